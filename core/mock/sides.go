package mock

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// wrongSide finds data of a relation that the charm reads from the other databag:
// the application's instead of a unit's, or the other way round.
func (r *reader) wrongSide(path []string, relation *document.Node, of *integration.Integration) {
	units := relation.At("related-units")
	byUnits := r.misplacedData(relation.At("application-data"), of.Unit, of.App, func(key string) bool {
		return units == nil || !slices.ContainsFunc(units.Pairs, func(p document.Pair) bool { return p.Value.Resolve().At("data", key) != nil })
	})
	if len(byUnits) > 0 {
		r.otherSide(append(slices.Clone(path), "application-data"), path, byUnits, "the other application's units", "'related-units', in the 'data' of a unit", unitDataOf(relation, of))
		return
	}
	for _, unit := range r.pairs(units) {
		byApp := r.misplacedData(unit.Value.Resolve().At("data"), of.App, of.Unit, func(key string) bool { return relation.At("application-data", key) == nil })
		if len(byApp) > 0 {
			r.otherSide(append(slices.Clone(path), "related-units", unit.Key.Text, "data"), path, byApp, "the other application", "'application-data'", []string{"application-data"})
			return
		}
	}
}

// unitDataOf returns the path to the data of the first related unit.
func unitDataOf(relation *document.Node, of *integration.Integration) []string {
	if units := relation.At("related-units"); units != nil && len(units.Pairs) > 0 {
		return []string{"related-units", units.Pairs[0].Key.Text, "data"}
	}
	return []string{"related-units", of.Charm + "/0", "data"}
}

// misplacedData returns the pairs of a databag whose keys are needed in the other
// databag only, and missing there.
func (r *reader) misplacedData(bag *document.Node, theirs, own []integration.Key, lacks func(string) bool) []document.Pair {
	named := func(keys []integration.Key, name string) *integration.Key {
		if i := slices.IndexFunc(keys, func(k integration.Key) bool { return k.Name == name }); i >= 0 {
			return &keys[i]
		}
		return nil
	}
	var found []document.Pair
	for _, pair := range r.pairs(bag) {
		key := named(theirs, pair.Key.Text)
		if key != nil && key.Needed && named(own, pair.Key.Text) == nil && lacks(pair.Key.Text) {
			found = append(found, pair)
		}
	}
	return found
}

// otherSide reports data that belong in the other databag of a relation.
func (r *reader) otherSide(from, relation []string, pairs []document.Pair, who, where string, under []string) {
	r.skip(pairs)
	names := keysOf(pairs)
	r.report(diagnostic.UnknownKey, diagnostic.Error, append(slices.Clone(from), names[0]), pairs[0].Key,
		quotedList(names)+" "+is(pairs)+" read from what "+who+" wrote: "+belongs(pairs)+" under "+where+".",
		r.fix("Move "+them(pairs)+" to '"+under[0]+"'", func(m *mockFile) error { return m.moveData(from, names, relation, under) })...)
}

// moveData moves pairs of the mapping at one path under a chain of keys at
// another.
func (m *mockFile) moveData(from, names, to, under []string) error {
	for _, name := range names {
		bag := nodeAt(m.doc.Root, from)
		if bag == nil || bag.Pair(name) == nil {
			return ErrUnusual
		}
		text := edit.Text(m.file, *bag.Pair(name))
		if err := m.apply(edit.AddAt(m.file, nodeAt(m.doc.Root, to), under, text)); err != nil {
			return err
		}
		if err := m.removeAt(from, name); err != nil {
			return err
		}
	}
	return nil
}

// removeAt removes a pair from the mapping at a path. If it is the last pair, it
// removes the mapping, too, or leaves {}.
func (m *mockFile) removeAt(path []string, name string) error {
	mapping := nodeAt(m.doc.Root, path)
	at := slices.IndexFunc(mapping.Pairs, func(p document.Pair) bool { return p.Key.Text == name })
	if removal, ok := edit.Remove(m.file, mapping, at); ok {
		return m.apply(removal)
	}
	holder := nodeAt(m.doc.Root, path[:len(path)-1])
	if holder != nil && holder.Kind == document.Mapping && len(holder.Pairs) > 1 {
		return m.removeAt(path[:len(path)-1], path[len(path)-1])
	}
	return m.apply(edit.Replace(m.file, mapping, "{}"))
}

// jsonData finds data that the charm reads as JSON under one key, but that the
// databag has key by key: the URL of an ingress, for example.
func (r *reader) jsonData(path []string, relation *document.Node, of *integration.Integration) {
	bag := relation.At("application-data")
	for i := range of.App {
		key := &of.App[i]
		if !strings.HasPrefix(key.Example, "{") && !strings.HasPrefix(key.Example, "[{") || bag == nil || bag.Pair(key.Name) != nil {
			continue
		}
		var inside []document.Pair
		for _, pair := range r.pairs(bag) {
			if known, _ := holds(of, pair.Key.Text); !known && strings.Contains(key.Example, `"`+pair.Key.Text+`"`) {
				inside = append(inside, pair)
			}
		}
		if len(inside) > 0 {
			r.skip(inside)
			r.notJSON(append(slices.Clone(path), "application-data"), inside, key)
		}
	}
}

func (r *reader) notJSON(path []string, pairs []document.Pair, key *integration.Key) {
	names := keysOf(pairs)
	object := value.NewMap()
	for _, pair := range pairs {
		object.Map.SetString(pair.Key.Text, valueOf(pair.Value))
	}
	text := python.Dumps(object)
	if strings.HasPrefix(key.Example, "[") {
		text = "[" + text + "]"
	}
	r.report(diagnostic.DatabagKey, diagnostic.Warning, append(slices.Clone(path), names[0]), pairs[0].Key,
		"The charm reads the key '"+key.Name+"' of this relation, whose value is JSON with "+quotedList(names)+" in it.",
		r.fix("Write '"+key.Name+"' as JSON", func(m *mockFile) error {
			return m.instead(path, names, key.Name+": "+integration.Quoted(text))
		})...)
}

// instead replaces pairs in the mapping at a path with another pair.
func (m *mockFile) instead(path, names []string, pair string) error {
	err := m.apply(edit.Add(m.file, nodeAt(m.doc.Root, path), pair))
	for i := 0; i < len(names) && err == nil; i++ {
		err = m.removeAt(path, names[i])
	}
	return err
}
