package document

import "unicode/utf8"

// reader walks through a text character by character and keeps its place.
type reader struct {
	text string // up to the chunk with a character that PyYAML refuses
	at   mark
	bad  *problem // raised when the reader reaches that chunk; nil if there is no such chunk
}

// PyYAML's Reader reads a file in chunks of 4,096 characters, the first two at
// once. It refuses a chunk with an unprintable character before it scans the
// chunk's text (yaml/reader.py, 6.0).
const chunk = 4096

func newReader(text string, whole bool) reader {
	r := reader{text: text}
	bad, ok := firstUnprintable(text)
	if !ok {
		return r
	}
	r.bad = bad.problem(text)
	r.text = text[:bad.chunkStart(text, whole)]
	return r
}

// unprintable is a character that PyYAML's reader refuses.
type unprintable struct {
	at   mark
	char rune
	size int // in bytes
}

// Printable reports whether PyYAML accepts each character of a text.
func Printable(text string) bool {
	_, found := firstUnprintable(text)
	return !found
}

func firstUnprintable(text string) (unprintable, bool) {
	for offset := 0; offset < len(text); {
		char, size := rune(text[offset]), 1
		if ' ' <= char && char <= '~' {
			offset++
			continue
		}
		if char >= utf8.RuneSelf {
			char, size = utf8.DecodeRuneInString(text[offset:])
		}
		if !printable(char) || char == utf8.RuneError && size == 1 {
			return unprintable{markAt(text, offset), char, size}, true
		}
		offset += size
	}
	return unprintable{}, false
}

// printable is the opposite of Reader.NON_PRINTABLE in yaml/reader.py.
func printable(char rune) bool {
	switch {
	case char < ' ':
		return char == '\t' || char == '\n' || char == '\r'
	case char < 0xA0:
		return char <= '~' || char == 0x85
	default:
		return char <= 0xD7FF || 0xE000 <= char && char <= 0xFFFD || char >= 0x10000
	}
}

func (u unprintable) problem(text string) *problem {
	if u.char == utf8.RuneError && u.size == 1 {
		return &problem{kind: invalidUTF8, at: u.at.offset, end: u.at.offset + 1}
	}
	return &problem{kind: unprintableCharacter, at: u.at.offset, end: u.at.offset + u.size, args: []any{u.char}}
}

// chunkStart returns the offset of the chunk that contains the character. A
// text that is not read in chunks is a single chunk.
func (u unprintable) chunkStart(text string, whole bool) int {
	if whole || u.at.index < 2*chunk {
		return 0
	}
	r := reader{text: text}
	for r.at.index < u.at.index/chunk*chunk {
		r.step()
	}
	return r.at.offset
}

// peek returns the byte n bytes ahead, or 0 at the end of the text.
func (r *reader) peek(n int) byte {
	if i := r.at.offset + n; i < len(r.text) {
		return r.text[i]
	}
	if r.bad != nil {
		panic(r.bad)
	}
	return 0
}

// step advances by one character; CR LF counts as one.
func (r *reader) step() {
	char := r.peek(0)
	if char >= utf8.RuneSelf {
		r.stepRune()
		return
	}
	r.at.offset++
	switch {
	case char == '\r' && r.at.offset < len(r.text) && r.text[r.at.offset] == '\n':
		return
	case char == '\n', char == '\r':
		r.at.line++
		r.at.column = -1
	}
	r.at.index++
	r.at.column++
}

func (r *reader) stepRune() {
	char, size := utf8.DecodeRuneInString(r.text[r.at.offset:])
	r.at.offset += size
	r.at.index++
	switch char {
	case 0x85, 0x2028, 0x2029:
		r.at.line++
		r.at.column = 0
	case 0xFEFF:
	default:
		r.at.column++
	}
}

// forwardTo advances to the given offset.
func (r *reader) forwardTo(offset int) {
	offset = min(offset, len(r.text))
	for r.at.offset < offset {
		// Most characters are one byte in one column.
		size, rest := 0, r.text[r.at.offset:offset]
		for size < len(rest) && ' ' <= rest[size] && rest[size] < utf8.RuneSelf {
			size++
		}
		r.at.offset += size
		r.at.index += size
		r.at.column += size
		if size < len(rest) {
			r.step()
		}
	}
}

// breakLen returns the length in bytes of the line break n bytes ahead, or 0 if
// there is none. CR LF counts as one line break.
func (r *reader) breakLen(n int) int {
	char := r.peek(n)
	switch {
	case char == '\n':
		return 1
	case ' ' <= char && char < utf8.RuneSelf:
		return 0
	case char == '\r':
		if r.peek(n+1) == '\n' {
			return 2
		}
		return 1
	case char == 0xC2 && r.peek(n+1) == 0x85:
		return 2
	case char == 0xE2 && r.peek(n+1) == 0x80 && (r.peek(n+2) == 0xA8 || r.peek(n+2) == 0xA9):
		return 3
	}
	return 0
}

// lineBreak advances over a line break and returns what it means in a scalar;
// empty if there is none.
func (r *reader) lineBreak() string {
	size := r.breakLen(0)
	if size == 0 {
		return ""
	}
	text := r.text[r.at.offset : r.at.offset+size]
	r.forwardTo(r.at.offset + size)
	if size == 3 {
		return text
	}
	return "\n"
}

// atEnd reports whether the text ends n bytes ahead.
func (r *reader) atEnd(n int) bool { return r.peek(n) == 0 }

// blank reports whether the end, a line break, a space or a tab is n bytes
// ahead.
func (r *reader) blank(n int) bool { return r.peek(n) == '\t' || r.space(n) }

// space is blank without tabs.
func (r *reader) space(n int) bool { return r.peek(n) == ' ' || r.ending(n) }

// ending reports whether the end or a line break is n bytes ahead.
func (r *reader) ending(n int) bool { return r.atEnd(n) || r.breakLen(n) > 0 }

// skipSpaces advances over spaces.
func (r *reader) skipSpaces() {
	end := r.at.offset
	for end < len(r.text) && r.text[end] == ' ' {
		end++
	}
	r.forwardTo(end)
}

// skipBlanks advances over spaces and tabs.
func (r *reader) skipBlanks() {
	for r.peek(0) == ' ' || r.peek(0) == '\t' {
		r.step()
	}
}

// skipLine advances to the end of the line.
func (r *reader) skipLine() {
	for !r.ending(0) {
		end := r.at.offset + 1
		for end < len(r.text) && ' ' <= r.text[end] && r.text[end] < utf8.RuneSelf {
			end++
		}
		r.forwardTo(end)
	}
}

// here returns the character n bytes ahead as PyYAML reports it: the end of the
// text is a NUL, and a CR is an LF because Python converts it.
func (r *reader) here(n int) string {
	switch {
	case r.atEnd(n):
		return "\x00"
	case r.peek(n) == '\r':
		return "\n"
	}
	_, size := utf8.DecodeRuneInString(r.text[r.at.offset+n:])
	return r.text[r.at.offset+n : r.at.offset+n+size]
}

// separator reports whether a document marker, --- or ..., is here. The caller
// must check that this is the beginning of a line.
func (r *reader) separator() bool {
	return (r.starts("---") || r.starts("...")) && r.blank(3)
}

func (r *reader) starts(text string) bool {
	for i := range len(text) {
		if r.peek(i) != text[i] {
			return false
		}
	}
	return true
}
