package check

import (
	"slices"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// misplaced returns the fix that moves an unknown key to its place: an option
// that is directly under config.
func (r *run) misplaced(p *place, pair document.Pair) []diagnostic.Fix {
	isInConfig := p.file.Source.Name == project.Charmcraft && len(p.path) == 1 && p.path[0] == "config"
	if !isInConfig || !looksLike(schema.Option, pair.Value) {
		return nil
	}
	return moveToOptions(p, pair)
}

// looksLike reports whether a node is a mapping with keys, and all of them are in
// the schema.
func looksLike(node *schema.Node, mapping *document.Node) bool {
	all := pairs(mapping)
	return len(all) > 0 && !slices.ContainsFunc(all, func(pair document.Pair) bool { return node.Key(pair.Key.Text) == nil })
}

func moveToOptions(p *place, pair document.Pair) []diagnostic.Fix {
	const title = "Move to 'options'"
	options := p.node.At("options")
	switch {
	case p.node.Style == document.Flow:
		return nil
	case options != nil && options.Kind == document.Mapping:
		return moveInto(options, p, pair, title)
	case len(pairs(p.node)) == 1:
		return diagnostic.Way(title, wrapBlock(p.file.Source, pair, "options")...)
	}
	return nil
}

func moveInto(mapping *document.Node, p *place, pair document.Pair, title string) []diagnostic.Fix {
	gone := cut(p, pair)
	if gone == nil {
		return nil
	}
	return diagnostic.Way(title, gone[0].Edits[0], edit.Add(p.file.Source, mapping, edit.Text(p.file.Source, pair)))
}

// wrapBlock puts a pair in a block mapping under a new key.
func wrapBlock(file *source.File, pair document.Pair, key string) []source.Edit {
	text := edit.Text(file, pair)
	indent := file.Position(pair.Key.Span.Start).Character
	span := source.Span{Start: pair.Key.Span.Start, End: max(pair.Key.Span.End, pair.Value.Span.End)}
	return []source.Edit{{File: file.Name, Span: span, Text: key + ":\n" + edit.Indent(text, indent+2)}}
}
