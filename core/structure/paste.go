package structure

import (
	"strconv"
	"strings"

	"charm-playground/core/source"
)

// pasted are the rows of the table about text that was copied along with a file
// by accident: each looks at the whole text.
var pasted = []func(s *sheet) []candidate{fences, prompts, logs, prefixes, numbers, conflicts, diffs, allIndented}

// removeLine returns the edit that removes a line.
func (s *sheet) removeLine(i int) source.Edit {
	l := &s.lines[i]
	switch {
	case i+1 < len(s.lines):
		return s.edit(l.start, s.lines[i+1].start, "")
	case i > 0:
		return s.edit(s.lines[i-1].end, l.end, "")
	}
	return s.edit(l.start, l.end, "")
}

// isFence reports whether a line is the fence of a code block in Markdown.
func isFence(body string) bool {
	return strings.HasPrefix(body, "```") || strings.HasPrefix(body, "~~~")
}

// fences removes the fences of a code block, and the text outside them if there
// are two.
func fences(s *sheet) []candidate {
	var marks []int
	for i := range s.lines {
		if isFence(s.lines[i].body) {
			marks = append(marks, i)
		}
	}
	if len(marks) == 0 {
		return nil
	}
	var edits []source.Edit
	for _, i := range marks {
		edits = append(edits, s.removeLine(i))
	}
	mark := s.lines[marks[0]].body[:3]
	return []candidate{{
		message: "The line " + quoted(s.lines[marks[0]].body) + " marks a block of code in Markdown and came along when the text was copied. YAML does not know it.",
		title:   "Remove the lines with '" + mark + "'", at: s.lines[marks[0]].span(), edits: edits, safe: true, whole: true, drops: true,
	}}
}

