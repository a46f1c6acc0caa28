package edit

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// As is a scalar as YAML text that is read as a type of option: "string", "int",
// "float" or "boolean"; empty if it has none of them or is not a scalar.
func As(file *source.File, kind string, n *document.Node) string {
	if n.Kind != document.Scalar {
		return ""
	}
	switch kind {
	case "string":
		return Quote(file, n).Text
	case "boolean":
		return Boolean(n.Text)
	case "int":
		return Number(n.Text, true)
	case "float":
		return Number(n.Text, false)
	}
	return ""
}

// Boolean is the boolean that a text was meant to be, or empty.
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
// reads text, in quotes for example.
var booleans = source.Words{
	{"true", "true"}, {"yes", "true"}, {"on", "true"}, {"y", "true"}, {"1", "true"},
	{"false", "false"}, {"no", "false"}, {"off", "false"}, {"n", "false"}, {"0", "false"},
}

// Number is a text as YAML writes the number in it, without leading zeros, or
// empty where it is none.
func Number(text string, whole bool) string {
	text = strings.TrimSpace(text)
	digits := strings.TrimPrefix(text, "-")
	if whole {
		digits = strings.TrimSuffix(digits, ".0")
	} else if !strings.HasPrefix(digits, ".") {
		digits = strings.Replace(digits, ".", "", 1)
	}
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	if !whole {
		return text
	}
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		return "0"
	}
	return text[:len(text)-len(strings.TrimPrefix(text, "-"))] + digits
}
