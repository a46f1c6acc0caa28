package status_test

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/environment"
	"charm-playground/core/status"
)

// bookshelf begins the charmcraft.yaml of the tests below.
const bookshelf = `name: bookshelf
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shelf.
description: A shelf.
extensions:
  - flask-framework
`

// endpoint declares an endpoint as the reference page does.
func endpoint(name, iface, optional string) string {
	return "requires:\n  " + name + ":\n    interface: " + iface + "\n    optional: " + optional + "\n    limit: 1\n"
}

// relation returns a relation with application data.
func relation(name, data string) string {
	return "relations:\n  - endpoint: " + name + "\n    application-data: {" + data + "}\n"
}

const database = `endpoints: "db:1234", username: u, password: p, database: d`

// addressed returns the names with the prefix.
func addressed(prefix string, names string) []string {
	var all []string
	for _, name := range strings.Fields(names) {
		all = append(all, prefix+name)
	}
	return all
}

const addressParts = "CONNECT_STRING SCHEME NETLOC PATH PARAMS QUERY FRAGMENT USERNAME PASSWORD HOSTNAME PORT"

// flaskReference has a row for each statement of the reference page of the
// flask-framework extension, in our own words. If the program differs from the
// page, the row describes the program and says so.
var flaskReference = []struct {
	statement string
	charm     string            // added to charmcraft.yaml
	mock      string            // mock.yaml
	rock      string            // rockcraft.yaml
	variables map[string]string // expected, with these values
	present   []string          // expected, with any value
	absent    []string          // not expected
	status    status.Name       // active if empty
	services  string            // the running ones; not checked if empty
}{
	{
		statement: "predefined options can be set", mock: "config: {flask-env: staging, flask-debug: true}\n",
		variables: map[string]string{"FLASK_ENV": "staging", "FLASK_DEBUG": "true", "FLASK_PREFERRED_URL_SCHEME": "HTTPS"},
	},
	{
		statement: "an option of one's own becomes a variable in capitals with underscores",
		charm:     "config: {options: {config-option-name: {type: string, default: x}}}\n",
		variables: map[string]string{"FLASK_CONFIG_OPTION_NAME": "x"},
	},
	{
		statement: "an option without a value becomes no variable",
		charm:     "config: {options: {token: {type: string, description: The token for the service.}}}\n", absent: []string{"FLASK_TOKEN"},
	},
	{
		statement: "juju config sets the option token",
		charm:     "config: {options: {token: {type: string, description: The token for the service.}}}\n",
		mock:      "config: {token: abc}\n", variables: map[string]string{"FLASK_TOKEN": "abc"},
	},
	{
		statement: "options of other types than string are JSON",
		charm:     "config: {options: {size: {type: int, default: 5}, rate: {type: float, default: 0.5}, beta: {type: boolean, default: false}}}\n",
		variables: map[string]string{"FLASK_SIZE": "5", "FLASK_RATE": "0.5", "FLASK_BETA": "false"},
	},
	{
		statement: "not every option becomes a variable: the charm keeps those that begin with app- (differs from the page)",
		charm:     "config: {options: {app-name: {type: string, default: x}}}\n", absent: []string{"FLASK_APP_NAME"},
	},
	{
		statement: "an optional endpoint does not need an integration", charm: endpoint("mysql", "mysql_client", "True"),
		absent: []string{"MYSQL_DB_CONNECT_STRING"}, services: "flask statsd-exporter",
	},
	{
		statement: "with optional False the charm is blocked and no service runs", charm: endpoint("postgresql", "postgresql_client", "False"),
		status: status.Blocked, services: "none",
	},
	{
		statement: "an endpoint without optional blocks as well (the page names False only)",
		charm:     "requires: {redis: {interface: redis, limit: 1}}\n", status: status.Blocked, services: "none",
	},
	{
		statement: "PostgreSQL brings the connection string and its parts", charm: endpoint("postgresql", "postgresql_client", "True"),
		mock:      relation("postgresql", database),
		variables: map[string]string{"POSTGRESQL_DB_CONNECT_STRING": "postgresql://u:p@db:1234/d", "POSTGRESQL_DB_NAME": "d"},
		present:   addressed("POSTGRESQL_DB_", addressParts),
	},
	{
		statement: "MySQL brings the connection string and its parts", charm: endpoint("mysql", "mysql_client", "True"),
		mock: relation("mysql", database), variables: map[string]string{"MYSQL_DB_CONNECT_STRING": "mysql://u:p@db:1234/d", "MYSQL_DB_NAME": "d"},
		present: addressed("MYSQL_DB_", addressParts),
	},
	{
		statement: "MongoDB brings the connection string and its parts", charm: endpoint("mongodb", "mongodb_client", "True"),
		mock:      relation("mongodb", `uris: "mongodb://u:p@a/d?replicaSet=rs"`),
		variables: map[string]string{"MONGODB_DB_CONNECT_STRING": "mongodb://u:p@a/d?replicaSet=rs", "MONGODB_DB_QUERY": "replicaSet=rs", "MONGODB_DB_NAME": "d"},
		absent:    []string{"MONGODB_DB_PORT"},
	},
	{
		statement: "Redis brings the connection string and its parts, without credentials and name (differs from the page)",
		charm:     endpoint("redis", "redis", "True"),
		mock:      "relations:\n  - endpoint: redis\n    related-units: {redis-k8s/0: {data: {hostname: 10.1.7.9, port: '6379'}}}\n",
		variables: map[string]string{"REDIS_DB_CONNECT_STRING": "redis://10.1.7.9:6379", "REDIS_DB_PORT": "6379"},
		present:   addressed("REDIS_DB_", "SCHEME NETLOC PATH PARAMS QUERY FRAGMENT HOSTNAME"), absent: addressed("REDIS_DB_", "USERNAME PASSWORD NAME"),
	},
	{
		statement: "SAML brings four variables", charm: endpoint("saml", "saml", "True"),
		mock: relation("saml", `entity_id: e, metadata_url: "https://idp/m", x509certs: "A,B", single_sign_on_service_redirect_url: "https://idp/s", single_sign_on_service_redirect_binding: HTTP-Redirect`),
		variables: map[string]string{"SAML_ENTITY_ID": "e", "SAML_METADATA_URL": "https://idp/m",
			"SAML_SINGLE_SIGN_ON_REDIRECT_URL": "https://idp/s", "SAML_SIGNING_CERTIFICATE": "A"},
	},
	{
		statement: "two of SAML's variables are not required (differs from the page)", charm: endpoint("saml", "saml", "True"),
		mock: relation("saml", `entity_id: e, x509certs: A`), absent: []string{"SAML_METADATA_URL", "SAML_SINGLE_SIGN_ON_REDIRECT_URL"},
	},
	{
		statement: "S3 brings twelve variables", charm: endpoint("s3", "s3", "True"),
		mock: relation("s3", `access-key: a, secret-key: s, bucket: b, region: r, storage-class: c, endpoint: e, path: p, s3-api-version: v, s3-uri-style: host, attributes: '["x"]', tls-ca-chain: '["y"]'`),
		variables: map[string]string{"S3_ACCESS_KEY": "a", "S3_SECRET_KEY": "s", "S3_BUCKET": "b", "S3_REGION": "r", "S3_STORAGE_CLASS": "c", "S3_ENDPOINT": "e",
			"S3_PATH": "p", "S3_API_VERSION": "v", "S3_URI_STYLE": "host", "S3_ADDRESSING_STYLE": "virtual", "S3_ATTRIBUTES": `["x"]`, "S3_TLS_CA_CHAIN": `["y"]`},
	},
	{
		statement: "three of S3's variables are required", charm: endpoint("s3", "s3", "True"),
		mock: relation("s3", `access-key: a, secret-key: s`), status: status.Blocked,
	},
	{
		statement: "RabbitMQ brings the connection string and its parts", charm: endpoint("rabbitmq", "rabbitmq", "True"),
		mock:      relation("rabbitmq", `hostname: mq, password: p`),
		variables: map[string]string{"RABBITMQ_CONNECT_STRING": "amqp://bookshelf:p@mq:5672/%2F", "RABBITMQ_VHOST": "/"},
		present:   addressed("RABBITMQ_", "SCHEME NETLOC PATH PARAMS QUERY FRAGMENT USERNAME PASSWORD HOSTNAME PORT"),
	},
	{
		statement: "tracing brings two variables", charm: endpoint("tracing", "tracing", "True"),
		mock:      relation("tracing", `receivers: '[{"protocol": {"name": "otlp_http", "type": "http"}, "url": "http://tempo:4318"}]'`),
		variables: map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://tempo:4318/", "OTEL_SERVICE_NAME": "bookshelf"},
	},
	{
		statement: "the base URL comes from the ingress", mock: relation("ingress", `ingress: '{"url": "https://shelf.example.com/x"}'`),
		variables: map[string]string{"FLASK_BASE_URL": "https://shelf.example.com/x"},
	},
	{
		statement: "without an ingress the base URL is that of the Kubernetes service", variables: map[string]string{"FLASK_BASE_URL": "http://bookshelf.playground:8000"},
	},
	{
		statement: "the model's proxies reach the app, in lower case too",
		mock:      "model: {config: {juju-http-proxy: 'http://squid:3128', juju-https-proxy: 'http://squid:3129', juju-no-proxy: localhost}}\n",
		variables: map[string]string{"HTTP_PROXY": "http://squid:3128", "HTTPS_PROXY": "http://squid:3129", "NO_PROXY": "localhost",
			"http_proxy": "http://squid:3128", "https_proxy": "http://squid:3129", "no_proxy": "localhost"},
	},
	{
		statement: "workers and schedulers get the environment and run on unit 0", rock: background, services: "beat-scheduler flask mail-worker statsd-exporter",
	},
	{
		statement: "workers run on all units, schedulers on one: unit 0", mock: "unit: 1\nunits: 2\n", rock: background, services: "flask mail-worker statsd-exporter",
	},
	{
		statement: "Loki, Prometheus and Grafana bring no variables", mock: "relations: [{endpoint: logging}, {endpoint: metrics-endpoint}, {endpoint: grafana-dashboard}]\n",
		absent: []string{"LOKI_URL", "OTEL_EXPORTER_OTLP_ENDPOINT"}, services: "flask statsd-exporter",
	},
	{
		statement: "migrate.sh runs before the app", mock: "workload: {files: [migrate.sh]}\n", services: "flask statsd-exporter",
	},
	{
		statement: "when migrate.sh fails, the app does not start and the charm is blocked",
		mock:      "workload: {files: [migrate.sh], exec: {migrate.sh: {exit-code: 1}}}\n", status: status.Blocked, services: "none",
	},
	{
		statement: "the keys of a secret become variables in capitals with underscores",
		charm:     "config: {options: {api-credentials: {type: secret}}}\n",
		mock:      "config: {api-credentials: 'secret:d0erdgfmp25c762i8np0'}\nsecrets: {d0erdgfmp25c762i8np0: {username: admin, pass-phrase: hunter2}}\n",
		variables: map[string]string{"FLASK_API_CREDENTIALS_USERNAME": "admin", "FLASK_API_CREDENTIALS_PASS_PHRASE": "hunter2"},
	},
}

