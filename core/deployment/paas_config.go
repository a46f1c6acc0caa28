package deployment

import (
	"strings"

	"charm-playground/core/framework"
	"charm-playground/core/value"
)

// PaasConfig is paas-config.yaml (paas_config.py of paas-charm 1.12.3).
type PaasConfig struct {
	// JSON tells that the framework logs in JSON.
	JSON bool
	// Refused is why the charm does not start with this file, or empty: it
	// raises PaasConfigError, or CharmConfigInvalidError in its constructor.
	Refused string
	// LoggingAt is where framework_logging_format is written.
	LoggingAt Place
	// Unsupported tells that only the framework is in the way.
	Unsupported bool
}

func readPaasConfig(name string, file *value.Value, broken bool) PaasConfig {
	if broken {
		return PaasConfig{Refused: "paas-config.yaml is not valid YAML"}
	}
	if !file.Truthy() {
		return PaasConfig{}
	}
	if !fits(file, paasFields) {
		return PaasConfig{Refused: "paas-config.yaml does not hold what the charm expects"}
	}
	format := value.Node{Value: file}.Get("framework_logging_format")
	config := PaasConfig{JSON: format.Value.IsString("json"), LoggingAt: format.Place()}
	if config.JSON && !framework.Of(name).JSONLogging {
		config.Refused, config.Unsupported = "logging in JSON is not supported for this framework", true
	}
	return config
}

// field is a field of a pydantic model that forbids others.
type field struct {
	name     string
	valid    func(*value.Value) bool
	required bool
	null     bool // whether it takes null
}

// The models of paas_config.py.
var (
	paasFields = []field{
		{name: "prometheus", valid: isPrometheus, null: true},
		{name: "framework_logging_format", valid: isLogging, null: true},
	}
	prometheusFields = []field{{name: "scrape_configs", valid: areScrapeConfigs, null: true}}
	scrapeFields     = []field{
		{name: "job_name", valid: isString, required: true}, {name: "metrics_path", valid: isString},
		{name: "static_configs", valid: areStaticConfigs, required: true},
	}
	staticFields = []field{{name: "targets", valid: areTargets, required: true}, {name: "labels", valid: isLabels, null: true}}
)

// fits reports whether a value is what the model takes.
func fits(v *value.Value, model []field) bool {
	if v.Kind != value.Map {
		return false
	}
	known := 0
	for i := range model {
		given := v.Get(model[i].name)
		switch {
		case given == nil && model[i].required:
			return false
		case given == nil:
			continue
		case !(model[i].null && given.Kind == value.Null) && !model[i].valid(given):
			return false
		}
		known++
	}
	return known == v.Map.Len()
}

// all reports whether a value is a list of what is valid.
func all(v *value.Value, valid func(*value.Value) bool) bool {
	for _, item := range v.Items {
		if !valid(item) {
			return false
		}
	}
	return v.Kind == value.List
}

func isString(v *value.Value) bool         { return v.Kind == value.String }
func isLogging(v *value.Value) bool        { return v.IsString("none") || v.IsString("json") }
func isPrometheus(v *value.Value) bool     { return fits(v, prometheusFields) && uniqueJobs(v) }
func areScrapeConfigs(v *value.Value) bool { return all(v, isScrapeConfig) }
func isScrapeConfig(v *value.Value) bool   { return fits(v, scrapeFields) }
func areStaticConfigs(v *value.Value) bool { return all(v, isStaticConfig) }
func isStaticConfig(v *value.Value) bool   { return fits(v, staticFields) }
func areTargets(v *value.Value) bool       { return all(v, isTarget) }

// isTarget is StaticConfig.validate_scheduler_format: what begins with
// @scheduler needs a port.
func isTarget(v *value.Value) bool {
	if v.Kind != value.String {
		return false
	}
	port, ok := strings.CutPrefix(v.Text, "@scheduler")
	return !ok || len(port) > 1 && port[0] == ':' && strings.Trim(port[1:], "0123456789") == ""
}

func isLabels(v *value.Value) bool {
	if v.Kind != value.Map {
		return false
	}
	for _, entry := range v.Map.Entries() {
		if !isString(entry.Key) || !isString(entry.Value) {
			return false
		}
	}
	return true
}

// uniqueJobs is PrometheusConfig.validate_unique_job_names.
func uniqueJobs(v *value.Value) bool {
	seen := map[string]bool{}
	jobs := v.Get("scrape_configs")
	if !jobs.Truthy() {
		return true
	}
	for _, job := range jobs.Items {
		name := job.Get("job_name").Text
		if seen[name] {
			return false
		}
		seen[name] = true
	}
	return true
}
