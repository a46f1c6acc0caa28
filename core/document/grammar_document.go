package document

// stream reads the only document that a stream may contain.
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
	g.skipDocumentEnds()
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
	g.skipDocumentEnds()
	second := g.next().start
	if g.documentStart() {
		g.failAt(secondDocument, first, second)
	}
}

// skipDocumentEnds takes all markers '...' that follow.
func (g *grammar) skipDocumentEnds() {
	for g.is(documentEndToken) {
		g.take()
	}
}

func (g *grammar) directives() {
	g.handles = nil
	for again := false; g.is(directiveToken); {
		switch t := g.take(); t.text {
		case "YAML":
			g.checkVersion(t, again)
			again = true
		case "TAG":
			g.addHandle(t)
		}
	}
}

// checkVersion refuses a second %YAML, and any version but 1.*.
func (g *grammar) checkVersion(t *token, again bool) {
	if again {
		g.fail(secondVersion, t.start)
	}
	if !isOne(t.parameters.first) {
		g.fail(wrongVersion, t.start, t.parameters.first+"."+t.parameters.second)
	}
}

// addHandle records the handle of a %TAG, and refuses a second one with its name.
func (g *grammar) addHandle(t *token) {
	if _, ok := prefixOf(g.handles, t.parameters.first); ok {
		g.fail(secondHandle, t.start, t.parameters.first)
	}
	g.handles = append(g.handles, *t.parameters)
}

// prefixOf returns the prefix for a tag handle.
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
