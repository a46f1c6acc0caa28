// Package environment computes the environment variables that a 12-factor charm
// gives its service, as paas-charm 1.12.3 and the charm libraries do. It also
// says where every name and value comes from.
package environment

import (
	"charm-playground/core/deployment"
)

// Kind says what a variable comes from.
type Kind string

// The kinds of origins.
const (
	Config      Kind = "config"      // an option of the charm
	Secret      Kind = "secret"      // a key of the Juju secret that an option names
	Integration Kind = "integration" // a relation
	Model       Kind = "model"       // the configuration of the Juju model
	Charm       Kind = "charm"       // the charm itself
)

// Variable is an environment variable.
type Variable struct {
	Name  string
	Value string
	Kind  Kind
	// Origin is where the name comes from: the option or the endpoint.
	Origin deployment.Place
	// From is where the value comes from; without a path the charm itself sets
	// it.
	From        deployment.Place
	Description string // one sentence
	Docs        string // a link
	Sensitive   bool   // whether the page hides it at first
}

// Failure says why the charm stops.
type Failure struct {
	// Message is the message of the blocked status; it counts if Crash is not
	// set.
	Message string
	// Crash is set for an exception that the charm does not catch: the hook
	// fails, and the unit's status is error.
	Crash bool
	// Reason is a sentence about what is wrong.
	Reason string
	// At is the cause, if it has a single place.
	At deployment.Place
	// Secret is the ID of the missing secret, if that is the reason. Holds has
	// the keys that the charm reads from it, separated by spaces.
	Secret, Holds string
}

func crash(at deployment.Place, reason string) *Failure {
	return &Failure{Crash: true, Reason: reason, At: at}
}

// variables is a Python dict of variables: a variable that is set again keeps
// its position.
type variables struct {
	list  []*Variable
	index map[string]int
}

func (v *variables) set(variable *Variable) {
	if at, ok := v.index[variable.Name]; ok {
		v.list[at] = variable
		return
	}
	if v.index == nil {
		v.index = map[string]int{}
	}
	v.index[variable.Name] = len(v.list)
	v.list = append(v.list, variable)
}

func (v *variables) has(name string) bool {
	_, ok := v.index[name]
	return ok
}

func (v *variables) get(name string) string {
	if at, ok := v.index[name]; ok {
		return v.list[at].Value
	}
	return ""
}

// as sets what a variable comes from.
func (v *Variable) as(kind Kind, origin, from deployment.Place) *Variable {
	v.Kind, v.Origin, v.From = kind, origin, from
	return v
}

// named returns a copy of a variable under another name.
func (v *Variable) named(name string) *Variable {
	copied := *v
	copied.Name = name
	return &copied
}
