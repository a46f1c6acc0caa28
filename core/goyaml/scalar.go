package goyaml

import (
	"math"
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
		for word := range strings.FieldsSeq(row.texts) {
			if word == text {
				return row.tag, row.value, true
			}
		}
	}
	return "", nil, false
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
	if isFloat(digits) {
		if f, err := strconv.ParseFloat(digits, 64); err == nil {
			return tagFloat, f
		}
	}
	return tagString, text
}

// isFloat is ^[-+]?(0|[1-9][0-9]*)?(\.[0-9]+)?([eE][-+][0-9]+)?$: an exponent
// needs a sign, and leading zeros are not allowed.
func isFloat(text string) bool {
	if text != "" && (text[0] == '-' || text[0] == '+') {
		text = text[1:]
	}
	whole, rest := digitsOf(text)
	if len(whole) > 1 && whole[0] == '0' {
		return false
	}
	if strings.HasPrefix(rest, ".") {
		fraction, after := digitsOf(rest[1:])
		if fraction == "" {
			return false
		}
		rest = after
	}
	if rest == "" {
		return true
	}
	if len(rest) < 3 || rest[0]|0x20 != 'e' || rest[1] != '-' && rest[1] != '+' {
		return false
	}
	exponent, after := digitsOf(rest[2:])
	return exponent != "" && after == ""
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
	if year, rest := digitsOf(text); len(year) != 4 || !strings.HasPrefix(rest, "-") {
		return false
	}
	for _, form := range timestampForms {
		if _, err := time.Parse(form, text); err == nil {
			return true
		}
	}
	return false
}
