package language

import (
	"fmt"
	"strings"
	"testing"

	"charm-playground/core/project"
	"charm-playground/core/source"
)

// wide returns a charm with count endpoints that have no interface.
func wide(count int) string {
	var text strings.Builder
	text.WriteString("extensions: [flask-framework]\nrequires:\n")
	for i := range count {
		fmt.Fprintf(&text, "  e%d:\n", i)
	}
	return text.String()
}

// relations returns a mock.yaml with count relations at the endpoints of wide.
func relations(count int) string {
	var text strings.Builder
	text.WriteString("relations:\n")
	for i := range count {
		fmt.Fprintf(&text, "- endpoint: e%d\n", i)
	}
	return text.String() + "- endpoint: "
}

// TestWorkGrowsWithTheText checks that four times as many names need little
// more than four times as many lookups, wherever the cursor is.
func TestWorkGrowsWithTheText(t *testing.T) {
	work := func(count int) int {
		before := visited
		p := Project{map[string]string{project.Charmcraft: wide(count), project.Mock: relations(count)}}
		HoverAt(p, project.Charmcraft, source.Position{Line: count / 2, Character: 3})
		Complete(p, project.Charmcraft, source.Position{Line: count / 2, Character: 3})
		Complete(p, project.Mock, source.Position{Line: count + 1, Character: 12})
		Complete(p, project.Mock, source.Position{Line: count + 1, Character: 2})
		return visited - before
	}
	if few, many := work(500), work(2_000); many > 6*few {
		t.Errorf("500 endpoints: %d entries visited, 2,000: %d", few, many)
	}
}

// TestNesting checks that no text makes the outline deeper than its limit,
// however it nests.
func TestNesting(t *testing.T) {
	steps := ""
	for i := range 600 {
		steps += strings.Repeat(" ", i) + "a:\n"
	}
	for name, text := range map[string]string{
		"brackets": "a: " + strings.Repeat("[", 1_000_000), "braces": strings.Repeat("{a: ", 200_000), "dashes": strings.Repeat("- ", 500_000), "steps": steps,
	} {
		end := source.NewFile("", text).Position(len(text))
		p := Project{map[string]string{project.Charmcraft: text}}
		Complete(p, project.Charmcraft, end)
		HoverAt(p, project.Charmcraft, end)
		if depth := depthOf(outline(text, len(text)).root); depth > deepest+1 { // the root is one
			t.Errorf("%s: %d deep", name, depth)
		}
	}
}

func depthOf(e *entry) int {
	depth := 0
	for _, c := range e.children {
		depth = max(depth, depthOf(c))
	}
	return depth + 1
}

// TestItems checks the limit of the items, and that an item beyond it is
// offered after its name is typed.
func TestItems(t *testing.T) {
	most := project.Limits.Completions
	files := map[string]string{project.Charmcraft: "extensions: [flask-framework]\nrequires:\n", project.Mock: relations(0)}
	for i := range most + 50 {
		files[project.Charmcraft] += fmt.Sprintf("  e%d: {interface: x}\n", i)
	}
	at := source.Position{Line: 1, Character: 12}
	if items := Complete(Project{files}, project.Mock, at); len(items) != most {
		t.Errorf("%d items", len(items))
	}
	last := fmt.Sprintf("e%d", most+49)
	files[project.Mock] += last
	at.Character += len(last)
	if items := Complete(Project{files}, project.Mock, at); len(items) == 0 || items[0].Label != last {
		t.Errorf("%s is not offered", last)
	}
}
