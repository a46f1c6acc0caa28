package document

import (
	"strings"
	"unicode/utf8"
)

// scanAnchor scans the name of an anchor or an alias. refused is the problem with
// a wrong one.
func (s *scanner) scanAnchor(t *token, refused problemKind) {
	s.step()
	t.text = s.word(s.wordLen(0))
	ended := s.blank(0) || strings.IndexByte("?:,]}%@`", s.peek(0)) >= 0
	s.require(t.text != "" && ended, refused, t.start)
	t.end = s.at.offset
}

// scanTag scans !suffix, !handle!suffix, !<verbatim> or the lone '!'.
func (s *scanner) scanTag(t *token) {
	switch {
	case s.peek(1) == '<':
		t.text = s.scanVerbatimTag(t.start)
	case s.blank(1):
		t.text = s.word(1)
	default:
		t.parameters = &parameters{first: s.scanTagPrefix(t.start)}
		t.text = s.scanTagURI(inTag, t.start)
	}
	s.require(s.space(0), tagSpace, t.start)
	t.end = s.at.offset
}

// scanTagPrefix scans the handle that a tag begins with: '!', '!!' or '!name!'.
func (s *scanner) scanTagPrefix(start int) string {
	if s.hasHandle() {
		return s.scanTagHandle(inTag, start)
	}
	return s.word(1)
}

func (s *scanner) scanVerbatimTag(start int) string {
	s.forwardTo(start + 2)
	uri := s.scanTagURI(inTag, start)
	s.require(s.peek(0) == '>', tagBracket, start)
	s.step()
	return uri
}

// hasHandle reports whether the tag that begins here has a second '!'.
func (s *scanner) hasHandle() bool {
	for n := 1; !s.space(n); n++ {
		if s.peek(n) == '!' {
			return true
		}
	}
	return false
}

func (s *scanner) scanTagHandle(where string, start int) string {
	s.require(s.peek(0) == '!', tagHandle, start, where)
	if s.peek(1) == ' ' {
		return s.word(1)
	}
	size := 1 + s.wordLen(1)
	if s.peek(size) != '!' {
		// PyYAML reports the character where the name ends.
		s.forwardTo(s.at.offset + size)
		s.failHere(tagHandle, start, where)
	}
	return s.word(size + 1)
}

func (s *scanner) scanTagURI(where string, start int) string {
	var uri strings.Builder
	for {
		switch char := s.peek(0); {
		case char == '%':
			uri.WriteString(s.scanURIEscapes(where, start))
		case isWord(char) || char != 0 && strings.IndexByte(";/?:@&=+$,.!~*'()[]", char) >= 0:
			uri.WriteByte(char)
			s.step()
		case uri.Len() == 0:
			s.failHere(tagURI, start, where)
		default:
			return uri.String()
		}
	}
}

// scanURIEscapes scans a run of %XX, which together must be UTF-8.
func (s *scanner) scanURIEscapes(where string, start int) string {
	begin := s.at.offset
	var raw []byte
	for s.peek(0) == '%' {
		raw = append(raw, s.scanURIEscape(where, start))
	}
	if !utf8.Valid(raw) {
		s.failAt(uriEncoding, start, begin, where)
	}
	return string(raw)
}

// scanURIEscape scans %XX and returns the byte.
func (s *scanner) scanURIEscape(where string, start int) byte {
	s.step()
	code, wrong := s.hex(2)
	if wrong >= 0 {
		s.failIn(uriEscape, start, where, s.here(wrong))
	}
	s.forwardTo(s.at.offset + 2)
	return byte(code)
}

// hex returns the number in the next size hexadecimal digits, and the offset of
// the first other character, or -1.
func (s *scanner) hex(size int) (number uint32, wrong int) {
	for i := range size {
		digit := strings.IndexByte("0123456789abcdef", s.peek(i)|0x20)
		if digit < 0 || s.peek(i) < '0' {
			return 0, i
		}
		number = number<<4 | uint32(digit)
	}
	return number, -1
}
