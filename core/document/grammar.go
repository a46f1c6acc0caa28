package document

import (
	"maps"

	"charm-playground/core/source"
)

// grammar makes events of tokens: PyYAML's Parser (yaml/parser.py, 6.0) and the
// checks of its Composer (yaml/composer.py), in their order.
type grammar struct {
	*scanner
	events []event
	// end is where the last token ended: what is not written stands there.
	end     int
	last    int               // the same where PyYAML sees it: after the line breaks of a block scalar
	handles map[string]string // tag handles and what they stand for
	anchors map[string]int    // where each anchor is
	depth   int
	open    []token // the brackets and braces that are not closed yet
	aliases bool    // there are some that stand for something
	// problems are those that charmcraft stops at, though the tree goes on.
	problems []*problem
}

// maxDepth is how many collections may lie in each other: one mapping more, and
// charmcraft 4.5.0 ends with Python's RecursionError. (Of lists, which it
// handles with fewer calls, it takes up to 256.)
const maxDepth = 245

// defaultHandles is Parser.DEFAULT_TAGS.
var defaultHandles = map[string]string{"!": "!", "!!": tagPrefix}

// outline is what the scanner and the grammar know of a text.
type outline struct {
	events  []event // complete: collections that a problem cut short are ended
	aliases bool    // there are some that stand for something
	// problems are in the order in which PyYAML would meet them; the last one
	// has ended the work when broken is set.
	problems []*problem
	broken   bool
	// guessed tells that the tree may not be what is meant, because lines were
	// left out of it.
	guessed bool
}

// outlineOf reads a text. Whole tells that it does not come in chunks.
func outlineOf(text string, whole bool) (out outline) {
	g := &grammar{anchors: map[string]int{}, events: make([]event, 0, len(text)/8+8)}
	defer func() {
		if stop := recover(); stop != nil {
			p, ok := stop.(*problem)
			if !ok {
				panic(stop)
			}
			g.problems = append(g.problems, p)
			out.broken = true
			g.closeAll()
		}
		out.events, out.problems, out.aliases = g.events, g.problems, g.aliases
	}()
	g.scanner = newScanner(text, whole)
	g.stream()
	return out
}

