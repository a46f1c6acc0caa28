package result

import (
	"charm-playground/core/deployment"
	"charm-playground/core/environment"
	"charm-playground/core/python"
	"charm-playground/core/status"
	"charm-playground/core/value"
)

// Environment converts variables; it is nil if the charm has no environment.
func (s *Sources) Environment(variables []*environment.Variable) []Variable {
	if variables == nil {
		return nil
	}
	converted := make([]Variable, len(variables))
	for i, v := range variables {
		converted[i] = Variable{
			Name:        v.Name,
			Value:       v.Value,
			Origin:      VariableOrigin{v.Kind, s.origin(v.Origin)},
			ValueOrigin: s.valueOrigin(v),
			Description: v.Description,
			Docs:        v.Docs,
			Sensitive:   v.Sensitive,
		}
	}
	return converted
}

// valueOrigin returns where a value comes from; one without a place is the
// charm's.
func (s *Sources) valueOrigin(v *environment.Variable) VariableOrigin {
	kind := v.Kind
	if v.From.Path == "" {
		kind = environment.Charm
	}
	return VariableOrigin{kind, s.origin(v.From)}
}

// origin converts a place; one outside any file is the charm's own.
func (s *Sources) origin(place deployment.Place) Origin {
	switch {
	case place.Path == "" || place.Origin().Source == "":
		return Origin{From: charm, Path: place.Path}
	case place.Origin().Layer != value.User:
		return Origin{From: place.Origin().Source, Path: place.Path}
	}
	line := s.File(place.Origin().Source).Line(place.Origin().Span.Start)
	return Origin{File: place.Origin().Source, Path: place.Path, Line: &line}
}

// Reason returns why a unit is not active; nil if it is active.
func (s *Sources) Reason(of *status.Status) *Reason {
	if of.Reason == "" {
		return nil
	}
	return &Reason{Text: of.Reason, At: s.At(of.At)}
}

// At converts a place; it is nil for one that is not in a project file.
func (s *Sources) At(place deployment.Place) *At {
	at := s.origin(place)
	if at.File == "" {
		return nil
	}
	return &At{at.File, at.Path, *at.Line}
}

// Services converts the services of the Pebble plan. Those that rockcraft.yaml
// does not declare come from the framework's extension.
func (s *Sources) Services(services []status.Service, extension string) []Service {
	converted := make([]Service, len(services))
	for i, service := range services {
		from := s.origin(service.At)
		if from.File == "" {
			from = Origin{From: extension}
		}
		converted[i] = Service{service.Name, service.Startup, service.Running, service.Command, service.Environment, from}
	}
	return converted
}

// MigrationOf converts a migration; nil means none.
func MigrationOf(m *status.Migration) *Migration {
	if m == nil {
		return nil
	}
	return &Migration{m.Command, m.Result}
}

// charm is the origin of everything without a place of its own.
const charm = "charm"

// Endpoints returns the charm's endpoints, in the project's order.
func (s *Sources) Endpoints(state *environment.State) []Endpoint {
	all := []Endpoint{}
	for _, info := range state.EndpointInfos() {
		all = append(all, Endpoint{
			Name: info.Name, Role: info.Role, Interface: info.Interface, Optional: info.Optional,
			Related: info.Related, Relations: s.relations(state.Deployment, info.Name), Integrated: info.Integrated, Required: info.Required,
			Variables: info.Variables, Mockable: info.Mockable, Note: info.Note, Origin: s.origin(info.At),
		})
	}
	return all
}

// relations returns the places that name the endpoint in its mocked relations.
func (s *Sources) relations(d *deployment.Deployment, endpoint string) []Origin {
	places := []Origin{}
	for _, relation := range d.Related(endpoint) {
		places = append(places, s.origin(relation.EndpointAt))
	}
	return places
}

// Options returns the charm's config options, in the project's order.
func (s *Sources) Options(state *environment.State) []Option {
	infos := state.OptionInfos()
	all := make([]Option, 0, len(infos))
	for _, info := range infos {
		all = append(all, Option{
			Name: info.Name, Type: info.Type, Default: JujuText(info.Default), Value: JujuText(info.Value),
			Variable: info.Variable, Origin: s.origin(info.At),
		})
	}
	return all
}

// JujuText returns a value as juju config prints it, or nil for none.
func JujuText(v *value.Value) *string {
	if v == nil || v.Kind == value.Null {
		return nil
	}
	text := v.Text
	if v.Kind != value.String {
		text = python.Dumps(v)
	}
	return &text
}

// UnitOf returns the unit on display.
func UnitOf(d *deployment.Deployment) *Unit {
	return &Unit{Application: d.Application, Model: d.Model, Number: d.Unit, Units: len(d.Peers) + 1, Leader: d.Leader}
}
