package core

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
)

var updateReported = flag.Bool("update-reported", false, "write what is found in the reported projects into their cases")

// TestReported checks what is said about projects over which people have
// stumbled. Each case has files, what is found but for hints, with the titles of
// its fixes, and the status; the variables that the case names, with where each
// has its value from; then the first fixes that lead out, and the files that they
// leave.
func TestReported(t *testing.T) {
	paths, err := filepath.Glob("testdata/reported/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range sample(paths) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) { testReported(t, name) })
	}
}

func testReported(t *testing.T, name string) {
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	given, want, _ := strings.Cut(string(content), "-- found --\n")
	files := map[string]string{}
	for _, part := range strings.Split(given, "-- ")[1:] {
		file, text, _ := strings.Cut(part, " --\n")
		files[file] = text
	}
	named := strings.Fields(files["variables"])
	delete(files, "variables")
	project := evaluatedOnce(files, true)
	r := project.result()
	var out strings.Builder
	for _, d := range r.Diagnostics {
		if d.Severity == diagnostic.Hint {
			continue
		}
		fmt.Fprintf(&out, "%s %s by %s at %s:%d [%s] %s\n", d.Severity, d.Code, d.By, d.File, d.Range.Start.Line+1, d.Path, d.Message)
		for _, fix := range d.Fixes {
			out.WriteString("  " + fix.Title + map[bool]string{true: " (safe)"}[fix.Safe] + "\n")
		}
	}
	if r.Status != nil {
		out.WriteString("status: " + string(r.Status.Name) + " " + r.Status.Message + "\n")
	}
	for _, v := range r.Environment {
		if slices.Contains(named, v.Name) {
			fmt.Fprintf(&out, "%s=%s from %s\n", v.Name, v.Value, originOf(v))
		}
	}
	out.WriteString(repairOf(files))
	checkFixes(t, project)
	if *updateReported {
		if err := os.WriteFile(name, []byte(given+"-- found --\n"+out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
}

// originOf returns where a variable's value comes from, and whether it is sensitive.
func originOf(v result.Variable) string {
	text := string(v.ValueOrigin.Kind)
	if v.ValueOrigin.Line != nil {
		text += fmt.Sprintf(" at %s:%d [%s]", v.ValueOrigin.File, *v.ValueOrigin.Line+1, v.ValueOrigin.Path)
	}
	return text + map[bool]string{true: " (sensitive)"}[v.Sensitive]
}

// repairOf returns what first fixes make of files: their titles, and each file that
// is another in the end.
func repairOf(files map[string]string) string {
	repair := Repair(files, Options{Experimental: true})
	if len(repair.Steps) == 0 {
		return ""
	}
	text := "-- repaired --\n"
	for _, step := range repair.Steps {
		text += fmt.Sprintf("%s:%d %s\n", step.File, step.Line+1, step.Title)
	}
	for _, name := range slices.Sorted(maps.Keys(repair.Files)) {
		if repair.Files[name] != files[name] {
			text += "-- " + name + " --\n" + repair.Files[name]
		}
	}
	return text
}
