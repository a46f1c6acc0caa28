package document

import (
	"strings"
	"unicode/utf8"
)

// scanner makes tokens of a text by the rules of PyYAML's Scanner
// (yaml/scanner.py, 6.0), which are those of YAML 1.1 with a few of its own:
// whatever it refuses charmcraft refuses, at the same place.
type scanner struct {
	reader
	queue     tokenQueue
	ready     bool // the first token of the queue can be given out
	done      bool
	flowLevel int
	indent    int // column of the innermost block collection, -1 outside
	indents   []int
	// keyAllowed tells whether a key without '?' may begin here.
	keyAllowed bool
	// keys are the places where one may have begun, the outermost first.
	keys []simpleKey
}

func newScanner(text string, whole bool) *scanner {
	s := &scanner{reader: newReader(text, whole), indent: -1, keyAllowed: true}
	s.queue.add(streamStartToken, 0)
	return s
}

// next is the next token, which stays in the queue. It is there until another
// is scanned.
func (s *scanner) next() *token {
	for !s.ready && s.needMore() {
		s.fetch()
	}
	s.ready = true
	return &s.queue.tokens[s.queue.head]
}

// take is the next token, which is there until another is scanned.
func (s *scanner) take() *token {
	s.next()
	s.ready = false
	return s.queue.take()
}

// is reports whether the next token is of the given kind.
func (s *scanner) is(kind tokenKind) bool { return s.next().kind == kind }

// inFlow reports whether a flow collection is open. PyYAML counts a closing
// bracket too many as one, too.
func (s *scanner) inFlow() bool { return s.flowLevel != 0 }

// needMore reports whether the first token cannot be given out yet, because
// there is none or a key may still have to be put before it.
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

// fetch scans what comes next and adds its tokens to the queue.
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

// fetchLine fetches what ends a document or stands between documents.
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

// fetchIndicator fetches what one character tells, with the one after it or
// with the context.
func (s *scanner) fetchIndicator(char byte) bool {
	switch flow := s.inFlow(); char {
	case '[':
		s.fetchFlowStart(flowSequenceToken)
	case '{':
		s.fetchFlowStart(flowMappingToken)
	case ']':
		s.fetchFlowEnd(flowSequenceEnd)
	case '}':
		s.fetchFlowEnd(flowMappingEnd)
	case ',':
		s.fetchFlowEntry()
	case '*':
		s.scanAnchor(s.keyLike(aliasToken))
	case '&':
		s.scanAnchor(s.keyLike(anchorToken))
	case '!':
		s.scanTag(s.keyLike(tagToken))
	case '\'':
		s.scanQuoted(s.keyLike(scalarToken), SingleQuoted)
	case '"':
		s.scanQuoted(s.keyLike(scalarToken), DoubleQuoted)
	case '-':
		return s.blank(1) && s.fetchBlockEntry()
	case '?':
		return (flow || s.blank(1)) && s.fetchKey()
	case ':':
		return (flow || s.blank(1)) && s.fetchValue()
	case '|':
		return !flow && s.fetchBlockScalar(Literal)
	case '>':
		return !flow && s.fetchBlockScalar(Folded)
	default:
		return false
	}
	return true
}

// startsPlain reports whether a plain scalar can begin here.
func (s *scanner) startsPlain() bool {
	char := s.peek(0)
	if !s.blank(0) && strings.IndexByte("-?:,[]{}#&*!|>'\"%@`", char) < 0 {
		return true
	}
	return (char == '-' || !s.inFlow() && (char == '?' || char == ':')) && !s.blank(1)
}

// toNextToken goes over spaces, comments and line breaks.
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

// Keys without '?'.

// dropStaleKeys forgets the places that are too far back to begin a key.
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

// saveKey remembers that a key may begin with the next token.
func (s *scanner) saveKey() {
	required := !s.inFlow() && s.indent == s.at.column
	if s.keyAllowed {
		s.dropKey()
		s.keys = append(s.keys, simpleKey{at: s.at, number: s.queue.next(), level: s.flowLevel, required: required})
	}
}

// dropKey forgets the place remembered in the current flow collection.
func (s *scanner) dropKey() {
	if key := s.currentKey(); key != nil {
		s.refuseRequired(key)
		s.keys = s.keys[:len(s.keys)-1]
	}
}

// currentKey is that place, or nil.
func (s *scanner) currentKey() *simpleKey {
	if n := len(s.keys); n > 0 && s.keys[n-1].level == s.flowLevel {
		return &s.keys[n-1]
	}
	return nil
}

// Indentation.

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

// Fetchers: what each token means for keys and indentation.

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

// addBytes goes over size ASCII bytes and makes a token of them.
func (s *scanner) addBytes(kind tokenKind, size int) {
	t := s.queue.add(kind, s.at.offset)
	s.forwardTo(t.start + size)
	t.end = s.at.offset
}

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

// beginBlock checks that a block entry, key or value may stand here, and
// begins a block collection where this is its first.
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

// keyLike adds a token that a key may begin with, for the caller to scan.
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

// Directives, anchors and tags.

// wordLen is the length of the letters, digits, '-' and '_' that begin n bytes
// on.
func (s *scanner) wordLen(n int) int {
	size := 0
	for isWord(s.peek(n + size)) {
		size++
	}
	return size
}

func isWord(char byte) bool {
	return '0' <= char && char <= '9' || 'A' <= char && char <= 'Z' || 'a' <= char && char <= 'z' || char == '-' || char == '_'
}

// word goes over size bytes and returns them.
func (s *scanner) word(size int) string {
	start := s.at.offset
	s.forwardTo(start + size)
	return s.text[start:s.at.offset]
}

