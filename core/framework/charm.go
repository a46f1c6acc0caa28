package framework

import (
	"strings"

	"charm-playground/core/integration"
)

// FieldType is the type of a field of a framework's configuration.
type FieldType uint8

// The types of fields.
const (
	StringField FieldType = iota
	BoolField
	IntField
	HostsField // a comma-separated list of hosts
)

// Field is a field of a framework's configuration: a pydantic field of the
// FrameworkConfig class in paas_charm/<framework>/charm.py of paas-charm 1.12.3.
type Field struct {
	Name     string // of the field; in capitals, with the prefix, the variable's
	Option   string // the option it is read from (the alias)
	Kind     FieldType
	Fallback string   // the charm's own default, in Python's form; empty for none
	NonEmpty bool     // min_length=1
	Positive bool     // gt=0
	OneOf    []string // the only values allowed
	AnyCase  bool     // OneOf in any case; the value is then put in capitals
	Secret   bool
	Text     string // what it is
}

// Charm is what differs between the charm classes of paas-charm 1.12.3.
type Charm struct {
	Name         string
	FieldPrefix  string // framework_config_prefix
	OptionPrefix string // configuration_prefix: what the names of the app's variables begin with
	Docs         string
	Gunicorn     bool   // Flask and Django: paas_charm/_gunicorn
	AppDir       string // working directory of the migrations
	Port         string // field that holds the port; empty for 8000
	Fields       []Field
	Spring       bool
}

const docsBase = "https://documentation.ubuntu.com/charmcraft/stable/reference/extensions/"

// What fields are that several frameworks have.
const (
	portText        = "Port on which the app listens."
	metricsPortText = "Port on which the metrics are scraped."
	metricsPathText = "Path on which the metrics are scraped."
	secretKeyText   = "Key for signing sessions and other needs of security, set by the operator instead of the one the charm makes up."
)

