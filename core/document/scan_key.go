package document

// dropStaleKeys drops the places that are too far back to begin a key.
func (s *scanner) dropStaleKeys() {
	for len(s.keys) > 0 {
		key := &s.keys[0]
		if key.at.line == s.at.line && s.at.index-key.at.index <= 1024 {
			return
		}
		s.refuseRequired(key)
		s.keys = append(s.keys[:0], s.keys[1:]...)
	}
}

func (s *scanner) refuseRequired(key *simpleKey) {
	if key.required {
		s.failIn(colonMissing, key.at.offset)
	}
}

// saveKey records that the next token may begin a key.
func (s *scanner) saveKey() {
	required := !s.inFlow() && s.indent == s.at.column
	if s.keyAllowed {
		s.dropKey()
		s.keys = append(s.keys, simpleKey{at: s.at, number: s.queue.next(), level: s.flowLevel, required: required})
	}
}

// dropKey drops the recorded place in the current flow collection.
func (s *scanner) dropKey() {
	if key := s.currentKey(); key != nil {
		s.refuseRequired(key)
		s.keys = s.keys[:len(s.keys)-1]
	}
}

// currentKey returns the recorded place in the current flow collection, or nil.
func (s *scanner) currentKey() *simpleKey {
	if n := len(s.keys); n > 0 && s.keys[n-1].level == s.flowLevel {
		return &s.keys[n-1]
	}
	return nil
}
