package emit

import (
	"bytes"
	"charm-playground/core/big"
	"encoding/hex"
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"charm-playground/core/source"
	"charm-playground/core/value"
)

// TestRecorded compares with what charmcraft 4.5.0 printed for random values
// (testdata/record.py).
func TestRecorded(t *testing.T) {
	content, err := os.ReadFile("testdata/values.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(content) {
		var recorded struct {
			Value json.RawMessage
			YAML  string
		}
		if err := json.Unmarshal(line, &recorded); err != nil {
			t.Fatal(err)
		}
		text, lines := YAML(decoder{}.decode(t, recorded.Value))
		if text != recorded.YAML {
			t.Errorf("%s\nwant %q\ngot  %q", recorded.Value, recorded.YAML, text)
		}
		if len(lines) != strings.Count(text, "\n") {
			t.Errorf("%d lines are described of %q", len(lines), text)
		}
	}
}

// decoder reads the values of testdata/record.py, by number.
type decoder map[int]*value.Value

func (d decoder) decode(t *testing.T, raw json.RawMessage) *value.Value {
	t.Helper()
	var parts []json.RawMessage
	unmarshal(t, raw, &parts)
	if len(parts) == 1 {
		var number int
		unmarshal(t, parts[0], &number)
		return d[number]
	}
	var kind string
	unmarshal(t, parts[0], &kind)
	v := &value.Value{Kind: kinds[kind]}
	if len(parts) == 3 {
		var number int
		unmarshal(t, parts[2], &number)
		d[number] = v
	}
	d.fill(t, v, parts[1])
	return v
}

var kinds = map[string]value.Kind{
	"NoneType": value.Null, "bool": value.Bool, "int": value.Int, "float": value.Float, "str": value.String, "bytes": value.Bytes,
	"date": value.Date, "datetime": value.DateTime, "list": value.List, "tuple": value.Tuple, "dict": value.Map, "set": value.Set,
}

func (d decoder) fill(t *testing.T, v *value.Value, payload json.RawMessage) {
	t.Helper()
	switch v.Kind {
	case value.Null:
	case value.Bool:
		unmarshal(t, payload, &v.Bool)
	case value.List, value.Tuple, value.Map, value.Set:
		d.fillCollection(t, v, payload)
	default:
		unmarshal(t, payload, &v.Text)
		fillScalar(v)
	}
}

func fillScalar(v *value.Value) {
	switch v.Kind {
	case value.Int:
		v.Int, _ = new(big.Int).SetString(v.Text, 10)
	case value.Float:
		v.Float, _ = strconv.ParseFloat(v.Text, 64)
	case value.Bytes:
		raw, _ := hex.DecodeString(v.Text)
		v.Text = string(raw)
	}
}

func (d decoder) fillCollection(t *testing.T, v *value.Value, payload json.RawMessage) {
	t.Helper()
	var items []json.RawMessage
	unmarshal(t, payload, &items)
	if v.Kind == value.Map || v.Kind == value.Set {
		v.Map = value.NewDict()
	}
	for _, item := range items {
		switch v.Kind {
		case value.Set:
			v.Map.Set(d.decode(t, item), nil)
		case value.Map:
			var pair [2]json.RawMessage
			unmarshal(t, item, &pair)
			key := d.decode(t, pair[0])
			v.Map.Set(key, d.decode(t, pair[1]))
		default:
			v.Items = append(v.Items, d.decode(t, item))
		}
	}
}

func unmarshal(t *testing.T, raw json.RawMessage, into any) {
	t.Helper()
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatalf("%s: %v", raw, err)
	}
}

// at returns a str from a line of the user's file; its span is the line's
// number.
func at(line int, text string) *value.Value {
	v := value.NewString(text)
	v.Origin = value.Origin{Layer: value.User, Source: "charmcraft.yaml", Span: source.Span{Start: line, End: line}}
	return v
}

