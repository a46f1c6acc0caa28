package structure

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/schema"
)

// candidates are the edits of the table for a text, at and around its problems.
func candidates(base *read, problems []*diagnostic.Diagnostic) []candidate {
	s := newSheet(base.doc.File)
	var all []candidate
	for _, row := range pasted {
		all = append(all, row(s)...)
	}
	for _, i := range s.suspects(problems) {
		for _, row := range rows {
			all = append(all, row(s, i)...)
		}
	}
	top := schema.Of(base.doc.File.Name)
	if base.doc.Root == nil || top == nil {
		return all
	}
	m := findMisfits(base.doc.Root, top)
	for i := range m.shapes {
		all = append(all, s.reshaped(&m.shapes[i])...)
	}
	for i := range m.others {
		all = append(all, s.unwrapped(&m.others[i])...)
		all = append(all, s.again(&m.others[i])...)
		all = append(all, s.itemName(&m.others[i])...)
		all = append(all, s.gathered(&m.others[i])...)
		all = append(all, s.moved(&m.others[i], base.doc.Root, top)...)
	}
	return append(all, s.merged(base.doc.Root)...)
}

// rows are the rows of the table that are about a line.
var rows = []func(s *sheet, i int) []candidate{lookalike, tabs, colons, items, inline, quotes, indents, texts}

// mostSuspects is how many lines are looked at.
const mostSuspects = 14

// suspects are the numbers of the lines at which a mistake may be: those of the
// problems, the ones before and behind, what they hang on, and such as are not
// written as a line of YAML is.
func (s *sheet) suspects(problems []*diagnostic.Diagnostic) []int {
	var all []int
	add := func(i int) {
		if i >= 0 && i < len(s.lines) && len(all) < mostSuspects && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	file := s.file.Name
	for n, d := range problems {
		if d.File != file || n > 4 {
			continue
		}
		i := s.lineOf(d.Span.Start)
		before := s.before(i)
		for _, line := range []int{i, before, s.after(i), s.parent(i), s.before(before)} {
			add(line)
		}
		if n > 1 {
			break
		}
	}
	for i := range s.lines {
		if s.odd(i) {
			add(i)
			add(s.before(i))
		}
	}
	return all
}

// odd reports whether a line is not written as a line of YAML is.
func (s *sheet) odd(i int) bool {
	l := &s.lines[i]
	if l.opaque || l.blank() {
		return false
	}
	_, rest := l.key()
	if l.lead != l.indent || rest < 0 && !l.isItem() || len(s.lookalikes(i)) > 0 || s.isOpen(i, max(rest, 0)) {
		return true
	}
	if l.isItem() && l.indent > 0 && s.keyBelow(i) >= 0 {
		return true
	}
	before := s.before(i)
	return before >= 0 && (l.indent-s.lines[before].indent)%s.step != 0
}

// isOpen reports whether a quote that begins the value of a line is not closed on
// it.
func (s *sheet) isOpen(i, rest int) bool {
	value := strings.TrimLeft(s.lines[i].body[rest:], " ")
	return value != "" && strings.ContainsAny(value[:1], `"'`) && strings.Count(value, value[:1])%2 > 0
}
