// Package framework describes what a web framework means to a 12-factor charm,
// one file for each framework: what charmcraft's extension adds to a project
// (charmcraft/extensions/app.py of charmcraft 4.5.0), how its charm differs
// (paas-charm 1.12.3) and what rockcraft's extension adds to the rock.
package framework

import (
	"slices"
	"strings"

	"charm-playground/core/integration"
	"charm-playground/core/source"
)

// Framework is a web framework.
type Framework struct {
	Name  string // "flask"
	Title string // "Flask"
	V1    Generation
	V2    Generation
	Charm
	Rock Rock
}

// Charm is what differs between the charm classes of paas-charm 1.12.3.
type Charm struct {
	FieldPrefix  string // framework_config_prefix
	OptionPrefix string // configuration_prefix, which begins the names of the app's variables
	Docs         string // the page about the extension; package upstream has its sections
	Fields       []Field
	Port         string // the field with the port; empty for 8000
	Hosts        string // the field with hosts to which the charm adds the app's own; empty for none
	AppDir       string // the working directory of the migrations

	Gunicorn       bool // paas_charm/_gunicorn: Flask and Django
	Spring         bool // paas_charm/springboot: variables with Spring's own names
	JSONLogging    bool // whether paas-config.yaml may ask for logs in JSON
	UvicornLogging bool // whether logs in JSON need variables of Uvicorn
	NeedsDatabase  bool // whether the charm is blocked without a database
}

// Rock is what rockcraft's extension adds to the rock.
type Rock struct {
	Command string // the framework's service; NAME is the rock's name, MODULE the same as a Python module
	Statsd  bool   // whether there is a service statsd-exporter
}

// Extension returns the name of its extension: "flask-framework".
func (f *Framework) Extension() string { return f.Name + suffix }

const suffix = "-framework"

// Generations returns the framework's two generations, the older first.
func (f *Framework) Generations() []*Generation { return []*Generation{&f.V1, &f.V2} }

// App returns what the names of the app's variables depend on.
func (c *Charm) App() integration.App {
	return integration.App{Prefix: c.OptionPrefix, Spring: c.Spring}
}

// Summary returns a sentence about what the extension is for.
func (f *Framework) Summary() string {
	article := source.WithArticle(f.Title)
	text := "A" + article[1:] + " app, on " + strings.Join(f.V1.Bases, " or ")
	if f.V1.Experimental {
		text += "; experimental"
	}
	return text + "."
}

// Generation is one generation of an extension.
type Generation struct {
	Number       int      // 1 or 2
	Bases        []string // the bases it supports: "ubuntu@24.04"
	Experimental bool     // whether charmcraft applies it only when experimental extensions are allowed
	container    string   // the workload container: named after Flask and Django, otherwise "app"
	image        string   // its OCI image resource
	actions      []Action
	options      [][]Option // in groups
	oauth        [][]Option // what each oauth endpoint adds; {endpoint_name} is replaced by its name
}

// Libs returns the charm libraries that the extension adds.
func (g *Generation) Libs() []Lib { return slices.Concat(generations[g.Number-1].libs...) }

// Options returns the options that the extension adds.
func (g *Generation) Options() []Option { return slices.Concat(g.options...) }

// Option is a configuration option.
type Option struct {
	Name        string
	Type        string // string, int, boolean or secret
	Default     any    // nil, string, int or bool
	Description string
	keys        []string // the order of its keys; nil for type, default, description
}

// Lib is a charm library with its API version.
type Lib struct{ Name, Version string }

// Action is an action of the charm.
type Action struct {
	Name        string
	Description string
	Params      []string // names of parameters, all of them strings and required
}

// Endpoint is an endpoint that every extension adds.
type Endpoint struct {
	Name      string
	Interface string
	Limit     int // 0 for none
}

// Property is a key of a part; its value is a string or a list of strings.
type Property struct {
	Key   string
	Value any
}

// Requires and Provides are the endpoints that every extension adds.
var (
	Requires = []Endpoint{{Name: "logging", Interface: "loki_push_api"}, {Name: "ingress", Interface: "ingress", Limit: 1}}
	Provides = []Endpoint{{Name: "metrics-endpoint", Interface: "prometheus_scrape"}, {Name: "grafana-dashboard", Interface: "grafana_dashboard"}}
)

var all = []*Framework{&flask, &django, &golang, &fastapi, &expressjs, &springBoot}

// All returns the frameworks in the order in which charmcraft registers them.
func All() []*Framework { return all }

// Names returns the names of the frameworks, in charmcraft's order.
func Names() []string {
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Name
	}
	return names
}

// Extensions returns the names of all extensions, in charmcraft's order.
func Extensions() []string {
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Extension()
	}
	return names
}

// ByExtension returns the framework with that extension, or nil.
func ByExtension(name string) *Framework {
	for _, f := range all {
		if f.Extension() == name {
			return f
		}
	}
	return nil
}

// ByName returns the framework with that name, or nil.
func ByName(name string) *Framework { return ByExtension(name + suffix) }

// Of returns the framework with that name; for an unknown name, one without
// fields.
func Of(name string) *Framework {
	if f := ByName(name); f != nil {
		return f
	}
	return &Framework{Name: name}
}

// For returns the generation for the given bases: the first one if it supports
// any of them.
func (f *Framework) For(bases []string) *Generation {
	for _, base := range bases {
		if slices.Contains(f.V1.Bases, base) {
			return &f.V1
		}
	}
	return &f.V2
}

// Bases returns the bases that either generation supports.
func (f *Framework) Bases() []string { return slices.Concat(f.V1.Bases, f.V2.Bases) }
