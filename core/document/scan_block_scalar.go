package document

import "strings"

// chomping says which line breaks stay at the end of a block scalar.
type chomping uint8

const (
	clip  chomping = iota // one
	strip                 // none
	keep                  // all
)

// blockScalar is the block scalar that the scanner is reading.
type blockScalar struct {
	content strings.Builder
	chomp   chomping
	folded  bool
	indent  int
	start   int
	stop    int // the byte after the last line with content
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

// beforeBreak returns the offset of the line break that ends at end.
func (s *scanner) beforeBreak(start, end int) int {
	text := s.text[start:end]
	for _, ending := range []string{"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if strings.HasSuffix(text, ending) {
			return end - len(ending)
		}
	}
	return end
}

// scanBlockHeader scans the rest of the line after | or > and returns the number
// in it, or 0.
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

// blockIndentation advances to the first line with content. It returns the line
// breaks before it, the deepest indentation, and the end of the last line
// break.
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

// blockBreaks advances over empty lines and the indentation of the line after
// them.
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
// break, the breaks after it, and where they end.
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
