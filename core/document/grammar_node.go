package document

import "charm-playground/core/source"

// blockNode reads a node. indentless allows a sequence that is indented like
// the mapping around it.
func (g *grammar) blockNode(indentless bool) {
	if g.is(aliasToken) {
		g.alias()
	} else if head := g.head(); !g.blockContent(head, indentless) {
		t := g.next()
		g.failAt(blockContentMissing, head.startOr(t.start), t.start, t.kind)
	}
}

// blockContent reads a node's content. It reports whether it found any.
func (g *grammar) blockContent(head *head, indentless bool) bool {
	switch t := g.next(); {
	case indentless && t.kind == blockEntryToken:
		g.indentlessSequence(head)
	case t.kind == blockSequenceToken:
		g.blockSequence(head)
	case t.kind == blockMappingToken:
		g.blockMapping(head)
	default:
		return g.flowContent(head)
	}
	return true
}

func (g *grammar) flowNode() {
	if g.is(aliasToken) {
		g.alias()
	} else if head := g.head(); !g.flowContent(head) {
		g.contentMissing(g.next())
	}
}

// flowContent reads content that can be in both flow and block collections. It
// reports whether it found any.
func (g *grammar) flowContent(head *head) bool {
	switch g.next().kind {
	case scalarToken:
		g.scalar(head)
	case flowSequenceToken:
		g.flowSequence(head)
	case flowMappingToken:
		g.flowMapping(head)
	default:
		return g.withoutContent(head)
	}
	return true
}

// withoutContent adds a node that has nothing but an anchor or a tag. It reports
// whether there is one.
func (g *grammar) withoutContent(head *head) bool {
	if head != nil {
		n := g.node(Scalar, head, 0)
		n.Span = source.Span{Start: head.span.End, End: head.span.End}
		n.resolve(head.untagged())
	}
	return head != nil
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
	if !g.is(anchorToken) && !g.is(tagToken) {
		return nil
	}
	h := &head{span: source.Span{Start: g.next().start}}
	h.tag = g.fullTag(g.properties(h), h.span.Start)
	return h
}

// properties reads a node's anchor and tag into its head, except for the tag's
// name. It returns the tag's token, which is empty if there is none.
func (g *grammar) properties(h *head) (tag token) {
	for range 2 {
		switch t := g.next(); {
		case t.kind == anchorToken && h.anchor == "":
			h.anchor = t.text
		case t.kind == tagToken && tag.kind != tagToken:
			tag = *t
		default:
			return tag
		}
		h.span.End = g.take().end
	}
	return tag
}

// startOr returns where a head begins, or the given offset without one.
func (h *head) startOr(otherwise int) int {
	if h == nil {
		return otherwise
	}
	return h.span.Start
}

// untagged reports whether a node has no tag, or the non-specific tag '!'.
func (h *head) untagged() bool { return h == nil || h.tag == "" || h.tag == "!" }

func (g *grammar) fullTag(t token, start int) string {
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
		g.fail(tooDeep, head.startOr(start))
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
