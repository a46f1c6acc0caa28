package core

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/framework"
	"charm-playground/core/possible"
	"charm-playground/core/result"
)

// begun returns the smallest project of a framework.
func begun(f *framework.Framework) map[string]string {
	return map[string]string{"charmcraft.yaml": "name: shop\ntype: charm\nsummary: Shop\ndescription: Sells.\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nextensions: [" + f.Extension() + "]\n"}
}

// documented returns the variables that the documentation promises to apps of a
// framework.
func documented(t *testing.T, f *framework.Framework) []string {
	t.Helper()
	lists := []string{f.Name}
	if !f.Spring {
		lists = append(lists, "every-framework")
	}
	var names []string
	for _, list := range lists {
		text, err := os.ReadFile("testdata/documented/" + list + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(text)) {
			if !strings.HasPrefix(line, "#") {
				names = append(names, strings.ReplaceAll(strings.TrimSpace(line), "{PREFIX}", f.OptionPrefix))
			}
		}
	}
	if len(names) < 50 {
		t.Fatalf("%s has only %d names", f.Name, len(names))
	}
	return names
}

// TestSearchAnswersForTheDocumentation asks for each variable that the documentation
// has: it is there, the step that the answer has brings it, or the answer says why no
// charm sets it and what is set in its place.
func TestSearchAnswersForTheDocumentation(t *testing.T) {
	for _, f := range framework.All() {
		t.Run(f.Name, func(t *testing.T) {
			files, options := begun(f), Options{Experimental: true}
			w := deployed(files, options)
			for _, name := range sample(documented(t, f)) {
				a := w.files.sources.VariableAnswer(possible.Find(w.possible(), name))
				if why := wrongAnswer(t, files, options, name, a); why != "" {
					t.Errorf("%s: %s: %+v", name, why, a)
				}
			}
		})
	}
}

// wrongAnswer returns what is wrong with an answer, or empty.
func wrongAnswer(t *testing.T, files map[string]string, options Options, name string, a result.VariableAnswer) string {
	if !strings.Contains(a.Message, name) {
		return "the message does not speak of it"
	}
	switch a.State {
	case possible.Given:
		return ""
	case possible.Can, possible.OptionFor:
		if after := deployed(withEdits(t, files, a.Edits), options); !slices.Contains(givenNames(after), name) {
			return "its step does not bring it"
		}
		return ""
	case possible.Never:
		if neverSet[name] || a.Names != nil && slices.ContainsFunc(a.Names, func(other string) bool { return other != name }) {
			return ""
		}
	}
	return "it has no way out"
}

// neverSet are the documented variables that nothing replaces.
var neverSet = map[string]bool{
	"REDIS_DB_NAME": true, "REDIS_DB_USERNAME": true, "REDIS_DB_PASSWORD": true,
	"spring.data.redis.username": true, "spring.data.redis.password": true,
	"VALKEY_DB_NAME": true, "VALKEY_DB_TLS": true, "VALKEY_DB_TLS_CA": true,
}

// TestSearchAlwaysAnswers searches a Flask charm for names that people look for.
func TestSearchAlwaysAnswers(t *testing.T) {
	flask := begun(framework.ByName("flask"))
	flask["charmcraft.yaml"] += "config:\n  options:\n    greeting:\n      type: string\n    api-key:\n      type: secret\n"
	for _, row := range []struct {
		name  string
		state possible.State
		names []string
		says  string
	}{
		{"FLASK_BASE_URL", possible.Given, nil, "sets FLASK_BASE_URL now"},
		{"flask_base_url", possible.Given, nil, "sets FLASK_BASE_URL now"},
		{"MYSQL_DB_NAME", possible.Can, nil, "once the charm has an endpoint for MySQL"},
		{"FLASK_GREETING", possible.Can, nil, "once the option 'greeting' has a value"},
		{"FLASK_API_KEY_TOKEN", possible.Can, nil, "has the key 'token'"},
		{"FLASK_PEER_FQDNS", possible.Can, nil, "once there is a second unit"},
		{"HTTP_PROXY", possible.Can, nil, "once the model has a value for 'juju-http-proxy'"},
		{"REDIS_DB_PASSWORD", possible.Never, nil, "a host and a port only"},
		{"SMTP_PASSWORD_ID", possible.Never, []string{"SMTP_PASSWORD"}, "reads the secret itself"},
		{"VALKEY_DB_MODE", possible.Never, []string{"VALKEY_MODE"}, "a different name"},
		{"DATABASE_URL", possible.Never, []string{"POSTGRESQL_DB_CONNECT_STRING"}, "No charm sets"},
		{"spring.datasource.url", possible.Never, []string{"POSTGRESQL_DB_CONNECT_STRING"}, "Spring Boot's"},
		{"spring.rabbitmq.host", possible.Never, []string{"RABBITMQ_HOSTNAME"}, "Spring Boot's"},
		{"spring.mail.host", possible.Never, []string{"SMTP_HOST"}, "Spring Boot's"},
		{"APP_SECRET_KEY", possible.Never, []string{"FLASK_SECRET_KEY"}, "No Flask charm"},
		{"DJANGO_BASE_URL", possible.Never, []string{"FLASK_BASE_URL"}, "it is Django's"},
		{"FLASK_GREETNG", possible.OptionFor, []string{"FLASK_GREETING"}, "an option 'greetng' would become it"},
		{"GREETING", possible.Never, []string{"FLASK_GREETING"}, "does not set GREETING"},
		{"SENTRY_DSN", possible.OptionFor, nil, "an option 'sentry-dsn' would become FLASK_SENTRY_DSN"},
		{"MYSQL_DB_HOST", possible.OptionFor, []string{"MYSQL_DB_HOSTNAME"}, ""},
		{"kafka.bootstrap.servers", possible.Unknown, nil, "No Flask charm sets"},
		{"FLASK_", possible.Unknown, nil, ""}, {"", possible.Unknown, nil, ""}, {"é😀", possible.Unknown, nil, ""},
	} {
		a := FindVariable(flask, Options{}, row.name)
		if a.State != row.state || !strings.Contains(a.Message, row.says) {
			t.Errorf("%s: want %s, %q, got %+v", row.name, row.state, row.says, a)
		}
		for _, name := range row.names {
			if !slices.Contains(a.Names, name) {
				t.Errorf("%s: want %s among %v", row.name, name, a.Names)
			}
		}
	}
}

