package core

import (
	"strings"
	"testing"

	"charm-playground/core/document"
	"charm-playground/core/source"
)

// TestPathsOfTheExpansion checks that the writer of the expansion and the reader
// of YAML agree on the path of each line.
func TestPathsOfTheExpansion(t *testing.T) {
	compared := 0
	for _, c := range sample(goldenCases(t)) {
		r := c.result()
		if r.Expansion.YAML == nil {
			continue
		}
		read := document.Parse(source.NewFile("expanded.yaml", *r.Expansion.YAML)).LinePaths()
		text := strings.Split(*r.Expansion.YAML, "\n")
		for i, line := range r.Expansion.Lines {
			if line.Path != read[i] && text[i] != "" {
				t.Errorf("%s, line %d: written at %q, read at %q", c.folder, i, line.Path, read[i])
			}
			compared++
		}
	}
	if compared < inAll(5_000) {
		t.Errorf("only %d lines are compared", compared)
	}
}
