package document

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"charm-playground/core/source"
)

// Place is a node's place in the tree: that of a pair's value, of an item or of
// the root.
type Place struct {
	Node   *Node  // as written: an alias is not followed
	Key    *Node  // the key of its pair; nil for an item and for the root
	Index  int    // its number among its parent's pairs or items
	Parent *Place // the list or mapping that it is in; nil for the root
}

// Name is the last part of the place's path: its key, or its number in a list.
// A key that is not a scalar is "?".
func (p *Place) Name() string {
	if p.Key == nil {
		return strconv.Itoa(p.Index)
	}
	return keyText(p.Key)
}

// keyText is the text of a key, or of what it is an alias of.
func keyText(key *Node) string {
	if target := key.Resolve(); target != nil && target.Kind == Scalar {
		return target.Text
	}
	return "?"
}

// Path is the names of the place and of all around it but the root's, joined
// with '.'; empty for the root.
func (p *Place) Path() string {
	var names []string
	for ; p.Parent != nil; p = p.Parent {
		names = append(names, p.Name())
	}
	slices.Reverse(names)
	return strings.Join(names, ".")
}

// PlaceOf is the place of a node of the tree, or of the pair whose key it is;
// nil for any other.
func (d *Document) PlaceOf(node *Node) *Place {
	switch {
	case d.Root == nil || node == nil:
		return nil
	case d.Root == node:
		return &Place{Node: node}
	}
	return (&Place{Node: d.Root}).find(node)
}

// find is the place of a node below p, or nil.
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

// inner is the place of a child, or of the pair whose key it is.
func (p *Place) inner(i int) *Place {
	if p.Node.Kind == Sequence {
		return &Place{Node: p.Node.Items[i], Index: i, Parent: p}
	}
	pair := p.Node.Pairs[i/2]
	return &Place{Node: pair.Value, Key: pair.Key, Index: i / 2, Parent: p}
}

// PathOf is the path of a node or of the pair whose key it is; empty for the
// root and for a node of another tree.
func (d *Document) PathOf(node *Node) string {
	if p := d.PlaceOf(node); p != nil {
		return p.Path()
	}
	return ""
}

// NodeOf is the node, a key perhaps, that has the given span; of several the
// innermost, and of these the last. It is nil if there is none.
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

// child is the i-th of the items, or of the keys and values in turn. They stand
// in the text one behind the other.
func (n *Node) child(i int) *Node {
	switch {
	case n.Kind == Sequence:
		return n.Items[i]
	case i%2 == 0:
		return n.Pairs[i/2].Key
	}
	return n.Pairs[i/2].Value
}

// lastBefore is the last child that begins where a span does or before, or -1.
func (n *Node) lastBefore(span source.Span) int {
	return sort.Search(len(n.Items)+2*len(n.Pairs), func(i int) bool { return n.child(i).Span.Start > span.Start }) - 1
}

// childHolds reports whether there is a child i, and it ends where a span does
// or behind.
func (n *Node) childHolds(i int, span source.Span) bool {
	return i >= 0 && n.child(i).Span.End >= span.End
}
