package core

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
	"charm-playground/core/source"
)

// harm returns why a fix does harm, or empty. A fix must remove its own finding,
// never make charmcraft refuse what it accepted, and lose no text or comment
// except what the finding is about.
func harm(t *testing.T, files map[string]string, before result.Result, d *result.Diagnostic, fix result.Fix, options Options) string {
	after := fixed(t, files, fix)
	r := Evaluate(after, options)
	switch {
	case fmt.Sprint(after) == fmt.Sprint(files):
		return "nothing changes"
	case slices.ContainsFunc(r.Diagnostics, func(other result.Diagnostic) bool {
		return sameFinding(d, &other) && lineOf(files[d.File], d) == lineOf(after[d.File], &other)
	}):
		return "its finding is still there"
	case before.Expansion.YAML != nil && r.Expansion.YAML == nil:
		return "charmcraft refuses it now"
	}
	for name, text := range files {
		if line := lostText(name, text, inFixed(after, name, fix), d, fix); line != "" {
			return "lost: " + line
		}
	}
	return ""
}

// inFixed returns a file after a fix, with the others that the fix changes too: what is
// moved to one of them is not lost.
func inFixed(after map[string]string, name string, fix result.Fix) string {
	text := after[name]
	for _, edit := range fix.Edits {
		if edit.File != name && edit.Text != "" {
			text += "\n" + edit.Text
		}
	}
	return text
}

// lineOf returns the text of a finding's line.
func lineOf(text string, d *result.Diagnostic) string {
	return strings.TrimSpace(strings.Split(text, "\n")[min(d.Range.Start.Line, strings.Count(text, "\n"))])
}

func sameFinding(a, b *result.Diagnostic) bool {
	return a.File == b.File && a.Code == b.Code && a.Path == b.Path && a.Message == b.Message
}

// lostText returns a line of a file that is gone after a fix, but for those that the
// fix edits because the finding is about them; or a comment that is gone.
func lostText(name, before, after string, d *result.Diagnostic, fix result.Fix) string {
	kept := map[string]int{}
	for _, line := range strings.Split(after, "\n") {
		kept[bare(line)]++
	}
	all := bare(after)
	file := source.NewFile(name, before)
	for i, line := range strings.Split(before, "\n") {
		word := bare(line)
		key, _, _ := strings.Cut(strings.TrimLeft(line, " -"), ":")
		if word == "" || kept[word] > 0 || strings.Contains(all, word) || changesValue(fix, name, i) && strings.Contains(all, bare(key)) {
			continue
		}
		if comment := commentOf(line); comment != "" && !strings.Contains(after, comment) && !pastedLine(line) {
			return line
		}
		if !aboutLine(file, i, name, d, fix) {
			return line
		}
	}
	return ""
}

// changesValue reports whether all that a fix does to a line is to change a part
// of it.
func changesValue(fix result.Fix, name string, line int) bool {
	for _, edit := range fix.Edits {
		if edit.File == name && edit.Range.Start.Line <= line && line <= edit.Range.End.Line && (edit.Range.Start.Line != edit.Range.End.Line || edit.Range.Start.Character == 0) {
			return false
		}
	}
	return true
}

// commentOf returns the comment on a line with nothing else.
func commentOf(line string) string {
	if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "#") {
		return trimmed
	}
	return ""
}

// pastedLine reports whether a line was copied along with a pasted text.
func pastedLine(line string) bool {
	return strings.HasPrefix(line, "# ") && strings.ContainsAny(line, "$#")
}

// aboutLine reports whether a finding is about a line: it is one of those of its
// place, or hangs on them, or is of what the whole finding is about.
func aboutLine(file *source.File, i int, name string, d *result.Diagnostic, fix result.Fix) bool {
	for _, whole := range []string{"Remove the line numbers", "Keep ", "Make it the file", "Remove the command", "Remove the lines with", "Remove the first "} {
		if strings.HasPrefix(fix.Title, whole) {
			return true
		}
	}
	if name != d.File {
		return false
	}
	lines := strings.Split(file.Text, "\n")
	for above := i; above >= 0; above-- {
		key, _, isKey := strings.Cut(strings.TrimLeft(lines[above], " -"), ":")
		if isKey && indentOf(lines[above]) <= indentOf(lines[i]) && strings.Contains(d.Message, "'"+key+"'") {
			return true // the finding names the key
		}
		if indentOf(lines[above]) == 0 {
			break
		}
	}
	first, last := d.Range.Start.Line, d.Range.End.Line
	for last+1 < len(lines) && (strings.TrimSpace(lines[last+1]) == "" || indentOf(lines[last+1]) > indentOf(lines[first]) || indentOf(lines[last+1]) == indentOf(lines[first]) && strings.HasPrefix(strings.TrimSpace(lines[last+1]), "- ")) {
		last++
	}
	alone := i == first-1 && strings.HasSuffix(strings.TrimSpace(lines[i]), ":") // what it holds is all that it is there for
	return first <= i && i <= last || alone
}

// together returns the fixes that the page applies without asking.
func together(r result.Result) []result.Fix {
	var chosen []result.Fix
	for _, d := range r.Diagnostics {
		at := slices.IndexFunc(d.Fixes, func(f result.Fix) bool { return f.Safe })
		if at < 0 {
			continue
		}
		fix := d.Fixes[at]
		if !slices.ContainsFunc(chosen, func(other result.Fix) bool { return overlapping(fix, other) }) {
			chosen = append(chosen, fix)
		}
	}
	return chosen
}

