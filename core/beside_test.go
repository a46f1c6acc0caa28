package core

import (
	"testing"
)

// beside are mistakes in the files that older charms have beside charmcraft.yaml,
// with the line of the first problem (from 1) and the text that the first fixes
// lead to.
var beside = []struct {
	name, file, text string
	line             int
	want             string
}{
	{"a misspelt block", "metadata.yaml", named + "reqires:\n  redis:\n    interface: redis\n", 4, named + redis},
	{"a misspelt key of an endpoint", "metadata.yaml", named + redis + "    limt: 1\n", 7, named + redis + "    limit: 1\n"},
	{"a colon that is missing", "metadata.yaml", named + "requires:\n  redis\n    interface: redis\n", 5, named + redis},
	{"a list", "metadata.yaml", named + "requires:\n  - redis:\n      interface: redis\n", 4, named + "requires:\n  redis:\n      interface: redis\n"},
	{"a fence", "metadata.yaml", "```yaml\n" + named + redis + "```\n", 1, named + redis},
	{"a second block", "metadata.yaml", named + redis + "requires:\n  s3:\n    interface: s3\n", 7, named + redis + "  s3:\n    interface: s3\n"},
	{"a second list", "metadata.yaml", named + "assumes: [juju >= 3]\nassumes: [juju >= 4]\n", 5, named + "assumes: [juju >= 3]\n"},
	{"a misspelt key of an option", "config.yaml", "options:\n  a:\n    type: string\n    descrpition: x\n", 4, "options:\n  a:\n    type: string\n    description: x\n"},
	{"a misspelt type", "config.yaml", "options:\n  a:\n    type: strin\n", 3, "options:\n  a:\n    type: string\n"},
	{"a misspelt top", "config.yaml", "option:\n  a:\n    type: string\n", 1, "options:\n  a:\n    type: string\n"},
	{"no top", "config.yaml", "a:\n  type: string\n", 1, "options:\n  a:\n    type: string\n"},
	{"an option twice", "config.yaml", "options:\n  a:\n    type: string\n  a:\n    type: int\n", 4, "options:\n  a:\n    type: string\n"},
	{"a second block of options", "config.yaml", "options:\n  a:\n    type: string\noptions:\n  b:\n    type: int\n", 4, "options:\n  a:\n    type: string\n  b:\n    type: int\n"},
	{"a key one level too high", "config.yaml", "options:\n  a:\n    type: string\n  b:\n  type: int\n", 5, "options:\n  a:\n    type: string\n  b:\n    type: int\n"},
	{"tabs", "config.yaml", "options:\n\ta:\n\t\ttype: string\n", 2, "options:\n  a:\n    type: string\n"},
	{"required", "config.yaml", "options:\n  a:\n    type: string\n    required: true\n", 4, "options:\n  a:\n    type: string\n    optional: false\n"},
	{"a misspelt description", "actions.yaml", "go:\n  descrpition: x\n", 2, "go:\n  description: x\n"},
	{"misspelt parameters", "actions.yaml", "go:\n  parms:\n    a:\n      type: string\n", 2, "go:\n  params:\n    a:\n      type: string\n"},
	{"parameters that are not indented", "actions.yaml", "go:\n  params:\n  a:\n    type: string\n", 3, "go:\n  params:\n    a:\n      type: string\n"},
}

const (
	unnamed = "type: charm\nbase: ubuntu@24.04\nplatforms:\n  amd64:\n" + part
	named   = "name: demo\nsummary: s\ndescription: d\n"
	redis   = "requires:\n  redis:\n    interface: redis\n"
)

// TestBeside checks that the files beside charmcraft.yaml are read by the same
// schema, and that their mistakes are fixed in the same way.
func TestBeside(t *testing.T) {
	for _, c := range sample(beside) {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"charmcraft.yaml": unnamed, "metadata.yaml": named}
			files[c.file] = c.text
			first := firstProblem(Evaluate(files, Options{}), false)
			if first == nil || first.File != c.file || first.Range.Start.Line+1 != c.line {
				t.Errorf("want the first problem in line %d of %s, got %s", c.line, c.file, described(first))
			}
			repair := Repair(files, Options{})
			if got := repair.Files[c.file]; got != c.want {
				t.Errorf("got\n%s\nby %s; want\n%s", got, toJSON(repair.Steps), c.want)
			}
			if left := firstProblem(Evaluate(repair.Files, Options{}), false); left != nil {
				t.Errorf("left: %s", described(left))
			}
		})
	}
}

// TestGoodBeside checks that correct files have no findings, whatever Charmhub and
// older tools put into them.
func TestGoodBeside(t *testing.T) {
	for file, text := range map[string]string{
		"metadata.yaml": named + "display-name: Shop\nmaintainers: [me]\ntags: [a]\ndocs: https://example.com\nicon: x\n" + redis + "    optional: true\ncontainers:\n  app:\n    resource: image\nresources:\n  image:\n    type: oci-image\n",
		"config.yaml":   "options:\n  a:\n    type: string\n    description: x\n    default: y1\n  n:\n    type: int\n    default: 010\n",
		"actions.yaml":  "go:\n  description: x\n  params:\n    a:\n      type: string\n      default: 1:30\n  required: [a]\n",
	} {
		files := map[string]string{"charmcraft.yaml": unnamed, "metadata.yaml": named}
		files[file] = text
		if r := Evaluate(files, Options{}); len(r.Diagnostics) > 0 {
			t.Errorf("%s: %s", file, toJSON(r.Diagnostics))
		}
	}
}
