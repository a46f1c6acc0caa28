package possible

import (
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/source"
	"charm-playground/core/upstream"
	"charm-playground/core/value"
)

// Stage says how far a charm is with an integration.
type Stage string

// The stages of an integration.
const (
	Absent   Stage = "absent"   // the charm has no endpoint for it
	Declared Stage = "declared" // it has an endpoint, but the mocked deployment has no relation there
	Related  Stage = "related"  // there is a relation
	Taken    Stage = "taken"    // an endpoint with its only name is used for something else
)

// Choice is an integration in the list to choose from.
type Choice struct {
	*integration.Integration
	Docs  string // the place in charmcraft's documentation about its endpoint
	At    string // the charm's endpoint, or the name that it would have
	Stage Stage
	Names []string      // names of the variables that it brings
	Edits []source.Edit // one step that relates it; empty if it is related already or cannot be
}

// Choices returns all integrations, each at the stage that the charm is at. A
// nil charm has none.
func Choices(c *Charm) (all []Choice) {
	if c == nil {
		return nil
	}
	p := &prober{Charm: c, base: c.Mock, trial: c.project()}
	for _, of := range integration.All {
		all = append(all, p.choice(of))
	}
	return all
}

func (p *prober) choice(of *integration.Integration) Choice {
	c := Choice{Integration: of, Docs: p.framework().Docs + upstream.Relations, Stage: Taken, At: p.declaredAt(of)}
	switch {
	case c.At == "":
		p.offer(&c)
	case p.related(c.At):
		c.Stage = Related
	default:
		c.Stage, c.Edits = Declared, mock.Difference(p.Mock, p.withRelation(c.At, of))
	}
	c.Names = p.brought(of, c.At)
	return c
}

// offer completes the choice of an integration that the charm does not declare: it
// adds an endpoint, if the charm can have one.
func (p *prober) offer(c *Choice) {
	c.At = c.EndpointName()
	if w, endpoint, ok := p.withEndpoint(c.Integration); ok {
		c.At, c.Stage, c.Edits = endpoint, Absent, p.edits(w)
	}
}

// brought returns the names of the variables that an integration brings.
func (p *prober) brought(of *integration.Integration, endpoint string) (names []string) {
	for _, v := range of.VariablesOf(p.framework().App(), endpoint) {
		if _, can := of.Takes(&v); can {
			names = append(names, v.Name)
		}
	}
	return names
}

// declaredAt returns the charm's endpoint for an integration, or empty.
func (c *Charm) declaredAt(of *integration.Integration) string {
	for _, block := range []string{"requires", "provides"} {
		for _, e := range (value.Node{Value: c.project()}).Get(block).Entries() {
			if e.Get("interface").Value.IsString(of.Interface) && of.Reads(e.Key) {
				return e.Key
			}
		}
	}
	return ""
}
