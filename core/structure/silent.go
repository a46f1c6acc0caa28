package structure

import (
	"maps"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/schema"
)

// silent returns findings about lookalike characters that YAML accepts as text,
// so that nothing else reports them: quotes and spaces around a value that YAML
// does not read as such.
func (a *advisor) silent() []diagnostic.Diagnostic {
	var all []diagnostic.Diagnostic
	for _, name := range slices.Sorted(maps.Keys(a.files)) {
		text := a.files[name]
		if isASCII(text) || len(text) > largest || schema.Of(name) == nil {
			continue
		}
		read := glance(name, text)
		if read.fatal {
			continue
		}
		s := newSheet(read.doc.File)
		for i := range s.lines {
			if !s.lines[i].opaque && !s.lines[i].blank() && s.isDisguised(i) && !a.isFound(s, i) {
				all = append(all, s.disguise(i))
			}
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
	_, rest := l.key()
	if rest < 0 {
		rest = dashes(l.body)
	}
	value := strings.Trim(s.file.Text[l.at()+rest:l.end], " ")
	quotes := 0
	for row := range alike {
		char, where := alike[row].char, alike[row].where
		first, last := strings.HasPrefix(value, char), strings.HasSuffix(value, char)
		switch {
		case where == quote && first, where == quote && last && len(value) > len(char):
			quotes++
		case (where == gap || where == anywhere) && (first || last) && value != char:
			return true
		}
		if where == quote && first && last && len(value) > 2*len(char) {
			quotes++
		}
	}
	return quotes > 1
}

// disguise returns the finding about such a line.
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
