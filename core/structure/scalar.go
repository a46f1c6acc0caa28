package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// mappingToText joins the values of a mapping into the one word that the schema
// wants: a name of few parts, such as a base.
func (s *sheet) mappingToText(at *spot) []candidate {
	var parts []string
	for _, pair := range at.node.Pairs {
		value := pair.Value.Resolve()
		if value == nil || value.Kind != document.Scalar {
			return nil
		}
		parts = append(parts, s.plainText(value))
	}
	text := strings.Join(parts, "@")
	known := at.schema.Word(text) != nil
	if !known && len(parts) != 1 || text == "" {
		return nil
	}
	c := candidate{
		at: at.span(), message: at.what() + " is written as a mapping, but it is one text.", title: "Change to " + quoted(text), drops: true,
		edits: []source.Edit{s.edit(at.node.Span.Start, at.node.Span.End, text)},
	}
	if at.key != nil {
		c.edits = []source.Edit{s.edit(at.key.Span.End, at.node.Span.End, ": "+text)}
	}
	return []candidate{c}
}

// plainText returns a scalar as it is in the file, without quotes.
func (s *sheet) plainText(n *document.Node) string {
	span := edit.Content(n)
	return s.file.Text[span.Start:span.End]
}

// scalarToMapping writes a value under the key that it most likely belongs to: a
// required one, or the only one that accepts it.
func (s *sheet) scalarToMapping(at *spot) []candidate {
	if at.key == nil || at.node.Style == document.Literal || at.node.Style == document.Folded {
		return nil
	}
	for i := range at.schema.Keys {
		key := &at.schema.Keys[i]
		if key.Mark&schema.Required == 0 || !accepts(key.Node, at.node) || word(key.Node, at.node) < 0 {
			continue
		}
		text := key.Name + ": " + s.file.Text[at.node.Span.Start:at.node.Span.End]
		l := &s.lines[s.lineOf(at.key.Span.Start)]
		c := candidate{
			at: at.span(), title: "Write " + quoted(text) + " below it",
			message: at.what() + " must be a mapping, not the text " + quoted(at.node.Text) + ", which is probably its " + quoted(key.Name) + ".",
			edits:   []source.Edit{s.edit(at.key.Span.End, at.node.Span.End, ":\n"+spaces(l.indent+s.step)+text)},
		}
		if at.parent != nil && at.parent.Style == document.Flow {
			c.edits = []source.Edit{s.edit(at.node.Span.Start, at.node.Span.End, "{"+text+"}")}
		}
		return []candidate{c}
	}
	return nil
}

// scalarToNames turns a text into the name of an entry.
func (s *sheet) scalarToNames(at *spot) []candidate {
	if at.key == nil || !isWord(at.node.Text) || at.parent != nil && at.parent.Style == document.Flow {
		return nil
	}
	indent := s.lines[s.lineOf(at.key.Span.Start)].indent + s.step
	text := s.entryText(at.schema.Names, s.file.Text[at.node.Span.Start:at.node.Span.End], at.node.Text, indent)
	return []candidate{{
		at: at.span(), title: "Add ':' after " + quoted(at.node.Text) + strings.Replace(adds(at.schema.Names), "each ", "", 1), cost: 2,
		message: at.what() + " is a mapping: its names have ':' after them, as in '" + at.node.Text + ":'.",
		edits:   []source.Edit{s.edit(at.key.Span.End, at.node.Span.End, ":\n"+spaces(indent)+text)},
	}}
}

// scalarToList turns a value into the only item of a list, or into several items
// if it has commas or spaces.
func (s *sheet) scalarToList(at *spot) []candidate {
	if at.key == nil || at.node.Style == document.Literal || at.node.Style == document.Folded || at.parent == nil || at.parent.Style == document.Flow {
		return nil
	}
	l := &s.lines[s.lineOf(at.key.Span.Start)]
	parts := []string{s.file.Text[at.node.Span.Start:at.node.Span.End]}
	if split := strings.FieldsFunc(at.node.Text, func(r rune) bool { return r == ',' || r == ' ' }); len(split) > 1 && at.node.Style == document.Plain {
		parts = split
	}
	indent := "\n" + spaces(l.indent+s.step) + "- "
	return []candidate{{
		at: at.span(), title: "Write it as a list", message: at.what() + " is a list: each item begins with '- ', even if there is only one.",
		edits: []source.Edit{s.edit(at.key.Span.End, at.node.Span.End, ":"+indent+strings.Join(parts, indent))}, drops: len(parts) > 1,
	}}
}
