package structure

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/schema"
)

// candidates returns the edits that the table proposes for a text, at and around
// its problems.
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
	if top := schema.Of(base.doc.File.Name); base.doc.Root != nil && top != nil {
		all = append(all, s.misfits(base.doc.Root, top)...)
	}
	return all
}

// misfits returns the edits for the parts of a tree that do not fit the schema.
func (s *sheet) misfits(root *document.Node, top *schema.Node) []candidate {
	var all []candidate
	m := findMisfits(root, top)
	for i := range m.shapes {
		all = append(all, s.reshaped(&m.shapes[i])...)
	}
	for i := range m.others {
		all = append(all, s.unwrapped(&m.others[i])...)
		all = append(all, s.again(&m.others[i])...)
		all = append(all, s.itemName(&m.others[i])...)
		all = append(all, s.gathered(&m.others[i])...)
		all = append(all, s.moved(&m.others[i], root, top)...)
	}
	return append(all, s.merged(root)...)
}

// rows are the rows of the table that look at one line.
var rows = []func(s *sheet, i int) []candidate{lookalike, tabs, colons, items, inline, quotes, indents, texts}

// mostSuspects limits the number of lines that the rows look at.
const mostSuspects = 14

// suspects returns the numbers of the lines that may hold a mistake: those of the
// first problems with the lines around them, and the lines that do not look like
// YAML.
func (s *sheet) suspects(problems []*diagnostic.Diagnostic) []int {
	var all []int
	for n, d := range problems[:min(len(problems), 5)] {
		if d.File != s.file.Name {
			continue
		}
		all = s.suspect(all, s.around(d.Span.Start)...)
		if n > 1 {
			break
		}
	}
	for i := range s.lines {
		if s.odd(i) {
			all = s.suspect(all, i, s.before(i))
		}
	}
	return all
}

// around returns the line of a problem, the lines before and after it, and its
// parent.
func (s *sheet) around(at int) []int {
	i := s.lineOf(at)
	before := s.before(i)
	return []int{i, before, s.after(i), s.parent(i), s.before(before)}
}

// suspect adds the lines that exist and are not in all yet.
func (s *sheet) suspect(all []int, lines ...int) []int {
	for _, i := range lines {
		if i >= 0 && i < len(s.lines) && len(all) < mostSuspects && !slices.Contains(all, i) {
			all = append(all, i)
		}
	}
	return all
}

// odd reports whether a line does not look like a line of YAML.
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

// isOpen reports whether the value of a line begins with a quote that the line
// does not close.
func (s *sheet) isOpen(i, rest int) bool {
	value := strings.TrimLeft(s.lines[i].body[rest:], " ")
	return value != "" && strings.ContainsAny(value[:1], `"'`) && strings.Count(value, value[:1])%2 > 0
}
