package goyaml

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The tags of scalars, in short form.
const (
	tagNull      = "!!null"
	tagBool      = "!!bool"
	tagInt       = "!!int"
	tagFloat     = "!!float"
	tagString    = "!!str"
	tagBinary    = "!!binary"
	tagTimestamp = "!!timestamp"
	tagMerge     = "!!merge"
)

// words are the plain scalars that Juju's reader recognises by name
// (github.com/juju/yaml/v2 v2.0.0, resolve.go).
var words = []struct {
	tag   string
	value any
	texts string
}{
	{tagBool, true, "y Y yes Yes YES true True TRUE on On ON"},
	{tagBool, false, "n N no No NO false False FALSE off Off OFF"},
	{tagNull, nil, "~ null Null NULL"},
	{tagFloat, math.NaN(), ".nan .NaN .NAN"},
	{tagFloat, math.Inf(1), ".inf .Inf .INF +.inf +.Inf +.INF"},
	{tagFloat, math.Inf(-1), "-.inf -.Inf -.INF"},
	{tagMerge, "<<", "<<"},
}

// named returns what a word means.
func named(text string) (tag string, value any, ok bool) {
	if text == "" {
		return tagNull, nil, true
	}
	for _, row := range words {
		if hasWord(row.texts, text) {
			return row.tag, row.value, true
		}
	}
	return "", nil, false
}

// hasWord reports whether a word is among others, separated by spaces.
func hasWord(texts, word string) bool {
	for text := range strings.FieldsSeq(texts) {
		if text == word {
			return true
		}
	}
	return false
}

// Resolve returns the type and the value of a plain scalar as Juju's reader has
// them: nil, bool, int, int64, uint64, float64 or string. A timestamp is a
// string there.
func Resolve(text string) (tag string, value any) { return resolve("", text) }

// resolve is Resolve for a scalar whose tag may allow or forbid a timestamp.
func resolve(written, text string) (tag string, value any) {
	if tag, value, ok := named(text); ok {
		return tag, value
	}
	switch first := text[0]; {
	case first == '.':
		if f, err := strconv.ParseFloat(text, 64); err == nil {
			return tagFloat, f
		}
	case first == '+', first == '-', '0' <= first && first <= '9':
		if (written == "" || written == tagTimestamp) && isTimestamp(text) {
			return tagTimestamp, text
		}
		return number(text)
	}
	return tagString, text
}

// number resolves a text that begins like a number: integers in Go's notation,
// with the prefixes 0x, 0o, 0b and 0 for their base; floats only in the forms
// of isFloat. Underscores are ignored.
func number(text string) (tag string, value any) {
	digits := strings.ReplaceAll(text, "_", "")
	if i, err := strconv.ParseInt(digits, 0, 64); err == nil {
		return tagInt, int(i)
	}
	if u, err := strconv.ParseUint(digits, 0, 64); err == nil {
		return tagInt, u
	}
	if f, err := strconv.ParseFloat(digits, 64); err == nil && isFloat(digits) {
		return tagFloat, f
	}
	return tagString, text
}

// isFloat is ^[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+][0-9]+)?$: an exponent
// needs a sign, and leading zeros are not allowed.
func isFloat(text string) bool {
	if text != "" && isSign(text[0]) {
		text = text[1:]
	}
	whole, rest := digitsOf(text)
	rest, ok := afterFraction(rest)
	return ok && (len(whole) < 2 || whole[0] != '0') && (rest == "" || isExponent(rest))
}

func isSign(char byte) bool { return char == '-' || char == '+' }

// afterFraction returns what follows the fraction at the beginning of a text, if
// there is one. It returns false for a point without digits.
func afterFraction(text string) (rest string, ok bool) {
	after, hasPoint := strings.CutPrefix(text, ".")
	if !hasPoint {
		return text, true
	}
	digits, rest := digitsOf(after)
	return rest, digits != ""
}

func isExponent(text string) bool {
	if len(text) < 3 || text[0]|0x20 != 'e' || !isSign(text[1]) {
		return false
	}
	digits, rest := digitsOf(text[2:])
	return digits != "" && rest == ""
}

// digitsOf returns the digits that a text begins with, and the rest.
func digitsOf(text string) (digits, rest string) {
	n := len(text) - len(strings.TrimLeft(text, "0123456789"))
	return text[:n], text[n:]
}

// timestampForms are the timestamps that go-yaml recognises.
var timestampForms = []string{
	"2006-1-2T15:4:5.999999999Z07:00",
	"2006-1-2t15:4:5.999999999Z07:00",
	"2006-1-2 15:4:5.999999999",
	"2006-1-2",
}

func isTimestamp(text string) bool {
	year, rest := digitsOf(text)
	return len(year) == 4 && strings.HasPrefix(rest, "-") && slices.ContainsFunc(timestampForms, func(form string) bool {
		_, err := time.Parse(form, text)
		return err == nil
	})
}
