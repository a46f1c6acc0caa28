package structure

import (
	"strings"

	"charm-playground/core/source"
)

// line is a line of a text, even if YAML cannot read the text.
type line struct {
	start, end int    // byte offsets in the text, without the line break
	indent     int    // the number of spaces at its start
	lead       int    // bytes of white space of any kind at its start
	body       string // the text after lead, without white space at the end
	opaque     bool   // it belongs to a block scalar after | or >, and so has no structure
}

// blank reports whether a line is empty or a comment.
func (l *line) blank() bool { return l.body == "" || l.body[0] == '#' }

// at returns the offset of the line's body.
func (l *line) at() int { return l.start + l.lead }

// span returns the span of the line's body.
func (l *line) span() source.Span { return source.Span{Start: l.at(), End: l.at() + len(l.body)} }

// isItem reports whether the line begins an item of a list.
func (l *line) isItem() bool { return l.body == "-" || strings.HasPrefix(l.body, "- ") }

// key returns the key that a line begins with, after any dashes, and the offset
// in the body after its colon; -1 if the line has no key.
func (l *line) key() (name string, rest int) {
	body, skipped := l.body, 0
	for strings.HasPrefix(body, "- ") {
		trimmed := strings.TrimLeft(body[2:], " ")
		skipped += len(body) - len(trimmed)
		body = trimmed
	}
	if body == "" || strings.ContainsAny(body[:1], "#[{&*!|>%@`") {
		return "", -1
	}
	end := strings.Index(body+" ", ": ")
	if end < 0 || strings.Contains(body[:end], " #") || strings.ContainsAny(body[:end], "{[") { // a mapping or list begins before any ':'
		return "", -1
	}
	return strings.Trim(body[:end], `"'`), skipped + end + 1
}

// sheet is a text as lines, with what their indentation shows.
type sheet struct {
	file  *source.File
	lines []line
	step  int // how many spaces the text mostly indents by
}

// opens reports whether a line ends with the | or > of a block scalar.
func opens(body string) bool {
	body, _, _ = strings.Cut(body, " #")
	words := strings.Fields(body)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	head := strings.TrimRight(last, "+-123456789")
	return (head == "|" || head == ">") && (len(words) == 1 || strings.HasSuffix(words[len(words)-2], ":") || words[len(words)-2] == "-")
}

// newSheet splits a text into lines.
func newSheet(file *source.File) *sheet {
	s := &sheet{file: file, lines: make([]line, file.LineCount())}
	block := -1 // the indentation of the line that opened a block scalar
	for i := range s.lines {
		l := &s.lines[i]
		l.read(file, i)
		if block >= 0 && (l.body == "" || l.indent > block) {
			l.opaque = true
			continue
		}
		block = -1
		if opens(l.body) {
			block = l.indent
		}
	}
	s.step = s.commonStep()
	return s
}

func (l *line) read(file *source.File, number int) {
	span := file.LineSpan(number)
	text := file.Text[span.Start:span.End]
	trimmed := strings.TrimLeft(text, white)
	l.start, l.end = span.Start, span.End
	l.lead = len(text) - len(trimmed)
	l.indent = len(text) - len(strings.TrimLeft(text, " "))
	l.body = strings.TrimRight(trimmed, white)
}

// white holds the characters that look like indentation.
const white = " \t\u00A0\u2007\u202F\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u200B\uFEFF"

// commonStep returns the most frequent number of spaces by which a line is
// indented more than the line before; 2 if no line is.
func (s *sheet) commonStep() int {
	var counts [9]int
	last, best := 0, 2
	for i := range s.lines {
		l := &s.lines[i]
		if l.blank() || l.opaque {
			continue
		}
		if more := l.indent - last; more > 0 && more < len(counts) {
			if counts[more]++; counts[more] > counts[best] {
				best = more
			}
		}
		last = l.indent
	}
	return best
}

// before returns the number of the last line before i that YAML reads as
// structure, or -1.
func (s *sheet) before(i int) int {
	for i--; i >= 0 && (s.lines[i].blank() || s.lines[i].opaque); i-- {
	}
	return i
}

// after returns the number of the first such line after i, or the number of
// lines.
func (s *sheet) after(i int) int {
	for i++; i < len(s.lines) && (s.lines[i].blank() || s.lines[i].opaque); i++ {
	}
	return i
}

// parent returns the number of the line that a line belongs under: the last
// earlier line with less indentation; for an item of a list, also one that has
// the same indentation and is not an item. It is -1 at the top level.
func (s *sheet) parent(i int) int {
	own := &s.lines[i]
	for j := s.before(i); j >= 0; j = s.before(j) {
		l := &s.lines[j]
		if l.indent < own.indent || l.indent == own.indent && own.isItem() && !l.isItem() {
			return j
		}
	}
	return -1
}

// blockEnd returns the number of the line after a line's children, without empty
// lines and comments at their end.
func (s *sheet) blockEnd(i int) int {
	own, end := &s.lines[i], i+1
	_, rest := own.key()
	empty := rest >= 0 && strings.TrimSpace(own.body[rest:]) == ""
	for j := i + 1; j < len(s.lines); j++ {
		l := &s.lines[j]
		deeper := l.indent > own.indent || empty && l.indent == own.indent && l.isItem() && !own.isItem()
		switch {
		case l.opaque && l.body != "", !l.blank() && deeper:
			end = j + 1
		case !l.blank() && !l.opaque:
			return end
		}
	}
	return end
}

// lineOf returns the number of the line that holds an offset.
func (s *sheet) lineOf(offset int) int { return s.file.Line(offset) }

// edit returns the edit that replaces a span with text.
func (s *sheet) edit(start, end int, text string) source.Edit {
	return source.Edit{File: s.file.Name, Span: source.Span{Start: start, End: end}, Text: text}
}

// shift returns the edits that move the lines from first up to end so that the
// first one is indented by to. It returns nil if a line has too little
// indentation to remove.
func (s *sheet) shift(first, end, to int) []source.Edit {
	by := to - s.lines[first].indent
	var edits []source.Edit
	for i := first; i < end; i++ {
		l := &s.lines[i]
		switch {
		case l.body == "":
		case by > 0:
			edits = append(edits, s.edit(l.start, l.start, strings.Repeat(" ", by)))
		case l.indent < -by && l.body[0] == '#':
		case l.indent < -by:
			return nil
		default:
			edits = append(edits, s.edit(l.start, l.start-by, ""))
		}
	}
	return edits
}
