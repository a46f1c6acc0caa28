package language

import (
	"fmt"
	"slices"

	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/project"
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

func (p Project) names() *names {
	n := &names{charm: p.outline(project.Charmcraft), mock: p.outline(project.Mock)}
	for _, name := range texts(n.charm.at("extensions")) {
		if f := framework.ByExtension(name); f != nil && n.framework == nil {
			n.framework, n.generation = f, f.For([]string{n.charm.textAt("base")})
			if n.charm.textAt("base") == "" {
				n.generation = &f.V1
			}
		}
	}
	return n
}

func (p Project) outline(file string) *entry {
	text := p.Files[file]
	return outline(text, len(text)).root
}

// texts returns the scalars of a list.
func texts(list *entry) []string {
	if list == nil {
		return nil
	}
	var all []string
	for _, item := range list.children {
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
	if n.generation == nil {
		return all
	}
	added := n.generation.Options()
	for _, e := range n.endpoints("requires") {
		if e.iface == "oauth" {
			added = append(added, n.generation.OAuthOptions(e.name)...)
		}
	}
	for _, o := range added {
		def := ""
		if o.Default != nil {
			def = fmt.Sprint(o.Default)
		}
		all = append(all, option{o.Name, o.Type, o.Description, def, n.framework.Extension()})
	}
	return all
}

// ownOptions returns the options that the user wrote.
func (n *names) ownOptions() []option {
	own := n.charm.at("config", "options")
	if own == nil {
		return nil
	}
	var all []option
	for _, e := range own.children {
		if !e.item {
			all = append(all, option{name: e.name, kind: e.textAt("type"), description: e.textAt("description"), def: e.textAt("default")})
		}
	}
	return all
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

// endpoints returns the endpoints of a block: the user's and the extension's.
func (n *names) endpoints(block string) []endpoint {
	var all []endpoint
	for _, e := range n.charm.at(block).all() {
		if !e.item {
			all = append(all, endpoint{name: e.name, iface: e.textAt("interface")})
		}
	}
	if n.framework == nil {
		return all
	}
	added := framework.Requires
	if block == "provides" {
		added = framework.Provides
	}
	for _, e := range added {
		all = append(all, endpoint{e.Name, e.Interface})
	}
	return all
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
	for _, block := range []string{"requires", "provides"} {
		for _, e := range n.endpoints(block) {
			if found := integration.ByInterface(e.iface); found != nil && known[e.name] == nil {
				known[e.name] = found
			}
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
