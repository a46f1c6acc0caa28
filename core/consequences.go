package core

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
)

// withoutConsequences leaves out findings whose cause another finding reports:
// that a relation lacks data if one of its keys is misspelt or in the wrong
// place, and that the charm fails over a value that is an error already. The
// causes include unsaid, what Juju is about to say.
func withoutConsequences(found, unsaid []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	all := append(found[:len(found):len(found)], unsaid...)
	var kept []diagnostic.Diagnostic
	for i := range found {
		if !isConsequence(all, i) {
			kept = append(kept, found[i])
		}
	}
	return kept
}

func isConsequence(found []diagnostic.Diagnostic, at int) bool {
	for i := range found {
		if i != at && follows(&found[at], &found[i], i < at) {
			return true
		}
	}
	return false
}

// follows reports whether a finding is a consequence of another one. Of two about
// the same failure of the charm, the later one is.
func follows(d, cause *diagnostic.Diagnostic, isLater bool) bool {
	switch {
	case cause.File != d.File:
		return false
	case d.Code == diagnostic.RelationIncomplete && d.File == project.Mock:
		return slices.Contains(causes, cause.Code) && strings.HasPrefix(cause.Path, d.Path[:strings.LastIndexByte(d.Path, '.')+1])
	case d.Code == diagnostic.CharmFails && cause.Severity == diagnostic.Error:
		return near(d.Path, cause.Path) && (cause.Code != diagnostic.CharmFails || isLater)
	}
	return false
}

// causes are the findings that explain why a relation lacks data.
var causes = []diagnostic.Code{diagnostic.DatabagKey, diagnostic.UnknownKey, diagnostic.WrongType}

// near reports whether one path equals the other, or leads to it.
func near(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+".") || strings.HasPrefix(b, a+".")
}
