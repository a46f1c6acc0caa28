package environment

// fieldType is the type of a field of a framework's configuration.
type fieldType uint8

const (
	stringField fieldType = iota
	boolField
	intField
	hostsField // a comma-separated list of hosts
)

// configField is a field of a framework's configuration: a pydantic field of
// the FrameworkConfig class in paas_charm/<framework>/charm.py.
type configField struct {
	name     string // of the field; in capitals, with the prefix, the variable's
	option   string // the option it is read from (the alias)
	kind     fieldType
	fallback string   // the charm's own default, in Python's form; empty for none
	nonEmpty bool     // min_length=1
	positive bool     // gt=0
	oneOf    []string // the only values allowed
	anyCase  bool     // oneOf in any case; the value is then put in capitals
	secret   bool
	text     string // what it is
}

// framework is what differs between the charms.
type framework struct {
	name         string
	fieldPrefix  string // framework_config_prefix
	optionPrefix string // configuration_prefix
	docs         string
	gunicorn     bool   // Flask and Django: paas_charm/_gunicorn
	appDir       string // working directory of the migrations
	port         string // field that holds the port; empty for 8000
	metricsPath  string // field that holds the path of the metrics
	fields       []configField
	spring       bool
}

const docsBase = "https://documentation.ubuntu.com/charmcraft/stable/reference/extensions/"

// What fields are that several frameworks have.
const (
	portText        = "Port on which the app listens."
	metricsPortText = "Port on which the metrics are scraped."
	metricsPathText = "Path on which the metrics are scraped."
	secretKeyText   = "Key for signing sessions and other needs of security, set by the operator instead of the one the charm makes up."
)

// frameworks are the charms of paas-charm 1.12.3, one row each.
var frameworks = []framework{
	{
		name: "flask", fieldPrefix: "FLASK_", optionPrefix: "FLASK_", gunicorn: true, appDir: "/flask/app", docs: docsBase + "flask-framework-extension/",
		fields: []configField{
			{name: "env", option: "flask-env", nonEmpty: true, text: "Name of the environment in which the app runs."},
			{name: "debug", option: "flask-debug", kind: boolField, text: "Whether Flask's debug mode is on."},
			{name: "secret_key", option: "flask-secret-key", nonEmpty: true, secret: true, text: secretKeyText},
			{name: "permanent_session_lifetime", option: "flask-permanent-session-lifetime", kind: intField, positive: true, text: "Lifetime of permanent sessions in seconds."},
			{name: "application_root", option: "flask-application-root", nonEmpty: true, text: "Path under which the app is mounted."},
			{name: "session_cookie_secure", option: "flask-session-cookie-secure", kind: boolField, text: "Whether cookies have the secure attribute."},
			{name: "preferred_url_scheme", option: "flask-preferred-url-scheme", oneOf: []string{"HTTP", "HTTPS"}, anyCase: true, text: "Scheme of the URLs that the app generates outside of a request."},
		},
	},
	{
		name: "django", fieldPrefix: "DJANGO_", optionPrefix: "DJANGO_", gunicorn: true, appDir: "/django/app", docs: docsBase + "django-framework-extension/",
		fields: []configField{
			{name: "debug", option: "django-debug", kind: boolField, text: "Whether Django's debug mode is on."},
			{name: "secret_key", option: "django-secret-key", nonEmpty: true, secret: true, text: secretKeyText},
			{name: "allowed_hosts", option: "django-allowed-hosts", kind: hostsField, fallback: "[]", text: "Hosts that the site serves, as a JSON list; the charm adds the host of its base URL."},
		},
	},
	{
		name: "fastapi", optionPrefix: "APP_", appDir: "/app", port: "uvicorn_port", metricsPath: "metrics_path", docs: docsBase + "fastapi-framework-extension/",
		fields: []configField{
			{name: "uvicorn_port", option: "webserver-port", kind: intField, fallback: "8080", positive: true, text: portText},
			{name: "uvicorn_host", option: "webserver-host", fallback: "0.0.0.0", text: "Address on which Uvicorn listens."},
			{name: "web_concurrency", option: "webserver-workers", kind: intField, fallback: "1", positive: true, text: "Number of Uvicorn's worker processes."},
			{name: "uvicorn_log_level", option: "webserver-log-level", fallback: "info", oneOf: []string{"critical", "error", "warning", "info", "debug", "trace"}, text: "Log level of Uvicorn."},
			{name: "metrics_port", option: "metrics-port", kind: intField, positive: true, text: metricsPortText},
			{name: "metrics_path", option: "metrics-path", nonEmpty: true, text: metricsPathText},
			{name: "app_secret_key", option: "app-secret-key", nonEmpty: true, secret: true, text: secretKeyText},
		},
	},
	{
		name: "go", fieldPrefix: "APP_", optionPrefix: "APP_", appDir: "/app", port: "port", metricsPath: "metrics_path", docs: docsBase + "go-framework-extension/",
		fields: []configField{
			{name: "port", option: "app-port", kind: intField, fallback: "8080", positive: true, text: portText}, {name: "metrics_port", option: "metrics-port", kind: intField, positive: true, text: metricsPortText},
			{name: "metrics_path", option: "metrics-path", nonEmpty: true, text: metricsPathText},
			{name: "secret_key", option: "app-secret-key", nonEmpty: true, secret: true, text: secretKeyText},
		},
	},
	{
		name: "expressjs", optionPrefix: "APP_", appDir: "/app", port: "port", metricsPath: "metrics_path", docs: docsBase + "express-framework-extension/",
		fields: []configField{
			{name: "node_env", option: "node-env", fallback: "production", nonEmpty: true, text: "Environment in which Node.js runs."},
			{name: "port", option: "app-port", kind: intField, fallback: "8080", positive: true, text: portText}, {name: "metrics_port", option: "metrics-port", kind: intField, positive: true, text: metricsPortText},
			{name: "metrics_path", option: "metrics-path", nonEmpty: true, text: metricsPathText},
			{name: "app_secret_key", option: "app-secret-key", nonEmpty: true, secret: true, text: secretKeyText},
		},
	},
	{
		name: "spring-boot", optionPrefix: "APP_", appDir: "/app", port: "server_port", metricsPath: "metrics_path", spring: true, docs: docsBase + "spring-boot-framework-extension/",
		fields: []configField{
			{name: "server_port", option: "app-port", kind: intField, fallback: "8080", positive: true, text: portText},
			{name: "app_profiles", option: "app-profiles", nonEmpty: true, text: "Active profiles of the app."},
			{name: "management_server_port", option: "metrics-port", kind: intField, fallback: "8080", positive: true, text: metricsPortText},
			{name: "metrics_path", option: "metrics-path", fallback: "/actuator/prometheus", nonEmpty: true, text: metricsPathText},
			{name: "secret_key", option: "app-secret-key", nonEmpty: true, secret: true, text: secretKeyText},
		},
	},
}

// frameworkOf is the row of a framework; one that is not known has no fields.
func frameworkOf(name string) framework {
	for _, f := range frameworks {
		if f.name == name {
			return f
		}
	}
	return framework{name: name}
}

// field is the field of that name, or nil.
func (f framework) field(name string) *configField {
	for i := range f.fields {
		if f.fields[i].name == name {
			return &f.fields[i]
		}
	}
	return nil
}

// secretKeyOption is the option with the app's secret key; the option of the
// same name with "-id" names a Juju secret with it (framework.py, secret_key_id).
func (f framework) secretKeyOption() string {
	for _, field := range f.fields {
		if field.secret {
			return field.option
		}
	}
	return ""
}
