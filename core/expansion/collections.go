package expansion

import (
	"slices"

	"charm-playground/core/value"
)

// The functions of this file do what charmcraft's Python does with lists, dicts
// and sets of strings.

// sortedSet is sorted(set(texts)).
func sortedSet(texts []string) []string {
	slices.Sort(texts)
	return slices.Compact(texts)
}

// textsOf returns the texts of values.
func textsOf(items []*value.Value) []string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = item.Text
	}
	return texts
}

// listOf returns a list with one item.
func listOf(v *value.Value) *value.Value { return value.NewList(v).From(v) }

// asList puts a text in a list. Anything else stays as it is.
func asList(v *value.Value) *value.Value {
	if v.Kind == value.String {
		return listOf(v)
	}
	return v
}

// bodyOf returns the items of a list, or any other value as the only item.
func bodyOf(v *value.Value) []*value.Value {
	if v.Kind == value.List {
		return v.Items
	}
	return []*value.Value{v}
}

// iterated returns what a for loop yields: items, keys, characters, or the
// numbers of bytes.
func iterated(v *value.Value) []*value.Value {
	names := slices.Clone(characters(v))
	if v.Map != nil {
		for _, e := range v.Map.Entries() {
			names = append(names, e.Key)
		}
	}
	if v.Kind == value.Bytes {
		for i := range len(v.Text) {
			names = append(names, value.NewInt(int64(v.Text[i])).From(v))
		}
	}
	return names
}

// characters returns what a for loop yields for a list or a str: its items, or
// its characters.
func characters(v *value.Value) []*value.Value {
	if v.Kind != value.String {
		return v.Items
	}
	var items []*value.Value
	for _, r := range v.Text {
		items = append(items, value.NewString(string(r)))
	}
	return items
}

// copyOf returns a dict with the same entries.
func copyOf(v *value.Value) *value.Value {
	out := value.NewMap().From(v)
	for _, e := range v.Map.Entries() {
		out.Map.Append(e.Key, e.Value)
	}
	return out
}

// update is dict.update: it sets all entries of another dict.
func update(dict, with *value.Value) {
	for _, e := range with.Map.Entries() {
		dict.Map.Set(e.Key, e.Value)
	}
}

// with returns changed with another value for one entry. It copies original
// before the first change.
func with(original, changed *value.Value, e value.Entry, v *value.Value) *value.Value {
	if v == e.Value {
		return changed
	}
	if changed == original {
		changed = copyOf(original)
	}
	changed.Map.Set(e.Key, v)
	return changed
}
