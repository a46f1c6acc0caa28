package pydantic

import (
	"charm-playground/core/big"
	"strings"
)

// booleans are the texts that pydantic takes for a bool, in lower case.
var booleans = map[string]bool{
	"0": false, "off": false, "f": false, "false": false, "n": false, "no": false,
	"1": true, "on": true, "t": true, "true": true, "y": true, "yes": true,
}

// Bool is what pydantic's bool makes of a str, and whether it takes it.
func Bool(text string) (value, ok bool) {
	value, ok = booleans[strings.ToLower(text)]
	return value, ok
}

// Int is what pydantic's int makes of a str, and whether it takes it: spaces
// around, a sign, single underscores between digits and a fraction of zeros
// are allowed.
func Int(text string) (*big.Int, bool) {
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
