package python

import (
	"strings"
	"unicode"

	"charm-playground/core/value"
)

// Str is str(v).
func Str(v *value.Value) string { return v.Str() }

// Repr is repr(v).
func Repr(v *value.Value) string { return v.Repr() }

// Strip is str.strip().
func Strip(text string) string { return strings.TrimFunc(text, IsSpace) }

// IsSpace is str.isspace() of one character.
func IsSpace(r rune) bool {
	return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f
}
