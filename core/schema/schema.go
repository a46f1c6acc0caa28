// Package schema describes what the files of a project may contain, as data:
// keys, their types and values, defaults and a sentence of documentation each.
// Checks, completion, hover and the documentation all read it.
//
// It goes further than charmcraft, which accepts anything inside requires,
// provides, config and actions: there it has what Juju 3.6 and the charm
// library (paas-charm 1.12.3) read.
package schema

import (
	"slices"
	"strings"

	"charm-playground/core/project"
	"charm-playground/core/value"
)

// Type is a set of YAML types.
type Type uint8

// The types that a value can have; a Float may be written without a point.
const (
	Text Type = 1 << iota
	Bool
	Int
	Float
	List
	Map
	Null

	Any    Type = 0 // any value is allowed
	Scalar      = Text | Bool | Int | Float
)

// kinds maps the kinds of values to types.
var kinds = []struct {
	set  Type
	kind value.Kind
}{
	{Text, value.String}, {Bool, value.Bool}, {Int, value.Int}, {Float, value.Float}, {List, value.List}, {Map, value.Map},
}

// Names returns the types in a reader's words: "text", "a whole number". Null
// is not among them, because users write it by leaving the value out.
func (t Type) Names() (names []string) {
	for _, row := range kinds {
		if t&row.set != 0 {
			names = append(names, row.kind.InWords())
		}
	}
	return names
}

// Node describes what may be at one place.
type Node struct {
	Types  Type
	Values []Word // the allowed values of a scalar; none if any is allowed
	Keys   []Key  // the keys that a mapping may have, described
	More   string // more keys that it may have, separated by spaces, without a description
	Open   bool   // whether the mapping may have other keys
	Names  *Names // set for a mapping whose keys the user chooses
	// Only reports which keys the user may choose; nil allows any that is not
	// among Keys.
	Only func(key string) bool
	Item *Node // set for a list
}

// Names describes a mapping whose keys the user chooses.
type Names struct {
	Kind  Kind
	Value *Node
}

// Named returns what a mapping's names are if a key is such a name rather than
// one of its Keys, otherwise nil.
func (n *Node) Named(key string) *Names {
	if n == nil || n.Names == nil || n.Only != nil && !n.Only(key) {
		return nil
	}
	return n.Names
}

// IsUnitName reports whether a key is a unit's name in Juju's form: an
// application's name, a slash and a number. The value of such a key in
// mock.yaml is the output of `juju show-unit`.
func IsUnitName(key string) bool {
	application, number, found := strings.Cut(key, "/")
	return found && application != "" && number != "" && strings.Trim(number, "0123456789") == "" &&
		strings.Trim(application, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// Kind says what the names in a mapping, or the text of a value, refer to.
type Kind string

// The kinds of names.
const (
	Endpoints Kind = "endpoint"
	Options   Kind = "option"
	Actions   Kind = "action"
	Platforms Kind = "platform"
	Parts     Kind = "part"
	Services  Kind = "service"
	Secrets   Kind = "secret"
	Units     Kind = "unit"
	Databag   Kind = "databag key"
	Params    Kind = "parameter"
	Others    Kind = "name"
)

// Mark is a special property of a key.
type Mark uint8

// The marks of keys.
const (
	Required   Mark = 1 << iota // must be present
	Deprecated                  // still read, but to be removed
	Reserved                    // not allowed with a framework extension, which sets it
	Unread                      // accepted, but no program reads it
)

// Key is a key of a mapping, with what its value may be.
type Key struct {
	Name    string
	Node    *Node
	Mark    Mark
	Default string // as users would write it; empty if there is none
	Doc     string // one sentence
	Link    string // a page with more about it
}

// Word is an allowed value.
type Word struct {
	Text string `json:"text"`
	Doc  string `json:"doc"`
}

// Of returns the schema of a project file, or nil if it has none.
func Of(file string) *Node {
	for _, row := range schemas {
		if row.name == file {
			return row.node
		}
	}
	return nil
}

// schemas are the schemas of the project files.
var schemas = []struct {
	name string
	node *Node
}{
	{project.Charmcraft, charmcraftYAML}, {project.Mock, mock}, {project.Rockcraft, rockcraft}, {project.PaasConfig, paasConfig},
	{project.Metadata, metadata}, {project.Config, charmcraftYAML.Child("config")}, {project.Actions, charmcraftYAML.Child("actions")},
}

// IsBeside reports whether a file is one that older charms have beside
// charmcraft.yaml, and that charmcraft packs as it is.
func IsBeside(file string) bool {
	return file == project.Metadata || file == project.Config || file == project.Actions
}

// Key returns the description of a key, or nil if the schema has none.
func (n *Node) Key(name string) *Key {
	if n == nil {
		return nil
	}
	for i := range n.Keys {
		if n.Keys[i].Name == name {
			return &n.Keys[i]
		}
	}
	return nil
}

// KeyNames returns the names of the keys, in the schema's order; those without
// a description come last.
func (n *Node) KeyNames() []string {
	if n == nil {
		return nil
	}
	names := make([]string, len(n.Keys))
	for i, key := range n.Keys {
		names[i] = key.Name
	}
	return append(names, strings.Fields(n.More)...)
}

// Words returns the texts of the allowed values.
func (n *Node) Words() []string {
	if n == nil {
		return nil
	}
	words := make([]string, len(n.Values))
	for i, word := range n.Values {
		words[i] = word.Text
	}
	return words
}

// Word returns the description of an allowed value, or nil.
func (n *Node) Word(text string) *Word {
	if n == nil {
		return nil
	}
	if i := slices.IndexFunc(n.Values, func(w Word) bool { return w.Text == text }); i >= 0 {
		return &n.Values[i]
	}
	return nil
}

// Child returns what may be under a key (or, in a list, in an item); nil if the
// schema says nothing about it.
func (n *Node) Child(key string) *Node {
	switch {
	case n == nil:
		return nil
	case n.Item != nil:
		return n.Item
	}
	if k := n.Key(key); k != nil {
		return k.Node
	}
	if names := n.Named(key); names != nil {
		return names.Value
	}
	return nil
}

// At returns the node at a chain of keys, in which any text may be used for an
// item of a list. It is nil where the schema ends.
func (n *Node) At(path ...string) *Node {
	for _, key := range path {
		n = n.Child(key)
	}
	return n
}

// TopLevel returns the names of the keys that a file may have at its top level,
// without those that are never read.
func TopLevel(file string) []string {
	root := Of(file)
	if root == nil {
		return nil
	}
	var names []string
	for _, key := range root.Keys {
		if key.Mark&Unread == 0 {
			names = append(names, key.Name)
		}
	}
	return names
}

// Nodes that are used in many places.
var (
	text      = &Node{Types: Text}
	textNull  = &Node{Types: Text | Null}
	boolean   = &Node{Types: Bool, Values: []Word{{"true", ""}, {"false", ""}}}
	integer   = &Node{Types: Int}
	texts     = &Node{Types: List, Item: text}
	textsNull = &Node{Types: List | Null, Item: text}
	anything  = &Node{}
	mapping   = &Node{Types: Map, Open: true}
	textList  = &Node{Types: Text | List, Item: text}
)