func (s *scanner) scanDirective(t *token) {
	s.step()
	t.text = s.scanDirectiveName(t.start)
	switch t.text {
	case "YAML":
		t.parameters = s.scanVersion(t.start)
	case "TAG":
		t.parameters = s.scanTagDirective(t.start)
	default:
		s.skipLine()
	}
	t.end = s.at.offset
	s.skipSpaces()
	if s.peek(0) == '#' {
		s.skipLine()
	}
	if !s.ending(0) {
		s.failHere(directiveRest, t.start)
	}
	s.lineBreak()
}

func (s *scanner) scanDirectiveName(start int) string {
	name := s.word(s.wordLen(0))
	if name == "" || !s.space(0) {
		s.failHere(directiveName, start)
	}
	return name
}

// scanVersion is the two numbers of %YAML.
func (s *scanner) scanVersion(start int) *parameters {
	s.skipSpaces()
	major := s.scanVersionNumber(start)
	if s.peek(0) != '.' {
		s.failHere(versionDot, start)
	}
	s.step()
	minor := s.scanVersionNumber(start)
	if !s.space(0) {
		s.failHere(versionEnd, start)
	}
	return &parameters{major, minor}
}

func (s *scanner) scanVersionNumber(start int) string {
	size := 0
	for '0' <= s.peek(size) && s.peek(size) <= '9' {
		size++
	}
	if size == 0 {
		s.failHere(versionDigit, start)
	}
	return s.word(size)
}

// scanTagDirective is the handle and the prefix of %TAG.
func (s *scanner) scanTagDirective(start int) *parameters {
	s.skipSpaces()
	handle := s.scanTagHandle(inDirective, start)
	if s.peek(0) != ' ' {
		s.failHere(directiveSpace, start)
	}
	s.skipSpaces()
	prefix := s.scanTagURI(inDirective, start)
	if !s.space(0) {
		s.failHere(directiveSpace, start)
	}
	return &parameters{handle, prefix}
}

func (s *scanner) scanAnchor(t *token) {
	s.step()
	t.text = s.word(s.wordLen(0))
	if t.text == "" || !s.blank(0) && strings.IndexByte("?:,]}%@`", s.peek(0)) < 0 {
		refused := anchorName
		if t.kind == aliasToken {
			refused = aliasName
		}
		s.failHere(refused, t.start)
	}
	t.end = s.at.offset
}

// scanTag scans !suffix, !handle!suffix, !<verbatim> or the lone '!'.
func (s *scanner) scanTag(t *token) {
	switch {
	case s.peek(1) == '<':
		t.text = s.scanVerbatimTag(t.start)
	case s.blank(1):
		s.step()
		t.text = "!"
	default:
		t.parameters = &parameters{first: "!"}
		if s.hasHandle() {
			t.parameters.first = s.scanTagHandle(inTag, t.start)
		} else {
			s.step()
		}
		t.text = s.scanTagURI(inTag, t.start)
	}
	if !s.space(0) {
		s.failHere(tagSpace, t.start)
	}
	t.end = s.at.offset
}

func (s *scanner) scanVerbatimTag(start int) string {
	s.forwardTo(start + 2)
	uri := s.scanTagURI(inTag, start)
	if s.peek(0) != '>' {
		s.failHere(tagBracket, start)
	}
	s.step()
	return uri
}

// hasHandle reports whether the tag that begins here has a second '!'.
func (s *scanner) hasHandle() bool {
	for n := 1; !s.space(n); n++ {
		if s.peek(n) == '!' {
			return true
		}
	}
	return false
}

// inTag and inDirective say what is being scanned, in PyYAML's words.
const (
	inTag       = "tag"
	inDirective = "directive"
)

func (s *scanner) scanTagHandle(where string, start int) string {
	if s.peek(0) != '!' {
		s.failHere(tagHandle, start, where)
	}
	if s.peek(1) == ' ' {
		return s.word(1)
	}
	size := 1 + s.wordLen(1)
	if s.peek(size) != '!' {
		// PyYAML tells of the character at the place where the name ends.
		s.forwardTo(s.at.offset + size)
		s.failHere(tagHandle, start, where)
	}
	return s.word(size + 1)
}

func (s *scanner) scanTagURI(where string, start int) string {
	var uri strings.Builder
	for {
		switch char := s.peek(0); {
		case char == '%':
			uri.WriteString(s.scanURIEscapes(where, start))
		case isWord(char) || char != 0 && strings.IndexByte(";/?:@&=+$,.!~*'()[]", char) >= 0:
			uri.WriteByte(char)
			s.step()
		case uri.Len() == 0:
			s.failHere(tagURI, start, where)
		default:
			return uri.String()
		}
	}
}

// scanURIEscapes scans a run of %XX, which together are UTF-8.
func (s *scanner) scanURIEscapes(where string, start int) string {
	begin := s.at.offset
	var raw []byte
	for s.peek(0) == '%' {
		s.step()
		code, at := s.hex(2)
		if at >= 0 {
			s.failIn(uriEscape, start, where, s.here(at))
		}
		raw = append(raw, byte(code))
		s.forwardTo(s.at.offset + 2)
	}
	if !utf8.Valid(raw) {
		s.failAt(uriEncoding, start, begin, where)
	}
	return string(raw)
}

// hex is the number in the next size hexadecimal digits, and the offset of the
// first character that is none, or -1.
func (s *scanner) hex(size int) (number uint32, wrong int) {
	for i := range size {
		digit := strings.IndexByte("0123456789abcdef", s.peek(i)|0x20)
		if digit < 0 || s.peek(i) < '0' {
			return 0, i
		}
		number = number<<4 | uint32(digit)
	}
	return number, -1
}
