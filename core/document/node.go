package document

import (
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Kind is the kind of a node as it is written.
type Kind uint8

// The kinds of nodes of YAML 1.1.
const (
	Scalar Kind = iota
	Sequence
	Mapping
	Alias
)

// String is PyYAML's name of the kind; there is none for an alias.
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
	busy  bool        // its value is being made
	tag   tag         // as resolved
	Tag   string      // the same in short form, as people write it: "!!str", "!!int", "!custom"
	Span  source.Span // its own text with quotes and brackets, without anchor, tag, comments and the final line break; empty for a null that is not written
	Text  string      // Scalar: its content
	Items []*Node     // Sequence
	Pairs []Pair      // Mapping, as written: merge keys are still pairs
	// Target is what an Alias refers to; nil if no node before it has the
	// anchor.
	Target *Node
	// Value is what PyYAML's SafeLoader constructs for it, with its origin.
	// Where SafeLoader refuses the node's tag, it is what the text would be
	// without one, so that all else can go on; an alias has the very object
	// of what it stands for. Nil for a key or value that is never constructed:
	// a merge key, or anything in a document with excessive aliases.
	Value *value.Value

	head  *head // its anchor and tag; nil if it has none
	mark  int   // where PyYAML says that it begins, as an offset: its head, if any
	count int   // Sequence, Mapping: how many nodes are directly in it
}

// head is what comes before a node's content.
type head struct {
	span   source.Span
	anchor string // its name, without '&'; of an alias without '*'
	tag    string // in full, as written
}

// properties is the text of a node's anchor and tag; empty if it has none.
func (n *Node) properties() source.Span {
	if n.head == nil {
		return source.Span{}
	}
	return n.head.span
}

// Begin is where a node begins with its anchor and tag, as an offset in bytes.
func (n *Node) Begin() int {
	if n.head == nil {
		return n.Span.Start
	}
	return min(n.head.span.Start, n.Span.Start)
}

// Tagged reports whether a node has a tag of its own, written before it.
func (n *Node) Tagged() bool { return n.head != nil && n.head.tag != "" }

// Anchor is the name of a node's anchor, or empty.
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

// Resolve is the node itself, or an alias's target.
func (n *Node) Resolve() *Node {
	for n != nil && n.Kind == Alias {
		n = n.Target
	}
	return n
}

// kind is the kind of the node that n is or stands for; Alias where there is
// none.
func (n *Node) kind() Kind {
	if target := n.Resolve(); target != nil {
		return target.Kind
	}
	return Alias
}

// Pair is the pair whose key is the given text, or nil. Merge keys are not
// followed: it is about what is written at this place.
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

// At is the node at a chain of keys, or nil.
func (n *Node) At(keys ...string) *Node {
	for _, key := range keys {
		pair := n.Pair(key)
		if pair == nil {
			return nil
		}
		n = pair.Value
	}
	return n.Resolve()
}
