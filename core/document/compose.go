package document

import (
	"strconv"

	"gopkg.in/yaml.v3"

	"charm-playground/core/slab"
)

// manyNodes is from how many nodes on a tree is made without yaml.v3, whose
// parsing takes longer than all else: the real files have a few hundred, and
// the grammar's nodes are those of its tree anyway.
const manyNodes = 10_000

// compose has yaml.v3 make the tree of a document whose nodes are known, and
// puts them in the place of its own. The text is what they were made of, or
// empty where yaml.v3 must not see it.
//
// yaml.v3 reads some texts otherwise than PyYAML does, or refuses them; then
// it gets the same nodes in a spelling that leaves nothing to interpret.
func compose(text string, nodes []*Node) *Node {
	if len(nodes) == 0 {
		return nil
	}
	if len(nodes) >= manyNodes {
		return (&aligner{nodes: nodes}).node(nil)
	}
	if text != "" {
		if root := align(text, nodes); root != nil {
			return root
		}
	}
	return align(spell(nodes), nodes)
}

// align parses text and links the nodes like yaml.v3's tree; it is nil where
// the two do not agree.
func align(text string, nodes []*Node) *Node {
	tree := parseTree(text)
	if tree == nil || len(tree.Content) != 1 {
		return nil
	}
	a := &aligner{nodes: nodes}
	root := a.node(tree.Content[0])
	if len(a.nodes) > 0 {
		return nil
	}
	return root
}

// parseTree is yaml.v3's tree, or nil where it refuses the text: its errors
// tell less than the scanner's do. Some of them reach us as panics.
func parseTree(text string) (tree *yaml.Node) {
	defer func() {
		if recover() != nil {
			tree = nil
		}
	}()
	var document yaml.Node
	if yaml.Unmarshal([]byte(text), &document) != nil {
		return nil
	}
	return &document
}

// aligner walks through yaml.v3's tree and the nodes side by side.
type aligner struct {
	nodes []*Node // those to come
	items slab.Slab[*Node]
	pairs slab.Slab[Pair]
}

// kindsOfYAML are the kinds of nodes as yaml.v3 calls them.
var kindsOfYAML = [...]yaml.Kind{Scalar: yaml.ScalarNode, Sequence: yaml.SequenceNode, Mapping: yaml.MappingNode, Alias: yaml.AliasNode}

// node is the next node with all in it, or nil where y is something else. A nil
// y stands for a tree that agrees.
func (a *aligner) node(y *yaml.Node) *Node {
	if len(a.nodes) == 0 {
		return nil
	}
	n := a.nodes[0]
	a.nodes = a.nodes[1:]
	switch {
	case n.Kind == Alias && n.Target == nil:
		return n // yaml.v3 sees a text in its place
	case y != nil && !n.agrees(y):
		return nil
	case n.Kind == Sequence:
		n.Items = a.items.Take(n.count)
	case n.Kind == Mapping:
		n.Pairs = a.pairs.Take(n.count / 2)
	}
	for i := range n.count {
		if !a.child(n, i, y) {
			return nil
		}
	}
	return n
}

// agrees reports whether a node of yaml.v3's tree is the same.
func (n *Node) agrees(y *yaml.Node) bool {
	return y.Kind == kindsOfYAML[n.Kind] && len(y.Content) == n.count && (n.Kind == Alias || y.Anchor == n.Anchor())
}

// child links the next node to n; it reports whether it is the i-th one of y.
func (a *aligner) child(n *Node, i int, y *yaml.Node) bool {
	var inner *yaml.Node
	if y != nil {
		inner = y.Content[i]
	}
	child := a.node(inner)
	switch {
	case n.Kind == Sequence:
		n.Items[i] = child
	case i%2 == 0:
		n.Pairs[i/2].Key = child
	default:
		n.Pairs[i/2].Value = child
	}
	return child != nil
}

// spell writes nodes in one spelling: brackets, braces and double quotes.
func spell(nodes []*Node) string {
	s := &speller{nodes: nodes}
	s.node()
	return string(s.text)
}

// speller writes one node after the other.
type speller struct {
	nodes []*Node // those to come
	text  []byte
}

func (s *speller) write(text string) { s.text = append(s.text, text...) }

// node writes the next node with all in it. Keys have their '?', for without it
// they must be short.
func (s *speller) node() {
	n := s.nodes[0]
	s.nodes = s.nodes[1:]
	switch {
	case n.Kind == Alias && n.Target == nil:
		s.write(`""`)
		return
	case n.Kind == Alias:
		s.write("*" + n.head.anchor + " ")
		return
	case n.Anchor() != "":
		s.write("&" + n.head.anchor + " ")
	}
	switch n.Kind {
	case Sequence:
		s.collection(n, "[", ", \n", ", \n", "]")
	case Mapping:
		s.collection(n, "{? ", ", \n? ", " : ", "}")
	default:
		s.text = strconv.AppendQuoteToASCII(s.text, n.Text)
	}
}

// collection writes what is in n: before the first node, before each other one
// at an even and at an odd place, and after the last one stands what is given.
func (s *speller) collection(n *Node, first, even, odd, last string) {
	s.write(first[:1])
	for i := range n.count {
		switch {
		case i == 0:
			s.write(first[1:])
		case i%2 == 0:
			s.write(even)
		default:
			s.write(odd)
		}
		s.node()
	}
	s.write(last)
}