func overlapping(a, b result.Fix) bool {
	for _, x := range a.Edits {
		for _, y := range b.Edits {
			if x.File == y.File && (x.Range.Start == y.Range.Start || before(x.Range.Start, y.Range.End) && before(y.Range.Start, x.Range.End)) {
				return true
			}
		}
	}
	return false
}

// checkFixes holds the rules for every fix of a project, and for all safe ones
// together. It returns how many fixes it looked at.
func checkFixes(t *testing.T, e evaluated) int {
	t.Helper()
	files, r, options := e.files, e.result(), e.options(onlyFindings...)
	n := 0
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		for _, fix := range d.Fixes {
			n++
			if why := harm(t, files, r, d, fix, options); why != "" {
				t.Errorf("%s\n  %s [%s]: %s\n%s", why, described(d), fix.Title, toJSON(fix.Edits), files[d.File])
			}
		}
	}
	if safe := together(r); len(safe) > 1 {
		var all result.Fix
		for _, fix := range safe {
			all.Edits = append(all.Edits, fix.Edits...)
		}
		after := Evaluate(fixed(t, files, all), options)
		if r.Expansion.YAML != nil && after.Expansion.YAML == nil {
			t.Errorf("all safe fixes together make charmcraft refuse it: %s", toJSON(all))
		}
		if !hasCode(r, diagnostic.YAMLSyntax) && len(withSeverity(after.Diagnostics, diagnostic.Error)) > len(withSeverity(r.Diagnostics, diagnostic.Error)) {
			t.Errorf("all safe fixes together make more errors: %s\n%s", toJSON(all), files["charmcraft.yaml"])
		}
	}
	return n
}

func hasCode(r result.Result, code diagnostic.Code) bool {
	return slices.ContainsFunc(r.Diagnostics, func(d result.Diagnostic) bool { return d.Code == string(code) })
}

// damaged returns a project with random edits of one file.
func damaged(files map[string]string, g *rand.Rand) map[string]string {
	out := map[string]string{}
	var names []string
	for name, text := range files {
		out[name] = text
		if strings.HasSuffix(name, ".yaml") && !strings.Contains(name, "/") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	name := names[g.Intn(len(names))]
	for range 1 + g.Intn(2) {
		out[name] = damage(out[name], g)
	}
	return out
}

// damages are ways of damaging a line.
var damages = []func(line string, g *rand.Rand) string{
	func(line string, _ *rand.Rand) string { return "" },
	func(line string, _ *rand.Rand) string { return "  " + line },
	func(line string, _ *rand.Rand) string { return strings.TrimPrefix(line, "  ") },
	func(line string, _ *rand.Rand) string { return "\t" + strings.TrimLeft(line, " ") },
	func(line string, _ *rand.Rand) string { return strings.Replace(line, ":", "", 1) },
	func(line string, _ *rand.Rand) string { return strings.Replace(line, ": ", ":", 1) },
	func(line string, _ *rand.Rand) string { return line + "\n" + line },
	func(line string, _ *rand.Rand) string { return strings.Replace(line, ": ", ": \"", 1) },
	func(line string, _ *rand.Rand) string { return strings.Replace(line, "- ", "-", 1) },
	func(line string, _ *rand.Rand) string { return strings.Replace(line, ": ", ": !!str ", 1) },
	func(line string, _ *rand.Rand) string {
		return strings.Replace(line, ": ", ": &x ", 1) + "\n" + "again: *x"
	},
	func(line string, _ *rand.Rand) string { return line + " # a comment" },
	func(line string, _ *rand.Rand) string { key, _, _ := strings.Cut(line, ":"); return key + ": |" },
	func(line string, _ *rand.Rand) string { key, _, _ := strings.Cut(line, ":"); return key + ":" },
	func(line string, _ *rand.Rand) string {
		key, _, _ := strings.Cut(line, ":")
		return key + ": [a, {b: c}]"
	},
	func(line string, g *rand.Rand) string {
		if len(line) < 3 {
			return line
		}
		i := g.Intn(len(line) - 1)
		return line[:i] + line[i+1:i+2] + line[i:i+1] + line[i+2:]
	},
	func(line string, g *rand.Rand) string {
		if line == "" {
			return line
		}
		i := g.Intn(len(line))
		return line[:i] + string("abxyz:-#'\"{[ &*!?|>@1"[g.Intn(21)]) + line[i:]
	},
}

func damage(text string, g *rand.Rand) string {
	lines := strings.Split(text, "\n")
	i := g.Intn(len(lines))
	lines[i] = damages[g.Intn(len(damages))](lines[i], g)
	return strings.Join(lines, "\n")
}

// damagesEach is the number of random edits of each project.
var damagesEach = flag.Int("damages", 1, "how many random edits of each project have their fixes checked")

// TestFixesDoNoHarm checks the rules on every golden case, on every case of a
// mistake, and on random edits of both.
func TestFixesDoNoHarm(t *testing.T) {
	cases := os.DirFS("testdata/cases")
	var projects []evaluated
	for _, c := range goldenCases(t) {
		projects = append(projects, c.evaluated)
	}
	folders, err := os.ReadDir("testdata/cases/mistakes")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		projects = append(projects, evaluatedOnce(readProject(t, cases, path.Join("mistakes", folder.Name(), "input")), true))
	}
	step := 8
	if testing.Short() { // as WebAssembly, where a part shows as much
		step = 80
	}
	for part := range 8 {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			g := rand.New(rand.NewSource(*seed + int64(part)))
			n := 0
			for i := part; i < len(projects); i += step {
				n += checkFixes(t, projects[i])
				for range *damagesEach {
					n += checkFixes(t, evaluatedOnce(damaged(projects[i].files, g), true))
				}
			}
			t.Logf("%d fixes", n)
		})
	}
}
