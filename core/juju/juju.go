// Package juju is Juju as the judge of a packed charm: it reads metadata.yaml,
// config.yaml and actions.yaml as `juju deploy` does and says what Juju refuses,
// in its own words.
//
// The source of truth is Juju's charm reader, github.com/juju/charm v12.1.1, on
// top of github.com/juju/schema v1.2.0, github.com/juju/gojsonschema v1.0.0 and
// github.com/juju/yaml/v2 v2.0.0. Where the reader walks through a Go map, whose
// order is random, the first mistake in the order of the text is the one that is
// told.
package juju

import (
	"charm-playground/core/goyaml"
)

// The files of a packed charm that Juju reads, in its order.
const (
	MetadataFile = "metadata.yaml"
	ConfigFile   = "config.yaml"
	ActionsFile  = "actions.yaml"
)

// Texts are the texts of a packed charm's files by their names; a file that is
// not packed is not there.
type Texts map[string]string

// Refusal is a reason for which Juju refuses a charm.
type Refusal struct {
	File    string // of the packed charm
	Message string // Juju's own, word for word
	Rule    Rule
	// Node is what the text has at the place; nil where it is about the whole
	// file.
	Node *goyaml.Node
	// Value is what Juju reads there; nil where nothing is written.
	Value *goyaml.Value
	// Other is the earlier place of a name that is there twice.
	Other *goyaml.Node
	// Names are the names that the message is about: of an option, an endpoint
	// and its interface, an action.
	Names []string
	// Wanted are the values that Juju takes there, if they can be listed; of an
	// option's default it is the option's type.
	Wanted []string
}

// Rule is the kind of rule that a refusal is about.
type Rule uint8

// The kinds of rules.
const (
	Unreadable    Rule = iota // Juju cannot parse the text as YAML, or it is not a mapping
	WrongType                 // a value of another type than Juju takes
	WrongValue                // a value that is not one of those that Juju takes
	Missing                   // a key that is not there
	OptionDefault             // a default that is not of its option's type
	OptionType                // a type that no option has
	ReservedName              // a name that Juju keeps for itself
	DuplicateName             // a name that several endpoints have
	ActionName                // a name that no action may have
	ActionSchema              // an action whose schema is not one
	Inconsistent              // two parts of the charm that do not fit
	numberOfRules
)

// Charm is a packed charm as Juju reads it.
type Charm struct {
	// Roots are the trees of the files by their names.
	Roots map[string]*goyaml.Node
	// Refusals are all reasons for which Juju refuses the charm, in the order in
	// which it comes to them; the first one is what `juju deploy` says.
	Refusals []Refusal
	name     string // its own, once metadata.yaml is read
}

// Read reads a packed charm as Juju does.
func Read(texts Texts) *Charm {
	c := &Charm{Roots: map[string]*goyaml.Node{}}
	c.file(texts, MetadataFile, (*Charm).metadata)
	c.file(texts, ConfigFile, (*Charm).config)
	c.file(texts, ActionsFile, (*Charm).actions)
	return c
}

// file is one of the charm's files while it is read.
type file struct {
	charm   *Charm
	name    string
	decoder goyaml.Decoder
}

// open parses a file; nil if it is not packed or not valid YAML.
// The root of an empty file is nil.
func (c *Charm) open(texts Texts, name string) (f *file, root *goyaml.Node) {
	text, packed := texts[name]
	if !packed {
		return nil, nil
	}
	f = &file{charm: c, name: name}
	document := goyaml.Parse(text)
	if document.Err != "" {
		f.refuse(Refusal{Rule: Unreadable, Message: document.Err})
		return nil, nil
	}
	c.Roots[name] = document.Root
	return f, document.Root
}

func (f *file) refuse(r Refusal) {
	r.File = f.name
	if r.Node == nil && r.Value != nil {
		r.Node = r.Value.Node
	}
	f.charm.Refusals = append(f.charm.Refusals, r)
}

// readable reports whether all that was decoded could be read, and refuses the
// file where it could not.
func (f *file) readable() bool {
	message, at := f.decoder.Err()
	if message == "" {
		return true
	}
	f.refuse(Refusal{Rule: Unreadable, Message: message, Node: at})
	return false
}

// isReserved reports whether Juju keeps a name of an endpoint, interface or
// action for itself, and why. Charms of Juju's own may have such names.
func isReserved(charm, name string) (reason string, reserved bool) {
	const prefix = "juju-"
	switch {
	case len(charm) >= len(prefix) && charm[:len(prefix)] == prefix:
	case name == "juju":
		return `"juju" is a reserved name`, true
	case len(name) >= len(prefix) && name[:len(prefix)] == prefix:
		return `the "juju-" prefix is reserved`, true
	}
	return "", false
}
