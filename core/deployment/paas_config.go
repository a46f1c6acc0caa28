package deployment

import (
	"strings"

	"charm-playground/core/framework"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// PaasConfig is paas-config.yaml (paas_config.py of paas-charm 1.12.3).
type PaasConfig struct {
	// JSON reports whether the framework logs in JSON.
	JSON bool
	// Refused says why the charm does not start with this file, or is empty: the
	// charm raises PaasConfigError, or CharmConfigInvalidError in its
	// constructor.
	Refused string
	// RefusedAt is the place that causes it.
	RefusedAt Place
	// LoggingAt is the place of framework_logging_format.
	LoggingAt Place
}

func readPaasConfig(name string, file *value.Value, broken bool) PaasConfig {
	if broken {
		return PaasConfig{Refused: "paas-config.yaml is not valid YAML"}
	}
	if !file.Truthy() {
		return PaasConfig{}
	}
	if _, problems := paasModel.Validate(file); problems != nil {
		return refusedConfig(problems[0])
	}
	format := value.Node{Value: file}.Get("framework_logging_format")
	config := PaasConfig{JSON: format.Value.IsString("json"), LoggingAt: format.Place()}
	if config.JSON && !framework.Of(name).JSONLogging {
		config.Refused, config.RefusedAt = "logging in JSON is not supported for this framework", format.Place()
	}
	return config
}

// refusedConfig returns a configuration that pydantic refuses.
func refusedConfig(why *pydantic.Problem) PaasConfig {
	at := PlaceOf(why.Loc.String(), why.Input)
	if why.Key != nil {
		at = PlaceOf(why.Loc.String(), why.Key)
	}
	reason := strings.TrimPrefix(why.Message, "Value error, ")
	if at.Path != "" {
		reason = "'" + at.Path + "': " + reason
	}
	return PaasConfig{Refused: reason, RefusedAt: at}
}

// The models of paas_config.py.
var (
	paasModel = pydantic.Model{Title: "PaasConfig", Fields: []pydantic.Field{
		{Name: "prometheus", Type: &pydantic.Optional{Of: &pydantic.After{Of: &prometheusModel, Check: uniqueJobs}}},
		{Name: "framework_logging_format", Type: &pydantic.Optional{Of: &pydantic.Literal{"none", "json"}}},
	}}
	prometheusModel = pydantic.Model{Title: "PrometheusConfig", Fields: []pydantic.Field{
		{Name: "scrape_configs", Type: &pydantic.Optional{Of: &pydantic.List{Item: &scrapeModel}}},
	}}
	scrapeModel = pydantic.Model{Title: "ScrapeConfig", Fields: []pydantic.Field{
		{Name: "job_name", Type: &pydantic.PlainStr, Required: true},
		{Name: "metrics_path", Type: &pydantic.PlainStr},
		{Name: "static_configs", Type: &pydantic.List{Item: &staticModel}, Required: true},
	}}
	staticModel = pydantic.Model{Title: "StaticConfig", Fields: []pydantic.Field{
		{Name: "targets", Type: &pydantic.After{Of: &pydantic.List{Item: &pydantic.PlainStr}, Check: schedulerTargets}, Required: true},
		{Name: "labels", Type: &pydantic.Optional{Of: &pydantic.Dict{Key: &pydantic.PlainStr, Value: &pydantic.PlainStr}}},
	}}
)

// schedulerTargets does what StaticConfig.validate_scheduler_format does: a
// target that begins with @scheduler needs a port.
func schedulerTargets(targets *value.Value) (*value.Value, pydantic.Problems) {
	for _, target := range targets.Items {
		port, ok := strings.CutPrefix(target.Text, "@scheduler")
		if ok && (len(port) < 2 || port[0] != ':' || strings.Trim(port[1:], "0123456789") != "") {
			return nil, pydantic.Raise(target, "Invalid @scheduler format "+value.ReprString(target.Text))
		}
	}
	return targets, nil
}

// uniqueJobs does what PrometheusConfig.validate_unique_job_names does.
func uniqueJobs(config *value.Value) (*value.Value, pydantic.Problems) {
	seen := map[string]bool{}
	for _, job := range (value.Node{Value: config}).Get("scrape_configs").Items() {
		name := job.Get("job_name").Value.Text
		if seen[name] {
			return nil, pydantic.Raise(config, "Duplicate job_name values found in prometheus.scrape_configs: "+name)
		}
		seen[name] = true
	}
	return config, nil
}