const background = `services:
  mail-worker: {override: replace, startup: enabled, command: work}
  beat-scheduler: {override: replace, startup: enabled, command: beat}
`

func TestFlaskReference(t *testing.T) {
	for _, row := range flaskReference {
		t.Run(row.statement, func(t *testing.T) {
			files := map[string]string{"charmcraft.yaml": bookshelf + row.charm, "mock.yaml": row.mock}
			if row.rock != "" {
				files["rockcraft.yaml"] = row.rock
			}
			state, got := deployed(t, files)
			want := row.status
			if want == "" {
				want = status.Active
			}
			if got.Name != want {
				t.Errorf("status %s %q, want %s", got.Name, got.Message, want)
			}
			checkVariables(t, state, row.variables, row.present, row.absent)
			if row.services != "" && running(got) != row.services {
				t.Errorf("running: %s, want %s", running(got), row.services)
			}
		})
	}
}

func checkVariables(t *testing.T, state *environment.State, variables map[string]string, present, absent []string) {
	t.Helper()
	values := map[string]string{}
	for _, variable := range state.Variables {
		values[variable.Name] = variable.Value
	}
	for name, want := range variables {
		if got, ok := values[name]; !ok || got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	for _, name := range present {
		if _, ok := values[name]; !ok {
			t.Errorf("%s is not there", name)
		}
	}
	for _, name := range absent {
		if value, ok := values[name]; ok {
			t.Errorf("%s = %q, want none", name, value)
		}
	}
}

// running returns the running services, in alphabetical order.
func running(s status.Status) string {
	var names []string
	for _, service := range s.Services {
		if service.Running {
			names = append(names, service.Name)
		}
		if service.Running && service.Environment == (service.Name == "statsd-exporter") {
			names = append(names, "(environment is wrong)")
		}
	}
	if names == nil {
		return "none"
	}
	return strings.Join(names, " ")
}

func TestFlaskPreloadedEndpoints(t *testing.T) {
	state, _ := deployed(t, map[string]string{"charmcraft.yaml": bookshelf})
	var got []string
	for _, info := range state.EndpointInfos() {
		got = append(got, string(info.Role)+" "+info.Name+" "+info.Interface)
	}
	want := []string{
		"requires logging loki_push_api", "requires ingress ingress",
		"provides metrics-endpoint prometheus_scrape", "provides grafana-dashboard grafana_dashboard",
		"peers secret-storage secret-storage",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMigrationHasTheEnvironmentAndRunsOnEveryUnit(t *testing.T) {
	for _, unit := range []string{"0", "2"} {
		_, got := deployed(t, map[string]string{"charmcraft.yaml": bookshelf, "mock.yaml": "unit: " + unit + "\nunits: 3\nworkload: {files: [migrate.sh]}\n"})
		if got.Migration == nil || got.Migration.Result != "completed" || strings.Join(got.Migration.Command, " ") != "bash -eo pipefail migrate.sh" {
			t.Errorf("unit %s: migration %+v", unit, got.Migration)
		}
	}
}

// FuzzMock checks that any mock.yaml gives a deployment.
func FuzzMock(f *testing.F) {
	for _, row := range flaskReference {
		f.Add(row.mock)
	}
	f.Fuzz(func(t *testing.T, mock string) {
		charm := bookshelf + "requires: {postgresql: {interface: postgresql_client}, redis: {interface: redis}, s3: {interface: s3}, saml: {interface: saml}, rabbitmq: {interface: rabbitmq}," +
			" tracing: {interface: tracing, limit: 1}, smtp: {interface: smtp}, openfga: {interface: openfga}, oidc: {interface: oauth}, valkey: {interface: valkey_client}, http-proxy: {interface: http_proxy}}\n" +
			"config: {options: {token: {type: string}, key: {type: secret}}}\n"
		state, got := deployed(t, map[string]string{"charmcraft.yaml": charm, "mock.yaml": mock})
		if got.Name == "" || len(got.Services) == 0 {
			t.Errorf("no status or services: %+v", got)
		}
		for _, finding := range append(state.Deployment.Findings(), state.Findings()...) {
			if finding.Message == "" || finding.Span.End > len(mock) && finding.File == "mock.yaml" {
				t.Errorf("odd finding %+v", finding)
			}
		}
	})
}
