package document

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestTrees holds that yaml.v3's tree and the one of the grammar alone, which
// large documents have, are the same.
func TestTrees(t *testing.T) {
	for _, text := range recordedTexts(t) {
		out := outlineOf(text, false)
		if out.broken || len(out.nodes) == 0 {
			continue
		}
		for name, root := range map[string]*Node{"yaml.v3": compose(text, out.nodes), "the grammar": (&aligner{nodes: out.nodes}).node(nil)} {
			var nodes []*Node
			eachNode(root, func(n *Node) {
				nodes = append(nodes, n)
				if len(n.Items)+2*len(n.Pairs) != n.count {
					t.Errorf("%q: by %s %q has %d nodes, want %d", text, name, n.Text, len(n.Items)+2*len(n.Pairs), n.count)
				}
			})
			if !slices.Equal(nodes, out.nodes) {
				t.Errorf("%q: the nodes by %s are in another order", text, name)
			}
		}
	}
}

// TestManyNodes holds that a large document is read like a small one.
func TestManyNodes(t *testing.T) {
	var text strings.Builder
	text.WriteString("first: &a [x]\nlist:\n")
	for i := range manyNodes / 4 {
		fmt.Fprintf(&text, "- {key: %d, other: *a}\n", i)
	}
	d := parse(text.String())
	if d.Fatal() {
		t.Fatal(d.Err)
	}
	list := d.Value.Get("list").Items
	if len(list) != manyNodes/4 || list[7].Get("key").Int.Int64() != 7 || list[7].Get("other") != d.Value.Get("first") {
		t.Errorf("%d items, the eighth is %s", len(list), list[7].Repr())
	}
	if path := d.PathOf(d.Root.At("list").Items[7].Pair("key").Value); path != "list.7.key" {
		t.Errorf("got %s", path)
	}
}
