package core

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
)

// refusals returns the errors by Juju of an answer.
func refusals(r result.Result) []result.Diagnostic {
	return slices.DeleteFunc(withSeverity(r.Diagnostics, "error"), func(d result.Diagnostic) bool { return d.By != diagnostic.Juju })
}

// TestRefusals checks where findings about Juju's refusals are, what they say and
// what their first fix writes.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name, added   string // to wholeCharm
		path, message string
		line          int // zero-based
		fix           string
	}{
		{name: "a text that Juju reads as true", added: "config:\n  options:\n    mode: {type: string, default: \"y\"}\n",
			path: "config.options.mode.default", line: 11, message: "charmcraft packs y without quotes, and Juju reads true there. Option 'mode' is of type string, so Juju refuses the charm. Quotes do not help, because charmcraft drops them: use another value."},
		{name: "a text that Juju reads as a number", added: "config:\n  options:\n    mode: {type: string, default: '1e+5'}\n",
			path: "config.options.mode.default", line: 11, message: "charmcraft packs 1e+5 without quotes, and Juju reads the number 100000 there."},
		{name: "a number for a text", added: "config:\n  options:\n    mode:\n      type: string\n      default: 5\n",
			path: "config.options.mode.default", line: 13, message: "", fix: `"5"`},
		{name: "an interface that Juju reads as true", added: "requires:\n  search: {interface: on}\n",
			path: "requires.search.interface", line: 10, message: "Juju takes text at 'requires.search.interface', and reads true there.", fix: `"on"`},
		{name: "the extension has the name", added: "requires:\n  metrics-endpoint: {interface: prometheus_scrape}\n",
			path: "requires.metrics-endpoint", line: 10, message: "The name 'metrics-endpoint' is used twice"},
		{name: "the extension has the name after the user", added: "provides:\n  ingress: {interface: ingress}\n",
			path: "provides.ingress", line: 10, message: "The name 'ingress' is used twice"},
		{name: "a reserved name", added: "requires:\n  juju-search: {interface: search}\n",
			path: "requires.juju-search", line: 10, message: "Juju reserves the names 'juju' and 'juju-…', so an endpoint cannot be called 'juju-search'.", fix: "search"},
		{name: "a bad name of an action", added: "actions:\n  Make_Backup: {description: Backs up.}\n",
			path: "actions.Make_Backup", line: 10, message: "An action cannot be called 'Make_Backup'", fix: "make-backup"},
		{name: "a type that JSON Schema does not have", added: "actions:\n  backup:\n    params:\n      to: {type: strin}\n",
			path: "actions.backup.params.to.type", line: 12, message: "", fix: "string"},
		{name: "a bound that is no number", added: "actions:\n  backup:\n    params:\n      keep:\n        minimum: one\n",
			path: "actions.backup.params.keep.minimum", line: 13, message: "Juju cannot use the parameters of action 'backup': minimum must be of a number."},
		{name: "a reference", added: "actions:\n  backup:\n    params:\n      keep: {$ref: '#/x'}\n",
			path: "actions.backup.params.keep.$ref", line: 12, message: "schema key \"$ref\" not compatible with this version of juju"},
		{name: "a term", added: "terms: [good-terms, f]\n", path: "terms.1", line: 9, message: `wrong term name format "f"`},
		{name: "a subordinate without a principal", added: "subordinate: true\n", path: "subordinate", line: 9, message: "lacks \"requires\" relation with container scope"},
		{name: "a scope", added: "requires:\n  search:\n    interface: search\n    scope: globl\n", path: "requires.search.scope", line: 12, message: "", fix: "global"},
		{name: "no interface", added: "requires:\n  search:\n    optional: true\n", path: "requires.search.interface", line: 10, message: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := map[string]string{"charmcraft.yaml": wholeCharm + c.added}
			r := Evaluate(files, Options{})
			found := refusals(r)
			if len(found) != 1 || r.Juju == nil || r.Juju.Error == nil {
				t.Fatalf("want one refusal: %+v %+v", r.Juju, r.Diagnostics)
			}
			d := found[0]
			if d.File != "charmcraft.yaml" || d.Path != c.path || d.Range.Start.Line != c.line || !strings.Contains(d.Message, c.message) {
				t.Errorf("got %s at %s in line %d: %s", d.Code, d.Path, d.Range.Start.Line, d.Message)
			}
			if text, _ := firstFix(d); text != c.fix {
				t.Errorf("want the fix %q, got %q", c.fix, text)
			}
			if len(d.Fixes) > 0 {
				if after := Evaluate(fixed(t, files, d.Fixes[0]), Options{}); after.Juju == nil || after.Juju.Error != nil {
					t.Errorf("after the fix Juju says %+v", after.Juju)
				}
			}
		})
	}
}

