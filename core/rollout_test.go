package core

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/result"
)

var updateRollouts = flag.Bool("update-rollouts", false, "write what brings the recorded deployments about")

// TestRollouts checks the rollout of each recorded deployment. Each mocked setting
// is either in the rollout or among those left out, never in both.
func TestRollouts(t *testing.T) {
	var out strings.Builder
	for _, c := range goldenCases(t) {
		if !strings.HasPrefix(c.folder, "environment/") {
			continue
		}
		r, err := Rollout(c.files, c.options())
		if err != nil {
			t.Errorf("%s: %v", c.folder, err)
			continue
		}
		line, _ := json.Marshal(r)
		out.WriteString(c.folder + " " + string(line) + "\n")
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
  s3: {interface: s3, optional: true, limit: 1}
  oidc: {interface: oauth, optional: true, limit: 1}
  queue: {interface: kafka_client, optional: true, limit: 1}
config:
  options:
    token: {type: string, description: The token.}
    mirror: {type: string, description: The mirror.}
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

// leftOf returns the settings that are left out, as "kind name@line".
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
		`"config":[{"name":"client_id","value":"c","sensitive":false},{"name":"client_secret","value":"hush","sensitive":true}]`,
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

// TestRolloutKnowsWhatIsSensitive checks which values are hidden, whether or not
// the charm gets as far as an environment.
func TestRolloutKnowsWhatIsSensitive(t *testing.T) {
	r := rolloutOf(t, `config: {token: abc, size: 4, mirror: 'https://me:hush@mirror.example.com', flask-secret-key: k, flask-preferred-url-scheme: HTTP, api-credentials: 'secret:d0erdgfmp25c762i8np0'}
model:
  config: {juju-http-proxy: 'http://me:hush@proxy:3128', apt-https-proxy: 'me@proxy:3128', juju-no-proxy: 'a@b', default-base: ubuntu@24.04, snap-http-proxy: 'http://proxy:3128'}
secrets: {d0erdgfmp25c762i8np0: {user: a}, d0erdgfmp25c762i8np1: {secret: hush}}
relations:
  - {endpoint: smtp, related-application: smtp, application-data: {host: h, password: p, auth_type: plain}}
  - {endpoint: s3, related-application: s3, application-data: {access-key: a, secret-key: b, bucket: c}}
  - {endpoint: oidc, related-application: hydra, application-data: {client_id: c, token_endpoint: 'https://t', jwt_access_token: 'True', client_secret_id: 'secret:d0erdgfmp25c762i8np1'}}
`)
	sensitive := map[string]bool{
		"token": true, "size": false, "mirror": true, "flask-secret-key": true, "flask-preferred-url-scheme": false, "api-credentials": false,
		"juju-http-proxy": true, "apt-https-proxy": true, "juju-no-proxy": false, "default-base": false, "snap-http-proxy": false,
		"user": true, "host": false, "password": true, "auth_type": false, "access-key": true, "secret-key": true, "bucket": false,
		"client_id": false, "token_endpoint": false, "jwt_access_token": false, "client_secret": true,
	}
	all := slices.Concat(r.ModelConfig, r.Config)
	for _, stored := range r.Secrets {
		all = append(all, stored.Content...)
	}
	for _, partner := range r.Partners {
		all = append(append(all, partner.Config...), partner.Parameters...)
	}
	for _, setting := range all {
		want, known := sensitive[setting.Name]
		if !known || setting.Sensitive != want {
			t.Errorf("%s: %s is sensitive: %v", setting.Name, setting.Value, setting.Sensitive)
		}
		delete(sensitive, setting.Name)
	}
	if len(sensitive) > 0 {
		t.Errorf("not in the rollout: %v", sensitive)
	}
}

// TestRolloutWritesListsAsTheCharmTakesThem checks the forms in which s3-integrator
// accepts what it then writes as JSON (src/charm.py, _on_config_changed).
func TestRolloutWritesListsAsTheCharmTakesThem(t *testing.T) {
	for data, want := range map[string]string{
		`attributes: '["Cache-Control: max-age=60", "X-A: b"]'`: `"config":[{"name":"attributes","value":"Cache-Control: max-age=60,X-A: b","sensitive":false}]`,
		`attributes: '["a, b"]'`:                                `"unknown":["attributes"]`,
		`attributes: 'a,b'`:                                     `"unknown":["attributes"]`,
		`tls-ca-chain: '["one\n", "two"]'`:                      `{"name":"tls-ca-chain","value":"b25lCgp0d28=","sensitive":false}`,
		`{bucket: b, tls-ca-chain: '[]'}`:                       `"unknown":["tls-ca-chain"]`,
		`{bucket: 'a,b', region: '["not a list"]'}`:             `{"name":"bucket","value":"a,b","sensitive":false},{"name":"region","value":"[\"not a list\"]","sensitive":false}`,
	} {
		if !strings.HasPrefix(data, "{") {
			data = "{" + data + "}"
		}
		r := rolloutOf(t, "relations: [{endpoint: s3, related-application: s3, application-data: "+data+"}]")
		if line, _ := json.Marshal(r.Partners); !strings.Contains(string(line), want) {
			t.Errorf("%s: %s is not in %s", data, want, line)
		}
	}
}

func TestRolloutNeedsACharm(t *testing.T) {
	if _, err := Rollout(map[string]string{"charmcraft.yaml": "name: ["}, Options{}); err != ErrNoCharm {
		t.Errorf("got %v", err)
	}
}
