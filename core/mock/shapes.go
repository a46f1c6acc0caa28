package mock

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// relationSchema describes a relation.
var relationSchema = schema.Of("mock.yaml").Child("relations").Child("-")

// shapes finds parts of mock.yaml that are under the wrong key or in another
// shape than their readers expect.
func (r *reader) shapes() {
	r.wrappedOptions()
	r.modelProxies()
	r.relationList()
	r.topLevel()
	EachRelation(r.root, r.relation)
}

// wrappedOptions finds options one level too deep: under config.options, where
// charmcraft.yaml declares them, or under the application's name.
func (r *reader) wrappedOptions() {
	for _, pair := range r.pairs(r.root.At("config")) {
		if !r.charm.hasOption(pair.Key.Text) && slices.ContainsFunc(r.pairs(pair.Value), r.isOption) {
			r.wrapped(pair)
		}
	}
}

func (r *reader) isOption(p document.Pair) bool { return r.charm.hasOption(p.Key.Text) }

// wrapped reports a key around options.
func (r *reader) wrapped(pair document.Pair) {
	r.skip([]document.Pair{pair})
	fixes := r.fix("Move them up to 'config'", func(m *mockFile) error { return m.unwrap([]string{"config"}, pair.Key.Text) })
	r.report(diagnostic.UnknownKey, diagnostic.Error, []string{"config", pair.Key.Text}, pair.Key,
		"The charm has no config option '"+pair.Key.Text+"'. In mock.yaml the options are right under 'config', each with its value.", fixes...)
}

// modelProxies finds proxies of the model that the charm does not see: it reads
// only the proxies for charms.
func (r *reader) modelProxies() {
	config := r.root.At("model", "config")
	for _, pair := range r.pairs(config) {
		name := pair.Key.Text
		if slices.Contains([]string{"http-proxy", "https-proxy", "no-proxy"}, name) && config.Pair("juju-"+name) == nil {
			r.unseenProxy(pair.Key, name)
		}
	}
}

// unseenProxy reports a proxy of the model.
func (r *reader) unseenProxy(key *document.Node, name string) {
	r.report(diagnostic.UnknownKey, diagnostic.Information, []string{"model", "config", name}, key,
		"Charms do not see '"+name+"' of the model: the app gets the proxy of 'juju-"+name+"'.",
		diagnostic.Way("Change to 'juju-"+name+"'", edit.Change(r.file, key, "juju-"+name))...)
}

// unwrap replaces a key with its content, one level up.
func (m *mockFile) unwrap(path []string, key string) error {
	outer := m.root().At(path...)
	pair := outer.Pair(key)
	inner := pair.Value.Resolve()
	switch {
	case slices.ContainsFunc(inner.Pairs, func(p document.Pair) bool { return p.Key.Text != key && outer.Pair(p.Key.Text) != nil }):
		return ErrUnusual
	case inner.Style != document.Flow:
		return m.replaceLines(*pair, m.afterColon(pair.Key)+m.lines(inner.Span))
	case outer.Style != document.Flow:
		return m.replaceLines(*pair, valueText(inner.Value))
	}
	return m.put(spanOf(*pair), strings.TrimSpace(m.file.Text[inner.Span.Start+1:inner.Span.End-1]))
}

// afterColon returns the rest of a key's line: a comment, perhaps, and the line
// break.
func (m *mockFile) afterColon(key *document.Node) string {
	head := m.file.Text[key.Span.End:m.nextLine(key.Span.End)]
	return strings.TrimLeft(head[strings.IndexByte(head, ':')+1:], " ")
}

// replaceLines replaces the lines of a pair in a block mapping with lines given
// without indentation.
func (m *mockFile) replaceLines(pair document.Pair, text string) error {
	return m.putIndented(m.linesOf(pair), strings.TrimSuffix(strings.TrimLeft(text, "\n"), "\n"))
}

// relation finds data of a relation outside 'application-data', and data of a
// unit outside its 'data'.
func (r *reader) relation(path []string, relation *document.Node) {
	known := r.charm.integration(endpointOf(relation))
	r.strayData(path, relation, known)
	if known != nil {
		r.wrongSide(path, relation, known)
		r.jsonData(path, relation, known)
	}
	for _, unit := range r.pairs(relation.At("related-units")) {
		r.strayUnitData(append(slices.Clone(path), "related-units", unit.Key.Text), unit, known)
	}
}

// side is a side of a relation that writes data.
type side struct {
	who   string // "the other application"
	where string // where its data belong, in a message
}

var (
	otherApplication = side{"the other application", "'application-data'"}
	otherUnits       = side{"the other application's units", "'related-units', in the 'data' of a unit"}
)

// strayData reports data directly in a relation.
func (r *reader) strayData(path []string, relation *document.Node, of *integration.Integration) {
	stray, units := r.strays(relation, relationSchema, of)
	switch {
	case stray == nil:
	case units:
		r.stray(path, stray, otherUnits, "related-units", of.Charm+"/0", "data")
	default:
		r.stray(path, stray, otherApplication, "application-data")
	}
}

