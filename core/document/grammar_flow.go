package document

// closing returns the token that closes a bracket or brace.
func closing(open tokenKind) tokenKind {
	if open == flowSequenceToken {
		return flowSequenceEnd
	}
	return flowMappingEnd
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
