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
	d := &found[at]
	for i := range found {
		cause := &found[i]
		switch {
		case i == at || cause.File != d.File:
		case d.Code == diagnostic.RelationIncomplete && d.File == project.Mock:
			if slices.Contains(causes, cause.Code) && strings.HasPrefix(cause.Path, d.Path[:strings.LastIndexByte(d.Path, '.')+1]) {
				return true
			}
		case d.Code == diagnostic.CharmFails && cause.Severity == diagnostic.Error:
			if near(d.Path, cause.Path) && (cause.Code != diagnostic.CharmFails || i < at) {
				return true
			}
		}
	}
	return false
}

// causes are the findings that explain why a relation lacks data.
var causes = []diagnostic.Code{diagnostic.DatabagKey, diagnostic.UnknownKey, diagnostic.WrongType}

// near reports whether one path equals the other, or leads to it.
func near(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+".") || strings.HasPrefix(b, a+".")
}
