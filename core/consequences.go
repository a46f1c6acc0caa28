package core

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
)

// withoutConsequences leaves out that a relation lacks data where another finding
// says why: a key of them is misspelt, or stands in the wrong place.
func withoutConsequences(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	return slices.DeleteFunc(found, func(d diagnostic.Diagnostic) bool {
		if d.Code != diagnostic.RelationIncomplete {
			return false
		}
		relation := d.Path[:strings.LastIndexByte(d.Path, '.')+1]
		return slices.ContainsFunc(found, func(cause diagnostic.Diagnostic) bool {
			return slices.Contains(causes, cause.Code) && cause.File == project.Mock && strings.HasPrefix(cause.Path, relation)
		})
	})
}

// causes are the findings that tell why a relation lacks data.
var causes = []diagnostic.Code{diagnostic.DatabagKey, diagnostic.UnknownKey, diagnostic.WrongType}
