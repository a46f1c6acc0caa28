package structure

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// merged returns the candidates that join the two blocks of a duplicate key.
func (s *sheet) merged(root *document.Node) []candidate { return s.mergedBelow(nil, root, 0) }

// mergedBelow adds the candidates for a node and its children to all.
func (s *sheet) mergedBelow(all []candidate, n *document.Node, depth int) []candidate {
	if n == nil || depth > deepestWalk || len(all) > 3 {
		return all
	}
	seen := map[string]int{}
	for i, pair := range n.Pairs {
		if first, twice := seen[pair.Key.Text]; twice && pair.Key.Kind == document.Scalar {
			all = append(all, s.merge(n, first, i)...)
		} else {
			seen[pair.Key.Text] = i
		}
		all = s.mergedBelow(all, pair.Value, depth+1)
	}
	for _, item := range n.Items {
		all = s.mergedBelow(all, item, depth+1)
	}
	return all
}

// merge moves the content of the second of two equal keys under the first.
func (s *sheet) merge(mapping *document.Node, first, second int) []candidate {
	a, b := mapping.Pairs[first], mapping.Pairs[second]
	if mapping.Style == document.Flow || a.Value.Kind != b.Value.Kind || a.Value.Kind == document.Alias || !s.ownLine(b.Key.Span.Start) {
		return nil
	}
	c := s.twice(a.Key, b.Key)
	if a.Value.Kind == document.Scalar {
		return s.same(c, mapping, first, second, s.plainText(a.Value) == s.plainText(b.Value))
	}
	if c.edits = s.together(mapping, first, second); c.edits == nil {
		c.cost = fitKey
		return s.same(c, mapping, first, second, false)
	}
	return []candidate{c}
}

// twice says that a key appears twice.
func (s *sheet) twice(first, second *document.Node) candidate {
	name := quoted(first.Text)
	return candidate{
		at: second.Span, drops: true, title: "Put both blocks of " + name + " together",
		message: "The key " + name + " appears twice: here, and on line " + lineNumber(s.lineOf(first.Span.Start)) + ". A mapping has each key only once.",
	}
}

// together returns the edits that join the blocks of two equal keys; nil if the
// blocks contradict each other.
func (s *sheet) together(mapping *document.Node, first, second int) []source.Edit {
	a, b := mapping.Pairs[first].Value, mapping.Pairs[second].Value
	added, ok := s.joined(a, b)
	gone, whole := edit.Remove(s.file, mapping, second)
	switch {
	case !ok || !whole:
		return nil
	case second == first+1 && s.indentOf(b) == s.indentOf(a) && !share(a, b):
		// Nothing is in between: only the second key goes.
		return []source.Edit{s.removeLine(s.lineOf(mapping.Pairs[second].Key.Span.Start))}
	}
	return append(added, gone)
}

// again returns the candidate that joins the block of a misspelt key with the
// block of the correct key beside it.
func (s *sheet) again(at *spot) []candidate {
	near := suggest.Nearest(at.key.Text, at.up.schema.KeyNames(), suggest.Slips())
	if len(near) == 0 || at.node.Kind == document.Scalar {
		return nil
	}
	first := slices.IndexFunc(at.parent.Pairs, func(pair document.Pair) bool { return pair.Key.Text == near[0] && pair.Value.Kind == at.node.Kind })
	if first < 0 {
		return nil
	}
	return s.meantFor(at, first)
}

// meantFor joins the block of a misspelt key with the block of the key that it is
// meant for, if there is only one way to.
func (s *sheet) meantFor(at *spot, first int) []candidate {
	all, key := s.merge(at.parent, first, at.index), at.parent.Pairs[first].Key
	if len(all) != 1 {
		return nil
	}
	all[0].cost = -4
	all[0].message = quoted(at.key.Text) + " is probably meant for " + quoted(key.Text) + ", which is already on line " + lineNumber(s.lineOf(key.Span.Start)) + "."
	return all
}

// indentOf returns the column at which a block begins, endOf the end of its last
// line.
func (s *sheet) indentOf(n *document.Node) int { return s.lines[s.lineOf(n.Span.Start)].indent }

