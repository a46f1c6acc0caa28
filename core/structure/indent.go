package structure

import (
	"slices"
	"strings"

	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// columns returns the plausible indentations of a line: those of the earlier
// lines that can be its parent or sibling, one step more than the last of these,
// and that of the next line.
func (s *sheet) columns(i int) []int {
	var all columnSet
	all.add(s.column(s.after(i)))
	if j := s.before(i); j >= 0 {
		l := &s.lines[j]
		all.add(l.indent, l.indent+s.step, l.indent+dashes(l.body))
	}
	s.addParents(&all, i)
	return all
}

// column returns the indentation of a line, or -1 beyond the last one.
func (s *sheet) column(i int) int {
	if i >= len(s.lines) {
		return -1
	}
	return s.lines[i].indent
}

// mostAbove is how many lines are searched for the parents of a line.
const mostAbove = 60

// addParents adds the indentations of the lines that a line can be under or
// beside, from the nearest line to the top level.
func (s *sheet) addParents(all *columnSet, i int) {
	j, least := s.before(i), 1<<20
	for n := 0; j >= 0 && n < mostAbove && least > 0; j, n = s.before(j), n+1 {
		if indent := s.lines[j].indent; indent < least {
			least = indent
			all.add(least, s.besideParent(j))
		}
	}
	if j < 0 {
		all.add(0)
	}
}

// columnSet is a list of indentations without duplicates, in the order in which
// they are tried.
type columnSet []int

func (c *columnSet) add(columns ...int) {
	for _, column := range columns {
		if column >= 0 && !slices.Contains(*c, column) {
			*c = append(*c, column)
		}
	}
}

// besideParent returns one step more than the indentation of a line's parent; -1
// for an item, and for a line without a parent.
func (s *sheet) besideParent(j int) int {
	parent := s.parent(j)
	if parent < 0 || s.lines[j].isItem() {
		return -1
	}
	return s.lines[parent].indent + s.step
}

// mostSiblings is the most sibling blocks for which each number of them is
// shifted together; with more, only all of them are.
const mostSiblings = 6

// indents moves a line, with its children and sibling blocks, to each plausible
// indentation.
func indents(s *sheet, i int) (all []candidate) {
	if !s.lines[i].hasStructure() {
		return nil
	}
	ends, parts := s.siblings(i), s.parts(i)
	for _, to := range s.columns(i) {
		if to != s.lines[i].indent {
			all = append(all, s.shiftedEach(i, to, ends, parts)...)
		}
	}
	return all
}

// shiftedEach moves the lines from i to each of the ends: of sibling blocks, and
// of parts of the line's own block, which is less likely.
func (s *sheet) shiftedEach(i, to int, ends, parts []int) (all []candidate) {
	for n, end := range ends {
		all = append(all, s.shiftedTo(i, end, n, to, 0)...)
	}
	for _, end := range parts {
		all = append(all, s.shiftedTo(i, end, 0, to, 1)...)
	}
	return all
}

// shiftedTo returns shifted with its own edits and an extra cost; nil if the
// lines cannot be moved there.
func (s *sheet) shiftedTo(i, end, n, to, cost int) []candidate {
	if edits := s.shift(i, end, to); edits != nil && !s.strays(i, end, to) {
		c := s.shifted(i, n, to, edits)
		c.cost += cost
		return []candidate{c}
	}
	return nil
}

// parts returns the possible ends of a part of a line's block: after the line
// itself, and after each of its first children.
func (s *sheet) parts(i int) []int {
	var ends []int
	for child, end := s.after(i), s.blockEnd(i); child < end && len(ends) <= mostSiblings && (ends == nil || !s.lines[i].isItem()); child = s.after(s.blockEnd(child) - 1) {
		ends = append(ends, child)
	}
	return ends
}

// siblings returns the ends of a line's block and of its sibling blocks, in
// ascending order.
func (s *sheet) siblings(i int) []int {
	end := s.blockEnd(i)
	ends := []int{end}
	for next := s.after(end - 1); s.isSibling(next, i); next = s.after(end - 1) {
		end = s.blockEnd(next)
		ends = append(ends[:min(len(ends), mostSiblings)], end)
	}
	return ends
}

// isSibling reports whether a line exists and is of the same kind as an earlier
// one, with the same indentation.
func (s *sheet) isSibling(i, earlier int) bool {
	return i < len(s.lines) && s.lines[i].indent == s.lines[earlier].indent && s.lines[i].isItem() == s.lines[earlier].isItem()
}

// shifted returns the candidate that gives lines another indentation.
func (s *sheet) shifted(first, siblings, to int, edits []source.Edit) candidate {
	own, what := &s.lines[first], s.blocks(first, siblings)
	c := candidate{at: own.span(), edits: edits, cost: siblings + 1}
	how := "more"
	c.title = "Indent " + what + " by " + count(to-own.indent, "space")
	if to < own.indent {
		how = "less"
		c.title = "Move " + what + " left by " + count(own.indent-to, "space")
		c.cost--
	}
	c.message = what + " should be indented " + how + ": " + s.belongs(first, to)
	return c
}

// blocks names a line and so many sibling blocks below it.
func (s *sheet) blocks(first, siblings int) string {
	what := "'" + s.nameOf(first) + "'"
	switch siblings {
	case 0:
		return what
	case 1:
		return what + " and the block below"
	}
	return what + " and the " + count(siblings, "block") + " below"
}

// home returns the schema of the mapping that a line would be in at the
// indentation to; nil if it cannot be determined.
func (s *sheet) home(i, to int) *schema.Node {
	for j := s.before(i); j >= 0; j = s.before(j) {
		if s.lines[j].indent < to {
			return s.childHome(j)
		}
	}
	return schema.Of(s.file.Name)
}

// childHome returns the schema of the mapping below a line.
func (s *sheet) childHome(i int) *schema.Node {
	name, rest := s.lines[i].key()
	if rest < 0 || s.lines[i].isItem() {
		return nil
	}
	return s.home(i, s.lines[i].indent).Child(name)
}

// strays reports whether moving lines takes a key from its place in the schema,
// or puts it into a mapping that cannot have it: that would only hide the
// mistake.
func (s *sheet) strays(first, end, to int) bool {
	own, into := s.lines[first].indent, s.home(first, to)
	for i := first; i < end; i = s.after(i) {
		name, rest := s.lines[i].key()
		moves := s.lines[i].indent == own && rest >= 0 && !s.lines[i].isItem()
		if moves && into.Key(name) == nil && (s.home(first, own).Key(name) != nil || refuses(into, name)) {
			return true
		}
	}
	return false
}

// refuses reports whether a mapping cannot have a key that is not in its schema,
// and that is not a slip of one either.
func refuses(s *schema.Node, name string) bool {
	return s != nil && s.Keys != nil && !s.Open && s.Named(name) == nil && suggest.Nearest(name, s.KeyNames(), suggest.Slips()) == nil
}

// nameOf returns the key of a line, or its text.
func (s *sheet) nameOf(i int) string {
	l := &s.lines[i]
	if name, rest := l.key(); rest >= 0 {
		return strings.Trim(quoted(name), "'")
	}
	return strings.Trim(quoted(l.body), "'")
}

// belongs says where a line belongs at the indentation to.
func (s *sheet) belongs(i, to int) string {
	for j := s.before(i); j >= 0; j = s.before(j) {
		switch l := &s.lines[j]; {
		case l.isItem() && l.indent+dashes(l.body) == to:
			return "it belongs in the item of " + s.whereIs(j) + "."
		case l.holds(to, s.lines[i].isItem()):
			return "it belongs under " + s.whereIs(j) + "."
		}
	}
	return "it belongs at the top level."
}

// whereIs names a line with its number, as editors count.
func (s *sheet) whereIs(i int) string { return "'" + s.nameOf(i) + "' on line " + lineNumber(i) }

// texts indents the lines after a block scalar's | or > that are not indented, up
// to each line that may be the next key.
func texts(s *sheet, i int) (all []candidate) {
	first := s.runEnd(i+1, func(i int) bool { return s.lines[i].body == "" })
	if !opens(s.lines[i].body) || first >= len(s.lines) || s.lines[first].opaque {
		return nil
	}
	for end := first + 1; end <= len(s.lines) && end < first+mostText; end++ {
		if end == len(s.lines) || s.lines[end].isKey() {
			all = append(all, s.textUntil(i, first, end)...)
		}
	}
	return all
}

// isKey reports whether a line begins with a key.
func (l *line) isKey() bool {
	_, rest := l.key()
	return rest >= 0
}

// textUntil indents the lines from first to before end as the text of line i.
func (s *sheet) textUntil(i, first, end int) []candidate {
	own, last := &s.lines[i], s.contentEnd(first, end)
	edits := s.lifted(first, last, own.indent+s.step)
	if edits == nil {
		return nil
	}
	name, _ := own.key()
	return []candidate{{
		at: s.lines[first].span(), cost: (end - first) / 4, edits: edits,
		message: "The text of " + quoted(name) + " is not indented, so YAML takes it for keys. All its lines need " + count(own.indent+s.step, "space") + " in front.",
		title:   "Indent the " + count(last-first, "line") + " of text",
	}}
}

// contentEnd returns the end of lines without the empty lines and comments at
// their end; the first line always remains.
func (s *sheet) contentEnd(first, end int) int {
	for end > first+1 && s.lines[end-1].blank() {
		end--
	}
	return end
}

// mostText is how many lines are searched for the end of a text.
const mostText = 25

// lifted indents lines so that the least indented one is at the column to.
func (s *sheet) lifted(first, end, to int) (edits []source.Edit) {
	more := spaces(to - s.leastOf(first, end, to))
	for i := first; i < end; i++ {
		if l := &s.lines[i]; l.body != "" {
			edits = append(edits, s.edit(l.start, l.start, more))
		}
	}
	return edits
}

// leastOf returns the smallest indentation of lines that are not empty, at most
// least.
func (s *sheet) leastOf(first, end, least int) int {
	for i := first; i < end; i++ {
		if s.lines[i].body != "" {
			least = min(least, s.lines[i].indent)
		}
	}
	return least
}
