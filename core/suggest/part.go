package suggest

import (
	"slices"
	"sort"
	"strings"
)

// SlipsOf returns the allowed names that a name of several words is a slip of:
// it differs only in separators or case, or in a few letters of one word other
// than the first. Names that share a word, such as service_mesh and
// service-ready, are not slips of each other. The most likely come first, at
// most three; an allowed name is never a slip.
func SlipsOf(name string, allowed []string) []string {
	if name == "" || len(name) > longest || slices.Contains(allowed, name) {
		return nil
	}
	var found []match
	for _, candidate := range allowed[:min(len(allowed), compared)] {
		if cost, near := partCost(fold(name), fold(candidate)); near {
			found = append(found, match{candidate, cost, commonEnds(name, candidate)})
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].before(found[j]) })
	var words []string
	for _, m := range found[:min(len(found), shown)] {
		words = append(words, m.word)
	}
	return words
}

// partCost returns how far apart two folded names are, and whether the
// difference is a slip.
func partCost(name, target string) (cost int, near bool) {
	if bare(name) == bare(target) {
		return costSpelling, true
	}
	a, b := strings.Split(name, "-"), strings.Split(target, "-")
	if len(a) != len(b) {
		return 0, false
	}
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if a[i] == "" || b[i] == "" {
			return 0, false
		}
		edits := distance(a[i], b[i], min(len(a[i]), len(b[i]))/4)
		if cost > 0 || edits < 0 || a[i][0] != b[i][0] {
			return 0, false
		}
		cost = edits * costEdit
	}
	return cost, true
}

// Synonyms returns the allowed names for which people write another one, such
// as postgresql_client for postgres.
func Synonyms(name string, allowed []string) []string {
	var found []string
	for _, synonym := range synonymsOf(fold(name)) {
		if slices.Contains(allowed, synonym) {
			found = append(found, synonym)
		}
	}
	return found
}
