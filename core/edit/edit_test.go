package edit

import (
	"testing"

	"charm-playground/core/document"
	"charm-playground/core/source"
)

// parse returns a file with its root.
func parse(t *testing.T, text string) (*source.File, *document.Node) {
	t.Helper()
	file := source.NewFile("a.yaml", text)
	doc := document.Parse(file)
	if doc.Err != nil {
		t.Fatalf("%q: %v", text, doc.Err.Details)
	}
	return file, doc.Root
}

func check(t *testing.T, text, want string, edits ...source.Edit) {
	t.Helper()
	got, err := source.Apply(text, edits)
	if err != nil || got != want {
		t.Errorf("%q became %q (%v), want %q", text, got, err, want)
	}
}

func TestChangeKeepsQuotes(t *testing.T) {
	for text, want := range map[string]string{"a: b # c\n": "x: b # c\n", "\"a\": b": "\"x\": b", "'a' : b": "'x' : b"} {
		file, root := parse(t, text)
		check(t, text, want, Change(file, root.Pairs[0].Key, "x"))
	}
}

func TestQuote(t *testing.T) {
	text := "a: 010 # eight\n"
	file, root := parse(t, text)
	check(t, text, "a: \"010\" # eight\n", Quote(file, root.Pairs[0].Value))
}

func TestRemove(t *testing.T) {
	tests := []struct {
		text  string
		index int
		want  string
	}{
		{"a: 1\nb: 2\nc: 3\n", 1, "a: 1\nc: 3\n"},
		{"a: 1\n# above\nb: 2 # beside\nc: 3\n", 1, "a: 1\n# above\nc: 3\n"},
		{"a: 1\nb:\n  x: 1\n  y: 2\nc: 3\n", 1, "a: 1\nc: 3\n"},
		{"a: 1\nb: 2", 1, "a: 1"},
		{"a: 1\nb: |\n  text\n  more\nc: 3\n", 1, "a: 1\nc: 3\n"},
		{"{a: 1, b: 2, c: 3}", 1, "{a: 1, c: 3}"},
		{"{a: 1, b: 2}", 1, "{a: 1}"},
		{"{a: 1, b: 2}", 0, "{b: 2}"},
		{"a:\nb: 2\n", 0, "b: 2\n"},
	}
	for _, test := range tests {
		file, root := parse(t, test.text)
		edit, ok := Remove(file, root, test.index)
		if !ok {
			t.Errorf("%q: nothing to remove", test.text)
			continue
		}
		check(t, test.text, test.want, edit)
	}
	file, root := parse(t, "- a: 1\n  b: 2\n")
	edit, _ := Remove(file, root.Items[0], 0)
	check(t, file.Text, "- b: 2\n", edit)
	file, root = parse(t, "a: 1\n")
	if _, ok := Remove(file, root, 0); ok {
		t.Error("a mapping must not be left empty")
	}
}

func TestAddAt(t *testing.T) {
	const endpoint = "s3:\n  interface: s3\n  optional: true"
	tests := []struct{ text, want string }{
		{"a: 1\n", "a: 1\nrequires:\n  s3:\n    interface: s3\n    optional: true\n"},
		{"a: 1", "a: 1\nrequires:\n  s3:\n    interface: s3\n    optional: true"},
		{"requires:\n    db:\n        interface: x # note\nz: 1\n", "requires:\n    db:\n        interface: x # note\n    s3:\n      interface: s3\n      optional: true\nz: 1\n"},
		{"requires: {db: {interface: x}}\n", "requires: {db: {interface: x}, s3: {interface: s3, optional: true}}\n"},
		{"requires: {}\n", "requires: {s3: {interface: s3, optional: true}}\n"},
		{"requires:\nz: 1\n", "requires:\n  s3:\n    interface: s3\n    optional: true\nz: 1\n"},
		{"requires: # none\n", "requires: # none\n  s3:\n    interface: s3\n    optional: true\n"},
	}
	for _, test := range tests {
		file, root := parse(t, test.text)
		check(t, test.text, test.want, AddAt(file, root, []string{"requires"}, endpoint))
	}
	check(t, "", "requires:\n  x: 1\n", AddAt(source.NewFile("a.yaml", ""), nil, []string{"requires"}, "x: 1"))
	check(t, "# only\n", "# only\na:\n  b:\n    x: 1\n", AddAt(source.NewFile("a.yaml", "# only\n"), nil, []string{"a", "b"}, "x: 1"))
}

func TestAddItem(t *testing.T) {
	for text, want := range map[string]string{
		"a:\n- x: 1\nb: 2\n":          "a:\n- x: 1\n- y: 1\n  z: 2\nb: 2\n",
		"a:\n  - x: 1\n":              "a:\n  - x: 1\n  - y: 1\n    z: 2\n",
		"a: [{x: 1}]\n":               "a: [{x: 1}, {y: 1, z: 2}]\n",
		"a: []\n":                     "a: [{y: 1, z: 2}]\n",
		"a:\n  - |\n    text\nb: 1\n": "a:\n  - |\n    text\n  - y: 1\n    z: 2\nb: 1\n",
	} {
		file, root := parse(t, text)
		check(t, text, want, AddItem(file, root.At("a"), "y: 1\nz: 2"))
	}
}

func TestWrap(t *testing.T) {
	text := "a: 1\noptions:\n  b:\n    c: 1\n\n  # note\n  d: 2\ne: 1\n"
	file, root := parse(t, text)
	check(t, text, "a: 1\nconfig:\n  options:\n    b:\n      c: 1\n\n    # note\n    d: 2\ne: 1\n", Wrap(file, root.Pairs[1], "config")...)
}

func TestText(t *testing.T) {
	file, root := parse(t, "a:\n    b:\n        c: 1 # note\n        d: 2\n")
	if got := Text(file, root.At("a").Pairs[0]); got != "b:\n    c: 1 # note\n    d: 2" {
		t.Errorf("got %q", got)
	}
}