func (s *sheet) endOf(n *document.Node) int { return s.lines[s.lastLine(n.Span)].end }

// joined returns the edits that put the content of b into a, a node of the same
// kind, and join the blocks of keys that both have; false if they contradict each
// other.
func (s *sheet) joined(a, b *document.Node) ([]source.Edit, bool) {
	if !areBlocks(a, b) {
		return nil, false
	}
	by := s.indentOf(a) - s.indentOf(b)
	inner, pairs, ok := s.joinedPairs(a, b, by)
	if body := s.itemsBelow(b, by) + pairs; ok && body != "" {
		inner = append(inner, s.edit(s.endOf(a), s.endOf(a), body))
	}
	return inner, ok
}

// areBlocks reports whether two nodes are both mappings or both lists, each on
// lines of its own.
func areBlocks(a, b *document.Node) bool {
	return a.Kind == b.Kind && a.Kind != document.Scalar && a.Style != document.Flow && b.Style != document.Flow && a.Span.Len() > 0 && b.Span.Len() > 0
}

// itemsBelow returns the items of a list as lines to add, indented by so many
// columns more.
func (s *sheet) itemsBelow(n *document.Node, by int) (body string) {
	for _, item := range n.Items {
		body += "\n" + reindent(s.block(item.Span.Start, item.Span.End), by)
	}
	return body
}

// joinedPairs returns the edits that join the blocks of the keys that two mappings
// have, and the pairs that only b has, as lines to add to a.
func (s *sheet) joinedPairs(a, b *document.Node, by int) (edits []source.Edit, body string, ok bool) {
	for _, pair := range b.Pairs {
		own := a.Pair(pair.Key.Text)
		if own == nil {
			body += "\n" + reindent(s.block(pair.Key.Span.Start, max(pair.Key.Span.End, pair.Value.Span.End)), by)
			continue
		}
		inner, ok := s.joinedValues(own.Value, pair.Value)
		if !ok {
			return nil, "", false
		}
		edits = append(edits, inner...)
	}
	return edits, body, true
}

// joinedValues does the same as joined; equal scalars need no edits.
func (s *sheet) joinedValues(a, b *document.Node) ([]source.Edit, bool) {
	if a.Kind == document.Scalar && b.Kind == document.Scalar && s.plainText(a) == s.plainText(b) {
		return nil, true
	}
	return s.joined(a, b)
}

// block returns the lines from one offset to another, with the comments right
// above.
func (s *sheet) block(start, end int) string {
	first, last := s.lineOf(start), s.lineOf(max(end-1, start))
	for first > 0 && strings.HasPrefix(s.lines[first-1].body, "#") && s.lines[first-1].indent == s.lines[first].indent {
		first--
	}
	return s.file.Text[s.lines[first].start:s.lines[last].end]
}

// lineNumber returns a line's number as editors count, from 1.
func lineNumber(line int) string { return strconv.Itoa(line + 1) }

// same removes one of two equal pairs: the second, or either one if their values
// differ.
func (s *sheet) same(c candidate, mapping *document.Node, first, second int, equal bool) []candidate {
	key := quoted(mapping.Pairs[second].Key.Text)
	var all []candidate
	if gone, ok := edit.TakeOut(s.file, mapping, second); ok {
		c.title, c.edits = "Remove the second "+key, []source.Edit{gone}
		all = append(all, c)
	}
	if gone, ok := edit.TakeOut(s.file, mapping, first); ok && !equal {
		c.title, c.edits = "Remove the first "+key, []source.Edit{gone}
		c.cost++
		all = append(all, c)
	}
	return all
}

// share reports whether two mappings have a key in common.
func share(a, b *document.Node) bool {
	return slices.ContainsFunc(b.Pairs, func(pair document.Pair) bool { return a.Pair(pair.Key.Text) != nil })
}

// reindent indents lines by so many columns more, or less if by is negative.
func reindent(text string, by int) string {
	if by >= 0 {
		return edit.Indent(text, by)
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		n := min(-by, len(line)-len(strings.TrimLeft(line, " ")))
		lines[i] = line[n:]
	}
	return strings.Join(lines, "\n")
}
