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
	q := query{word: word}
	for _, option := range options {
		option(&q)
	}
	if word == "" || len(word) > longest || strings.ContainsAny(word, "{}[]") || slices.Contains(allowed, word) {
		return Found{}
	}
	q.folded = fold(word)
	q.bare, q.synonyms = bare(q.folded), synonymsOf(q.folded)
	return q.rank(allowed)
}

type match struct {
	word   string
	cost   int
	common int // the number of characters that both begin or end with
}

func (q *query) rank(allowed []string) Found {
	var matches []match
	taken := math.MaxInt // the cost of the nearest word that is already used
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
	found := Found{Sure: len(matches) > 0 && isSure(matches, taken)}
	for _, m := range matches {
		if taken == math.MaxInt || m.cost < taken+apart {
			found.Words = append(found.Words, m.word)
		}
	}
	return found
}

// isSure reports whether the first of the matches is almost certainly meant.
func isSure(matches []match, taken int) bool {
	first := matches[0].cost
	if len(matches) > 1 {
		taken = min(taken, matches[1].cost)
	}
	if first <= costSeparator {
		return taken >= costSynonym
	}
	return first < costPart && (taken == math.MaxInt || first <= apart && taken >= first+apart)
}

// insert keeps the best matches in order, the earlier of equal ones first.
func insert(matches []match, m match) []match {
	at := len(matches)
	for at > 0 && m.before(matches[at-1]) {
		at--
	}
	if at == shown {
		return matches
	}
	matches = append(matches[:at:at], append([]match{m}, matches[at:]...)...)
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
	if edits := distance(word, target, q.limit(word, target)); edits >= 0 {
		cost := edits*costEdit + spelling(q.word, candidate)
		if sameLetters(word, target) {
			cost -= costSeparator // a swap is the commonest slip
		}
		return cost, true
	}
	if q.slips {
		return 0, false
	}
	return partial(word, target)
}

// limit returns the most edits that still make a slip: more for longer words,
// and none if nothing of the word would be left.
func (q *query) limit(word, target string) int {
	length, short := max(len(word), len(target)), min(len(word), len(target))
	if short < 2 || short == 2 && (length != 3 || word[0] != target[0] && word[len(word)-1] != target[len(target)-1]) {
		return 0
	}
	limit := length / 3
	switch {
	case q.slips:
		limit = (length - 1) / 3
	case q.closed:
		limit = length / 2
	}
	return min(max(limit, 1), 4)
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
		// A swap only helps if both letters match in the other order.
		first, last := strings.IndexByte(target, word[i+1]), strings.LastIndexByte(target, word[i])
		if word[i] == word[i+1] || word[i] >= 0x80 || word[i+1] >= 0x80 || first < 0 || first >= last {
			continue
		}
		swapped := word[:i] + string(word[i+1]) + string(word[i]) + word[i+2:]
		if fewer := levenshtein.ComputeDistance(swapped, target); fewer < edits {
			best = min(best, 1+swaps(swapped, target, fewer))
		}
	}
	return best
}

// sameLetters reports whether two words differ only in the order of their
// letters.
func sameLetters(a, b string) bool {
	var count [256]int
	for i := range len(a) {
		count[a[i]]++
	}
	for i := range len(b) {
		count[b[i]]--
	}
	return count == [256]int{}
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
	short := min(len(a), len(b))
	head := 0
	for head < short && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < short-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return head + tail
}
