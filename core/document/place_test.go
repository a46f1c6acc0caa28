package document

import (
	"maps"
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

func TestPlaces(t *testing.T) {
	d := parse(placed)
	if d.Fatal() {
		t.Fatal(d.Err)
	}
	want := map[string]string{
		"":                      strings.TrimSuffix(strings.TrimSpace(placed), "\n"),
		"name":                  "shop",
		"su.m":                  ">\n  folded\n  text",
		"requires":              "db: &db\n    interface: \"postgresql_client\"\n  other: *db",
		"requires.db":           `interface: "postgresql_client"`,
		"requires.db.interface": `"postgresql_client"`,
		"requires.other":        "*db",
		"list":                  "- a: 1\n  b: [x, {y: z}, p: q]\n-\n- !!str 5",
		"list.0":                "a: 1\n  b: [x, {y: z}, p: q]",
		"list.0.a":              "1",
		"list.0.b":              "[x, {y: z}, p: q]",
		"list.0.b.0":            "x",
		"list.0.b.1":            "{y: z}",
		"list.0.b.1.y":          "z",
		"list.0.b.2":            "p: q",
		"list.0.b.2.p":          "q",
		"list.1":                "",
		"list.2":                "5",
		"empty":                 "",
		"complex":               "|\n  text",
		"last":                  "é𝄞",
	}
	got := map[string]string{}
	eachPlace(&Place{Node: d.Root}, func(p *Place) { got[p.Path()] = d.text(p.Node.Span) })
	if !maps.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	placesFound(t, d)
}

// eachPlace calls visit for a place and for all places below it.
func eachPlace(p *Place, visit func(*Place)) {
	visit(p)
	for i, item := range p.Node.Items {
		eachPlace(&Place{Node: item, Index: i, Parent: p}, visit)
	}
	for i, pair := range p.Node.Pairs {
		eachPlace(&Place{Node: pair.Value, Key: pair.Key, Index: i, Parent: p}, visit)
	}
}

// placesFound checks that each node of a tree can be found by its pointer and
// by its span.
func placesFound(t *testing.T, d *Document) {
	t.Helper()
	if d.Root == nil {
		return
	}
	bySpan := map[source.Span]*Node{}
	eachNode(d.Root, func(n *Node) { bySpan[n.Span] = n })
	for span, n := range bySpan {
		if d.NodeOf(span) != n {
			t.Errorf("%q: another node than %q is at %v", d.File.Text, n.Text, span)
		}
	}
	eachPlace(&Place{Node: d.Root}, func(p *Place) {
		if found := d.PlaceOf(p.Node); found == nil || found.Path() != p.Path() || found.Key != p.Key || found.Index != p.Index {
			t.Errorf("%q: %s is not found: %+v", d.File.Text, p.Path(), found)
		}
		if found := d.PlaceOf(p.Key); p.Key != nil && (found == nil || found.Node != p.Node) {
			t.Errorf("%q: the key %s is not found: %+v", d.File.Text, p.Path(), found)
		}
	})
	if d.PlaceOf(&Node{Span: d.Root.Span}) != nil || d.PlaceOf(nil) != nil || d.NodeOf(source.Span{Start: -1, End: len(d.File.Text) + 1}) != nil {
		t.Errorf("%q: a place for what is not there", d.File.Text)
	}
}

// eachNode calls visit for a node and for all nodes in it, including keys.
func eachNode(n *Node, visit func(*Node)) {
	visit(n)
	for _, item := range n.Items {
		eachNode(item, visit)
	}
	for _, pair := range n.Pairs {
		eachNode(pair.Key, visit)
		eachNode(pair.Value, visit)
	}
}

// TestNodesOfAliases checks that an alias is a node of its own.
func TestNodesOfAliases(t *testing.T) {
	d := parse(placed)
	other := d.Root.Pair("requires").Value.Pair("other").Value
	if other.Kind != Alias || other.Resolve() != d.Root.At("requires", "db") || other.Value != other.Target.Value {
		t.Errorf("%+v", other)
	}
	if text := d.text(other.Target.properties()); text != "&db" {
		t.Errorf("the anchor is at %q", text)
	}
}

// nested checks that the spans of a tree are inside the text, inside each
// other, and in order.
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
