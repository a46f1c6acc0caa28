package mock

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/value"
)

// topSchema describes the top level of mock.yaml.
var topSchema = schema.Of("mock.yaml")

// strangers returns the top-level pairs whose keys mock.yaml does not have.
func (r *reader) strangers(fits func(document.Pair) bool) []document.Pair {
	var found []document.Pair
	for _, pair := range r.pairs(r.root) {
		if topSchema.Key(pair.Key.Text) == nil && topSchema.Named(pair.Key.Text) == nil && fits(pair) {
			found = append(found, pair)
		}
	}
	return found
}

// topLevel finds options, secrets, relations and relation data at the top level
// of mock.yaml, where nothing reads them.
func (r *reader) topLevel() {
	r.topPairs("config", "option", "value", func(p document.Pair) bool {
		v := p.Value.Resolve()
		return r.charm.hasOption(p.Key.Text) && (v == nil || v.Kind == document.Scalar)
	})
	r.topPairs("secrets", "secret", "content", func(p document.Pair) bool {
		v := p.Value.Resolve()
		return isSecretID(SecretID(p.Key.Text)) && v != nil && v.Kind == document.Mapping
	})
	r.topRelations()
	r.topData()
}

// topPairs reports pairs that belong under a key of mock.yaml.
func (r *reader) topPairs(under, noun, what string, fits func(document.Pair) bool) {
	found := r.strangers(fits)
	if len(found) == 0 {
		return
	}
	r.skip(found)
	names := keysOf(found)
	if under == "secrets" {
		for _, name := range names {
			r.reading.secrets[SecretID(name)] = true
		}
	}
	message := quotedList(names) + " is the " + what + " of a " + noun + ": it belongs under '" + under + "'."
	if len(found) > 1 {
		message = quotedList(names) + " are " + noun + "s: they belong under '" + under + "'."
	} else if noun == "option" {
		message = "'" + names[0] + "' is a config option: it belongs under 'config'."
	}
	r.report(diagnostic.UnknownKey, diagnostic.Error, names[:1], found[0].Key, message,
		r.fix("Move "+them(found)+" to '"+under+"'", func(m *mockFile) error { return m.moveUnder(names, under) })...)
}

// moveUnder moves top-level pairs under another top-level key.
func (m *mockFile) moveUnder(names []string, under string) error {
	root := m.root()
	if root.Style != document.Flow && root.Pair(under) == nil && adjacent(root, names) {
		return m.wrapLines(root, names, []string{under})
	}
	for _, name := range names {
		text := edit.Text(m.file, *m.root().Pair(name))
		if m.root().Pair(name).Value.Resolve() != nil && m.root().Pair(name).Value.Resolve().Style != document.Flow {
			pair := m.root().Pair(name)
			text = m.lines(spanOf(*pair))
		}
		if err := m.addAt([]string{under}, text); err != nil {
			return err
		}
		if err := m.removeKey(m.root(), name); err != nil {
			return err
		}
	}
	return nil
}

// topRelations reports endpoints at the top level.
func (r *reader) topRelations() {
	found := r.strangers(func(p document.Pair) bool {
		v := p.Value.Resolve()
		return r.charm.hasEndpoint(p.Key.Text) && (v == nil || v.Kind == document.Mapping || v.Tag == resolver.TagNull)
	})
	if len(found) == 0 {
		return
	}
	r.skip(found)
	names := keysOf(found)
	message := quotedList(names) + " is an endpoint: its relation belongs under 'relations'."
	if len(found) > 1 {
		message = quotedList(names) + " are endpoints: their relations belong under 'relations'."
	}
	r.report(diagnostic.UnknownKey, diagnostic.Error, names[:1], found[0].Key, message,
		r.fix("Move "+them(found)+" to 'relations'", func(m *mockFile) error { return m.moveRelations(names, r.charm) })...)
}

// moveRelations turns top-level relations of endpoints into items.
func (m *mockFile) moveRelations(endpoints []string, charm *Charm) error {
	for _, name := range endpoints {
		item := strings.TrimLeft(m.endpointItem(*m.root().Pair(name), charm), "- ")
		if err := m.moveItem([]string{name}, dedented(item)); err != nil {
			return err
		}
	}
	return nil
}

// dedented returns the lines of an item with the indentation of its later lines
// removed.
func dedented(item string) string { return strings.ReplaceAll(item, "\n  ", "\n") }

// moveItem removes top-level pairs and adds a relation.
func (m *mockFile) moveItem(names []string, relation string) error {
	if err := m.addItem(relation); err != nil {
		return err
	}
	for _, name := range names {
		if err := m.removeKey(m.root(), name); err != nil {
			return err
		}
	}
	return nil
}

