package document

import (
	"fmt"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

func parse(text string) *Document { return Parse(source.NewFile("charmcraft.yaml", text)) }

// described puts a finding in one line: its code, its line, its text and the
// result of its first fix.
func described(d *Document, f diagnostic.Diagnostic) string {
	text := fmt.Sprintf("%s %d %q", f.Code, d.File.Line(f.Span.Start)+1, d.File.Text[f.Span.Start:f.Span.End])
	if f.Path != "" {
		text += " at " + f.Path
	}
	if len(f.Fixes) == 0 {
		return text
	}
	mended, err := source.Apply(d.File.Text, f.Fixes[0].Edits)
	if err != nil {
		return text + " " + err.Error()
	}
	return fmt.Sprintf("%s -> %q", text, mended)
}

func TestIntegersThatPythonCannotPrint(t *testing.T) {
	for _, text := range []string{"0x" + strings.Repeat("f", 500_000), "0b1" + strings.Repeat("0", 14285), "0" + strings.Repeat("7", 5000), strings.Repeat("9", 4301)} {
		d := parse("a: " + text + "\n")
		if len(d.Diagnostics) != 1 || d.Diagnostics[0].Code != diagnostic.InvalidValue || !d.Fatal() || !strings.Contains(d.Err.Message, tooManyDigits) {
			t.Errorf("%.9s: got %v, %v", text, d.Diagnostics, d.Err)
		}
	}
	if d := parse("a: 0x" + strings.Repeat("f", 3000) + "\n"); len(d.Diagnostics) > 0 {
		t.Errorf("got %v", d.Diagnostics)
	}
}

func TestManyBinaryBytes(t *testing.T) {
	value := "!!binary " + strings.Repeat("QUJD", maxNodes/6) // half of the limit
	if d := parse("a: " + value + "\nb: " + value + "\n"); d.Fatal() {
		t.Errorf("got %v", d.Err)
	}
	d := parse("a: " + value + "\nb: [" + value + ", !!binary QUJDQUJD]\n")
	if len(d.Diagnostics) != 1 || d.Diagnostics[0].Code != diagnostic.TooLarge || d.Root != nil || !d.Fatal() {
		t.Errorf("got %v", d.Diagnostics)
	}
}

func TestFindings(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"a: 1\n", nil},
		{"", nil},
		{"name: a\ntype\nbase: b\n", []string{`yaml-syntax 2 "type" -> "name: a\ntype:\nbase: b\n"`}},
		{"name: a\ntype:charm\nbase: b\n", []string{`yaml-syntax 2 "type" -> "name: a\ntype: charm\nbase: b\n"`}},
		{"- a\n-b\n- c\n", []string{`yaml-syntax 2 "-b" -> "- a\n- b\n- c\n"`}},
		{"name: a\ntype\n\n\n# c\nbase: b\n", []string{`yaml-syntax 2 "type" -> "name: a\ntype:\n\n\n# c\nbase: b\n"`, `yaml-syntax 5 "#"`}},
		{"a: My app: the best # c\n", []string{`yaml-syntax 1 ":" -> "a: 'My app: the best' # c\n"`}},
		{"requires\n  db:\n    a: b\n", []string{`yaml-syntax 2 ":" -> "requires:\n  db:\n    a: b\n"`}},
		{"a: 1\n b: 2\n", []string{`yaml-syntax 2 ":" -> "a: 1\nb: 2\n"`}},
		{"a:\n    b: 1\n  c: 2\n", []string{`yaml-syntax 3 "c" -> "a:\n    b: 1\n    c: 2\n"`}},
		{"a: 'it's'\n", []string{`yaml-syntax 1 "s'" -> "a: 'it''s'\n"`}},
		{"x:\n\ty: 1\n\tz: 2\n", []string{`yaml-syntax 2 "\t" -> "x:\n  y: 1\n\tz: 2\n"`, `yaml-syntax 3 "\t" -> "x:\n\ty: 1\n  z: 2\n"`}},
		{"x: @foo\n", []string{`yaml-syntax 1 "@foo" -> "x: '@foo'\n"`}},
		{"x: \"abc\n", []string{`yaml-syntax 1 "\"abc" -> "x: \"abc\"\n"`}},
		{"x: \"abc\ny: 1\nz: 2\n", []string{`yaml-syntax 1 "\"abc" -> "x: \"abc\"\ny: 1\nz: 2\n"`, `yaml-syntax 4 ""`}},
		{"x: [a, b\ny: 1\n", []string{`yaml-syntax 2 ":" -> "x: [a, b]\ny: 1\n"`}},
		{"x: {a: b\n", []string{`yaml-syntax 1 "{a" -> "x: {a: b}\n"`}},
		{"x: [\n", []string{`yaml-syntax 1 "[" -> "x: []\n"`}},
		{"x: {{ foo }}\n", []string{`invalid-value 1 "{ foo }" at x.? -> "x: '{{ foo }}'\n"`}},
		{"a: *y\n", []string{`yaml-syntax 1 "*y" -> "a: '*y'\n"`}},
		{"a: &x 1\nb: &x 2\n", []string{`yaml-syntax 2 "&x"`}},
		{"a: !foo b\n", []string{`unknown-tag 1 "!foo" at a -> "a: b\n"`}},
		{"a: =\n", []string{`invalid-value 1 "=" at a -> "a: '='\n"`}},
		{"a: !!int x\nb: 2024-13-45\n", []string{`invalid-value 1 "x" at a -> "a: x\nb: 2024-13-45\n"`, `invalid-value 2 "2024-13-45" at b -> "a: !!int x\nb: '2024-13-45'\n"`}},
		{"x:\n  a: 1\n  a: 2\n", []string{`duplicate-key 3 "a" at x.a -> "x:\n  a: 1\n"`}},
		{"a: 1\nb: 2\nc: 3\na: 4\n", []string{`duplicate-key 4 "a" at a -> "a: 1\nb: 2\nc: 3\n"`}},
		{"a: b\n---\nc: d\n", []string{`yaml-syntax 2 "---" -> "a: b\n"`}},
		{"a: \"\\q\"\n", []string{`yaml-syntax 1 "q\"" -> "a: \"\\\\q\"\n"`}},
		{"a: > foo\n", []string{`yaml-syntax 1 "foo" -> "a: '> foo'\n"`}},
		{"a: \x07b\n", []string{`yaml-syntax 1 "\a" -> "a: b\n"`}},
		{"a: \xff\n", []string{`yaml-syntax 1 "\xff"`}},
	} {
		d := parse(c.text)
		var got []string
		for _, f := range d.Diagnostics {
			got = append(got, described(d, f))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%q:\n got %s\nwant %s", c.text, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
		if d.Fatal() != (len(c.want) > 0) {
			t.Errorf("%q: fatal is %v", c.text, d.Fatal())
		}
	}
}