func TestLines(t *testing.T) {
	added := value.NewMap(value.Entry{Key: value.NewString("type"), Value: value.NewString("charm")}).
		With(value.Origin{Layer: value.Extension, Source: "flask-framework"})
	v := value.NewMap(
		value.Entry{Key: at(0, "name"), Value: at(0, "app")},
		value.Entry{Key: at(1, "description"), Value: at(1, "one\n\ntwo\n")},
		value.Entry{Key: at(5, "summary"), Value: at(6, strings.Repeat("long words ", 10)+"end")},
		value.Entry{Key: at(8, "links"), Value: value.NewList(at(9, "a"), added)},
	)
	text, lines := YAML(v)
	want := []struct {
		text   string
		source string
		line   int
		part   int
		block  bool
	}{
		{"name: app", "charmcraft.yaml", 0, 0, false},
		{"description: |", "charmcraft.yaml", 1, 0, false},
		{"  one", "charmcraft.yaml", 1, 1, true},
		{"", "charmcraft.yaml", 1, 2, true},
		{"  two", "charmcraft.yaml", 1, 3, true},
		{"summary: long words long words long words long words long words long words long words", "charmcraft.yaml", 5, 0, false},
		{"  long words long words long words end", "charmcraft.yaml", 6, 1, false},
		{"links:", "charmcraft.yaml", 8, 0, false},
		{"- a", "charmcraft.yaml", 9, 0, false},
		{"- type: charm", "flask-framework", 0, 0, false},
	}
	got := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(got) != len(want) || len(lines) != len(want) {
		t.Fatalf("want %d lines, got %d described by %d:\n%s", len(want), len(got), len(lines), text)
	}
	for i, w := range want {
		l := lines[i]
		if got[i] != w.text || l.Origin.Source != w.source || l.Origin.Span.Start != w.line || l.Part != w.part || l.Block != w.block {
			t.Errorf("line %d: want %+v, got %q %+v", i, w, got[i], l)
		}
	}
}

func TestRecursiveValue(t *testing.T) {
	list := value.NewList()
	list.Items = append(list.Items, list)
	if text, _ := YAML(list); text != "&id001\n- *id001\n" {
		t.Errorf("got %q", text)
	}
}

func TestInvalidUTF8(t *testing.T) {
	for text, want := range map[string]string{
		"a\xffb":        `"a\uFFFDb"`,
		"\xed\xa0\xbdb": `"\uD83Db"`,
		"a\xed\xbf\xbf": `"a\uDFFF"`,
		"\xed\x9f\xbf":  `"\uD7FF"`,
		"a\xed\xa0":     `"a\uFFFD\uFFFD"`,
	} {
		if got, _ := YAML(value.NewString(text)); got != want+"\n" {
			t.Errorf("%q: want %s, got %s", text, want, got)
		}
	}
}

// TestStyleOfWords checks that every text that reads as something else is
// quoted.
func TestStyleOfWords(t *testing.T) {
	unquoted := []string{"abc", "a b", "1.2.3", "-a", "0o14", "2024-13", "1:99", "+.nan", "y", "n", "a:b", "a#b"}
	for _, text := range []string{
		"yes", "Off", "null", "~", "", "1", "-1", "+1", "1_000", "0x1F", "0b1", "010", "1:30", "1.", ".5", "1.5e+3", "1:30.5", ".inf", "-.INF", ".NaN",
		"2024-01-01", "2024-1-1 1:02:03", "2024-01-01T01:02:03.5Z", "2024-01-01 01:02:03 +01:00", "<<", "=", "abc", "a b", "1.2.3", "-a", "0o14",
		"2024-13", "1:99", "+.nan", "y", "n", "a:b", "a#b",
	} {
		want := "'" + text + "'"
		if slices.Contains(unquoted, text) {
			want = text
		}
		if got, _ := YAML(value.NewList(value.NewString(text))); got != "- "+want+"\n" {
			t.Errorf("want %s, got %s", want, got)
		}
	}
}
