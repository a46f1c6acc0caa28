package edit

import (
	"cmp"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// As returns a scalar as YAML text of an option's type: "string", "int",
// "float" or "boolean"; empty if it cannot be converted or is not a scalar.
func As(file *source.File, kind string, n *document.Node) string {
	if n.Kind != document.Scalar {
		return ""
	}
	switch kind {
	case "string":
		return Quote(file, n).Text
	case "boolean":
		return Boolean(n.Text)
	case "int", "float":
		return Number(n.Text, kind == "int")
	}
	return ""
}

// Boolean returns the boolean that a text was probably meant to be, or empty.
func Boolean(text string) string {
	if word := booleans.Of(strings.ToLower(text)); word != "" {
		return word
	}
	if near := suggest.Nearest(text, []string{"true", "false"}); near != nil {
		return near[0]
	}
	return ""
}

// booleans are the words that people write for true and false where YAML 1.1
// reads a string, for example in quotes.
var booleans = source.Words{
	{"true", "true"}, {"yes", "true"}, {"on", "true"}, {"y", "true"}, {"1", "true"},
	{"false", "false"}, {"no", "false"}, {"off", "false"}, {"n", "false"}, {"0", "false"},
}

// Number returns the number in a text as YAML writes it, without leading zeros if
// it is whole; empty if the text is not a number.
func Number(text string, whole bool) string {
	text = strings.TrimSpace(text)
	if whole {
		return wholeNumber(strings.CutPrefix(text, "-"))
	}
	digits := strings.TrimPrefix(text, "-")
	if !strings.HasPrefix(digits, ".") {
		digits = strings.Replace(digits, ".", "", 1)
	}
	if !areDigits(digits) {
		return ""
	}
	return text
}

// wholeNumber returns a number without leading zeros, and without a fraction of
// zero.
func wholeNumber(digits string, negative bool) string {
	digits = strings.TrimSuffix(digits, ".0")
	significant := strings.TrimLeft(digits, "0")
	switch {
	case !areDigits(digits):
		return ""
	case negative && significant != "":
		return "-" + significant
	}
	return cmp.Or(significant, "0")
}

func areDigits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }
