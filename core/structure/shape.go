package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// reshapes are the rows of the table about a value of another type: for the kind
// that it has and a type that the schema wants, the first row counts.
var reshapes = []struct {
	kind    document.Kind
	want    schema.Type
	reshape func(s *sheet, at *spot) []candidate
}{
	{document.Sequence, schema.Map, (*sheet).listToMapping},
	{document.Sequence, schema.Scalar, (*sheet).onlyItem},
	{document.Mapping, schema.List, (*sheet).mappingToList},
	{document.Mapping, schema.Text, (*sheet).mappingToText},
	{document.Scalar, schema.Map, (*sheet).scalarToPairs},
	{document.Scalar, schema.List, (*sheet).scalarToList},
}

// reshaped returns the candidates that write a value in the shape that its schema
// requires.
func (s *sheet) reshaped(at *spot) []candidate {
	if all := s.unwrapped(at); all != nil {
		return all
	}
	for _, row := range reshapes {
		if at.node.Kind == row.kind && at.schema.Types&row.want != 0 {
			return row.reshape(s, at)
		}
	}
	return nil
}

// what names the place of a value in a message: its nearest key, or the file.
func (at *spot) what() string {
	for ; at != nil; at = at.up {
		if at.key != nil {
			return quoted(at.key.Text)
		}
	}
	return "the file"
}

// span returns the place to point at.
func (at *spot) span() source.Span {
	if at.key != nil {
		return at.key.Span
	}
	return source.Span{Start: at.node.Span.Start, End: at.node.Span.Start}
}

// nameKeys are the keys under which people write the name of an item when the
// name should be the key.
var nameKeys = []string{"name", "id", "key", "endpoint", "option", "action"}

// listToMapping turns the items of a list into pairs, each with the item's name
// as its key.
func (s *sheet) listToMapping(at *spot) []candidate {
	edits := s.asPairs(at)
	if edits == nil {
		return nil
	}
	title := "Write it as a mapping"
	if len(at.node.Items) > 0 && isScalar(at.node.Items[0]) {
		title += adds(at.schema.Names)
	}
	return []candidate{{
		at: at.span(), title: title, edits: edits, cost: -4, drops: true,
		message: at.what() + " is written as a list, but it is a mapping: each entry is a name with ':' after it, without '-'.",
	}}
}

// asPairs returns the edits that turn the items of a list into pairs; nil if an
// item cannot be one.
func (s *sheet) asPairs(at *spot) []source.Edit {
	if at.node.Style == document.Flow {
		return s.flowToMapping(at)
	}
	return ofEach(at.node.Items, func(item *document.Node) []source.Edit { return s.unlisted(item.Resolve(), at.schema) })
}

// ofEach returns the edits of all parts of a value; nil if a part has none.
func ofEach[Part any](parts []Part, edit func(Part) []source.Edit) (all []source.Edit) {
	for _, part := range parts {
		edits := edit(part)
		if edits == nil {
			return nil
		}
		all = append(all, edits...)
	}
	return all
}

// flowToMapping returns the edits that turn a list in brackets into a block
// mapping.
func (s *sheet) flowToMapping(at *spot) []source.Edit {
	if at.key == nil || at.parent.Style == document.Flow {
		return nil
	}
	indent, text := s.childColumn(at), ":"
	for _, item := range at.node.Items {
		item = item.Resolve()
		if !isScalar(item) || item.Text == "" {
			return nil
		}
		text += "\n" + spaces(indent) + s.entryText(at.schema.Names, s.written(item), item.Text, indent)
	}
	if len(at.node.Items) == 0 {
		text += "\n" + spaces(indent)
	}
	return []source.Edit{s.edit(at.key.Span.End, at.node.Span.End, text)}
}

// written returns a node as it is in the file.
func (s *sheet) written(n *document.Node) string { return s.file.Text[n.Span.Start:n.Span.End] }

// isScalar reports whether a node, or what an alias stands for, is a scalar.
func isScalar(n *document.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == document.Scalar
}

