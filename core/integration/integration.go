// Package integration describes what a 12-factor charm can be integrated with,
// one file for each integration: the endpoint, what the other application writes,
// and the variables that the app gets from it. Checks, completion, mocks, the
// environment, the status and the documentation all read it here.
//
// Sources: paas-charm 1.12.3 (paas_charm/charm.py, app.py and a module for each
// integration) and charmcraft 4.5.0 (charmcraft/extensions/app.py).
package integration

import (
	"slices"
	"strings"
)

// Integration is an interface that the charm library reads, or that the
// framework extensions add.
type Integration struct {
	Name      string // the charm's name for it: "openfga" in "missing integrations: openfga"
	Interface string
	Endpoint  string // the only endpoint name that the charm reads; empty if any will do
	Usual     string // a good name for an endpoint that may have any name
	Title     string
	Charm     string // a charm for the other side, on Charmhub
	Doc       string // one sentence
	Link      string // a page with more about it
	Partner   Partner

	Database bool // whether it is in databases.py, where the charm requires a fixed endpoint name
	Provides bool // whether the charm provides it; otherwise it requires it
	Added    bool // whether the framework extensions add it and refuse a second one
	Limit    bool // whether the charm fails unless the endpoint has `limit: 1`

	Order   int // its position in app.py, _generate_integration_environments; 0 if it makes no variables there
	Missing int // its position in charm.py, _missing_required_integrations; 0 if the charm never waits for it

	App  []Key  // what the other application writes
	Unit []Key  // what the units of the other application write
	More string // more keys that it is known to write, separated by spaces

	Variables []Variable // the variables of the app, in the charm's order
	Spring    []Variable // the variables of a Spring Boot app; nil for the same
	Never     []Promise  // variables that the charm's code or documentation names and no data brings
}

// Promise is a group of variables that the charm's code or the documentation
// names although no charm sets them.
type Promise struct {
	Names   string // separated by spaces; they may contain the placeholders of Variable.Name
	Why     string // one sentence
	Instead string // the variable that the charm sets instead; empty for none
}

// Key is a key of the relation's data.
type Key struct {
	Name    string `json:"name"`
	Example string `json:"example"`  // a realistic value; empty for a secret that mocks leave out
	Rare    bool   `json:"rare"`     // whether mocks leave it out
	Needed  bool   `json:"required"` // whether the charm sets no variables without it
	List    bool   `json:"list"`     // whether the value is a JSON list of strings
	Holds   string `json:"holds"`    // the keys of the Juju secret that the value names (`secret:ID`), separated by spaces
	Doc     string `json:"doc"`      // one sentence
	With    string `json:"-"`        // another key without which the charm ignores this one
}

// Secret reports whether the value names a Juju secret.
func (k *Key) Secret() bool { return k.Holds != "" }

// Variable is an environment variable that an integration brings.
type Variable struct {
	// Name may contain {PREFIX} for the framework's prefix ("FLASK_"),
	// {ENDPOINT} for the endpoint's name in upper case and {endpoint} for the
	// name as it is.
	Name      string
	Field     string // the key whose value it has, or what a reader in package environment makes of several keys
	Constant  string // the value, if it is always the same
	When      When
	Needs     string // the keys that it needs besides Field and those that are always needed, separated by spaces
	Sensitive bool   // whether to hide the value until the user asks for it
	Doc       string // one sentence
}

// When says which values of a field become a variable.
type When uint8

// The conditions in paas-charm.
const (
	Present  When = iota // the field is not None
	NotEmpty             // it is neither None nor empty
	Always               // None becomes an empty variable
	NotNone              // SMTP's condition: the value is not a substring of "none"
)

// Holds reports whether a field with this text becomes a variable; there says
// whether the field is anything but None.
func (w When) Holds(text string, there bool) bool {
	switch w {
	case NotEmpty:
		return text != ""
	case Always:
		return true
	case NotNone:
		return there && !strings.Contains("none", text)
	}
	return there
}

// App is what the names of an app's variables depend on.
type App struct {
	Prefix string // the framework's prefix with its underscore: "FLASK_"
	Spring bool   // whether it is a Spring Boot app
}

