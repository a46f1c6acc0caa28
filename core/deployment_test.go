package core

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
)

// deploymentCodes are the findings about the mocked deployment.
var deploymentCodes = []diagnostic.Code{
	diagnostic.UnknownEndpoint, diagnostic.UnknownOption, diagnostic.OptionType, diagnostic.OptionRefused, diagnostic.OptionNeeded,
	diagnostic.MissingSecret, diagnostic.TooManyRelations, diagnostic.RelationData, diagnostic.RelationIncomplete,
	diagnostic.VariableCollision, diagnostic.CharmFails,
}

func TestExamplesOfDeploymentFindings(t *testing.T) {
	for _, entry := range diagnostic.Catalogue() {
		if !slices.Contains(deploymentCodes, entry.Code) {
			continue
		}
		evaluate := func(text string) result.Result {
			files := map[string]string{entry.File: text}
			for name, beside := range entry.Beside {
				files[name] = beside
			}
			return Evaluate(files, Options{})
		}
		shown := func(d result.Diagnostic) bool {
			return d.Code == string(entry.Code) && d.Severity == string(entry.Severity)
		}
		if r := evaluate(entry.Example); !slices.ContainsFunc(r.Diagnostics, shown) {
			t.Errorf("the example of %s shows %+v", entry.Code, r.Diagnostics)
		}
		if r := evaluate(entry.Mended); len(r.Diagnostics) > 0 {
			t.Errorf("the mended example of %s shows %+v", entry.Code, r.Diagnostics)
		}
	}
}

const odd = `name: shop
type: charm
base: ubuntu@24.04
platforms: {amd64: }
summary: s
description: d
extensions: [flask-framework]
requires:
  postgresql: {interface: postgresql_client, optional: true}
  valkey: {interface: valkey_client, optional: true, limit: 1}
config:
  options:
    api-key: {type: string}
    size: {type: int}
    beta: {type: boolean}
    account: {type: secret}
    a-b: {type: string}
    a_b: {type: string}
`

func TestFindingsAboutTheDeployment(t *testing.T) {
	for _, row := range []struct{ mock, want, fix string }{
		{"relations: [{endpoint: postgres}]", "unknown-endpoint relations.0.endpoint", "postgresql"},
		{"config: {api_key: x}", "unknown-option config.api_key", "api-key"},
		{"config: {size: '5'}", "option-type config.size", "5"},
		{"config: {api-key: 5}", "option-type config.api-key", `"5"`},
		{"config: {beta: 'True'}", "option-type config.beta", "true"},
		{"config: {flask-preferred-url-scheme: htps}", "option-refused config.flask-preferred-url-scheme", "HTTPS"},
		{"config: {account: d0erdgfmp25c762i8np0}\nsecrets: {d0erdgfmp25c762i8np0: {a: b}}", "missing-secret config.account", "secret:d0erdgfmp25c762i8np0"},
		{"config: {account: 'secret:d0erdgfmp25c762i8np9'}\nsecrets: {d0erdgfmp25c762i8np0: {a: b}}", "missing-secret config.account", "secret:d0erdgfmp25c762i8np0"},
		{"relations: [{endpoint: valkey}, {endpoint: valkey}]", "too-many-relations relations.1.endpoint", ""},
		{"relations: [{endpoint: postgresql, application-data: {username: a, endpoints: b}}]", "relation-incomplete relations.0.endpoint", ""},
		{"relations: [{endpoint: postgresql, application-data: {secret-user: 'secret:d0erdgfmp25c762i8np0'}}]", "relation-data relations.0.application-data.secret-user", ""},
		{"relations: [{endpoint: postgresql, application-data: {uris: 'postgresql://u:p@h:x/d'}}]", "charm-fails relations.0.application-data.uris", ""},
		{"relations: [{endpoint: valkey, application-data: {requests: x}}]", "relation-data relations.0.application-data.requests", ""},
		{"shop/0:\n  relation-info: [{endpoint: nope}]", "unknown-endpoint shop/0.relation-info.0.endpoint", ""},
		{"juju-show-unit: {shop/0: {relation-info: [{endpoint: nope}]}}", "unknown-endpoint juju-show-unit.shop/0.relation-info.0.endpoint", ""},
		{"", "variable-collision config.options.a_b", ""},
	} {
		r := Evaluate(map[string]string{"charmcraft.yaml": odd, "mock.yaml": row.mock}, Options{})
		at := slices.IndexFunc(r.Diagnostics, func(d result.Diagnostic) bool { return d.Code+" "+d.Path == row.want })
		if at < 0 {
			t.Errorf("%s: want %s in %+v", row.mock, row.want, r.Diagnostics)
			continue
		}
		fix := ""
		if fixes := r.Diagnostics[at].Fixes; len(fixes) > 0 {
			fix = fixes[0].Edits[0].Text
		}
		if fix != row.fix {
			t.Errorf("%s: fix %q, want %q", row.mock, fix, row.fix)
		}
	}
}

// TestWholeDeploymentHasNoFindings sees to it that nothing is a false alarm.
func TestWholeDeploymentHasNoFindings(t *testing.T) {
	charm := strings.Replace(odd, "    a_b: {type: string}\n", "", 1)
	for _, mock := range []string{
		"",
		"config: {api-key: x, size: 5, beta: true, account: 'secret:d0erdgfmp25c762i8np0'}\nsecrets: {d0erdgfmp25c762i8np0: {a: b}}\n",
		"relations:\n  - endpoint: postgresql\n    application-data: {endpoints: 'h:1', username: u, password: p}\n  - endpoint: logging\n  - endpoint: metrics-endpoint\n",
		"secret-key: null\n", "workload: {can-connect: false}\n",
		"shop/1:\n  leader: false\n  relation-info:\n    - endpoint: secret-storage\n      application-data: {flask_secret_key: k}\n      related-units: {shop/0: {data: {}}}\n",
	} {
		r := Evaluate(map[string]string{"charmcraft.yaml": charm, "mock.yaml": mock}, Options{})
		for _, d := range r.Diagnostics {
			if d.Severity == string(diagnostic.Error) || d.Severity == string(diagnostic.Warning) {
				t.Errorf("%s: %+v", mock, d)
			}
		}
	}
}

func TestUnitEndpointsAndOptions(t *testing.T) {
	r := Evaluate(map[string]string{"charmcraft.yaml": odd, "mock.yaml": "application: shelf\nunit: 1\nunits: 3\nconfig: {size: 5}\n"}, Options{})
	if want := (result.Unit{Application: "shelf", Model: "playground", Number: 1, Units: 3}); r.Unit == nil || *r.Unit != want {
		t.Errorf("unit %+v, want %+v", r.Unit, want)
	}
	for _, e := range r.Endpoints {
		if e.Name == "postgresql" && (e.Integrated || e.Required || !e.Mockable || len(e.Variables) != 12 || e.Origin.File != "charmcraft.yaml") {
			t.Errorf("postgresql: %+v", e)
		}
	}
	at := slices.IndexFunc(r.Options, func(o result.Option) bool { return o.Name == "size" })
	if at < 0 || r.Options[at].Value == nil || *r.Options[at].Value != "5" || r.Options[at].Variable != "FLASK_SIZE" || r.Options[at].Default != nil {
		t.Errorf("options: %+v", r.Options)
	}
}