// unlisted returns the edits that turn an item of a block list into a pair of a
// mapping with that schema; nil if it cannot be one.
func (s *sheet) unlisted(item *document.Node, mapping *schema.Node) []source.Edit {
	if item == nil {
		return nil
	}
	l := &s.lines[s.lineOf(item.Span.Start)]
	before := s.file.Text[l.start:item.Span.Start]
	dash := strings.LastIndex(before, "-")
	switch {
	case dash < 0 || strings.TrimSpace(before[dash+1:]) != "":
	case item.Kind == document.Scalar:
		return s.unlistedScalar(item, mapping, l.start+dash, dash)
	case item.Kind == document.Mapping:
		return s.unlistedMapping(item, l.start+dash, dash)
	}
	return nil
}

// unlistedScalar turns an item with a dash at the offset from, which is the column
// dash, into a name with what belongs under it.
func (s *sheet) unlistedScalar(item *document.Node, mapping *schema.Node, from, dash int) []source.Edit {
	if isBlockText(item) || !isWord(item.Text) {
		return nil
	}
	text := s.entryText(mapping.Names, "", item.Text, dash)
	return []source.Edit{s.edit(from, item.Span.Start, ""), s.edit(item.Span.End, item.Span.End, text)}
}

// isBlockText reports whether a scalar is the text of lines after a | or >.
func isBlockText(n *document.Node) bool {
	return n.Style == document.Literal || n.Style == document.Folded
}

func (s *sheet) unlistedMapping(item *document.Node, from, dash int) []source.Edit {
	if item.Style == document.Flow {
		return nil
	}
	if pair := nameIn(item); pair != nil {
		return s.named(item, pair, from, dash)
	}
	start := item.Pairs[0].Key.Span.Start
	if len(item.Pairs) > 1 { // the item itself is the mapping
		return []source.Edit{s.edit(from, start, spaces(start-from))}
	}
	// "- name:" with its mapping: the dash goes, and the children stay deeper
	return []source.Edit{s.edit(from, start, "")}
}

// nameIn returns the pair of an item that holds its name, or nil.
func nameIn(item *document.Node) *document.Pair {
	for _, name := range nameKeys {
		if pair := item.Pair(name); pair != nil && pair.Value.Kind == document.Scalar && isWord(pair.Value.Text) {
			return pair
		}
	}
	return nil
}

// named turns an item into a pair: its name becomes the key.
func (s *sheet) named(item *document.Node, pair *document.Pair, from, dash int) []source.Edit {
	key := s.written(pair.Value) + ":"
	if pair.Key == item.Pairs[0].Key {
		return []source.Edit{s.edit(from, pair.Value.Span.End, key)}
	}
	first := item.Pairs[0].Key.Span.Start
	number := s.lineOf(pair.Key.Span.Start)
	if number == s.lineOf(first) {
		return nil
	}
	return []source.Edit{s.edit(from, first, key+"\n"+spaces(first-from+dash)), s.removeLine(number)}
}

// onlyItem replaces a list of one item with the item.
func (s *sheet) onlyItem(at *spot) []candidate {
	if len(at.node.Items) != 1 || !isScalar(at.node.Items[0]) || at.key == nil {
		return nil
	}
	return []candidate{{
		at: at.span(), message: at.what() + " is written as a list, but it has one value only.", title: "Write the value without '-' and brackets", drops: true,
		edits: []source.Edit{s.replaced(at, s.written(at.node.Items[0].Resolve()))},
	}}
}

// mappingToList turns the keys of a mapping into items, its pairs into items with
// names, or the whole mapping into the only item of a list.
func (s *sheet) mappingToList(at *spot) (all []candidate) {
	if !isBlockMapping(at.node) || !s.ownLine(at.node.Span.Start) {
		return nil
	}
	c := candidate{
		at: at.span(), message: at.what() + " is written as a mapping, but it is a list: each item begins with '- '.", title: "Write it as a list", drops: true,
	}
	for _, edits := range [][]source.Edit{s.keysAsItems(at.node), s.namesAsItems(at)} {
		if edits != nil {
			all = append(all, c.with(edits))
		}
	}
	return append(all, s.mappingAsItem(at, c)...)
}

// mappingAsItem turns a mapping into the only item of a list.
func (s *sheet) mappingAsItem(at *spot, c candidate) []candidate {
	edits := s.asOnlyItem(at)
	if edits == nil {
		return nil
	}
	if first := at.node.Pairs[0].Key; at.key != nil && at.schema.Item.Key(first.Text) != nil {
		c.at.End = first.Span.End // the dash is missing there
	}
	return []candidate{c.with(edits)}
}