// strayUnitData reports data directly in a unit.
func (r *reader) strayUnitData(path []string, unit document.Pair, of *integration.Integration) {
	if stray, _ := r.strays(unit.Value, relationSchema.Child("related-units").Child("any"), of); stray != nil {
		r.stray(path, stray, side{"unit '" + unit.Key.Text + "'", "'data'"}, "data")
	}
}

// stray reports data of a side in the mapping at a path, which belong under a
// chain of keys inside it.
func (r *reader) stray(path []string, data []document.Pair, of side, under ...string) {
	r.skip(data)
	names := keysOf(data)
	r.report(diagnostic.UnknownKey, diagnostic.Error, append(slices.Clone(path), names[0]), data[0].Key,
		quotedList(names)+" "+is(data)+" what "+of.who+" wrote: "+belongs(data)+" under "+of.where+".",
		r.fix("Put "+them(data)+" under '"+under[0]+"'", func(m *mockFile) error { return m.wrap(path, names, under...) })...)
}

// strays returns the scalars in a mapping whose keys are neither its own nor
// misspelt ones, if at least one is known as data of a relation; units reports
// that units, not the application, write them.
func (r *reader) strays(n *document.Node, known *schema.Node, of *integration.Integration) (stray []document.Pair, units bool) {
	for _, pair := range r.pairs(n) {
		data, _ := holds(of, pair.Key.Text)
		again := data && stray != nil && pair.Key != n.Pair(pair.Key.Text).Key // such as S3's own 'endpoint'
		if isScalar(pair) && (known.Key(pair.Key.Text) == nil || again) {
			stray = append(stray, pair)
		}
	}
	app, unit := writers(stray, of)
	if app+unit == 0 {
		return nil, false
	}
	return stray, unit > app
}

// writers returns how many pairs are data that the other application writes, and
// how many that its units write.
func writers(pairs []document.Pair, of *integration.Integration) (app, unit int) {
	for _, pair := range pairs {
		switch data, byUnit := holds(of, pair.Key.Text); {
		case byUnit && data:
			unit++
		case data:
			app++
		}
	}
	return app, unit
}

func is(pairs []document.Pair) string {
	if len(pairs) == 1 {
		return "is"
	}
	return "are"
}

func belongs(pairs []document.Pair) string {
	if len(pairs) == 1 {
		return "it belongs"
	}
	return "they belong"
}

func them(pairs []document.Pair) string {
	if len(pairs) == 1 {
		return "it"
	}
	return "them"
}

// quotedList joins names as in a sentence: 'a', 'b' and 'c'.
func quotedList(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = source.Quote(name)
	}
	return inSentence(quoted)
}

// wrap moves pairs of the mapping at a path under a chain of keys inside it.
func (m *mockFile) wrap(path, names []string, under ...string) error {
	mapping := nodeAt(m.doc.Root, path)
	switch {
	case mapping == nil:
		return ErrUnusual
	case canWrap(mapping, names, under[0]):
		return m.wrapLines(mapping, names, under)
	case slices.ContainsFunc(names, func(name string) bool { return relationSchema.Key(name) != nil }):
		return ErrUnusual
	}
	return m.wrapEach(path, names, under)
}

// canWrap reports whether pairs of a mapping can get a new key by indenting their
// lines: they are in block style and follow each other.
func canWrap(mapping *document.Node, names []string, key string) bool {
	return mapping.Style != document.Flow && mapping.Pair(key) == nil && adjacent(mapping, names)
}

// adjacent reports whether pairs of a mapping follow each other.
func adjacent(mapping *document.Node, names []string) bool {
	at := indexOf(mapping, names[0])
	end := at + len(names)
	return end <= len(mapping.Pairs) && slices.Equal(keysOf(mapping.Pairs[at:end]), names)
}

// wrapLines indents the lines of pairs, and puts the keys above them.
func (m *mockFile) wrapLines(mapping *document.Node, names, under []string) error {
	at := indexOf(mapping, names[0])
	first, last := mapping.Pairs[at], mapping.Pairs[at+len(names)-1]
	text := strings.TrimSuffix(m.lines(source.Span{Start: first.Key.Span.Start, End: spanOf(last).End}), "\n")
	for i := len(under) - 1; i >= 0; i-- {
		text = under[i] + ":\n" + edit.Indent(text, 2)
	}
	return m.putIndented(source.Span{Start: first.Key.Span.Start, End: m.linesOf(last).End}, text)
}

// wrapEach moves one pair after the other.
func (m *mockFile) wrapEach(path, names, under []string) error {
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = edit.Text(m.file, *nodeAt(m.doc.Root, path).Pair(name))
	}
	for i, name := range names {
		if err := m.apply(edit.AddAt(m.file, nodeAt(m.doc.Root, path), under, texts[i])); err != nil {
			return err
		}
		if err := m.removeKey(nodeAt(m.doc.Root, path), name); err != nil {
			return err
		}
	}
	return nil
}
