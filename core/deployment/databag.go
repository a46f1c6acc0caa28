package deployment

import "charm-playground/core/value"

// Place is where something is written.
type Place = value.Place

// PlaceOf is the place of a key or a value.
func PlaceOf(path string, v *value.Value) Place { return value.PlaceOf(path, v) }

// Text is a str and where it is written.
type Text struct {
	Value string
	Place Place
}

// Databag holds one side's data of a relation, or the content of a secret, in
// the order in which it is written.
type Databag struct {
	Keys   []string
	Place  Place
	values map[string]Text
}

// Get is the value of a key, and whether there is one.
func (d Databag) Get(key string) (Text, bool) {
	text, ok := d.values[key]
	return text, ok
}

// Len is the number of keys.
func (d Databag) Len() int { return len(d.Keys) }

func textOf(n value.Node) Text { return Text{n.Value.Str(), n.Place()} }

// databagOf is a mapping whose values are strings, in Python's form where they
// are not.
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
