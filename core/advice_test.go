package core

import (
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
)

// head is a project without a base, base one with a base, flask a Flask charm.
const (
	head  = "name: demo\ntype: charm\nsummary: s\ndescription: d\n"
	based = head + "base: ubuntu@24.04\nplatforms:\n  amd64:\n"
	flask = based + "extensions: [flask-framework]\n"
	part  = "parts:\n  charm:\n    plugin: charm\n    source: .\n"
)

// advised are mistakes that people really made, with the line of the first
// problem (from 1) and the text that the first fixes lead to.
var advised = []struct {
	name, text string
	line       int
	want       string
}{
	{"required is true", flask + "config:\n  options:\n    token:\n      type: string\n      required: true\n", 13, flask + "config:\n  options:\n    token:\n      type: string\n      optional: false\n"},
	{"required is false", flask + "config:\n  options:\n    token:\n      type: string\n      required: false\n", 13, flask + "config:\n  options:\n    token:\n      type: string\n"},
	{"required with a default", flask + "config:\n  options:\n    token:\n      type: int\n      default: 1\n      required: true\n", 14, flask + "config:\n  options:\n    token:\n      type: int\n      default: 1\n"},
	{"required endpoint", flask + "requires:\n  redis:\n    interface: redis\n    required: true\n", 12, flask + "requires:\n  redis:\n    interface: redis\n    optional: false\n"},
	{"a part charm on a base without its plugin", head + "base: ubuntu@25.10\nbuild-base: ubuntu@25.10\nplatforms:\n  amd64:\nparts:\n  charm:\n    plugin: charm\n    source: .\n", 11, head + "base: ubuntu@25.10\nbuild-base: ubuntu@25.10\nplatforms:\n  amd64:\nparts:\n  charm:\n    plugin: uv\n    source: .\n"},
	{"no space after a colon", strings.Replace(flask, "name: ", "name:", 1), 1, flask},
	{"no space inside", flask + "config:\n  options:\n    token:\n      type:int\n      default: 1\n", 12, flask + "config:\n  options:\n    token:\n      type: int\n      default: 1\n"},
	{"no space in an endpoint", flask + "requires:\n  redis:\n    interface:redis\n", 11, flask + "requires:\n  redis:\n    interface: redis\n"},
	{"an equals sign", strings.Replace(flask, "name: ", "name = ", 1), 1, flask},
	{"a full-width colon", strings.Replace(flask, "name: ", "name：", 1), 1, flask},
	{"base beside bases", head + "base: ubuntu@22.04\nbases:\n  - name: ubuntu\n    channel: \"22.04\"\nextensions: [flask-framework]\n", 5, head + "base: ubuntu@22.04\nextensions: [flask-framework]\nplatforms:\n  amd64:\n"},
	{"maintainers", flask + "maintainers:\n  - me@example.com\n", 9, flask + "links:\n  contact:\n    - me@example.com\n"},
	{"display-name", flask + "display-name: Demo\n", 9, flask + "title: Demo\n"},
	{"bases with a new one", head + "bases:\n  - name: ubuntu\n    channel: '24.04'\nextensions: [flask-framework]\n", 5, head + "base: ubuntu@24.04\nplatforms:\n  amd64:\nextensions: [flask-framework]\n"},
	{"several bases", head + "bases:\n  - name: ubuntu\n    channel: '22.04'\n  - name: ubuntu\n    channel: '24.04'\n" + part, 5, head + "platforms:\n  ubuntu@22.04:amd64:\n  ubuntu@24.04:amd64:\n" + part},
	{"base beside platforms with bases", head + "base: ubuntu@24.04\nplatforms:\n  ubuntu@22.04:amd64:\n" + part, 7, head + "platforms:\n  ubuntu@22.04:amd64:\n" + part},
	{"a base as a mapping", strings.Replace(flask, "ubuntu@24.04", "{name: ubuntu, channel: 24.04}", 1), 5, flask},
	{"a base as a number", strings.Replace(flask, "ubuntu@24.04", "24.04", 1), 5, flask},
	{"charm-libs as a mapping", flask + "charm-libs:\n  lib: traefik-k8s.ingress\n  version: \"2\"\n", 9, flask + "charm-libs:\n  - lib: traefik-k8s.ingress\n    version: \"2\"\n"},
	{"a library's module", flask + "charm-libs:\n  - lib: charms.data_platform_libs.v0.data_interfaces\n    version: \"0\"\n", 10, flask + "charm-libs:\n  - lib: data-platform-libs.data_interfaces\n    version: \"0\"\n"},
	{"a version of three parts", flask + "charm-libs:\n  - lib: traefik-k8s.ingress\n    version: \"0.3.1\"\n", 11, flask + "charm-libs:\n  - lib: traefik-k8s.ingress\n    version: \"0.3\"\n"},
	{"named extensions", based + "extensions:\n  - name: flask-framework\n", 9, based + "extensions:\n  - flask-framework\n"},
	{"an item on its key's line", based + "extensions: - flask-framework\n", 8, based + "extensions:\n  - flask-framework\n"},
	{"a key on another's line", flask + "config: options:\n    token:\n      type: string\n", 9, flask + "config:\n  options:\n    token:\n      type: string\n"},
	{"a platform on the key's line", strings.Replace(flask, "platforms:\n  amd64:", "platforms: amd64:", 1), 6, flask},
	{"an endpoint at the top", flask + "redis:\n  interface: redis\n", 9, flask + "requires:\n  redis:\n    interface: redis\n"},
	{"an empty config", flask + "config:\n", 9, flask},
	{"the platform all", strings.Replace(flask, "amd64", "all", 1), 7, flask},
	{"a second block", flask + "requires:\n  redis:\n    interface: redis\ntitle: Demo\nrequires:\n  s3:\n    interface: s3\n", 13, flask + "requires:\n  redis:\n    interface: redis\n  s3:\n    interface: s3\ntitle: Demo\n"},
	{"a bundle", strings.Replace(flask, "type: charm", "type: bundle", 1), 2, flask},
	{"a quote that ends as another", strings.Replace(flask, "summary: s", "summary: \"s'", 1), 3, strings.Replace(flask, "summary: s", "summary: \"s\"", 1)},
	{"params that are not indented", flask + "actions:\n  go:\n    params:\n    length:\n      type: integer\n", 12, flask + "actions:\n  go:\n    params:\n      length:\n        type: integer\n"},
	{"required inside params", flask + "actions:\n  go:\n    params:\n      length:\n        type: integer\n      required: [length]\n", 14, flask + "actions:\n  go:\n    params:\n      length:\n        type: integer\n    required: [length]\n"},
	{"a key under a value", flask + "config:\n  options:\n    a:\n      type: string\n      default: x\n        description: y\n", 14, flask + "config:\n  options:\n    a:\n      type: string\n      default: x\n      description: y\n"},
	{"a value that YAML cannot read, below a block of text", flask + "config:\n  options:\n    a:\n      type: int\n      description: |\n        Two\n        lines.\n      default: 1\n    b: <<\n    c:\n      type: int\n", 17, flask + "config:\n  options:\n    a:\n      type: int\n      description: |\n        Two\n        lines.\n      default: 1\n    b: '<<'\n    c:\n      type: int\n"},
	{"curly quotes", flask + "config:\n  options:\n    a:\n      type: string\n      default: “pages_new”\n", 13, flask + "config:\n  options:\n    a:\n      type: string\n      default: \"pages_new\"\n"},
	{"a colour", flask + "config:\n  options:\n    a:\n      type: string\n      default: #fff\n", 13, flask + "config:\n  options:\n    a:\n      type: string\n      default: \"#fff\"\n"},
	{"no-break spaces before a platform", strings.Replace(flask, "  amd64", "\u00A0\u00A0amd64", 1), 7, flask},
	{"no-break spaces before an item", based + "extensions:\n\u00A0\u00A0- flask-framework\n", 9, based + "extensions:\n  - flask-framework\n"},
	{"no parts", based, 1, based + part},
	{"no parts of a Flask app", strings.Replace(based, "summary: s", "summary: A Flask app.", 1), 1, strings.Replace(based, "summary: s", "summary: A Flask app.", 1) + "extensions:\n  - flask-framework\n"},
	{"no parts below a comment", "# My charm.\n\n" + based, 3, "# My charm.\n\n" + based + part},
	{"no platforms below a comment", "# My charm.\n" + strings.Replace(flask, "platforms:\n  amd64:\n", "", 1), 2, "# My charm.\n" + strings.Replace(flask, "platforms:\n  amd64:\n", "", 1) + "platforms:\n  amd64:\n"},
	{"no base below a comment", "# My charm.\n" + strings.Replace(flask, "base: ubuntu@24.04\n", "", 1), 2, "# My charm.\n" + strings.Replace(flask, "base: ubuntu@24.04\n", "", 1) + "base: ubuntu@24.04\n"},
	{"three missing keys", "type: charm\nbase: ubuntu@24.04\nplatforms:\n  amd64:\n" + part, 1, "type: charm\nbase: ubuntu@24.04\nplatforms:\n  amd64:\n" + part + "name: my-charm\nsummary: A short summary.\ndescription: A description.\n"},
	{"a misspelt extensions", strings.Replace(flask, "extensions", "extentions", 1), 8, flask},
	{"a misspelt platforms", strings.Replace(flask, "platforms", "platform", 1), 6, flask},
	{"a misspelt type", strings.Replace(flask, "type", "typ", 1), 2, flask},
	{"a capital letter", strings.Replace(flask, "base:", "Base:", 1), 5, flask},
	{"a Cyrillic letter", strings.Replace(flask, "base:", "b\u0430se:", 1), 5, flask},
	{"a zero-width space", strings.Replace(flask, "base:", "ba\u200Bse:", 1), 5, flask},
	{"a fence", "```yaml\n" + flask + "```\n", 1, flask},
	{"a prompt", "user@host:~$ cat charmcraft.yaml\n" + flask, 1, flask},
	{"a prompt of zsh", "➜  charm git:(main) ✗ cat charmcraft.yaml\n" + flask, 1, flask},
	{"a mail that answers a mail", ">> " + strings.ReplaceAll(strings.TrimSuffix(flask, "\n"), "\n", "\n>> ") + "\n", 1, flask},
	{"a quote that an apostrophe far below closes", strings.Replace(flask, "summary: s", "summary: 'Shop", 1) + "title: The town's shop\n", 3, strings.Replace(flask, "summary: s", "summary: 'Shop'", 1) + "title: The town's shop\n"},
	{"an option one level too high, with others below", flask + "config:\n    options:\n        a:\n            type: string\n    b:\n        type: string\n        default: x\n        c:\n            type: int\n", 13, flask + "config:\n    options:\n        a:\n            type: string\n        b:\n            type: string\n            default: x\n        c:\n            type: int\n"},
	{"an item among options", flask + "config:\n  options:\n    a:\n      type: string\n    - b:\n        type: string\n", 13, flask + "config:\n  options:\n    a:\n      type: string\n    b:\n        type: string\n"},
	{"a mail", "> " + strings.ReplaceAll(strings.TrimSuffix(flask, "\n"), "\n", "\n> ") + "\n", 1, flask},
	{"a tab", flask + "requires:\n    redis:\n        interface: redis\n\tlimit: 1\n", 12, flask + "requires:\n    redis:\n        interface: redis\n        limit: 1\n"},
}

