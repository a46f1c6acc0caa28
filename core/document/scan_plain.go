package document

import (
	"strings"
)

// scanPlain scans a scalar without quotes, which may continue on deeper lines.
func (s *scanner) scanPlain(t *token) {
	var content plainContent
	indent := s.indent + 1
	spaces := ""
	for s.peek(0) != '#' {
		size := s.plainLen()
		if size == 0 {
			break
		}
		s.keyAllowed = false
		content.add(s, spaces, size)
		t.end = s.at.offset
		spaces = s.plainSpaces()
		if spaces == "" || !s.inFlow() && s.at.column < indent {
			break
		}
	}
	t.text = content.text(s)
}

// plainContent is the content of a plain scalar. It stays a piece of the text
// until a line break is folded, which is rare.
type plainContent struct {
	start, end int
	folded     strings.Builder // used after a line break was folded
}

// add advances over size bytes and appends spaces and these bytes to the
// content.
func (c *plainContent) add(s *scanner, spaces string, size int) {
	begin := s.at.offset
	word := s.word(size)
	switch {
	case c.end == 0:
		c.start = begin
	case c.folded.Len() == 0 && s.text[c.end:begin] != spaces:
		c.folded.WriteString(s.text[c.start:c.end] + spaces)
	case c.folded.Len() > 0:
		c.folded.WriteString(spaces)
	}
	if c.folded.Len() > 0 {
		c.folded.WriteString(word)
	}
	c.end = s.at.offset
}

func (c *plainContent) text(s *scanner) string {
	if c.folded.Len() > 0 {
		return c.folded.String()
	}
	return s.text[c.start:c.end]
}

// plainLen returns the length of the text up to a space or anything else that
// ends a plain scalar.
func (s *scanner) plainLen() int {
	flow, rest := s.inFlow(), s.text[s.at.offset:]
	for size := 0; ; size++ {
		// Most characters need no second look.
		for size < len(rest) && ('a' <= rest[size] && rest[size] <= 'z' || '-' <= rest[size] && rest[size] <= '9' || rest[size] == '_') {
			size++
		}
		char := s.peek(size)
		switch {
		case s.blank(size):
			return size
		case char == ':' && (s.blank(size+1) || flow && isOneOf(s.peek(size+1), ",[]{}")):
			return size
		case flow && isOneOf(char, ",?[]{}"):
			return size
		}
	}
}

func isOneOf(char byte, set string) bool { return strings.IndexByte(set, char) >= 0 }

// plainSpaces advances over spaces and line breaks inside a plain scalar and
// returns what they mean: a space for one line break, one break less for
// several. It is empty if the scalar ends.
func (s *scanner) plainSpaces() string {
	start := s.at.offset
	s.skipSpaces()
	if s.breakLen(0) == 0 {
		return s.text[start:s.at.offset]
	}
	first := s.lineBreak()
	s.keyAllowed = true
	if s.separator() {
		return ""
	}
	var breaks strings.Builder
	for {
		s.skipSpaces()
		if s.breakLen(0) == 0 {
			return fold(first, breaks.String())
		}
		breaks.WriteString(s.lineBreak())
		if s.separator() {
			return ""
		}
	}
}

// fold joins a line break with those that follow it.
func fold(first, more string) string {
	switch {
	case first != "\n":
		return first + more
	case more == "":
		return " "
	default:
		return more
	}
}
