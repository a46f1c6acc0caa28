package schema

import "charm-playground/core/upstream"

// paasConfig is paas-config.yaml as paas-charm 1.12.3 models it
// (paas_charm/paas_config.py), which refuses every other key.
var paasConfig = &Node{Types: Map | Null, Keys: []Key{
	{Name: "prometheus", Link: upstream.PaasConfigMetrics + "#prometheus", Doc: "What Prometheus scrapes.",
		Node: &Node{Types: Map | Null, Keys: []Key{{Name: "scrape_configs", Link: upstream.PaasConfigMetrics + "#scrape-configs", Doc: "The scrape jobs, each with its own name.",
			Node: &Node{Types: List | Null, Item: &Node{Types: Map, Keys: []Key{
				{Name: "job_name", Node: text, Mark: Required, Link: upstream.PaasConfigMetrics + "#scrape-configs", Doc: "The job's name."},
				{Name: "metrics_path", Node: text, Default: "/metrics", Link: upstream.PaasConfigMetrics + "#scrape-configs", Doc: "The path of the metrics."},
				{Name: "static_configs", Mark: Required, Link: upstream.PaasConfigMetrics + "#static-configs", Doc: "What the job scrapes.",
					Node: &Node{Types: List, Item: &Node{Types: Map, Keys: []Key{
						{Name: "targets", Node: texts, Mark: Required, Link: upstream.PaasConfigMetrics + "#target-formats",
							Doc: "Hosts with ports: `*:8000` is every unit, `@scheduler:8000` unit 0."},
						{Name: "labels", Node: &Node{Types: Map | Null, Names: &Names{Others, text}}, Link: upstream.PaasConfigMetrics + "#static-configs",
							Doc: "Labels for what is scraped from these targets."},
					}}}},
			}}}}}}},
	{Name: "framework_logging_format", Default: "none", Link: upstream.PaasConfigLogging + "#configuration",
		Node: &Node{Types: Text | Null, Values: []Word{
			{"none", "The framework's own format."},
			{"json", "JSON lines, for Flask, Django and FastAPI."}}},
		Doc: "How the framework's server writes its log."},
}}

// PaasConfigV2 are the keys that the extensions for ubuntu@26.04 read in
// addition to those of the schema (charmcraft/extensions/app.py, _AppBaseV2).
var PaasConfigV2 = []Key{
	{Name: "port", Node: integer, Link: upstream.PaasConfigSettings, Doc: "The port that the app listens on."},
	{Name: "metrics-port", Node: integer, Link: upstream.PaasConfigSettings, Doc: "The port of the metrics."},
	{Name: "metrics-path", Node: text, Link: upstream.PaasConfigSettings, Doc: "The path of the metrics, which begins with '/'."},
}
