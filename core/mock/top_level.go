package mock

import (
	"slices"
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

// misplaced describes a kind of content that people write at the top level of
// mock.yaml, where nothing reads it.
type misplaced struct {
	under string // the key of mock.yaml where it belongs
	// one and many say what it is, after its names and before the key.
	one, many string
	fits      func(r *reader, p document.Pair) bool
	move      func(m *mockFile, names []string, charm *Charm) error
}

var misplacedKinds = []misplaced{
	{"config", "is a config option: it belongs", "are options: they belong", (*reader).isBareOption,
		func(m *mockFile, names []string, _ *Charm) error { return m.moveUnder(names, "config") }},
	{"secrets", "is the content of a secret: it belongs", "are secrets: they belong", (*reader).isBareSecret,
		func(m *mockFile, names []string, _ *Charm) error { return m.moveUnder(names, "secrets") }},
	{"relations", "is an endpoint: its relation belongs", "are endpoints: their relations belong", (*reader).isBareRelation, (*mockFile).moveRelations},
}

func (r *reader) isBareOption(p document.Pair) bool {
	return r.isOption(p) && (p.Value.Resolve() == nil || isScalar(p))
}

func (r *reader) isBareSecret(p document.Pair) bool {
	return isSecretID(SecretID(p.Key.Text)) && isMapping(p.Value)
}

func (r *reader) isBareRelation(p document.Pair) bool {
	v := p.Value.Resolve()
	return r.charm.hasEndpoint(p.Key.Text) && (v == nil || v.Kind == document.Mapping || v.Tag == resolver.TagNull)
}

// topLevel finds options, secrets, relations and relation data at the top level
// of mock.yaml, where nothing reads them.
func (r *reader) topLevel() {
	for i := range misplacedKinds {
		r.misplaced(&misplacedKinds[i])
	}
	r.topData()
}

// misplaced reports the top-level content of a kind.
func (r *reader) misplaced(kind *misplaced) {
	found := r.strangers(func(p document.Pair) bool { return kind.fits(r, p) })
	if len(found) == 0 {
		return
	}
	r.skip(found)
	names := keysOf(found)
	if kind.under == "secrets" {
		r.noteSecrets(names)
	}
	r.report(diagnostic.UnknownKey, diagnostic.Error, names[:1], found[0].Key, kind.message(names),
		r.fix("Move "+them(found)+" to '"+kind.under+"'", func(m *mockFile) error { return kind.move(m, names, r.charm) })...)
}

func (kind *misplaced) message(names []string) string {
	what := kind.one
	if len(names) > 1 {
		what = kind.many
	}
	return quotedList(names) + " " + what + " under '" + kind.under + "'."
}

// noteSecrets remembers the secrets that mock.yaml has in the wrong place.
func (r *reader) noteSecrets(names []string) {
	for _, name := range names {
		r.reading.secrets[SecretID(name)] = true
	}
}

// strangers returns the top-level pairs whose keys mock.yaml does not have.
func (r *reader) strangers(fits func(document.Pair) bool) []document.Pair {
	return slices.DeleteFunc(r.pairs(r.root), func(p document.Pair) bool {
		return topSchema.Key(p.Key.Text) != nil || topSchema.Named(p.Key.Text) != nil || !fits(p)
	})
}

// moveUnder moves top-level pairs under another top-level key.
func (m *mockFile) moveUnder(names []string, under string) error {
	if canWrap(m.root(), names, under) {
		return m.wrapLines(m.root(), names, []string{under})
	}
	return each(names, func(name string) error {
		if err := m.addAt([]string{under}, m.pairLines(*m.root().Pair(name))); err != nil {
			return err
		}
		return m.removeKey(m.root(), name)
	})
}

// pairLines returns the text of a pair, with the comments in the lines of a block.
func (m *mockFile) pairLines(pair document.Pair) string {
	if v := pair.Value.Resolve(); v != nil && v.Style != document.Flow {
		return m.lines(spanOf(pair))
	}
	return edit.Text(m.file, pair)
}

// moveRelations turns top-level relations of endpoints into items.
func (m *mockFile) moveRelations(endpoints []string, charm *Charm) error {
	return each(endpoints, func(name string) error {
		item := strings.TrimLeft(m.endpointItem(*m.root().Pair(name), charm), "- ")
		if err := m.addItem(dedent(item)); err != nil {
			return err
		}
		return m.removeKey(m.root(), name)
	})
}

// topData finds bare relation data of endpoints that they may belong to.
func (r *reader) topData() {
	if len(r.strangers(isScalar)) == 0 {
		return
	}
	if owners := r.dataOwners(r.topScalars()); len(owners) > 0 {
		r.ownedData(owners)
	}
}

// topScalars returns the top-level scalars that may be data. secret-key is a key
// of mock.yaml itself, and of object storages.
func (r *reader) topScalars() []document.Pair {
	return slices.DeleteFunc(r.pairs(r.root), func(p document.Pair) bool {
		return !isScalar(p) || topSchema.Key(p.Key.Text) != nil && p.Key.Text != "secret-key"
	})
}

// ownedData reports data with a fix for each of the first owners.
func (r *reader) ownedData(owners []dataOwner) {
	var fixes []diagnostic.Fix
	for _, owner := range owners {
		if len(fixes) < 3 {
			fixes = append(fixes, r.dataFix(owner)...)
		}
	}
	data := owners[0].pairs
	r.skip(data)
	r.report(diagnostic.UnknownKey, diagnostic.Error, keysOf(data)[:1], data[0].Key,
		quotedList(keysOf(data))+" "+is(data)+" the data of a relation: "+belongs(data)+" in an item of 'relations'.", fixes...)
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
		if owner, ok := ownerOf(i, scalars); ok {
			for _, owner.endpoint = range r.endpointsOf(i) {
				best = withOwner(best, owner)
			}
		}
	}
	return best
}

