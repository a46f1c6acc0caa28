package document

import (
	"strconv"

	"gopkg.in/yaml.v3"
)

// compose has yaml.v3 make the tree of a document whose events are known, and
// puts what the events tell onto its nodes. The text is what they were made
// of, or empty where yaml.v3 must not see it.
//
// yaml.v3 reads some texts otherwise than PyYAML does, or refuses them; then
// it gets the same events in a spelling that leaves nothing to interpret.
func compose(text string, events []event) *Node {
	if len(events) == 0 {
		return nil
	}
	if text != "" {
		if root := align(text, events); root != nil {
			return root
		}
	}
	return align(spell(events), events)
}

// align parses text and lays the events over the tree; it is nil where the two
// do not agree.
func align(text string, events []event) *Node {
	tree := parseTree(text)
	if tree == nil || len(tree.Content) != 1 {
		return nil
	}
	a := &aligner{events: events, nodes: map[*yaml.Node]*Node{}}
	root := a.node(tree.Content[0])
	if root == nil || a.at != len(events) {
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

// aligner walks through yaml.v3's tree and the events side by side.
type aligner struct {
	events []event
	at     int
	nodes  map[*yaml.Node]*Node // those that have an anchor
}

// kinds are yaml.v3's kinds of nodes as the events call them.
var kinds = map[yaml.Kind]eventKind{
	yaml.ScalarNode:   scalarEvent,
	yaml.AliasNode:    aliasEvent,
	yaml.SequenceNode: sequenceStart,
	yaml.MappingNode:  mappingStart,
}

// node is the node for y, or nil where the next event is of something else.
func (a *aligner) node(y *yaml.Node) *Node {
	if a.at >= len(a.events) {
		return nil
	}
	e := a.events[a.at]
	a.at++
	if e.dangling {
		return &Node{Kind: Alias, Span: e.span, Anchor: e.anchor, mark: e.at}
	}
	if kinds[y.Kind] != e.kind {
		return nil
	}
	n := &Node{Style: e.style, Tag: shortTag(e.tag), Span: e.span, Text: e.text, Anchor: e.anchor, Properties: e.props, tag: e.tag, mark: e.at}
	if e.kind == aliasEvent {
		n.Kind, n.Target = Alias, a.nodes[y.Alias]
		return a.checked(n, n.Target != nil)
	}
	if e.anchor != y.Anchor {
		return nil
	}
	if e.anchor != "" {
		a.nodes[y] = n
	}
	if e.kind == scalarEvent {
		return n
	}
	return a.collection(n, y)
}

func (a *aligner) checked(n *Node, ok bool) *Node {
	if !ok {
		return nil
	}
	return n
}

// collection adds what is in y to n.
func (a *aligner) collection(n *Node, y *yaml.Node) *Node {
	children := make([]*Node, len(y.Content))
	for i, child := range y.Content {
		if children[i] = a.node(child); children[i] == nil {
			return nil
		}
	}
	if a.at >= len(a.events) || a.events[a.at].kind != collectionEnd {
		return nil
	}
	n.Span.End = a.events[a.at].span.End
	a.at++
	if y.Kind == yaml.SequenceNode {
		n.Kind, n.Items = Sequence, children
		return n
	}
	n.Kind = Mapping
	n.Pairs = make([]Pair, len(children)/2)
	for i := range n.Pairs {
		n.Pairs[i] = Pair{children[2*i], children[2*i+1]}
	}
	return n
}

// spell writes events in one spelling: brackets, braces and double quotes.
func spell(events []event) string {
	s := &speller{}
	for _, e := range events {
		s.event(e)
	}
	return string(s.text)
}

// speller writes one event after the other.
type speller struct {
	text []byte
	open []openCollection
}

// openCollection is a collection that is being written.
type openCollection struct {
	mapping bool
	count   int // of the nodes written in it
}

func (s *speller) event(e event) {
	if e.kind == collectionEnd {
		last := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		s.write(map[bool]string{true: "}", false: "]"}[last.mapping])
		return
	}
	s.separate()
	switch {
	case e.dangling:
		s.write(`""`)
		return
	case e.kind == aliasEvent:
		s.write("*" + e.anchor + " ")
		return
	case e.anchor != "":
		s.write("&" + e.anchor + " ")
	}
	switch e.kind {
	case sequenceStart:
		s.begin("[", false)
	case mappingStart:
		s.begin("{", true)
	default:
		s.text = strconv.AppendQuoteToASCII(s.text, e.text)
	}
}

func (s *speller) write(text string) { s.text = append(s.text, text...) }

func (s *speller) begin(bracket string, mapping bool) {
	s.write(bracket)
	s.open = append(s.open, openCollection{mapping: mapping})
}

// separate writes what stands before the next node. Keys have their '?', for
// without it they must be short.
func (s *speller) separate() {
	if len(s.open) == 0 {
		return
	}
	last := &s.open[len(s.open)-1]
	isValue := last.mapping && last.count%2 == 1
	switch {
	case isValue:
		s.write(" : ")
	case last.count > 0:
		s.write(", \n")
	}
	if last.mapping && !isValue {
		s.write("? ")
	}
	last.count++
}
