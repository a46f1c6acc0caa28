package result

import (
	"cmp"
	"slices"
	"sort"

	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
	"charm-playground/core/source"
)

// DocsPage is the page of the site that has a section for each code.
const DocsPage = "findings.html"

// severities are the severities from the worst to the mildest.
var severities = []diagnostic.Severity{diagnostic.Error, diagnostic.Warning, diagnostic.Information, diagnostic.Hint}

// Diagnostics converts findings, sorts them by file (charmcraft.yaml first),
// place and severity, and leaves out repetitions: of those with the same file,
// span, code and path the first is kept.
func (s *Sources) Diagnostics(found []diagnostic.Diagnostic) []Diagnostic {
	sorted := slices.Clone(found)
	sort.SliceStable(sorted, func(i, j int) bool { return compare(&sorted[i], &sorted[j]) < 0 })
	converted := make([]Diagnostic, 0, len(sorted))
	seen := map[identity]bool{}
	for _, d := range sorted {
		id := identity{d.File, d.Span, d.Code, d.Path}
		if !seen[id] {
			seen[id] = true
			converted = append(converted, s.diagnostic(d))
		}
	}
	return converted
}

// identity is what makes a finding the same as another.
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
		cmp.Compare(a.Span.End, b.Span.End),
	)
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
