package document

import (
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Kind is the kind of a node in the text.
type Kind uint8

// The kinds of nodes of YAML 1.1.
const (
	Scalar Kind = iota
	Sequence
	Mapping
	Alias
)

// String returns PyYAML's name for the kind; empty for an alias.
func (k Kind) String() string { return [...]string{"scalar", "sequence", "mapping", ""}[k] }

// Style is how a node is written.
type Style uint8

// The styles of YAML 1.1.
const (
	Plain Style = iota // scalars without quotes; block sequences and mappings
	SingleQuoted
	DoubleQuoted
	Literal // |
	Folded  // >
	Flow    // [a] and {a: b}
)

// Node is a node of a document with its place in the text.
type Node struct {
	Kind  Kind
	Style Style
	busy  bool        // its value is under construction
	tag   tag         // as resolved
	Tag   string      // the same in short form, as people write it: "!!str", "!!int", "!custom"
	Span  source.Span // its own text with quotes and brackets, without anchor, tag, comments and the final line break; empty for a null that is not in the text
	Text  string      // Scalar: its content
	Items []*Node     // Sequence
	Pairs []Pair      // Mapping, as written: merge keys are still pairs
	// Target is the node that an Alias refers to; nil if no earlier node has
	// the anchor.
	Target *Node
	// Value is what PyYAML's SafeLoader constructs for the node, with its
	// origin. If SafeLoader refuses the node's tag, Value is what it would be
	// without the tag, so that the rest can be checked. An alias has the same
	// object as its target. Value is nil for a key or value that is never
	// constructed: a merge key, or anything in a document with excessive
	// aliases.
	Value *value.Value

	head  *head // its anchor and tag; nil if it has none
	mark  int   // the offset where PyYAML says that it begins: its head, if it has one
	count int   // Sequence, Mapping: how many nodes are directly in it
}

// head is the text in front of a node's content.
type head struct {
	span   source.Span
	anchor string // its name, without '&'; of an alias without '*'
	tag    string // in full, as written
}

// properties returns the span of a node's anchor and tag; empty if it has neither.
func (n *Node) properties() source.Span {
	if n.head == nil {
		return source.Span{}
	}
	return n.head.span
}

// Begin returns where a node begins, with its anchor and tag, as an offset in
// bytes.
func (n *Node) Begin() int {
	if n.head == nil {
		return n.Span.Start
	}
	return min(n.head.span.Start, n.Span.Start)
}

// Tagged reports whether a node has a tag in the text.
func (n *Node) Tagged() bool { return n.head != nil && n.head.tag != "" }

// Anchor returns the name of a node's anchor, or empty.
func (n *Node) Anchor() string {
	if n.head == nil {
		return ""
	}
	return n.head.anchor
}

// Pair is a key of a mapping with its value.
type Pair struct {
	Key, Value *Node
}

// Resolve returns the node itself, or an alias's target.
func (n *Node) Resolve() *Node {
	for n != nil && n.Kind == Alias {
		n = n.Target
	}
	return n
}

// kind returns the kind of a node, or of an alias's target; Alias if there is no
// target.
func (n *Node) kind() Kind {
	if target := n.Resolve(); target != nil {
		return target.Kind
	}
	return Alias
}

// Pair returns the pair whose key is the given text, or nil. It does not follow
// merge keys, because it is about the text at this place.
func (n *Node) Pair(key string) *Pair {
	n = n.Resolve()
	if n == nil || n.Kind != Mapping {
		return nil
	}
	for i := range n.Pairs {
		if n.Pairs[i].Key.Kind == Scalar && n.Pairs[i].Key.Text == key {
			return &n.Pairs[i]
		}
	}
	return nil
}

// At returns the node at a chain of keys, or nil.
func (n *Node) At(keys ...string) *Node {
	for _, key := range keys {
		n = n.Pair(key).value()
	}
	return n.Resolve()
}

// value returns the pair's value; nil if there is no pair.
func (p *Pair) value() *Node {
	if p == nil {
		return nil
	}
	return p.Value
}
