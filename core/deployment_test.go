package core

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
	"charm-playground/core/source"
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
			for _, beside := range entry.Beside {
				files[beside[0]] = beside[1]
			}
			return Evaluate(files, Options{})
		}
		shown := func(d result.Diagnostic) bool {
			return d.Code == string(entry.Code) && d.Severity == entry.Severity
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
  s3: {interface: s3, optional: true, limit: 1}
config:
  options:
    api-key: {type: string}
    size: {type: int}
    beta: {type: boolean}
    account: {type: secret}
    a-b: {type: string}
    a_b: {type: string}
`

// A setting that the charm is blocked without and mock.yaml lacks is one click
// away, even if there is no mock.yaml yet.
func TestOptionThatIsNeededCanBeSet(t *testing.T) {
	charm := strings.Replace(odd, "size: {type: int}", "size: {type: int, optional: false}", 1)
	for _, files := range []map[string]string{
		{"charmcraft.yaml": charm},
		{"charmcraft.yaml": charm, "mock.yaml": "config:\n  api-key: x\n"},
		{"charmcraft.yaml": charm, "mock.yaml": "config: {api-key: x}\n"},
	} {
		isNeeded := func(d result.Diagnostic) bool { return d.Code == string(diagnostic.OptionNeeded) }
		before := Evaluate(files, Options{}).Diagnostics
		at := slices.IndexFunc(before, isNeeded)
		if at < 0 || len(before[at].Fixes) != 1 {
			t.Fatalf("%q shows %+v", files["mock.yaml"], before)
		}
		after := Evaluate(withEdits(t, files, before[at].Fixes[0].Edits), Options{})
		if slices.ContainsFunc(after.Diagnostics, isNeeded) {
			t.Errorf("%q is blocked still: %+v", files["mock.yaml"], after.Diagnostics)
		}
	}
}

func TestFindingsAboutTheDeployment(t *testing.T) {
	for _, row := range []struct{ mock, want, fix string }{
		{"relations: [{endpoint: postgres}]", "unknown-endpoint relations.0.endpoint", "postgresql"},
		{"config: {api_key: x}", "unknown-option config.api_key", "api-key"},
		{"config: {size: '5'}", "option-type config.size", "5"},
		{"config: {api-key: 5}", "option-type config.api-key", `"5"`},
		{"config: {beta: 'True'}", "option-type config.beta", "true"},
		{"config: {flask-preferred-url-scheme: htps}", "option-refused config.flask-preferred-url-scheme", "HTTPS"},
		{"config: {account: d0erdgfmp25c762i8np0}\nsecrets: {d0erdgfmp25c762i8np0: {a: b}}", "option-type config.account", "secret:d0erdgfmp25c762i8np0"},
		{"config: {account: 'secret:d0erdgfmp25c762i8np9'}\nsecrets: {d0erdgfmp25c762i8np0: {a: b}}", "missing-secret config.account", "secret:d0erdgfmp25c762i8np0"},
		{"relations: [{endpoint: valkey}, {endpoint: valkey}]", "too-many-relations relations.1.endpoint", ""},
		{"relations: [{endpoint: postgresql, application-data: {username: a, endpoints: b}}]", "relation-incomplete relations.0.endpoint", ", password: correct-horse"},
		{"relations: [{endpoint: postgresql, application-data: {secret-user: 'secret:d0erdgfmp25c762i8np0'}}]", "missing-secret relations.0.application-data.secret-user", "relations: [{endpoint: postgresql, application-data: {secret-user: 'secret:d0erdgfmp25c762i8np0'}}]\nsecrets:\n  d0erdgfmp25c762i8np0:\n    username: user\n    password: not-so-secret"},
		{"relations: [{endpoint: postgresql, application-data: {uris: 'postgresql://u:p@h:x/d'}}]", "charm-fails relations.0.application-data.uris", ""},
		{"relations: [{endpoint: valkey, application-data: {requests: x}}]", "relation-data relations.0.application-data.requests", ""},
		{"shop/0:\n  relation-info: [{endpoint: nope}]", "unknown-endpoint shop/0.relation-info.0.endpoint", ""},
		{"juju-show-unit: {shop/0: {relation-info: [{endpoint: nope}]}}", "unknown-endpoint juju-show-unit.shop/0.relation-info.0.endpoint", ""},
		{"relations: [{endpoint: s3, application-data: {access-key: a, secret-key: b, bucket: c, tls-ca-chain: '[\"x\"]'}}]", "relation-incomplete relations.0.application-data.tls-ca-chain", ""},
		{"relations: [{endpoint: s3, application-data: {secret-extra: 'secret:d0erdgfmp25c762i8np0', bucket: c}}]", "relation-data relations.0.application-data.secret-extra", ""},
		{"", "variable-collision config.options.a-b", ""},
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

// TestWholeDeploymentHasNoFindings checks that there are no false alarms.
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
			if d.Severity == diagnostic.Error || d.Severity == diagnostic.Warning {
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

// TestSecretsAreOneByAnyName checks that a secret is found whichever of Juju's
// ways of writing its ID is used, where it is named and where it is.
func TestSecretsAreOneByAnyName(t *testing.T) {
	const id = "d0erdgfmp25c762i8np0"
	spellings := []string{id, "secret:" + id, "secret://59060ecc-0495-4a80-8006-5f1fc13fd783/" + id}
	for _, named := range spellings {
		for _, kept := range spellings {
			mock := "config:\n  account: '" + named + "'\nsecrets:\n  '" + kept + "': {username: u, password: p}\n" +
				"relations:\n  - endpoint: postgresql\n    application-data: {endpoints: 'h:1', secret-user: '" + named + "'}\n"
			r := Evaluate(map[string]string{"charmcraft.yaml": odd, "mock.yaml": mock}, Options{})
			values := map[string]string{}
			for _, v := range r.Environment {
				values[v.Name] = v.Value
			}
			if r.Status.Name != "active" || values["FLASK_ACCOUNT_PASSWORD"] != "p" || values["POSTGRESQL_DB_USERNAME"] != "u" {
				t.Errorf("%s for %s: %+v", named, kept, r.Status)
			}
		}
	}
}

// TestMissingSecretIsOneClickAway applies the first fix, with the keys that each
// library reads.
func TestMissingSecretIsOneClickAway(t *testing.T) {
	charm := wholeCharm + `requires:
  postgresql: {interface: postgresql_client, optional: true, limit: 1}
  openfga: {interface: openfga, optional: true, limit: 1}
  smtp: {interface: smtp, optional: true, limit: 1}
  oidc: {interface: oauth, optional: true, limit: 1}
  valkey: {interface: valkey_client, optional: true, limit: 1}
  http-proxy: {interface: http_proxy, optional: true, limit: 1}
config:
  options:
    account: {type: secret}
`
	const id = "secret://59060ecc-0495-4a80-8006-5f1fc13fd783/cjqub6vubg2s77p3nio0"
	for mock, keys := range map[string]string{
		"config: {account: '" + id + "'}\n":             "username password",
		"config: {flask-secret-key-id: '" + id + "'}\n": "value",
		"relations:\n  - endpoint: postgresql\n    application-data: {endpoints: 'h:1', secret-user: '" + id + "'}\n":                                                                                                                                                                       "username password",
		"relations:\n  - endpoint: openfga\n    application-data: {grpc_api_url: 'http://h:1', http_api_url: 'http://h:2', token_secret_id: '" + id + "'}\n":                                                                                                                                "token",
		"relations:\n  - endpoint: smtp\n    application-data: {host: h, port: '25', auth_type: plain, transport_security: tls, user: u, password_id: '" + id + "'}\n":                                                                                                                      "password",
		"relations:\n  - endpoint: valkey\n    application-data: {version: v1, requests: '[{\"resource\": \"*\", \"endpoints\": \"h:1\", \"secret-user\": \"" + id + "\"}]'}\n":                                                                                                             "username password",
		"relations:\n  - endpoint: http-proxy\n    application-data: {responses: '[{\"requirer\": \"00000000-0000-4000-8000-000000000001\", \"status\": \"ready\", \"auth\": \"userpass\", \"http_proxy\": \"http://h:1\", \"https_proxy\": \"http://h:1\", \"user\": \"" + id + "\"}]'}\n": "username password",
	} {
		files := map[string]string{"charmcraft.yaml": charm, "mock.yaml": mock}
		found := findingsOf(Evaluate(files, Options{}), diagnostic.MissingSecret)
		if len(found) != 1 || len(found[0].Fixes) == 0 || !strings.Contains(found[0].Message, "'secrets' in mock.yaml") {
			t.Errorf("%s: %+v", mock, found)
			continue
		}
		files = applied(t, files, found[0].Fixes[0])
		r := Evaluate(files, Options{})
		if len(problems(r)) > 0 || r.Status.Name != "active" {
			t.Errorf("%s: %+v %+v", files["mock.yaml"], r.Status, problems(r))
		}
		for _, key := range strings.Fields(keys) {
			if !strings.Contains(files["mock.yaml"], "    "+key+": ") {
				t.Errorf("no %s in %s", key, files["mock.yaml"])
			}
		}
	}
}

// applied returns the files after a fix.
func applied(t *testing.T, files map[string]string, fix result.Fix) map[string]string {
	t.Helper()
	after := maps.Clone(files)
	for name := range files {
		var edits []source.Edit
		text := source.NewFile(name, files[name])
		for _, edit := range fix.Edits {
			if edit.File == name {
				edits = append(edits, source.Edit{File: name, Span: source.Span{Start: text.Offset(edit.Range.Start), End: text.Offset(edit.Range.End)}, Text: edit.Text})
			}
		}
		changed, err := source.Apply(files[name], edits)
		if err != nil {
			t.Fatal(err)
		}
		after[name] = changed
	}
	return after
}

// problems returns an answer's errors and warnings.
func problems(r result.Result) []result.Diagnostic {
	return slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d result.Diagnostic) bool {
		return d.Severity != diagnostic.Error && d.Severity != diagnostic.Warning
	})
}

// TestOptionsWithoutAType checks what paas-charm makes of them: it does not start.
func TestOptionsWithoutAType(t *testing.T) {
	for _, row := range []struct{ framework, option string }{
		{"flask", "description: The token."}, {"go", "description: The token."}, {"django", "default: x"}, {"flask", "type: str"},
	} {
		charm := strings.Replace(wholeCharm, "flask", row.framework, 1) + "config:\n  options:\n    github_token:\n      " + row.option + "\n"
		r := Evaluate(map[string]string{"charmcraft.yaml": charm}, Options{Experimental: true})
		if r.Status == nil || r.Status.Name != "error" || r.Environment != nil || len(problems(r)) != 1 {
			t.Errorf("%+v: %+v, %+v", row, r.Status, problems(r))
		}
	}
}