// isPrompt reports whether a line is a command that was typed at a shell's
// prompt.
func isPrompt(body string) bool {
	for _, mark := range []string{"$ ", "# ", "% ", "> "} {
		head, command, found := strings.Cut(body, mark)
		if !found || command == "" || mark == "# " && !strings.ContainsAny(head, "@~/") || mark == "> " && !strings.HasSuffix(head, "PS ") && !strings.Contains(head, `:\`) {
			continue
		}
		if head == "" || !strings.Contains(strings.TrimSpace(head), ": ") && (strings.ContainsAny(head, "@~:/") || strings.HasPrefix(head, "(") || strings.HasPrefix(head, "[") || strings.HasPrefix(head, "PS ")) {
			return true
		}
	}
	for _, glyph := range []string{"➜ ", "❯ ", "λ "} { // in themes of zsh
		if strings.HasPrefix(body, glyph) {
			return true
		}
	}
	return body == "$" || strings.HasSuffix(body, "$") && strings.Contains(body, "@") && !strings.Contains(body, ": ")
}

// prompts removes the lines that are commands, before and after the text.
func prompts(s *sheet) []candidate {
	var edits []source.Edit
	first := -1
	for i := range s.lines {
		if l := &s.lines[i]; isPrompt(l.body) && (!l.opaque || l.indent == 0) {
			if first < 0 {
				first = i
			}
			edits = append(edits, s.removeLine(i))
		}
	}
	if first < 0 {
		return nil
	}
	return []candidate{{
		message: "The line " + quoted(s.lines[first].body) + " is a command at a shell's prompt, which came along when its output was copied.",
		title:   "Remove the command", at: s.lines[first].span(), edits: edits, safe: true, whole: true, drops: true,
	}}
}

// marks are the marks that other programs put before each line of a text.
var marks = []struct{ text, name string }{
	{">", "as mails quote a text"}, {">>", "as mails quote a text"}, {"> >", "as mails quote a text"}, {"+", "as a diff marks an added line"}, {"-", "as a diff marks a removed line"}, {"|", "as a table or a block is framed"},
	{"│", "as a terminal frames a text"}, {"#", "which makes a comment of it"}, {"//", "as other languages mark a comment"}, {"*", "as a list in a text has it"}, {"┃", "as a terminal frames a text"},
}

// prefixes removes a mark that all lines of a text have, or all lines of a part
// of it.
func prefixes(s *sheet) []candidate {
	var all []candidate
	for _, mark := range marks {
		for i := 0; i < len(s.lines); i++ {
			end := i
			for end < len(s.lines) && (strings.HasPrefix(s.text(end), mark.text) || end > i && s.text(end) == "" && end+1 < len(s.lines) && strings.HasPrefix(s.text(end+1), mark.text)) {
				end++
			}
			if end > i && (mark.text != "#" && mark.text != "-" || i == 0 && end >= len(s.lines)-1) {
				all = append(all, s.unmarked(i, end, mark.text, mark.name)...)
			}
			i = max(i, end)
			if len(all) > 12 {
				return all
			}
		}
	}
	return all
}

// text returns a line as it is in the file.
func (s *sheet) text(i int) string { return s.file.Text[s.lines[i].start:s.lines[i].end] }

// unmarked removes a mark from lines: with the space after it if all lines have
// one, or with a space in its place.
func (s *sheet) unmarked(first, end int, mark, how string) []candidate {
	c := candidate{
		message: s.marked(first, end) + " with '" + mark + "', " + how + ". To YAML it is part of the text.",
		title:   "Remove the '" + mark + "' from " + count(end-first, "line"), at: s.lines[first].span(), safe: true, whole: end-first > len(s.lines)/2, drops: true,
	}
	c.at.Start = s.lines[first].start
	c.cost = len(mark)
	all := []candidate{s.without(c, first, end, mark, len(mark), "")}
	if s.spaced(first, end, mark) {
		all = append(all, s.without(c, first, end, mark, len(mark)+1, ""))
		all[0].cost += 3
		if end-first == len(s.lines) || end-first == len(s.lines)-1 && s.text(end) == "" {
			all = all[1:] // for the whole text, where both give the same result
		}
	}
	if first > 0 || end < len(s.lines)-1 {
		all = append(all, s.without(c, first, end, mark, len(mark), " "))
	}
	return all
}

// marked says which lines begin with a mark.
func (s *sheet) marked(first, end int) string {
	if end-first == 1 {
		return "The line begins"
	}
	return "Each line from " + strconv.Itoa(first+1) + " to " + strconv.Itoa(end) + " begins"
}

// spaced reports whether a space follows the mark on all lines.
func (s *sheet) spaced(first, end int, mark string) bool {
	for i := first; i < end; i++ {
		if rest := strings.TrimPrefix(s.text(i), mark); rest != "" && rest[0] != ' ' {
			return false
		}
	}
	return true
}

// without returns a candidate with the edits that replace the first size bytes of
// lines with a text.
func (s *sheet) without(c candidate, first, end int, mark string, size int, text string) candidate {
	for i := first; i < end; i++ {
		if l := &s.lines[i]; strings.HasPrefix(s.text(i), mark) {
			c.edits = append(c.edits, s.edit(l.start, min(l.start+size, l.end), text))
		}
	}
	return c
}

// count returns a number with its noun, in the plural if needed.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// numbers removes the numbers that a listing puts before each line.
func numbers(s *sheet) []candidate {
	var edits []source.Edit
	expected := 0
	for i := range s.lines {
		text := s.text(i)
		if strings.TrimSpace(text) == "" {
			continue
		}
		number, size := leadingNumber(text)
		if size == 0 || expected != 0 && number != expected {
			return nil
		}
		expected = number + 1
		edits = append(edits, s.edit(s.lines[i].start, s.lines[i].start+size, ""))
	}
	if len(edits) < 3 {
		return nil
	}
	return s.unnumbered(edits)
}

// leadingNumber returns the number that a line begins with, and the size in bytes
// of everything up to its end, with the colon, period, bracket or bar after it.
func leadingNumber(text string) (number, size int) {
	trimmed := strings.TrimLeft(text, " \t")
	digits := len(trimmed) - len(strings.TrimLeft(trimmed, "0123456789"))
	number, err := strconv.Atoi(trimmed[:digits])
	if err != nil {
		return 0, 0
	}
	size = len(text) - len(trimmed) + digits
	for _, mark := range []string{":", ".", ")", "|", " |", " │", "│"} {
		if strings.HasPrefix(text[size:], mark) {
			return number, size + len(mark)
		}
	}
	return number, size
}

// unnumbered also removes the spaces after the numbers that all lines have.
func (s *sheet) unnumbered(edits []source.Edit) []candidate {
	gap := 1 << 20
	for _, e := range edits {
		line := s.file.LineSpan(s.lineOf(e.Span.Start))
		if rest := s.file.Text[e.Span.End:line.End]; strings.TrimSpace(rest) != "" {
			gap = min(gap, len(rest)-len(strings.TrimLeft(rest, " \t")))
		}
	}
	for i := range edits {
		line := s.file.LineSpan(s.lineOf(edits[i].Span.Start))
		edits[i].Span.End = min(edits[i].Span.End+gap, line.End)
	}
	first := s.lines[s.lineOf(edits[0].Span.Start)]
	return []candidate{{
		message: "Each line begins with its number, as a listing has it. To YAML the numbers are part of the text.",
		title:   "Remove the line numbers", at: source.Span{Start: edits[0].Span.Start, End: first.end}, edits: edits, safe: true, whole: true, drops: true,
	}}
}

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

// removeLines removes the lines from first to last, inclusive.
func (s *sheet) removeLines(first, last int) source.Edit {
	e := s.removeLine(last)
	e.Span.Start = s.lines[first].start
	if last+1 >= len(s.lines) && first > 0 {
		e.Span.Start = s.lines[first-1].end
	}
	return e
}

// diffs turns a diff into the new version of its file: it removes the lines with
// '-' and the lines about the diff, and the '+' or space before other lines.
func diffs(s *sheet) []candidate {
	var edits []source.Edit
	plus, first := false, -1
	for i := range s.lines {
		text := s.text(i)
		switch {
		case text == "":
			continue
		case isDiffHead(text), text[0] == '-':
			edits = append(edits, s.removeLine(i))
		case text[0] == '+', text[0] == ' ':
			plus = plus || text[0] == '+'
			edits = append(edits, s.edit(s.lines[i].start, s.lines[i].start+1, ""))
		default:
			return nil
		}
		if first < 0 && text[0] != ' ' {
			first = i
		}
	}
	if !plus {
		return nil
	}
	return s.undiffed(first, edits)
}

// undiffed returns the candidate for the edits that turn a diff into a file.
func (s *sheet) undiffed(first int, edits []source.Edit) []candidate {
	return []candidate{{
		message: "This is a diff: it has lines that begin with '+', '-' or a space, and says what changes in a file.",
		title:   "Make it the file that the diff leads to", at: s.lines[first].span(), edits: edits, whole: true, drops: true,
	}}
}

// isDiffHead reports whether a line of a diff is not part of the file.
func isDiffHead(text string) bool {
	for _, head := range []string{"diff ", "index ", "--- ", "+++ ", "@@ ", "new file mode", `\ No newline`} {
		if strings.HasPrefix(text, head) {
			return true
		}
	}
	return false
}

// allIndented removes the indentation that all lines but a few have.
func allIndented(s *sheet) []candidate {
	least, odd := s.leastIndent()
	first := s.after(-1)
	if first >= len(s.lines) || least == 1<<20 || odd > len(s.lines)/4 || s.lines[first].indent == 0 {
		return nil
	}
	c := candidate{
		message: "All lines but " + count(odd, "line") + " are indented, so the others belong to something other than it seems.",
		title:   "Take the indentation away", at: s.lines[first].span(), whole: true,
	}
	for i := range s.lines {
		if l := &s.lines[i]; l.body != "" && l.indent >= least {
			c.edits = append(c.edits, s.edit(l.start, l.start+least, ""))
		}
	}
	return []candidate{c}
}

// leastIndent returns the smallest indentation of the indented lines, and how
// many lines are not indented.
func (s *sheet) leastIndent() (least, without int) {
	least = 1 << 20
	for i := range s.lines {
		if l := &s.lines[i]; l.body != "" && l.indent > 0 {
			least = min(least, l.indent)
		} else if l.body != "" {
			without++
		}
	}
	return least, without
}