// topData reports bare relation data, with the endpoints that they may belong to.
func (r *reader) topData() {
	if len(r.strangers(isScalar)) == 0 {
		return
	}
	// secret-key is a key of mock.yaml itself, and of object storages.
	var scalars []document.Pair
	for _, pair := range r.pairs(r.root) {
		if isScalar(pair) && (topSchema.Key(pair.Key.Text) == nil || pair.Key.Text == "secret-key") {
			scalars = append(scalars, pair)
		}
	}
	owners := r.dataOwners(scalars)
	if len(owners) == 0 {
		return
	}
	var fixes []diagnostic.Fix
	for _, owner := range owners {
		if len(fixes) < 3 {
			fixes = append(fixes, r.dataFix(owner)...)
		}
	}
	claimed := owners[0].pairs
	r.skip(claimed)
	r.report(diagnostic.UnknownKey, diagnostic.Error, keysOf(claimed)[:1], claimed[0].Key,
		quotedList(keysOf(claimed))+" "+is(claimed)+" the data of a relation: "+belongs(claimed)+" in an item of 'relations'.", fixes...)
}

func isScalar(p document.Pair) bool {
	v := p.Value.Resolve()
	return v != nil && v.Kind == document.Scalar
}

// dataOwner is an endpoint that data may belong to.
type dataOwner struct {
	endpoint string
	of       *integration.Integration
	pairs    []document.Pair
	units    bool
}

// dataOwners returns the endpoints of the charm whose needed relation data are
// all among some pairs; only those that match the most pairs.
func (r *reader) dataOwners(scalars []document.Pair) []dataOwner {
	var best []dataOwner
	for _, i := range integration.InOrder() {
		owner, ok := ownerOf(i, scalars)
		if !ok {
			continue
		}
		for _, endpoint := range r.endpointsOf(i) {
			if len(best) > 0 && len(owner.pairs) > len(best[0].pairs) {
				best = nil
			}
			if len(best) == 0 || len(owner.pairs) == len(best[0].pairs) {
				owner.endpoint = endpoint
				best = append(best, owner)
			}
		}
	}
	return best
}

// ownerOf returns an integration with the pairs that may be its data; false if
// they are too few to be sure.
func ownerOf(i *integration.Integration, scalars []document.Pair) (dataOwner, bool) {
	owner, needed := dataOwner{of: i}, 0
	for _, pair := range scalars {
		known, units := holds(i, pair.Key.Text)
		if !known {
			continue
		}
		owner.pairs = append(owner.pairs, pair)
		if key := i.Key(pair.Key.Text); key != nil && key.Needed {
			needed++
			owner.units = owner.units || units
		}
	}
	return owner, needed > 0 && (len(owner.pairs) >= 2 || needed == len(i.Needed()))
}

// endpointsOf returns the charm's endpoints for an integration, in alphabetical
// order.
func (r *reader) endpointsOf(i *integration.Integration) []string {
	var names []string
	for _, name := range sortedKeys(r.charm.endpoints) {
		if r.charm.endpoints[name] == i.Interface {
			names = append(names, name)
		}
	}
	return names
}

func (r *reader) dataFix(owner dataOwner) []diagnostic.Fix {
	data := value.NewMap()
	for _, pair := range owner.pairs {
		data.Map.SetString(pair.Key.Text, valueOf(pair.Value))
	}
	relation := mapOf("endpoint", value.NewString(owner.endpoint))
	if owner.units {
		relation.Map.SetString("related-units", mapOf(owner.of.Charm+"/0", mapOf("data", data)))
	} else {
		relation.Map.SetString("application-data", data)
	}
	return r.fix("Put "+them(owner.pairs)+" into a relation of '"+owner.endpoint+"'", func(m *mockFile) error {
		return m.replace(nil, keysOf(owner.pairs), mapOf("relations", value.NewList(relation)))
	})
}

// mapOf returns a mapping with one key.
func mapOf(key string, v *value.Value) *value.Value {
	mapping := value.NewMap()
	mapping.Map.SetString(key, v)
	return mapping
}

// bareList finds a file that is a list of relations, as relation-info holds them.
func (r *reader) bareList() {
	isRelation := false
	for _, item := range r.root.Items {
		isRelation = isRelation || endpointOf(item) != ""
	}
	if !isRelation || r.root.Value == nil {
		return
	}
	r.reading.skipped[r.root.Value] = true
	at := *r.root
	at.Span.End = r.file.LineSpan(r.file.Line(at.Span.Start)).End
	r.report(diagnostic.JujuOutput, diagnostic.Error, nil, &at,
		"This is a list of relations, as 'relation-info' in the output of `juju show-unit` has it. In mock.yaml it belongs under 'relations'.",
		diagnostic.Fix{Title: "Put it under 'relations'", Edits: edit.UnderKey(r.file, r.root, "relations")})
}
