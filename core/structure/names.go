package structure

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/integration"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// entry returns the content that belongs under a name without any, as one line of
// YAML; empty if nothing has to be there, or the content is not known.
func entry(names *schema.Names, name string) string {
	if names == nil || names.Value == nil || names.Value.Types&schema.Null != 0 {
		return ""
	}
	switch names.Kind {
	case schema.Endpoints:
		return endpoint(name)
	case schema.Options:
		return "type: string"
	case schema.Actions:
		return "{}"
	}
	return ""
}

// endpoint returns the content of an endpoint with the name of an integration or
// of an interface; empty for other names.
func endpoint(name string) string {
	known := cmp.Or(integration.At(name), integration.ByInterface(name))
	if known == nil {
		return ""
	}
	return "interface: " + known.Interface
}

// adds says what a fix adds to each entry of a mapping of names; empty if it adds
// nothing.
func adds(names *schema.Names) string {
	switch {
	case names == nil:
	case names.Kind == schema.Endpoints:
		return ", each with its interface"
	case names.Kind == schema.Options:
		return ", each of type string"
	}
	return ""
}

// entryText returns the text of an entry: its name as the user wrote it, ':', and
// the content that belongs under it, for a name at the column indent.
func (s *sheet) entryText(names *schema.Names, written, name string, indent int) string {
	switch text := entry(names, name); text {
	case "":
		return written + ":"
	case "{}":
		return written + ": {}"
	default:
		return written + ":\n" + spaces(indent+s.step) + text
	}
}

// itemName turns the name that an item begins with into the value of the key that
// identifies items.
func (s *sheet) itemName(at *spot) []candidate {
	name := naming(at.up.schema)
	if name == "" || at.up.parent == nil || at.up.parent.Kind != document.Sequence || at.node.Tag != resolver.TagNull || at.node.Span.Len() > 0 || at.parent.Pair(name) != nil {
		return nil
	}
	text := s.written(at.key)
	end := at.key.Span.End + strings.IndexByte(s.file.Text[at.key.Span.End:]+":", ':') + 1
	if end > len(s.file.Text) {
		return nil
	}
	return []candidate{{
		at: at.key.Span, title: "Write " + quoted(name+": "+text), edits: []source.Edit{s.edit(at.key.Span.Start, end, name+": "+text)}, cost: -2,
		message: quoted(at.key.Text) + " has nothing under it. It is probably the " + quoted(name) + " of this item.",
	}}
}

// empties fills in, all at once, the content of the names of a mapping that have
// nothing under them.
func (s *sheet) empties(at *spot) []candidate {
	if at.key == nil || at.up == nil || at.parent.Style == document.Flow || at.up.schema.Key(at.key.Text) != nil {
		return nil
	}
	names := at.up.schema.Named(at.key.Text)
	edits := s.filled(at.parent.Pairs, names)
	if len(edits) < 2 { // a single one has its own finding
		return nil
	}
	return []candidate{{
		at: at.span(), title: "Write what belongs under each name", edits: edits, cost: -2,
		message: count(len(edits), string(names.Kind)) + " have nothing under their names.",
	}}
}

// filled returns the edits that fill in the names without content; nil if one of
// them cannot be.
func (s *sheet) filled(pairs []document.Pair, names *schema.Names) []source.Edit {
	empty := slices.DeleteFunc(slices.Clone(pairs), func(pair document.Pair) bool { return !s.isEmpty(pair) })
	return ofEach(empty, func(pair document.Pair) []source.Edit { return s.fill(pair, names) })
}

// fill writes what belongs under a name; nil if nothing does, or a comment follows
// the name.
func (s *sheet) fill(pair document.Pair, names *schema.Names) []source.Edit {
	line := &s.lines[s.lineOf(pair.Key.Span.Start)]
	text := s.entryText(names, "", pair.Key.Text, line.indent)
	if _, rest := line.key(); text == ":" || rest < 0 || line.at()+rest < line.end {
		return nil
	}
	return []source.Edit{s.edit(pair.Key.Span.End, line.end, text)}
}

// isEmpty reports whether a key on its own line has no value.
func (s *sheet) isEmpty(pair document.Pair) bool {
	value := pair.Value.Resolve()
	return value != nil && value.Tag == resolver.TagNull && value.Span.Len() == 0 && pair.Key.Kind == document.Scalar && s.ownLine(pair.Key.Span.Start)
}
