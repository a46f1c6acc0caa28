package core

import (
	"fmt"
	"maps"
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
	for i, c := range sample(goldenCases(t)) {
		t.Run(c.folder, func(t *testing.T) {
			comeTrue(t, c.files, c.result(), c.options())
			if i%inSample == 0 {
				sameAlone(t, c.files, c.result(), c.options())
			}
		})
	}
}

// sameAlone asks for what is possible alone, which works out nothing else.
func sameAlone(t *testing.T, files map[string]string, now result.Result, options Options) {
	t.Helper()
	if alone := Possible(files, options); toJSON(alone) != toJSON(now.Possible) {
		t.Errorf("asked for alone, possible is %s, not %s", toJSON(alone), toJSON(now.Possible))
	}
}

// comeTrue follows the edits of each possible variable, which many share, as far as
// the deployment.
func comeTrue(t *testing.T, files map[string]string, now result.Result, options Options) {
	t.Helper()
	names := variableNames(now)
	if given := givenNames(deployed(files, options)); !slices.Equal(given, names) {
		t.Errorf("without the checks, the charm gives %v, not %v", given, names)
	}
	after := map[string][]string{}
	for _, v := range now.Possible {
		if slices.Contains(names, v.Name) {
			t.Errorf("%s is there already", v.Name)
		}
		id := idOf(v.Edits)
		if _, done := after[id]; !done {
			after[id] = givenNames(deployed(withEdits(t, files, v.Edits), options))
		}
		if then := after[id]; !slices.Contains(then, v.Name) {
			t.Errorf("%s does not come by %+v: %s %v", v.Name, v.Needs, id, then)
		} else if missing := lostVariables(names, then); len(missing) > 0 {
			t.Errorf("%s by %+v takes %v away", v.Name, v.Needs, missing)
		}
	}
}

// givenNames returns the names of the variables that a charm gives its app.
func givenNames(w *worked) []string {
	return variableNames(result.Result{Environment: w.files.sources.Environment(w.charm.state.Variables)})
}

// idOf tells edits from others of the same files.
func idOf(edits []result.TextEdit) string { return fmt.Sprint(edits) }

func variableNames(r result.Result) []string {
	var names []string
	for _, v := range r.Environment {
		names = append(names, v.Name)
	}
	return names
}

// lostVariables returns those that a step takes away, but for Spring Boot's that say
// that there is no tracing.
func lostVariables(before, after []string) []string {
	return slices.DeleteFunc(slices.Clone(before), func(name string) bool {
		return slices.Contains(after, name) || strings.HasPrefix(name, "OTEL_") && strings.HasSuffix(name, "_EXPORTER")
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
	comeTrue(t, files, r, options)
	sameAlone(t, files, r, options)
	files["mock.yaml"] = "config:\n  needed: 1\n"
	if r = Evaluate(files, options); len(r.Environment) < 90 || !hasPossible(r, "FLASK_UNSET") || !hasPossible(r, "FLASK_LOGIN_USERNAME") {
		t.Errorf("%d variables, %s", len(r.Environment), toJSON(r.Possible))
	}
	comeTrue(t, files, r, options)
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