// TestAdvice checks that the first problem of each is at the mistake, and that
// the first fixes lead to what was meant.
func TestAdvice(t *testing.T) {
	for _, c := range sample(advised) {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"charmcraft.yaml": c.text}
			first := firstProblem(Evaluate(files, Options{Skip: onlyFindings}), false)
			if first == nil || first.Range.Start.Line+1 != c.line {
				t.Errorf("want the first problem in line %d, got %s", c.line, described(first))
			}
			repair := Repair(files, Options{})
			if got := repair.Files["charmcraft.yaml"]; got != c.want {
				t.Errorf("got\n%s\nby %s; want\n%s", got, toJSON(repair.Steps), c.want)
			}
		})
	}
}

// TestOneFinding checks that the consequences of a mistake are not findings too.
func TestOneFinding(t *testing.T) {
	mock := "config:\n  a: x\nrelations:\n  - endpoint: redis\n    related-units:\n      redis/0: {data: {hostname: r, port: '1'}}\n"
	blocks := "config:\n  options:\n    a:\n      type: string\nrequires:\n  redis:\n    interface: redis\n    optional: true\n    limit: 1\n"
	for _, c := range [][2]string{{"platforms:", "platform:"}, {"options:", "option:"}, {"requires:", "reqiures:"}, {"type: charm", "typ: charm"}, {"    a:\n", "      a:\n"}} {
		r := Evaluate(map[string]string{"charmcraft.yaml": strings.Replace(flask+blocks, c[0], c[1], 1), "mock.yaml": mock}, Options{})
		if problems := append(withSeverity(r.Diagnostics, diagnostic.Error), withSeverity(r.Diagnostics, diagnostic.Warning)...); len(problems) != 1 {
			t.Errorf("%s: %d problems: %s", c[1], len(problems), toJSON(problems))
		}
	}
}

// TestAllTyposAtOnce checks that the content of a misspelt key is checked, too.
func TestAllTyposAtOnce(t *testing.T) {
	text := strings.Replace(flask, "summary", "sumary", 1) + "reqiures:\n  redis:\n    interfce: redis\n    optoinal: true\nconfg:\n  options:\n    a:\n      tpye: string\n"
	r := Evaluate(map[string]string{"charmcraft.yaml": text}, Options{})
	found := ""
	for _, d := range r.Diagnostics {
		found += d.Path + " "
	}
	for _, path := range []string{"reqiures ", "interfce ", "optoinal ", "confg ", "tpye "} {
		if !strings.Contains(found, path) {
			t.Errorf("%s is not found: %s", path, found)
		}
	}
}