// closeAll ends the collections that are still open, and gives a key that has
// no value yet a null.
func (g *grammar) closeAll() {
	var open []eventKind
	var children []int
	for _, e := range g.events {
		if n := len(children); n > 0 && e.kind != collectionEnd {
			children[n-1]++
		}
		switch e.kind {
		case sequenceStart, mappingStart:
			open, children = append(open, e.kind), append(children, 0)
		case collectionEnd:
			open, children = open[:len(open)-1], children[:len(children)-1]
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		if open[i] == mappingStart && children[i]%2 == 1 {
			g.empty()
		}
		g.endCollection(g.end)
	}
}

func (g *grammar) take() token {
	t := g.scanner.take()
	g.end = max(g.end, t.end)
	g.last = t.end
	if t.kind == scalarToken && t.stop > 0 {
		g.end = max(t.start, t.stop)
	}
	return t
}

// empty is a null that is not written.
func (g *grammar) empty() { g.emptyAt(g.last) }

func (g *grammar) emptyAt(at int) {
	g.events = append(g.events, event{kind: scalarEvent, at: at, tag: tagNull, span: source.Span{Start: g.end, End: g.end}})
}

func (g *grammar) endCollection(end int) {
	g.events = append(g.events, event{kind: collectionEnd, span: source.Span{End: end}})
}

// stream reads the one document that a stream may hold.
func (g *grammar) stream() {
	g.take()
	switch {
	case !g.is(directiveToken, documentStartToken, streamEndToken):
		g.handles = defaultHandles
		first := g.next().start
		g.blockNode(false)
		g.documentEnd(first)
	case g.documentStart():
		g.content()
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
	marker := g.take()
	first := g.next().start
	if g.is(directiveToken, documentStartToken, documentEndToken, streamEndToken) {
		g.emptyAt(marker.end)
	} else {
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
	g.handles = map[string]string{}
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
			if _, ok := g.handles[t.parameters.first]; ok {
				g.fail(secondHandle, t.start, t.parameters.first)
			}
			g.handles[t.parameters.first] = t.parameters.second
		}
	}
	own := g.handles
	g.handles = maps.Clone(defaultHandles)
	maps.Copy(g.handles, own)
}

// isOne reports whether digits are the number 1.
func isOne(digits string) bool {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	return digits == "1"
}

// nodeHead is what can stand before a node's content.
type nodeHead struct {
	anchor  string
	tag     string
	start   int
	end     int
	given   bool // there is an anchor or a tag
	isBlock bool
}

func (h nodeHead) event(kind eventKind) event {
	e := event{kind: kind, at: h.start, anchor: h.anchor, tag: h.tag}
	if h.given {
		e.props = source.Span{Start: h.start, End: h.end}
	}
	return e
}

// blockNode reads a node; indentless allows a sequence that is not indented
// deeper than the mapping it is in.
func (g *grammar) blockNode(indentless bool) { g.node(true, indentless) }

func (g *grammar) flowNode() { g.node(false, false) }

func (g *grammar) node(block, indentless bool) {
	if g.is(aliasToken) {
		g.alias()
		return
	}
	head := g.head()
	head.isBlock = block
	if indentless && g.is(blockEntryToken) {
		g.begin(head.event(sequenceStart), g.next().start)
		g.indentlessSequence()
		return
	}
	g.nodeContent(head)
}

func (g *grammar) alias() {
	t := g.take()
	_, known := g.anchors[t.text]
	g.aliases = g.aliases || known
	if !known {
		g.report(undefinedAlias, t.start, t.end, t.text)
	}
	g.events = append(g.events, event{kind: aliasEvent, at: t.start, anchor: t.text, span: spanOf(t), dangling: !known})
}

func spanOf(t token) source.Span { return source.Span{Start: t.start, End: t.end} }

// report keeps a problem that the tree can go on without.
func (g *grammar) report(kind problemKind, at int, end int, args ...any) *problem {
	p := &problem{kind: kind, at: at, end: end, args: args}
	g.problems = append(g.problems, p)
	return p
}

// head reads a node's anchor and tag, in either order.
func (g *grammar) head() nodeHead {
	var head nodeHead
	var tag token
	for _, kinds := range [][]tokenKind{{anchorToken, tagToken}, {tagToken, anchorToken}} {
		if head.given || !g.is(kinds[0]) {
			continue
		}
		head.start = g.next().start
		head.given = true
		for _, kind := range kinds {
			if !g.is(kind) {
				break
			}
			t := g.take()
			head.end = t.end
			if kind == tagToken {
				tag = t
			} else {
				head.anchor = t.text
			}
		}
	}
	if tag.kind == tagToken {
		head.tag = g.fullTag(tag, head.start)
	}
	if !head.given {
		head.start = g.next().start
		head.end = head.start
	}
	return head
}

func (g *grammar) fullTag(t token, start int) string {
	if t.handle == "" {
		return t.text
	}
	prefix, ok := g.handles[t.handle]
	if !ok {
		g.failAt(undefinedHandle, start, t.start, t.handle)
	}
	return prefix + t.text
}

// nodeContent reads what a node is, after its anchor and tag.
func (g *grammar) nodeContent(head nodeHead) {
	t := g.next()
	switch {
	case t.kind == scalarToken:
		g.scalar(head)
	case t.kind == flowSequenceToken:
		g.begin(head.event(sequenceStart), t.start)
		g.flowSequence()
	case t.kind == flowMappingToken:
		g.begin(head.event(mappingStart), t.start)
		g.flowMapping()
	case head.isBlock && t.kind == blockSequenceToken:
		g.begin(head.event(sequenceStart), t.start)
		g.blockSequence()
	case head.isBlock && t.kind == blockMappingToken:
		g.begin(head.event(mappingStart), t.start)
		g.blockMapping()
	case head.given:
		e := head.event(scalarEvent)
		e.span = source.Span{Start: head.end, End: head.end}
		e.tag = resolveTag(e, head.tag == "" || head.tag == "!")
		g.add(e)
	default:
		g.contentMissing(head, t)
	}
}

// contentMissing refuses a token that stands where a node must.
func (g *grammar) contentMissing(head nodeHead, t token) {
	switch {
	case head.isBlock:
		g.failAt(blockContentMissing, head.start, t.start, t.kind)
	case t.kind == streamEndToken && len(g.open) > 0:
		last := g.open[len(g.open)-1]
		line := markAt(g.text, last.start).line + 1
		g.failAt(flowNodeOpen, head.start, t.start, t.kind, last.kind, line, closing[last.kind], last.start)
	}
	g.failAt(flowContentMissing, head.start, t.start, t.kind)
}

// closing is what closes a bracket or brace.
var closing = map[tokenKind]tokenKind{flowSequenceToken: flowSequenceEnd, flowMappingToken: flowMappingEnd}

func (g *grammar) scalar(head nodeHead) {
	t := g.take()
	e := head.event(scalarEvent)
	e.style, e.text, e.span = t.style, t.text, spanOf(t)
	if t.style == Literal || t.style == Folded {
		e.span.End = t.stop
	}
	e.tag = resolveTag(e, t.style == Plain && head.tag == "" || head.tag == "!")
	g.add(e)
}

// add adds the event of a node, which must not have an anchor that is there
// already.
func (g *grammar) add(e event) {
	if e.anchor != "" {
		if first, ok := g.anchors[e.anchor]; ok {
			p := g.report(duplicateAnchor, e.at, e.at+len(e.anchor)+1, e.anchor)
			p.context, p.hasCtx = first, true
		}
		g.anchors[e.anchor] = e.at
	}
	g.events = append(g.events, e)
}

// begin adds the event that begins a collection.
func (g *grammar) begin(e event, start int) {
	if e.tag == "" || e.tag == "!" {
		e.tag = map[eventKind]string{sequenceStart: tagSeq, mappingStart: tagMap}[e.kind]
	}
	if kind := g.next().kind; kind == flowSequenceToken || kind == flowMappingToken || kind == keyToken {
		e.style = Flow
	}
	e.span.Start = start
	g.depth++
	if g.depth > maxDepth {
		g.fail(tooDeep, e.at)
	}
	g.add(e)
}

// finish ends the collection that began last, at the end of what is read.
func (g *grammar) finish() {
	g.depth--
	g.endCollection(g.end)
}

// entry reads a node, or a null where one of the given tokens follows.
func (g *grammar) entry(read func(), ends ...tokenKind) {
	if g.is(ends...) {
		g.empty()
		return
	}
	read()
}

func (g *grammar) blockEntry()        { g.blockNode(false) }
func (g *grammar) blockMappingEntry() { g.blockNode(true) }

func (g *grammar) blockSequence() {
	start := g.take().start
	for g.is(blockEntryToken) {
		g.take()
		g.entry(g.blockEntry, blockEntryToken, blockEndToken)
	}
	g.blockEnd(sequenceEntryMissing, start)
}

func (g *grammar) indentlessSequence() {
	for g.is(blockEntryToken) {
		g.take()
		g.entry(g.blockEntry, blockEntryToken, keyToken, valueToken, blockEndToken)
	}
	g.finish()
}

func (g *grammar) blockMapping() {
	start := g.take().start
	for g.is(keyToken) {
		g.take()
		g.entry(g.blockMappingEntry, keyToken, valueToken, blockEndToken)
		g.blockValue()
	}
	g.blockEnd(mappingKeyMissing, start)
}

func (g *grammar) blockValue() {
	if !g.is(valueToken) {
		g.emptyAt(g.next().start)
		return
	}
	g.take()
	g.entry(g.blockMappingEntry, keyToken, valueToken, blockEndToken)
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
func (g *grammar) openFlow() { g.open = append(g.open, g.take()) }

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
	start := g.next().start
	g.begin(event{kind: mappingStart, at: start}, start)
	g.take()
	g.entry(g.flowNode, valueToken, flowEntryToken, flowSequenceEnd)
	g.flowValue(flowSequenceEnd)
	g.finish()
}

func (g *grammar) flowValue(end tokenKind) {
	if !g.is(valueToken) {
		g.emptyAt(g.next().start)
		return
	}
	g.take()
	g.entry(g.flowNode, flowEntryToken, end)
}

func (g *grammar) flowMapping() {
	g.openFlow()
	for first := true; !g.is(flowMappingEnd); first = false {
		if !first && !g.comma(flowMappingComma, flowMappingOpen, flowMappingEnd) {
			break
		}
		if g.is(keyToken) {
			g.take()
			g.entry(g.flowNode, valueToken, flowEntryToken, flowMappingEnd)
			g.flowValue(flowMappingEnd)
		} else {
			g.flowNode()
			g.emptyAt(g.next().start)
		}
	}
	g.closeFlow()
}
