package integration

var tracing = Integration{
	Name: "tracing", Interface: "tracing", Endpoint: "tracing", Title: "Tempo", Charm: "tempo-coordinator-k8s",
	Doc: "Tracing with Tempo; the charm fails unless the endpoint has `limit: 1`.", Link: charmhub + "tracing", Limit: true, Order: 11, Missing: 7,
	Partner: Partner{Channel: "latest/edge", Endpoint: "tracing", Trust: true, Needs: "It needs tempo-worker-k8s and an object store."},
	App: []Key{{Name: "receivers", Needed: true,
		Example: `[{"protocol": {"name": "otlp_http", "type": "http"}, "url": "http://tempo.example.com:4318"}]`,
		Doc:     "The receivers as JSON, one of them for otlp_http."}},
	More: "host external_url",
	Variables: []Variable{
		{Name: "OTEL_SERVICE_NAME", Field: "service", Doc: "Name of the app in traces: the application's name."},
		{Name: "OTEL_EXPORTER_OTLP_ENDPOINT", Field: "endpoint", Doc: "Address to which OpenTelemetry sends traces over HTTP."},
	},
}
