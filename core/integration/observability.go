package integration

var logging = Integration{
	Name: "logging", Interface: "loki_push_api", Endpoint: "logging", Title: "Loki", Charm: "loki-k8s",
	Doc: "Logs for Loki; the app gets no variables.", Link: charmhub + "loki_push_api", Added: true,
	Partner: Partner{Channel: "2/stable", Endpoint: "logging", Trust: true},
	Unit:    []Key{{Name: "endpoint", Example: `{"url": "http://loki-k8s-0.loki-k8s-endpoints:3100/loki/api/v1/push"}`, Rare: true, Doc: "Loki's address as JSON."}},
}

// metrics brings variables of Spring Boot whether or not it is related
// (springboot/charm.py, generate_prometheus_env).
var metrics = Integration{
	Name: "metrics-endpoint", Interface: "prometheus_scrape", Endpoint: "metrics-endpoint", Title: "Prometheus", Charm: "prometheus-k8s",
	Doc: "Metrics for Prometheus; the app gets no variables.", Link: charmhub + "prometheus_scrape", Provides: true, Added: true, Order: 12,
	Partner: Partner{Channel: "2/stable", Endpoint: "metrics-endpoint", Trust: true},
}

var grafana = Integration{
	Name: "grafana-dashboard", Interface: "grafana_dashboard", Endpoint: "grafana-dashboard", Title: "Grafana", Charm: "grafana-k8s",
	Doc: "Dashboards for Grafana; the app gets no variables.", Link: charmhub + "grafana_dashboard", Provides: true, Added: true,
	Partner: Partner{Channel: "2/stable", Endpoint: "grafana-dashboard", Trust: true},
}
