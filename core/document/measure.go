package document

import "charm-playground/core/value"

// maxValues is the most values that a document may have with its aliases
// written out. It is the same limit as without aliases, because charmcraft
// copies, validates and writes the values one by one.
const maxValues = maxNodes

// longText is the number of bytes of text that count as one more value.
const longText = 64

// tooLarge returns the problem with a document that has too many values once its
// aliases are written out, or nil.
func tooLarge(root *Node) *problem {
	m := &meter{sizes: map[*Node]int{}}
	if m.size(root) <= maxValues {
		return nil
	}
	return &problem{kind: excessiveAliases, node: m.largest}
}

// meter counts the values in nodes. It counts a node with an anchor only once.
type meter struct {
	sizes   map[*Node]int
	largest *Node // the alias with the largest target
}

// size returns how many values a node has with its aliases written out.
func (m *meter) size(n *Node) int {
	if n.Kind == Alias {
		return m.alias(n)
	}
	size := 1 + len(n.Text)/longText
	for i := range n.children() {
		size = min(size+m.size(n.child(i)), 2*maxValues)
	}
	return m.counted(n, size)
}

// counted records the size of a node that aliases may refer to.
func (m *meter) counted(n *Node, size int) int {
	if n.Anchor() != "" {
		m.sizes[n] = size
	}
	return size
}

// alias returns the size of an alias's target. If the alias is inside its
// target, the size is not known yet and counts as 1.
func (m *meter) alias(n *Node) int {
	size := max(m.sizes[n.Target], 1)
	if m.largest == nil || size > m.sizes[m.largest.Target] {
		m.largest = n
	}
	return size
}

// endless returns the problem with a document whose value contains itself, or
// is too deep after its aliases are followed; otherwise nil.
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

// walker walks through a value, and through each part of it only once.
type walker struct {
	depths  map[*value.Value]int // -1 while the walk is inside it
	endless *value.Value         // a value that contains itself
}

// depth returns how deep collections are nested.
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

// deepest returns the depth of the deepest collection inside another one.
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

// aliasOf returns the first alias of a value, or n if it has none.
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
