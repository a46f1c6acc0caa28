package document

import (
	"math"
	"strings"
	"unicode/utf8"
)

// scanQuoted scans a scalar in quotes.
func (s *scanner) scanQuoted(t *token, style Style) {
	t.style = style
	quote := s.peek(0)
	s.step()
	var content strings.Builder
	for {
		s.quotedText(&content, style, t.start)
		if s.peek(0) == quote {
			break
		}
		s.quotedSpaces(&content, t.start)
	}
	s.step()
	t.end = s.at.offset
	t.text = content.String()
}

// quotedText scans up to a space, a line break or the closing quote.
func (s *scanner) quotedText(content *strings.Builder, style Style, start int) {
	double := style == DoubleQuoted
	for {
		size, rest := 0, s.text[s.at.offset:]
		for size < len(rest) && isWord(rest[size]) || !isOneOf(s.peek(size), "'\"\\") && !s.blank(size) {
			size++
		}
		content.WriteString(s.word(size))
		switch char := s.peek(0); {
		case !double && char == '\'' && s.peek(1) == '\'':
			content.WriteByte('\'')
			s.word(2)
		case double && char == '\'', !double && (char == '"' || char == '\\'):
			content.WriteString(s.word(1))
		case double && char == '\\':
			s.scanEscape(content, start)
		default:
			return
		}
	}
}

// escapeLetters and escapes are Scanner.ESCAPE_REPLACEMENTS of yaml/scanner.py:
// the letters and the characters that they produce.
const escapeLetters = "0abt\tnvfre \"\\/N_LP"

var escapes = [...]string{"\x00", "\a", "\b", "\t", "\t", "\n", "\v", "\f", "\r", "\x1b", " ", "\"", "\\", "/", "\u0085", "\u00a0", "\u2028", "\u2029"}

// escapeDigits returns how many hexadecimal digits follow \x, \u and \U.
func escapeDigits(char byte) int {
	switch char {
	case 'x':
		return 2
	case 'u':
		return 4
	case 'U':
		return 8
	}
	return 0
}

func (s *scanner) scanEscape(content *strings.Builder, start int) {
	s.step()
	if i := strings.IndexByte(escapeLetters, s.peek(0)); i >= 0 {
		content.WriteString(escapes[i])
		s.step()
	} else if s.breakLen(0) > 0 {
		s.lineBreak()
		content.WriteString(s.quotedBreaks(start))
	} else {
		s.scanCode(content, start)
	}
}

// scanCode scans the letter and the digits of a character's code.
func (s *scanner) scanCode(content *strings.Builder, start int) {
	size := escapeDigits(s.peek(0))
	s.require(size > 0, unknownEscape, start)
	s.step()
	code, wrong := s.hex(size)
	if wrong >= 0 {
		s.failIn(escapeCode, start, size, s.here(wrong))
	}
	if code > utf8.MaxRune {
		s.failIn(escapeRange, start, chrError(code))
	}
	content.Write(appendCode(nil, rune(code)))
	s.word(size)
}

// chrError returns the exception that Python's chr() raises for a code beyond
// Unicode.
func chrError(code uint32) string {
	if code > math.MaxInt32 {
		return "OverflowError('Python int too large to convert to C int')"
	}
	return "ValueError('chr() arg not in range(0x110000)')"
}

// appendCode appends a code point as UTF-8. It writes half of a surrogate pair,
// which a Python str can contain, in the same way, although that is not valid
// UTF-8.
func appendCode(to []byte, code rune) []byte {
	if code < 0xD800 || code > 0xDFFF {
		return utf8.AppendRune(to, code)
	}
	return append(to, 0xE0|byte(code>>12), 0x80|byte(code>>6)&0xBF, 0x80|byte(code)&0xBF)
}

// quotedSpaces scans spaces, tabs and line breaks between quotes.
func (s *scanner) quotedSpaces(content *strings.Builder, start int) {
	begin := s.at.offset
	s.skipBlanks()
	switch {
	case s.atEnd(0):
		s.failIn(quoteNotClosed, start)
	case s.breakLen(0) > 0:
		first := s.lineBreak()
		content.WriteString(fold(first, s.quotedBreaks(start)))
	default:
		content.WriteString(s.text[begin:s.at.offset])
	}
}

// quotedBreaks scans empty lines and the indentation of the line after them.
func (s *scanner) quotedBreaks(start int) string {
	var breaks strings.Builder
	for {
		if s.separator() {
			s.failIn(quoteSeparator, start)
		}
		s.skipBlanks()
		if s.breakLen(0) == 0 {
			return breaks.String()
		}
		breaks.WriteString(s.lineBreak())
	}
}
