package bridge

import (
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"
)

// field is a field of a struct in JSON.
type field struct {
	name      string
	index     []int
	omitEmpty bool
}

// fieldCache holds the fields of the structs encoded so far; the core runs in
// one thread.
var fieldCache = map[reflect.Type][]field{}

// fieldsOf returns the fields of a struct with the names in their json tags;
// those of an embedded struct count as its own.
func fieldsOf(t reflect.Type) []field {
	fields, known := fieldCache[t]
	if !known {
		fields = readFields(t)
		fieldCache[t] = fields
	}
	return fields
}

func readFields(t reflect.Type) (fields []field) {
	for _, f := range reflect.VisibleFields(t) {
		if tag := f.Tag.Get("json"); tag != "" {
			name, options, _ := strings.Cut(tag, ",")
			fields = append(fields, field{name, f.Index, options == "omitempty"})
		}
	}
	return fields
}

// of returns the field of a struct, which may be in an embedded one.
func (f *field) of(v reflect.Value) reflect.Value {
	for _, i := range f.index {
		v = v.Field(i)
	}
	return v
}

// encode returns v as JSON, by its json tags; a nil slice is null. The shapes
// of the answers contain strings, numbers, booleans, pointers, slices, structs
// of these, and maps from strings to them.
func encode(v any) string { return string(appendJSON(nil, reflect.ValueOf(v))) }

func appendJSON(out []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return appendText(out, v.String())
	case reflect.Bool:
		return strconv.AppendBool(out, v.Bool())
	case reflect.Int:
		return strconv.AppendInt(out, v.Int(), 10)
	case reflect.Pointer:
		if v.IsNil() {
			return append(out, "null"...)
		}
		return appendJSON(out, v.Elem())
	case reflect.Slice:
		return appendList(out, v)
	case reflect.Struct:
		return appendObject(out, v, fieldsOf(v.Type()))
	case reflect.Map:
		return appendMap(out, v)
	default:
		panic(fmt.Sprintf("no JSON for a %s", v.Type()))
	}
}

func appendList(out []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(out, "null"...)
	}
	var fields []field
	if v.Type().Elem().Kind() == reflect.Struct {
		fields = fieldsOf(v.Type().Elem())
	}
	out = append(out, '[')
	for i := range v.Len() {
		if i > 0 {
			out = append(out, ',')
		}
		if fields != nil {
			out = appendObject(out, v.Index(i), fields)
		} else {
			out = appendJSON(out, v.Index(i))
		}
	}
	return append(out, ']')
}

func appendObject(out []byte, v reflect.Value, fields []field) []byte {
	start := len(out)
	for i := range fields {
		f := &fields[i]
		inner := f.of(v)
		if f.omitEmpty && inner.IsZero() {
			continue
		}
		out = append(out, ',')
		out = append(appendText(out, f.name), ':')
		out = appendJSON(out, inner)
	}
	if len(out) == start {
		return append(out, "{}"...)
	}
	out[start] = '{'
	return append(out, '}')
}

// appendMap writes a map in the order of its keys.
func appendMap(out []byte, v reflect.Value) []byte {
	if v.IsNil() {
		return append(out, "null"...)
	}
	keys := v.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	out = append(out, '{')
	for i, key := range keys {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendJSON(append(appendText(out, key.String()), ':'), v.MapIndex(key))
	}
	return append(out, '}')
}

// escapes are the characters that JSON writes with a backslash and a letter.
const (
	escaped = "\"\\\n\r\t"
	letters = "\"\\nrt"
)

// appendText writes a JSON string. Bytes that are not UTF-8 become U+FFFD.
func appendText(out []byte, text string) []byte {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, string(utf8.RuneError))
	}
	out = append(out, '"')
	start := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' || c == '"' || c == '\\' {
			out = appendEscape(append(out, text[start:i]...), c)
			start = i + 1
		}
	}
	return append(append(out, text[start:]...), '"')
}

func appendEscape(out []byte, c byte) []byte {
	if at := strings.IndexByte(escaped, c); at >= 0 {
		return append(out, '\\', letters[at])
	}
	return fmt.Appendf(out, `\u%04x`, c)
}
