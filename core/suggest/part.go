package suggest

import (
	"slices"
	"strings"
)

// SlipsOf returns the allowed names that a name of several words is a slip of:
// it differs only in separators or case, or in a few letters of one word other
// than the first. Names that share a word, such as service_mesh and
// service-ready, are not slips of each other. The most likely come first, at
// most three; an allowed name is never a slip.
func SlipsOf(name string, allowed []string) (words []string) {
	if name == "" || len(name) > longest || slices.Contains(allowed, name) {
		return nil
	}
	for _, m := range bestSlips(name, allowed) {
		words = append(words, m.word)
	}
	return words
}

// bestSlips returns the best of the names that a name is a slip of.
func bestSlips(name string, allowed []string) (found []match) {
	for _, candidate := range allowed[:min(len(allowed), compared)] {
		if cost, near := partCost(fold(name), fold(candidate)); near {
			found = insert(found, match{candidate, cost, commonEnds(name, candidate)})
		}
	}
	return found
}

// partCost returns how far apart two folded names are, and whether the
// difference is a slip.
func partCost(name, target string) (cost int, near bool) {
	if bare(name) == bare(target) {
		return costSpelling, true
	}
	a, b := strings.Split(name, "-"), strings.Split(target, "-")
	if only := onlyDifference(a, b); only >= 0 {
		return wordCost(a[only], b[only])
	}
	return 0, false
}

// onlyDifference returns the index of the only word in which two names differ; -1
// if they have another number of words, or differ in several.
func onlyDifference(a, b []string) int {
	if len(a) != len(b) {
		return -1
	}
	i := 0
	for i+1 < len(a) && a[i] == b[i] {
		i++
	}
	if !slices.Equal(a[i+1:], b[i+1:]) {
		return -1
	}
	return i
}

// wordCost does the same as partCost for a word of each name: few letters differ,
// and not the first.
func wordCost(word, target string) (int, bool) {
	if word == "" || target == "" || word[0] != target[0] {
		return 0, false
	}
	edits := distance(word, target, min(len(word), len(target))/4)
	return edits * costEdit, edits >= 0
}

// Synonyms returns the allowed names for which people write another one, such
// as postgresql_client for postgres.
func Synonyms(name string, allowed []string) (found []string) {
	for _, synonym := range synonymsOf(fold(name)) {
		if slices.Contains(allowed, synonym) {
			found = append(found, synonym)
		}
	}
	return found
}
