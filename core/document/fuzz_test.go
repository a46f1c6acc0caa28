package document

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"charm-playground/core/emit"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// recordedTexts returns the documents of testdata/record.py.
func recordedTexts(t testing.TB) []string {
	recorded, err := os.ReadFile("testdata/pyyaml.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(string(recorded)) {
		var document struct{ Text string }
		if err := json.Unmarshal([]byte(line), &document); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, document.Text)
	}
	return texts
}

// FuzzParse checks for any text that nothing panics, that all places are inside
// the text and nested, that fixes can be applied, and that values stay the same
// after writing and reading them.
func FuzzParse(f *testing.F) {
	for _, text := range recordedTexts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, options := range []Options{{}, {AllowDuplicates: true}} {
			d := ParseWith(source.NewFile("charmcraft.yaml", text), options)
			nested(t, d)
			insideOfText(t, d)
			if !d.Fatal() {
				survives(t, d.Value)
			}
		}
	})
}

func insideOfText(t *testing.T, d *Document) {
	t.Helper()
	for _, finding := range d.Diagnostics {
		if finding.Span.Start < 0 || finding.Span.End < finding.Span.Start || finding.Span.End > len(d.File.Text) {
			t.Errorf("%q: %v", d.File.Text, finding.Span)
		}
		for _, fix := range finding.Fixes {
			if _, err := source.Apply(d.File.Text, fix.Edits); err != nil {
				t.Errorf("%q: %s: %v", d.File.Text, fix.Title, err)
			}
		}
	}
	placesFound(t, d)
	if got := len(d.LinePaths()); got != d.File.LineCount() {
		t.Errorf("%q: %d paths for %d lines", d.File.Text, got, d.File.LineCount())
	}
}

// survives writes a value and reads it back.
func survives(t *testing.T, v *value.Value) {
	t.Helper()
	if !writable(v) {
		return
	}
	text, _ := emit.YAML(v)
	again := parse(text)
	if again.Fatal() {
		t.Errorf("%q: %+v", text, again.Err)
		return
	}
	if got, want := encode(again.Value), encode(v); got != want {
		t.Errorf("%q:\n got %s\nwant %s", text, got, want)
	}
}

// writable reports whether PyYAML reads v back from what it writes. It does not
// for halves of surrogate pairs, NaN, tuples, and keys that are equal as text,
// and it does not keep the identity of bytes.
func writable(v *value.Value) bool {
	ok := true
	v.Walk(func(inner *value.Value) {
		switch inner.Kind {
		case value.String:
			ok = ok && utf8.ValidString(inner.Text)
		case value.Tuple, value.Bytes:
			ok = false
		case value.Float:
			ok = ok && !math.IsNaN(inner.Float)
		case value.Map, value.Set:
			ok = ok && distinct(inner.Map)
		}
	})
	return ok
}

func distinct(d *value.Dict) bool {
	seen := map[string]bool{}
	for _, entry := range d.Entries() {
		text, _ := emit.YAML(entry.Key)
		text = strings.Trim(strings.TrimSuffix(text, "...\n"), "'\"\n")
		if seen[text] {
			return false
		}
		seen[text] = true
	}
	return true
}

func TestRecordedTextsHoldTogether(t *testing.T) {
	for _, text := range recordedTexts(t) {
		d := parse(text)
		nested(t, d)
		insideOfText(t, d)
	}
}

// BenchmarkParse has files of 100, 1,000 and 10,000 lines. The time per line
// must be the same in all of them.
func BenchmarkParse(b *testing.B) {
	const part = "  option-%d:\n    type: string\n    description: |\n      Some text, \"quoted\",\n      of two lines.\n    default: 'it''s'\n" +
		"  list-%d: [a, 1, yes, 2.5]\n  # A comment.\n  nested-%d: {key: value, other: ~}\n  plain-%d: text that goes\n    on in another line\n"
	for _, lines := range []int{100, 1_000, 10_000} {
		var text strings.Builder
		text.WriteString("options:\n")
		for i := range lines / 11 {
			fmt.Fprintf(&text, part, i, i, i, i)
		}
		file := source.NewFile("charmcraft.yaml", text.String())
		b.Run(fmt.Sprint(lines), func(b *testing.B) {
			b.SetBytes(int64(len(file.Text)))
			for b.Loop() {
				Parse(file)
			}
		})
	}
}
