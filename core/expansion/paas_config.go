package expansion

import (
	"regexp"
	"strings"

	"charm-playground/core/big"
	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// open reads another YAML file of the project. It keeps the document, so that
// findings in it get their places.
func (x *expander) open(name string, options document.Options) *document.Document {
	if doc := named(x.others, name); doc != nil {
		return doc
	}
	text, _ := x.folder.Read(name)
	doc := document.ParseWith(source.NewFile(name, text), options)
	x.others = append(x.others, doc)
	return doc
}

// checkPaasConfig follows _check_paas_config in both generations.
func (x *expander) checkPaasConfig(*value.Value) *failure {
	if !x.hasPaasConfig() {
		return nil
	}
	doc := x.open(project.PaasConfig, document.Options{AllowDuplicates: true})
	if doc.Fatal() {
		return refuseAll("invalid YAML in "+project.PaasConfig+": "+doc.Err.Details, carried(doc.Diagnostics))
	}
	return x.checkPaasKeys(doc.Value)
}

func (x *expander) checkPaasKeys(config *value.Value) *failure {
	if config.Kind == value.Null {
		return nil
	}
	if config.Kind != value.Map {
		return badConfig(project.PaasConfig+" must contain a top-level mapping", config, "The file holds "+config.Kind.InWords()+", not a mapping of keys to values.")
	}
	if failed := x.checkLogging(config); failed != nil || x.generation.Number == 1 {
		return failed
	}
	return checkMetrics(config)
}

// checkMetrics makes the checks of ports and metrics that only the second
// generation has.
func checkMetrics(config *value.Value) *failure {
	for _, key := range []string{"port", "metrics-port"} {
		if failed := checkPort(key, config.Get(key)); failed != nil {
			return failed
		}
	}
	return checkMetricsPath(config.Get("metrics-path"))
}

// badConfig returns the failure for a value in paas-config.yaml.
func badConfig(text string, v *value.Value, message string, fixes ...*fix) *failure {
	return refuse(text, findingAt(diagnostic.PaasConfig, v, message, fixes...))
}

// carried returns the diagnostics of another file's YAML without their fixes.
// The fixes are offered where that file is read.
func carried(found []diagnostic.Diagnostic) []*finding {
	var findings []*finding
	for _, d := range found {
		d.Severity, d.Fixes = diagnostic.Error, nil
		findings = append(findings, &finding{Diagnostic: d})
	}
	return findings
}

func (x *expander) checkLogging(config *value.Value) *failure {
	format := config.Map.Get("framework_logging_format")
	if format == nil || format.Kind != value.String || strings.ToLower(format.Text) != "json" || x.framework.JSONLogging {
		return nil
	}
	e, _ := config.Map.Entry("framework_logging_format")
	whole := removal("'framework_logging_format'")
	whole.at = e.Key
	return badConfig("framework_logging_format: json in "+project.PaasConfig+" is not supported for '"+x.framework.Extension()+"'", format,
		"Logging in JSON is supported for FastAPI, Flask and Django, not for "+x.framework.Title+".", whole)
}

// checkPort follows _validate_port.
func checkPort(key string, v *value.Value) *failure {
	where := key + " in " + project.PaasConfig
	switch {
	case v == nil:
		return nil
	case v.Kind != value.Int:
		return badConfig(where+" must be an integer, got "+v.Kind.String(), v, isNot("'"+key+"'", v, "a whole number"), portFixes(v)...)
	case v.Int.Cmp(big.NewInt(1)) < 0 || v.Int.Cmp(big.NewInt(65535)) > 0:
		return badConfig(where+" must be between 1 and 65535, got "+v.Int.String(), v, "A port is a number from 1 to 65535.")
	}
	return nil
}

// portFixes removes the quotes around a number.
func portFixes(v *value.Value) []*fix {
	if _, ok := new(big.Int).SetString(v.Text, 10); v.Kind != value.String || !ok {
		return nil
	}
	return []*fix{{title: "Write it as a number", kind: replace, text: v.Text}}
}

// urlPath is _VALID_URL_PATH_RE: a path as in RFC 3986.
var urlPath = regexp.MustCompile(`^/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*\n?$`)

func checkMetricsPath(v *value.Value) *failure {
	const where = "metrics-path in " + project.PaasConfig
	switch {
	case v == nil:
		return nil
	case v.Kind != value.String:
		return badConfig(where+" must be a string, got "+v.Kind.String(), v, isNot("'metrics-path'", v, "text"))
	case urlPath.MatchString(v.Text):
		return nil
	}
	return badConfig(where+" must be a valid URL path starting with '/', got '"+v.Text+"'", v,
		"'metrics-path' has to be the path of an address, beginning with '/'.", pathFixes(v.Text)...)
}

// pathFixes puts a '/' in front of a path that lacks only that.
func pathFixes(path string) []*fix {
	if !urlPath.MatchString("/" + path) {
		return nil
	}
	return []*fix{changeTo("/" + path)}
}
