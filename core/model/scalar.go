package model

import (
	"charm-playground/core/big"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm-playground/core/value"
)

// Strings are the constraints on a str.
type Strings struct {
	Strict  bool // no bytes, no numbers
	Numbers bool // coerce_numbers_to_str
	Min     int  // characters; 0: any
	Max     int  // characters; 0: any
	Pattern *regexp.Regexp
	Written string // the pattern as Python has it
}

// Str is a str with coerce_numbers_to_str, which charmcraft's models have.
var Str = Strings{Numbers: true}.Validate

// PlainStr is a str of a model without coerce_numbers_to_str.
var PlainStr = Strings{}.Validate

// StrictStr is pydantic.StrictStr.
var StrictStr = Strings{Strict: true}.Validate

// Validate accepts str, and unless strict UTF-8 bytes and numbers.
func (s Strings) Validate(v *value.Value) (*value.Value, []Problem) {
	text, problems := s.text(v)
	if problems == nil {
		problems = s.constrain(text)
	}
	if problems != nil {
		for i := range problems {
			problems[i].Input = v
		}
		return nil, problems
	}
	return text, nil
}

func (s Strings) text(v *value.Value) (*value.Value, []Problem) {
	switch {
	case v.Kind == value.String:
		return v, nil
	case v.Kind == value.Bytes && !s.Strict && !utf8.ValidString(v.Text):
		return nil, Refuse(v, "string_unicode", "Input should be a valid string, unable to parse raw data as a unicode string")
	case v.Kind == value.Bytes && !s.Strict:
		return derived(v, v.Text), nil
	case s.Numbers && !s.Strict && (v.Kind == value.Int || v.Kind == value.Float):
		return derived(v, v.Str()), nil
	}
	return nil, Refuse(v, "string_type", "Input should be a valid string")
}

func (s Strings) constrain(v *value.Value) []Problem {
	length := utf8.RuneCountInString(v.Text)
	switch {
	case s.Max > 0 && length > s.Max:
		return Refuse(v, "string_too_long", "String should have at most "+count(s.Max, "character"))
	case length < s.Min:
		return Refuse(v, "string_too_short", "String should have at least "+count(s.Min, "character"))
	case s.Pattern != nil && !s.Pattern.MatchString(v.Text):
		return Refuse(v, "string_pattern_mismatch", "String should match pattern '"+s.Written+"'")
	}
	return nil
}

func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}

// derived is a str made from v, which keeps its origin.
func derived(v *value.Value, text string) *value.Value {
	out := value.NewString(text)
	out.Origin = v.Origin
	return out
}

// truths are the words that pydantic takes for a bool, in lower case.
var truths = map[string]bool{
	"0": false, "off": false, "f": false, "false": false, "n": false, "no": false,
	"1": true, "on": true, "t": true, "true": true, "y": true, "yes": true,
}

// Bool accepts bool, the numbers 0 and 1, and words such as "yes".
func Bool(v *value.Value) (*value.Value, []Problem) {
	const unclear = "Input should be a valid boolean, unable to interpret input"
	word := ""
	switch v.Kind {
	case value.Bool:
		return v, nil
	case value.String, value.Bytes:
		word = strings.ToLower(v.Text)
	case value.Int:
		if !v.Int.IsInt64() {
			return nil, Refuse(v, "bool_type", "Input should be a valid boolean")
		}
		word = v.Int.String()
	case value.Float:
		if v.Float != float64(int64(v.Float)) {
			return nil, Refuse(v, "bool_type", "Input should be a valid boolean")
		}
		word = strconv.FormatInt(int64(v.Float), 10)
	default:
		return nil, Refuse(v, "bool_type", "Input should be a valid boolean")
	}
	truth, ok := truths[word]
	if !ok {
		return nil, Refuse(v, "bool_parsing", unclear)
	}
	out := value.NewBool(truth)
	out.Origin = v.Origin
	return out, nil
}

var intText = regexp.MustCompile(`^\s*[+-]?[0-9]+(_[0-9]+)*(\.0+)?\s*$`)

// Int accepts int, bool, whole floats and decimal texts.
func Int(v *value.Value) (*value.Value, []Problem) {
	out := &value.Value{Kind: value.Int, Origin: v.Origin}
	switch v.Kind {
	case value.Int:
		return v, nil
	case value.Bool:
		out.Int = big.NewInt(int64(strings.Index("01", map[bool]string{false: "0", true: "1"}[v.Bool])))
	case value.Float:
		if v.Float != float64(int64(v.Float)) {
			return nil, Refuse(v, "int_from_float", "Input should be a valid integer, got a number with a fractional part")
		}
		out.Int = big.NewInt(int64(v.Float))
	case value.String, value.Bytes:
		if !intText.MatchString(v.Text) {
			return nil, Refuse(v, "int_parsing", "Input should be a valid integer, unable to parse string as an integer")
		}
		whole, _, _ := strings.Cut(strings.ReplaceAll(strings.TrimSpace(v.Text), "_", ""), ".")
		out.Int, _ = new(big.Int).SetString(strings.TrimPrefix(whole, "+"), 10)
	default:
		return nil, Refuse(v, "int_type", "Input should be a valid integer")
	}
	return out, nil
}
