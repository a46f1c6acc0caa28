package core

import (
	"strings"
	"testing"

	"charm-playground/core/project"
	"charm-playground/core/result"
	"charm-playground/core/source"
)

// FuzzEvaluate checks that any files have a result whose places lie inside the
// texts, whose lines are all described and whose fixes can be made.
func FuzzEvaluate(f *testing.F) {
	for _, c := range sample(goldenCases(f)) {
		f.Add(c.files[project.Charmcraft], c.files[project.Mock], c.files[project.Rockcraft], c.files[project.PaasConfig])
	}
	f.Add(wholeCharm, "unit: 0\nModel    Controller\n", "", "")
	f.Add(wholeCharm+"requires:\n  redis:\n    interface: redis\n    optional: false\n", "*alias\n", "", "")
	for i, mock := range secretKeys {
		for _, text := range sample(paasConfigs) {
			f.Add(wholeCharm, mock, "", text)
		}
		for _, text := range sample(rockcrafts) {
			f.Add(wholeCharm, mock+"config: {webserver-worker-class: gevent}\n", strings.ReplaceAll(text, "NAME", "flask"), paasConfigs[i])
		}
	}
	f.Fuzz(func(t *testing.T, charmcraft, mock, rockcraft, paasConfig string) {
		if len(charmcraft)+len(mock)+len(rockcraft)+len(paasConfig) > 8000 {
			return // more takes longer, and shows no more
		}
		files := map[string]string{
			project.Charmcraft: charmcraft, project.Mock: mock, project.Rockcraft: rockcraft, project.PaasConfig: paasConfig,
		}
		r := Evaluate(files, Options{Experimental: true})
		for _, d := range r.Diagnostics {
			checkDiagnostic(t, files, d)
		}
		if text := r.Expansion.YAML; (text == nil) != (len(r.Expansion.Lines) == 0) {
			t.Errorf("%d lines are described", len(r.Expansion.Lines))
		}
	})
}

func checkDiagnostic(t *testing.T, files map[string]string, d result.Diagnostic) {
	t.Helper()
	if d.Message == "" || d.Code == "" || !inside(files[d.File], d.Range) {
		t.Errorf("a finding without words or outside its file: %+v", d)
	}
	for _, fix := range d.Fixes {
		edits := map[string][]source.Edit{}
		for _, edit := range fix.Edits {
			text := source.NewFile(edit.File, files[edit.File])
			span := source.Span{Start: text.Offset(edit.Range.Start), End: text.Offset(edit.Range.End)}
			edits[edit.File] = append(edits[edit.File], source.Edit{File: edit.File, Span: span, Text: edit.Text})
		}
		for name, all := range edits {
			if _, err := source.Apply(files[name], all); err != nil {
				t.Errorf("%s: %v: %+v", fix.Title, err, fix)
			}
		}
	}
}

// inside reports whether a range is one of places that a text has, in order.
func inside(text string, r source.Range) bool {
	file := source.NewFile("", text)
	start, end := file.Offset(r.Start), file.Offset(r.End)
	return start <= end && file.Position(start) == r.Start && file.Position(end) == r.End
}
