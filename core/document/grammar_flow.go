package document

// closing returns the token that closes a bracket or brace.
func closing(open tokenKind) tokenKind {
	if open == flowSequenceToken {
		return flowSequenceEnd
	}
	return flowMappingEnd
}

func (g *grammar) flowSequence(head *head) {
	g.begin(Sequence, head).Style = Flow
	g.flowEntries((*grammar).flowSequenceEntry, flowSequenceEnd, flowSequenceComma, flowSequenceOpen)
}

func (g *grammar) flowMapping(head *head) {
	g.begin(Mapping, head).Style = Flow
	g.flowEntries((*grammar).flowMappingEntry, flowMappingEnd, flowMappingComma, flowMappingOpen)
}

// flowEntries reads the entries of a flow collection up to its end. A missing
// comma is one of two problems: the second at the end of the text.
func (g *grammar) flowEntries(read func(*grammar), end tokenKind, expected, atEnd problemKind) {
	g.openFlow()
	for more := !g.is(end); more; more = !g.is(end) && g.comma(expected, atEnd, end) {
		read(g)
	}
	g.closeFlow()
}

func (g *grammar) flowSequenceEntry() {
	if g.is(keyToken) {
		g.flowPair()
	} else {
		g.flowNode()
	}
}

func (g *grammar) flowMappingEntry() {
	if g.is(keyToken) {
		g.flowKey(flowKeyEnds)
		return
	}
	g.flowNode()
	g.emptyAt(g.next().start)
}

// openFlow takes a '[' or '{', and closeFlow the token that closes it.
func (g *grammar) openFlow() { g.open = append(g.open, *g.take()) }

func (g *grammar) closeFlow() {
	g.open = g.open[:len(g.open)-1]
	g.take()
	g.finish()
}

// comma takes the ',' between the entries of a flow collection. It reports
// whether another entry follows.
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

// flowPair reads a mapping with one pair and without braces: [a: b].
func (g *grammar) flowPair() {
	g.begin(Mapping, nil).Style = Flow
	g.flowKey(pairEnds)
	g.finish()
}

// flowKey reads a key and its value. ends are the tokens that follow a key
// without text.
func (g *grammar) flowKey(ends kinds) {
	g.take()
	g.entry((*grammar).flowNode, ends)
	g.value((*grammar).flowNode, ends&^(1<<valueToken))
}
