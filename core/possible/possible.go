// Package possible is what a charm could give its app and does not now: each
// variable with what it needs, and the edits that bring it. A way counts only
// where the charm, with these edits made, has the variable.
package possible

import (
	"slices"

	"charm-playground/core/document"
	"charm-playground/core/environment"
	"charm-playground/core/framework"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Kind tells what a variable needs.
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
	// File is where the value belongs, where that is not mock.yaml.
	File string
}

// Variable is a variable that the charm could give its app, with one way to it. A
// name is there once for each way.
type Variable struct {
	*environment.Variable
	Needs Needs
	Edits []source.Edit // one step that brings it, in all files
}

// Charm is a 12-factor charm at work in its mocked deployment, and the texts that
// it is made of.
type Charm struct {
	File *source.File   // charmcraft.yaml
	Root *document.Node // its tree
	// Extended tells that an extension adds to the project, and does so again
	// after a change.
	Extended   bool
	Mock       string // mock.yaml; empty if there is none
	PaasConfig string // paas-config.yaml, likewise
	State      *environment.State
	// Deploy lets the charm work with another project, mock.yaml and
	// paas-config.yaml.
	Deploy func(project *value.Value, mock, paasConfig string) *environment.State
}

// framework is the charm's framework.
func (c *Charm) framework() *framework.Framework { return framework.Of(c.State.Deployment.Framework) }

// project is the expanded project.
func (c *Charm) project() *value.Value { return c.State.Deployment.Project }

// Of are the variables that a charm could give its app: by options, by relations
// at its endpoints, by another unit, by proxies, and by further integrations. There
// are none where the charm cannot work out its environment, but for want of values
// of options. The charm may be nil.
func Of(c *Charm) []Variable {
	if c == nil {
		return nil
	}
	p := &prober{Charm: c, given: map[string]bool{}, told: map[Needs]map[string]bool{}}
	p.trial = p.small()
	for _, v := range c.State.Variables {
		p.given[v.Name] = true
	}
	if !p.begin() {
		return nil
	}
	p.options()
	p.logging()
	p.relations()
	p.unit()
	p.proxies()
	p.endpoints()
	return p.found
}

// prober tries ways, one after the other.
type prober struct {
	*Charm
	trial *value.Value    // the project on which ways are tried
	base  string          // mock.yaml with the values without which there is no environment
	given map[string]bool // the names that the app gets now
	told  map[Needs]map[string]bool
	found []Variable
}

// fewOptions is how many options a project may have to be tried as it is.
const fewOptions = 50

// small is the project without most of the user's options, which the charm would
// look at on each way: what they become is there or not whatever is tried.
func (c *Charm) small() *value.Value {
	project := c.project()
	all := value.Node{Value: project}.Get("config").Get("options").Entries()
	if len(all) <= fewOptions {
		return project
	}
	options := value.NewMap()
	for _, option := range all {
		if option.KeyValue.Origin.Layer != value.User {
			options.Map.Set(option.KeyValue, option.Value)
		}
	}
	return withMap(project, "config", withMap(project.Get("config"), "options", options))
}

// begin finds out from where ways can be tried: a charm that waits for options has
// to get these first.
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

// way is a way to variables: what it needs, and the texts with that.
type way struct {
	needs      Needs
	project    *value.Value  // nil: as it is
	mock       string        // mock.yaml
	paasConfig string        // empty: as it is
	edits      []source.Edit // of other files than mock.yaml
}

// try lets the charm work on a way, and takes the variables that it then has and
// that the way has not brought yet.
func (p *prober) try(w way) {
	if w.mock == p.Mock && w.edits == nil {
		return
	}
	if w.project == nil {
		w.project = p.trial
	}
	if w.paasConfig == "" {
		w.paasConfig = p.PaasConfig
	}
	state := p.Deploy(w.project, w.mock, w.paasConfig)
	if p.told[w.needs] == nil {
		p.told[w.needs] = map[string]bool{}
	}
	edits := p.edits(w)
	for _, v := range state.Variables {
		if !p.given[v.Name] && !p.told[w.needs][v.Name] {
			p.told[w.needs][v.Name] = true
			p.found = append(p.found, Variable{v, w.needs, edits})
		}
	}
}

// edits are those of all files on a way.
func (p *prober) edits(w way) []source.Edit {
	return append(slices.Clone(w.edits), mock.Difference(p.Mock, w.mock)...)
}

// edited is the edits, or none where there was an error.
func edited(edits []source.Edit, err error) []source.Edit {
	if err != nil {
		return nil
	}
	return edits
}

// changed is a text with edits, which package mock has made of it.
func changed(text string, edits []source.Edit) string {
	after, err := source.Apply(text, edits)
	if err != nil {
		return text
	}
	return after
}

// mostOptions is how many options without a value are tried: each takes time, and
// no charm has that many.
const mostOptions = 200

// options tries values for the options that have none and become variables that
// the app does not get yet: first the user's own, then the extension's.
func (p *prober) options() {
	tried := 0
	for _, own := range []bool{true, false} {
		for _, option := range p.State.Deployment.Options {
			name := p.framework().Variable(option.Name)
			isOwn := option.At.Origin().Layer == value.User
			if isOwn != own || option.Value != nil || name == "" || p.given[name] || tried == mostOptions {
				continue
			}
			tried++
			p.try(way{
				needs: Needs{Kind: Value, Name: option.Name}, project: p.withOption(option.Name),
				mock: changed(p.base, edited(mock.GiveOption(p.base, p.project(), option.Name))),
			})
		}
	}
}

// withOption is the project on which ways are tried, with one of its options.
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

// modelKeys are what a model's configuration gives to apps.
var modelKeys = []string{"juju-http-proxy", "juju-https-proxy", "juju-no-proxy"}

// proxies tries the proxies of the model.
func (p *prober) proxies() {
	for _, key := range modelKeys {
		p.try(way{needs: Needs{Kind: Proxy, Name: key}, mock: changed(p.base, edited(mock.GiveModel(p.base, key)))})
	}
}

// loggingFormat is the key of paas-config.yaml for logs in JSON.
const loggingFormat = "framework_logging_format"

// logging tries logs in JSON, which take variables of Uvicorn.
func (p *prober) logging() {
	if !p.framework().UvicornLogging || p.State.Deployment.Paas.JSON {
		return
	}
	set := setKey(source.NewFile(project.PaasConfig, p.PaasConfig), loggingFormat, "json")
	p.try(way{
		needs: Needs{Kind: Value, Name: loggingFormat, File: project.PaasConfig}, mock: p.base,
		paasConfig: changed(p.PaasConfig, set), edits: set,
	})
}
