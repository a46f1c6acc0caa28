package pydantic

import (
	"slices"
	"strings"

	"charm-playground/core/big"
)

// The texts that pydantic accepts for a bool, in lower case.
var (
	falses = []string{"0", "off", "f", "false", "n", "no"}
	trues  = []string{"1", "on", "t", "true", "y", "yes"}
)

// ParseBool converts a str as pydantic's bool does, and reports whether that
// works.
func ParseBool(text string) (value, ok bool) {
	text = strings.ToLower(text)
	value = slices.Contains(trues, text)
	return value, value || slices.Contains(falses, text)
}

// ParseInt converts a str as pydantic's int does, and reports whether that
// works. It allows spaces around the number, a sign, single underscores between
// digits and a fraction of zeros.
func ParseInt(text string) (*big.Int, bool) {
	text = strings.TrimSpace(text)
	negative := strings.HasPrefix(text, "-")
	digits := strings.TrimPrefix(text, "-")
	if !negative {
		digits = strings.TrimPrefix(text, "+")
	}
	if digits = withoutZeros(digits); !isWhole(digits) {
		return nil, false
	}
	number, ok := new(big.Int).SetString(strings.ReplaceAll(digits, "_", ""), 10)
	if ok && negative {
		number = number.Neg()
	}
	return number, ok
}

// withoutZeros returns a number without a fraction of zeros.
func withoutZeros(digits string) string {
	if whole, fraction, ok := strings.Cut(digits, "."); ok && fraction != "" && strings.Trim(fraction, "0") == "" {
		return whole
	}
	return digits
}

// isWhole reports whether a text has digits only, with single underscores
// between them, and no more than Python converts.
func isWhole(digits string) bool {
	return digits != "" && len(digits) <= big.MaxDigits && strings.Trim(digits, "0123456789_") == "" &&
		digits[0] != '_' && digits[len(digits)-1] != '_' && !strings.Contains(digits, "__")
}
