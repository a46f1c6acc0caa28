package core

import (
	"encoding/json"
	"flag"
	"os"
	"path"
	"strings"
	"testing"

	"charm-playground/core/result"
)

var updateRollouts = flag.Bool("update-rollouts", false, "write what brings the recorded deployments about")

// TestRollouts holds what brings each recorded deployment about. Each mocked fact
// is in the rollout or among what is left out; none is in both.
func TestRollouts(t *testing.T) {
	cases := os.DirFS("testdata/cases")
	var out strings.Builder
	for _, name := range caseNames(t, cases) {
		folder := path.Dir(name)
		if !strings.HasPrefix(folder, "environment/") {
			continue
		}
		options := Options{Experimental: readExpected(t, cases, name).Experimental}
		r, err := Rollout(readProject(t, cases, path.Join(folder, "input")), options)
		if err != nil {
			t.Errorf("%s: %v", folder, err)
			continue
		}
		line, _ := json.Marshal(r)
		out.WriteString(folder + " " + string(line) + "\n")
	}
	golden := "testdata/rollouts.txt"
	if *updateRollouts {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || out.String() != string(want) {
		t.Errorf("the rollouts differ from %s (%v); look at the difference that -update-rollouts makes", golden, err)
	}
}

const rolloutCharm = wholeCharm + `requires:
  postgresql: {interface: postgresql_client, optional: true, limit: 1}
  smtp: {interface: smtp, optional: true, limit: 1}
  oidc: {interface: oauth, optional: true, limit: 1}
  queue: {interface: kafka_client, optional: true, limit: 1}
config:
  options:
    token: {type: string, description: The token.}
    size: {type: int, default: 3, description: The size.}
    api-credentials: {type: secret, description: Credentials.}
    other: {type: secret, description: Others.}
`

func rolloutOf(t *testing.T, mock string) result.Rollout {
	t.Helper()
	r, err := Rollout(map[string]string{"charmcraft.yaml": rolloutCharm, "mock.yaml": mock}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// leftOf are what is left out, as "kind name@line".
func leftOf(r result.Rollout) string {
	var all []string
	for _, left := range r.Left {
		at := ""
		if left.At != nil {
			at = "@" + left.At.Path
		}
		all = append(all, left.Kind+" "+left.Name+at)
	}
	return strings.Join(all, ", ")
}

func TestRolloutLeavesOutWhatJujuRefuses(t *testing.T) {
	for mock, want := range map[string]string{
		"config: {token: 5, nosuch: a}":                             "option token@config.token, option nosuch@config.nosuch",
		"config: {api-credentials: 'secret:d0erdgfmp25c762i8np0'}":  "secret api-credentials@config.api-credentials",
		"secrets: {d0erdgfmp25c762i8np0: {API_KEY: a, api-key: b}}": "key API_KEY@secrets.d0erdgfmp25c762i8np0.API_KEY",
		"application: Shop":                                         "name Shop@application",
		"application: shop-2":                                       "name shop-2@application",
		"model: {name: My_Model}":                                   "name My_Model@model.name",
		"secret-key: a":                                             "secret-key secret-key@secret-key",
		"leader: false":                                             "leader leader",
		"workload: {can-connect: false}":                            "workload can-connect@workload.can-connect",
		"relations: [{endpoint: nosuch}]":                           "endpoint nosuch@relations.0.endpoint",
		"relations: [{endpoint: smtp, related-application: pg}, {endpoint: postgresql, related-application: pg}]": "charm pg@relations.1",
		"units: 3": "",
		"config: {size: 4}\nmodel: {name: m-1, config: {juju-http-proxy: 'http://p'}}": "",
	} {
		if got := leftOf(rolloutOf(t, mock)); got != want {
			t.Errorf("%s: left out is %q, want %q", mock, got, want)
		}
	}
}

func TestRolloutKnowsWhoMakesTheData(t *testing.T) {
	r := rolloutOf(t, `secrets:
  d0erdgfmp25c762i8np0: {secret: hush}
  d0erdgfmp25c762i8np1: {username: a}
relations:
  - endpoint: oidc
    related-application: hydra
    application-data: {client_id: c, client_secret_id: 'secret:d0erdgfmp25c762i8np0', colour: blue, groups: g}
  - endpoint: queue
    related-application: kafka
    related-units: {kafka/0: {}, kafka/1: {}}
`)
	line, _ := json.Marshal(r.Partners)
	for _, part := range []string{
		`"config":[{"name":"client_id","value":"c"},{"name":"client_secret","value":"hush"}]`,
		`"made":["groups"],"unknown":["colour"],"relations":[{"endpoint":"oidc","other":"oauth"}]`,
		`"application":"kafka","charm":"","channel":"","title":"kafka_client","trust":false,"machines":false,"units":2`,
	} {
		if !strings.Contains(string(line), part) {
			t.Errorf("%s is not in %s", part, line)
		}
	}
	if len(r.Secrets) != 1 || r.Secrets[0].Name != "secret-1" || r.Secrets[0].Content[0].Value != "a" {
		t.Errorf("the other application's secret is its own: %+v", r.Secrets)
	}
}

func TestRolloutNeedsACharm(t *testing.T) {
	if _, err := Rollout(map[string]string{"charmcraft.yaml": "name: ["}, Options{}); err != ErrNoCharm {
		t.Errorf("got %v", err)
	}
}
