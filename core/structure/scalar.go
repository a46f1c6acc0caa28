package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// mappingToText joins the values of a mapping into the one word that the schema
// wants: a name of few parts, such as a base.
func (s *sheet) mappingToText(at *spot) []candidate {
	parts := s.scalars(at.node.Pairs)
	text := strings.Join(parts, "@")
	if text == "" || len(parts) != 1 && at.schema.Word(text) == nil {
		return nil
	}
	return []candidate{{
		at: at.span(), message: at.what() + " is written as a mapping, but it is one text.", title: "Change to " + quoted(text), drops: true,
		edits: []source.Edit{s.replaced(at, text)},
	}}
}

// scalars returns the values of pairs as they are in the file; nil if one of them
// is not a scalar.
func (s *sheet) scalars(pairs []document.Pair) (texts []string) {
	for _, pair := range pairs {
		if !isScalar(pair.Value) {
			return nil
		}
		texts = append(texts, s.plainText(pair.Value.Resolve()))
	}
	return texts
}

// replaced returns the edit that writes a text in the place of a value.
func (s *sheet) replaced(at *spot, text string) source.Edit {
	if at.key != nil {
		return s.edit(at.key.Span.End, at.node.Span.End, ": "+text)
	}
	return s.edit(at.node.Span.Start, at.node.Span.End, text)
}

// plainText returns a scalar as it is in the file, without quotes.
func (s *sheet) plainText(n *document.Node) string {
	span := edit.Content(n)
	return s.file.Text[span.Start:span.End]
}

// scalarToPairs writes a value as a mapping. A value that is missing gets the
// content that belongs there.
func (s *sheet) scalarToPairs(at *spot) []candidate {
	if at.node.Tag == resolver.TagNull {
		return s.empties(at)
	}
	return append(s.scalarToMapping(at), s.scalarToNames(at)...)
}

// scalarToMapping writes a value under the required key that accepts it.
func (s *sheet) scalarToMapping(at *spot) []candidate {
	key := requiredFor(at.schema, at.node)
	if at.key == nil || isBlockText(at.node) || key == nil {
		return nil
	}
	text := key.Name + ": " + s.written(at.node)
	return []candidate{{
		at: at.span(), title: "Write " + quoted(text) + " below it", edits: []source.Edit{s.asPair(at, text)},
		message: at.what() + " must be a mapping, not the text " + quoted(at.node.Text) + ", which is probably its " + quoted(key.Name) + ".",
	}}
}

// requiredFor returns the first required key of a mapping that accepts a value, or
// nil.
func requiredFor(mapping *schema.Node, value *document.Node) *schema.Key {
	for i := range mapping.Keys {
		if key := &mapping.Keys[i]; key.Mark&schema.Required != 0 && accepts(key.Node, value) && word(key.Node, value) >= 0 {
			return key
		}
	}
	return nil
}

// asPair returns the edit that writes a pair in the place of a value.
func (s *sheet) asPair(at *spot, text string) source.Edit {
	if at.isInFlow() {
		return s.edit(at.node.Span.Start, at.node.Span.End, "{"+text+"}")
	}
	return s.edit(at.key.Span.End, at.node.Span.End, ":\n"+spaces(s.childColumn(at))+text)
}

// isInFlow reports whether the collection around a value is in braces or brackets.
func (at *spot) isInFlow() bool { return at.parent != nil && at.parent.Style == document.Flow }

// childColumn returns the indentation of what is under the key of a value.
func (s *sheet) childColumn(at *spot) int {
	return s.lines[s.lineOf(at.key.Span.Start)].indent + s.step
}

// scalarToNames turns a text into the name of an entry.
func (s *sheet) scalarToNames(at *spot) []candidate {
	if at.key == nil || !isWord(at.node.Text) || at.isInFlow() {
		return nil
	}
	text := s.entryText(at.schema.Names, s.written(at.node), at.node.Text, s.childColumn(at))
	return []candidate{{
		at: at.span(), title: "Add ':' after " + quoted(at.node.Text) + strings.Replace(adds(at.schema.Names), "each ", "", 1), cost: 2,
		message: at.what() + " is a mapping: its names have ':' after them, as in '" + at.node.Text + ":'.",
		edits:   []source.Edit{s.asPair(at, text)},
	}}
}

// scalarToList turns a value into the only item of a list, or into several items
// if it has commas or spaces.
func (s *sheet) scalarToList(at *spot) []candidate {
	if at.key == nil || at.node.Tag == resolver.TagNull || isBlockText(at.node) || at.parent == nil || at.isInFlow() {
		return nil
	}
	items := s.itemsOf(at.node)
	lead := "\n" + spaces(s.childColumn(at)) + "- "
	return []candidate{{
		at: at.span(), title: "Write it as a list", message: at.what() + " is a list: each item begins with '- ', even if there is only one.",
		edits: []source.Edit{s.edit(at.key.Span.End, at.node.Span.End, ":"+lead+strings.Join(items, lead))}, drops: len(items) > 1,
	}}
}

// itemsOf returns the items that a scalar means: its words, if it has several and
// is not in quotes.
func (s *sheet) itemsOf(n *document.Node) []string {
	split := strings.FieldsFunc(n.Text, func(r rune) bool { return r == ',' || r == ' ' })
	if len(split) > 1 && n.Style == document.Plain {
		return split
	}
	return []string{s.written(n)}
}
