package document

func (s *scanner) fetchFlowStart(kind tokenKind) {
	s.saveKey()
	s.flowLevel++
	s.keyAllowed = true
	s.addBytes(kind, 1)
}

func (s *scanner) fetchFlowEnd(kind tokenKind) {
	s.dropKey()
	s.flowLevel--
	s.keyAllowed = false
	s.addBytes(kind, 1)
}

func (s *scanner) fetchFlowEntry() {
	s.keyAllowed = true
	s.dropKey()
	s.addBytes(flowEntryToken, 1)
}
