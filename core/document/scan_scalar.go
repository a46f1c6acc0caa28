package document

import (
	"math"
	"strings"
	"unicode/utf8"
)

// scanPlain scans a scalar without quotes, which may go on in deeper lines.
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

// plainContent is the content of a plain scalar: a piece of the text as long
// as it stands there word for word, as it mostly does.
type plainContent struct {
	start, end int
	folded     strings.Builder // once a line break was folded
}

// add goes over size bytes and adds them to the content, behind spaces.
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

// plainLen is the length of the text up to a space or whatever else ends a
// plain scalar.
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

// plainSpaces goes over the spaces and line breaks inside a plain scalar and
// returns what they mean: a space for one line break, one break less for
// several. It is empty where the scalar ends.
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

// escapes is Scanner.ESCAPE_REPLACEMENTS of yaml/scanner.py: what each of the
// letters stands for.
const escapeLetters = "0abt\tnvfre \"\\/N_LP"

var escapes = [...]string{"\x00", "\a", "\b", "\t", "\t", "\n", "\v", "\f", "\r", "\x1b", " ", "\"", "\\", "/", "\u0085", "\u00a0", "\u2028", "\u2029"}

// escapeDigits is how many hexadecimal digits follow \x, \u and \U.
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
	char := s.peek(0)
	if i := strings.IndexByte(escapeLetters, char); i >= 0 {
		content.WriteString(escapes[i])
		s.step()
		return
	}
	if s.breakLen(0) > 0 {
		s.lineBreak()
		content.WriteString(s.quotedBreaks(start))
		return
	}
	size := escapeDigits(char)
	if size == 0 {
		s.failHere(unknownEscape, start)
	}
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

// chrError is the exception that Python's chr() raises for a code beyond
// Unicode.
func chrError(code uint32) string {
	if code > math.MaxInt32 {
		return "OverflowError('Python int too large to convert to C int')"
	}
	return "ValueError('chr() arg not in range(0x110000)')"
}

// appendCode appends a code point as UTF-8. Half of a surrogate pair, which a
// Python str can hold, is written in the same way, and is no valid UTF-8 then.
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

// chomping is what becomes of the line breaks at the end of a block scalar.
type chomping uint8

const (
	clip  chomping = iota // one stays
	strip                 // none
	keep                  // all
)

// blockScalar is a block scalar that is being scanned.
type blockScalar struct {
	content strings.Builder
	chomp   chomping
	folded  bool
	indent  int
	start   int
	stop    int // the byte after the last line that has content
}

// scanBlockScalar scans a scalar that begins with | or >.
func (s *scanner) scanBlockScalar(t *token, style Style) {
	b := &blockScalar{folded: style == Folded, start: s.at.offset}
	s.step()
	increment := s.scanBlockHeader(b)
	minimum := max(s.indent+1, 1)
	var breaks string
	var end int
	if increment == 0 {
		var deepest int
		breaks, deepest, end = s.blockIndentation()
		b.indent = max(minimum, deepest)
	} else {
		b.indent = minimum + increment - 1
		breaks, end = s.blockBreaks(b.indent)
	}
	last, breaks, end := s.scanBlockLines(b, breaks, end)
	if b.chomp != strip {
		b.content.WriteString(last)
	}
	if b.chomp == keep {
		b.content.WriteString(breaks)
		b.stop = max(b.stop, s.beforeBreak(b.start, end))
	}
	t.style, t.end, t.stop, t.text = style, end, b.stop, b.content.String()
}

// beforeBreak is the offset of the line break that ends at end.
func (s *scanner) beforeBreak(start, end int) int {
	text := s.text[start:end]
	for _, ending := range []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if strings.HasSuffix(text, ending) {
			return end - len(ending)
		}
	}
	return end
}

// scanBlockHeader scans what follows | or > in the same line and returns the
// number in it, or 0.
func (s *scanner) scanBlockHeader(b *blockScalar) int {
	increment := 0
	if s.scanChomping(b) {
		increment = s.scanIncrement(b.start)
	} else if increment = s.scanIncrement(b.start); increment > 0 {
		s.scanChomping(b)
	}
	if !s.space(0) {
		s.failHere(blockIndicator, b.start)
	}
	b.stop = s.at.offset
	s.skipSpaces()
	if s.peek(0) == '#' {
		s.skipLine()
	}
	if !s.ending(0) {
		s.failHere(blockHeaderRest, b.start)
	}
	s.lineBreak()
	return increment
}

func (s *scanner) scanChomping(b *blockScalar) bool {
	switch s.peek(0) {
	case '+':
		b.chomp = keep
	case '-':
		b.chomp = strip
	default:
		return false
	}
	s.step()
	return true
}

func (s *scanner) scanIncrement(start int) int {
	char := s.peek(0)
	if char < '0' || char > '9' {
		return 0
	}
	if char == '0' {
		s.failIn(blockIncrement, start)
	}
	s.step()
	return int(char - '0')
}

// blockIndentation goes to the first line that has content and returns the
// line breaks before it and the deepest indentation.
func (s *scanner) blockIndentation() (breaks string, deepest int, end int) {
	var b strings.Builder
	end = s.at.offset
	for s.peek(0) == ' ' || s.breakLen(0) > 0 {
		if s.peek(0) == ' ' {
			s.step()
			deepest = max(deepest, s.at.column)
			continue
		}
		b.WriteString(s.lineBreak())
		end = s.at.offset
	}
	return b.String(), deepest, end
}

// blockBreaks goes over empty lines and the indentation of the line after them.
func (s *scanner) blockBreaks(indent int) (breaks string, end int) {
	var b strings.Builder
	end = s.at.offset
	s.indentTo(indent)
	for s.breakLen(0) > 0 {
		b.WriteString(s.lineBreak())
		end = s.at.offset
		s.indentTo(indent)
	}
	return b.String(), end
}

func (s *scanner) indentTo(indent int) {
	for s.at.column < indent && s.peek(0) == ' ' {
		s.step()
	}
}

// scanBlockLines scans the lines of a block scalar. It returns the last line's
// break and the breaks after it.
func (s *scanner) scanBlockLines(b *blockScalar, breaks string, end int) (string, string, int) {
	lineBreak := ""
	for s.at.column == b.indent && !s.atEnd(0) {
		b.content.WriteString(breaks)
		indented := isOneOf(s.peek(0), " \t")
		begin := s.at.offset
		s.skipLine()
		b.content.WriteString(s.text[begin:s.at.offset])
		b.stop = s.at.offset
		lineBreak = s.lineBreak()
		breaks, end = s.blockBreaks(b.indent)
		if s.at.column != b.indent || s.atEnd(0) {
			break
		}
		if !b.folded || lineBreak != "\n" || indented || isOneOf(s.peek(0), " \t") {
			b.content.WriteString(lineBreak)
		} else if breaks == "" {
			b.content.WriteByte(' ')
		}
	}
	return lineBreak, breaks, end
}
