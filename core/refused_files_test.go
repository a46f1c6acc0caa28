package core

import (
	"strings"
	"testing"

	"charm-playground/core/framework"
)

// paasConfigs are the ways in which paas-config.yaml can be: taken, refused at
// each of its places, and half typed.
var paasConfigs = []string{
	"", "{}\n", "framework_logging_format: json\n", "framework_logging_format: none\n", "framework_logging_format: JSON\n", "framework_logging_format: 1\n",
	"x: 1\n", "prom", "- a\n", "text\n", "a: [\n", "1: 2\n",
	"prometheus:\n", "prometheus: x\n", "prometheus: {scrape_configs: x}\n", "prometheus: {scrape: []}\n",
	"prometheus: {scrape_configs: [x]}\n", "prometheus: {scrape_configs: [{job_name: a}]}\n", "prometheus: {scrape_configs: [{static_configs: []}]}\n",
	"prometheus: {scrape_configs: [{job_name: 1, static_configs: []}]}\n", "prometheus: {scrape_configs: [{job_name: a, job: b, static_configs: []}]}\n",
	"prometheus: {scrape_configs: [{job_name: a, metrics_path: 1, static_configs: []}]}\n",
	"prometheus: {scrape_configs: [{job_name: a, static_configs: x}]}\n", "prometheus: {scrape_configs: [{job_name: a, static_configs: [{}]}]}\n",
	"prometheus: {scrape_configs: [{job_name: a, static_configs: [{targets: x}]}]}\n",
	"prometheus: {scrape_configs: [{job_name: a, static_configs: [{targets: ['@scheduler']}]}]}\n",
	"prometheus: {scrape_configs: [{job_name: a, static_configs: [{targets: ['*:1'], labels: {env: 1}}]}]}\n",
	"prometheus: {scrape_configs: [{job_name: a, static_configs: []}, {job_name: a, static_configs: []}]}\n",
	"prometheus: {scrape_configs: [{job_name: a, static_configs: [{targets: ['*:1'], labels: {env: x}}]}]}\n",
}

// rockcrafts are the ways in which rockcraft.yaml can change a framework's
// service NAME.
var rockcrafts = []string{
	"", "services:\n", "services: x\n", "services: {NAME: x}\n", "services: {NAME: {override: replace, command: gunicorn app:app -k}}\n",
	"services: {NAME: {override: replace, command: \"gunicorn 'app:app\"}}\n", "services: {NAME: {override: replace, command: ''}}\n",
	"services: {NAME: {override: replace, command: gunicorn app:app}}\n", "services: {NAME: {command: [a]}}\n", "services: [NAME]\n", "name: [\n",
}

// secretKeys are the ways in which mock.yaml can give the charm its secret key.
var secretKeys = []string{
	"", "secret-key: abc\n", "secret-key: null\n", "secret-key: ''\n", "secret-key: [a]\n",
	"shop/0:\n  leader: true\n  relation-info:\n  - endpoint: secret-storage\n    application-data: {flask_secret_key: k}\n",
}

// TestRefusedFilesBesideAnySecretKey checks that whatever the charm refuses
// leaves the rest of the result as it is.
func TestRefusedFilesBesideAnySecretKey(t *testing.T) {
	for _, f := range framework.Names() {
		charm := strings.Replace(wholeCharm, "flask", f, 1)
		given := secretKeys
		if f != "flask" {
			given = secretKeys[1:3]
		}
		for _, mock := range given {
			for _, text := range sample(paasConfigs) {
				checkAnswered(t, map[string]string{"charmcraft.yaml": charm, "mock.yaml": mock, "paas-config.yaml": text})
			}
			for _, text := range sample(rockcrafts) {
				mock := mock
				if f == "flask" || f == "django" {
					mock += "config: {webserver-worker-class: gevent}\n"
				}
				checkAnswered(t, map[string]string{"charmcraft.yaml": charm, "mock.yaml": mock, "rockcraft.yaml": strings.ReplaceAll(text, "NAME", f)})
			}
		}
	}
}

func checkAnswered(t *testing.T, files map[string]string) {
	t.Helper()
	if r := Evaluate(files, Options{Experimental: true}); r.Expansion.YAML != nil && (r.Status == nil || len(r.Services) == 0) {
		t.Errorf("no status for %q", files)
	}
}
