// Package source holds the text of project files and the places in it: spans in
// bytes inside the core, zero-based lines and UTF-16 characters at its border.
package source

import (
	"errors"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// Span is a half-open range of byte offsets in a file's text.
type Span struct {
	Start, End int
}

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether offset is in the span or at its end, where an
// editor's cursor still belongs to the word before it.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset <= s.End }

// Position is a place in a text: a zero-based line and a zero-based UTF-16
// character in it, as in the Language Server Protocol 3.17.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// Range is a half-open range of positions.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// File is one text file of a project with an index of its lines. Lines end at
// LF, CR LF or CR, as in the Language Server Protocol 3.17.
type File struct {
	Name  string // path inside the project folder, with '/'
	Text  string
	lines []int // byte offset of each line's start
}

// NewFile indexes text, the content of the project file called name.
func NewFile(name, text string) *File {
	lines := []int{0}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
			lines = append(lines, i+1)
		}
	}
	return &File{Name: name, Text: text, lines: lines}
}

// LineCount returns the number of lines; a text that ends with a line break has
// an empty last line.
func (f *File) LineCount() int { return len(f.lines) }

// Line returns the zero-based line of the byte at offset; an offset outside the
// text counts as its nearest end.
func (f *File) Line(offset int) int {
	first, end := 0, len(f.lines)
	for first < end {
		if middle := (first + end) / 2; f.lines[middle] > offset {
			end = middle
		} else {
			first = middle + 1
		}
	}
	return max(first-1, 0)
}

// LineSpan returns the span of a zero-based line without its line break.
func (f *File) LineSpan(line int) Span {
	line = min(max(line, 0), len(f.lines)-1)
	end := len(f.Text)
	if line+1 < len(f.lines) {
		end = f.lines[line+1]
	}
	start := f.lines[line]
	return Span{start, start + len(strings.TrimRight(f.Text[start:end], "\r\n"))}
}

// Position converts a byte offset; an offset outside the text counts as its
// nearest end.
func (f *File) Position(offset int) Position {
	offset = min(max(offset, 0), len(f.Text))
	p := Position{Line: f.Line(offset)}
	for _, r := range f.Text[f.lines[p.Line]:offset] {
		p.Character += utf16Len(r)
	}
	return p
}

// Range converts a span.
func (f *File) Range(s Span) Range {
	return Range{f.Position(s.Start), f.Position(s.End)}
}

// Offset converts a position to a byte offset. A line or character beyond the
// text counts as the end of the text or of the line.
func (f *File) Offset(p Position) int {
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= len(f.lines):
		return len(f.Text)
	}
	return f.offsetIn(f.LineSpan(p.Line), p.Character)
}

// offsetIn returns the byte offset of a UTF-16 character in a line.
func (f *File) offsetIn(line Span, character int) int {
	offset := line.Start
	for units := 0; offset < line.End && units < character; {
		r, size := utf8.DecodeRuneInString(f.Text[offset:])
		units += utf16Len(r)
		offset += size
	}
	return offset
}

// utf16Len returns the number of UTF-16 code units of r.
func utf16Len(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// Edit replaces a span of a file's text.
type Edit struct {
	File string // path inside the project folder
	Span Span
	Text string
}

// ErrOverlap is returned by Apply for edits that overlap or lie outside the text.
var ErrOverlap = errors.New("edits overlap or lie outside the text")

// Apply applies edits, which all belong to the file with the given text, in the
// order of their spans. It returns ErrOverlap if they cannot all be applied.
func Apply(text string, edits []Edit) (string, error) {
	sorted := slices.Clone(edits)
	sort.SliceStable(sorted, func(i, j int) bool { return sorted[i].Span.Start < sorted[j].Span.Start })
	var out strings.Builder
	at := 0
	for _, edit := range sorted {
		if edit.Span.Start < at || edit.Span.End < edit.Span.Start || edit.Span.End > len(text) {
			return "", ErrOverlap
		}
		out.WriteString(text[at:edit.Span.Start])
		out.WriteString(edit.Text)
		at = edit.Span.End
	}
	out.WriteString(text[at:])
	return out.String(), nil
}
