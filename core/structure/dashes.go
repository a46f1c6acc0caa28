package structure

import (
	"slices"
	"strings"

	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// items are the rows about the dash of a list's item.
func items(s *sheet, i int) []candidate {
	all := append(s.gluedDash(i), s.otherDash(i)...)
	switch l := &s.lines[i]; {
	case l.isItem():
		return append(all, s.undashed(i)...)
	case l.body != "":
		return slices.Concat(all, s.dashed(i), s.begun(i))
	}
	return all
}

// otherDash replaces another mark before an item with a dash.
func (s *sheet) otherDash(i int) []candidate {
	l := &s.lines[i]
	mark := prefixOf(l.body, "* ", "+ ", "~ ")
	if mark == "" {
		return nil
	}
	return []candidate{{
		message: "YAML begins the items of a list with '-', not with '" + mark[:1] + "'.",
		title:   "Write '-' for '" + mark[:1] + "'", safe: true, at: l.span(), edits: s.sameMark(i, mark),
	}}
}

// gluedDash adds the missing space between a dash and its item.
func (s *sheet) gluedDash(i int) []candidate {
	l := &s.lines[i]
	if len(l.body) < 2 || l.body[0] != '-' || l.body[1] == ' ' || l.body[1] == '-' {
		return nil
	}
	return []candidate{{
		message: "A space is missing after '-', so YAML reads " + quoted(l.body) + " as text and not as an item of a list.",
		title:   "Add a space after '-'", safe: true, at: l.span(), edits: []source.Edit{s.edit(l.at()+1, l.at()+1, " ")},
	}}
}

// begun puts a dash before a line that begins another item: the item above or
// below begins with the same key.
func (s *sheet) begun(i int) []candidate {
	l := &s.lines[i]
	name, rest := l.key()
	if rest < 0 || l.indent < 2 || l.lead != l.indent || !s.isBegun(s.itemAbove(i), l.indent, name) && !s.isBegun(s.after(s.blockOfKeys(i)-1), l.indent, name) {
		return nil
	}
	return []candidate{{
		at: l.span(), title: "Add '- ' before " + quoted(name), edits: []source.Edit{s.edit(l.at()-2, l.at(), "- ")}, cost: -2,
		message: "Another item begins with " + quoted(name) + " here, and the '-' before it is missing.",
	}}
}

// itemAbove returns the number of the line with the dash of the item that a key
// seems to be in, by its indentation; -1 if it is in none.
func (s *sheet) itemAbove(i int) int {
	for j := s.before(i); j >= 0 && s.lines[j].indent >= s.lines[i].indent-2; j = s.before(j) {
		if s.lines[j].indent == s.lines[i].indent-2 {
			return j
		}
	}
	return -1
}

// blockOfKeys returns the number of the line after the keys that are indented at
// least as much as a line.
func (s *sheet) blockOfKeys(i int) int {
	return s.runEnd(i+1, func(j int) bool { return !s.lines[j].hasStructure() || s.lines[j].indent >= s.lines[i].indent })
}

// isBegun reports whether a line is the first of an item whose keys are at a
// column, and whether its first key is name.
func (s *sheet) isBegun(i, column int, name string) bool {
	if i < 0 || i >= len(s.lines) || !s.lines[i].isItem() || s.lines[i].indent+dashes(s.lines[i].body) != column {
		return false
	}
	own, rest := s.lines[i].key()
	return rest >= 0 && own == name
}

// undashed removes the dash from an item among keys.
func (s *sheet) undashed(i int) []candidate {
	l := &s.lines[i]
	name, rest := l.key()
	beside := s.keyBeside(i)
	if rest < 0 || beside < 0 {
		return nil
	}
	return []candidate{{
		at: l.span(), title: "Remove the '-' before " + quoted(name), edits: []source.Edit{s.edit(l.at(), l.at()+dashes(l.body), "")},
		message: quoted(name) + " is among keys such as " + quoted(s.nameOf(beside)) + ", but it begins with '-', as only list items do.",
	}}
}

// keyBeside returns the number of a line above or below with a key at the
// indentation of a line; -1 if there is none.
func (s *sheet) keyBeside(i int) int {
	if above := s.keyAbove(i); above >= 0 {
		return above
	}
	return s.keyBelow(i)
}

// keyAbove returns the number of the nearest line above with a key at the
// indentation of a line; -1 if none has one.
func (s *sheet) keyAbove(i int) int {
	for j := s.before(i); j >= 0; j = s.before(j) {
		if s.isKeyAt(j, s.lines[i].indent) {
			return j
		}
		if s.lines[j].indent < s.lines[i].indent {
			break
		}
	}
	return -1
}

// keyBelow returns the number of the line right after a line's children, if its
// key is at the indentation of that line; -1 otherwise.
func (s *sheet) keyBelow(i int) int {
	if next := s.after(s.blockEnd(i) - 1); next < len(s.lines) && s.isKeyAt(next, s.lines[i].indent) {
		return next
	}
	return -1
}

// isKeyAt reports whether the key of a line is at a column; the key of an item is
// after its dash.
func (s *sheet) isKeyAt(i, column int) bool {
	l := &s.lines[i]
	return l.isKey() && l.indent+dashes(l.body) == column
}

// sameMark returns the edits that replace a mark with a dash, in this line and in
// the lines right after it.
func (s *sheet) sameMark(i int, mark string) []source.Edit {
	var edits []source.Edit
	for ; i < len(s.lines) && strings.HasPrefix(s.lines[i].body, mark); i++ {
		at := s.lines[i].at()
		edits = append(edits, s.edit(at, at+1, "-"))
	}
	return edits
}

// dashed puts a dash before a line, and before it and all lines right after it
// with the same indentation.
func (s *sheet) dashed(i int) []candidate {
	l, edits := &s.lines[i], s.dashesFrom(i)
	if len(edits) == 0 || s.isPairOfMapping(i) {
		return nil
	}
	one := candidate{
		at: l.span(), cost: 2, title: "Add '- ' before " + quoted(l.body), edits: edits[:1],
		message: quoted(l.body) + " is where a list is expected. The items of a list begin with '- '.",
	}
	if len(edits) == 1 {
		return []candidate{one}
	}
	every := one.with(edits)
	every.title = "Add '- ' before the " + count(len(edits), "item")
	return []candidate{one, every}
}

// dashesFrom returns the edits that put a dash before a line, and before each line
// right after it that has none at the same indentation.
func (s *sheet) dashesFrom(first int) (edits []source.Edit) {
	end := s.runEnd(first, func(i int) bool { return s.lacksDash(i, s.lines[first].indent) })
	for i := first; i < end; i++ {
		edits = append(edits, s.insert(s.lines[i].at(), "- ")...)
	}
	return edits
}

// lacksDash reports whether a line at an indentation has text without a dash.
func (s *sheet) lacksDash(i, indent int) bool {
	l := &s.lines[i]
	return !l.opaque && l.indent == indent && l.body != "" && !l.isItem()
}

// isPairOfMapping reports whether a line is where the schema has no list, or a
// list whose items are mappings with the key of the line: there the item is a
// whole mapping.
func (s *sheet) isPairOfMapping(i int) bool {
	name, _ := s.lines[i].key()
	in := s.home(i, s.lines[i].indent)
	return in != nil && (in.Types&schema.List == 0 || in.Item.Key(name) != nil)
}
