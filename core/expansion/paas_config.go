package expansion

import (
	"charm-playground/core/big"
	"regexp"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// open reads another YAML file of the project, and keeps it for the places of
// mistakes in it.
func (x *expander) open(name string, options document.Options) *document.Document {
	for _, doc := range x.others {
		if doc.File.Name == name {
			return doc
		}
	}
	text, _ := x.folder.Read(name)
	doc := document.ParseWith(source.NewFile(name, text), options)
	x.others = append(x.others, doc)
	return doc
}

// checkPaasConfig is _check_paas_config of the two generations.
func (x *expander) checkPaasConfig(*value.Value) *failure {
	if !x.hasPaasConfig() {
		return nil
	}
	doc := x.open(project.PaasConfig, document.Options{AllowDuplicates: true})
	if doc.Fatal() {
		return &failure{Error: says("invalid YAML in " + project.PaasConfig + ": " + doc.Err.Details), mistakes: carried(doc.Diagnostics)}
	}
	config := doc.Value
	switch config.Kind {
	case value.Null:
		return nil
	case value.Map:
	default:
		return refuse(says(project.PaasConfig+" must contain a top-level mapping"), diagnostic.PaasConfig, at(config),
			"The file holds "+kindNames[config.Kind]+", not a mapping of keys to values.")
	}
	if failed := x.checkLogging(config); failed != nil || x.generation.Number == 1 {
		return failed
	}
	for _, check := range []func(*value.Value) *failure{portCheck("port"), portCheck("metrics-port"), checkMetricsPath} {
		if failed := check(config); failed != nil {
			return failed
		}
	}
	return nil
}

// carried are the findings of another file's YAML, as mistakes.
func carried(found []diagnostic.Diagnostic) []mistake {
	var mistakes []mistake
	for _, d := range found {
		mistakes = append(mistakes, mistake{code: d.Code, message: d.Message, place: place{file: d.File, span: d.Span}})
	}
	return mistakes
}

func (x *expander) checkLogging(config *value.Value) *failure {
	format := config.Map.Get("framework_logging_format")
	if format == nil || format.Kind != value.String || strings.ToLower(format.Text) != "json" || x.framework.JSONLogging() {
		return nil
	}
	e, _ := config.Map.Entry("framework_logging_format")
	return refuse(says("framework_logging_format: json in "+project.PaasConfig+" is not supported for '"+x.framework.Extension()+"'"), diagnostic.PaasConfig, at(format),
		"Logging in JSON is supported for FastAPI, Flask and Django, not for "+x.framework.Title+".", mendWay{title: "Remove 'framework_logging_format'", kind: remove, at: e.Key})
}

// portCheck is _validate_port.
func portCheck(key string) func(*value.Value) *failure {
	return func(config *value.Value) *failure {
		v := config.Map.Get(key)
		if v == nil {
			return nil
		}
		if v.Kind != value.Int {
			return refuse(says(key+" in "+project.PaasConfig+" must be an integer, got "+v.Kind.String()), diagnostic.PaasConfig, at(v),
				"'"+key+"' is "+kindNames[v.Kind]+", not a whole number.", portMends(v)...)
		}
		if v.Int.Cmp(big.NewInt(1)) < 0 || v.Int.Cmp(big.NewInt(65535)) > 0 {
			return refuse(says(key+" in "+project.PaasConfig+" must be between 1 and 65535, got "+v.Int.String()), diagnostic.PaasConfig, at(v),
				"A port is a number from 1 to 65535.")
		}
		return nil
	}
}

// portMends takes the quotes off a number.
func portMends(v *value.Value) []mendWay {
	if _, ok := new(big.Int).SetString(v.Text, 10); v.Kind != value.String || !ok {
		return nil
	}
	return []mendWay{{title: "Write it as a number", kind: replace, text: v.Text}}
}

// urlPath is _VALID_URL_PATH_RE: the path of RFC 3986.
var urlPath = regexp.MustCompile(`^/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*\n?$`)

func checkMetricsPath(config *value.Value) *failure {
	v := config.Map.Get("metrics-path")
	switch {
	case v == nil:
		return nil
	case v.Kind != value.String:
		return refuse(says("metrics-path in "+project.PaasConfig+" must be a string, got "+v.Kind.String()), diagnostic.PaasConfig, at(v),
			"'metrics-path' is "+kindNames[v.Kind]+", not a text.")
	case urlPath.MatchString(v.Text):
		return nil
	}
	var mends []mendWay
	if slashed := "/" + v.Text; urlPath.MatchString(slashed) {
		mends = append(mends, mendWay{title: "Change to '" + slashed + "'", kind: rename, text: slashed})
	}
	return refuse(says("metrics-path in "+project.PaasConfig+" must be a valid URL path starting with '/', got '"+v.Text+"'"), diagnostic.PaasConfig, at(v),
		"'metrics-path' has to be the path of an address, beginning with '/'.", mends...)
}
