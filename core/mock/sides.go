package mock

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/python"
)

// wrongSide finds data of a relation that the charm reads from the other databag:
// the application's instead of a unit's, or the other way round.
func (r *reader) wrongSide(path []string, relation *document.Node, of *integration.Integration) {
	data := r.misplacedData(relation.At("application-data"), of.Unit, of.App, func(key string) bool { return !anyUnitHas(relation, key) })
	if len(data) > 0 {
		r.otherSide(append(slices.Clone(path), "application-data"), path, data, otherUnits, unitDataOf(relation, of))
		return
	}
	r.wrongUnit(path, relation, of)
}

// wrongUnit finds the first unit that has data of the other application.
func (r *reader) wrongUnit(path []string, relation *document.Node, of *integration.Integration) {
	lacks := func(key string) bool { return relation.At("application-data", key) == nil }
	for _, unit := range r.pairs(relation.At("related-units")) {
		if data := r.misplacedData(unit.Value.Resolve().At("data"), of.App, of.Unit, lacks); len(data) > 0 {
			r.otherSide(append(slices.Clone(path), "related-units", unit.Key.Text, "data"), path, data, otherApplication, []string{"application-data"})
			return
		}
	}
}

// anyUnitHas reports whether a related unit wrote a key.
func anyUnitHas(relation *document.Node, key string) bool {
	return slices.ContainsFunc(pairsAt(relation, "related-units"), func(p document.Pair) bool { return p.Value.Resolve().At("data", key) != nil })
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
	return slices.DeleteFunc(r.pairs(bag), func(p document.Pair) bool {
		key := keyNamed(p.Key.Text, theirs)
		return key == nil || !key.Needed || keyNamed(p.Key.Text, own) != nil || !lacks(p.Key.Text)
	})
}

func keyNamed(name string, keys []integration.Key) *integration.Key {
	if i := slices.IndexFunc(keys, func(k integration.Key) bool { return k.Name == name }); i >= 0 {
		return &keys[i]
	}
	return nil
}

// otherSide reports data that belong in the other databag of a relation.
func (r *reader) otherSide(from, relation []string, pairs []document.Pair, of side, under []string) {
	r.skip(pairs)
	names := keysOf(pairs)
	r.report(diagnostic.UnknownKey, diagnostic.Error, append(slices.Clone(from), names[0]), pairs[0].Key,
		quotedList(names)+" "+is(pairs)+" read from what "+of.who+" wrote: "+belongs(pairs)+" under "+of.where+".",
		r.fix("Move "+them(pairs)+" to '"+under[0]+"'", func(m *mockFile) error { return m.moveData(from, names, relation, under) })...)
}

// moveData moves pairs of the mapping at one path under a chain of keys at
// another.
func (m *mockFile) moveData(from, names, to, under []string) error {
	return each(names, func(name string) error {
		pair := nodeAt(m.doc.Root, from).Pair(name)
		if pair == nil {
			return ErrUnusual
		}
		if err := m.apply(edit.AddAt(m.file, nodeAt(m.doc.Root, to), under, edit.Text(m.file, *pair))); err != nil {
			return err
		}
		return m.removeAt(from, name)
	})
}

// jsonData finds data that the charm reads as JSON under one key, but that the
// databag has key by key: the URL of an ingress, for example.
func (r *reader) jsonData(path []string, relation *document.Node, of *integration.Integration) {
	bag := relation.At("application-data")
	for i := range of.App {
		if inside := r.insideJSON(&of.App[i], bag, of); len(inside) > 0 {
			r.notJSON(append(slices.Clone(path), "application-data"), inside, &of.App[i])
		}
	}
}

// insideJSON returns the pairs of a databag that belong inside the JSON of a key
// that it lacks.
func (r *reader) insideJSON(key *integration.Key, bag *document.Node, of *integration.Integration) []document.Pair {
	isJSON := strings.HasPrefix(key.Example, "{") || strings.HasPrefix(key.Example, "[{")
	if !isJSON || bag.Pair(key.Name) != nil {
		return nil
	}
	return slices.DeleteFunc(r.pairs(bag), func(p document.Pair) bool {
		known, _ := holds(of, p.Key.Text)
		return known || !strings.Contains(key.Example, `"`+p.Key.Text+`"`)
	})
}

func (r *reader) notJSON(path []string, pairs []document.Pair, key *integration.Key) {
	r.skip(pairs)
	names := keysOf(pairs)
	text := key.Name + ": " + integration.Quoted(asJSON(pairs, key))
	r.report(diagnostic.DatabagKey, diagnostic.Warning, append(slices.Clone(path), names[0]), pairs[0].Key,
		"The charm reads the key '"+key.Name+"' of this relation, whose value is JSON with "+quotedList(names)+" in it.",
		r.fix("Write '"+key.Name+"' as JSON", func(m *mockFile) error { return m.instead(path, names, text) })...)
}

// asJSON returns pairs as the JSON that a key has: an object, or a list of one.
func asJSON(pairs []document.Pair, key *integration.Key) string {
	text := python.Dumps(valuesOf(pairs))
	if strings.HasPrefix(key.Example, "[") {
		return "[" + text + "]"
	}
	return text
}

// instead replaces pairs in the mapping at a path with another pair.
func (m *mockFile) instead(path, names []string, pair string) error {
	if err := m.apply(edit.Add(m.file, nodeAt(m.doc.Root, path), pair)); err != nil {
		return err
	}
	return each(names, func(name string) error { return m.removeAt(path, name) })
}
