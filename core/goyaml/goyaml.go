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
	n := c.made[y]
	if n == nil {
		n = &Node{Kind: kinds[y.Kind], Text: y.Value, Line: y.Line}
		c.made[y] = n
		c.fill(n, y)
	}
	return n
}

// fill sets what a node has besides its kind, text and line.
func (c *copier) fill(n *Node, y *yaml.Node) {
	n.Tag = writtenTag(y)
	n.Plain = n.Kind == Scalar && n.Tag == "" && y.Style&quoted == 0 && !c.nonSpecific(y)
	n.Content = c.content(y)
	if y.Alias != nil {
		n.Target = c.node(y.Alias)
	}
}

func writtenTag(y *yaml.Node) string {
	if y.Style&yaml.TaggedStyle == 0 {
		return ""
	}
	return y.Tag
}

func (c *copier) content(y *yaml.Node) []*Node {
	content := make([]*Node, len(y.Content))
	for i, inner := range y.Content {
		content[i] = c.node(inner)
	}
	return content
}

// quoted are the styles of scalars whose text does not decide their type.
const quoted = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// nonSpecific reports whether a scalar has the tag '!', which makes it a string
// and which yaml.v3 does not keep.
func (c *copier) nonSpecific(y *yaml.Node) bool {
	line := c.line(y.Line)
	return y.Column >= 1 && y.Column < len(line) && line[y.Column-1] == '!' && line[y.Column] == ' '
}

// line returns a line of the text by its number, from 1. It is empty beyond the
// text, and if no line can have the tag '!'.
func (c *copier) line(number int) []rune {
	if c.lines == nil {
		c.lines = linesWithTag(c.text)
	}
	if number < 1 || number > len(c.lines) {
		return nil
	}
	return []rune(c.lines[number-1])
}

// linesWithTag returns all lines of a text that may have the tag '!', and none of
// any other text.
func linesWithTag(text string) []string {
	if !strings.Contains(text, "! ") {
		return []string{}
	}
	return strings.Split(text, "\n")
}
