package pydantic

import (
	"slices"
	"strings"

	"charm-playground/core/big"
)

// The texts that pydantic takes for a bool, in lower case.
var (
	falses = []string{"0", "off", "f", "false", "n", "no"}
	trues  = []string{"1", "on", "t", "true", "y", "yes"}
)

// ParseBool is what pydantic's bool makes of a str, and whether it takes it.
func ParseBool(text string) (value, ok bool) {
	text = strings.ToLower(text)
	value = slices.Contains(trues, text)
	return value, value || slices.Contains(falses, text)
}

// ParseInt is what pydantic's int makes of a str, and whether it takes it: spaces
// around, a sign, single underscores between digits and a fraction of zeros
// are allowed.
func ParseInt(text string) (*big.Int, bool) {
	text = strings.TrimSpace(text)
	negative := strings.HasPrefix(text, "-")
	digits := strings.TrimPrefix(text, "-")
	if !negative {
		digits = strings.TrimPrefix(text, "+")
	}
	if whole, fraction, ok := strings.Cut(digits, "."); ok && fraction != "" && strings.Trim(fraction, "0") == "" {
		digits = whole
	}
	if digits == "" || digits[0] == '_' || digits[len(digits)-1] == '_' || strings.Contains(digits, "__") ||
		strings.Trim(digits, "0123456789_") != "" || len(digits) > 4300 {
		return nil, false
	}
	number, ok := new(big.Int).SetString(strings.ReplaceAll(digits, "_", ""), 10)
	if ok && negative {
		number = number.Neg()
	}
	return number, ok
}