// TestMessages checks that every message is a sentence and that no placeholder
// is left in it.
func TestMessages(t *testing.T) {
	for _, text := range recordedTexts(t) {
		for _, f := range parse(text).Diagnostics {
			if !strings.HasSuffix(f.Message, ".") {
				t.Errorf("%q: %s", text, f.Message)
			}
			for _, left := range []string{"{0}", "{1}", "{!0}", "{!1}", "{word}", "{line}", "{first}", "{char}"} {
				if strings.Contains(f.Message, left) && !strings.Contains(text, left) {
					t.Errorf("%q: %s", text, f.Message)
				}
			}
		}
	}
}

// TestProblemsAreWhole checks that each kind of problem has its texts.
func TestProblemsAreWhole(t *testing.T) {
	for kind, row := range problems {
		if row.python == "" || !strings.HasSuffix(row.message, ".") {
			t.Errorf("problem %d: %q, %q", kind, row.python, row.message)
		}
	}
}

func TestCatalogueExamples(t *testing.T) {
	codes := map[diagnostic.Code]bool{}
	for _, row := range problems {
		codes[row.code] = true
	}
	codes[diagnostic.YAMLSyntax] = true
	for _, entry := range diagnostic.Catalogue() {
		if !codes[entry.Code] {
			continue
		}
		if entry.Code == diagnostic.TooLarge { // its example would be too large for the catalogue's page
			entry.Example = "x:\n" + strings.Repeat("- a\n", maxNodes)
		}
		if !reports(parse(entry.Example), entry.Code) || reports(parse(entry.Mended), entry.Code) {
			t.Errorf("%s: the example does not show it, or it is not mended", entry.Code)
		}
		delete(codes, entry.Code)
	}
	delete(codes, "")
	if len(codes) > 0 {
		t.Errorf("not in the catalogue: %v", codes)
	}
}

func reports(d *Document, code diagnostic.Code) bool {
	for _, f := range d.Diagnostics {
		if f.Code == code {
			return true
		}
	}
	return false
}

func TestAllowDuplicates(t *testing.T) {
	file := source.NewFile("mock.yaml", "a: 1\nb: 2\na: 3\n1: x\n'1': y\n")
	d := ParseWith(file, Options{AllowDuplicates: true})
	if d.Fatal() || len(d.Diagnostics) != 1 || d.Diagnostics[0].Severity != diagnostic.Warning || d.Diagnostics[0].Path != "a" {
		t.Errorf("%v %+v", d.Err, d.Diagnostics)
	}
	if got := d.Value.Get("a").Int.Int64(); got != 3 {
		t.Errorf("a is %d", got)
	}
}