// asOnlyItem returns the edits that turn a mapping into the only item of a list,
// if the items are mappings.
func (s *sheet) asOnlyItem(at *spot) (edits []source.Edit) {
	if at.schema.Item == nil || at.schema.Item.Types&schema.Map == 0 {
		return nil
	}
	lead, first := "- ", s.lineOf(at.node.Span.Start)
	for i := first; i <= s.lastLine(at.node.Span); i++ {
		if l := &s.lines[i]; l.body != "" {
			column := l.start + s.lines[first].indent
			edits = append(edits, s.edit(column, column, lead))
			lead = "  "
		}
	}
	return edits
}

// namesAsItems returns the edits that turn each pair of a mapping into an item:
// its name goes under the key that each item must have. It returns nil if items
// have no such key.
func (s *sheet) namesAsItems(at *spot) []source.Edit {
	name := naming(at.schema.Item)
	return ofEach(at.node.Pairs, func(pair document.Pair) []source.Edit { return s.nameAsItem(pair, name) })
}

// nameAsItem turns a name with a mapping below it into an item: the name goes
// under the key name, and the mapping beside it.
func (s *sheet) nameAsItem(pair document.Pair, name string) []source.Edit {
	key, value := pair.Key, pair.Value.Resolve()
	if !canHaveName(pair, name) || s.lineOf(value.Span.Start) == s.lineOf(key.Span.Start) {
		return nil
	}
	l := &s.lines[s.lineOf(key.Span.Start)]
	moved, ok := s.movedTo(value.Span, l.indent+2)
	if !ok {
		return nil
	}
	head := s.edit(key.Span.Start, l.at()+len(l.body), "- "+name+": "+s.written(key))
	return append([]source.Edit{head}, moved...)
}

// movedTo returns the edits that indent the lines of a span by so many columns,
// which may be none; false if they cannot be moved there.
func (s *sheet) movedTo(span source.Span, to int) ([]source.Edit, bool) {
	first := s.lineOf(span.Start)
	if s.lines[first].indent == to {
		return nil, true
	}
	edits := s.shift(first, s.lastLine(span)+1, to)
	return edits, edits != nil
}

// canHaveName reports whether a pair is a name with a block mapping that can hold
// the name under a key.
func canHaveName(pair document.Pair, name string) bool {
	value := pair.Value.Resolve()
	return name != "" && pair.Key.Kind == document.Scalar && value != nil && value.Kind == document.Mapping && value.Style != document.Flow && value.Pair(name) == nil
}

// naming returns the key that identifies the items of a list: the first required
// one.
func naming(item *schema.Node) string {
	if item == nil {
		return ""
	}
	for i := range item.Keys {
		if item.Keys[i].Mark&schema.Required != 0 {
			return item.Keys[i].Name
		}
	}
	return ""
}

// keysAsItems returns the edits that turn the keys of a mapping into items, if
// the keys have no values, or its only value into one; nil otherwise.
func (s *sheet) keysAsItems(n *document.Node) []source.Edit {
	return ofEach(n.Pairs, func(pair document.Pair) []source.Edit {
		value := pair.Value.Resolve()
		switch {
		case !isScalar(value) || pair.Key.Kind != document.Scalar:
			return nil
		case value.Tag == resolver.TagNull:
			return s.keyAsItem(pair.Key)
		case len(n.Pairs) == 1 && !isBlockText(value):
			return []source.Edit{s.edit(pair.Key.Span.Start, value.Span.Start, "- ")}
		}
		return nil
	})
}

// keyAsItem puts a dash before a key, and removes its colon.
func (s *sheet) keyAsItem(key *document.Node) []source.Edit {
	end := key.Span.End + strings.Index(s.file.Text[key.Span.End:]+":", ":")
	return []source.Edit{s.edit(key.Span.Start, key.Span.Start, "- "), s.edit(key.Span.End, min(end+1, len(s.file.Text)), "")}
}

// ownLine reports whether only white space comes before an offset on its line.
func (s *sheet) ownLine(offset int) bool {
	l := &s.lines[s.lineOf(offset)]
	return offset <= l.at()
}
