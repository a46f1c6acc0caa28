package python

import (
	"strconv"
	"strings"
	"unicode"

	"charm-playground/core/value"
)

// Str is str(v).
func Str(v *value.Value) string {
	if v == nil {
		return "None"
	}
	switch v.Kind {
	case value.String:
		return v.Text
	case value.Date:
		return v.Text
	case value.DateTime:
		return strings.Replace(v.Text, "T", " ", 1)
	}
	return Repr(v)
}

// Repr is repr(v). Objects that hold themselves are cut off.
func Repr(v *value.Value) string {
	var out strings.Builder
	repr(&out, v, 0)
	return out.String()
}

func repr(out *strings.Builder, v *value.Value, depth int) {
	if depth > 50 {
		out.WriteString("...")
		return
	}
	switch v.Kind {
	case value.Null:
		out.WriteString("None")
	case value.Bool:
		out.WriteString(map[bool]string{true: "True", false: "False"}[v.Bool])
	case value.Int:
		out.WriteString(v.Int.String())
	case value.Float:
		out.WriteString(value.FormatFloat(v.Float))
	case value.String:
		out.WriteString(ReprString(v.Text))
	case value.Bytes:
		out.WriteString("b" + ReprString(v.Text))
	case value.List:
		reprItems(out, "[", v.Items, "]", depth)
	case value.Tuple:
		reprItems(out, "(", v.Items, ")", depth)
	case value.Map, value.Set:
		reprEntries(out, v, depth)
	default:
		out.WriteString(v.Text)
	}
}

func reprItems(out *strings.Builder, open string, items []*value.Value, end string, depth int) {
	out.WriteString(open)
	for i, item := range items {
		separate(out, i)
		repr(out, item, depth+1)
	}
	out.WriteString(end)
}

func reprEntries(out *strings.Builder, v *value.Value, depth int) {
	if v.Kind == value.Set && v.Map.Len() == 0 {
		out.WriteString("set()")
		return
	}
	out.WriteByte('{')
	for i, entry := range v.Map.Entries() {
		separate(out, i)
		repr(out, entry.Key, depth+1)
		if v.Kind == value.Map {
			out.WriteString(": ")
			repr(out, entry.Value, depth+1)
		}
	}
	out.WriteByte('}')
}

// ReprString is repr() of a str: single quotes unless it holds only those.
func ReprString(text string) string {
	quote := '\''
	if strings.Contains(text, "'") && !strings.Contains(text, `"`) {
		quote = '"'
	}
	var out strings.Builder
	out.WriteRune(quote)
	for _, r := range text {
		switch at := strings.IndexRune("\\\n\r\t", r); {
		case r == quote:
			out.WriteString(`\` + string(r))
		case at >= 0:
			out.WriteString(`\` + `\nrt`[at:at+1])
		case unicode.IsPrint(r):
			out.WriteRune(r)
		case r < 0x100:
			out.WriteString(`\x` + strconv.FormatInt(int64(r)+0x100, 16)[1:])
		case r < 0x10000:
			out.WriteString(`\u` + strconv.FormatInt(int64(r)+0x10000, 16)[1:])
		default:
			out.WriteString(`\U` + strconv.FormatInt(int64(r)+0x100000000, 16)[1:])
		}
	}
	out.WriteRune(quote)
	return out.String()
}

// Strip is str.strip().
func Strip(text string) string { return strings.TrimFunc(text, IsSpace) }

// IsSpace is str.isspace() of one character.
func IsSpace(r rune) bool {
	return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f
}
