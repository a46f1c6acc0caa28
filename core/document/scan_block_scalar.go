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
	content  strings.Builder
	chomp    chomping
	folded   bool
	indent   int
	start    int
	stop     int    // the byte after the last line with content
	indented bool   // whether that line begins with a space or a tab
	ending   string // its line break
	breaks   []byte // the line breaks of the empty lines after it
	end      int    // where these end
}

// scanBlockScalar scans a scalar that begins with | or >.
func (s *scanner) scanBlockScalar(t *token, style Style) {
	b := &blockScalar{folded: style == Folded, start: s.at.offset}
	s.step()
	s.scanIndentation(b, s.scanBlockHeader(b))
	s.scanBlockLines(b)
	s.chomp(b)
	t.style, t.end, t.stop, t.text = style, b.end, b.stop, b.content.String()
}

// scanIndentation determines the indentation: by the number in the header, or by
// the first line if the number is 0. It advances to the first line with content.
func (s *scanner) scanIndentation(b *blockScalar, increment int) {
	minimum := max(s.indent+1, 1)
	if increment == 0 {
		b.indent = max(minimum, s.blockIndentation(b))
	} else {
		b.indent = minimum + increment - 1
		s.blockBreaks(b)
	}
}

// chomp adds the line breaks at the end of a scalar that belong to its content.
func (s *scanner) chomp(b *blockScalar) {
	if b.chomp != strip {
		b.content.WriteString(b.ending)
	}
	if b.chomp == keep {
		b.content.Write(b.breaks)
		b.stop = max(b.stop, s.beforeBreak(b.start, b.end))
	}
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
	increment := s.scanIndicators(b)
	s.require(s.space(0), blockIndicator, b.start)
	b.stop = s.at.offset
	s.endLine(blockHeaderRest, b.start)
	return increment
}

// scanIndicators scans the indicator of chomping and the number, in either
// order. It returns the number, or 0.
func (s *scanner) scanIndicators(b *blockScalar) int {
	chomped := s.scanChomping(b)
	increment := s.scanIncrement(b.start)
	if !chomped && increment > 0 {
		s.scanChomping(b)
	}
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

// blockIndentation advances to the first line with content and returns the
// deepest indentation.
func (s *scanner) blockIndentation(b *blockScalar) (deepest int) {
	b.end = s.at.offset
	for s.peek(0) == ' ' || s.breakLen(0) > 0 {
		if s.peek(0) == ' ' {
			s.step()
			deepest = max(deepest, s.at.column)
		} else {
			s.blockBreak(b)
		}
	}
	return deepest
}

// blockBreaks advances over empty lines and the indentation of the line after
// them.
func (s *scanner) blockBreaks(b *blockScalar) {
	b.breaks, b.end = b.breaks[:0], s.at.offset
	s.indentTo(b.indent)
	for s.breakLen(0) > 0 {
		s.blockBreak(b)
		s.indentTo(b.indent)
	}
}

// blockBreak advances over the line break of an empty line.
func (s *scanner) blockBreak(b *blockScalar) {
	b.breaks = append(b.breaks, s.lineBreak()...)
	b.end = s.at.offset
}

func (s *scanner) indentTo(indent int) {
	for s.at.column < indent && s.peek(0) == ' ' {
		s.step()
	}
}

// scanBlockLines scans the lines of a block scalar.
func (s *scanner) scanBlockLines(b *blockScalar) {
	for s.inBlock(b) {
		s.scanBlockLine(b)
		if s.inBlock(b) {
			b.join(isOneOf(s.peek(0), " \t"))
		}
	}
}

// inBlock reports whether another line of the scalar begins here.
func (s *scanner) inBlock(b *blockScalar) bool { return s.at.column == b.indent && !s.atEnd(0) }

// scanBlockLine scans a line with content and the empty lines after it.
func (s *scanner) scanBlockLine(b *blockScalar) {
	b.indented = isOneOf(s.peek(0), " \t")
	b.content.Write(b.breaks)
	begin := s.at.offset
	s.skipLine()
	b.stop = s.at.offset
	b.content.WriteString(s.text[begin:b.stop])
	b.ending = s.lineBreak()
	s.blockBreaks(b)
}

// join adds what the end of a line means if another line follows: a folded one
// becomes a space, unless one of the lines begins with a space or a tab.
func (b *blockScalar) join(indented bool) {
	switch {
	case !b.folded || b.ending != "\n" || b.indented || indented:
		b.content.WriteString(b.ending)
	case len(b.breaks) == 0:
		b.content.WriteByte(' ')
	}
}
