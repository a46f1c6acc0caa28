package deployment

import (
	"strings"

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

// jsonLogging are the frameworks that can log in JSON
// (FRAMEWORKS_SUPPORTING_LOGGING_FORMAT).
var jsonLogging = map[string]bool{"fastapi": true, "flask": true, "django": true}

func readPaasConfig(framework string, file *value.Value, broken bool) PaasConfig {
	if broken {
		return PaasConfig{Refused: "paas-config.yaml is not valid YAML"}
	}
	if !file.Truthy() {
		return PaasConfig{}
	}
	if !paasModel.valid(file) {
		return PaasConfig{Refused: "paas-config.yaml does not hold what the charm expects"}
	}
	format := node{value: file}.get("framework_logging_format")
	config := PaasConfig{JSON: format.value.IsString("json"), LoggingAt: format.place()}
	if config.JSON && !jsonLogging[framework] {
		config.Refused, config.Unsupported = "logging in JSON is not supported for this framework", true
	}
	return config
}

// model is a pydantic model that forbids other fields.
type model struct {
	fields   map[string]field
	required []string
	check    func(*value.Value) bool
}

type field func(*value.Value) bool

func (m model) valid(v *value.Value) bool {
	if v.Kind != value.Map {
		return false
	}
	for _, entry := range v.Map.Entries() {
		known := m.fields[entry.Key.Text]
		if entry.Key.Kind != value.String || known == nil || !known(entry.Value) {
			return false
		}
	}
	for _, name := range m.required {
		if !v.Map.Has(name) {
			return false
		}
	}
	return m.check == nil || m.check(v)
}

func isString(v *value.Value) bool { return v.Kind == value.String }

func listOf(each field) field {
	return func(v *value.Value) bool {
		if v.Kind != value.List {
			return false
		}
		for _, item := range v.Items {
			if !each(item) {
				return false
			}
		}
		return true
	}
}

func optional(f field) field {
	return func(v *value.Value) bool { return v.Kind == value.Null || f(v) }
}

var staticModel = model{
	fields:   map[string]field{"targets": listOf(isTarget), "labels": optional(isLabels)},
	required: []string{"targets"},
}

var scrapeModel = model{
	fields:   map[string]field{"job_name": isString, "metrics_path": isString, "static_configs": listOf(staticModel.valid)},
	required: []string{"job_name", "static_configs"},
}

var prometheusModel = model{
	fields: map[string]field{"scrape_configs": optional(listOf(scrapeModel.valid))},
	check:  uniqueJobs,
}

var paasModel = model{fields: map[string]field{
	"prometheus":               optional(prometheusModel.valid),
	"framework_logging_format": optional(func(v *value.Value) bool { return v.IsString("none") || v.IsString("json") }),
}}

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
