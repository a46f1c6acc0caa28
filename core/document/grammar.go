package document

import (
	"charm-playground/core/slab"
	"charm-playground/core/source"
)

// grammar makes nodes of tokens: PyYAML's Parser (yaml/parser.py, 6.0) and the
// checks of its Composer (yaml/composer.py), in their order.
type grammar struct {
	*scanner
	outline
	slab slab.Slab[Node]
	// end is where the last token ended: what is not written stands there.
	end     int
	last    int              // the same where PyYAML sees it: after the line breaks of a block scalar
	handles []parameters     // tag handles and what they stand for
	anchors map[string]*Node // the last node with each anchor
	around  []*Node          // the collections that are not ended yet, the outermost first
	open    []token          // the brackets and braces that are not closed yet
}

// maxDepth is how many collections may lie in each other: one mapping more, and
// charmcraft 4.5.0 ends with Python's RecursionError. (Of lists, which it
// handles with fewer calls, it takes up to 256.)
const maxDepth = 245

// maxNodes is how many nodes the playground reads of a file: what is made of
// more takes longer than anybody waits. Real files have a few hundred.
const maxNodes = 100_000

// outline is what the scanner and the grammar know of a text.
type outline struct {
	// nodes are in the order of the text, each before those that are in it.
	// Collections know how many nodes they have, but not which.
	nodes       []*Node
	collections int  // how many of them are collections that have ended
	aliases     bool // there are some that stand for something
	// problems are in the order in which PyYAML would meet them; the last one
	// has ended the work when broken is set.
	problems []*problem
	broken   bool
	tooLarge bool // the problem is maxNodes, and the only one
	// guessed tells that the tree may not be what is meant, because lines were
	// left out of it.
	guessed bool
}

// size is a measure of how much was read.
func (o *outline) size() int { return len(o.nodes) + o.collections }

// outlineOf reads a text. Whole tells that it does not come in chunks.
func outlineOf(text string, whole bool) (out outline) {
	g := &grammar{anchors: map[string]*Node{}}
	defer func() {
		if stop := recover(); stop != nil {
			p, ok := stop.(*problem)
			if !ok {
				panic(stop)
			}
			g.stop(p)
		}
		out = g.outline
	}()
	g.scanner = newScanner(text, whole)
	g.stream()
	return out
}

// stop keeps the problem that has ended the work, and makes what is read whole.
// Nothing is left of a text that is too large.
func (g *grammar) stop(p *problem) {
	g.broken = true
	if p.kind == tooManyNodes {
		g.outline = outline{problems: []*problem{p}, broken: true, tooLarge: true}
		return
	}
	g.problems = append(g.problems, p)
	g.closeAll()
}

// closeAll ends the collections that are still open, and gives a key that has
// no value yet a null.
func (g *grammar) closeAll() {
	for len(g.around) > 0 {
		if last := g.around[len(g.around)-1]; last.Kind == Mapping && last.count%2 == 1 {
			g.empty()
		}
		g.finish()
	}
}

func (g *grammar) take() *token {
	t := g.scanner.take()
	g.end = max(g.end, t.end)
	g.last = t.end
	if t.kind == scalarToken && t.stop > 0 {
		g.end = max(t.start, t.stop)
	}
	return t
}

// node is a new node, which is in the innermost open collection.
func (g *grammar) node(kind Kind, head *head, at int) *Node {
	if head != nil && kind != Alias {
		at = head.span.Start
	}
	if len(g.nodes) == maxNodes {
		g.fail(tooManyNodes, at)
	}
	n := &g.slab.Take(1)[0]
	n.Kind, n.head, n.mark = kind, head, at
	if n.Anchor() != "" && kind != Alias {
		g.anchor(n)
	}
	if len(g.around) > 0 {
		g.around[len(g.around)-1].count++
	}
	g.nodes = append(g.nodes, n)
	return n
}

// anchor keeps a node for its aliases; its anchor must not be there already.
func (g *grammar) anchor(n *Node) {
	name := n.head.anchor
	if first := g.anchors[name]; first != nil {
		p := g.report(duplicateAnchor, n.mark, n.mark+len(name)+1, name)
		p.context, p.hasCtx = first.mark, true
	}
	g.anchors[name] = n
}

// empty is a null that is not written.
func (g *grammar) empty() { g.emptyAt(g.last) }