// withOwner adds an owner to the best ones, unless it has fewer pairs. One that
// has more takes their place.
func withOwner(best []dataOwner, owner dataOwner) []dataOwner {
	switch {
	case len(best) == 0 || len(owner.pairs) > len(best[0].pairs):
		return []dataOwner{owner}
	case len(owner.pairs) == len(best[0].pairs):
		return append(best, owner)
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
	return slices.DeleteFunc(sortedKeys(r.charm.endpoints), func(name string) bool { return r.charm.endpoints[name] != i.Interface })
}

// dataFix returns the fix that makes a relation of the data.
func (r *reader) dataFix(owner dataOwner) []diagnostic.Fix {
	relations := mapOf("relations", value.NewList(owner.relation()))
	return r.fix("Put "+them(owner.pairs)+" into a relation of '"+owner.endpoint+"'", func(m *mockFile) error {
		return m.replace(nil, keysOf(owner.pairs), relations)
	})
}

// relation returns a relation of the owner's endpoint with the data.
func (owner *dataOwner) relation() *value.Value {
	data := valuesOf(owner.pairs)
	relation := mapOf("endpoint", value.NewString(owner.endpoint))
	if owner.units {
		relation.Map.SetString("related-units", mapOf(owner.of.Charm+"/0", mapOf("data", data)))
	} else {
		relation.Map.SetString("application-data", data)
	}
	return relation
}

// bareList finds a file that is a list of relations, as relation-info holds them.
func (r *reader) bareList() {
	isRelation := func(item *document.Node) bool { return endpointOf(item) != "" }
	if r.root.Value == nil || !slices.ContainsFunc(r.root.Items, isRelation) {
		return
	}
	r.reading.skipped[r.root.Value] = true
	at := *r.root
	at.Span.End = r.file.LineSpan(r.file.Line(at.Span.Start)).End
	r.report(diagnostic.JujuOutput, diagnostic.Error, nil, &at,
		"This is a list of relations, as 'relation-info' in the output of `juju show-unit` has it. In mock.yaml it belongs under 'relations'.",
		diagnostic.Fix{Title: "Put it under 'relations'", Edits: edit.UnderKey(r.file, r.root, "relations")})
}
