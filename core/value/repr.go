package value

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// ReprString is Python's repr() of a str: single quotes unless only the text
// has some, and escapes for what cannot be printed.
func ReprString(text string) string {
	quote := byte('\'')
	if strings.Contains(text, "'") && !strings.Contains(text, `"`) {
		quote = '"'
	}
	var out strings.Builder
	out.WriteByte(quote)
	for i := 0; i < len(text); {
		char, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case char == rune(quote) || char == '\\':
			out.WriteByte('\\')
			out.WriteRune(char)
		case char == utf8.RuneError && size == 1:
			size = reprSurrogate(&out, text[i:])
		case strconv.IsPrint(char):
			out.WriteRune(char)
		default:
			out.WriteString(ReprRune(char))
		}
		i += size
	}
	out.WriteByte(quote)
	return out.String()
}

// reprSurrogate writes half of a surrogate pair, which a Python str can hold
// and which this package keeps in three bytes, as UTF-8 would have it. It
// returns how many bytes it was.
func reprSurrogate(out *strings.Builder, text string) int {
	if len(text) >= 3 && text[0] == 0xED && text[1] >= 0xA0 {
		fmt.Fprintf(out, `\u%04x`, 0xD000|int(text[1]&0x3F)<<6|int(text[2]&0x3F))
		return 3
	}
	fmt.Fprintf(out, `\x%02x`, text[0])
	return 1
}

// reprEscapes are the escapes of repr() that have a letter.
var reprEscapes = map[rune]string{'\n': `\n`, '\r': `\r`, '\t': `\t`}

// ReprRune is the escape that Python's repr() writes for a character that
// cannot be printed.
func ReprRune(char rune) string {
	switch escape, ok := reprEscapes[char]; {
	case ok:
		return escape
	case char <= 0xFF:
		return fmt.Sprintf(`\x%02x`, char)
	case char <= 0xFFFF:
		return fmt.Sprintf(`\u%04x`, char)
	}
	return fmt.Sprintf(`\U%08x`, char)
}
