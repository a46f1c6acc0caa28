package pydantic

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"charm-playground/core/big"
	"charm-playground/core/value"
)

// Strings is a str with constraints.
type Strings struct {
	Strict  bool   // no bytes and no numbers
	Numbers bool   // coerce_numbers_to_str
	Min     int    // characters; 0: no limit
	Max     int    // characters; 0: no limit
	Set     string // the allowed characters; empty: any
	Pattern string // the constraint to Set as Python's pattern
}

// Str is a str with coerce_numbers_to_str, as in charmcraft's models.
var Str = Strings{Numbers: true}

// PlainStr is a str in a model without coerce_numbers_to_str.
var PlainStr Strings

// StrictStr is pydantic.StrictStr.
var StrictStr = Strings{Strict: true}

// Validate accepts a str. If not strict, it also accepts UTF-8 bytes, and
// numbers if Numbers is set.
func (s *Strings) Validate(v *value.Value) (*value.Value, Problems) {
	text := v
	switch {
	case v.Kind == value.String:
	case s.Strict:
		return nil, notString(v)
	case v.Kind == value.Bytes && !utf8.ValidString(v.Text):
		return nil, Refuse(v, "string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string")
	case v.Kind == value.Bytes:
		text = derived(v, v.Text)
	case s.Numbers && (v.Kind == value.Int || v.Kind == value.Float):
		text = derived(v, v.Str())
	default:
		return nil, notString(v)
	}
	if kind, message := s.broken(text.Text); kind != "" {
		return nil, Refuse(v, kind, message)
	}
	return text, nil
}

func notString(v *value.Value) Problems {
	return Refuse(v, "string_type", "Input should be a valid string")
}

// broken returns the type and the message of the constraint that a text breaks,
// or "".
func (s *Strings) broken(text string) (kind, message string) {
	length := utf8.RuneCountInString(text)
	switch {
	case s.Max > 0 && length > s.Max:
		return "string_too_long", "String should have at most " + count(s.Max, "character")
	case length < s.Min:
		return "string_too_short", "String should have at least " + count(s.Min, "character")
	case s.Set != "" && strings.Trim(text, s.Set) != "":
		return "string_pattern_mismatch", "String should match pattern '" + s.Pattern + "'"
	}
	return "", ""
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// derived returns a str with the origin of v.
func derived(v *value.Value, text string) *value.Value {
	return value.NewString(text).From(v)
}

// Bool accepts bool, the numbers 0 and 1, and words such as "yes".
var Bool Func = func(v *value.Value) (*value.Value, Problems) {
	word := ""
	switch v.Kind {
	case value.Bool:
		return v, nil
	case value.String, value.Bytes:
		word = v.Text
	case value.Int, value.Float:
		number, whole := wholeNumber(v)
		if !whole || !number.IsInt64() {
			return nil, Refuse(v, "bool_type", "Input should be a valid boolean")
		}
		word = number.String()
	default:
		return nil, Refuse(v, "bool_type", "Input should be a valid boolean")
	}
	truth, ok := ParseBool(word)
	if !ok {
		return nil, Refuse(v, "bool_parsing", "Input should be a valid boolean, unable to interpret input")
	}
	return value.NewBool(truth).From(v), nil
}

// wholeNumber returns an int or a float as an integer, and whether it is a
// whole number.
func wholeNumber(v *value.Value) (*big.Int, bool) {
	if v.Kind == value.Int {
		return v.Int, true
	}
	return big.NewInt(int64(v.Float)), v.Float == float64(int64(v.Float))
}

// Int accepts int, bool, whole floats and decimal texts.
var Int Func = func(v *value.Value) (*value.Value, Problems) {
	number, ok := big.NewInt(0), true
	switch v.Kind {
	case value.Int:
		return v, nil
	case value.Bool:
		if v.Bool {
			number = big.NewInt(1)
		}
	case value.Float:
		if number, ok = wholeNumber(v); !ok {
			return nil, Refuse(v, "int_from_float", "Input should be a valid integer, got a number with a fractional part")
		}
	case value.String, value.Bytes:
		if number, ok = ParseInt(v.Text); !ok {
			return nil, Refuse(v, "int_parsing", "Input should be a valid integer, unable to parse string as an integer")
		}
	default:
		return nil, Refuse(v, "int_type", "Input should be a valid integer")
	}
	return (&value.Value{Kind: value.Int, Int: number}).From(v), nil
}
