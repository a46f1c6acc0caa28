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
func (s *sheet) removeLine(i int) source.Edit { return s.removeLines(i, i) }

// removeLines removes the lines from first to last, inclusive, with one line
// break.
func (s *sheet) removeLines(first, last int) source.Edit {
	start, end := s.lines[first].start, s.lines[last].end
	switch {
	case last+1 < len(s.lines):
		end = s.lines[last+1].start
	case first > 0:
		start = s.lines[first-1].end
	}
	return s.edit(start, end, "")
}

// removeEach returns the edits that remove lines.
func (s *sheet) removeEach(lines []int) (edits []source.Edit) {
	for _, i := range lines {
		edits = append(edits, s.removeLine(i))
	}
	return edits
}

// linesThat returns the numbers of the lines with a property.
func (s *sheet) linesThat(has func(l *line) bool) (lines []int) {
	for i := range s.lines {
		if has(&s.lines[i]) {
			lines = append(lines, i)
		}
	}
	return lines
}

// strangers removes lines that are not the user's; why is what a message says
// about the first of them.
func (s *sheet) strangers(lines []int, why, title string) []candidate {
	first := &s.lines[lines[0]]
	return []candidate{{
		message: "The line " + quoted(first.body) + " " + why,
		title:   title, at: first.span(), edits: s.removeEach(lines), safe: true, whole: true, drops: true,
	}}
}

// isFence reports whether a line is the fence of a code block in Markdown.
func (l *line) isFence() bool { return prefixOf(l.body, "```", "~~~") != "" }

// fences removes the fences of a code block.
func fences(s *sheet) []candidate {
	lines := s.linesThat((*line).isFence)
	if len(lines) == 0 {
		return nil
	}
	mark := s.lines[lines[0]].body[:3]
	return s.strangers(lines, "marks a block of code in Markdown and came along when the text was copied. YAML does not know it.", "Remove the lines with '"+mark+"'")
}

// isPrompt reports whether a line is a command that was typed at a shell's
// prompt, or a prompt without one.
func isPrompt(body string) bool {
	themed := prefixOf(body, "➜ ", "❯ ", "λ ") != "" // in themes of zsh
	bare := body == "$" || strings.HasSuffix(body, "$") && strings.Contains(body, "@") && !strings.Contains(body, ": ")
	return themed || bare || isCommand(body)
}

// isCommand reports whether a line is a prompt with a command after it.
func isCommand(body string) bool {
	for _, mark := range []string{"$ ", "# ", "% ", "> "} {
		if head, command, found := strings.Cut(body, mark); found && command != "" && isPromptHead(head, mark) {
			return true
		}
	}
	return false
}

// isPromptHead reports whether a text is what shells write before the mark of
// their prompt: nothing, or a user, a host and a folder. A '#' begins a comment
// without these, and a '>' is a prompt only in PowerShell and cmd.
func isPromptHead(head, mark string) bool {
	if mark == "# " && !strings.ContainsAny(head, "@~/") || mark == "> " && !strings.HasSuffix(head, "PS ") && !strings.Contains(head, `:\`) {
		return false
	}
	return head == "" || !strings.Contains(strings.TrimSpace(head), ": ") && (strings.ContainsAny(head, "@~:/") || prefixOf(head, "(", "[", "PS ") != "")
}

// prompts removes the lines that are commands, before and after the text.
func prompts(s *sheet) []candidate {
	lines := s.linesThat(func(l *line) bool { return isPrompt(l.body) && (!l.opaque || l.indent == 0) })
	if len(lines) == 0 {
		return nil
	}
	return s.strangers(lines, "is a command at a shell's prompt, which came along when its output was copied.", "Remove the command")
}

// text returns a line as it is in the file.
func (s *sheet) text(i int) string { return s.file.Text[s.lines[i].start:s.lines[i].end] }

// count returns a number with its noun, in the plural if needed.
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// numbers removes the numbers that a listing puts before each line.
func numbers(s *sheet) []candidate {
	if edits := s.removeNumbers(); len(edits) >= fewestNumbers {
		return s.unnumbered(edits)
	}
	return nil
}

// fewestNumbers is how many lines must be numbered: fewer can be anything.
const fewestNumbers = 3

// removeNumbers returns the edits that remove the numbers of the lines; none if a
// line with text does not have the next number.
func (s *sheet) removeNumbers() (edits []source.Edit) {
	expected := 0
	for _, i := range s.linesThat(func(l *line) bool { return strings.TrimSpace(s.file.Text[l.start:l.end]) != "" }) {
		number, size := leadingNumber(s.text(i))
		if size == 0 || expected != 0 && number != expected {
			return nil
		}
		expected = number + 1
		edits = append(edits, s.edit(s.lines[i].start, s.lines[i].start+size, ""))
	}
	return edits
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
	return number, size + len(prefixOf(text[size:], ":", ".", ")", "|", " |", " │", "│"))
}

// unnumbered also removes the spaces after the numbers that all lines have.
func (s *sheet) unnumbered(edits []source.Edit) []candidate {
	gap := s.leastGap(edits)
	for i := range edits {
		edits[i].Span.End = min(edits[i].Span.End+gap, s.endAfter(edits[i]))
	}
	return []candidate{{
		message: "Each line begins with its number, as a listing has it. To YAML the numbers are part of the text.",
		title:   "Remove the line numbers", at: source.Span{Start: edits[0].Span.Start, End: s.endAfter(edits[0])}, edits: edits, safe: true, whole: true, drops: true,
	}}
}

// endAfter returns the end of the line that an edit begins on.
func (s *sheet) endAfter(e source.Edit) int { return s.lines[s.lineOf(e.Span.Start)].end }

// leastGap returns the smallest white space, in bytes, between an edit and the
// text after it.
func (s *sheet) leastGap(edits []source.Edit) int {
	gap := 1 << 20
	for _, e := range edits {
		if rest := s.file.Text[e.Span.End:s.endAfter(e)]; strings.TrimSpace(rest) != "" {
			gap = min(gap, len(rest)-len(strings.TrimLeft(rest, " \t")))
		}
	}
	return gap
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
