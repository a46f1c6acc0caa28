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
	moved := movedLines(file, t.edits)
	return moved != nil && newSheet(source.NewFile(name, t.files[name])).hides(newSheet(file), moved)
}

// movedLines returns the numbers of the lines that edits are in; nil if they do
// more than move them.
func movedLines(file *source.File, edits []source.Edit) map[int]bool {
	moved := map[int]bool{}
	for _, e := range edits {
		if !onlyMoves(file, e) {
			return nil
		}
		moved[file.Line(e.Span.Start)] = true
	}
	return moved
}

// hides reports whether a line that had structure before, and was not moved,
// belongs to a block scalar now.
func (s *sheet) hides(before *sheet, moved map[int]bool) bool {
	for i := range before.lines {
		if s.lines[i].opaque && before.lines[i].hasStructure() && !moved[i] {
			return true
		}
	}
	return false
}

// onlyMoves reports whether an edit only adds or removes spaces.
func onlyMoves(file *source.File, e source.Edit) bool {
	return areSpaces(file.Text[e.Span.Start:e.Span.End]) && areSpaces(e.Text)
}

// areSpaces reports whether a text has only spaces.
func areSpaces(text string) bool { return strings.Trim(text, " ") == "" }