// filler returns a replacer for the placeholders in the names of variables.
func filler(app App, endpoint string) *strings.Replacer {
	return strings.NewReplacer("{PREFIX}", app.Prefix, "{ENDPOINT}", strings.ToUpper(endpoint), "{endpoint}", endpoint)
}

// PromiseOf returns the promise that includes a variable of an app, with its
// names filled in; nil if no framework's charm is said to set it.
func (i *Integration) PromiseOf(app App, endpoint, variable string) *Promise {
	fill := filler(app, endpoint)
	for _, promise := range i.Never {
		names := fill.Replace(promise.Names)
		if slices.Contains(strings.Fields(names), variable) {
			return &Promise{Names: names, Why: promise.Why, Instead: fill.Replace(promise.Instead)}
		}
	}
	return nil
}

// Promised returns the promise that includes a variable of an app, of any
// integration, or nil. endpoint returns the name of an integration's endpoint.
func Promised(app App, variable string, endpoint func(*Integration) string) *Promise {
	for _, i := range All {
		if promise := i.PromiseOf(app, endpoint(i), variable); promise != nil {
			return promise
		}
	}
	return nil
}

// VariablesOf returns the variables that an endpoint of this integration can
// bring an app, with their full names, in the charm's order.
func (i *Integration) VariablesOf(app App, endpoint string) []Variable {
	rows := i.Variables
	if app.Spring && i.Spring != nil {
		rows = i.Spring
	}
	fill := filler(app, endpoint)
	all := slices.Clone(rows)
	for at := range all {
		all[at].Name = fill.Replace(all[at].Name)
	}
	return all
}

// VariableNames returns the names of VariablesOf.
func (i *Integration) VariableNames(app App, endpoint string) []string {
	variables := i.VariablesOf(app, endpoint)
	names := make([]string, len(variables))
	for at := range variables {
		names[at] = variables[at].Name
	}
	return names
}

// Takes returns the keys that must be present for the variable to be set, and
// whether it can be set at all.
func (i *Integration) Takes(v *Variable) (keys []string, possible bool) {
	if i.PromiseOf(App{}, "", v.Name) != nil {
		return nil, false
	}
	keys = i.Needed()
	for _, name := range append(strings.Fields(v.Needs), v.Field) {
		if v.When != Always && i.Key(name) != nil && !slices.Contains(keys, name) {
			keys = append(keys, name)
		}
	}
	return keys, true
}

// Needed returns the keys without which the charm sets no variables, the other
// application's first.
func (i *Integration) Needed() (names []string) {
	for _, key := range i.Keys() {
		if key.Needed {
			names = append(names, key.Name)
		}
	}
	return names
}

// Keys returns the keys that the other application writes, and then those that
// its units write.
func (i *Integration) Keys() []Key { return slices.Concat(i.App, i.Unit) }

// IsSensitive reports whether to hide the value of a key, or of the secret that
// it names, until the user asks for it.
func (i *Integration) IsSensitive(key string) bool {
	if of := i.Key(key); of != nil && of.Secret() {
		return true
	}
	return slices.ContainsFunc(i.Variables, func(v Variable) bool { return v.Field == key && v.Sensitive })
}

// Key returns the key with that name, or nil.
func (i *Integration) Key(name string) *Key {
	for _, keys := range [][]Key{i.App, i.Unit} {
		for at := range keys {
			if keys[at].Name == name {
				return &keys[at]
			}
		}
	}
	return nil
}

// AppKeys returns the names of all keys that the other application may write.
func (i *Integration) AppKeys() []string { return append(names(i.App), strings.Fields(i.More)...) }

// UnitKeys returns the names of all keys that the other application's units may
// write; Juju itself writes the addresses.
func (i *Integration) UnitKeys() []string {
	return append(append(names(i.Unit), strings.Fields(i.More)...), "egress-subnets", "ingress-address", "private-address")
}

func names(keys []Key) []string {
	all := make([]string, len(keys))
	for at := range keys {
		all[at] = keys[at].Name
	}
	return all
}

// EndpointName returns the endpoint's only name, or a good one if any will do.
func (i *Integration) EndpointName() string {
	if i.Endpoint == "" {
		return i.Usual
	}
	return i.Endpoint
}

// Reads reports whether the charm reads the integration at an endpoint of this
// name.
func (i *Integration) Reads(endpoint string) bool { return i.Endpoint == "" || i.Endpoint == endpoint }
