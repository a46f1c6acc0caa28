package document

func (g *grammar) blockEntry() { g.blockNode(false) }

func (g *grammar) blockMappingEntry() { g.blockNode(true) }

func (g *grammar) blockSequence(head *head) {
	g.begin(Sequence, head)
	start := g.take().start
	g.blockEntries(sequenceEnds)
	g.blockEnd(sequenceEntryMissing, start)
}

func (g *grammar) indentlessSequence(head *head) {
	g.begin(Sequence, head)
	g.blockEntries(indentlessEnds)
	g.finish()
}

// blockEntries reads the items of a block sequence. ends are the tokens that
// follow an item without text.
func (g *grammar) blockEntries(ends kinds) {
	for g.is(blockEntryToken) {
		g.take()
		g.entry((*grammar).blockEntry, ends)
	}
}

func (g *grammar) blockMapping(head *head) {
	g.begin(Mapping, head)
	start := g.take().start
	for g.is(keyToken) {
		g.take()
		g.entry((*grammar).blockMappingEntry, mappingEnds)
		g.value((*grammar).blockMappingEntry, mappingEnds)
	}
	g.blockEnd(mappingKeyMissing, start)
}

// value reads the value of a key, or adds null if the key has none.
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
