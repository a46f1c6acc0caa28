package core

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
	"charm-playground/core/source"
)

// exampleFiles returns the project folder of an entry's example.
func exampleFiles(entry diagnostic.Entry, text string) map[string]string { return entry.Files(text) }

// wholeCharm accompanies examples of other files.
const wholeCharm = diagnostic.ExampleCharm

// findingsOf returns an answer's findings of a code.
func findingsOf(r result.Result, code diagnostic.Code) []result.Diagnostic {
	var found []result.Diagnostic
	for _, d := range r.Diagnostics {
		if d.Code == string(code) {
			found = append(found, d)
		}
	}
	return found
}

// TestCatalogue evaluates every example: it shows its finding, and the fixed file
// does not. The first fix of the finding removes it.
func TestCatalogue(t *testing.T) {
	for _, entry := range sample(diagnostic.Catalogue()) {
		if entry.File == diagnostic.Request || entry.Example == "" {
			continue // the bridge answers requests; package diagnostic says what has no example
		}
		t.Run(string(entry.Code), func(t *testing.T) {
			files := exampleFiles(entry, entry.Example)
			found := findingsOf(Evaluate(files, Options{}), entry.Code)
			if len(found) == 0 {
				t.Fatalf("the example does not show it: %+v", Evaluate(files, Options{Skip: onlyFindings}).Diagnostics)
			}
			if severity := diagnostic.Severity(found[0].Severity); severity != entry.Severity {
				t.Errorf("it is of severity %s, the catalogue says %s", severity, entry.Severity)
			}
			if left := findingsOf(Evaluate(exampleFiles(entry, entry.Mended), Options{Skip: onlyFindings}), entry.Code); len(left) > 0 {
				t.Errorf("mended, it is still there: %+v", left)
			}
			for _, fix := range found[0].Fixes {
				left := findingsOf(Evaluate(fixed(t, files, fix), Options{Skip: onlyFindings}), entry.Code)
				if slices.ContainsFunc(left, func(d result.Diagnostic) bool { return d.Path == found[0].Path && d.Message == found[0].Message }) {
					t.Errorf("it is still there after %q: %+v", fix.Title, left)
				}
			}
		})
	}
}

// TestTooLarge checks that any file that is too large has one finding: a
// charmcraft.yaml is not expanded then, and other files are ignored.
func TestTooLarge(t *testing.T) {
	large := "x:\n" + strings.Repeat("- {a: b, c: d}\n", 40_000)
	for _, name := range sample([]string{"charmcraft.yaml", "mock.yaml", "rockcraft.yaml", "paas-config.yaml"}) {
		files := map[string]string{"charmcraft.yaml": wholeCharm, name: large}
		r := Evaluate(files, Options{Skip: onlyFindings})
		if found := findingsOf(r, diagnostic.TooLarge); len(found) != 1 || found[0].File != name {
			t.Errorf("%s: %+v", name, r.Diagnostics)
		}
		if expanded := r.Expansion.YAML != nil; expanded != (name == "mock.yaml" || name == "rockcraft.yaml") {
			t.Errorf("%s: expanded is %v: %+v", name, expanded, r.Expansion.Error)
		}
	}
}

// fixed returns the files after a fix. Lines that the fix does not touch stay as
// they are, because a fix consists of edits only.
func fixed(t *testing.T, files map[string]string, fix result.Fix) map[string]string {
	t.Helper()
	after := maps.Clone(files)
	edits := map[string][]source.Edit{}
	for _, edit := range fix.Edits {
		f := source.NewFile(edit.File, files[edit.File])
		span := source.Span{Start: f.Offset(edit.Range.Start), End: f.Offset(edit.Range.End)}
		edits[edit.File] = append(edits[edit.File], source.Edit{File: edit.File, Span: span, Text: edit.Text})
	}
	for name, list := range edits {
		text, err := source.Apply(files[name], list)
		if err != nil {
			t.Fatalf("%s: %v", fix.Title, err)
		}
		after[name] = text
	}
	return after
}
