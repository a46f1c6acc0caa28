package structure

import (
	"strings"

	"charm-playground/core/source"
)

// conflicts offers the sides of an unresolved merge conflict.
func conflicts(s *sheet) []candidate {
	for i := range s.lines {
		if !strings.HasPrefix(s.text(i), "<<<<<<<") {
			continue
		}
		if base, middle, end := s.conflict(i); middle >= 0 && end >= 0 {
			return s.sides(i, base, middle, end)
		}
	}
	return nil
}

// conflict finds the other marks of the conflict that begins at a line; a missing
// mark is -1.
func (s *sheet) conflict(i int) (base, middle, end int) {
	base, middle, end = -1, -1, -1
	for j := i + 1; j < len(s.lines) && end < 0; j++ {
		switch text := s.text(j); {
		case strings.HasPrefix(text, "|||||||"):
			base = j
		case strings.HasPrefix(text, "=======") && middle < 0:
			middle = j
		case strings.HasPrefix(text, ">>>>>>>"):
			end = j
		}
	}
	return base, middle, end
}

// sides returns a candidate for each side of a conflict: one keeps the lines up
// to the middle, the other the lines after it.
func (s *sheet) sides(first, base, middle, end int) []candidate {
	c := candidate{
		message: "Git marks a conflict here that was not resolved: between '<<<<<<<' and '=======' is one side, between that and '>>>>>>>' the other. Keep one of them.",
		at:      s.lines[first].span(), whole: true, drops: true,
	}
	last := middle
	if base >= 0 {
		last = base
	}
	ours, theirs := c, c
	ours.title = "Keep " + label(s.text(first), "the first side")
	ours.edits = []source.Edit{s.removeLine(first), s.removeLines(last, end)}
	theirs.title = "Keep " + label(s.text(end), "the second side")
	theirs.edits = []source.Edit{s.removeLines(first, middle), s.removeLine(end)}
	theirs.cost = 30
	return []candidate{ours, theirs}
}

// label returns the name of a side, or without if it has no name.
func label(text, without string) string {
	if name := strings.TrimSpace(strings.TrimLeft(text, "<>")); name != "" {
		return quoted(name)
	}
	return without
}

// diffs turns a diff into the new version of its file.
func diffs(s *sheet) []candidate {
	signs := s.signs()
	if strings.Trim(signs, "+- \n") != "" || !strings.Contains(signs, "+") {
		return nil
	}
	return []candidate{{
		message: "This is a diff: it has lines that begin with '+', '-' or a space, and says what changes in a file.",
		title:   "Make it the file that the diff leads to", at: s.lines[strings.IndexAny(signs, "+-")].span(), edits: s.newVersion(signs), whole: true, drops: true,
	}}
}

// signs returns what each line of a diff does, as one byte.
func (s *sheet) signs() string {
	var signs strings.Builder
	for i := range s.lines {
		signs.WriteByte(signOf(s.text(i)))
	}
	return signs.String()
}

// signOf returns the sign of a line in a diff: '-' also for the lines about the
// diff, a line break for an empty line.
func signOf(text string) byte {
	if prefixOf(text, "diff ", "index ", "--- ", "+++ ", "@@ ", "new file mode", `\ No newline`) != "" {
		return '-'
	}
	return (text + "\n")[0]
}

// newVersion returns the edits that remove the lines with '-', and the '+' or
// space before other lines.
func (s *sheet) newVersion(signs string) (edits []source.Edit) {
	for i, sign := range []byte(signs) {
		switch sign {
		case '-':
			edits = append(edits, s.removeLine(i))
		case '+', ' ':
			edits = append(edits, s.edit(s.lines[i].start, s.lines[i].start+1, ""))
		}
	}
	return edits
}
