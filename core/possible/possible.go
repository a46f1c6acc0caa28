// Package possible finds the variables that a charm could give its app but does
// not yet: each variable with what it needs, and the edits that bring it. A way
// counts only if the charm, with these edits made, sets the variable.
package possible

import (
	"cmp"
	"slices"

	"charm-playground/core/document"
	"charm-playground/core/environment"
	"charm-playground/core/framework"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Kind says what a variable needs.
type Kind string

// The kinds of needs.
const (
	Value    Kind = "value"    // a value for an option, or for a key of paas-config.yaml
	Relation Kind = "relation" // a relation at an endpoint of the charm, or more data in it
	Endpoint Kind = "endpoint" // an endpoint for an integration that the charm does not declare
	Unit     Kind = "unit"     // a second unit
	Proxy    Kind = "proxy"    // a proxy in the model's configuration
)

// Needs is what a variable needs.
type Needs struct {
	Kind Kind
	// Name is the option, the endpoint, the integration, or the key of the
	// model's configuration; empty for a unit.
	Name string
	// File is the file for the value, if that is not mock.yaml.
	File string
}

// Variable is a variable that the charm could give its app, with one way to it.
// A name occurs once for each way.
type Variable struct {
	*environment.Variable
	Needs Needs
	Edits []source.Edit // one step that brings it, in all files
}

// Charm is a working 12-factor charm in its mocked deployment, with the texts
// that it is made from.
type Charm struct {
	File *source.File   // charmcraft.yaml
	Root *document.Node // its tree
	// Extended says that an extension adds to the project, and will do so again
	// after a change.
	Extended   bool
	Mock       string // mock.yaml; empty if the project has none
	PaasConfig string // paas-config.yaml, likewise
	State      *environment.State
	// Deploy runs the charm with another project, mock.yaml and
	// paas-config.yaml.
	Deploy func(project *value.Value, mock, paasConfig string) *environment.State
}

// framework returns the charm's framework.
func (c *Charm) framework() *framework.Framework { return framework.Of(c.State.Deployment.Framework) }

// project returns the expanded project.
func (c *Charm) project() *value.Value { return c.State.Deployment.Project }

// Of returns the variables that a charm could give its app: by options, by
// relations at its endpoints, by another unit, by proxies, and by more
// integrations. There are none if the charm cannot work out its environment for
// any reason but missing values of options. The charm may be nil.
func Of(c *Charm) []Variable {
	if c == nil {
		return nil
	}
	p := newProber(c)
	if p.begin() {
		p.tryAll()
	}
	return p.found
}

// tryAll tries all ways, one after the other.
func (p *prober) tryAll() {
	p.options()
	p.logging()
	p.relations()
	p.unit()
	p.proxies()
	p.endpoints()
}

func newProber(c *Charm) *prober {
	p := &prober{Charm: c, trial: c.small(), given: map[string]bool{}, told: map[Needs]map[string]bool{}}
	for _, v := range c.State.Variables {
		p.given[v.Name] = true
	}
	return p
}

// prober tries ways, one after the other.
type prober struct {
	*Charm
	trial *value.Value    // the project that ways are tried on
	base  string          // mock.yaml with the values that the charm needs to have an environment
	given map[string]bool // the names that the app gets now
	told  map[Needs]map[string]bool
	found []Variable
}

// fewOptions is the number of options up to which a project is tried as it is.
const fewOptions = 50

// small returns the project without most of the user's options. The charm would
// read them on each try, although their variables do not depend on what is
// tried.
func (c *Charm) small() *value.Value {
	project := c.project()
	all := value.Node{Value: project}.Get("config").Get("options").Entries()
	if len(all) <= fewOptions {
		return project
	}
	return withMap(project, "config", withMap(project.Get("config"), "options", notOfUser(all)))
}

// notOfUser returns a mapping of the options that are not the user's.
func notOfUser(all []value.Node) *value.Value {
	options := value.NewMap()
	for _, option := range all {
		if option.KeyValue.Origin.Layer != value.User {
			options.Map.Set(option.KeyValue, option.Value)
		}
	}
	return options
}

// begin finds a starting point for the ways: a charm that waits for options
// must get these first. It reports whether there is one.
func (p *prober) begin() bool {
	p.base = p.Mock
	if p.State.Variables != nil || len(p.State.MissingOptions) == 0 {
		return p.State.Variables != nil
	}
	for _, option := range p.State.MissingOptions {
		p.base = changed(p.base, edited(mock.GiveOption(p.base, p.project(), option.Name)))
	}
	p.try(way{needs: Needs{Kind: Value, Name: p.State.MissingOptions[0].Name}, project: p.project(), mock: p.base})
	return len(p.found) > 0
}

// way is a way to variables: what it needs, and the texts that meet the need.
type way struct {
	needs      Needs
	project    *value.Value  // nil if it does not change
	mock       string        // mock.yaml
	paasConfig string        // empty if it does not change
	edits      []source.Edit // edits of files other than mock.yaml
}

// try runs the charm with a way, and records the variables that it then sets
// and that the same need has not brought yet.
func (p *prober) try(w way) {
	if w.mock == p.Mock && w.edits == nil {
		return
	}
	if p.told[w.needs] == nil {
		p.told[w.needs] = map[string]bool{}
	}
	edits := p.edits(w)
	for _, v := range p.run(w).Variables {
		if !p.brings(w, v.Name) {
			p.told[w.needs][v.Name] = true
			p.found = append(p.found, Variable{v, w.needs, edits})
		}
	}
}

// run returns the state of the charm with a way.
func (p *prober) run(w way) *environment.State {
	return p.Deploy(cmp.Or(w.project, p.trial), w.mock, cmp.Or(w.paasConfig, p.PaasConfig))
}

// edits returns the edits of a way in all files.
func (p *prober) edits(w way) []source.Edit {
	return append(slices.Clone(w.edits), mock.Difference(p.Mock, w.mock)...)
}

// edited returns the edits, or none after an error.
func edited(edits []source.Edit, err error) []source.Edit {
	if err != nil {
		return nil
	}
	return edits
}

// changed returns a text after edits that package mock made for it.
func changed(text string, edits []source.Edit) string {
	after, err := source.Apply(text, edits)
	if err != nil {
		return text
	}
	return after
}

// mostOptions is the most options without a value that are tried: each takes
// time, and real charms have fewer.
const mostOptions = 200

// options tries values for options that have none and would become variables
// that the app does not get yet: first the user's own, then the extension's.
func (p *prober) options() {
	var names []string
	for _, own := range []bool{true, false} {
		names = append(names, p.optionNames(own)...)
	}
	for _, name := range names[:min(len(names), mostOptions)] {
		p.try(way{
			needs: Needs{Kind: Value, Name: name}, project: p.withOption(name),
			mock: changed(p.base, edited(mock.GiveOption(p.base, p.project(), name))),
		})
	}
}

// optionNames returns the names of those options: the user's own or the others.
func (p *prober) optionNames(own bool) (names []string) {
	for _, option := range p.State.Deployment.Options {
		variable := p.framework().Variable(option.Name)
		if own == (option.At.Origin().Layer == value.User) && option.Value == nil && variable != "" && !p.given[variable] {
			names = append(names, option.Name)
		}
	}
	return names
}

// withOption returns the project that ways are tried on, with one of its
// options.
func (p *prober) withOption(name string) *value.Value {
	if p.trial == p.project() {
		return p.trial
	}
	option, _ := p.project().Lookup("config", "options").Map.Entry(name)
	return withOptions(p.trial, []value.Entry{option})
}

// unit tries a second unit.
func (p *prober) unit() {
	if len(p.State.Deployment.Peers) == 0 {
		two := p.State.Deployment.Unit + 2
		p.try(way{needs: Needs{Kind: Unit}, mock: changed(p.base, edited(mock.SetUnit(p.base, mock.Unit{Units: &two})))})
	}
}

// modelKeys are the keys of a model's configuration that become variables of
// apps.
var modelKeys = []string{"juju-http-proxy", "juju-https-proxy", "juju-no-proxy"}

// proxies tries the proxies of the model.
func (p *prober) proxies() {
	for _, key := range modelKeys {
		p.try(way{needs: Needs{Kind: Proxy, Name: key}, mock: changed(p.base, edited(mock.GiveModel(p.base, key)))})
	}
}

// loggingFormat is the key of paas-config.yaml for logs in JSON.
const loggingFormat = "framework_logging_format"

// logging tries logs in JSON, for which the charm sets variables of Uvicorn.
func (p *prober) logging() {
	if !p.framework().UvicornLogging || p.State.Deployment.Paas.JSON {
		return
	}
	set := setKey(source.NewFile(project.PaasConfig, p.PaasConfig), loggingFormat, "json")
	needs := Needs{Kind: Value, Name: loggingFormat, File: project.PaasConfig}
	p.try(way{needs: needs, mock: p.base, paasConfig: changed(p.PaasConfig, set), edits: set})
}