// TestSearchWithoutACharm checks that there is an answer even if nothing is known.
func TestSearchWithoutACharm(t *testing.T) {
	for _, text := range []string{"", "name: [", "name: a\nextensions: [flask-framework]\n"} {
		if a := FindVariable(map[string]string{"charmcraft.yaml": text}, Options{}, "FLASK_TOKEN"); a.State != possible.NoCharm || a.Message == "" {
			t.Errorf("%q: %+v", text, a)
		}
	}
}

// TestAddedOptionsAreRead checks that the step of an answer that adds an option brings
// its variable, whatever the project is like.
func TestAddedOptionsAreRead(t *testing.T) {
	for name, more := range map[string]string{
		"no config": "", "empty options": "config:\n  options: {}\n",
		"options": "config:\n  options:\n    a:\n      type: int\n", "four spaces": "requires:\n    s3:\n        interface: s3\n",
	} {
		files := begun(framework.ByName("django"))
		files["charmcraft.yaml"] += more
		a := FindVariable(files, Options{}, "DJANGO_FEATURE_FLAG")
		after := withEdits(t, files, a.Edits)
		if r := Evaluate(after, Options{}); !slices.Contains(variableNames(r), "DJANGO_FEATURE_FLAG") {
			t.Errorf("%s: %+v\n%s", name, a, after["charmcraft.yaml"])
		}
	}
}

// TestIntegrationsLeadToRelations takes the step of each integration, in each
// framework: it ends with a relation, brings the variables that it names, and leaves
// no finding.
func TestIntegrationsLeadToRelations(t *testing.T) {
	options := Options{Experimental: true, Skip: onlyFindings}
	for _, f := range framework.All() {
		files := begun(f)
		choices := Integrations(files, options)
		if len(choices) < 15 {
			t.Fatalf("%s: only %d integrations", f.Name, len(choices))
		}
		before := Evaluate(files, options)
		for _, c := range choices {
			r := Evaluate(withEdits(t, maps.Clone(files), c.Edits), options)
			if found := problems(r); len(found) > len(problems(before)) {
				t.Errorf("%s, %s: %s", f.Name, c.Name, toJSON(found))
			}
			at := slices.IndexFunc(r.Endpoints, func(e result.Endpoint) bool { return e.Name == c.Endpoint && e.Interface == c.Interface })
			if at < 0 || !r.Endpoints[at].Related || len(c.Variables) > 0 && !r.Endpoints[at].Integrated {
				t.Errorf("%s, %s: not integrated by %s", f.Name, c.Name, toJSON(c.Edits))
			}
		}
	}
}

// TestIntegrationsKnowWhatThereIs checks the stages, and the steps that remain.
func TestIntegrationsKnowWhatThereIs(t *testing.T) {
	files := begun(framework.ByName("flask"))
	files["charmcraft.yaml"] += "requires:\n    s3: {interface: s3, limit: 1}\n    redis: {interface: redis}\n    mysql: {interface: other}\n"
	files["mock.yaml"] = "relations:\n  - endpoint: s3\n"
	got := map[string]result.Choice{}
	for _, c := range Integrations(files, Options{}) {
		got[c.Name] = c
	}
	for name, want := range map[string]possible.Stage{"s3": possible.Related, "redis": possible.Declared, "mysql": possible.Taken, "postgresql": possible.Absent, "ingress": possible.Declared} {
		if c := got[name]; c.Stage != want || (len(c.Edits) > 0) != (want == possible.Declared || want == possible.Absent) {
			t.Errorf("%s: want %s, got %+v", name, want, c)
		}
	}
	if text := got["postgresql"].Edits[0].Text; !strings.Contains(text, "\n    postgresql:\n        interface: postgresql_client\n") {
		t.Errorf("the endpoint is not indented as the file is: %q", text)
	}
	if n := len(Integrations(map[string]string{"charmcraft.yaml": "name: a\n"}, Options{})); n != 0 {
		t.Errorf("there are %d without a charm", n)
	}
}
