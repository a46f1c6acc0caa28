package check

import (
	"strconv"

	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/schema"
)

// place is a node of a document with its schema.
type place struct {
	file   *File
	path   []string
	node   *document.Node // never an alias; nil if the user wrote nothing
	key    *document.Node // the key of the node; nil in a list and at the root
	schema *schema.Node
	kind   schema.Kind // the kind of name that its key is; empty for a key of the schema
}

// checked lists the blocks of charmcraft.yaml in which charmcraft 4.5.0 accepts
// anything. In the others charmcraft refuses mistakes itself, and expansion
// reports them.
var checked = []string{"requires", "provides", "config", "actions"}

// walk visits every place of the project that the schema describes and that
// charmcraft does not check itself.
func (r *run) walk() {
	for _, file := range r.files() {
		w := walker{run: r, seen: map[*document.Node]bool{}}
		if root := schema.Of(file.Source.Name); file.Source.Name == project.Charmcraft {
			w.blocks(file, root)
		} else {
			w.walk(&place{file: file, node: file.Root.Resolve(), schema: root})
		}
	}
}

type walker struct {
	*run
	seen map[*document.Node]bool // the visited nodes with an anchor, which can have more than one place
}

func (w *walker) blocks(file *File, root *schema.Node) {
	for _, name := range checked {
		if pair := file.Root.Pair(name); pair != nil {
			w.walk(&place{file: file, path: []string{name}, node: pair.Value.Resolve(), key: pair.Key, schema: root.Child(name)})
		}
	}
}

// walk runs the checks of a place and of its descendants. A path is only valid
// while its place is visited: the next places share its memory.
func (w *walker) walk(p *place) {
	if p.schema == nil || p.node == nil || w.Reading.Skips(p.node.Value) || w.again(p.node) || !w.visit(p) {
		return
	}
	switch p.node.Kind {
	case document.Mapping:
		w.pairs(p)
	case document.Sequence:
		for i, item := range p.node.Items {
			w.walk(&place{file: p.file, path: append(p.path, strconv.Itoa(i)), node: item.Resolve(), schema: p.schema.Item})
		}
	}
}

// again reports whether a collection was visited at another place.
func (w *walker) again(n *document.Node) bool {
	if n.Anchor() == "" || n.Kind == document.Scalar {
		return false
	}
	seen := w.seen[n]
	w.seen[n] = true
	return seen
}

// visit runs the checks of a place; it reports false if all of them are full.
func (w *walker) visit(p *place) bool {
	open := false
	for i := range table {
		if w.begin(i, table[i].code); table[i].visit != nil && (table[i].all || !schema.IsBeside(p.file.Source.Name)) && !w.full() {
			open = true
			table[i].visit(w.run, p)
		}
	}
	return open
}

func (w *walker) pairs(p *place) {
	if p.schema.Item != nil && p.schema.Types&schema.Map == 0 {
		return
	}
	for _, pair := range pairs(p.node) {
		if w.Reading.Skips(pair.Key.Value) {
			continue
		}
		next := &place{file: p.file, path: append(p.path, pair.Key.Text), node: pair.Value.Resolve(), key: pair.Key}
		key := p.schema.Key(pair.Key.Text)
		switch {
		case p.schema.Item != nil:
			next.schema = p.schema.Item
		case key != nil:
			next.schema = key.Node
		case p.schema.Named(pair.Key.Text) != nil:
			next.schema, next.kind = p.schema.Names.Value, p.schema.Names.Kind
		}
		w.walk(next)
	}
}
