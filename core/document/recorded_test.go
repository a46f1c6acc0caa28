package document

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/source"
	"charm-playground/core/value"
)

// outcome is PyYAML's result, recorded by testdata/record.py.
type outcome struct {
	Value   *string
	Problem *string
	Details string
	Crash   string
}

// TestRecorded compares odd documents with PyYAML 6.0.3 as charmcraft 4.5.0
// uses it: values, identity of objects, and errors with their places.
func TestRecorded(t *testing.T) {
	recorded, err := os.ReadFile("testdata/pyyaml.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(recorded)) {
		var want struct {
			Text       string
			Charmcraft outcome
			SafeLoad   *outcome `json:"safe_load"`
		}
		if err := json.Unmarshal([]byte(line), &want); err != nil {
			t.Fatal(err)
		}
		file := source.NewFile("charmcraft.yaml", want.Text)
		compare(t, Parse(file), want.Charmcraft)
		plain := ParseWith(file, Options{AllowDuplicates: true})
		if want.SafeLoad == nil {
			want.SafeLoad = &want.Charmcraft
		}
		// safe_load gets the text at once, so it has no chunks and its details
		// differ.
		want.SafeLoad.Details = ""
		compare(t, plain, *want.SafeLoad)
	}
}

func compare(t *testing.T, d *Document, want outcome) {
	t.Helper()
	if got, expected := outcomeOf(d, want.Details != ""), want.String(); got != expected && !endlessValue(d, want) {
		t.Errorf("%q:\n got %s\nwant %s", shortened(d.File.Text, 200), got, expected)
	}
}

// endlessValue reports whether PyYAML made a value that contains itself.
// charmcraft fails on it later, so the playground refuses it here.
func endlessValue(d *Document, want outcome) bool {
	return want.Value != nil && strings.Contains(*want.Value, "@") && d.Err != nil && strings.Contains(d.Err.Message, "RecursionError")
}

func (o outcome) String() string {
	switch {
	case o.Value != nil:
		return *o.Value
	case o.Crash != "":
		return "charmcraft internal error: " + o.Crash
	case *o.Problem == "":
		return "error parsing 'charmcraft.yaml'\n" + o.Details
	default:
		return "error parsing 'charmcraft.yaml': " + *o.Problem + "\n" + o.Details
	}
}

func outcomeOf(d *Document, details bool) string {
	switch {
	case d.Err == nil:
		return encode(d.Value)
	case strings.HasPrefix(d.Err.Message, "charmcraft internal error"):
		return d.Err.Message
	case details:
		return d.Err.Message + "\n" + d.Err.Details
	default:
		return d.Err.Message + "\n"
	}
}

// encode writes a value as encode() of testdata/record.py does.
func encode(v *value.Value) string {
	var out strings.Builder
	(&encoder{out: &out, seen: map[*value.Value]int{}}).value(v)
	return out.String()
}

type encoder struct {
	out  *strings.Builder
	seen map[*value.Value]int
}

func (e *encoder) value(v *value.Value) {
	switch v.Kind {
	case value.Null:
		e.out.WriteString("N")
	case value.Bool:
		e.out.WriteString(map[bool]string{true: "B1", false: "B0"}[v.Bool])
	case value.Int:
		fmt.Fprintf(e.out, "I%s;", v.Int.Hex())
	case value.Float:
		fmt.Fprintf(e.out, "F%s;", encodeFloat(v.Float))
	case value.String:
		fmt.Fprintf(e.out, "S%s;", hex.EncodeToString([]byte(v.Text)))
	case value.Tuple:
		e.items("(", v.Items, ")")
	default:
		e.object(v)
	}
}

func encodeFloat(f float64) string {
	if math.IsNaN(f) {
		return "nan"
	}
	return hex.EncodeToString(binary.BigEndian.AppendUint64(nil, math.Float64bits(f)))
}

// object writes a value that can be the same object in two places.
func (e *encoder) object(v *value.Value) {
	if number, ok := e.seen[v]; ok {
		fmt.Fprintf(e.out, "@%d;", number)
		return
	}
	e.seen[v] = len(e.seen)
	switch v.Kind {
	case value.Bytes:
		fmt.Fprintf(e.out, "Y%s;", hex.EncodeToString([]byte(v.Text)))
	case value.DateTime:
		fmt.Fprintf(e.out, "T%s;", v.Text)
	case value.Date:
		fmt.Fprintf(e.out, "D%s;", v.Text)
	case value.List:
		e.items("[", v.Items, "]")
	case value.Set:
		e.out.WriteString("<" + strings.Join(encodeKeys(v.Map), "") + ">")
	default:
		var items []*value.Value
		for _, entry := range v.Map.Entries() {
			items = append(items, entry.Key, entry.Value)
		}
		e.items("{", items, "}")
	}
}

func (e *encoder) items(open string, items []*value.Value, end string) {
	e.out.WriteString(open)
	for _, item := range items {
		e.value(item)
	}
	e.out.WriteString(end)
}

func encodeKeys(d *value.Dict) []string {
	var keys []string
	for _, entry := range d.Entries() {
		keys = append(keys, encode(entry.Key))
	}
	slices.Sort(keys)
	return keys
}
