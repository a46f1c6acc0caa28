// Package suggest finds the word that the user probably meant: the nearest of the
// words that are allowed at a place.
package suggest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"
)

// Costs are in tenths of an edit, so that slips that hardly count (case, '_'
// for '-', a missing separator) rank before every real one.
const (
	costSpelling  = 1  // only case or the kind of separator differs
	costSeparator = 2  // only a separator is missing or extra
	costSynonym   = 5  // a row of the table of synonyms
	costEdit      = 10 // one inserted, dropped, changed or swapped character
	costPrefix    = 18 // an abbreviation: "desc" for "description"
	costPart      = 26 // a longer or more precise name of the same thing
)

// shown is the number of suggestions that help a reader.
const shown = 3

// apart is how much nearer than every other word the most likely one must be
// for there to be no doubt: two edits.
const apart = 2 * costEdit

// compared is the most allowed words that are compared: no project has more
// names at one place, and each takes time.
const compared = 200

// longest is the length in bytes of the longest word that is compared: names
// are shorter, and the time grows with the square of the length.
const longest = 200

// Option narrows or widens what Nearest offers.
type Option func(*query)

type query struct {
	word     string
	folded   string   // the word without differences that hardly count
	bare     string   // folded without its separators
	synonyms []string // the words that it is a synonym of
	excluded []string
	closed   bool
	slips    bool
}

// Without leaves out words that are already used at that place.
func Without(used ...string) Option {
	return func(q *query) { q.excluded = append(q.excluded, used...) }
}

// Closed says that only the allowed words are possible there, such as the types
// of an option, so that more distant ones are worth offering.
func Closed() Option {
	return func(q *query) { q.closed = true }
}

// Slips says that words other than the allowed ones are possible there, so that
// only slips and synonyms are offered, and no abbreviation or longer name.
func Slips() Option {
	return func(q *query) { q.slips = true }
}

// Nearest returns the allowed words that word is probably a slip of, the most
// likely first and at most three; none if no allowed word is near. An allowed
// word is never a slip.
func Nearest(word string, allowed []string, options ...Option) []string {
	return Find(word, allowed, options...).Words
}

// Found is the result of Find.
type Found struct {
	Words []string // the most likely first, at most three
	// Sure says that the first word is almost certainly meant: it is not a
	// longer name of the same thing, and much nearer than every other word.
	Sure bool
}

// Find does the same as Nearest, and also reports whether the first word is sure.
// Words that are already used count, too: if one of them is much nearer, the user
// probably wrote it twice, and means no more distant word.
func Find(word string, allowed []string, options ...Option) Found {
	if word == "" || len(word) > longest || strings.ContainsAny(word, "{}[]") || slices.Contains(allowed, word) {
		return Found{}
	}
	return newQuery(word, options).find(allowed)
}

func newQuery(word string, options []Option) *query {
	q := &query{word: word, folded: fold(word)}
	q.bare, q.synonyms = bare(q.folded), synonymsOf(q.folded)
	for _, option := range options {
		option(q)
	}
	return q
}

type match struct {
	word   string
	cost   int
	common int // the number of characters that both begin or end with
}

func (q *query) find(allowed []string) (found Found) {
	matches, taken := q.rank(allowed)
	found.Sure = len(matches) > 0 && isSure(matches, taken)
	for _, m := range matches {
		if taken == math.MaxInt || m.cost < taken+apart {
			found.Words = append(found.Words, m.word)
		}
	}
	return found
}

// rank returns the best matches, and the cost of the nearest word that is already
// used.
func (q *query) rank(allowed []string) (matches []match, taken int) {
	taken = math.MaxInt
	for _, candidate := range allowed[:min(len(allowed), compared)] {
		cost, near := q.cost(candidate)
		switch {
		case !near:
		case slices.Contains(q.excluded, candidate):
			taken = min(taken, cost)
		default:
			matches = insert(matches, match{candidate, cost, commonEnds(q.word, candidate)})
		}
	}
	return matches, taken
}

// isSure reports whether the first of the matches is almost certainly meant.
func isSure(matches []match, taken int) bool {
	first, next := matches[0].cost, taken
	if len(matches) > 1 {
		next = min(next, matches[1].cost)
	}
	if first <= costSeparator {
		return next >= costSynonym
	}
	return first < costPart && (next == math.MaxInt || first <= apart && next >= first+apart)
}

// insert keeps the best matches in order, the earlier of equal ones first.
func insert(matches []match, m match) []match {
	at := len(matches)
	for at > 0 && m.before(matches[at-1]) {
		at--
	}
	matches = slices.Insert(matches, at, m)
	return matches[:min(shown, len(matches))]
}

func (m match) before(other match) bool {
	return cmp.Or(m.cost-other.cost, other.common-m.common, len(m.word)-len(other.word)) < 0
}

