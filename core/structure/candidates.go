package structure

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/schema"
)

// candidates returns the edits that the table proposes for a text: for the whole
// text, for the lines around its problems, and for the parts of its tree that do
// not fit the schema.
func candidates(base *read, problems []*diagnostic.Diagnostic) (all []candidate) {
	s := newSheet(base.doc.File)
	for _, row := range pasted {
		all = append(all, row(s)...)
	}
	for _, i := range s.suspects(problems) {
		all = append(all, s.candidatesAt(i)...)
	}
	return append(all, s.misfits(base.doc.Root, schema.Of(base.doc.File.Name))...)
}

// candidatesAt returns the edits of the rows that look at one line.
func (s *sheet) candidatesAt(i int) (all []candidate) {
	for _, row := range rows {
		all = append(all, row(s, i)...)
	}
	return all
}

// misfits returns the edits for the parts of a tree that do not fit the schema.
func (s *sheet) misfits(root *document.Node, top *schema.Node) (all []candidate) {
	m := findMisfits(root, top)
	for i := range m.shapes {
		all = append(all, s.reshaped(&m.shapes[i])...)
	}
	for i := range m.others {
		at := &m.others[i]
		all = slices.Concat(all, s.unwrapped(at), s.again(at), s.itemName(at), s.gathered(at), s.moved(at, root, top))
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
	return s.addOdd(s.aroundProblems(problems[:min(len(problems), 3)]))
}

// aroundProblems returns the lines around the problems in this file.
func (s *sheet) aroundProblems(problems []*diagnostic.Diagnostic) (all []int) {
	for _, d := range problems {
		if d.File == s.file.Name {
			all = s.suspect(all, s.around(d.Span.Start)...)
		}
	}
	return all
}

// addOdd adds the lines that do not look like YAML, each with the line before.
func (s *sheet) addOdd(all []int) []int {
	for i := range s.lines {
		if l := &s.lines[i]; l.hasStructure() && s.isOdd(i) {
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

// isOdd reports whether a line does not look like a line of YAML, or is indented
// as no line should be.
func (s *sheet) isOdd(i int) bool { return s.isGarbled(i) || s.isDashed(i) || s.isOffStep(i) }

// isGarbled reports whether a line has characters at places where YAML does not
// expect them, or is neither a key nor an item.
func (s *sheet) isGarbled(i int) bool {
	l := &s.lines[i]
	_, rest := l.key()
	return l.lead != l.indent || rest < 0 && !l.isItem() || len(s.lookalikes(i)) > 0 || s.isOpen(i, max(rest, 0))
}

// isDashed reports whether a line has a dash, but the line after its children is a
// key beside it.
func (s *sheet) isDashed(i int) bool {
	return s.lines[i].isItem() && s.lines[i].indent > 0 && s.keyBelow(i) >= 0
}

// isOffStep reports whether the indentation of a line differs by a part of a step
// from that of the line before.
func (s *sheet) isOffStep(i int) bool {
	before := s.before(i)
	return before >= 0 && (s.lines[i].indent-s.lines[before].indent)%s.step != 0
}

// isOpen reports whether the value of a line begins with a quote that the line
// does not close.
func (s *sheet) isOpen(i, rest int) bool {
	value := strings.TrimLeft(s.lines[i].body[rest:], " ")
	return value != "" && strings.ContainsAny(value[:1], `"'`) && strings.Count(value, value[:1])%2 > 0
}
