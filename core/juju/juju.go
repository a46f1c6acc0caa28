// Package juju checks a packed charm as Juju does: it reads metadata.yaml,
// config.yaml and actions.yaml like `juju deploy`, and reports what Juju refuses,
// in Juju's own words.
//
// The source of truth is Juju's charm reader, github.com/juju/charm v12.1.1, with
// github.com/juju/schema v1.2.0, github.com/juju/gojsonschema v1.0.0 and
// github.com/juju/yaml/v2 v2.0.0. Where the reader iterates over a Go map in
// random order, this package reports the first mistake in the order of the text.
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

// Texts has the texts of a packed charm's files by name, without files that are
// not packed.
type Texts map[string]string

// Refusal is a reason why Juju refuses a charm.
type Refusal struct {
	File    string // of the packed charm
	Message string // Juju's own, word for word
	Rule    Rule
	// Node is the node at the place of the mistake; nil if the refusal is about
	// the whole file.
	Node *goyaml.Node
	// Value is what Juju reads there; nil if nothing is written there.
	Value *goyaml.Value
	// Other is the first place of a duplicate name.
	Other *goyaml.Node
	// Names are the names that the message is about: of an option, of an endpoint
	// or interface, or of an action.
	Names []string
	// Wanted are the values that Juju accepts there, if they can be listed. For an
	// option's default it is the option's type.
	Wanted []string
}

// Rule is the kind of rule that a refusal is about.
type Rule uint8

// The kinds of rules.
const (
	Unreadable    Rule = iota // Juju cannot parse the text as YAML, or it is not a mapping
	WrongType                 // a value of a type that Juju does not accept
	WrongValue                // a value that Juju does not accept
	Missing                   // a missing key
	OptionDefault             // a default that is not of its option's type
	OptionType                // an unknown type of options
	ReservedName              // a name that Juju reserves
	DuplicateName             // a name that several endpoints share
	ActionName                // an invalid name of an action
	ActionSchema              // an action whose schema is invalid
	Inconsistent              // two parts of the charm that contradict each other
	numberOfRules
)

// Charm is a packed charm as Juju reads it.
type Charm struct {
	// Roots has the trees of the files by name.
	Roots map[string]*goyaml.Node
	// Refusals has all reasons why Juju refuses the charm, in the order in which it
	// finds them. The first one is what `juju deploy` says.
	Refusals []Refusal
	name     string // the charm's name, set after metadata.yaml is read
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

// open parses a file. It returns nil if the file is not valid YAML. The root of
// an empty file is nil.
func (c *Charm) open(name, text string) (f *file, root *goyaml.Node) {
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

// readable reports whether everything could be decoded, and refuses the file
// otherwise.
func (f *file) readable() bool {
	message, at := f.decoder.Err()
	if message == "" {
		return true
	}
	f.refuse(Refusal{Rule: Unreadable, Message: message, Node: at})
	return false
}

// isReserved reports whether Juju reserves a name of an endpoint, interface or
// action, and why. Juju's own charms may have such names.
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
