package language

import (
	"fmt"
	"slices"

	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// Project has the texts of a project folder by file name.
type Project struct {
	Files map[string]string
}

// names looks up the names that the project itself defines.
type names struct {
	charm, mock *entry
	framework   *framework.Framework // nil for a charm without a framework extension
	generation  *framework.Generation

	integrations map[string]*integration.Integration // by endpoint; made at the first lookup
	mocked       map[string]bool                     // the endpoints that have a relation in mock.yaml; likewise
}

// file returns a file with its schema; nil for one that the project or the schema
// lacks.
func (p Project) file(name string) (*source.File, *schema.Node) {
	text, known := p.Files[name]
	root := schema.Of(name)
	if !known || root == nil {
		return nil, nil
	}
	return source.NewFile(name, text), root
}

func (p Project) names() *names {
	n := &names{charm: outlineOf(p.Files[project.Charmcraft]), mock: outlineOf(p.Files[project.Mock])}
	for _, name := range texts(n.charm.at("extensions")) {
		if f := framework.ByExtension(name); f != nil && n.framework == nil {
			n.use(f)
		}
	}
	return n
}

// use sets the framework of the charm, in its generation for the charm's base.
func (n *names) use(f *framework.Framework) {
	base := n.charm.textAt("base")
	n.framework, n.generation = f, f.For([]string{base})
	if base == "" {
		n.generation = &f.V1
	}
}

// texts returns the scalars of a list.
func texts(list *entry) []string {
	var all []string
	for _, item := range list.all() {
		if item.item && item.text != "" {
			all = append(all, item.text)
		}
	}
	return all
}

// option is an option of the charm.
type option struct {
	name, kind, description, def string
	from                         string // the extension that adds it, or empty for the user's own
}

// options returns the options that can be set: the user's, the extension's, and
// those that oauth endpoints add.
func (n *names) options() []option {
	all := n.ownOptions()
	for _, o := range n.addedOptions() {
		all = append(all, option{o.Name, o.Type, o.Description, defaultText(o.Default), n.framework.Extension()})
	}
	return all
}

// ownOptions returns the options that the user wrote.
func (n *names) ownOptions() []option {
	var all []option
	for _, e := range n.charm.at("config", "options").keys() {
		all = append(all, option{name: e.name, kind: e.textAt("type"), description: e.textAt("description"), def: e.textAt("default")})
	}
	return all
}

// addedOptions returns the options that the extension adds.
func (n *names) addedOptions() []framework.Option {
	if n.generation == nil {
		return nil
	}
	added := n.generation.Options()
	for _, e := range n.endpoints("requires") {
		if e.iface == "oauth" {
			added = append(added, n.generation.OAuthOptions(e.name)...)
		}
	}
	return added
}

// defaultText returns a default as text; empty if there is none.
func defaultText(of any) string {
	if of == nil {
		return ""
	}
	return fmt.Sprint(of)
}

func (n *names) option(name string) *option {
	all := n.options()
	if i := slices.IndexFunc(all, func(o option) bool { return o.name == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// endpoint is an endpoint of the charm.
type endpoint struct {
	name, iface string
}

// docs returns a link to the documentation of an integration: a section of
// charmcraft's page about the charm's extension, or the page of the interface if
// the charm has no extension.
func (n *names) docs(of *integration.Integration, section string) string {
	if n.framework == nil {
		return of.Link
	}
	return n.framework.Docs + section
}

// allEndpoints returns the endpoints of the charm, except peers.
func (n *names) allEndpoints() []endpoint {
	return append(n.endpoints("requires"), n.endpoints("provides")...)
}

// endpoints returns the endpoints of a block: the user's and the extension's.
func (n *names) endpoints(block string) []endpoint {
	var all []endpoint
	for _, e := range n.charm.at(block).keys() {
		all = append(all, endpoint{name: e.name, iface: e.textAt("interface")})
	}
	for _, e := range n.addedEndpoints(block) {
		all = append(all, endpoint{e.Name, e.Interface})
	}
	return all
}

// addedEndpoints returns the endpoints that the extension adds to a block.
func (n *names) addedEndpoints(block string) []framework.Endpoint {
	switch {
	case n.framework == nil:
		return nil
	case block == "provides":
		return framework.Provides
	}
	return framework.Requires
}

// integration returns the integration of an endpoint of this charm, or nil.
func (n *names) integration(name string) *integration.Integration {
	if n.integrations == nil {
		n.integrations = n.byEndpoint()
	}
	if found := n.integrations[name]; found != nil {
		return found
	}
	return integration.At(name)
}

// byEndpoint returns the integrations of the charm's endpoints by name. If several
// endpoints have the same name, the first one counts.
func (n *names) byEndpoint() map[string]*integration.Integration {
	known := map[string]*integration.Integration{}
	for _, e := range n.allEndpoints() {
		if found := integration.ByInterface(e.iface); found != nil && known[e.name] == nil {
			known[e.name] = found
		}
	}
	return known
}

// related reports whether mock.yaml has a relation with an endpoint.
func (n *names) related(name string) bool {
	if n.mocked == nil {
		n.mocked = map[string]bool{}
		for _, item := range n.mock.at("relations").all() {
			n.mocked[item.textAt("endpoint")] = true
		}
	}
	return n.mocked[name]
}

// secrets returns the IDs in mock.yaml's secrets, without their scheme.
func (n *names) secrets() []string {
	var ids []string
	for _, id := range n.mock.at("secrets").names() {
		ids = append(ids, mock.SecretID(id))
	}
	return ids
}

// app returns what the names of the app's variables depend on.
func (n *names) app() integration.App {
	if n.framework == nil {
		return integration.App{}
	}
	return n.framework.App()
}

// variable returns the name of the variable that an option becomes; empty if it
// becomes none.
func (n *names) variable(o option) string {
	if n.framework == nil {
		return ""
	}
	return n.framework.Variable(o.name)
}

// variables returns the names of the variables that an endpoint sets.
func (n *names) variables(known *integration.Integration, endpoint string) []string {
	return known.VariableNames(n.app(), endpoint)
}
