package emit

import (
	"encoding/base64"
	"fmt"
	"strings"

	"charm-playground/core/resolver"
	"charm-playground/core/value"
)

// node is a scalar as PyYAML represents it (yaml/representer.py).
type node struct {
	tag   string
	text  string
	block bool // whether to write a `|` block
}

// represent returns a scalar in the form of PyYAML's SafeRepresenter with
// charmcraft's representer for strings.
func represent(v *value.Value) node {
	switch v.Kind {
	case value.Bool:
		return node{tag: resolver.TagBool, text: fmt.Sprint(v.Bool)}
	case value.Int:
		return node{tag: resolver.TagInt, text: v.Int.String()}
	case value.Float:
		return node{tag: resolver.TagFloat, text: floatText(v.Float)}
	case value.String:
		return node{tag: resolver.TagString, text: v.Text, block: strings.Contains(v.Text, "\n")}
	case value.Bytes:
		return node{tag: resolver.TagBinary, text: encodeBytes(v.Text), block: true}
	case value.Date:
		return node{tag: resolver.TagTimestamp, text: v.Text}
	case value.DateTime:
		return node{tag: resolver.TagTimestamp, text: strings.Replace(v.Text, "T", " ", 1)}
	default:
		return node{tag: resolver.TagNull, text: "null"}
	}
}

// floatText returns a float in a form that YAML 1.1 reads back: an exponent
// needs a point before it.
func floatText(f float64) string {
	text := value.FormatFloat(f)
	switch text {
	case "inf", "nan":
		return "." + text
	case "-inf":
		return "-.inf"
	}
	if !strings.Contains(text, ".") {
		text = strings.Replace(text, "e", ".0e", 1)
	}
	return text
}

// encodeBytes is Python's base64.encodebytes: lines of 76 characters, each with
// a line break.
func encodeBytes(raw string) string {
	const width = 76
	encoded := base64.StdEncoding.EncodeToString([]byte(raw))
	var out strings.Builder
	for len(encoded) > 0 {
		line := encoded[:min(width, len(encoded))]
		encoded = encoded[len(line):]
		out.WriteString(line + "\n")
	}
	return out.String()
}

// anchor returns PyYAML's name for the anchor of a value; empty if it has none.
func (e *emitter) anchor(v *value.Value) string {
	if e.last == 0 || e.anchors[v] == 0 {
		return ""
	}
	return fmt.Sprintf("id%03d", e.anchors[v])
}

// isSimpleKey reports whether a key is short enough to come before a colon
// (Emitter.check_simple_key).
func (e *emitter) isSimpleKey(key *value.Value) bool {
	anchor := e.anchor(key)
	if key == nil || anchor != "" && e.written[key] {
		return true
	}
	switch key.Kind {
	case value.List, value.Tuple:
		return len(key.Items) == 0
	case value.Map, value.Set:
		return key.Map.Len() == 0
	}
	return represent(key).isSimple(anchor)
}

// isSimple reports whether a scalar with this anchor is a simple key. The anchor
// and the tag count, too.
func (n node) isSimple(anchor string) bool {
	const limit = 128
	return len(anchor)+len(n.tag)+length(n.text) < limit && n.text != "" && !strings.ContainsAny(n.text, lineBreaks)
}

// lineBreaks are the characters that end a line in YAML 1.1.
const lineBreaks = "\n\u0085\u2028\u2029"

// style is the way in which a scalar is written.
type style uint8

const (
	plain style = iota
	singleQuoted
	doubleQuoted
	literal
)

// style is Emitter.choose_scalar_style.
func (n node) style() style {
	switch {
	case hasSpecial(n.text):
		return doubleQuoted
	case n.block && allowsBlock(n.text):
		return literal
	case n.block:
		return doubleQuoted
	case n.tag == resolver.Resolve(n.text) && allowsPlain(n.text):
		return plain
	default:
		return singleQuoted
	}
}

// scalar writes a scalar. The lines that it continues onto belong to v, too.
func (e *emitter) scalar(v *value.Value, at place) {
	n := represent(v)
	style := n.style()
	if style != plain && n.tag != resolver.TagString {
		e.indicator(n.tag, separate)
	}
	e.addLine(Line{Origin: v.Origin})
	first := len(e.lines)
	e.indentedText(n.text, style, at)
	e.continueLines(v, first, style == literal)
}

// indentedText writes a text, whose further lines are indented.
func (e *emitter) indentedText(text string, how style, at place) {
	before := e.indent
	e.indent = max(e.indent+indentStep, indentStep)
	e.text(text, how, at != simpleKey)
	e.indent = before
	e.openEnded = e.openEnded || how == plain && at == root
}

// continueLines assigns the lines after the first ones to v, also the one that
// is not finished.
func (e *emitter) continueLines(v *value.Value, first int, block bool) {
	if e.column > 0 {
		e.addLine(Line{})
	}
	for i := first; i < len(e.lines); i++ {
		e.lines[i] = Line{Origin: v.Origin, Part: i - first + 1, Block: block, Path: e.path}
	}
}

func (w *writer) text(text string, how style, split bool) {
	switch how {
	case literal:
		w.literal(text)
	case doubleQuoted:
		w.doubleQuoted(text, split)
	case singleQuoted:
		w.singleQuoted(text, split)
	default:
		w.plain(text, split)
	}
}
