package mock

import (
	"slices"
	"strconv"
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
		options := r.pairs(pair.Value)
		if r.charm.hasOption(pair.Key.Text) || len(options) == 0 || !slices.ContainsFunc(options, func(p document.Pair) bool { return r.charm.hasOption(p.Key.Text) }) {
			continue
		}
		r.skip([]document.Pair{pair})
		fixes := r.fix("Move them up to 'config'", func(m *mockFile) error { return m.unwrap([]string{"config"}, pair.Key.Text) })
		r.report(diagnostic.UnknownKey, diagnostic.Error, []string{"config", pair.Key.Text}, pair.Key,
			"The charm has no config option '"+pair.Key.Text+"'. In mock.yaml the options are right under 'config', each with its value.", fixes...)
	}
}

// modelProxies finds proxies of the model that the charm does not see: it reads
// only the proxies for charms.
func (r *reader) modelProxies() {
	config := r.root.At("model", "config")
	for _, pair := range r.pairs(config) {
		name := pair.Key.Text
		if !slices.Contains([]string{"http-proxy", "https-proxy", "no-proxy"}, name) || config.Pair("juju-"+name) != nil {
			continue
		}
		r.report(diagnostic.UnknownKey, diagnostic.Information, []string{"model", "config", name}, pair.Key,
			"Charms do not see '"+name+"' of the model: the app gets the proxy of 'juju-"+name+"'.",
			diagnostic.Fix{Title: "Change to 'juju-" + name + "'", Edits: []source.Edit{edit.Change(r.file, pair.Key, "juju-"+name)}})
	}
}

// unwrap replaces a key with its content, one level up.
func (m *mockFile) unwrap(path []string, key string) error {
	outer := m.root().At(path...)
	pair := outer.Pair(key)
	inner := pair.Value.Resolve()
	for _, p := range inner.Pairs {
		if p.Key.Text != key && outer.Pair(p.Key.Text) != nil {
			return ErrUnusual
		}
	}
	if outer.Style == document.Flow && inner.Style == document.Flow {
		text := m.file.Text[inner.Span.Start+1 : inner.Span.End-1]
		return m.apply(source.Edit{File: m.file.Name, Span: source.Span{Start: pair.Key.Span.Start, End: pair.Value.Span.End}, Text: strings.TrimSpace(text)})
	}
	if inner.Style == document.Flow {
		return m.replaceLines(*pair, valueText(inner.Value))
	}
	head := m.file.Text[pair.Key.Span.End:m.nextLine(pair.Key.Span.End)]
	comment := strings.TrimLeft(head[strings.IndexByte(head, ':')+1:], " ")
	return m.replaceLines(*pair, comment+m.lines(inner.Span))
}

// replaceLines replaces the lines of a pair in a block mapping with lines given
// without indentation.
func (m *mockFile) replaceLines(pair document.Pair, text string) error {
	column := m.column(pair.Key)
	span := source.Span{Start: pair.Key.Span.Start, End: m.nextLine(max(pair.Key.Span.End, pair.Value.Span.End))}
	text = strings.TrimSuffix(strings.TrimLeft(text, "\n"), "\n")
	text = strings.TrimLeft(edit.Indent(text, column), " ")
	if strings.HasSuffix(m.file.Text[:span.End], "\n") {
		text += "\n"
	}
	return m.apply(source.Edit{File: m.file.Name, Span: span, Text: text})
}

// column returns the column of a node on its line, in bytes.
func (m *mockFile) column(n *document.Node) int { return n.Span.Start - m.lineStart(n.Span.Start) }

// lines returns the whole lines of a block node, including comments after it,
// without the indentation of the first line.
func (m *mockFile) lines(span source.Span) string {
	column := strings.Repeat(" ", span.Start-m.lineStart(span.Start))
	lines := strings.Split(strings.TrimSuffix(m.file.Text[span.Start:m.nextLine(span.End)], "\n"), "\n")
	for i := range lines[1:] {
		lines[i+1] = strings.TrimPrefix(lines[i+1], column)
	}
	return strings.Join(lines, "\n")
}

// relation finds data of a relation outside 'application-data', and data of a
// unit outside its 'data'.
func (r *reader) relation(path []string, relation *document.Node) {
	known := r.charm.integration(endpointOf(relation))
	stray, units := r.strays(relation, relationSchema, known)
	if len(stray) > 0 {
		r.strayData(path, stray, known, units)
	}
	if known != nil {
		r.wrongSide(path, relation, known)
		r.jsonData(path, relation, known)
	}
	for _, unit := range r.pairs(relation.At("related-units")) {
		data, _ := r.strays(unit.Value, relationSchema.Child("related-units").Child("any"), known)
		if len(data) == 0 {
			continue
		}
		r.skip(data)
		at := append(slices.Clone(path), "related-units", unit.Key.Text)
		r.report(diagnostic.UnknownKey, diagnostic.Error, append(at, data[0].Key.Text), data[0].Key,
			quotedList(keysOf(data))+" "+is(data)+" what unit '"+unit.Key.Text+"' wrote: "+belongs(data)+" under 'data'.",
			r.fix("Put "+them(data)+" under 'data'", func(m *mockFile) error { return m.wrap(at, keysOf(data), "data") })...)
	}
}

