package check

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/source"
)

var update = flag.Bool("update", false, "write what the checks find into the cases")

const findingsSection = "findings"

// section is a part of a case: a project file, or the expected findings.
type section struct{ name, text string }

// readCase reads a case: sections that each begin with a line "-- NAME --".
func readCase(text string) []section {
	var sections []section
	for _, line := range strings.SplitAfter(text, "\n") {
		if name, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "-- "); ok && strings.HasSuffix(name, " --") {
			sections = append(sections, section{name: strings.TrimSuffix(name, " --")})
		} else if len(sections) > 0 {
			sections[len(sections)-1].text += line
		}
	}
	return sections
}

// parseFiles returns a project with the given files.
func parseFiles(files map[string]string) Project {
	parse := func(name string) *File {
		text, there := files[name]
		if !there {
			return nil
		}
		file := source.NewFile(name, text)
		return &File{file, document.ParseWith(file, document.Options{AllowDuplicates: true}).Root}
	}
	p := Project{
		Charmcraft: parse(project.Charmcraft), Mock: parse(project.Mock),
		Rockcraft: parse(project.Rockcraft), PaasConfig: parse(project.PaasConfig),
	}
	if p.Charmcraft != nil && p.Charmcraft.Root != nil {
		p.Expanded = p.Charmcraft.Root.Value // as if charmcraft accepted all of it
	}
	return p
}

// apply applies the edits of a fix.
func apply(t *testing.T, files map[string]string, fix diagnostic.Fix) map[string]string {
	t.Helper()
	mended := map[string]string{}
	for name, text := range files {
		var edits []source.Edit
		for _, edit := range fix.Edits {
			if edit.File == name {
				edits = append(edits, edit)
			}
		}
		result, err := source.Apply(text, edits)
		if err != nil {
			t.Fatalf("%s: %v", fix.Title, err)
		}
		mended[name] = result
	}
	return mended
}

// changed returns the lines in which two texts differ, as a diff shows them.
func changed(before, after string) string {
	var out strings.Builder
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	for len(old) > 0 && len(now) > 0 && old[0] == now[0] {
		old, now = old[1:], now[1:]
	}
	for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	for _, line := range old {
		out.WriteString("    - " + line + "\n")
	}
	for _, line := range now {
		out.WriteString("    + " + line + "\n")
	}
	return out.String()
}

var fileOrder = []string{project.Charmcraft, project.Mock, project.Rockcraft, project.PaasConfig}

// describe writes findings in the form of the cases, sorted by their places, each
// fix with the lines that it changes.
func describe(t *testing.T, files map[string]string, found []diagnostic.Diagnostic) string {
	place := func(d diagnostic.Diagnostic) int { return slices.Index(fileOrder, d.File)<<32 + d.Span.Start }
	sort.SliceStable(found, func(i, j int) bool { return place(found[i]) < place(found[j]) })
	var out strings.Builder
	for _, d := range found {
		line := source.NewFile(d.File, files[d.File]).Position(d.Span.Start).Line + 1
		fmt.Fprintf(&out, "%s:%d %s %s %s\n  %s\n", d.File, line, d.Severity, d.Code, d.Path, d.Message)
		for _, fix := range d.Fixes {
			safe := ""
			if fix.Safe {
				safe = " (safe)"
			}
			fmt.Fprintf(&out, "  [%s]%s\n", fix.Title, safe)
			mended := apply(t, files, fix)
			for _, name := range fileOrder {
				if mended[name] != files[name] {
					out.WriteString(changed(files[name], mended[name]))
				}
			}
		}
	}
	return out.String()
}

func TestCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.ToSlash(path[len("testdata/"):]), ".txt"), func(t *testing.T) { testCase(t, path) })
	}
}

