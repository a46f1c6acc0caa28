package environment

import (
	"charm-playground/core/deployment"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/value"
)

// Role is an endpoint's side of a relation.
type Role string

// The roles, which are also the keys of charmcraft.yaml for them.
const (
	Requires Role = "requires"
	Provides Role = "provides"
	Peers    Role = "peers"
)

// EndpointInfo is an endpoint of the charm as the page lists it.
type EndpointInfo struct {
	Name       string
	Role       Role
	Interface  string
	At         deployment.Place // its declaration
	Optional   bool             // whether it is declared as optional
	Related    bool             // whether it has a relation
	Integrated bool             // whether the charm has what it needs from the relation
	Required   bool             // whether the charm is blocked without it
	Variables  []string         // the names of the variables that it can set
	Mockable   bool             // whether realistic data exists for it
	Note       string           // a sentence that says what it is for
}

// OptionInfo is a config option of the charm as the page lists it.
type OptionInfo struct {
	Name     string
	Type     string
	Default  *value.Value // nil for none
	Value    *value.Value // nil for none
	At       deployment.Place
	Variable string // the variable that it becomes; for a secret, the beginning of its variables; empty if it becomes none
}

// EndpointInfos returns all endpoints of the charm in the order of the project.
func (s *State) EndpointInfos() (infos []*EndpointInfo) {
	for _, block := range []Role{Requires, Provides, Peers} {
		for _, entry := range s.Deployment.Project.Get(string(block)).Entries() {
			infos = append(infos, s.endpointInfo(block, entry))
		}
	}
	return infos
}

func (s *State) endpointInfo(block Role, entry value.Entry) *EndpointInfo {
	name := entry.Key.Str()
	info := &EndpointInfo{
		Name: name, Role: block, Interface: entry.Value.Get("interface").Str(), Optional: isOptional(entry.Value),
		At:      deployment.PlaceOf(string(block)+"."+name, entry.Key),
		Related: len(s.Deployment.Related(name)) > 0, Variables: []string{},
	}
	info.Integrated = info.Related
	if block == "peers" {
		info.Note = "The relation between the units of the app, in which the charm keeps its secret key."
		return info
	}
	s.describe(info)
	return info
}

// describe adds how the charm uses the endpoint.
func (s *State) describe(info *EndpointInfo) {
	i := integration.ByInterface(info.Interface)
	if i == nil || !i.Reads(info.Name) {
		info.Note = "The charm's library does not read this endpoint: no variables."
		return
	}
	info.Note, info.Mockable = i.Doc, true
	f := framework.Of(s.Deployment.Framework)
	info.Variables = append(info.Variables, i.VariableNames(f.App(), info.Name)...)
	s.addState(info)
}

// addState adds whether the charm has what it needs from the endpoint.
func (s *State) addState(info *EndpointInfo) {
	if info.Name == "ingress" {
		info.Integrated = s.IngressReady
	}
	for _, endpoint := range s.Endpoints {
		if endpoint.Name == info.Name {
			info.Integrated, info.Required = endpoint.Integrated, endpoint.Required
		}
	}
}

// OptionInfos returns all config options of the charm in the order of the
// project.
func (s *State) OptionInfos() (infos []*OptionInfo) {
	for _, entry := range declaredOptions(s.Deployment.Project) {
		option := s.Deployment.Option(entry.Key.Str())
		infos = append(infos, &OptionInfo{
			Name: option.Name, Type: option.Type, Default: entry.Value.Get("default"), Value: option.Value,
			At: option.At, Variable: s.variableOf(option),
		})
	}
	return infos
}

// variableOf returns the name of the variable that an option becomes.
func (s *State) variableOf(option *deployment.Option) string {
	f := framework.Of(s.Deployment.Framework)
	name := f.Variable(option.Name)
	if option.Type == "secret" && name != "" && f.Reads(option.Name) {
		name += "_"
	}
	return name
}
