package document

import "charm-playground/core/value"

// maxValues is how many values a document may hold when its aliases are
// written out: no more than without aliases. charmcraft copies, validates and
// writes them one by one.
const maxValues = maxNodes

// longText is how many bytes of a text count as one more value.
const longText = 64

// tooLarge is the problem with a document whose aliases stand for too much, or
// nil.
func tooLarge(root *Node) *problem {
	m := &meter{sizes: map[*Node]int{}}
	if m.size(root) <= maxValues {
		return nil
	}
	return &problem{kind: excessiveAliases, node: m.largest}
}

// meter counts the values of nodes, of each that has an anchor once.
type meter struct {
	sizes   map[*Node]int
	largest *Node // the alias with the largest target
}

// size is how many values a node holds when its aliases are written out.
func (m *meter) size(n *Node) int {
	switch n.Kind {
	case Scalar:
		return m.counted(n, 1+len(n.Text)/longText)
	case Alias:
		return m.alias(n)
	}
	total := 1
	for _, item := range n.Items {
		total = min(total+m.size(item), 2*maxValues)
	}
	for _, pair := range n.Pairs {
		total = min(total+m.size(pair.Key)+m.size(pair.Value), 2*maxValues)
	}
	return m.counted(n, total)
}

// counted notes the size of a node that aliases may stand for.
func (m *meter) counted(n *Node, size int) int {
	if n.Anchor() != "" {
		m.sizes[n] = size
	}
	return size
}

// alias is the size of an alias's target; of something that it is a part
// of it is not known yet.
func (m *meter) alias(n *Node) int {
	size := max(m.sizes[n.Target], 1)
	if m.largest == nil || size > m.sizes[m.largest.Target] {
		m.largest = n
	}
	return size
}

// endless is the problem with a document whose value holds itself, or is too
// deep once its aliases are followed; or nil.
func endless(root *Node) *problem {
	w := &walker{depths: map[*value.Value]int{}}
	depth := w.depth(root.Value)
	switch {
	case w.endless != nil:
		return &problem{kind: recursiveValue, node: aliasOf(root, w.endless)}
	case depth > maxDepth:
		return &problem{kind: tooDeep, node: root}
	}
	return nil
}

// walker walks through a value, each part of it once.
type walker struct {
	depths  map[*value.Value]int // -1 while it is being walked through
	endless *value.Value         // something that holds itself
}

// depth is how many collections lie in each other.
func (w *walker) depth(v *value.Value) int {
	if v == nil || v.Items == nil && v.Map == nil {
		return 0
	}
	if depth, ok := w.depths[v]; ok {
		if depth < 0 {
			w.endless = v
		}
		return depth
	}
	w.depths[v] = -1
	w.depths[v] = w.deepest(v) + 1
	return w.depths[v]
}

// deepest is the depth of the deepest collection in another.
func (w *walker) deepest(v *value.Value) int {
	deepest := 0
	for _, item := range v.Items {
		deepest = max(deepest, w.depth(item))
	}
	if v.Map != nil {
		for _, entry := range v.Map.Entries() {
			deepest = max(deepest, w.depth(entry.Value))
		}
	}
	return deepest
}

// aliasOf is the first alias of a value, or n where there is none.
func aliasOf(n *Node, v *value.Value) *Node {
	if found := findAlias(n, v); found != nil {
		return found
	}
	return n
}

func findAlias(n *Node, v *value.Value) *Node {
	if n.Kind == Alias && n.Value == v {
		return n
	}
	for _, item := range n.Items {
		if found := findAlias(item, v); found != nil {
			return found
		}
	}
	for _, pair := range n.Pairs {
		if found := findAlias(pair.Value, v); found != nil {
			return found
		}
	}
	return nil
}
