// Package schema is what the files of a project may hold, as data: keys, the
// types and values that belong to them, defaults and a sentence of
// documentation. Checks, completion, hover and the documentation all read it.
//
// It goes further than charmcraft, which takes anything inside requires,
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

	Any    Type = 0 // nothing is asked of the value
	Scalar      = Text | Bool | Int | Float
)

// kinds are the kinds of values that the types are.
var kinds = []struct {
	set  Type
	kind value.Kind
}{
	{Text, value.String}, {Bool, value.Bool}, {Int, value.Int}, {Float, value.Float}, {List, value.List}, {Map, value.Map},
}

// Names are the types in a reader's words: "text", "a whole number"; null, which
// is written by leaving the value out, is not among them.
func (t Type) Names() []string {
	var names []string
	for _, row := range kinds {
		if t&row.set != 0 {
			names = append(names, row.kind.InWords())
		}
	}
	return names
}

// Node is what may be at one place.
type Node struct {
	Types  Type
	Values []Word // all values of a scalar that are allowed; none: any
	Keys   []Key  // the keys that a mapping is known to have
	More   string // further ones that are only known, separated by spaces
	Open   bool   // whether the mapping may have others
	Names  *Names // set for a mapping whose keys the user chooses
	// Only tells which keys the user can choose; nil: any that is not among Keys.
	Only func(key string) bool
	Item *Node // set for a list
}

// Names describes a mapping whose keys the user chooses.
type Names struct {
	Kind  Kind
	Value *Node
}

// Named is what the names of a mapping are, where a key that is not among its
// Keys is such a name, or else nil.
func (n *Node) Named(key string) *Names {
	if n == nil || n.Names == nil || n.Only != nil && !n.Only(key) {
		return nil
	}
	return n.Names
}

// IsUnitName reports whether a key is the name of a unit as Juju writes it: an
// application's name, a slash and a number. Such a key in mock.yaml is the output
// of `juju show-unit`.
func IsUnitName(key string) bool {
	application, number, found := strings.Cut(key, "/")
	return found && application != "" && number != "" && strings.Trim(number, "0123456789") == "" &&
		strings.Trim(application, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// Kind says what the names in a mapping, or the text of a value, stand for.
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

// Mark is what is special about a key.
type Mark uint8

// The marks of keys.
const (
	Required   Mark = 1 << iota // must be there
	Deprecated                  // still read, but on its way out
	Reserved                    // not allowed with a framework extension, which sets it
	Unread                      // accepted, but no program reads it
)

// Key is a key of a mapping with what may be under it.
type Key struct {
	Name    string
	Node    *Node
	Mark    Mark
	Default string // as it would be written; empty if there is none
	Doc     string // one sentence
	Link    string // a page that says more
}

// Word is an allowed value.
type Word struct {
	Text string `json:"text"`
	Doc  string `json:"doc"`
}

// Of is the schema of a project file, or nil for a file that has none.
func Of(file string) *Node {
	for _, row := range schemas {
		if row.name == file {
			return row.node
		}
	}
	return nil
}

// schemas are those of the project files.
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

// Key is the description of a key, or nil where the schema has none.
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

// KeyNames are the names of the keys, in the schema's order; those that are only
// known come last.
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

// Words are the texts of the allowed values.
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

// Word is the description of an allowed value, or nil.
func (n *Node) Word(text string) *Word {
	if n == nil {
		return nil
	}
	if i := slices.IndexFunc(n.Values, func(w Word) bool { return w.Text == text }); i >= 0 {
		return &n.Values[i]
	}
	return nil
}

// Child is what may be under a key (or, in a list, in an item), or nil where
// the schema says nothing about it.
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

// At is the node at a chain of keys; an item of a list takes one key of any
// text. It is nil where the schema ends.
func (n *Node) At(path ...string) *Node {
	for _, key := range path {
		n = n.Child(key)
	}
	return n
}

// TopLevel are the names of the keys that a file may have at its top, without
// those that are never read.
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
