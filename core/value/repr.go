package value

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// ReprString is Python's repr() of a str: in single quotes unless the text
// contains these and no double quotes, and with escapes for characters that
// cannot be printed.
func ReprString(text string) string {
	var out strings.Builder
	reprString(&out, text)
	return out.String()
}

func reprString(out *strings.Builder, text string) {
	quote := quoteFor(text)
	out.WriteByte(quote)
	for i := 0; i < len(text); {
		char, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case char == rune(quote) || char == '\\':
			out.WriteByte('\\')
			out.WriteByte(text[i])
		case char == utf8.RuneError && size == 1:
			size = reprSurrogate(out, text[i:])
		case strconv.IsPrint(char):
			out.WriteString(text[i : i+size])
		default:
			out.WriteString(ReprRune(char))
		}
		i += size
	}
	out.WriteByte(quote)
}

func quoteFor(text string) byte {
	if strings.Contains(text, "'") && !strings.Contains(text, `"`) {
		return '"'
	}
	return '\''
}

// reprSurrogate writes half of a surrogate pair, which a Python str can contain
// and which this package keeps in three bytes, as UTF-8 would encode it. It
// returns the number of bytes that it read.
func reprSurrogate(out *strings.Builder, text string) int {
	if len(text) >= 3 && text[0] == 0xED && text[1] >= 0xA0 {
		out.WriteString(hexEscape('u', 0xD000|rune(text[1]&0x3F)<<6|rune(text[2]&0x3F), 4))
		return 3
	}
	out.WriteString(hexEscape('x', rune(text[0]), 2))
	return 1
}

// ReprRune returns the escape that Python's repr() writes for a character that
// cannot be printed.
func ReprRune(char rune) string {
	switch {
	case char == '\n':
		return `\n`
	case char == '\r':
		return `\r`
	case char == '\t':
		return `\t`
	case char <= 0xFF:
		return hexEscape('x', char, 2)
	case char <= 0xFFFF:
		return hexEscape('u', char, 4)
	}
	return hexEscape('U', char, 8)
}

func hexEscape(letter byte, code rune, width int) string {
	digits := strconv.FormatInt(int64(code), 16)
	return `\` + string(letter) + strings.Repeat("0", width-len(digits)) + digits
}
