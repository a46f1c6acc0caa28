package core

import (
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/result"
	"charm-playground/core/source"
)

// TestPossibleVariablesComeTrue checks for every recorded case that what is possible
// is not there yet, and that the edits of each bring it, refuse nothing and lose
// nothing.
func TestPossibleVariablesComeTrue(t *testing.T) {
	cases := os.DirFS("testdata/cases")
	for _, name := range sample(caseNames(t, cases)) {
		folder := path.Dir(name)
		t.Run(folder, func(t *testing.T) {
			options := Options{Experimental: readExpected(t, cases, name).Experimental, Skip: []string{SkipPaths, SkipJuju}}
			comeTrue(t, readProject(t, cases, path.Join(folder, "input")), options)
		})
	}
}

// comeTrue follows the edits of each possible variable, which many share.
func comeTrue(t *testing.T, files map[string]string, options Options) {
	t.Helper()
	now := Evaluate(files, options)
	if alone := Possible(files, options); toJSON(alone) != toJSON(now.Possible) {
		t.Errorf("asked for alone, possible is %s, not %s", toJSON(alone), toJSON(now.Possible))
	}
	options.Skip = append(options.Skip, SkipPossible)
	after := map[string]result.Result{}
	for _, v := range now.Possible {
		if slices.Contains(variableNames(now), v.Name) {
			t.Errorf("%s is there already", v.Name)
		}
		id := toJSON(v.Edits)
		if _, done := after[id]; !done {
			after[id] = Evaluate(withEdits(t, files, v.Edits), options)
		}
		if then := after[id]; !slices.Contains(variableNames(then), v.Name) {
			t.Errorf("%s does not come by %+v: %s %+v", v.Name, v.Needs, id, then.Status)
		} else if missing := lostVariables(now, then); len(missing) > 0 {
			t.Errorf("%s by %+v takes %v away", v.Name, v.Needs, missing)
		}
	}
}

func variableNames(r result.Result) []string {
	var names []string
	for _, v := range r.Environment {
		names = append(names, v.Name)
	}
	return names
}

// lostVariables returns those that a step takes away, but for Spring Boot's that say
// that there is no tracing.
func lostVariables(before, after result.Result) []string {
	return slices.DeleteFunc(variableNames(before), func(name string) bool {
		return slices.Contains(variableNames(after), name) || strings.HasPrefix(name, "OTEL_") && strings.HasSuffix(name, "_EXPORTER")
	})
}

// withEdits returns a project with edits of its files, which may make new ones.
func withEdits(t *testing.T, files map[string]string, edits []result.TextEdit) map[string]string {
	t.Helper()
	all := maps.Clone(files)
	byFile := map[string][]source.Edit{}
	for _, e := range edits {
		file := source.NewFile(e.File, files[e.File])
		byFile[e.File] = append(byFile[e.File], source.Edit{File: e.File, Span: source.Span{Start: file.Offset(e.Range.Start), End: file.Offset(e.Range.End)}, Text: e.Text})
	}
	for name, list := range byFile {
		text, err := source.Apply(files[name], list)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = text
	}
	return all
}

// TestPossibleInALargeProject checks the same for a project with so many options that
// ways are tried on a smaller one.
func TestPossibleInALargeProject(t *testing.T) {
	files := map[string]string{"charmcraft.yaml": manifest(400) +
		"    unset:\n      type: string\n    login:\n      type: secret\n    needed:\n      type: int\n      optional: false\n"}
	options := Options{Skip: []string{SkipPaths, SkipJuju}}
	r := Evaluate(files, options)
	if r.Environment != nil || len(r.Possible) < 100 {
		t.Fatalf("%+v, %d variables are possible", r.Status, len(r.Possible))
	}
	comeTrue(t, files, options)
	files["mock.yaml"] = "config:\n  needed: 1\n"
	if r := Evaluate(files, options); len(r.Environment) < 90 || !hasPossible(r, "FLASK_UNSET") || !hasPossible(r, "FLASK_LOGIN_USERNAME") {
		t.Errorf("%d variables, %s", len(r.Environment), toJSON(r.Possible))
	}
	comeTrue(t, files, options)
}

func hasPossible(r result.Result, name string) bool {
	return slices.ContainsFunc(r.Possible, func(v result.PossibleVariable) bool { return v.Name == name })
}

// TestWhatIsPossibleIsNotWorkedOutUnasked checks that a request can skip it.
func TestWhatIsPossibleIsNotWorkedOutUnasked(t *testing.T) {
	files := map[string]string{"charmcraft.yaml": manifest(20)}
	if r := Evaluate(files, Options{Skip: []string{SkipPossible}}); r.Possible != nil {
		t.Errorf("%d variables are possible", len(r.Possible))
	}
	for _, text := range []string{"", "name: a\n", "name: ["} {
		if r := Evaluate(map[string]string{"charmcraft.yaml": text}, Options{}); r.Possible == nil || len(r.Possible) > 0 {
			t.Errorf("%q: %v", text, r.Possible)
		}
	}
}