// TestBroken checks that the rest of a broken text can still be read.
func TestBroken(t *testing.T) {
	for text, want := range map[string]string{
		"name: a\ntype\nbase: b\n":          "name type base",
		"x: \"abc\ny: 1\nz: 2\n":            "x y z",
		"x: [a, b\ny: 1\nz: 2\n":            "x y z",
		"a: b: c\nd: e\n":                   "a d",
		"a: - b\nd: e\n":                    "a d",
		"a: |x\n  b\nd: e\n":                "a d",
		"a: *\nd: e\n":                      "a d",
		"a:\n    b: 1\n  c: 2\nd: e\n":      "a d",
		"a: b\n---\nc: d\n":                 "a",
		"a: {b: [c, d\n":                    "a",
		"a: 'b' c\nd: e\n":                  "a d",
		"a: b\xffc\nd: e\n":                 "a d",
		"a: \"\\UFFFFFFFF\"\nd: e\n":        "a d",
		"requires\n  db:\n    a: b\nx: y\n": "requires x",
	} {
		var got []string
		for _, pair := range parse(text).Root.Pairs {
			got = append(got, pair.Key.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestGuards checks that no value is too large, too deep or endless for code
// that walks through it.
func TestGuards(t *testing.T) {
	bomb := "a0: &a0 [x]\n"
	merges := "a0: &a0 {x: 1}\n"
	chain := "- &a0 [x]\n"
	for i := 1; i < 60; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [*a%d, *a%d]\n", i, i, i-1, i-1)
		merges += fmt.Sprintf("a%d: &a%d {<<: [*a%d, *a%d]}\n", i, i, i-1, i-1)
	}
	for i := 1; i < 300; i++ {
		chain += fmt.Sprintf("- &a%d [*a%d]\n", i, i-1)
	}
	nested := func(depth int) string { return strings.Repeat("[", depth) + strings.Repeat("]", depth) }
	for _, c := range []struct {
		name, text, message string
	}{
		{"aliases of aliases", bomb, "MemoryError()"},
		{"merges of merges", merges, "MemoryError()"},
		{"a chain of aliases", chain, "RecursionError"},
		{"a list in itself", "&a [*a]", "RecursionError"},
		{"a mapping in itself", "&a {x: *a}", "found unconstructable recursive node"},
		{"depth", nested(maxDepth + 1), "RecursionError"},
		{"allowed depth", nested(maxDepth), ""},
		{"a mapping merged into itself", "&a {<<: *a, x: 1}", ""},
	} {
		d := parse(c.text)
		if (d.Err == nil) != (c.message == "") || d.Err != nil && !strings.Contains(d.Err.Message, c.message) {
			t.Errorf("%s: %+v", c.name, d.Err)
		}
		if d.Value != nil {
			d.Value.Walk(func(*value.Value) {})
		}
	}
}

// TestTooLarge checks that a file with too many nodes gets a single finding,
// and that a file with the largest allowed number is read.
func TestTooLarge(t *testing.T) {
	items := func(n int) string { return "&a x:\n" + strings.Repeat("- a\n", n) + "y: *b\nz: 1\n" }
	for _, text := range []string{items(maxNodes), items(maxNodes - 6), "a: [" + strings.Repeat("[],", maxNodes), strings.Repeat("a: 1\n", maxNodes)} {
		d := parse(text)
		if d.Root != nil || d.Value != nil || len(d.Diagnostics) != 1 || d.Diagnostics[0].Code != diagnostic.TooLarge || len(d.Diagnostics[0].Fixes) > 0 {
			t.Errorf("%.20s: %+v", text, d.Diagnostics)
		}
		if !d.Fatal() || !strings.Contains(d.Err.Message, "100,000") {
			t.Errorf("%.20s: %+v", text, d.Err)
		}
	}
	if d := parse(items(maxNodes - 7)); reports(d, diagnostic.TooLarge) || d.Root == nil {
		t.Errorf("%d nodes are too many", maxNodes)
	}
}

func TestOrigins(t *testing.T) {
	text := "name: shop\nbase: &b {x: [1, \"é\"]}\nother: *b\nmerged: {<<: *b}\n"
	d := parse(text)
	if d.Fatal() {
		t.Fatal(d.Err)
	}
	d.Value.Walk(func(v *value.Value) {
		o := v.Origin
		if o.Layer != value.User || o.Source != "charmcraft.yaml" || o.Span.Len() == 0 || o.Span.End > len(text) {
			t.Errorf("%s has the origin %+v", v.Kind, o)
		}
	})
	entry, _ := d.Value.Map.Entry("name")
	if got := text[entry.Key.Origin.Span.Start:entry.Value.Origin.Span.End]; got != "name: shop" {
		t.Errorf("name is at %q", got)
	}
	if d.Value.Get("base") != d.Value.Get("other") || d.Value.Lookup("base", "x") != d.Value.Lookup("merged", "x") {
		t.Error("an alias must have the very object that it stands for")
	}
}

func TestEmpty(t *testing.T) {
	for _, text := range []string{"", "\n", "# c\n", "---\n", "~", "\ufeff"} {
		d := parse(text)
		if d.Fatal() || d.Value == nil || d.Value.Kind != value.Null || len(d.Diagnostics) > 0 {
			t.Errorf("%q: %+v %+v", text, d.Value, d.Err)
		}
	}
}

// TestLoadError checks charmcraft's own wording (craft_application/errors.py).
func TestLoadError(t *testing.T) {
	got := parse("name: a\nname: b\n").Err
	want := LoadError{
		Message:    "error parsing 'charmcraft.yaml': found duplicate key 'name'",
		Details:    "while constructing a mapping\nfound duplicate key 'name'\n  in \"./charmcraft.yaml\", line 1, column 1",
		Resolution: "Ensure charmcraft.yaml contains valid YAML",
	}
	if got == nil || *got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
