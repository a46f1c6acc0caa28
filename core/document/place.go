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
	// Children are the places of its items, or of its pairs' values.
	Children []*Place

	byName map[string]*Place // the children, once one was looked for
}

// Name is the last part of the place's path: its key, or its number in a list.
// A key that is no scalar is "?".
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

// Child is the first child of the given name, or nil.
func (p *Place) Child(name string) *Place {
	if p.byName == nil {
		p.byName = make(map[string]*Place, len(p.Children))
		for _, child := range slices.Backward(p.Children) {
			p.byName[child.Name()] = child
		}
	}
	return p.byName[name]
}

// lookup is the place at a path from here, or nil. Names can have a '.' in them.
func (p *Place) lookup(path string) *Place {
	for end := 0; end <= len(path); end++ {
		if end < len(path) && path[end] != '.' {
			continue
		}
		child := p.Child(path[:end])
		if child == nil {
			continue
		}
		if end == len(path) {
			return child
		}
		if found := child.lookup(path[end+1:]); found != nil {
			return found
		}
	}
	return nil
}

// Span is the text of the place with its key.
func (p *Place) Span() source.Span {
	span := p.Node.Span
	if p.Key != nil {
		span.Start = min(p.Key.Span.Start, span.Start)
		span.End = max(p.Key.Span.End, span.End)
	}
	return span
}

// index finds places by node.
type index struct {
	root   *Place
	byNode map[*Node]*Place // keys too
}

// places is the index, made when it is first asked for.
func (d *Document) places() *index {
	if d.index == nil {
		d.index = &index{byNode: map[*Node]*Place{}}
		if d.Root != nil {
			d.index.root = &Place{Node: d.Root}
			d.index.add(d.index.root)
		}
	}
	return d.index
}

func (x *index) add(p *Place) {
	x.byNode[p.Node] = p
	if p.Key != nil {
		x.byNode[p.Key] = p
	}
	for i, item := range p.Node.Items {
		x.child(p, &Place{Node: item, Index: i})
	}
	for i, pair := range p.Node.Pairs {
		x.child(p, &Place{Node: pair.Value, Key: pair.Key, Index: i})
	}
}

func (x *index) child(parent, p *Place) {
	p.Parent = parent
	parent.Children = append(parent.Children, p)
	x.add(p)
}

// Lookup is the place at a path of keys and indexes joined with '.', or nil. Of
// several equal keys it is the first; the empty path is the root's.
func (d *Document) Lookup(path string) *Place {
	root := d.places().root
	if root == nil || path == "" {
		return root
	}
	return root.lookup(path)
}

// PlaceOf is the place of a node of the tree, or of the pair whose key it is;
// nil for any other.
func (d *Document) PlaceOf(node *Node) *Place { return d.places().byNode[node] }

// PathOf is the path of a node or of the pair whose key it is; empty for the
// root and for a node of another tree.
func (d *Document) PathOf(node *Node) string {
	if p := d.PlaceOf(node); p != nil {
		return p.Path()
	}
	return ""
}

// NodeAt is the deepest place whose text, its key included, holds the byte
// offset or ends there, and whether that is in its key. It is nil in an empty
// document and outside of the root.
func (d *Document) NodeAt(offset int) (place *Place, inKey bool) {
	p := d.places().root
	if p == nil || !p.Span().Contains(offset) {
		return nil, false
	}
	for {
		child := p.childAt(offset)
		if child == nil {
			return p, false
		}
		if child.Key != nil && child.Key.Span.Contains(offset) {
			return child, true
		}
		p = child
	}
}

// childAt is the child that holds offset; of two that meet there, the second.
func (p *Place) childAt(offset int) *Place {
	after := sort.Search(len(p.Children), func(i int) bool { return p.Children[i].Span().Start > offset })
	if after > 0 && p.Children[after-1].Span().Contains(offset) {
		return p.Children[after-1]
	}
	return nil
}
