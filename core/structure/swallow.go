package structure

import (
	"strings"

	"charm-playground/core/source"
)

// swallows reports whether a candidate that only moves lines turns other,
// unchanged lines into the text of a block scalar. It would hide their mistakes
// and not solve them.
func (t *trial) swallows() bool {
	name := t.edits[0].File
	file := source.NewFile(name, t.before[name])
	moved := map[int]bool{}
	for _, e := range t.edits {
		if !areSpaces(file.Text[e.Span.Start:e.Span.End]) || !areSpaces(e.Text) {
			return false
		}
		moved[file.Line(e.Span.Start)] = true
	}
	before, after := newSheet(file).lines, newSheet(source.NewFile(name, t.files[name])).lines
	for i := range before {
		if after[i].opaque && !before[i].opaque && !moved[i] && !before[i].blank() {
			return true
		}
	}
	return false
}

// areSpaces reports whether a text has only spaces.
func areSpaces(text string) bool { return strings.Trim(text, " ") == "" }
