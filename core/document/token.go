package document

// mark is a place in a text as PyYAML counts it: lines also break at NEL, LS
// and PS, and a byte order mark takes no column.
type mark struct {
	offset int // in bytes
	index  int // in characters, CR LF being one
	line   int // from 0
	column int // in characters from 0
}

// tokenKind is what a token is, under the name that PyYAML prints for it.
type tokenKind string

// The tokens of PyYAML 6.0 (yaml/tokens.py).
const (
	streamStartToken   tokenKind = "<stream start>"
	streamEndToken     tokenKind = "<stream end>"
	directiveToken     tokenKind = "<directive>"
	documentStartToken tokenKind = "<document start>"
	documentEndToken   tokenKind = "<document end>"
	blockSequenceToken tokenKind = "<block sequence start>"
	blockMappingToken  tokenKind = "<block mapping start>"
	blockEndToken      tokenKind = "<block end>"
	flowSequenceToken  tokenKind = "["
	flowSequenceEnd    tokenKind = "]"
	flowMappingToken   tokenKind = "{"
	flowMappingEnd     tokenKind = "}"
	blockEntryToken    tokenKind = "-"
	flowEntryToken     tokenKind = ","
	keyToken           tokenKind = "?"
	valueToken         tokenKind = ":"
	aliasToken         tokenKind = "<alias>"
	anchorToken        tokenKind = "<anchor>"
	tagToken           tokenKind = "<tag>"
	scalarToken        tokenKind = "<scalar>"
)

// token is one token of a text.
type token struct {
	kind       tokenKind
	start, end mark
	stop       int    // Literal and Folded: the byte after the content, before its final line break
	style      Style  // scalar
	text       string // scalar: its content; alias, anchor, directive: its name; tag: its suffix
	handle     string // tag: its handle, empty for a verbatim one
	value      [2]string
}

// simpleKey is a place where a key without '?' may have begun: it becomes one
// when a ':' follows in the same line, within 1,024 characters.
type simpleKey struct {
	at       mark
	number   int  // the number of the token that the key begins with
	level    int  // how many flow collections are open
	required bool // nothing but a key can stand at this place
}

// tokenQueue holds the tokens that are scanned and not yet taken.
type tokenQueue struct {
	tokens []token
	head   int // index of the first that is not taken
	taken  int // how many were taken in all
}

func (q *tokenQueue) len() int     { return len(q.tokens) - q.head }
func (q *tokenQueue) first() token { return q.tokens[q.head] }
func (q *tokenQueue) next() int    { return q.taken + q.len() }
func (q *tokenQueue) add(t token)  { q.tokens = append(q.tokens, t) }

// insert puts t before the token of the given number.
func (q *tokenQueue) insert(number int, t token) {
	at := q.head + number - q.taken
	q.tokens = append(q.tokens, token{})
	copy(q.tokens[at+1:], q.tokens[at:])
	q.tokens[at] = t
}

func (q *tokenQueue) take() token {
	t := q.tokens[q.head]
	q.head++
	q.taken++
	if q.head == len(q.tokens) {
		q.tokens, q.head = q.tokens[:0], 0
	}
	return t
}
