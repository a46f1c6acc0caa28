package result

import (
	"charm-playground/core/deployment"
	"charm-playground/core/environment"
	"charm-playground/core/status"
	"charm-playground/core/value"
)

// Environment converts variables; it is nil where the charm has none.
func (s *Sources) Environment(variables []environment.Variable) []Variable {
	if variables == nil {
		return nil
	}
	converted := make([]Variable, len(variables))
	for i, v := range variables {
		converted[i] = Variable{
			Name:        v.Name,
			Value:       v.Value,
			Origin:      s.origin(string(v.Kind), v.Origin),
			ValueOrigin: s.valueOrigin(v),
			Description: v.Description,
			Docs:        v.Docs,
			Sensitive:   v.Sensitive,
		}
	}
	return converted
}

// valueOrigin is where a value comes from: what nobody wrote is the charm's.
func (s *Sources) valueOrigin(v environment.Variable) Origin {
	kind := string(v.Kind)
	if v.From.Path == "" {
		kind = string(environment.Charm)
	}
	return s.origin(kind, v.From)
}

// origin converts a place; one that is nowhere is the charm's own.
func (s *Sources) origin(kind string, place deployment.Place) Origin {
	switch {
	case place.Path == "" || place.Origin.Source == "":
		return Origin{Kind: kind, From: charm, Path: place.Path}
	case place.Origin.Layer != value.User:
		return Origin{Kind: kind, From: place.Origin.Source, Path: place.Path}
	}
	line := s.File(place.Origin.Source).Line(place.Origin.Span.Start)
	return Origin{Kind: kind, File: place.Origin.Source, Path: place.Path, Line: &line}
}

// Services converts the services of Pebble's plan.
func Services(services []status.Service) []Service {
	converted := make([]Service, len(services))
	for i, service := range services {
		converted[i] = Service(service)
	}
	return converted
}

// MigrationOf converts a migration; nil is none.
func MigrationOf(m *status.Migration) *Migration {
	if m == nil {
		return nil
	}
	return &Migration{m.Command, m.Result}
}

// charm is who makes what comes from nowhere else.
const charm = "charm"

// roles are the blocks of the project that declare endpoints.
var roles = []string{"requires", "provides", "peers"}

// Endpoints are the endpoints of an expanded project, in its order, with what
// the mocked deployment relates; both may be nil.
func (s *Sources) Endpoints(project *value.Value, d *deployment.Deployment) []Endpoint {
	all := []Endpoint{}
	for _, role := range roles {
		block := project.Get(role)
		if block == nil || block.Kind != value.Map {
			continue
		}
		for _, entry := range block.Map.Entries() {
			all = append(all, s.endpoint(role, entry, d))
		}
	}
	return all
}

func (s *Sources) endpoint(role string, entry value.Entry, d *deployment.Deployment) Endpoint {
	name := entry.Key.Text
	e := Endpoint{
		Name:     name,
		Role:     role,
		Optional: entry.Value.Get("optional").Truthy(),
		Related:  d != nil && len(d.Related(name)) > 0,
		Origin:   s.origin("", deployment.Place{Path: role + "." + name, Origin: entry.Key.Origin}),
	}
	if iface := entry.Value.Get("interface"); iface != nil {
		e.Interface = iface.Text
	}
	return e
}
