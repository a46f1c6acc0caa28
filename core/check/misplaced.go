package check

import (
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
	if p.file.Source.Name != project.Charmcraft || len(p.path) != 1 || p.path[0] != "config" {
		return nil
	}
	value := pair.Value.Resolve()
	if value == nil || value.Kind != document.Mapping || !looksLike(schema.Option, value) {
		return nil
	}
	return moveToOptions(p, pair)
}

// looksLike reports whether a mapping has keys, and all of them are in the
// schema.
func looksLike(node *schema.Node, mapping *document.Node) bool {
	all := pairs(mapping)
	for _, pair := range all {
		if node.Key(pair.Key.Text) == nil {
			return false
		}
	}
	return len(all) > 0
}

func moveToOptions(p *place, pair document.Pair) []diagnostic.Fix {
	const title = "Move to 'options'"
	if options := p.node.At("options"); options != nil && options.Kind == document.Mapping {
		gone := cut(p, pair)
		if gone == nil || p.node.Style == document.Flow {
			return nil
		}
		return diagnostic.Way(title, gone[0].Edits[0], edit.Add(p.file.Source, options, edit.Text(p.file.Source, pair)))
	}
	if len(pairs(p.node)) != 1 || p.node.Style == document.Flow {
		return nil
	}
	return diagnostic.Way(title, wrapBlock(p.file.Source, pair, "options")...)
}

// wrapBlock puts a pair in a block mapping under a new key.
func wrapBlock(file *source.File, pair document.Pair, key string) []source.Edit {
	text := edit.Text(file, pair)
	indent := file.Position(pair.Key.Span.Start).Character
	span := source.Span{Start: pair.Key.Span.Start, End: max(pair.Key.Span.End, pair.Value.Span.End)}
	return []source.Edit{{File: file.Name, Span: span, Text: key + ":\n" + edit.Indent(text, indent+2)}}
}
