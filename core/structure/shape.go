package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// reshaped returns the candidates that write a value in the shape that its schema
// requires.
func (s *sheet) reshaped(at *spot) []candidate {
	want := at.schema.Types
	if all := s.unwrapped(at); all != nil {
		return all
	}
	switch {
	case at.node.Kind == document.Sequence && want&schema.Map != 0:
		return s.listToMapping(at)
	case at.node.Kind == document.Sequence && len(at.node.Items) == 1 && want&schema.Scalar != 0:
		return s.onlyItem(at)
	case at.node.Kind == document.Mapping && want&schema.List != 0:
		return s.mappingToList(at)
	case at.node.Kind == document.Mapping && want&schema.Text != 0:
		return s.mappingToText(at)
	case at.node.Kind == document.Scalar && at.node.Tag != resolver.TagNull && want&schema.Map != 0:
		return append(s.scalarToMapping(at), s.scalarToNames(at)...)
	case at.node.Kind == document.Scalar && want&schema.Map != 0:
		return s.empties(at)
	case at.node.Kind == document.Scalar && at.node.Tag != resolver.TagNull && want&schema.List != 0:
		return s.scalarToList(at)
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
	c := candidate{
		at:      at.span(),
		message: at.what() + " is written as a list, but it is a mapping: each entry is a name with ':' after it, without '-'.",
		title:   "Write it as a mapping", cost: -4, drops: true,
	}
	if len(at.node.Items) > 0 && isScalar(at.node.Items[0]) {
		c.title += adds(at.schema.Names)
	}
	ok := true
	if at.node.Style == document.Flow {
		c.edits, ok = s.flowToMapping(at)
	} else {
		c.edits, ok = s.itemsToPairs(at)
	}
	if !ok {
		return nil
	}
	return []candidate{c}
}

// itemsToPairs returns the edits that turn the items of a block list into pairs.
func (s *sheet) itemsToPairs(at *spot) (edits []source.Edit, ok bool) {
	for _, item := range at.node.Items {
		item = item.Resolve()
		if item == nil {
			return nil, false
		}
		pair := s.unlisted(item, at.schema)
		if pair == nil {
			return nil, false
		}
		edits = append(edits, pair...)
	}
	return edits, true
}

// flowToMapping returns the edits that turn a list in brackets into a block
// mapping.
func (s *sheet) flowToMapping(at *spot) (edits []source.Edit, ok bool) {
	if at.key == nil || at.parent.Style == document.Flow {
		return nil, false
	}
	indent := s.lines[s.lineOf(at.key.Span.Start)].indent + s.step
	text := ":"
	for _, item := range at.node.Items {
		item = item.Resolve()
		if item == nil || item.Kind != document.Scalar || item.Text == "" {
			return nil, false
		}
		text += "\n" + spaces(indent) + s.entryText(at.schema.Names, s.file.Text[item.Span.Start:item.Span.End], item.Text, indent)
	}
	if len(at.node.Items) == 0 {
		text += "\n" + spaces(indent)
	}
	return []source.Edit{s.edit(at.key.Span.End, at.node.Span.End, text)}, true
}

// isScalar reports whether an item of a list is a scalar.
func isScalar(item *document.Node) bool {
	item = item.Resolve()
	return item != nil && item.Kind == document.Scalar
}

// unlisted returns the edits that turn an item of a block list into a pair of a
// mapping with that schema.
func (s *sheet) unlisted(item *document.Node, mapping *schema.Node) []source.Edit {
	start := item.Span.Start
	number := s.lineOf(start)
	l := &s.lines[number]
	dash := strings.LastIndex(s.file.Text[l.start:start], "-")
	if dash < 0 || strings.TrimSpace(s.file.Text[l.start+dash+1:start]) != "" {
		return nil
	}
	from := l.start + dash
	switch item.Kind {
	case document.Scalar:
		if item.Style == document.Literal || item.Style == document.Folded || !isWord(item.Text) {
			return nil
		}
		text := s.entryText(mapping.Names, "", item.Text, dash)
		return []source.Edit{s.edit(from, start, ""), s.edit(item.Span.End, item.Span.End, text)}
	case document.Mapping:
		return s.unlistedMapping(item, from, dash)
	}
	return nil
}

func (s *sheet) unlistedMapping(item *document.Node, from, dash int) []source.Edit {
	if item.Style == document.Flow {
		return nil
	}
	for _, name := range nameKeys {
		pair := item.Pair(name)
		if pair == nil || pair.Value.Kind != document.Scalar || !isWord(pair.Value.Text) {
			continue
		}
		return s.named(item, pair, from, dash)
	}
	if start := item.Pairs[0].Key.Span.Start; len(item.Pairs) != 1 { // the item itself is the mapping
		return []source.Edit{s.edit(from, start, spaces(start-from))}
	}
	// "- name:" with its mapping: the dash goes, and the children stay deeper
	return []source.Edit{s.edit(from, item.Pairs[0].Key.Span.Start, "")}
}

// named turns an item into a pair: its name becomes the key.
func (s *sheet) named(item *document.Node, pair *document.Pair, from, dash int) []source.Edit {
	key := s.file.Text[pair.Value.Span.Start:pair.Value.Span.End] + ":"
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
	item := at.node.Items[0].Resolve()
	if item == nil || item.Kind != document.Scalar || at.key == nil {
		return nil
	}
	return []candidate{{
		at: at.span(), message: at.what() + " is written as a list, but it has one value only.", title: "Write the value without '-' and brackets", drops: true,
		edits: []source.Edit{s.edit(at.key.Span.End, at.node.Span.End, ": "+s.file.Text[item.Span.Start:item.Span.End])},
	}}
}

// mappingToList turns the keys of a mapping into items, its pairs into items with
// names, or the whole mapping into the only item of a list.
func (s *sheet) mappingToList(at *spot) []candidate {
	if at.node.Style == document.Flow || len(at.node.Pairs) == 0 || !s.ownLine(at.node.Span.Start) {
		return nil
	}
	c := candidate{
		at: at.span(), message: at.what() + " is written as a mapping, but it is a list: each item begins with '- '.", title: "Write it as a list", drops: true,
	}
	var all []candidate
	for _, edits := range [][]source.Edit{s.keysAsItems(at.node), s.namesAsItems(at)} {
		if edits != nil {
			all = append(all, c.with(edits))
		}
	}
	if first := at.node.Pairs[0].Key; at.key != nil && at.schema.Item.Key(first.Text) != nil {
		c.at.End = first.Span.End // the dash is missing there
	}
	if edits := s.asOnlyItem(at); edits != nil {
		all = append(all, c.with(edits))
	}
	return all
}

// asOnlyItem returns the edits that turn a mapping into the only item of a list,
// if the items are mappings.
func (s *sheet) asOnlyItem(at *spot) []source.Edit {
	if at.schema.Item == nil || at.schema.Item.Types&schema.Map == 0 {
		return nil
	}
	var edits []source.Edit
	lead := "- "
	first, last := s.lineOf(at.node.Span.Start), s.lineOf(max(at.node.Span.End-1, at.node.Span.Start))
	for i := first; i <= last; i++ {
		if l := &s.lines[i]; l.body != "" {
			edits = append(edits, s.edit(l.start+s.lines[first].indent, l.start+s.lines[first].indent, lead))
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
	var edits []source.Edit
	for _, pair := range at.node.Pairs {
		item := s.nameAsItem(pair, name)
		if item == nil {
			return nil
		}
		edits = append(edits, item...)
	}
	return edits
}

func (s *sheet) nameAsItem(pair document.Pair, name string) []source.Edit {
	key, value := pair.Key, pair.Value.Resolve()
	if name == "" || value == nil || value.Kind != document.Mapping || value.Style == document.Flow || value.Pair(name) != nil || key.Kind != document.Scalar {
		return nil
	}
	first, start := s.lineOf(key.Span.Start), s.lineOf(value.Span.Start)
	if start == first {
		return nil
	}
	l := &s.lines[first]
	head := s.edit(key.Span.Start, l.at()+len(l.body), "- "+name+": "+s.file.Text[key.Span.Start:key.Span.End])
	if s.lines[start].indent == l.indent+2 {
		return []source.Edit{head}
	}
	moved := s.shift(start, s.lineOf(value.Span.End-1)+1, l.indent+2)
	if moved == nil {
		return nil
	}
	return append([]source.Edit{head}, moved...)
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
// the keys have no values; nil otherwise.
func (s *sheet) keysAsItems(n *document.Node) []source.Edit {
	var edits []source.Edit
	for _, pair := range n.Pairs {
		value := pair.Value.Resolve()
		if value == nil || pair.Key.Kind != document.Scalar {
			return nil
		}
		switch {
		case value.Kind == document.Scalar && value.Tag == resolver.TagNull:
			end := pair.Key.Span.End + strings.Index(s.file.Text[pair.Key.Span.End:]+":", ":")
			edits = append(edits, s.edit(pair.Key.Span.Start, pair.Key.Span.Start, "- "), s.edit(pair.Key.Span.End, min(end+1, len(s.file.Text)), ""))
		case value.Kind == document.Scalar && len(n.Pairs) == 1 && value.Style != document.Literal && value.Style != document.Folded:
			edits = append(edits, s.edit(pair.Key.Span.Start, value.Span.Start, "- "))
		default:
			return nil
		}
	}
	return edits
}

// ownLine reports whether only white space comes before an offset on its line.
func (s *sheet) ownLine(offset int) bool {
	l := &s.lines[s.lineOf(offset)]
	return offset <= l.at()
}
