package document

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"charm-playground/core/source"
)

// Place is a node's place in the tree: the place of a pair's value, of an item
// or of the root.
type Place struct {
	Node   *Node  // as written: an alias, not its target
	Key    *Node  // the key of its pair; nil for an item and for the root
	Index  int    // its zero-based position among its parent's pairs or items
	Parent *Place // the list or mapping around it; nil for the root
}

// Name returns the last part of the place's path: its key, or its index in a
// list. A key that is not a scalar is "?".
func (p *Place) Name() string {
	if p.Key == nil {
		return strconv.Itoa(p.Index)
	}
	return keyText(p.Key)
}

// keyText returns the text of a key, or of its target if it is an alias.
func keyText(key *Node) string {
	if target := key.Resolve(); target != nil && target.Kind == Scalar {
		return target.Text
	}
	return "?"
}

// Path returns the names of the place and of all places around it except the
// root, joined with '.'; empty for the root.
func (p *Place) Path() string {
	var names []string
	for ; p.Parent != nil; p = p.Parent {
		names = append(names, p.Name())
	}
	slices.Reverse(names)
	return strings.Join(names, ".")
}

// PlaceOf returns the place of a node of the tree. For a key, it is the place
// of its pair. It returns nil for any other node.
func (d *Document) PlaceOf(node *Node) *Place {
	switch {
	case d.Root == nil || node == nil:
		return nil
	case d.Root == node:
		return &Place{Node: node}
	}
	return (&Place{Node: d.Root}).find(node)
}

// find returns the place of a node below p, or nil.
func (p *Place) find(node *Node) *Place {
	for i := p.Node.lastBefore(node.Span); p.Node.childHolds(i, node.Span); i-- {
		inner, child := p.inner(i), p.Node.child(i)
		if child == node {
			return inner
		}
		if child == inner.Key {
			continue
		}
		if found := inner.find(node); found != nil {
			return found
		}
	}
	return nil
}

// inner returns the place of a child, or of the pair if the child is a key.
func (p *Place) inner(i int) *Place {
	if p.Node.Kind == Sequence {
		return &Place{Node: p.Node.Items[i], Index: i, Parent: p}
	}
	pair := p.Node.Pairs[i/2]
	return &Place{Node: pair.Value, Key: pair.Key, Index: i / 2, Parent: p}
}

// PathOf returns the path of a node, or of a key's pair; empty for the root and
// for a node of another tree.
func (d *Document) PathOf(node *Node) string {
	if p := d.PlaceOf(node); p != nil {
		return p.Path()
	}
	return ""
}

// NodeOf returns the node with the given span, which may be a key. Of several
// it returns the innermost, and of these the last. It returns nil if no node
// has the span.
func (d *Document) NodeOf(span source.Span) *Node {
	if d.Root == nil {
		return nil
	}
	return d.Root.spanning(span)
}

func (n *Node) spanning(span source.Span) *Node {
	for i := n.lastBefore(span); n.childHolds(i, span); i-- {
		if found := n.child(i).spanning(span); found != nil {
			return found
		}
	}
	if n.Span == span {
		return n
	}
	return nil
}

// children returns the number of items, or of keys and values.
func (n *Node) children() int { return len(n.Items) + 2*len(n.Pairs) }

// child returns the i-th item, or the i-th of the keys and values in turn. They
// follow one another in the text.
func (n *Node) child(i int) *Node {
	switch {
	case n.Kind == Sequence:
		return n.Items[i]
	case i%2 == 0:
		return n.Pairs[i/2].Key
	}
	return n.Pairs[i/2].Value
}

// lastBefore returns the last child that does not begin after the start of a
// span, or -1.
func (n *Node) lastBefore(span source.Span) int {
	return sort.Search(n.children(), func(i int) bool { return n.child(i).Span.Start > span.Start }) - 1
}

// childHolds reports whether a child i exists and does not end before the end
// of a span.
func (n *Node) childHolds(i int, span source.Span) bool {
	return i >= 0 && n.child(i).Span.End >= span.End
}
