package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/suggest"
)

// home is a place where a block can belong: the chain of keys to its mapping.
type home struct {
	path []string
	name string // the key that the block gets there; empty: it keeps its own
	cost int
}

// homes returns the mappings that accept a block, because of its key or its
// content.
func homes(at *spot, root *document.Node, top *schema.Node) []home {
	h := &homeSearch{at: at, root: root}
	h.visit(top, nil)
	return h.found
}

type homeSearch struct {
	at    *spot
	root  *document.Node
	found []home
}

const (
	mostHomes   = 8
	deepestHome = 3
)

// visit looks at a mapping of the schema and at those below it.
func (h *homeSearch) visit(s *schema.Node, path []string) {
	if s == nil || len(path) > deepestHome || len(h.found) >= mostHomes {
		return
	}
	there := h.root.At(path...)
	if h.isFree(there, path) {
		h.try(s, path)
	}
	h.visitKeys(s, path)
	h.visitNames(s, path, there)
}

// visitKeys looks at the mappings under the described keys.
func (h *homeSearch) visitKeys(s *schema.Node, path []string) {
	for i := range s.Keys {
		if key := &s.Keys[i]; key.Node != nil && key.Node.Types&schema.Map != 0 && key.Mark&(schema.Deprecated|schema.Reserved) == 0 {
			h.visit(key.Node, below(path, key.Name))
		}
	}
}

// visitNames looks at the mappings under the names that the user chose.
func (h *homeSearch) visitNames(s *schema.Node, path []string, there *document.Node) {
	if s.Names == nil || there == nil || there.Kind != document.Mapping {
		return
	}
	for _, pair := range there.Pairs[:min(len(there.Pairs), mostHomes)] {
		if pair.Key.Kind == document.Scalar && pair.Value.Kind == document.Mapping {
			h.visit(s.Names.Value, below(path, pair.Key.Text))
		}
	}
}

// below returns the path of a key below another one.
func below(path []string, key string) []string { return append(path[:len(path):len(path)], key) }

// isFree reports whether the block can be put at a path: it is elsewhere now, and
// the path holds nothing, or a mapping without the block's key.
func (h *homeSearch) isFree(there *document.Node, path []string) bool {
	if strings.Join(path, ".") == strings.Join(h.at.path[:len(h.at.path)-1], ".") {
		return false
	}
	return there == nil || there.Kind == document.Mapping && there.Pair(h.at.key.Text) == nil || there.Kind == document.Scalar && there.Tag == resolver.TagNull
}

// try adds the mapping at a path if it accepts the block.
func (h *homeSearch) try(s *schema.Node, path []string) {
	key, near := s.Key(h.at.key.Text), ""
	if key == nil && s.Names == nil {
		near = h.near(s)
	}
	switch {
	case key != nil && accepts(key.Node, h.at.node) && resembles(key.Node, h.at.node):
		h.found = append(h.found, home{path: path})
	case near != "":
		h.found = append(h.found, home{path: path, cost: 3, name: near})
	case key == nil && s.Names != nil && len(path) > 0 && consists(s.Names.Value, h.at.node) && isWord(h.at.key.Text):
		h.found = append(h.found, home{path: path, cost: 2})
	}
}

// near returns the key of a schema that accepts the block, if the unknown key is
// a synonym or a misspelling of it; empty if no key matches, or several do.
func (h *homeSearch) near(s *schema.Node) string {
	near := suggest.Nearest(h.at.key.Text, s.KeyNames(), suggest.Slips())
	if len(near) != 1 || h.at.node.Kind == document.Mapping {
		return ""
	}
	if key := s.Key(near[0]); key == nil || !accepts(key.Node, h.at.node) {
		return ""
	}
	return near[0]
}

// resembles reports whether a node can be what a schema describes. It returns
// false for a mapping if the schema knows few of its keys.
func resembles(s *schema.Node, n *document.Node) bool {
	return n.Kind != document.Mapping || s == nil || s.Keys == nil || consists(s, n)
}

// consists reports whether a node is a mapping and most of its keys are in a
// schema.
func consists(s *schema.Node, n *document.Node) bool {
	return s != nil && mostPairs(n, func(pair document.Pair) bool { return s.Key(pair.Key.Text) != nil })
}
