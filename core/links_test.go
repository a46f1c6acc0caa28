package core

import (
	"testing"

	"charm-playground/core/framework"
	"charm-playground/core/upstream/recorded"
)

// Every variable of every recorded deployment, and every one that could be had, leads to a place in upstream's
// documentation that is there; a variable of an integration or of an option leads to a section.
func TestVariablesLeadToSections(t *testing.T) {
	checked := map[string]bool{}
	check := func(of, link string) {
		if err := recorded.Check(link); err != nil && !checked[link] {
			t.Errorf("%s: %v", of, err)
		}
		checked[link] = true
	}
	for _, f := range framework.All() {
		for _, text := range []string{f.Docs, f.OptionsDocs()} {
			check(f.Name, text)
		}
	}
	for _, c := range sample(goldenCases(t)) {
		r := c.result()
		for _, v := range r.Environment {
			check(v.Name, v.Docs)
		}
		for _, v := range r.Possible {
			check(v.Name, v.Docs)
		}
	}
	if len(checked) < inAll(30) {
		t.Errorf("only %d links were seen", len(checked))
	}
}
