package expansion_test

import (
	"bufio"
	"embed"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/emit"
	"charm-playground/core/expansion"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

//go:embed testdata
var testdata embed.FS

// expand expands a project folder.
func expand(t testing.TB, files map[string]string, experimental bool) *expansion.Expansion {
	t.Helper()
	folder, err := project.New(files)
	if err != nil {
		t.Fatal(err)
	}
	doc := document.Parse(source.NewFile(project.Charmcraft, files[project.Charmcraft]))
	return expansion.Expand(folder, doc, expansion.Options{Experimental: experimental})
}

// recorded is a project with charmcraft 4.5.0's result for it
// (testdata/record.py).
type recorded struct {
	Name         string
	Files        map[string]string
	Experimental bool
	Expected     struct {
		YAML     *string
		Error    *struct{ Message, Details, Resolution *string }
		Problems []struct{ Path, Type, Message string }
	}
}

func readRecorded(t testing.TB) []recorded {
	t.Helper()
	file, err := testdata.Open("testdata/recorded.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []recorded
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var r recorded
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}

func TestRecorded(t *testing.T) {
	for _, r := range readRecorded(t) {
		t.Run(r.Name, func(t *testing.T) {
			got := expand(t, r.Files, r.Experimental)
			if r.Expected.YAML != nil {
				checkAccepted(t, got, *r.Expected.YAML)
				return
			}
			checkRefused(t, got, r)
		})
	}
}

func checkAccepted(t *testing.T, got *expansion.Expansion, want string) {
	if got.Project == nil {
		t.Fatalf("refused: %v %v", got.Error, got.Diagnostics)
	}
	if text, _ := emit.YAML(got.Project); text != want {
		t.Errorf("got\n%s\nwant\n%s", text, want)
	}
	if len(got.Diagnostics) > 0 {
		t.Errorf("an accepted project has findings: %v", got.Diagnostics)
	}
}

func checkRefused(t *testing.T, got *expansion.Expansion, want recorded) {
	if got.Project != nil || got.Error == nil {
		t.Fatal("the project is accepted")
	}
	if len(got.Diagnostics) == 0 {
		t.Error("there is no finding")
	}
	if e := want.Expected.Error; e != nil && e.Message != nil {
		for _, part := range [][2]string{{text(e.Message), got.Error.Message}, {text(e.Details), got.Error.Details}, {text(e.Resolution), got.Error.Resolution}} {
			if part[0] != part[1] {
				t.Errorf("got %q, want %q", part[1], part[0])
			}
		}
	}
	for _, problem := range want.Expected.Problems {
		if !slices.ContainsFunc(got.Diagnostics, func(d diagnostic.Diagnostic) bool {
			return inOrder(d.Path, problem.Path) || problem.Type == "missing" && restores(d, problem.Path)
		}) {
			t.Errorf("no finding at %s (%s): %v", problem.Path, problem.Message, got.Diagnostics)
		}
	}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// inOrder reports whether our path has the names of the reference's path in the
// same order. It skips indexes: the reference counts after merging, and we
// count before it.
func inOrder(ours, theirs string) bool {
	rest := strings.Split(ours, ".")
	for _, name := range strings.Split(theirs, ".") {
		if strings.Trim(name, "0123456789") == "" {
			continue
		}
		at := slices.Index(rest, name)
		if at < 0 {
			return false
		}
		rest = rest[at+1:]
	}
	return true
}

// restores reports whether the first fix restores a missing key.
func restores(d diagnostic.Diagnostic, path string) bool {
	return len(d.Fixes) > 0 && d.Fixes[0].Edits[0].Text == path[strings.LastIndex(path, ".")+1:]
}

func TestEveryValueHasAnOrigin(t *testing.T) {
	for _, r := range readRecorded(t) {
		got := expand(t, r.Files, r.Experimental)
		if got.Project == nil {
			continue
		}
		got.Project.Walk(func(v *value.Value) {
			if v.Origin.Source == "" {
				t.Errorf("%s: %s has no origin", r.Name, v.Repr())
			}
		})
	}
}

// checkFindings checks that every finding has a place in the text, a sentence,
// and fixes that can be applied.
func checkFindings(t *testing.T, files map[string]string, found []diagnostic.Diagnostic) {
	t.Helper()
	for _, d := range found {
		content := files[d.File]
		if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(content) {
			t.Errorf("%s at %v is not in the text", d.Code, d.Span)
		}
		if d.Message == "" || !strings.HasSuffix(strings.TrimRight(d.Message, "'\""), ".") {
			t.Errorf("%s: the message %q is no sentence", d.Code, d.Message)
		}
		for _, fix := range d.Fixes {
			if _, err := source.Apply(content, fix.Edits); err != nil || fix.Title == "" {
				t.Errorf("%s: fix %q: %v", d.Code, fix.Title, err)
			}
		}
	}
}

func TestFindingsAreInTheText(t *testing.T) {
	for _, r := range readRecorded(t) {
		t.Run(r.Name, func(t *testing.T) { checkFindings(t, r.Files, expand(t, r.Files, r.Experimental).Diagnostics) })
	}
}

func FuzzExpand(f *testing.F) {
	for _, r := range readRecorded(f) {
		f.Add(r.Files[project.Charmcraft], r.Files[project.PaasConfig], r.Experimental)
	}
	f.Fuzz(func(t *testing.T, charmcraft, paasConfig string, experimental bool) {
		files := map[string]string{project.Charmcraft: charmcraft}
		if paasConfig != "" {
			files[project.PaasConfig] = paasConfig
		}
		got := expand(t, files, experimental)
		if (got.Project == nil) == (got.Error == nil) {
			t.Fatal("a project is either expanded or refused")
		}
		checkFindings(t, files, got.Diagnostics)
	})
}

func BenchmarkExpand(b *testing.B) {
	r := readRecorded(b)[0]
	for b.Loop() {
		expand(b, r.Files, r.Experimental)
	}
}

// TestFixesMend applies a few fixes of each kind. Afterwards the file must be
// valid YAML, and the finding must be gone.
func TestFixesMend(t *testing.T) {
	const enough = 3
	applied := map[string]int{}
	for _, r := range readRecorded(t) {
		for _, d := range expand(t, r.Files, r.Experimental).Diagnostics {
			for _, fix := range d.Fixes {
				kind := string(d.Code) + fix.Title
				if applied[kind]++; applied[kind] > enough {
					continue
				}
				t.Run(r.Name+"/"+string(d.Code), func(t *testing.T) { checkMended(t, r, d, fix) })
			}
		}
	}
}

func checkMended(t *testing.T, r recorded, d diagnostic.Diagnostic, fix diagnostic.Fix) {
	mended, err := source.Apply(r.Files[d.File], fix.Edits)
	if err != nil {
		t.Fatal(err)
	}
	files := maps.Clone(r.Files)
	files[d.File] = mended
	if doc := document.Parse(source.NewFile(d.File, mended)); doc.Fatal() {
		t.Fatalf("%q for %q makes\n%s\n%v", fix.Title, d.Message, mended, doc.Err)
	}
	again := expand(t, files, r.Experimental)
	if slices.ContainsFunc(again.Diagnostics, func(other diagnostic.Diagnostic) bool { return other.Path == d.Path && other.Message == d.Message }) {
		t.Errorf("%q for %q (%s) does not mend it:\n%s", fix.Title, d.Message, d.Path, mended)
	}
}
