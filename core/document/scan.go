package document

// scanner makes tokens from a text by the rules of PyYAML's Scanner
// (yaml/scanner.py, 6.0). They are YAML 1.1 with a few of PyYAML's own.
// charmcraft refuses everything that it refuses, at the same place.
type scanner struct {
	reader
	queue     tokenQueue
	ready     bool // whether the first token of the queue is final
	done      bool
	flowLevel int
	indent    int // column of the innermost block collection, -1 outside
	indents   []int
	// keyAllowed says whether a key without '?' may begin here.
	keyAllowed bool
	// keys has the places where such a key may have begun, the outermost first.
	keys []simpleKey
}

func newScanner(text string, whole bool) *scanner {
	s := &scanner{reader: newReader(text, whole), indent: -1, keyAllowed: true}
	s.queue.add(streamStartToken, 0)
	return s
}

// next returns the next token and leaves it in the queue. The token is valid
// until another one is scanned.
func (s *scanner) next() *token {
	for !s.ready && s.needMore() {
		s.fetch()
	}
	s.ready = true
	return &s.queue.tokens[s.queue.head]
}

// take removes the next token and returns it. The token is valid until another
// one is scanned.
func (s *scanner) take() *token {
	s.next()
	s.ready = false
	return s.queue.take()
}

// is reports whether the next token is of the given kind.
func (s *scanner) is(kind tokenKind) bool { return s.next().kind == kind }

// inFlow reports whether a flow collection is open. Like PyYAML, it also
// reports true after a surplus closing bracket.
func (s *scanner) inFlow() bool { return s.flowLevel != 0 }

// needMore reports whether the first token is not final yet, because the queue
// is empty or a key may still be inserted before it.
func (s *scanner) needMore() bool {
	if s.done {
		return false
	}
	if s.queue.len() == 0 {
		return true
	}
	s.dropStaleKeys()
	return len(s.keys) > 0 && s.keys[0].number == s.queue.taken
}

// fetch scans the next text and adds its tokens to the queue.
func (s *scanner) fetch() {
	s.toNextToken()
	s.dropStaleKeys()
	s.unwind(s.at.column)
	char := s.peek(0)
	switch {
	case s.at.column == 0 && s.fetchLine(char), s.fetchIndicator(char):
	case char == 0:
		s.fetchEnd()
	case s.startsPlain():
		s.scanPlain(s.keyLike(scalarToken))
	default:
		s.fail(cannotStart, s.at.offset, s.here(0))
	}
}

// fetchLine fetches directives and document markers.
func (s *scanner) fetchLine(char byte) bool {
	switch {
	case char == '%':
		s.leaveBlocks()
		s.scanDirective(s.queue.add(directiveToken, s.at.offset))
	case char == '-' && s.separator():
		s.fetchMarker(documentStartToken)
	case char == '.' && s.separator():
		s.fetchMarker(documentEndToken)
	default:
		return false
	}
	return true
}

// toNextToken advances over spaces, comments and line breaks.
func (s *scanner) toNextToken() {
	if s.at.index == 0 && s.starts("\uFEFF") {
		s.step()
	}
	for {
		s.skipSpaces()
		if s.peek(0) == '#' {
			s.skipLine()
		}
		if s.lineBreak() == "" {
			return
		}
		if !s.inFlow() {
			s.keyAllowed = true
		}
	}
}

// Keys without '?' are in scan_key.go, and indentation is in scan_block.go. The
// fetchers apply what each token means for both.

func (s *scanner) fetchEnd() {
	s.leaveBlocks()
	s.keys = nil
	s.queue.add(streamEndToken, s.at.offset)
	s.done = true
}

func (s *scanner) fetchMarker(kind tokenKind) {
	s.leaveBlocks()
	s.addBytes(kind, 3)
}

// addBytes advances over size ASCII bytes and makes a token from them.
func (s *scanner) addBytes(kind tokenKind, size int) {
	t := s.queue.add(kind, s.at.offset)
	s.forwardTo(t.start + size)
	t.end = s.at.offset
}

// Directives are in scan_directive.go, anchors and tags in scan_tag.go.
