// Package python is the part of Python 3.11's standard library that determines
// what charms show: json, urllib.parse, str(), repr() and shlex, with exactly
// the same results.
package python

import (
	"charm-playground/core/big"
	"errors"
	"math"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"charm-playground/core/value"
)

// ErrJSON is the error of Loads where json.loads raises JSONDecodeError.
var ErrJSON = errors.New("not JSON")

// maxDepth is the deepest nesting of arrays and objects. Python's own limit
// depends on its stack and is about the same.
const maxDepth = 950

// Loads follows json.loads: NaN and Infinity are numbers, the last of equal
// keys wins, and integers have any size. Lone surrogates become U+FFFD, because
// Go strings cannot contain them. A text that is not JSON is ErrJSON.
func Loads(text string) (*value.Value, error) {
	p := &jsonParser{text: text}
	v, ok := p.value(0)
	if p.space(); !ok || p.at != len(text) {
		return nil, ErrJSON
	}
	return v, nil
}

type jsonParser struct {
	text string
	at   int
}

func (p *jsonParser) space() {
	for p.at < len(p.text) && strings.IndexByte(" \t\n\r", p.text[p.at]) >= 0 {
		p.at++
	}
}

// take consumes token if it comes next.
func (p *jsonParser) take(token string) bool {
	if !strings.HasPrefix(p.text[p.at:], token) {
		return false
	}
	p.at += len(token)
	return true
}

// jsonWords has the literals that json.loads knows.
var jsonWords = []struct {
	word string
	make func() *value.Value
}{
	{"null", value.NewNull},
	{"true", func() *value.Value { return value.NewBool(true) }},
	{"false", func() *value.Value { return value.NewBool(false) }},
	{"NaN", func() *value.Value { return value.NewFloat(math.NaN()) }},
	{"Infinity", func() *value.Value { return value.NewFloat(math.Inf(1)) }},
	{"-Infinity", func() *value.Value { return value.NewFloat(math.Inf(-1)) }},
}

// value reads a value, after any space.
func (p *jsonParser) value(depth int) (*value.Value, bool) {
	if p.space(); p.at == len(p.text) || depth > maxDepth {
		return nil, false
	}
	switch p.text[p.at] {
	case '"':
		text, ok := p.str()
		return value.NewString(text), ok
	case '[':
		return p.array(depth)
	case '{':
		return p.object(depth)
	}
	return p.literal()
}

func (p *jsonParser) literal() (*value.Value, bool) {
	for _, literal := range jsonWords {
		if p.take(literal.word) {
			return literal.make(), true
		}
	}
	return p.number()
}

func (p *jsonParser) array(depth int) (*value.Value, bool) {
	list := value.NewList()
	list.Items = []*value.Value{}
	return list, p.members("]", func() bool {
		item, ok := p.value(depth + 1)
		list.Items = append(list.Items, item)
		return ok
	})
}

func (p *jsonParser) object(depth int) (*value.Value, bool) {
	dict := value.NewMap()
	return dict, p.members("}", func() bool {
		key, ok := p.key()
		if !ok {
			return false
		}
		item, ok := p.value(depth + 1)
		dict.Map.Set(value.NewString(key), item)
		return ok
	})
}

// key reads a key and the colon after it.
func (p *jsonParser) key() (string, bool) {
	if p.at == len(p.text) || p.text[p.at] != '"' {
		return "", false
	}
	key, ok := p.str()
	p.space()
	return key, ok && p.take(":")
}

// members reads the members between two brackets, separated by commas.
func (p *jsonParser) members(end string, member func() bool) bool {
	p.at++
	if p.space(); p.take(end) {
		return true
	}
	for {
		if p.space(); !member() {
			return false
		}
		if p.space(); p.take(end) {
			return true
		}
		if !p.take(",") {
			return false
		}
	}
}

// The letters of escapes in JSON, and the characters that they produce.
const (
	jsonEscapes = `"\/bfnrt`
	jsonEscaped = "\"\\/\b\f\n\r\t"
)

func (p *jsonParser) str() (string, bool) {
	var out strings.Builder
	for p.at++; p.at < len(p.text); p.at++ {
		switch c := p.text[p.at]; {
		case c == '"':
			p.at++
			return out.String(), true
		case c < 0x20:
			return "", false
		case c != '\\':
			out.WriteByte(c)
		default:
			if !p.escape(&out) {
				return "", false
			}
		}
	}
	return "", false
}

// escape reads the characters after a backslash and stops at the last of them.
func (p *jsonParser) escape(out *strings.Builder) bool {
	if p.at++; p.at == len(p.text) {
		return false
	}
	if escape := strings.IndexByte(jsonEscapes, p.text[p.at]); escape >= 0 {
		out.WriteByte(jsonEscaped[escape])
		return true
	}
	return p.code(out)
}

// code reads a character's code after a backslash, or the two codes of a
// surrogate pair, and stops at the last digit.
func (p *jsonParser) code(out *strings.Builder) bool {
	r, ok := p.unicodeEscape(p.at)
	if ok {
		p.at += 4
		out.WriteRune(p.paired(r))
	}
	return ok
}

