// Package value is the data model of YAML as Python has it: what PyYAML's
// SafeLoader makes of a document and what charmcraft then works with.
package value

import (
	"charm-playground/core/big"

	"charm-playground/core/source"
)

// Kind is the Python type of a value.
type Kind uint8

// The types that PyYAML 6.0's SafeLoader constructs.
const (
	Null     Kind = iota // None
	Bool                 // bool
	Int                  // int, of any size
	Float                // float
	String               // str
	Bytes                // bytes (!!binary)
	Date                 // datetime.date
	DateTime             // datetime.datetime
	List                 // list
	Tuple                // tuple (an item of !!pairs and !!omap)
	Map                  // dict
	Set                  // set (!!set)
)

// pythonNames are the names of the Python types, as in type(x).__name__.
var pythonNames = [...]string{"NoneType", "bool", "int", "float", "str", "bytes", "date", "datetime", "list", "tuple", "dict", "set"}

// String returns the name of the Python type.
func (k Kind) String() string { return pythonNames[k] }

// InWords returns the kind in a reader's words, for messages: "a mapping".
func (k Kind) InWords() string { return words[k] }

var words = [...]string{
	Null: "an empty value", Bool: "true or false", Int: "a whole number", Float: "a number", String: "text", Bytes: "binary data",
	Date: "a date", DateTime: "a time", List: "a list", Tuple: "a pair", Map: "a mapping", Set: "a set",
}

// Layer says who put a value where it is.
type Layer uint8

// The layers of an expanded project.
const (
	Default   Layer = iota // charmcraft's own default
	User                   // the user's project file
	Extension              // a framework extension
)

// Origin is where a value comes from.
type Origin struct {
	Layer  Layer
	Source string      // User: the project file; Extension: its name; Default: "charmcraft"
	Span   source.Span // User: the bytes in that file; otherwise empty
}

// Value is one Python object. Only the field that belongs to its kind is set.
// Equal pointers in two places mean the same object.
type Value struct {
	Kind   Kind
	Bool   bool
	Int    *big.Int
	Float  float64
	Text   string   // String; Bytes as raw bytes; Date and DateTime as Python's isoformat()
	Items  []*Value // List, Tuple
	Map    *Dict    // Map, Set (whose values are nil)
	Origin Origin
}

// NewString, NewBool, NewInt, NewFloat, NewNull, NewList and NewMap make values
// without an origin; With gives them one.

// NewNull returns Python's None.
func NewNull() *Value { return &Value{Kind: Null} }

// NewString returns a str.
func NewString(text string) *Value { return &Value{Kind: String, Text: text} }

// NewBool returns a bool.
func NewBool(b bool) *Value { return &Value{Kind: Bool, Bool: b} }

// NewInt returns an int.
func NewInt(i int64) *Value { return &Value{Kind: Int, Int: big.NewInt(i)} }

// NewFloat returns a float.
func NewFloat(f float64) *Value { return &Value{Kind: Float, Float: f} }

// NewList returns a list of the given items.
func NewList(items ...*Value) *Value { return &Value{Kind: List, Items: items} }

// NewMap returns a dict with the given entries.
func NewMap(entries ...Entry) *Value {
	d := NewDict()
	for _, e := range entries {
		d.Set(e.Key, e.Value)
	}
	return &Value{Kind: Map, Map: d}
}

// With sets the origin of v and of everything in it, and returns v.
func (v *Value) With(origin Origin) *Value {
	v.Walk(func(inner *Value) { inner.Origin = origin })
	return v
}

// From gives v, but nothing in it, the origin of another value, and returns v.
func (v *Value) From(other *Value) *Value {
	v.Origin = other.Origin
	return v
}

// Walk calls visit for v and for everything in it, keys included; for each
// list, tuple, dict and set only once.
func (v *Value) Walk(visit func(*Value)) { v.walk(visit, map[*Value]bool{}) }

func (v *Value) walk(visit func(*Value), seen map[*Value]bool) {
	if v == nil || seen[v] {
		return
	}
	visit(v)
	if v.Items == nil && v.Map == nil {
		return
	}
	seen[v] = true
	for _, item := range v.Items {
		item.walk(visit, seen)
	}
	if v.Map != nil {
		for _, e := range v.Map.Entries() {
			e.Key.walk(visit, seen)
			e.Value.walk(visit, seen)
		}
	}
}

// Copy returns a deep copy, as copy.deepcopy does: shared objects stay shared,
// except those that Python shares as it likes (None, bool, int, str).
func (v *Value) Copy() *Value { return (&copier{done: map[*Value]*Value{}}).copy(v) }

// copier makes one deep copy.
type copier struct {
	Pool
	done map[*Value]*Value // the copies of objects that may be shared
}

func (c *copier) copy(v *Value) *Value {
	if v == nil {
		return nil
	}
	if v.Kind <= Int || v.Kind == String {
		return c.flat(v)
	}
	if done, ok := c.done[v]; ok {
		return done
	}
	made := c.flat(v)
	c.done[v] = made
	c.contents(made, v)
	return made
}

// contents copies the items and entries of a value.
func (c *copier) contents(made, v *Value) {
	if v.Items != nil {
		made.Items = c.copyItems(v.Items)
	}
	if v.Map != nil {
		made.Map = c.copyDict(v.Map)
	}
}

func (c *copier) copyItems(items []*Value) []*Value {
	made := c.Items(len(items))
	for i, item := range items {
		made[i] = c.copy(item)
	}
	return made
}

func (c *copier) copyDict(d *Dict) *Dict {
	made := c.Dict(len(d.entries))
	for _, e := range d.entries {
		made.Append(c.copy(e.Key), c.copy(e.Value))
	}
	return made
}

// flat returns a copy with the same contents as v.
func (c *copier) flat(v *Value) *Value {
	made := c.New(Null)
	*made = *v
	return made
}

// Get returns the value at a str key, or nil if v is not a dict or has no such
// key.
func (v *Value) Get(key string) *Value {
	if v == nil || v.Kind != Map {
		return nil
	}
	return v.Map.Get(key)
}

// Entries returns the entries of a dict; none if v is not a dict.
func (v *Value) Entries() []Entry {
	if v == nil || v.Kind != Map {
		return nil
	}
	return v.Map.Entries()
}

// Lookup returns the value at a chain of str keys, or nil if one is missing or
// something on the way is not a dict.
func (v *Value) Lookup(keys ...string) *Value {
	for _, key := range keys {
		v = v.Get(key)
	}
	return v
}

// IsString reports whether v is the given str.
func (v *Value) IsString(text string) bool { return v != nil && v.Kind == String && v.Text == text }

// Truthy is Python's bool(v); a missing value counts as None.
func (v *Value) Truthy() bool {
	if v == nil {
		return false
	}
	switch v.Kind {
	case Null:
		return false
	case Bool:
		return v.Bool
	case Int:
		return v.Int.Sign() != 0
	case Float:
		return v.Float != 0
	case String, Bytes:
		return v.Text != ""
	case List, Tuple:
		return len(v.Items) > 0
	case Map, Set:
		return v.Map.Len() > 0
	default:
		return true
	}
}
