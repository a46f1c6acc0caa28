package core

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
	"charm-playground/core/source"
)

// A case of a mistake is a project with one mistake in input, what was meant in
// mended, and where the mistake is in expected.json. It passes where the first
// problem is at the mistake, pressing the first fix of the first problem again
// and again leads to what was meant (by its expansion, environment and status),
// and no line that was written elsewhere is lost on the way.

// mistake is a case.
type mistake struct {
	Mistake      string
	File         string
	Lines        [2]int // zero-based, the last included
	Experimental bool
	input        map[string]string
	mended       map[string]string
	meant        string // the meaning of mended
}

const mostSteps = 12

// onlyFindings skips what neither a finding nor the charm at work depends on.
var onlyFindings = []string{SkipPaths, SkipPossible}

// TestMistakes judges the fixes.
func TestMistakes(t *testing.T) {
	cases := os.DirFS("testdata/cases")
	names, err := fs.Glob(cases, "mistakes/*/expected.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		folder := path.Dir(name)
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			if failure := readMistake(t, cases, folder).judge(t); failure != "" {
				t.Error(failure)
			}
		})
	}
}

func readMistake(t *testing.T, cases fs.FS, folder string) *mistake {
	t.Helper()
	content, err := fs.ReadFile(cases, path.Join(folder, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	m := &mistake{input: readProject(t, cases, path.Join(folder, "input")), mended: readProject(t, cases, path.Join(folder, "mended"))}
	if err := json.Unmarshal(content, m); err != nil {
		t.Fatal(err)
	}
	m.meant = meaning(Evaluate(m.mended, Options{Experimental: m.Experimental, Skip: onlyFindings}))
	return m
}

// judge returns why the case fails, or empty.
func (m *mistake) judge(t *testing.T) string {
	options := Options{Experimental: m.Experimental, Skip: onlyFindings}
	files, r := m.input, Evaluate(m.input, options)
	first := firstProblem(r, false)
	if first == nil || first.File != m.File || first.Range.Start.Line > m.Lines[1] || first.Range.End.Line < m.Lines[0] {
		return fmt.Sprintf("the first problem is %s; the mistake is in lines %d to %d", described(first), m.Lines[0]+1, m.Lines[1]+1)
	}
	var trail []string
	for step := 0; step < mostSteps && meaning(r) != m.meant; step++ {
		problem := firstProblem(r, true)
		if problem == nil {
			break
		}
		after := fixed(t, files, problem.Fixes[0])
		trail = append(trail, described(problem)+" ["+problem.Fixes[0].Title+"]")
		if line := m.lost(files, after, step == 0); line != "" {
			return "lost: " + line + "\n" + strings.Join(trail, "\n")
		}
		files, r = after, Evaluate(after, options)
	}
	if meaning(r) != m.meant {
		return "the fixes lead astray: " + described(first) + "\n" + strings.Join(trail, "\n") + "\n" + files[m.File]
	}
	return ""
}

func described(d *result.Diagnostic) string {
	if d == nil {
		return "nothing"
	}
	return fmt.Sprintf("%s:%d %s %s: %s", d.File, d.Range.Start.Line+1, d.Severity, d.Code, d.Message)
}

// meaning returns a project's expansion, environment and status.
func meaning(r result.Result) string {
	var variables []string
	for _, v := range r.Environment {
		variables = append(variables, v.Name+"="+v.Value)
	}
	text := ""
	if r.Expansion.YAML != nil {
		text = *r.Expansion.YAML
	}
	return text + toJSON(r.Status) + strings.Join(variables, "\n")
}

// firstProblem returns the problem that the page lists first, of those that have a
// fix if so wanted.
func firstProblem(r result.Result, fixable bool) *result.Diagnostic {
	rank := []diagnostic.Severity{diagnostic.Error, diagnostic.Warning}
	var problems []*result.Diagnostic
	for i := range r.Diagnostics {
		if d := &r.Diagnostics[i]; slices.Contains(rank, d.Severity) && (!fixable || len(d.Fixes) > 0) {
			problems = append(problems, d)
		}
	}
	sort.SliceStable(problems, func(i, j int) bool {
		a, b := problems[i], problems[j]
		switch {
		case a.Severity != b.Severity:
			return a.Severity == diagnostic.Error
		case a.File != b.File:
			return a.File < b.File
		}
		return before(a.Range.Start, b.Range.Start)
	})
	if len(problems) == 0 {
		return nil
	}
	return problems[0]
}

func before(a, b source.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Character < b.Character
}

// lost returns a line outside of the mistake whose words are gone, or empty. Line
// numbers that came along with a pasted text are not words.
func (m *mistake) lost(before, after map[string]string, atFirst bool) string {
	all := bare(strings.Join(slices.Sorted(maps.Values(after)), "\n"))
	for file, text := range before {
		for i, line := range strings.Split(text, "\n") {
			own := file == m.File && (!atFirst || i >= m.Lines[0] && i <= m.Lines[1])
			word := bare(line)
			if strings.HasPrefix(m.Mistake, "numbered") {
				word = strings.TrimLeft(word, "0123456789")
			}
			if !own && !strings.Contains(all, word) {
				return line
			}
		}
	}
	return ""
}

// bare returns the letters and digits of a text.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}
