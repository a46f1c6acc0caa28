package document

// maxValues is how many values a document may hold when its aliases are
// written out. Nobody writes more; charmcraft, which copies and validates them
// one by one, would hang.
const maxValues = 1_000_000

// measure finds aliases that make a document too large, too deep or endless.
func measure(root *Node) []*problem {
	m := &meter{sizes: map[*Node]size{}}
	total := m.node(root)
	switch {
	case total.values > maxValues:
		m.problems = append(m.problems, &problem{kind: excessiveAliases, node: m.largest})
	case total.depth > maxDepth && len(m.problems) == 0:
		m.problems = append(m.problems, &problem{kind: tooDeep, node: m.deepest})
	}
	return m.problems
}

// size is how much a node holds when its aliases are written out.
type size struct {
	values int
	depth  int
	open   bool // it is being measured: an alias to it is endless
}

// meter measures nodes, each that has an anchor once.
type meter struct {
	sizes    map[*Node]size
	problems []*problem
	largest  *Node // the alias that stands for most
	deepest  *Node // the alias that stands for the deepest
}

func (m *meter) node(n *Node) size {
	switch n.Kind {
	case Scalar:
		return size{values: 1}
	case Alias:
		return m.alias(n)
	}
	if n.Anchor != "" {
		m.sizes[n] = size{open: true}
	}
	total := size{values: 1}
	for _, item := range n.Items {
		total.add(m.node(item))
	}
	for _, pair := range n.Pairs {
		total.add(m.node(pair.Key))
		total.add(m.node(pair.Value))
	}
	total.depth++
	if n.Anchor != "" {
		m.sizes[n] = total
	}
	return total
}

func (s *size) add(inner size) {
	s.values = min(s.values+inner.values, 2*maxValues)
	s.depth = max(s.depth, inner.depth)
}

// alias is the size of what an alias stands for.
func (m *meter) alias(n *Node) size {
	if n.Target == nil || n.Target.Kind == Scalar {
		return size{values: 1}
	}
	target := m.sizes[n.Target]
	if target.open {
		m.problems = append(m.problems, &problem{kind: recursiveValue, at: n.mark, node: n})
		return size{values: 1}
	}
	if m.largest == nil || target.values > m.sizes[m.largest.Target].values {
		m.largest = n
	}
	if m.deepest == nil || target.depth > m.sizes[m.deepest.Target].depth {
		m.deepest = n
	}
	return target
}
