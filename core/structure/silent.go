package structure

import (
	"maps"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
)

// silent returns findings about lookalike characters that YAML accepts as text,
// so that nothing else reports them: quotes and spaces around a value that YAML
// does not read as such.
func (a *advisor) silent() (all []diagnostic.Diagnostic) {
	for _, name := range slices.Sorted(maps.Keys(a.files)) {
		if text := a.files[name]; !isASCII(text) && isSearched(name, text) {
			all = append(all, a.silentIn(glance(name, text))...)
		}
	}
	return all
}

// silentIn returns these findings about one file; none if it cannot be read.
func (a *advisor) silentIn(r *read) (all []diagnostic.Diagnostic) {
	if r.fatal {
		return nil
	}
	s := newSheet(r.doc.File)
	for i := range s.lines {
		if s.lines[i].hasStructure() && s.isDisguised(i) && !a.isFound(s, i) {
			all = append(all, s.disguise(i))
		}
	}
	return all
}

// isFound reports whether a line has another finding anyway.
func (a *advisor) isFound(s *sheet, i int) bool {
	for j := range a.now.Found {
		if d := &a.now.Found[j]; d.File == s.file.Name && isProblem(d) && s.lineOf(d.Span.Start) == i {
			return true
		}
	}
	return false
}

// isDisguised reports whether curly quotes enclose the whole value of a line, or
// the value begins or ends with a character that looks like a space or is
// invisible.
func (s *sheet) isDisguised(i int) bool {
	l := &s.lines[i]
	value := strings.Trim(s.file.Text[l.at()+l.valueStart():l.end], " ")
	quotes := 0
	for row := range alike {
		if alike[row].hides(value) {
			return true
		}
		quotes += alike[row].quotesOf(value)
	}
	return quotes > 1
}

// hides reports whether a value begins or ends with a character that looks like a
// space or is invisible, and is more than that.
func (l *letter) hides(value string) bool {
	return (l.where == gap || l.where == anywhere) && value != l.char && (strings.HasPrefix(value, l.char) || strings.HasSuffix(value, l.char))
}

// quotesOf returns how many ends of a value, 0 to 2, have a curly quote.
func (l *letter) quotesOf(value string) int {
	first, last := strings.HasPrefix(value, l.char), strings.HasSuffix(value, l.char)
	switch {
	case l.where != quote:
		return 0
	case first && last && len(value) > 2*len(l.char):
		return 2
	case first, last && len(value) > len(l.char):
		return 1
	}
	return 0
}

// disguise returns the finding about a disguised value; one without a message if
// no character of the line is at a place where it is a mistake.
func (s *sheet) disguise(i int) diagnostic.Diagnostic {
	offers := lookalike(s, i)
	if len(offers) == 0 {
		return diagnostic.Diagnostic{}
	}
	c := offers[0]
	return diagnostic.Diagnostic{
		File: s.file.Name, Span: c.at, Severity: diagnostic.Warning, Code: diagnostic.MisreadValue, Message: c.message,
		Fixes: diagnostic.Way(c.title, c.edits...),
	}
}
