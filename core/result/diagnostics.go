package result

import (
	"cmp"
	"slices"
	"sort"
	"strconv"

	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
	"charm-playground/core/source"
)

// DocsPage is the page of the site with a section for each code.
const DocsPage = "findings.html"

// severities are the severities from the worst to the mildest.
var severities = []diagnostic.Severity{diagnostic.Error, diagnostic.Warning, diagnostic.Information, diagnostic.Hint}

// Diagnostics converts findings, sorts them by file (charmcraft.yaml first),
// place and severity, and drops repetitions: of those with the same file, span,
// code and path the first stays. If there are more than project.Limits allows,
// the worst stay, and one more finding says how many were left out.
func (s *Sources) Diagnostics(found []diagnostic.Diagnostic) []Diagnostic {
	sorted := slices.Clone(found)
	sort.SliceStable(sorted, func(i, j int) bool { return compare(&sorted[i], &sorted[j]) < 0 })
	sorted = worst(unique(sorted))
	converted := make([]Diagnostic, len(sorted))
	for i, d := range sorted {
		converted[i] = s.diagnostic(d)
	}
	return converted
}

// unique returns findings without repetitions.
func unique(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	seen := map[identity]bool{}
	return slices.DeleteFunc(found, func(d diagnostic.Diagnostic) bool {
		id := identity{d.File, d.Span, d.Code, d.Path}
		known := seen[id]
		seen[id] = true
		return known
	})
}

// worst returns the findings to list: if there are too many, the worst, in
// their order.
func worst(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	left := len(found) - project.Limits.Findings
	if left <= 0 {
		return found
	}
	counts := countWorst(found, project.Limits.Findings)
	kept := slices.DeleteFunc(slices.Clone(found), func(d diagnostic.Diagnostic) bool {
		counts[d.Severity]--
		return counts[d.Severity] < 0
	})
	return append(kept, leftOut(left, found[0].File))
}

// leftOut says how many findings are not listed.
func leftOut(count int, file string) diagnostic.Diagnostic {
	return diagnostic.Diagnostic{
		File: file, Severity: diagnostic.Information, Code: diagnostic.TooLarge, By: diagnostic.Playground,
		Message: "The project has " + strconv.Itoa(count) + " more findings, which are less serious and not listed. They appear once some of these are fixed.",
	}
}

// countWorst is how many findings of each severity there is room for, the worst
// first.
func countWorst(found []diagnostic.Diagnostic, room int) map[diagnostic.Severity]int {
	counts := map[diagnostic.Severity]int{}
	for _, severity := range severities {
		for _, d := range found {
			if d.Severity == severity && room > 0 {
				counts[severity]++
				room--
			}
		}
	}
	return counts
}

// identity is what two equal findings have in common.
type identity struct {
	file string
	span source.Span
	code diagnostic.Code
	path string
}

func compare(a, b *diagnostic.Diagnostic) int {
	return cmp.Or(
		cmp.Compare(fileRank(a.File), fileRank(b.File)),
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(slices.Index(severities, a.Severity), slices.Index(severities, b.Severity)),
		cmp.Compare(codeRank(a.Code), codeRank(b.Code)),
		cmp.Compare(a.Span.End, b.Span.End),
	)
}

// codeRank puts a mistake of syntax before what is found beside it.
func codeRank(code diagnostic.Code) int {
	if code == diagnostic.YAMLSyntax {
		return 0
	}
	return 1
}

func fileRank(file string) int {
	if file == project.Charmcraft {
		return 0
	}
	return 1
}

func (s *Sources) diagnostic(d diagnostic.Diagnostic) Diagnostic {
	fixes := make([]Fix, len(d.Fixes))
	for i, fix := range d.Fixes {
		fixes[i] = Fix{fix.Title, fix.Safe, s.Edits(fix.Edits)}
	}
	return Diagnostic{
		File:     d.File,
		Severity: d.Severity,
		Code:     string(d.Code),
		Message:  d.Message,
		Path:     d.Path,
		Range:    s.Range(d.File, d.Span),
		Docs:     DocsPage + "#" + string(d.Code),
		Fixes:    fixes,
		By:       d.Objector(),
	}
}
