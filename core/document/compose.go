package document

import "charm-playground/core/slab"

// compose links the nodes of a document into their tree. It expects them in the
// order of the text, each collection before its contents. Without nodes it
// returns nil.
func compose(nodes []*Node) *Node {
	if len(nodes) == 0 {
		return nil
	}
	return (&composer{rest: nodes}).next()
}

// composer takes one node after another.
type composer struct {
	rest  []*Node
	items slab.Slab[*Node]
	pairs slab.Slab[Pair]
}

// next returns the next node with everything in it.
func (c *composer) next() *Node {
	n := c.rest[0]
	c.rest = c.rest[1:]
	switch n.Kind {
	case Sequence:
		n.Items = c.items.Take(n.count)
		for i := range n.Items {
			n.Items[i] = c.next()
		}
	case Mapping:
		n.Pairs = c.pairs.Take(n.count / 2)
		for i := range n.Pairs {
			n.Pairs[i] = Pair{Key: c.next(), Value: c.next()}
		}
	}
	return n
}