// charms are the charm classes, one row each.
var charms = [...]Charm{
	{
		Name: "flask", FieldPrefix: "FLASK_", OptionPrefix: "FLASK_", Gunicorn: true, AppDir: "/flask/app", Docs: docsBase + "flask-framework-extension/",
		Fields: []Field{
			{Name: "env", Option: "flask-env", NonEmpty: true, Text: "Name of the environment in which the app runs."},
			{Name: "debug", Option: "flask-debug", Kind: BoolField, Text: "Whether Flask's debug mode is on."},
			{Name: "secret_key", Option: "flask-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
			{Name: "permanent_session_lifetime", Option: "flask-permanent-session-lifetime", Kind: IntField, Positive: true, Text: "Lifetime of permanent sessions in seconds."},
			{Name: "application_root", Option: "flask-application-root", NonEmpty: true, Text: "Path under which the app is mounted."},
			{Name: "session_cookie_secure", Option: "flask-session-cookie-secure", Kind: BoolField, Text: "Whether cookies have the secure attribute."},
			{Name: "preferred_url_scheme", Option: "flask-preferred-url-scheme", OneOf: []string{"HTTP", "HTTPS"}, AnyCase: true, Text: "Scheme of the URLs that the app generates outside of a request."},
		},
	},
	{
		Name: "django", FieldPrefix: "DJANGO_", OptionPrefix: "DJANGO_", Gunicorn: true, AppDir: "/django/app", Docs: docsBase + "django-framework-extension/",
		Fields: []Field{
			{Name: "debug", Option: "django-debug", Kind: BoolField, Text: "Whether Django's debug mode is on."},
			{Name: "secret_key", Option: "django-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
			{Name: "allowed_hosts", Option: "django-allowed-hosts", Kind: HostsField, Fallback: "[]", Text: "Hosts that the site serves, as a JSON list; the charm adds the host of its base URL."},
		},
	},
	{
		Name: "fastapi", OptionPrefix: "APP_", AppDir: "/app", Port: "uvicorn_port", Docs: docsBase + "fastapi-framework-extension/",
		Fields: []Field{
			{Name: "uvicorn_port", Option: "webserver-port", Kind: IntField, Fallback: "8080", Positive: true, Text: portText},
			{Name: "uvicorn_host", Option: "webserver-host", Fallback: "0.0.0.0", Text: "Address on which Uvicorn listens."},
			{Name: "web_concurrency", Option: "webserver-workers", Kind: IntField, Fallback: "1", Positive: true, Text: "Number of Uvicorn's worker processes."},
			{Name: "uvicorn_log_level", Option: "webserver-log-level", Fallback: "info", OneOf: []string{"critical", "error", "warning", "info", "debug", "trace"}, Text: "Log level of Uvicorn."},
			{Name: "metrics_port", Option: "metrics-port", Kind: IntField, Positive: true, Text: metricsPortText},
			{Name: "metrics_path", Option: "metrics-path", NonEmpty: true, Text: metricsPathText},
			{Name: "app_secret_key", Option: "app-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
		},
	},
	{
		Name: "go", FieldPrefix: "APP_", OptionPrefix: "APP_", AppDir: "/app", Port: "port", Docs: docsBase + "go-framework-extension/",
		Fields: []Field{
			{Name: "port", Option: "app-port", Kind: IntField, Fallback: "8080", Positive: true, Text: portText}, {Name: "metrics_port", Option: "metrics-port", Kind: IntField, Positive: true, Text: metricsPortText},
			{Name: "metrics_path", Option: "metrics-path", NonEmpty: true, Text: metricsPathText},
			{Name: "secret_key", Option: "app-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
		},
	},
	{
		Name: "expressjs", OptionPrefix: "APP_", AppDir: "/app", Port: "port", Docs: docsBase + "express-framework-extension/",
		Fields: []Field{
			{Name: "node_env", Option: "node-env", Fallback: "production", NonEmpty: true, Text: "Environment in which Node.js runs."},
			{Name: "port", Option: "app-port", Kind: IntField, Fallback: "8080", Positive: true, Text: portText}, {Name: "metrics_port", Option: "metrics-port", Kind: IntField, Positive: true, Text: metricsPortText},
			{Name: "metrics_path", Option: "metrics-path", NonEmpty: true, Text: metricsPathText},
			{Name: "app_secret_key", Option: "app-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
		},
	},
	{
		Name: "spring-boot", OptionPrefix: "APP_", AppDir: "/app", Port: "server_port", Spring: true, Docs: docsBase + "spring-boot-framework-extension/",
		Fields: []Field{
			{Name: "server_port", Option: "app-port", Kind: IntField, Fallback: "8080", Positive: true, Text: portText},
			{Name: "app_profiles", Option: "app-profiles", NonEmpty: true, Text: "Active profiles of the app."},
			{Name: "management_server_port", Option: "metrics-port", Kind: IntField, Fallback: "8080", Positive: true, Text: metricsPortText},
			{Name: "metrics_path", Option: "metrics-path", Fallback: "/actuator/prometheus", NonEmpty: true, Text: metricsPathText},
			{Name: "secret_key", Option: "app-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
		},
	},
}

// App is what the names of the app's variables depend on.
func (c *Charm) App() integration.App {
	return integration.App{Prefix: c.OptionPrefix, Spring: c.Spring}
}

// Names are the names of the frameworks, in charmcraft's order.
func Names() []string {
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Name
	}
	return names
}

// CharmOf is the charm class of a framework; one that is not known has no
// fields.
func CharmOf(name string) *Charm {
	for i := range charms {
		if charms[i].Name == name {
			return &charms[i]
		}
	}
	return &Charm{Name: name}
}

// Field is the field of that name, or nil.
func (c *Charm) Field(name string) *Field {
	for i := range c.Fields {
		if c.Fields[i].Name == name {
			return &c.Fields[i]
		}
	}
	return nil
}

// SecretKeyOption is the option with the app's secret key; the option of the
// same name with "-id" names a Juju secret with it (framework.py, secret_key_id).
func (c *Charm) SecretKeyOption() string {
	for i := range c.Fields {
		if c.Fields[i].Secret {
			return c.Fields[i].Option
		}
	}
	return ""
}

// Unread is why an option of that name never becomes a variable of the app
// (charm_state.py, is_user_defined_config and CharmState.from_charm): a
// sentence, or empty for one that does, or that is the charm's own.
func (c *Charm) Unread(option string) string {
	if strings.HasPrefix(option, "app-") {
		return "Options that begin with 'app-' are the charm's own."
	}
	if field := c.Field(strings.ReplaceAll(option, "-", "_")); field != nil && field.Option != option {
		return "The charm has a field of that name of its own."
	}
	return ""
}
