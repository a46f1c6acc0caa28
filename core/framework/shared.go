package framework

var (
	jammyAndNoble = []string{"ubuntu@22.04", "ubuntu@24.04"}
	noble         = []string{"ubuntu@24.04"}
	resolute      = []string{"ubuntu@26.04"}
)

const (
	appImage = "app-image"
	app      = "app"
)

var sharedLibs = []Lib{
	{"traefik_k8s.ingress", "2"},
	{"observability_libs.juju_topology", "0"},
	{"grafana_k8s.grafana_dashboard", "0"},
	{"loki_k8s.loki_push_api", "1"},
	{"data_platform_libs.data_interfaces", "0"},
	{"prometheus_k8s.prometheus_scrape", "0"},
	{"data_platform_libs.s3", "0"},
	{"saml_integrator.saml", "0"},
	{"smtp_integrator.smtp", "0"},
	{"squid_forward_proxy.http_proxy", "0"},
}

// olderLibs are the libraries of the first generation besides the shared ones.
var olderLibs = []Lib{
	{"redis_k8s.redis", "0"},
	{"tempo_coordinator_k8s.tracing", "0"},
	{"openfga_k8s.openfga", "1"},
	{"hydra.oauth", "0"},
}

const rotateText = "Rotate the secret key. Users will be forced to log in again. This might be useful if a security breach occurs."

var rotate = []Action{{Name: "rotate-secret-key", Description: rotateText}}

// Options that several extensions have, in groups that occur together.
var (
	appPort           = []Option{{Name: "app-port", Type: "int", Default: 8080, Description: "Default port where the application will listen on."}}
	metricsPort       = []Option{{Name: "metrics-port", Type: "int", Default: 8080, Description: "Port where the prometheus metrics will be scraped."}}
	metricsPath       = []Option{{Name: "metrics-path", Type: "string", Default: "/metrics", Description: metricsPathUse}}
	webserverWorkers  = []Option{{Name: "webserver-workers", Type: "int", Default: 1, Description: "Number of workers for uvicorn. Sets env variable WEB_CONCURRENCY. See https://www.uvicorn.org/#command-line-options."}}
	webserverLogLevel = []Option{{Name: "webserver-log-level", Type: "string", Default: "info", Description: "Set the log level. Options: 'critical', 'error', 'warning', 'info', 'debug', 'trace'. Sets the env variable UVICORN_LOG_LEVEL."}}
	appProfiles       = []Option{{Name: "app-profiles", Type: "string", Description: "Comma-separated list of Spring Boot active profiles."}}
)

const metricsPathUse = "Path where the prometheus metrics will be scraped."

const sharedSecret = "Long secret you can use for sessions, csrf or any other thing where you need a random secret shared by all units"

// Instructions for creating the secret of an option: what the secret is, its
// name with the value, its name, and the application that it is granted to.
const (
	secretHolds  = `The secret should contain a single key, "value", which maps to the actual `
	secretMade   = ". To create the secret, run the following command: `juju add-secret "
	secretGrant  = " value=<secret-string> && juju grant-secret "
	secretUse    = "`, and use the output secret ID to configure this option."
	appSecretUse = secretHolds + "application secret key" + secretMade + "my-app-secret-key" + secretGrant + "my-app-secret-key my-app" + secretUse
)

var appSecretKey = []Option{
	{Name: "app-secret-key", Type: "string", Description: sharedSecret},
	{Name: "app-secret-key-id", Type: "secret", Description: "This configuration is similar to `app-secret-key`, but instead accepts a Juju user secret ID. " + appSecretUse},
}

var appSecretKeyV2 = []Option{{Name: "app-secret-key", Type: "secret", Description: sharedSecret + ". " + appSecretUse}}

var gunicorn = []Option{
	{Name: "webserver-keepalive", Type: "int", Description: "Time in seconds for webserver to wait for requests on a Keep-Alive connection."},
	{Name: "webserver-threads", Type: "int", Description: "Run each webserver worker with the specified number of threads."},
	{Name: "webserver-timeout", Type: "int", Description: "Time in seconds to kill and restart silent webserver workers."},
	{Name: "webserver-workers", Type: "int", Description: "The number of webserver worker processes for handling requests."},
	{Name: "webserver-worker-class", Type: "string", Description: "The webserver worker process class for handling requests. Can be either 'gevent' or 'sync'."},
}

var defaultLast = []string{"type", "description", "default"}

const redirectPathUse = "The path that the user will be redirected upon completing login."

var redirectPath = []Option{{
	Name: "{endpoint_name}-redirect-path", Type: "string", Default: "/callback", keys: defaultLast, Description: redirectPathUse,
}}

var scopes = []Option{{
	Name: "{endpoint_name}-scopes", Type: "string", Default: "openid profile email", keys: defaultLast,
	Description: "A list of scopes with spaces in between.",
}}

var oauth = [][]Option{redirectPath, scopes}

// shared is what all extensions of one generation add.
type shared struct {
	libs   [][]Lib
	peer   string // the peer endpoint
	charm  []Property
	config []Property // the part for paas-config.yaml, if the project has that file
}

// generations are what the first and the second generation share.
var generations = [...]shared{
	{libs: [][]Lib{sharedLibs, olderLibs}, peer: "secret-storage", charm: []Property{
		{"plugin", "charm"},
		{"source", "."},
		{"build-snaps", []string{"rustup"}},
		{"override-build", "rustup default stable\ncraftctl default"},
	}},
	{libs: [][]Lib{sharedLibs}, peer: "peers", charm: []Property{
		{"plugin", "uv"},
		{"source", "."},
		{"build-snaps", []string{"astral-uv", "rustup"}},
		{"override-build", "rustup default stable\ncraftctl default"},
		{"uv-groups", []string{"charmlibs-pydeps"}},
	}, config: []Property{{"plugin", "dump"}, {"source", "."}, {"stage", []string{"paas-config.yaml"}}}},
}
