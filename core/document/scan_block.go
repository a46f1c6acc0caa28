package document

// unwind ends the block collections that are indented deeper than column.
func (s *scanner) unwind(column int) {
	if s.inFlow() {
		return
	}
	for s.indent > column {
		s.indent = s.indents[len(s.indents)-1]
		s.indents = s.indents[:len(s.indents)-1]
		s.queue.add(blockEndToken, s.at.offset)
	}
}

// deepen reports whether a block collection begins at column.
func (s *scanner) deepen(column int) bool {
	if s.indent >= column {
		return false
	}
	s.indents = append(s.indents, s.indent)
	s.indent = column
	return true
}

// leaveBlocks ends all block collections, as at the end of a document.
func (s *scanner) leaveBlocks() {
	s.unwind(-1)
	s.dropKey()
	s.keyAllowed = false
}

// beginBlock checks that a block entry, key or value may be here. It begins a
// block collection if this is the collection's first.
func (s *scanner) beginBlock(collection tokenKind, refused problemKind) {
	if s.inFlow() {
		return
	}
	if !s.keyAllowed {
		s.fail(refused, s.at.offset)
	}
	if s.deepen(s.at.column) {
		s.queue.add(collection, s.at.offset)
	}
}

func (s *scanner) fetchBlockEntry() bool {
	s.beginBlock(blockSequenceToken, entryNotAllowed)
	s.keyAllowed = true
	s.dropKey()
	s.addBytes(blockEntryToken, 1)
	return true
}

func (s *scanner) fetchKey() bool {
	s.beginBlock(blockMappingToken, keyNotAllowed)
	s.keyAllowed = !s.inFlow()
	s.dropKey()
	s.addBytes(keyToken, 1)
	return true
}

func (s *scanner) fetchValue() bool {
	if key := s.currentKey(); key != nil {
		s.keys = s.keys[:len(s.keys)-1]
		s.queue.insert(key.number, keyToken, key.at.offset)
		if !s.inFlow() && s.deepen(key.at.column) {
			s.queue.insert(key.number, blockMappingToken, key.at.offset)
		}
		s.keyAllowed = false
	} else {
		s.beginBlock(blockMappingToken, valueNotAllowed)
		s.keyAllowed = !s.inFlow()
		s.dropKey()
	}
	s.addBytes(valueToken, 1)
	return true
}

// keyLike adds a token that may begin a key, for the caller to scan.
func (s *scanner) keyLike(kind tokenKind) *token {
	s.saveKey()
	s.keyAllowed = false
	return s.queue.add(kind, s.at.offset)
}

func (s *scanner) fetchBlockScalar(style Style) bool {
	s.keyAllowed = true
	s.dropKey()
	s.scanBlockScalar(s.queue.add(scalarToken, s.at.offset), style)
	return true
}