func (g *grammar) emptyAt(at int) {
	n := g.node(Scalar, nil, at)
	n.Span = source.Span{Start: g.end, End: g.end}
	n.setTag(tagNull)
}

// stream reads the one document that a stream may hold.
func (g *grammar) stream() {
	g.take()
	switch first := g.next(); first.kind {
	case directiveToken, documentStartToken, streamEndToken:
		if g.documentStart() {
			g.content()
		}
	default:
		start := first.start
		g.blockNode(false)
		g.documentEnd(start)
	}
}

// documentStart reads directives and the marker; it reports whether a document
// follows at all.
func (g *grammar) documentStart() bool {
	for g.is(documentEndToken) {
		g.take()
	}
	if g.is(streamEndToken) {
		return false
	}
	g.directives()
	if t := g.next(); t.kind != documentStartToken {
		g.fail(documentMarkerMissing, t.start, t.kind)
	}
	return true
}

// content reads an explicit document.
func (g *grammar) content() {
	marker := g.take().end
	first := g.next().start
	switch g.next().kind {
	case directiveToken, documentStartToken, documentEndToken, streamEndToken:
		g.emptyAt(marker)
	default:
		g.blockNode(false)
	}
	g.documentEnd(first)
}

// documentEnd refuses a second document.
func (g *grammar) documentEnd(first int) {
	g.next()
	if g.is(documentEndToken) {
		g.take()
	}
	for g.is(documentEndToken) {
		g.take()
	}
	if g.is(streamEndToken) {
		return
	}
	second := g.next().start
	if g.documentStart() {
		g.failAt(secondDocument, first, second)
	}
}

func (g *grammar) directives() {
	g.handles = nil
	version := false
	for g.is(directiveToken) {
		t := g.take()
		switch t.text {
		case "YAML":
			if version {
				g.fail(secondVersion, t.start)
			}
			if !isOne(t.parameters.first) {
				g.fail(wrongVersion, t.start, t.parameters.first+"."+t.parameters.second)
			}
			version = true
		case "TAG":
			if _, ok := prefixOf(g.handles, t.parameters.first); ok {
				g.fail(secondHandle, t.start, t.parameters.first)
			}
			g.handles = append(g.handles, *t.parameters)
		}
	}
}

// prefixOf is what a handle stands for.
func prefixOf(handles []parameters, handle string) (string, bool) {
	for _, h := range handles {
		if h.first == handle {
			return h.second, true
		}
	}
	return "", false
}

// defaultHandles is Parser.DEFAULT_TAGS.
var defaultHandles = []parameters{{"!", "!"}, {"!!", tagPrefix}}

// isOne reports whether digits are the number 1.
func isOne(digits string) bool {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return digits == "1"
}

// blockNode reads a node; indentless allows a sequence that is not indented
// deeper than the mapping it is in.
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

// flowContent reads what can be in flow and block collections alike; it reports
// whether there is such a node.
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

// report keeps a problem that the tree can go on without.
func (g *grammar) report(kind problemKind, at int, end int, args ...any) *problem {
	p := &problem{kind: kind, at: at, end: end, args: args}
	g.problems = append(g.problems, p)
	return p
}

// head reads a node's anchor and tag, in either order; nil where there is none.
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

// untagged reports whether a node has no tag, or the one that says nothing.
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

// contentMissing refuses a token that stands where a node of a flow collection
// must.
func (g *grammar) contentMissing(t *token) {
	if t.kind == streamEndToken && len(g.open) > 0 {
		last := g.open[len(g.open)-1]
		line := markAt(g.text, last.start).line + 1
		g.failAt(flowNodeOpen, t.start, t.start, t.kind, last.kind, line, closing(last.kind), last.start)
	}
	g.failAt(flowContentMissing, t.start, t.start, t.kind)
}

