package python

import (
	"strings"
	"unicode"
)

// Strip follows str.strip().
func Strip(text string) string { return strings.TrimFunc(text, IsSpace) }

// IsSpace follows str.isspace() for one character.
func IsSpace(r rune) bool {
	return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f
}
