// Package framework is what charmcraft's 12-factor extensions add to a
// project, one file a framework. Source of all facts:
// charmcraft/extensions/app.py of charmcraft 4.5.0.
package framework

import (
	"slices"
)

// Framework is a web framework with its two generations of extension.
type Framework struct {
	Name  string // "flask"
	Title string // "Flask"
	V1    Generation
	V2    Generation
}

// Extension is the name of its extension: "flask-framework".
func (f *Framework) Extension() string { return f.Name + suffix }

const suffix = "-framework"

// Generations are the framework's two, the older first.
func (f *Framework) Generations() []*Generation { return []*Generation{&f.V1, &f.V2} }

// Prefix is what the names of the app's variables begin with: "FLASK_", "APP_"
// (paas-charm 1.12.3, configuration_prefix of the App class).
func (f *Framework) Prefix() string { return CharmOf(f.Name).OptionPrefix }

// ReservedPrefixes are those that the user's own options must not have.
func (f *Framework) ReservedPrefixes() []string { return []string{"webserver-", f.Name + "-"} }

// JSONLogging tells whether paas-config.yaml may ask for JSON logging.
func (f *Framework) JSONLogging() bool {
	return slices.Contains([]string{"fastapi", "flask", "django"}, f.Name)
}

// Generation is one generation of an extension.
type Generation struct {
	Number       int      // 1 or 2
	Bases        []string // the bases it supports: "ubuntu@24.04"
	Experimental bool     // whether it needs to be enabled
	container    string   // the workload container: named after Flask and Django, else "app"
	image        string   // its OCI image resource
	actions      []Action
	options      [][]Option // in groups
	oauth        [][]Option // what each oauth endpoint adds; {endpoint_name} stands for its name
}

// Libs are the charm libraries that the extension adds.
func (g *Generation) Libs() []Lib { return slices.Concat(generations[g.Number-1].libs...) }

// Options are the options that the extension adds.
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

// Property is a key of a part; its value is a text or a list of texts.
type Property struct {
	Key   string
	Value any
}

// Requires and Provides are the endpoints that every extension adds.
var (
	Requires = []Endpoint{{Name: "logging", Interface: "loki_push_api"}, {Name: "ingress", Interface: "ingress", Limit: 1}}
	Provides = []Endpoint{{Name: "metrics-endpoint", Interface: "prometheus_scrape"}, {Name: "grafana-dashboard", Interface: "grafana_dashboard"}}
)

// Incompatible are the top-level keys that no project with an extension has.
var Incompatible = []string{"devices", "extra-bindings", "storage"}

// Reserved are the top-level keys that must be absent or as the extension has
// them.
var Reserved = []string{"assumes", "containers", "resources", "peers"}

var all = []*Framework{&flask, &django, &golang, &fastapi, &expressjs, &springBoot}

// All are the frameworks in the order in which charmcraft registers them.
func All() []*Framework { return all }

// Extensions are the names of all extensions, in charmcraft's order.
func Extensions() []string {
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Extension()
	}
	return names
}

// ByExtension is the framework with that extension, or nil.
func ByExtension(name string) *Framework {
	for _, f := range all {
		if f.Extension() == name {
			return f
		}
	}
	return nil
}

// ByName is the framework of that name, or nil.
func ByName(name string) *Framework { return ByExtension(name + suffix) }

// For is the generation that serves the given bases: the first one as soon as
// it supports any of them.
func (f *Framework) For(bases []string) *Generation {
	for _, base := range bases {
		if slices.Contains(f.V1.Bases, base) {
			return &f.V1
		}
	}
	return &f.V2
}

// Bases are the bases that either generation supports.
func (f *Framework) Bases() []string { return slices.Concat(f.V1.Bases, f.V2.Bases) }
