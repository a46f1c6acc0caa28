package python

import (
	"strings"
	"unicode"
)

// Strip is str.strip().
func Strip(text string) string { return strings.TrimFunc(text, IsSpace) }

// IsSpace is str.isspace() of one character.
func IsSpace(r rune) bool {
	return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f
}
