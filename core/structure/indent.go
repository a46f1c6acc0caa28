package structure

import (
	"slices"
	"strconv"
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
	if next := s.after(i); next < len(s.lines) {
		all.add(s.lines[next].indent)
	}
	j := s.before(i)
	if j >= 0 {
		l := &s.lines[j]
		all.add(l.indent, l.indent+s.step, l.indent+dashes(l.body))
	}
	least := 1 << 20
	for n := 0; j >= 0 && n < 60 && least > 0; j, n = s.before(j), n+1 {
		if indent := s.lines[j].indent; indent < least {
			least = indent
			all.add(least, s.besideParent(j))
		}
	}
	if j < 0 {
		all.add(0)
	}
	return all
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
func indents(s *sheet, i int) []candidate {
	own := &s.lines[i]
	if own.blank() || own.opaque {
		return nil
	}
	var all []candidate
	ends, parts := s.siblings(i), s.parts(i)
	for _, to := range s.columns(i) {
		if to == own.indent {
			continue
		}
		for n, end := range ends {
			all = append(all, s.shiftedTo(i, end, n, to, 0)...)
		}
		for _, end := range parts {
			all = append(all, s.shiftedTo(i, end, 0, to, 1)...)
		}
	}
	return all
}

// shiftedTo returns shifted with its own edits and an extra cost; nil if the
// lines cannot be moved there.
func (s *sheet) shiftedTo(i, end, n, to, cost int) []candidate {
	edits := s.shift(i, end, to)
	if edits == nil {
		return nil
	}
	c := s.shifted(i, end, n, to, edits)
	c.cost += cost
	return []candidate{c}
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
	own := &s.lines[i]
	ends := []int{s.blockEnd(i)}
	for {
		end := ends[len(ends)-1]
		next := s.after(end - 1)
		if next >= len(s.lines) || s.lines[next].indent != own.indent || s.lines[next].isItem() != own.isItem() {
			return ends
		}
		last := s.blockEnd(next)
		if len(ends) > mostSiblings {
			ends[len(ends)-1] = last
			continue
		}
		ends = append(ends, last)
	}
}

// shifted returns the candidate that gives lines another indentation.
func (s *sheet) shifted(first, end, siblings, to int, edits []source.Edit) candidate {
	own := &s.lines[first]
	what := "'" + s.nameOf(first) + "'"
	if s.strays(first, end, to) {
		return candidate{}
	}
	c := candidate{at: own.span(), edits: edits, cost: siblings + 1}
	how := "more"
	if own.indent > to {
		how = "less"
		c.cost--
	}
	switch {
	case siblings == 1:
		what += " and the block below"
	case siblings > 1:
		what += " and the " + count(siblings, "block") + " below"
	}
	c.message = what + " should be indented " + how + ": " + s.belongs(first, to)
	if to < own.indent {
		c.title = "Move " + what + " left by " + count(own.indent-to, "space")
	} else {
		c.title = "Indent " + what + " by " + count(to-own.indent, "space")
	}
	return c
}

// home returns the schema of the mapping that a line would be in at the
// indentation to; nil if it cannot be determined.
func (s *sheet) home(i, to int) *schema.Node {
	for j := s.before(i); j >= 0; j = s.before(j) {
		if l := &s.lines[j]; l.indent < to {
			name, rest := l.key()
			if rest < 0 || l.isItem() {
				return nil
			}
			return s.home(j, l.indent).Child(name)
		}
	}
	return schema.Of(s.file.Name)
}

// strays reports whether moving lines takes a key from its place in the schema,
// or puts it into a mapping that cannot have it: that would only hide the
// mistake.
func (s *sheet) strays(first, end, to int) bool {
	own := s.lines[first].indent
	into := s.home(first, to)
	for i := first; i < end; i = s.after(i) {
		name, rest := s.lines[i].key()
		if s.lines[i].indent != own || rest < 0 || s.lines[i].isItem() || into.Key(name) != nil {
			continue
		}
		closed := into != nil && into.Keys != nil && !into.Open && into.Named(name) == nil
		if s.home(first, own).Key(name) != nil || closed && suggest.Nearest(name, into.KeyNames(), suggest.Slips()) == nil {
			return true
		}
	}
	return false
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
		l := &s.lines[j]
		if l.isItem() && l.indent+dashes(l.body) == to {
			return "it belongs in the item of '" + s.nameOf(j) + "' on line " + strconv.Itoa(j+1) + "."
		}
		if l.indent < to || l.indent == to && s.lines[i].isItem() && !l.isItem() {
			return "it belongs under '" + s.nameOf(j) + "' on line " + strconv.Itoa(j+1) + "."
		}
	}
	return "it belongs at the top level."
}

// texts indents the lines after a block scalar's | or > that are not indented, up
// to each line that may be the next key.
func texts(s *sheet, i int) []candidate {
	if !opens(s.lines[i].body) {
		return nil
	}
	first := i + 1
	for first < len(s.lines) && s.lines[first].body == "" {
		first++
	}
	if first >= len(s.lines) || s.lines[first].opaque {
		return nil
	}
	var all []candidate
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
	own, last := &s.lines[i], end
	for last > first+1 && s.lines[last-1].blank() {
		last--
	}
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

// mostText is how many lines are searched for the end of a text.
const mostText = 25

// lifted indents lines so that the least indented one is at the column to.
func (s *sheet) lifted(first, end, to int) []source.Edit {
	least := to
	for i := first; i < end; i++ {
		if s.lines[i].body != "" {
			least = min(least, s.lines[i].indent)
		}
	}
	var edits []source.Edit
	for i := first; i < end; i++ {
		if l := &s.lines[i]; l.body != "" {
			edits = append(edits, s.edit(l.start, l.start, spaces(to-least)))
		}
	}
	return edits
}
