package document

// mark is a place in a text as PyYAML counts it: NEL, LS and PS also break
// lines, and a byte order mark takes no column.
type mark struct {
	offset int // in bytes
	index  int // in characters, CR LF counts as one
	line   int // from 0
	column int // in characters from 0
}

// markAt returns the mark of an offset.
func markAt(text string, offset int) mark {
	r := reader{text: text}
	r.forwardTo(offset)
	return r.at
}

// tokenKind is the kind of a token.
type tokenKind uint8

// The tokens of PyYAML 6.0 (yaml/tokens.py).
const (
	streamStartToken tokenKind = iota
	streamEndToken
	directiveToken
	documentStartToken
	documentEndToken
	blockSequenceToken
	blockMappingToken
	blockEndToken
	flowSequenceToken
	flowSequenceEnd
	flowMappingToken
	flowMappingEnd
	blockEntryToken
	flowEntryToken
	keyToken
	valueToken
	aliasToken
	anchorToken
	tagToken
	scalarToken
)

// tokenNames has the names that PyYAML prints.
var tokenNames = [...]string{
	streamStartToken: "<stream start>", streamEndToken: "<stream end>", directiveToken: "<directive>",
	documentStartToken: "<document start>", documentEndToken: "<document end>",
	blockSequenceToken: "<block sequence start>", blockMappingToken: "<block mapping start>", blockEndToken: "<block end>",
	flowSequenceToken: "[", flowSequenceEnd: "]", flowMappingToken: "{", flowMappingEnd: "}",
	blockEntryToken: "-", flowEntryToken: ",", keyToken: "?", valueToken: ":",
	aliasToken: "<alias>", anchorToken: "<anchor>", tagToken: "<tag>", scalarToken: "<scalar>",
}

// String returns the name that PyYAML prints.
func (k tokenKind) String() string { return tokenNames[k] }

// token is one token of a text; its places are offsets in bytes.
type token struct {
	kind       tokenKind
	style      Style // scalar
	start, end int
	stop       int         // Literal and Folded: the byte after the content, before its final line break
	text       string      // scalar: its content; alias, anchor, directive: its name; tag: its suffix
	parameters *parameters // of a directive; for a tag its handle, nil if it is verbatim
}

// parameters has the two parts of %YAML or %TAG: the numbers of the version, or
// a handle and a prefix.
type parameters struct{ first, second string }

// simpleKey is a place where a key without '?' may have begun. It becomes a key
// if a ':' follows on the same line, within 1,024 characters.
type simpleKey struct {
	at       mark
	number   int  // the number of the token that begins the key
	level    int  // how many flow collections are open
	required bool // only a key can be at this place
}

// tokenQueue has the tokens that are scanned but not taken yet.
type tokenQueue struct {
	tokens []token
	head   int // index of the first token that is not taken
	taken  int // how many tokens were taken in all
}

// len returns the number of tokens in the queue, and next the number of the
// token that will be added next.
func (q *tokenQueue) len() int  { return len(q.tokens) - q.head }
func (q *tokenQueue) next() int { return q.taken + q.len() }

// add adds a token at an offset, for the caller to fill before it adds another.
func (q *tokenQueue) add(kind tokenKind, at int) *token {
	q.tokens = append(q.tokens, token{kind: kind, start: at, end: at})
	return &q.tokens[len(q.tokens)-1]
}

// insert inserts a token before the one with the given number.
func (q *tokenQueue) insert(number int, kind tokenKind, at int) {
	place := q.head + number - q.taken
	q.tokens = append(q.tokens, token{})
	copy(q.tokens[place+1:], q.tokens[place:])
	q.tokens[place] = token{kind: kind, start: at, end: at}
}

// take removes the first token. The token is valid until another one is added.
func (q *tokenQueue) take() *token {
	t := &q.tokens[q.head]
	q.head++
	q.taken++
	if q.head == len(q.tokens) {
		q.tokens, q.head = q.tokens[:0], 0
	}
	return t
}
