package document

import "charm-playground/core/source"

// blockNode reads a node. indentless allows a sequence that is indented like
// the mapping around it.
func (g *grammar) blockNode(indentless bool) {
	if g.is(aliasToken) {
		g.alias()
		return
	}
	head := g.head()
	switch t := g.next(); {
	case indentless && t.kind == blockEntryToken:
		g.begin(Sequence, head)
		g.indentlessSequence()
	case t.kind == blockSequenceToken:
		g.begin(Sequence, head)
		g.blockSequence()
	case t.kind == blockMappingToken:
		g.begin(Mapping, head)
		g.blockMapping()
	case !g.flowContent(head):
		at := t.start
		if head != nil {
			at = head.span.Start
		}
		g.failAt(blockContentMissing, at, t.start, t.kind)
	}
}

func (g *grammar) flowNode() {
	if g.is(aliasToken) {
		g.alias()
		return
	}
	if head := g.head(); !g.flowContent(head) {
		g.contentMissing(g.next())
	}
}

// flowContent reads a node that can be in both flow and block collections. It
// reports whether it found one.
func (g *grammar) flowContent(head *head) bool {
	switch g.next().kind {
	case scalarToken:
		g.scalar(head)
	case flowSequenceToken:
		g.begin(Sequence, head).Style = Flow
		g.flowSequence()
	case flowMappingToken:
		g.begin(Mapping, head).Style = Flow
		g.flowMapping()
	default:
		if head == nil {
			return false
		}
		n := g.node(Scalar, head, 0)
		n.Span = source.Span{Start: head.span.End, End: head.span.End}
		n.resolve(head.untagged())
	}
	return true
}

func (g *grammar) alias() {
	t := g.take()
	n := g.node(Alias, &head{anchor: t.text}, t.start)
	n.Span = source.Span{Start: t.start, End: t.end}
	if n.Target = g.anchors[t.text]; n.Target == nil {
		g.report(undefinedAlias, t.start, t.end, t.text)
	}
	g.aliases = g.aliases || n.Target != nil
}

// head reads a node's anchor and tag, in either order; nil if there is none.
func (g *grammar) head() *head {
	first := g.next().kind
	if first != anchorToken && first != tagToken {
		return nil
	}
	h := &head{span: source.Span{Start: g.next().start}}
	var tag token
	for n := range 2 {
		kind := g.next().kind
		if kind != anchorToken && kind != tagToken || n > 0 && kind == first {
			break
		}
		t := g.take()
		h.span.End = t.end
		if kind == anchorToken {
			h.anchor = t.text
		} else {
			tag = *t
		}
	}
	if tag.kind == tagToken {
		h.tag = g.fullTag(&tag, h.span.Start)
	}
	return h
}

// untagged reports whether a node has no tag, or the non-specific tag '!'.
func (h *head) untagged() bool { return h == nil || h.tag == "" || h.tag == "!" }

func (g *grammar) fullTag(t *token, start int) string {
	if t.parameters == nil {
		return t.text
	}
	prefix, ok := prefixOf(g.handles, t.parameters.first)
	if !ok {
		prefix, ok = prefixOf(defaultHandles, t.parameters.first)
	}
	if !ok {
		g.failAt(undefinedHandle, start, t.start, t.parameters.first)
	}
	return prefix + t.text
}

// contentMissing refuses a token in a place where a flow collection needs a
// node.
func (g *grammar) contentMissing(t *token) {
	if t.kind == streamEndToken && len(g.open) > 0 {
		last := g.open[len(g.open)-1]
		line := markAt(g.text, last.start).line + 1
		g.failAt(flowNodeOpen, t.start, t.start, t.kind, last.kind, line, closing(last.kind), last.start)
	}
	g.failAt(flowContentMissing, t.start, t.start, t.kind)
}

func (g *grammar) scalar(head *head) {
	t := g.take()
	n := g.node(Scalar, head, t.start)
	n.Style, n.Text, n.Span = t.style, t.text, source.Span{Start: t.start, End: t.end}
	if t.style == Literal || t.style == Folded {
		n.Span.End = t.stop
	}
	n.resolve(t.style == Plain && (head == nil || head.tag == "") || head != nil && head.tag == "!")
}

// begin begins a collection at the next token.
func (g *grammar) begin(kind Kind, head *head) *Node {
	start := g.next().start
	if len(g.around) == maxDepth {
		at := start
		if head != nil {
			at = head.span.Start
		}
		g.fail(tooDeep, at)
	}
	n := g.node(kind, head, start)
	n.Span.Start = start
	n.resolve(head.untagged())
	g.around = append(g.around, n)
	return n
}

// finish ends the innermost open collection at the end of the last token.
func (g *grammar) finish() {
	last := g.around[len(g.around)-1]
	g.around = g.around[:len(g.around)-1]
	last.Span.End = g.end
	g.collections++
}

// kinds is a set of kinds of tokens: the bit of each is set.
type kinds uint32

// The tokens that follow an entry without text.
const (
	sequenceEnds   kinds = 1<<blockEntryToken | 1<<blockEndToken
	mappingEnds    kinds = 1<<keyToken | 1<<valueToken | 1<<blockEndToken
	indentlessEnds       = sequenceEnds | mappingEnds
	pairEnds       kinds = 1<<valueToken | 1<<flowEntryToken | 1<<flowSequenceEnd
	flowKeyEnds    kinds = 1<<valueToken | 1<<flowEntryToken | 1<<flowMappingEnd
)

// entry reads a node, or adds null if one of the given tokens follows.
func (g *grammar) entry(read func(*grammar), ends kinds) {
	if ends&(1<<g.next().kind) != 0 {
		g.empty()
		return
	}
	read(g)
}