// TestRefusalBesideCharmcraft checks that a file that is packed as it is has the
// finding itself.
func TestRefusalBesideCharmcraft(t *testing.T) {
	files := map[string]string{"charmcraft.yaml": plainCharm, "config.yaml": "options:\n  # The mode.\n  mode:\n    type: string\n    default: y\n"}
	r := Evaluate(files, Options{})
	found := refusals(r)
	if len(found) != 1 || found[0].File != "config.yaml" || found[0].Range.Start.Line != 4 || found[0].Path != "options.mode.default" {
		t.Fatalf("got %+v", r.Diagnostics)
	}
	if text, _ := firstFix(found[0]); text != `"y"` {
		t.Errorf("want quotes, which are packed here, got %q", text)
	}
	if *r.Packed.Config != files["config.yaml"] || r.Packed.Actions != nil || !strings.HasPrefix(*r.Packed.Metadata, "description:") {
		t.Errorf("packed is %+v", r.Packed)
	}
}

// plainCharm has no extension, which would have options of its own.
const plainCharm = "name: shop\ntype: charm\nsummary: A shop.\ndescription: Sells.\nbase: ubuntu@24.04\nplatforms: {amd64: }\nparts: {shop: {plugin: dump, source: .}}\n"

// TestSkip checks that skipped parts are absent, and so are their findings.
func TestSkip(t *testing.T) {
	files := map[string]string{"charmcraft.yaml": wholeCharm + "requires:\n  search: {interface: on}\n"}
	r := Evaluate(files, Options{Skip: []string{SkipJuju}})
	if r.Juju != nil || r.Packed != nil || len(refusals(r)) > 0 || r.Status == nil {
		t.Errorf("got %+v", r)
	}
}

// TestSkippedCause checks that a charm that fails over what Juju refuses is not
// told as a problem of its own while Juju's verdict is left out: nothing comes
// that goes again with the verdict.
func TestSkippedCause(t *testing.T) {
	files := map[string]string{"charmcraft.yaml": wholeCharm + "config: {options: {size: {type: itn}}}\n"}
	for _, skip := range [][]string{nil, {SkipJuju}} {
		for _, d := range Evaluate(files, Options{Skip: skip}).Diagnostics {
			if d.Code == string(diagnostic.CharmFails) {
				t.Errorf("without %v: %s: %s", skip, d.Path, d.Message)
			}
		}
	}
}

// TestRefusalsOfCasesAreFixed checks that the fix of a refusal removes it.
func TestRefusalsOfCasesAreFixed(t *testing.T) {
	for _, c := range sample(goldenCases(t)) {
		if !strings.HasPrefix(c.folder, "juju/") {
			continue
		}
		for _, d := range refusals(c.result()) {
			for _, fix := range d.Fixes {
				left := refusals(Evaluate(fixed(t, c.files, fix), c.options(onlyFindings...)))
				if slices.ContainsFunc(left, func(l result.Diagnostic) bool { return l.Path == d.Path && l.Message == d.Message }) {
					t.Errorf("%s: it is still there after %q: %s", c.folder, fix.Title, d.Message)
				}
			}
		}
	}
}
