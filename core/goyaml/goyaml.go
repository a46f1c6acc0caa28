// Package goyaml reads YAML as Go programs do: yaml.v3 3.0.1 makes the tree, and
// its scalars are resolved as each program's own go-yaml resolves them. It is
// the only user of yaml.v3.
package goyaml

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// Kind is the kind of a node as it is written.
type Kind uint8

// The kinds of nodes.
const (
	Scalar Kind = iota
	Sequence
	Mapping
	Alias
)

// String returns the kind in the words of a message.
func (k Kind) String() string { return [...]string{"scalar", "sequence", "mapping", "alias"}[k] }

// Node is a node of a text.
type Node struct {
	Kind    Kind
	Text    string  // Scalar: its content
	Tag     string  // the tag as it is written, in short form: "!!int", "!custom"; empty for none
	Plain   bool    // Scalar: whether it has neither quotes nor a tag, so that its text decides its type
	Line    int     // one-based, as in messages
	Content []*Node // Sequence: its items; Mapping: alternating keys and values, merge keys included
	Target  *Node   // Alias: what it refers to
}

// Document is the result of reading a text.
type Document struct {
	Root *Node // nil for an empty text, and if there is an Err
	// Err is go-yaml's message for a text that is not valid YAML; empty for valid YAML.
	Err string
}

// Parse reads the first document of a text. It never fails: errors are in the
// document's Err.
func Parse(text string) Document {
	tree, err := parse(text)
	switch {
	case err != "":
		return Document{Err: err}
	case tree == nil:
		return Document{}
	}
	c := &copier{text: text, made: map[*yaml.Node]*Node{}}
	return Document{Root: c.node(tree)}
}

// parse returns yaml.v3's tree. Some of its errors reach us as panics.
func parse(text string) (tree *yaml.Node, err string) {
	defer func() {
		if recover() != nil {
			tree, err = nil, "yaml: unknown problem parsing YAML content"
		}
	}()
	var document yaml.Node
	if failed := yaml.Unmarshal([]byte(text), &document); failed != nil {
		return nil, failed.Error()
	}
	if len(document.Content) == 0 {
		return nil, ""
	}
	return document.Content[0], ""
}

// copier converts yaml.v3's nodes.
type copier struct {
	text  string
	lines []string // of the text, split when first needed
	made  map[*yaml.Node]*Node
}

// kinds maps yaml.v3's kinds of nodes to ours.
var kinds = map[yaml.Kind]Kind{yaml.ScalarNode: Scalar, yaml.SequenceNode: Sequence, yaml.MappingNode: Mapping, yaml.AliasNode: Alias}

func (c *copier) node(y *yaml.Node) *Node {
	if made := c.made[y]; made != nil {
		return made
	}
	n := &Node{Kind: kinds[y.Kind], Text: y.Value, Line: y.Line}
	c.made[y] = n
	if y.Style&yaml.TaggedStyle != 0 {
		n.Tag = y.Tag
	}
	n.Plain = n.Kind == Scalar && n.Tag == "" && y.Style&quoted == 0 && !c.nonSpecific(y)
	if y.Alias != nil {
		n.Target = c.node(y.Alias)
	}
	n.Content = make([]*Node, len(y.Content))
	for i, inner := range y.Content {
		n.Content[i] = c.node(inner)
	}
	return n
}

// quoted are the styles of scalars whose text does not decide their type.
const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// nonSpecific reports whether a scalar has the tag '!', which makes it a string
// and which yaml.v3 does not keep.
func (c *copier) nonSpecific(y *yaml.Node) bool {
	if c.lines == nil {
		c.lines = []string{}
		if strings.Contains(c.text, "! ") {
			c.lines = strings.Split(c.text, "\n")
		}
	}
	if y.Line < 1 || y.Line > len(c.lines) {
		return false
	}
	runes := []rune(c.lines[y.Line-1])
	return y.Column >= 1 && y.Column < len(runes) && runes[y.Column-1] == '!' && runes[y.Column] == ' '
}
