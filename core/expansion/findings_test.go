package expansion_test

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
)

const shop = `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - flask-framework
`

// finding is the expected finding: its code, its path, and the text that the
// first fix inserts; empty if the test does not check a fix.
type finding struct {
	code diagnostic.Code
	path string
	fix  string
}

func TestFindings(t *testing.T) {
	tests := []struct {
		name string
		text string
		want []finding
	}{
		{"unknown key", shop + "requries:\n  db:\n    interface: redis\n", []finding{{diagnostic.UnknownKey, "requries", "requires"}}},
		{"misspelling of a missing key", strings.Replace(shop, "description", "descripton", 1), []finding{{diagnostic.UnknownKey, "descripton", "description"}}},
		{"missing key", strings.Replace(shop, "summary: A shop.\n", "", 1), []finding{{diagnostic.MissingKey, "summary", ""}}},
		{"three mistakes", strings.Replace(shop, "flask-", "flsk-", 1) + "titel: Shop\nsubordinate: maybe\n", []finding{
			{diagnostic.UnknownExtension, "extensions.0", "flask-framework"}, {diagnostic.UnknownKey, "titel", "title"}, {diagnostic.WrongType, "subordinate", "true"},
		}},
		{"more mistakes than charmcraft reports", shop + "storage: {}\nterms: be-nice\nlinks:\n  websit: https://example.com\n", []finding{
			{diagnostic.ReservedKey, "storage", ""}, {diagnostic.WrongType, "terms", "[be-nice]"}, {diagnostic.UnknownKey, "links.websit", "website"},
		}},
		{"two broken parts", shop + "parts:\n  a:\n    plugin: dmp\n    source: .\n  b:\n    plugin: nil\n    orgnize: {a: b}\n", []finding{
			{diagnostic.UnknownPlugin, "parts.a.plugin", "dump"}, {diagnostic.UnknownKey, "parts.b.orgnize", "organize"},
		}},
		{"architecture", strings.Replace(shop, "amd64:", "amd65:", 1), []finding{{diagnostic.InvalidPlatform, "platforms.amd65", "amd64"}}},
		{"architecture in a list", strings.Replace(shop, "amd64:", "amd64: {build-on: [amd64, arm46], build-for: [amd64]}", 1), []finding{{diagnostic.InvalidPlatform, "platforms.amd64.build-on.1", "arm64"}}},
		{"an extension and a platform", strings.NewReplacer("amd64:", "amd65:", "flask-", "flsk-").Replace(shop), []finding{
			{diagnostic.InvalidPlatform, "platforms.amd65", "amd64"}, {diagnostic.UnknownExtension, "extensions.0", "flask-framework"},
		}},
		{"base", strings.Replace(shop, "ubuntu@24.04", "ubuntu-24.04", 1), []finding{{diagnostic.InvalidBase, "base", "ubuntu@24.04"}}},
		{"lone extension", strings.Replace(shop, "\n  - flask-framework", " flask-framework", 1), []finding{{diagnostic.WrongType, "extensions", "[flask-framework]"}}},
		{"version of the charm", shop + "version: 1.0-\n", []finding{{diagnostic.InvalidName, "version", "1.0"}}},
		{"version with a space", shop + "version: v1 beta\n", []finding{{diagnostic.InvalidName, "version", "v1-beta"}}},
		{"version of a library", shop + "charm-libs:\n- {lib: mongodb.tls, version: 1.2}\n", []finding{{diagnostic.CharmLibrary, "charm-libs.0.version", `"1.2"`}}},
		{"closed set", shop + "charm-user: nonroot\n", []finding{{diagnostic.UnknownValue, "charm-user", "non-root"}}},
		{"address", shop + "links:\n  documentation: example.com/docs\n", []finding{{diagnostic.InvalidURL, "links.documentation", "https://example.com/docs"}}},
		{"empty requires", shop + "requires:\n", []finding{{diagnostic.WrongType, "requires", " {}"}}},
		{"reserved prefix", shop + "config:\n  options:\n    flask-token: {type: string}\n", []finding{{diagnostic.ReservedPrefix, "config.options.flask-token", "token"}}},
		{"part of the extension", shop + "parts:\n  charm:\n    plugin: uv\n    source: .\n", []finding{{diagnostic.CustomizedCharm, "parts.charm", ""}}},
		{"config as a list", shop + "config: [a]\n", []finding{{diagnostic.WrongType, "config", ""}}},
		{"grammar", shop + "parts:\n  a:\n    plugin: nil\n    build-packages:\n    - on a b: [x]\n", []finding{{diagnostic.InvalidPart, "parts.a.build-packages.0", ""}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := expand(t, map[string]string{"charmcraft.yaml": test.text}, false)
			if got.Error == nil {
				t.Fatal("the project is accepted")
			}
			for _, want := range test.want {
				if !slices.ContainsFunc(got.Diagnostics, want.is) {
					t.Errorf("no %v in %v", want, got.Diagnostics)
				}
			}
			if len(got.Diagnostics) != len(test.want) {
				t.Errorf("%d findings, want %d: %v", len(got.Diagnostics), len(test.want), got.Diagnostics)
			}
		})
	}
}

func (want finding) is(d diagnostic.Diagnostic) bool {
	fix := ""
	if len(d.Fixes) > 0 {
		fix = d.Fixes[0].Edits[0].Text
	}
	return d.Code == want.code && d.Path == want.path && (want.fix == "" || fix == want.fix)
}

func TestFilesBesideTheProject(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             finding
		in               string
	}{
		{"duplicate", "metadata.yaml", "name: shop\n", finding{diagnostic.DuplicateFile, "name", ""}, "metadata.yaml"},
		{"not a mapping", "metadata.yaml", "- a\n", finding{diagnostic.NotAProject, "", ""}, "metadata.yaml"},
		{"a list instead of a mapping", "paas-config.yaml", "[]\n", finding{diagnostic.PaasConfig, "", ""}, "paas-config.yaml"},
		{"broken", "paas-config.yaml", "a: [\n", finding{diagnostic.YAMLSyntax, "", ""}, "paas-config.yaml"},
		{"unknown folder in cos_custom", "cos_custom/rules/a.rule", "a\n", finding{diagnostic.CosCustom, "", ""}, "cos_custom/rules/a.rule"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := expand(t, map[string]string{"charmcraft.yaml": shop, test.file: test.text}, false)
			if !slices.ContainsFunc(got.Diagnostics, func(d diagnostic.Diagnostic) bool { return test.want.is(d) && d.File == test.in }) {
				t.Errorf("no %v in %v", test.want, got.Diagnostics)
			}
		})
	}
}
