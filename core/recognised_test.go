package core

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/project"
	"charm-playground/core/result"
)

// TestExpandedCharms puts the expansion of each recorded charm in the place of
// its charmcraft.yaml: the charm library does not notice, so all that it makes
// of the charm is the same, and the fix leads back to the extension.
func TestExpandedCharms(t *testing.T) {
	recognised, collapsed := 0, 0
	for _, c := range sample(goldenCases(t)) {
		before, options := c.result(), c.options(onlyFindings...)
		if before.Status == nil || before.Expansion.YAML == nil || before.Status.Name == "unknown" || ambiguous(c.files) {
			continue
		}
		files := maps.Clone(c.files)
		files[project.Charmcraft] = *before.Expansion.YAML
		after := Evaluate(files, options)
		found := findingsOf(after, "already-expanded")
		if len(found) != 1 {
			t.Errorf("%s: the expanded charm is not recognised: %v", c.folder, after.Diagnostics)
			continue
		}
		recognised++
		if a, b := environmentText(before), environmentText(after); a != b {
			t.Errorf("%s: the environment is\n%s\ninstead of\n%s", c.folder, b, a)
		}
		if alone := givenNames(deployed(files, options)); !slices.Equal(alone, variableNames(after)) {
			t.Errorf("%s: without the checks, the charm gives %v", c.folder, alone)
		}
		if len(found[0].Fixes) == 0 {
			continue
		}
		collapsed++
		files[project.Charmcraft] = found[0].Fixes[0].Edits[0].Text
		if again := Evaluate(files, options); again.Expansion.YAML == nil || sortedLines(*again.Expansion.YAML) != sortedLines(*before.Expansion.YAML) {
			t.Errorf("%s: the fix leads to another charm", c.folder)
		}
	}
	if recognised < inAll(100) || collapsed < recognised/2 {
		t.Errorf("only %d expanded charms were recognised, %d with a fix", recognised, collapsed)
	}
}

// sortedLines returns the lines of a text in an order of their own: where keys stand
// in a mapping does not matter to a charm.
func sortedLines(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// ambiguous reports whether a charm is Express's, which looks like Go's once it is
// expanded, and nothing else in the folder tells them apart.
func ambiguous(files map[string]string) bool {
	return strings.Contains(files[project.Charmcraft], "expressjs-framework") && !strings.Contains(files[project.Rockcraft], "expressjs-framework")
}

// environmentText returns the status and the variables of a result, one on each line.
func environmentText(r result.Result) string {
	var text strings.Builder
	text.WriteString(string(r.Status.Name) + " " + r.Status.Message + "\n")
	for _, v := range r.Environment {
		text.WriteString(v.Name + "=" + v.Value + "\n")
	}
	return text.String()
}

func TestOtherCharmsAreNotRecognised(t *testing.T) {
	for _, text := range []string{
		"name: a\ntype: charm\nsummary: s\ndescription: d\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nparts:\n  charm:\n    plugin: charm\n    source: .\n",
		"name: a\ntype: charm\nsummary: s\ndescription: d\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nparts:\n  charm:\n    plugin: charm\n    source: .\ncontainers:\n  app:\n    resource: app-image\nresources:\n  app-image:\n    type: oci-image\npeers:\n  secret-storage:\n    interface: x\nconfig:\n  options:\n    app-port:\n      type: int\n",
	} {
		if r := Evaluate(map[string]string{project.Charmcraft: text}, Options{}); r.Status != nil || len(findingsOf(r, "already-expanded")) > 0 {
			t.Errorf("%q is taken for a 12-factor charm", text)
		}
	}
}
