package structure

import (
	"charm-playground/core/document"
	"charm-playground/core/schema"
)

// spot is a place in a tree with its schema.
type spot struct {
	path   []string
	key    *document.Node // the key of the node; nil in a list
	node   *document.Node
	schema *schema.Node
	parent *document.Node // the collection that holds it
	index  int
	up     *spot
}

// misfits are the places where a tree departs from its schema, up to mostMisfits:
// values of another type, and unknown keys.
type misfits struct {
	shapes []spot // values of another type
	others []spot // values under an unknown key
}

const mostMisfits = 12

// findMisfits searches a tree for them.
func findMisfits(root *document.Node, top *schema.Node) *misfits {
	m := &misfits{}
	if root != nil && top != nil {
		m.walk(&spot{node: root.Resolve(), schema: top}, 0)
	}
	return m
}

func (m *misfits) walk(at *spot, depth int) {
	if at.node == nil || at.schema == nil || depth > deepestWalk || len(m.shapes)+len(m.others) > mostMisfits {
		return
	}
	if !accepts(at.schema, at.node) {
		m.shapes = append(m.shapes, *at)
		return
	}
	switch at.node.Kind {
	case document.Mapping:
		for i, pair := range at.node.Pairs {
			m.pair(at, i, pair, depth)
		}
	case document.Sequence:
		for i, item := range at.node.Items {
			m.walk(&spot{path: at.path, node: item.Resolve(), schema: at.schema.Item, parent: at.node, index: i, up: at}, depth+1)
		}
	}
}

func (m *misfits) pair(at *spot, i int, pair document.Pair, depth int) {
	name := pair.Key.Text
	if pair.Key.Kind != document.Scalar || name == "<<" || pair.Value.Kind == document.Alias || at.schema.Keys == nil && at.schema.Names == nil {
		return
	}
	next := &spot{path: below(at.path, name), key: pair.Key, node: pair.Value, schema: at.schema.Child(name), parent: at.node, index: i, up: at}
	if !isDescribed(at.schema, name) {
		m.others = append(m.others, *next)
		return
	}
	m.walk(next, depth+1)
}

// isDescribed reports whether a mapping's schema has a key or accepts a name.
func isDescribed(s *schema.Node, name string) bool {
	return s.Key(name) != nil || s.Named(name) != nil || isOfMore(s, name)
}
