package core

import (
	"strings"
	"testing"

	"charm-playground/core/result"
)

// inFlow is a good project with flow collections, which edits must leave whole.
const inFlow = "name: p\ntype: charm\nbase: ubuntu@24.04\nplatforms: {amd64: }\nsummary: s\ndescription: d\nextensions: [flask-framework]\n"

// harmful are inputs for which a fix, or all safe fixes together, once made a text
// that YAML cannot read, lost lines, or never ended.
var harmful = []struct {
	name  string
	files map[string]string
	want  map[string]string // what all safe fixes together make of the files; nil: nothing
}{
	{"a misspelt type", map[string]string{"charmcraft.yaml": strings.Replace(inFlow, "type:", "typ:", 1)}, map[string]string{"charmcraft.yaml": inFlow}},
	{"blocks of text for lists", map[string]string{"charmcraft.yaml": inFlow, "paas-config.yaml": "prometheus:\n  scrape_configs: |\n    - job_name: x\n", "mock.yaml": "workload:\n  files: |\n    migrate.sh\n"}, nil},
	{"an explicit key", map[string]string{"charmcraft.yaml": inFlow, "mock.yaml": "unit: 0\nunits: 2\n? foo\n"}, nil},
	{"an anchor before a key", map[string]string{"charmcraft.yaml": inFlow, "mock.yaml": "relations:\n- endpoint: redis\n  app:\n  &x:000: 00\n"},
		map[string]string{"mock.yaml": "relations:\n- endpoint: redis\n  application-data:\n  &x:000: 00\n"}},
	{"a name that is empty", map[string]string{"charmcraft.yaml": strings.Replace(inFlow, "name: p", "name:", 1)}, nil},
	{"keys that are all indented", map[string]string{"charmcraft.yaml": " type: charm\n base: ubuntu@24.04\n platforms: {amd64: }\n summary: s\n description: d\n extensions: [flask-framework]\n"}, nil},
	{"a file in flow style", map[string]string{"charmcraft.yaml": "{type: charm, base: ubuntu@24.04, platforms: {amd64: }, summary: s, description: d, extensions: [flask-framework]}\n"}, nil},
	{"an end of the document", map[string]string{"charmcraft.yaml": strings.Replace(inFlow, "name: p\n", "", 1) + "...\n"}, nil},
	{"an anchor that is used", map[string]string{"charmcraft.yaml": inFlow + "x: &x {interface: redis}\nrequires:\n  redis: *x\n"}, nil},
	{"a tag", map[string]string{"charmcraft.yaml": inFlow + "requires:\n  redis:\n    interface: redis\n    optional: !!str true\n"}, nil},
	{"an anchor of a key", map[string]string{"charmcraft.yaml": inFlow, "mock.yaml": "unit: 0\n&k foo: 1\n"}, nil},
	{"an empty key", map[string]string{"charmcraft.yaml": inFlow, "mock.yaml": "g:\n?\n"}, nil},
	{"a value with further lines", map[string]string{"charmcraft.yaml": inFlow, "mock.yaml": "leader: false\n  more\n  lines\n"}, nil},
	{"two keys with comments", map[string]string{"charmcraft.yaml": inFlow + "title: a # one\ntitle: b # two\n"}, nil},
}

// TestHarmfulInputs checks the rules of fixes for each of them, and that all safe
// ones together make what is meant, after which none is left.
func TestHarmfulInputs(t *testing.T) {
	for _, c := range harmful {
		t.Run(c.name, func(t *testing.T) {
			checkFixes(t, evaluatedOnce(c.files, false))
			files := c.files
			for range 3 {
				var all result.Fix
				for _, fix := range together(Evaluate(files, Options{})) {
					all.Edits = append(all.Edits, fix.Edits...)
				}
				if all.Edits == nil {
					break
				}
				files = fixed(t, files, all)
			}
			for name, text := range c.files {
				want := text
				if made, ok := c.want[name]; ok {
					want = made
				}
				if files[name] != want {
					t.Errorf("%s is\n%s, want\n%s", name, files[name], want)
				}
			}
		})
	}
}