func testCase(t *testing.T, path string) {
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files, want, kept := map[string]string{}, "", ""
	for _, s := range readCase(string(content)) {
		if s.name == findingsSection {
			want = s.text
			continue
		}
		files[s.name] = s.text
		kept += "-- " + s.name + " --\n" + s.text
	}
	found := Run(parseFiles(files))
	got := describe(t, files, found)
	if *update {
		if err := os.WriteFile(path, []byte(kept+"-- "+findingsSection+" --\n"+got), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	for _, d := range found {
		for _, fix := range d.Fixes {
			testFix(t, files, d, fix)
		}
	}
}

// testFix checks that a fix clears its finding and causes no new one.
func testFix(t *testing.T, files map[string]string, d diagnostic.Diagnostic, fix diagnostic.Fix) {
	t.Helper()
	before := Run(parseFiles(files))
	after := Run(parseFiles(apply(t, files, fix)))
	for _, left := range after {
		known := slices.ContainsFunc(before, func(b diagnostic.Diagnostic) bool { return b.Code == left.Code && b.Message == left.Message })
		if !known {
			t.Errorf("%s (%s): new finding after '%s': %s %s", d.Code, d.Path, fix.Title, left.Code, left.Message)
		}
		if left.Code == d.Code && left.Message == d.Message && left.Path == d.Path {
			t.Errorf("%s (%s) is still there after '%s'", d.Code, d.Path, fix.Title)
		}
	}
}

// TestEveryCheckHasCases checks that each row of the table has a folder of cases
// with its code.
func TestEveryCheckHasCases(t *testing.T) {
	for _, row := range table {
		findings := 0
		paths, _ := filepath.Glob("testdata/" + string(row.code) + "/*.txt")
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			sections := readCase(string(content))
			findings += strings.Count(sections[len(sections)-1].text, " "+string(row.code)+" ")
		}
		if findings == 0 {
			t.Errorf("no case shows %s", string(row.code))
		}
	}
}

func TestNothingToCheck(t *testing.T) {
	for _, files := range []map[string]string{
		{}, {project.Charmcraft: ""}, {project.Charmcraft: "- a\n"}, {project.Charmcraft: "x"}, {project.Mock: "a: b: c\n"},
		{project.Charmcraft: "requires: &a\n  x: *a\n"}, {project.Charmcraft: "requires: {postgresql: }\nconfig: {options: {a: }}\n"},
		{project.Mock: "relations: [1, null, [a], {endpoint: [x]}]\n"},
	} {
		Run(parseFiles(files)) // must not panic
	}
}

func FuzzRun(f *testing.F) {
	f.Add("requires:\n  s3:\n    interfce: s3\n", "relations:\n- endpoint: s3\n  application-data: {acces-key: a}\n")
	f.Add("config:\n  options:\n    a: {type: str, default: 010}\n", "unit: 2\nworkload: {files: [migrate.sh]}\n")
	f.Add("extensions: [flask-framework]\nprovides: {s3: {interface: s3}}\n", "model: {config: {juju-htp-proxy: x}}\n")
	f.Fuzz(func(t *testing.T, charmcraft, mock string) {
		files := map[string]string{project.Charmcraft: charmcraft, project.Mock: mock}
		for _, d := range Run(parseFiles(files)) {
			if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(files[d.File]) {
				t.Fatalf("%s: span %v outside the text", d.Code, d.Span)
			}
			for _, fix := range d.Fixes {
				apply(t, files, fix)
			}
		}
	})
}

// TestCatalogueExamples runs the checks on the examples of their own codes.
func TestCatalogueExamples(t *testing.T) {
	entries := map[string]diagnostic.Entry{}
	for _, entry := range diagnostic.Catalogue() {
		entries[string(entry.Code)] = entry
	}
	for _, row := range table {
		entry, documented := entries[string(row.code)]
		if !documented {
			t.Errorf("%s is not in the catalogue", string(row.code))
			continue
		}
		shows := func(text string) bool {
			files := map[string]string{entry.File: text}
			for _, beside := range entry.Beside {
				files[beside[0]] = beside[1]
			}
			return slices.ContainsFunc(Run(parseFiles(files)), func(d diagnostic.Diagnostic) bool { return d.Code == entry.Code && d.Severity == entry.Severity })
		}
		if !shows(entry.Example) {
			t.Errorf("the example does not show %s", entry.Code)
		}
		if shows(entry.Mended) {
			t.Errorf("the mended example still shows %s", entry.Code)
		}
	}
}