// paired returns the character that a surrogate forms with the code after it. It
// returns any other character unchanged.
func (p *jsonParser) paired(r rune) rune {
	if !utf16.IsSurrogate(r) || !strings.HasPrefix(p.text[p.at+1:], `\u`) {
		return r
	}
	low, ok := p.unicodeEscape(p.at + 2)
	both := utf16.DecodeRune(r, low)
	if !ok || both == utf8.RuneError {
		return r
	}
	p.at += 6
	return both
}

// unicodeEscape reads the four digits after the u at an offset.
func (p *jsonParser) unicodeEscape(at int) (rune, bool) {
	if at+5 > len(p.text) || p.text[at] != 'u' {
		return 0, false
	}
	code, err := strconv.ParseUint(p.text[at+1:at+5], 16, 16)
	return rune(code), err == nil
}

func (p *jsonParser) digits() bool {
	start := p.at
	for p.at < len(p.text) && p.text[p.at] >= '0' && p.text[p.at] <= '9' {
		p.at++
	}
	return p.at > start
}

func (p *jsonParser) number() (*value.Value, bool) {
	start := p.at
	p.take("-")
	if !p.take("0") && !p.digits() {
		return nil, false
	}
	whole := p.at
	p.fraction()
	p.exponent()
	text := p.text[start:p.at]
	if p.at == whole {
		i, ok := new(big.Int).SetString(text, 10)
		return &value.Value{Kind: value.Int, Int: i}, ok
	}
	f, _ := strconv.ParseFloat(text, 64) // an overflow is infinity, as in Python
	return value.NewFloat(f), true
}

// fraction reads a fraction, if it has digits.
func (p *jsonParser) fraction() {
	if mark := p.at; p.take(".") && !p.digits() {
		p.at = mark
	}
}

// exponent reads an exponent, if it has digits.
func (p *jsonParser) exponent() {
	mark := p.at
	if !p.take("e") && !p.take("E") {
		return
	}
	if !p.take("+") {
		p.take("-")
	}
	if !p.digits() {
		p.at = mark
	}
}

// Dumps follows json.dumps with its defaults: ASCII only, with ", " and ": " as
// separators.
func Dumps(v *value.Value) string {
	var out strings.Builder
	dump(&out, v)
	return out.String()
}

func dump(out *strings.Builder, v *value.Value) {
	switch v.Kind {
	case value.Null, value.Bool, value.Int, value.Float:
		out.WriteString(jsonWord(v))
	case value.List, value.Tuple:
		dumpItems(out, v.Items)
	case value.Map:
		dumpEntries(out, v.Map.Entries())
	default:
		dumpString(out, v.Text)
	}
}

// jsonWord returns null, true, false or a number.
func jsonWord(v *value.Value) string {
	switch v.Kind {
	case value.Null:
		return "null"
	case value.Bool:
		return strconv.FormatBool(v.Bool)
	case value.Int:
		return v.Int.String()
	}
	return jsonFloat(v.Float)
}

func dumpItems(out *strings.Builder, items []*value.Value) {
	out.WriteByte('[')
	for i, item := range items {
		separate(out, i)
		dump(out, item)
	}
	out.WriteByte(']')
}

func dumpEntries(out *strings.Builder, entries []value.Entry) {
	out.WriteByte('{')
	for i, entry := range entries {
		separate(out, i)
		dumpString(out, jsonKey(entry.Key))
		out.WriteString(": ")
		dump(out, entry.Value)
	}
	out.WriteByte('}')
}

func separate(out *strings.Builder, i int) {
	if i > 0 {
		out.WriteString(", ")
	}
}

// jsonKey returns a key as json.dumps writes it, also if it is not a str.
func jsonKey(key *value.Value) string {
	if key.Kind == value.String {
		return key.Text
	}
	return Dumps(key)
}

func jsonFloat(f float64) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	}
	return value.FormatFloat(f)
}

func dumpString(out *strings.Builder, text string) {
	out.WriteByte('"')
	for _, r := range text {
		dumpRune(out, r)
	}
	out.WriteByte('"')
}

func dumpRune(out *strings.Builder, r rune) {
	switch at := strings.IndexRune("\"\\\n\r\t\f\b", r); {
	case at >= 0:
		out.WriteByte('\\')
		out.WriteByte(`"\nrtfb`[at])
	case r >= 0x20 && r < 0x7f:
		out.WriteByte(byte(r))
	default:
		for _, unit := range utf16.Encode([]rune{r}) {
			dumpUnit(out, unit)
		}
	}
}

// dumpUnit writes a unit of UTF-16 as \uXXXX.
func dumpUnit(out *strings.Builder, unit uint16) {
	const hex = "0123456789abcdef"
	out.WriteString(`\u`)
	for shift := 12; shift >= 0; shift -= 4 {
		out.WriteByte(hex[unit>>shift&15])
	}
}
