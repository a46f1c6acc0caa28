package possible

import (
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/source"
	"charm-playground/core/upstream"
	"charm-playground/core/value"
)

// Stage is how far a charm is with an integration.
type Stage string

// The stages of an integration.
const (
	Absent   Stage = "absent"   // the charm has no endpoint for it
	Declared Stage = "declared" // it has an endpoint, and the mocked deployment no relation there
	Related  Stage = "related"  // there is a relation
	Taken    Stage = "taken"    // an endpoint of its only name is for something else
)

// Choice is an integration as a charm can have it.
type Choice struct {
	*integration.Integration
	Docs  string // where charmcraft's documentation has its endpoint
	At    string // the charm's endpoint, or the name that it would have
	Stage Stage
	Names []string      // of the variables that it brings
	Edits []source.Edit // one step to the relation; empty where there is one, or none can be
}

// Choices are all integrations, as the charm has them or could have them. The charm
// may be nil: then there are none.
func Choices(c *Charm) []Choice {
	if c == nil {
		return nil
	}
	p := &prober{Charm: c, base: c.Mock, trial: c.project()}
	var all []Choice
	for _, of := range integration.All {
		all = append(all, p.choice(of))
	}
	return all
}

func (p *prober) choice(of *integration.Integration) Choice {
	c := Choice{Integration: of, Docs: p.framework().Docs + upstream.Relations, Stage: Taken, At: p.declaredAt(of)}
	switch {
	case c.At != "" && p.related(c.At):
		c.Stage = Related
	case c.At != "":
		c.Stage, c.Edits = Declared, mock.Difference(p.Mock, changed(p.base, edited(mock.AddRelation(p.base, c.At, of.Interface))))
	default:
		c.At = of.EndpointName()
		if w, endpoint, ok := p.withEndpoint(of); ok {
			c.At, c.Stage, c.Edits = endpoint, Absent, p.edits(w)
		}
	}
	for _, v := range of.VariablesOf(p.framework().App(), c.At) {
		if _, can := of.Takes(&v); can {
			c.Names = append(c.Names, v.Name)
		}
	}
	return c
}

// declaredAt is the charm's endpoint for an integration, or empty.
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
