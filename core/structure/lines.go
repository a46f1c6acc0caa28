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

// hasStructure reports whether YAML reads a line as structure.
func (l *line) hasStructure() bool { return !l.blank() && !l.opaque }

// at returns the offset of the line's body.
func (l *line) at() int { return l.start + l.lead }

// span returns the span of the line's body.
func (l *line) span() source.Span { return source.Span{Start: l.at(), End: l.at() + len(l.body)} }

// isItem reports whether the line begins an item of a list.
func (l *line) isItem() bool { return l.body == "-" || strings.HasPrefix(l.body, "- ") }

// key returns the key that a line begins with, after any dashes, and the offset
// in the body after its colon; -1 if the line has no key.
func (l *line) key() (name string, rest int) {
	skipped := dashes(l.body)
	body := l.body[skipped:]
	end := strings.Index(body+" ", ": ")
	if end < 0 || strings.ContainsAny(body[:1], "#[{&*!|>%@`") || strings.Contains(body[:end], " #") || strings.ContainsAny(body[:end], "{[") { // a mapping or list begins before any ':'
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
	for i := range s.lines {
		s.lines[i].read(file, i)
	}
	s.markTexts()
	s.step = s.commonStep()
	return s
}

func (l *line) read(file *source.File, number int) {
	span := file.LineSpan(number)
	text := file.Text[span.Start:span.End]
	trimmed := strings.TrimLeft(text, white)
	l.start, l.end = span.Start, span.End
	l.lead, l.indent = len(text)-len(trimmed), len(text)-len(strings.TrimLeft(text, " "))
	l.body = strings.TrimRight(trimmed, white)
}

// markTexts marks the lines that belong to block scalars.
func (s *sheet) markTexts() {
	block := -1 // the indentation of the line that opened a block scalar
	for i := range s.lines {
		l := &s.lines[i]
		if l.opaque = block >= 0 && (l.body == "" || l.indent > block); !l.opaque {
			block = l.opened()
		}
	}
}

// opened returns the indentation of a line that opens a block scalar; -1 for other
// lines.
func (l *line) opened() int {
	if opens(l.body) {
		return l.indent
	}
	return -1
}

// white holds the characters that look like indentation.
const white = " \t\u00A0\u2007\u202F\u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200A\u200B\uFEFF"

// commonStep returns the most frequent number of spaces by which a line is
// indented more than the line before; 2 if no line is.
func (s *sheet) commonStep() int {
	c, last := stepCounts{best: 2}, 0
	for i := s.after(-1); i < len(s.lines); i = s.after(i) {
		c.add(s.lines[i].indent - last)
		last = s.lines[i].indent
	}
	return c.best
}

// stepCounts counts how often lines are indented by each number of spaces more
// than the line before.
type stepCounts struct {
	counts [9]int
	best   int // the most frequent number; of equal ones the first to be so
}

func (c *stepCounts) add(more int) {
	if more > 0 && more < len(c.counts) {
		if c.counts[more]++; c.counts[more] > c.counts[c.best] {
			c.best = more
		}
	}
}

// before returns the number of the last line before i that YAML reads as
// structure, or -1.
func (s *sheet) before(i int) int {
	for i--; i >= 0 && !s.lines[i].hasStructure(); i-- {
	}
	return i
}

// after returns the number of the first such line after i, or the number of
// lines.
func (s *sheet) after(i int) int {
	for i++; i < len(s.lines) && !s.lines[i].hasStructure(); i++ {
	}
	return i
}

// runEnd returns the number of the line after a run of lines from i on that have a
// property; i itself if line i lacks it.
func (s *sheet) runEnd(i int, has func(i int) bool) int {
	for i < len(s.lines) && has(i) {
		i++
	}
	return i
}

// parent returns the number of the line that a line belongs under; -1 at the top
// level.
func (s *sheet) parent(i int) int {
	for j := s.before(i); j >= 0; j = s.before(j) {
		if s.lines[j].holds(s.lines[i].indent, s.lines[i].isItem()) {
			return j
		}
	}
	return -1
}

// holds reports whether a line at an indentation belongs under an earlier line
// with nothing in between: that has less indentation, or for an item of a list the
// same, and is not an item.
func (l *line) holds(indent int, item bool) bool {
	return l.indent < indent || l.indent == indent && item && !l.isItem()
}

// blockEnd returns the number of the line after a line's children, without empty
// lines and comments at their end.
func (s *sheet) blockEnd(i int) int {
	end := i + 1
	for j := i + 1; j < len(s.lines); j++ {
		l := &s.lines[j]
		switch {
		case l.opaque && l.body != "", !l.blank() && l.isUnder(&s.lines[i]):
			end = j + 1
		case l.hasStructure():
			return end
		}
	}
	return end
}

// isUnder reports whether a line is a child of the line above: it has more
// indentation, or is an item with the same as a key without a value.
func (l *line) isUnder(above *line) bool {
	return l.indent > above.indent || l.indent == above.indent && l.isItem() && !above.isItem() && above.isBareKey()
}

// isBareKey reports whether a line is a key without a value on the same line.
func (l *line) isBareKey() bool {
	_, rest := l.key()
	return rest >= 0 && strings.TrimSpace(l.body[rest:]) == ""
}

// lineOf returns the number of the line that holds an offset.
func (s *sheet) lineOf(offset int) int { return s.file.Line(offset) }

// lastLine returns the number of the line that holds the end of a span.
func (s *sheet) lastLine(span source.Span) int { return s.lineOf(max(span.End-1, span.Start)) }

// edit returns the edit that replaces a span with text.
func (s *sheet) edit(start, end int, text string) source.Edit {
	return source.Edit{File: s.file.Name, Span: source.Span{Start: start, End: end}, Text: text}
}

// shift returns the edits that move the lines from first up to end so that the
// first one is indented by to. It returns nil if a line has too little
// indentation to remove.
func (s *sheet) shift(first, end, to int) (edits []source.Edit) {
	by := to - s.lines[first].indent
	for i := first; i < end; i++ {
		l := &s.lines[i]
		switch tooFar := l.indent+by < 0; {
		case l.body == "", tooFar && l.body[0] == '#':
		case tooFar:
			return nil
		default:
			edits = append(edits, s.shiftLine(l, by))
		}
	}
	return edits
}

// shiftLine moves a line by so many columns to the right, or to the left if by is
// negative.
func (s *sheet) shiftLine(l *line, by int) source.Edit {
	if by > 0 {
		return s.edit(l.start, l.start, spaces(by))
	}
	return s.edit(l.start, l.start-by, "")
}
