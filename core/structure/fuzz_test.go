package structure

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// judged replaces the whole core: it finds syntax errors, unknown keys and values
// of another type.
func judged(files map[string]string) Reading {
	r := Reading{Accepted: true}
	for _, name := range []string{project.Charmcraft, project.Mock, project.Config} {
		text, there := files[name]
		if !there {
			continue
		}
		doc := document.Parse(source.NewFile(name, text))
		r.Found = append(r.Found, doc.Diagnostics...)
		m := findMisfits(doc.Root, schema.Of(name))
		for _, at := range append(m.shapes, m.others...) {
			r.Found = append(r.Found, diagnostic.Diagnostic{
				File: name, Severity: diagnostic.Error, Code: diagnostic.WrongType, Message: at.what() + " does not fit.", Span: at.span(), Path: strings.Join(at.path, "."),
			})
		}
		r.Accepted = r.Accepted && (name != project.Charmcraft || len(r.Found) == 0)
	}
	return r
}

// FuzzAdvise checks that for any input each finding is inside its file, and each
// fix can be applied, changes something, and keeps the rest of the text.
func FuzzAdvise(f *testing.F) {
	inputs, err := filepath.Glob("../testdata/cases/mistakes/*/input/charmcraft.yaml")
	if err != nil || inputs == nil {
		f.Fatal("no cases", err)
	}
	for _, input := range inputs {
		charmcraft, err := os.ReadFile(input)
		if err != nil {
			f.Fatal(err)
		}
		mock, _ := os.ReadFile(filepath.Join(filepath.Dir(input), "mock.yaml")) // most cases have no mock.yaml
		f.Add(string(charmcraft), string(mock), "options:\n  a:\n  type: string\n")
	}
	f.Fuzz(func(t *testing.T, charmcraft, mock, config string) {
		if len(charmcraft)+len(mock)+len(config) > 6000 {
			return
		}
		files := map[string]string{project.Charmcraft: charmcraft, project.Mock: mock, project.Config: config}
		for _, d := range Advise(files, judged(files), judged) {
			checkFinding(t, files, &d)
		}
	})
}

func checkFinding(t *testing.T, files map[string]string, d *diagnostic.Diagnostic) {
	t.Helper()
	text := files[d.File]
	if d.Message == "" || d.Span.Start < 0 || d.Span.Start > d.Span.End || d.Span.End > len(text) {
		t.Errorf("a finding without words or outside of its file: %+v\n%q", d, text)
	}
	for _, fix := range d.Fixes {
		own := slices.DeleteFunc(slices.Clone(fix.Edits), func(e source.Edit) bool { return e.File != d.File })
		if after, err := source.Apply(text, own); err != nil || fix.Title == "" || after == text {
			t.Errorf("%v: [%s] %+v of %q", err, fix.Title, fix.Edits, text)
		}
	}
}