// cost returns how far the word is from a candidate, and whether that is near
// enough to offer it.
func (q *query) cost(candidate string) (int, bool) {
	word, target := q.folded, fold(candidate)
	switch {
	case word == target:
		return costSpelling, true
	case q.bare == bare(target):
		return costSeparator, true
	case slices.Contains(q.synonyms, candidate):
		return costSynonym, true
	}
	edits := distance(word, target, q.limit(word, target))
	switch {
	case edits >= 0:
		return q.slipCost(candidate, target, edits), true
	case q.slips:
		return 0, false
	}
	return partial(word, target)
}

// slipCost returns the cost of so many edits between the word and a candidate.
func (q *query) slipCost(candidate, target string, edits int) int {
	cost := edits*costEdit + spelling(q.word, candidate)
	if sameLetters(q.folded, target) {
		cost -= costSeparator // a swap is the commonest slip
	}
	return cost
}

// limit returns the most edits that still make a slip: more for longer words,
// and none if nothing of the word would be left.
func (q *query) limit(word, target string) int {
	if isTooShort(word, target) {
		return 0
	}
	limit, length := 0, max(len(word), len(target))
	switch {
	case q.slips:
		limit = (length - 1) / 3
	case q.closed:
		limit = length / 2
	default:
		limit = length / 3
	}
	return min(max(limit, 1), 4)
}

// isTooShort reports whether an edit leaves too little of a word: of two letters,
// the first or the last must remain in a word of three.
func isTooShort(word, target string) bool {
	length, short := max(len(word), len(target)), min(len(word), len(target))
	return short < 2 || short == 2 && (length != 3 || word[0] != target[0] && word[len(word)-1] != target[len(target)-1])
}

// partial returns the cost of an abbreviation or of a longer name.
func partial(word, target string) (int, bool) {
	switch {
	case strings.ContainsAny(word, " ="): // the rest may be a value
	case len(word) >= 3 && strings.HasPrefix(target, word):
		return costPrefix, true
	case len(target) >= 4 && strings.HasPrefix(word, target),
		len(word) >= 4 && strings.HasSuffix(target, word),
		len(target) >= 4 && strings.HasSuffix(word, target):
		return costPart, true
	}
	return 0, false
}

// distance returns the Levenshtein distance with a swap of two neighbours as
// one edit; -1 if it is more than limit.
func distance(word, target string, limit int) int {
	longer := utf8.RuneCountInString(word) - utf8.RuneCountInString(target)
	if max(longer, -longer) > limit {
		return -1
	}
	edits := levenshtein.ComputeDistance(word, target)
	if edits <= 2*limit { // a swap counts as at most two edits
		edits = swaps(word, target, edits)
	}
	if edits > limit {
		return -1
	}
	return edits
}

// swaps returns the distance with swaps as one edit; edits is the distance with
// swaps as two.
func swaps(word, target string, edits int) int {
	if edits < 2 || edits > 8 {
		return edits
	}
	best := edits
	for i := 0; i+1 < len(word); i++ {
		if canSwap(word, target, i) {
			best = min(best, swapped(word, target, i, edits))
		}
	}
	return best
}

// canSwap reports whether a swap of two neighbours in a word can help: they match
// in the other order.
func canSwap(word, target string, i int) bool {
	first, last := strings.IndexByte(target, word[i+1]), strings.LastIndexByte(target, word[i])
	return word[i] != word[i+1] && word[i] < utf8.RuneSelf && word[i+1] < utf8.RuneSelf && first >= 0 && first < last
}

// swapped returns the distance after such a swap, which counts as one edit; edits
// if it brings the words no nearer.
func swapped(word, target string, i, edits int) int {
	other := word[:i] + word[i+1:i+2] + word[i:i+1] + word[i+2:]
	if fewer := levenshtein.ComputeDistance(other, target); fewer < edits {
		return 1 + swaps(other, target, fewer)
	}
	return edits
}

// sameLetters reports whether two words differ only in the order of their
// letters.
func sameLetters(a, b string) bool { return letters(a) == letters(b) }

// letters counts the bytes of a word by their value.
func letters(word string) (count [256]int) {
	for i := range len(word) {
		count[word[i]]++
	}
	return count
}

// spelling returns costSpelling for words that also differ in case or
// separators.
func spelling(word, candidate string) int {
	if strings.ToLower(word) != word || strings.Contains(word, "_") != strings.Contains(candidate, "_") {
		return costSpelling
	}
	return 0
}

// fold removes differences that hardly count: case, and the kind of separator.
func fold(word string) string {
	return separators.Replace(strings.ToLower(strings.TrimSpace(word)))
}

// bare returns a folded word without its separators.
func bare(word string) string { return strings.ReplaceAll(word, "-", "") }

var separators = strings.NewReplacer("_", "-", " ", "-")

// commonEnds returns the number of bytes that both words begin and end with.
func commonEnds(a, b string) int {
	a, b = fold(a), fold(b)
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	return head + commonTail(a[head:], b[head:])
}

// commonTail returns the number of bytes that both words end with.
func commonTail(a, b string) int {
	tail := 0
	for tail < min(len(a), len(b)) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return tail
}
