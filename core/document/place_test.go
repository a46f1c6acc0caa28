package document

import (
	"strings"
	"testing"

	"charm-playground/core/source"
)

const placed = `name: shop # c
'su.m': >
  folded
  text

requires:
  db: &db
    interface: "postgresql_client"
  other: *db
list:
- a: 1
  b: [x, {y: z}, p: q]
-
- !!str 5
empty:
? complex
: |
  text
last: é𝄞
`

func TestLookup(t *testing.T) {
	d := parse(placed)
	if d.Fatal() {
		t.Fatal(d.Err)
	}
	for path, want := range map[string]string{
		"name":                  "shop",
		"su.m":                  ">\n  folded\n  text",
		"requires":              "db: &db\n    interface: \"postgresql_client\"\n  other: *db",
		"requires.db":           `interface: "postgresql_client"`,
		"requires.db.interface": `"postgresql_client"`,
		"requires.other":        "*db",
		"list.0":                "a: 1\n  b: [x, {y: z}, p: q]",
		"list.0.b.1":            "{y: z}",
		"list.0.b.2":            "p: q",
		"list.0.b.2.p":          "q",
		"list.1":                "",
		"list.2":                "5",
		"empty":                 "",
		"complex":               "|\n  text",
		"last":                  "é𝄞",
	} {
		p := d.Lookup(path)
		if p == nil {
			t.Errorf("nothing at %s", path)
			continue
		}
		if got := d.File.Text[p.Node.Span.Start:p.Node.Span.End]; got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
		if p.Path() != path || d.PathOf(p.Node) != path || p.Key != nil && d.PathOf(p.Key) != path {
			t.Errorf("%s has the path %s", path, p.Path())
		}
	}
	for _, path := range []string{"nam", "name.x", "list.3", "requires.other.interface", "su", "su.m.x"} {
		if p := d.Lookup(path); p != nil {
			t.Errorf("there is something at %s: %q", path, p.Path())
		}
	}
	if d.Lookup("").Node != d.Root {
		t.Error("the empty path is the root's")
	}
}

func TestNodeAt(t *testing.T) {
	for _, c := range []struct {
		before string // the cursor stands after its first occurrence
		path   string
		inKey  bool
	}{
		{"na", "name", true},
		{"name: sh", "name", false},
		{"'su", "su.m", true},
		{"folded", "su.m", false},
		{"interf", "requires.db.interface", true},
		{"\"postgres", "requires.db.interface", false},
		{"*d", "requires.other", false},
		{"{y", "list.0.b.1.y", true},
		{"p: q", "list.0.b.2.p", false},
		{"compl", "complex", true},
	} {
		d := parse(placed)
		place, inKey := d.NodeAt(strings.Index(placed, c.before) + len(c.before))
		if place == nil || place.Path() != c.path || inKey != c.inKey {
			t.Errorf("after %q: %+v %v", c.before, place, inKey)
		}
	}
	if place, _ := parse("").NodeAt(0); place != nil {
		t.Error("an empty document has no place")
	}
	if place, _ := parse("\n\na: b").NodeAt(0); place != nil {
		t.Error("there is no place before the root")
	}
}

// TestNodesOfAliases holds that an alias is a node of its own.
func TestNodesOfAliases(t *testing.T) {
	d := parse(placed)
	other := d.Root.Pair("requires").Value.Pair("other").Value
	if other.Kind != Alias || other.Resolve() != d.Root.At("requires", "db") || other.Value != other.Target.Value {
		t.Errorf("%+v", other)
	}
	if text := d.File.Text[other.Target.Properties.Start:other.Target.Properties.End]; text != "&db" {
		t.Errorf("the anchor is at %q", text)
	}
}

// nested checks that the spans of a tree are inside of the text and of each
// other, in their order.
func nested(t *testing.T, d *Document) {
	t.Helper()
	if d.Root != nil {
		nestedIn(t, d, d.Root, source.Span{End: len(d.File.Text)})
	}
}

func nestedIn(t *testing.T, d *Document, n *Node, outer source.Span) {
	t.Helper()
	if n.Span.Start < outer.Start || n.Span.End < n.Span.Start || n.Span.End > outer.End {
		t.Errorf("%q: %v of %q is not in %v", d.File.Text, n.Span, n.Text, outer)
	}
	rest := n.Span
	for _, item := range n.Items {
		nestedIn(t, d, item, rest)
		rest.Start = item.Span.End
	}
	for _, pair := range n.Pairs {
		nestedIn(t, d, pair.Key, rest)
		rest.Start = pair.Key.Span.End
		nestedIn(t, d, pair.Value, rest)
		rest.Start = pair.Value.Span.End
	}
}
