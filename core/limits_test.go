package core

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
	"charm-playground/core/result"
)

// folderOf returns wholeCharm with this many more files.
func folderOf(count int, file func(i int) (name, text string)) map[string]string {
	files := map[string]string{project.Charmcraft: wholeCharm}
	for i := range count {
		name, text := file(i)
		files[name] = text
	}
	return files
}

// empty names an empty file by a pattern.
func empty(pattern string) func(i int) (name, text string) {
	return func(i int) (string, string) { return fmt.Sprintf(pattern, i), "" }
}

// hostile are projects that once took seconds to hours, with the number of
// findings of one code in each.
var hostile = []struct {
	name  string
	files map[string]string
	code  diagnostic.Code
	count int
}{
	{"a path of 10,000 parts", map[string]string{project.Charmcraft: wholeCharm, strings.Repeat("a/", 10_000) + "x": ""}, diagnostic.InvalidPath, 1},
	{"a path of 20,000 bytes", map[string]string{project.Charmcraft: wholeCharm, strings.Repeat("a", 20_000): ""}, diagnostic.InvalidPath, 1},
	{"400 folders in cos_custom", folderOf(400, empty("cos_custom/d%d/x")), diagnostic.CosCustom, diagnostic.MostOfAKind},
	{"400 files in cos_custom", folderOf(400, empty("cos_custom/f%d.yaml")), diagnostic.CosCustom, diagnostic.MostOfAKind},
	{"300 files, each below the one before", folderOf(300, func(i int) (string, string) { return strings.Repeat("a/", i) + "x", "" }), diagnostic.InvalidPath, diagnostic.MostOfAKind},
	{"400 files outside the folder", folderOf(400, empty("../f%d")), diagnostic.InvalidPath, diagnostic.MostOfAKind},
	{"1,400 files", folderOf(1_400, empty("cos_custom/f%d.yaml")), diagnostic.TooLarge, 1},
	{"174,761 empty files", folderOf(174_761, empty("%d")), diagnostic.TooLarge, 1},
	{"1.2 MB of .env.example", map[string]string{project.Charmcraft: wholeCharm, project.EnvExample: strings.Repeat("AB=1\n", 240_000)}, diagnostic.TooLarge, 1},
	{"1 MB of .env.example", map[string]string{project.Charmcraft: wholeCharm, project.EnvExample: strings.Repeat("AB=1\n", 200_000)}, diagnostic.TooLarge, 1},
	{"five files of 1 MB", folderOf(5, func(i int) (string, string) { return fmt.Sprintf("%d.yaml", i), strings.Repeat("a: b\n", 200_000) }), diagnostic.TooLarge, 1},
}

func TestHostileProjects(t *testing.T) {
	for _, test := range hostile {
		r := Evaluate(test.files, Options{})
		if found := findingsOf(r, test.code); len(found) != test.count {
			t.Errorf("%s: %d findings %s, want %d", test.name, len(found), test.code, test.count)
		}
		if len(r.Diagnostics) > project.Limits.Findings+1 || len(r.Expected) > project.Limits.Variables {
			t.Errorf("%s: %d findings, %d variables", test.name, len(r.Diagnostics), len(r.Expected))
		}
		for _, d := range r.Diagnostics {
			if len(d.Message) > 1_000 {
				t.Errorf("%s: a message of %d bytes", test.name, len(d.Message))
			}
		}
	}
}

// TestProjectsWithinLimits checks that a project just within the limits is evaluated.
func TestProjectsWithinLimits(t *testing.T) {
	deep := strings.Repeat("a/", project.Limits.Depth-1) + "x"
	files := folderOf(project.Limits.Files-4, func(i int) (string, string) { return fmt.Sprintf("docs/%d.md", i), strings.Repeat("x", 1_000) })
	files[deep], files[strings.Repeat("b", project.Limits.Path)] = "", ""
	r := Evaluate(files, Options{})
	if r.Expansion.YAML == nil || len(r.Diagnostics) > 0 {
		t.Errorf("%+v", r.Diagnostics)
	}
	files["docs/notes.md"] = ""
	if found := findingsOf(Evaluate(files, Options{}), diagnostic.TooLarge); len(found) > 0 {
		t.Errorf("%d files: %+v", len(files), found)
	}
	files["docs/more.md"] = ""
	if found := findingsOf(Evaluate(files, Options{}), diagnostic.TooLarge); len(found) != 1 || found[0].By != diagnostic.Playground {
		t.Errorf("%d files: %+v", len(files), found)
	}
}

// TestMostFindings checks that the worst of too many findings are listed.
func TestMostFindings(t *testing.T) {
	var found []diagnostic.Diagnostic
	for i := range 2 * project.Limits.Findings {
		severity := diagnostic.Hint
		if i%4 == 3 {
			severity = diagnostic.Error
		}
		found = append(found, diagnostic.Diagnostic{File: project.Charmcraft, Severity: severity, Code: diagnostic.UnknownKey, Path: fmt.Sprint(i), Message: "m"})
	}
	told := result.NewSources(nil).Diagnostics(found)
	if last := told[len(told)-1]; len(told) != project.Limits.Findings+1 || last.Code != string(diagnostic.TooLarge) || !strings.Contains(last.Message, fmt.Sprint(project.Limits.Findings)) {
		t.Errorf("%d are told, the last is %+v", len(told), told[len(told)-1])
	}
	errors := 0
	for _, d := range told {
		if d.Severity == diagnostic.Error {
			errors++
		}
	}
	if errors != project.Limits.Findings/2 {
		t.Errorf("%d of %d errors are told", errors, project.Limits.Findings/2)
	}
}

// TestLimitsAreDescribed compares the table in FORMATS.md with the limits.
func TestLimitsAreDescribed(t *testing.T) {
	text, err := os.ReadFile("FORMATS.md")
	if err != nil {
		t.Fatal(err)
	}
	all := reflect.ValueOf(project.Limits)
	for i := range all.NumField() {
		name, value := strings.ToLower(all.Type().Field(i).Name), fmt.Sprint(all.Field(i).Int())
		for at := len(value) - 3; at > 0; at -= 3 {
			value = value[:at] + "," + value[at:]
		}
		if !strings.Contains(string(text), "\n| "+name+" | "+value) {
			t.Errorf("FORMATS.md does not say that there are at most %s %s", value, name)
		}
	}
}

// TestFixesOfALongMock checks that not each finding in a very long mock.yaml reads
// it again: the first ones have their fix, and all are told.
func TestFixesOfALongMock(t *testing.T) {
	var text strings.Builder
	text.WriteString("config:\n")
	for i := range 16_000 {
		fmt.Fprintf(&text, "  opt%d: 1\n", i)
	}
	found := findingsOf(Evaluate(map[string]string{project.Charmcraft: wholeCharm, project.Mock: text.String()}, Options{Skip: onlyFindings}), diagnostic.UnknownOption)
	fixed := 0
	for _, d := range found {
		if slices.ContainsFunc(d.Fixes, func(fix result.Fix) bool { return strings.HasPrefix(fix.Title, "Remove ") }) {
			fixed++
		}
	}
	if len(found) != diagnostic.MostOfAKind || fixed == 0 || fixed > 1_000_000/text.Len() {
		t.Errorf("%d findings, %d with a fix", len(found), fixed)
	}
}
