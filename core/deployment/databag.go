package deployment

import "charm-playground/core/value"

// Place is the place of a key or a value in a file.
type Place = value.Place

// PlaceOf returns the place of a key or a value.
func PlaceOf(path string, v *value.Value) Place { return value.PlaceOf(path, v) }

// Text is a str with its place.
type Text struct {
	Value string
	Place Place
}

// Databag holds one side's data of a relation, or the content of a secret, in the
// order of the file.
type Databag struct {
	Keys   []string
	Place  Place
	values map[string]Text
}

// Get returns the value of a key, and whether the databag has it.
func (d Databag) Get(key string) (Text, bool) {
	text, ok := d.values[key]
	return text, ok
}

// Len returns the number of keys.
func (d Databag) Len() int { return len(d.Keys) }

func textOf(n value.Node) Text { return Text{n.Value.Str(), n.Place()} }

// textIfTrue returns a value as text. It is empty for a value that Python takes
// for false.
func textIfTrue(n value.Node) Text {
	if n.Truthy() {
		return textOf(n)
	}
	return Text{Place: n.Place()}
}

// databagOf returns a mapping as a databag. Values that are not strings become
// text as in Python.
func databagOf(n value.Node) Databag {
	bag := Databag{Place: n.Place()}
	all := n.Entries()
	if len(all) == 0 {
		return bag
	}
	bag.values = make(map[string]Text, len(all))
	for i := range all {
		bag.Keys = append(bag.Keys, all[i].Key)
		bag.values[all[i].Key] = textOf(all[i])
	}
	return bag
}