// closing is what closes a bracket or brace.
func closing(open tokenKind) tokenKind {
	if open == flowSequenceToken {
		return flowSequenceEnd
	}
	return flowMappingEnd
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

// finish ends the collection that began last, at the end of what is read.
func (g *grammar) finish() {
	last := g.around[len(g.around)-1]
	g.around = g.around[:len(g.around)-1]
	last.Span.End = g.end
	g.collections++
}

// kinds is a set of kinds of tokens: the bit of each is set.
type kinds uint32

// What ends an entry that is not written.
const (
	sequenceEnds   kinds = 1<<blockEntryToken | 1<<blockEndToken
	mappingEnds    kinds = 1<<keyToken | 1<<valueToken | 1<<blockEndToken
	indentlessEnds       = sequenceEnds | mappingEnds
	pairEnds       kinds = 1<<valueToken | 1<<flowEntryToken | 1<<flowSequenceEnd
	flowKeyEnds    kinds = 1<<valueToken | 1<<flowEntryToken | 1<<flowMappingEnd
)

// entry reads a node, or a null where one of the given tokens follows.
func (g *grammar) entry(read func(*grammar), ends kinds) {
	if ends&(1<<g.next().kind) != 0 {
		g.empty()
		return
	}
	read(g)
}

func (g *grammar) blockEntry()        { g.blockNode(false) }
func (g *grammar) blockMappingEntry() { g.blockNode(true) }

func (g *grammar) blockSequence() {
	start := g.take().start
	for g.is(blockEntryToken) {
		g.take()
		g.entry((*grammar).blockEntry, sequenceEnds)
	}
	g.blockEnd(sequenceEntryMissing, start)
}

func (g *grammar) indentlessSequence() {
	for g.is(blockEntryToken) {
		g.take()
		g.entry((*grammar).blockEntry, indentlessEnds)
	}
	g.finish()
}

func (g *grammar) blockMapping() {
	start := g.take().start
	for g.is(keyToken) {
		g.take()
		g.entry((*grammar).blockMappingEntry, mappingEnds)
		g.value((*grammar).blockMappingEntry, mappingEnds)
	}
	g.blockEnd(mappingKeyMissing, start)
}

// value reads the value of a key, or a null where none is written.
func (g *grammar) value(read func(*grammar), ends kinds) {
	if !g.is(valueToken) {
		g.emptyAt(g.next().start)
		return
	}
	g.take()
	g.entry(read, ends)
}

// blockEnd takes the end of a block collection that began at start.
func (g *grammar) blockEnd(expected problemKind, start int) {
	t := g.next()
	if t.kind != blockEndToken {
		g.failAt(expected, start, t.start, t.kind)
	}
	end := g.end
	g.take()
	g.end = end
	g.finish()
}

func (g *grammar) flowSequence() {
	g.openFlow()
	for first := true; !g.is(flowSequenceEnd); first = false {
		if !first && !g.comma(flowSequenceComma, flowSequenceOpen, flowSequenceEnd) {
			break
		}
		if g.is(keyToken) {
			g.flowPair()
		} else {
			g.flowNode()
		}
	}
	g.closeFlow()
}

// openFlow takes a '[' or '{', closeFlow what closes it.
func (g *grammar) openFlow() { g.open = append(g.open, *g.take()) }

func (g *grammar) closeFlow() {
	g.open = g.open[:len(g.open)-1]
	g.take()
	g.finish()
}

// comma takes the ',' between the entries of a flow collection; it reports
// whether an entry follows.
func (g *grammar) comma(expected, atEnd problemKind, end tokenKind) bool {
	t, start := g.next(), g.open[len(g.open)-1].start
	switch t.kind {
	case flowEntryToken:
	case streamEndToken:
		g.failAt(atEnd, start, t.start, t.kind)
	default:
		g.failAt(expected, start, t.start, t.kind)
	}
	g.take()
	return !g.is(end)
}

// flowPair reads a mapping of one pair without braces: [a: b].
func (g *grammar) flowPair() {
	g.begin(Mapping, nil).Style = Flow
	g.take()
	g.entry((*grammar).flowNode, pairEnds)
	g.value((*grammar).flowNode, pairEnds&^(1<<valueToken))
	g.finish()
}

func (g *grammar) flowMapping() {
	g.openFlow()
	for first := true; !g.is(flowMappingEnd); first = false {
		if !first && !g.comma(flowMappingComma, flowMappingOpen, flowMappingEnd) {
			break
		}
		if g.is(keyToken) {
			g.take()
			g.entry((*grammar).flowNode, flowKeyEnds)
			g.value((*grammar).flowNode, flowKeyEnds&^(1<<valueToken))
		} else {
			g.flowNode()
			g.emptyAt(g.next().start)
		}
	}
	g.closeFlow()
}