// strays returns the scalars in a mapping whose keys are neither its own nor
// misspelt ones, if at least one is known as data of a relation; units reports
// that units, not the application, write them.
func (r *reader) strays(n *document.Node, known *schema.Node, of *integration.Integration) (stray []document.Pair, units bool) {
	app, unit := 0, 0
	for _, pair := range r.pairs(n) {
		v := pair.Value.Resolve()
		data, byUnit := holds(of, pair.Key.Text)
		again := data && stray != nil && pair.Key != n.Pair(pair.Key.Text).Key // such as S3's own 'endpoint'
		if known.Key(pair.Key.Text) != nil && !again || v == nil || v.Kind != document.Scalar {
			continue
		}
		stray = append(stray, pair)
		switch {
		case byUnit && data:
			unit++
		case data:
			app++
		}
	}
	if app+unit == 0 {
		return nil, false
	}
	return stray, unit > app
}

func (r *reader) strayData(path []string, stray []document.Pair, of *integration.Integration, units bool) {
	r.skip(stray)
	if units {
		unit := of.Charm + "/0"
		r.report(diagnostic.UnknownKey, diagnostic.Error, append(slices.Clone(path), stray[0].Key.Text), stray[0].Key,
			quotedList(keysOf(stray))+" "+is(stray)+" what the other application's units wrote: "+belongs(stray)+" under 'related-units', in the 'data' of a unit.",
			r.fix("Put "+them(stray)+" under 'related-units'", func(m *mockFile) error { return m.wrap(path, keysOf(stray), "related-units", unit, "data") })...)
		return
	}
	r.report(diagnostic.UnknownKey, diagnostic.Error, append(slices.Clone(path), stray[0].Key.Text), stray[0].Key,
		quotedList(keysOf(stray))+" "+is(stray)+" what the other application wrote: "+belongs(stray)+" under 'application-data'.",
		r.fix("Put "+them(stray)+" under 'application-data'", func(m *mockFile) error { return m.wrap(path, keysOf(stray), "application-data") })...)
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
		quoted[i] = "'" + name + "'"
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + " and " + quoted[len(quoted)-1]
}

// nodeAt returns the node at a path in which items are numbers, or nil.
func nodeAt(n *document.Node, path []string) *document.Node {
	for _, step := range path {
		n = n.Resolve()
		if n != nil && n.Kind == document.Sequence {
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(n.Items) {
				return nil
			}
			n = n.Items[i]
			continue
		}
		n = n.At(step)
	}
	return n.Resolve()
}

// wrap moves pairs of the mapping at a path under a chain of keys inside it.
func (m *mockFile) wrap(path, names []string, under ...string) error {
	mapping := nodeAt(m.doc.Root, path)
	if mapping == nil {
		return ErrUnusual
	}
	if mapping.Style != document.Flow && mapping.Pair(under[0]) == nil && adjacent(mapping, names) {
		return m.wrapLines(mapping, names, under)
	}
	if slices.ContainsFunc(names, func(name string) bool { return relationSchema.Key(name) != nil }) {
		return ErrUnusual
	}
	var texts []string
	for _, name := range names {
		texts = append(texts, edit.Text(m.file, *mapping.Pair(name)))
	}
	var err error
	for i := 0; i < len(names) && err == nil; i++ {
		if err = m.apply(edit.AddAt(m.file, nodeAt(m.doc.Root, path), under, texts[i])); err == nil {
			err = m.removeKey(nodeAt(m.doc.Root, path), names[i])
		}
	}
	return err
}

// adjacent reports whether pairs of a mapping follow each other.
func adjacent(mapping *document.Node, names []string) bool {
	at := slices.IndexFunc(mapping.Pairs, func(p document.Pair) bool { return p.Key.Text == names[0] })
	for i, name := range names {
		if at+i >= len(mapping.Pairs) || mapping.Pairs[at+i].Key.Text != name {
			return false
		}
	}
	return true
}

// wrapLines indents the lines of pairs, and puts the keys above them.
func (m *mockFile) wrapLines(mapping *document.Node, names, under []string) error {
	at := slices.IndexFunc(mapping.Pairs, func(p document.Pair) bool { return p.Key.Text == names[0] })
	first, last := mapping.Pairs[at], mapping.Pairs[at+len(names)-1]
	span := source.Span{Start: first.Key.Span.Start, End: m.nextLine(max(last.Key.Span.End, last.Value.Span.End))}
	column := m.column(first.Key)
	text := strings.TrimSuffix(m.lines(source.Span{Start: span.Start, End: max(last.Key.Span.End, last.Value.Span.End)}), "\n")
	for i := len(under) - 1; i >= 0; i-- {
		text = under[i] + ":\n" + edit.Indent(text, 2)
	}
	text = strings.TrimLeft(edit.Indent(text, column), " ")
	if strings.HasSuffix(m.file.Text[:span.End], "\n") {
		text += "\n"
	}
	return m.apply(source.Edit{File: m.file.Name, Span: span, Text: text})
}
