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
	"charm-playground/core/value"
)

// relationSchema is what a relation may hold.
var relationSchema = schema.Of("mock.yaml").Child("relations").Child("-")

// shapes finds parts of mock.yaml that stand under the wrong key or in another
// shape than what reads them.
func (r *reader) shapes() {
	r.wrappedOptions()
	r.modelProxies()
	r.relationList()
	r.topLevel()
	EachRelation(r.root, r.relation)
}

// wrappedOptions finds options one level too deep: under config.options, as
// charmcraft.yaml has their declarations, or under the application's name.
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
// those for charms only.
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

// unwrap puts what a key holds in its place, one level up.
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

// replaceLines puts lines, without indentation, in the place of the lines of a pair
// in a block mapping.
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

// column is where a node begins on its line, in bytes.
func (m *mockFile) column(n *document.Node) int { return n.Span.Start - m.lineStart(n.Span.Start) }

// lines are the whole lines of a block node, comments behind it included, without
// the indentation of the first.
func (m *mockFile) lines(span source.Span) string {
	column := strings.Repeat(" ", span.Start-m.lineStart(span.Start))
	lines := strings.Split(strings.TrimSuffix(m.file.Text[span.Start:m.nextLine(span.End)], "\n"), "\n")
	for i := range lines[1:] {
		lines[i+1] = strings.TrimPrefix(lines[i+1], column)
	}
	return strings.Join(lines, "\n")
}

// relationList finds relations that are no list of mappings: a mapping by the
// endpoints' names, one relation without its dash, or names alone.
func (r *reader) relationList() {
	pair := r.root.Pair("relations")
	if pair == nil || r.reading.Skips(pair.Key.Value) {
		return
	}
	list := pair.Value.Resolve()
	if list == nil || !r.shortRelations(list) {
		return
	}
	r.skip([]document.Pair{*pair})
	r.report(diagnostic.WrongType, diagnostic.Error, []string{"relations"}, pair.Key,
		"The relations are a list in mock.yaml: each item names its endpoint, as in `- endpoint: "+r.someEndpoint(list)+"`.",
		r.fix("Write them as a list", func(m *mockFile) error { return m.listRelations(m.root().Pair("relations"), r.charm) })...)
}

// shortRelations reports whether the relations are in one of the shapes that can
// be written as a list of mappings.
func (r *reader) shortRelations(n *document.Node) bool {
	switch n.Kind {
	case document.Mapping:
		return len(n.Pairs) > 0 && !slices.ContainsFunc(n.Pairs, func(p document.Pair) bool { return schema.IsUnitName(p.Key.Text) })
	case document.Sequence:
		return slices.ContainsFunc(n.Items, func(item *document.Node) bool { return r.shortRelation(item.Resolve()) != "" })
	}
	return r.charm.hasEndpoint(n.Text)
}

// shortRelation is the endpoint of an item that is only its name, or has the name
// as its only key; otherwise empty.
func (r *reader) shortRelation(item *document.Node) string {
	switch {
	case item == nil:
	case item.Kind == document.Scalar && r.charm.hasEndpoint(item.Text):
		return item.Text
	case item.Kind == document.Mapping && len(item.Pairs) == 1 && relationSchema.Key(item.Pairs[0].Key.Text) == nil && r.charm.hasEndpoint(item.Pairs[0].Key.Text):
		return item.Pairs[0].Key.Text
	}
	return ""
}

func (r *reader) someEndpoint(n *document.Node) string {
	switch {
	case n.Kind == document.Scalar:
		return n.Text
	case n.Kind == document.Mapping && n.Pair("endpoint") == nil:
		return n.Pairs[0].Key.Text
	case n.Kind == document.Mapping:
		return endpointOf(n)
	}
	for _, item := range n.Items {
		if endpoint := r.shortRelation(item.Resolve()); endpoint != "" {
			return endpoint
		}
	}
	return "redis"
}

// listRelations writes relations as a list. Lines of a block mapping stay as they
// are but for their indentation.
func (m *mockFile) listRelations(pair *document.Pair, charm *Charm) error {
	n := pair.Value.Resolve()
	var text string
	switch {
	case n.Kind == document.Scalar:
		text = "- endpoint: " + n.Text
	case n.Kind == document.Mapping && n.Pair("endpoint") != nil:
		text = asItem(m.blockText(n))
	case n.Kind == document.Mapping:
		text = m.itemsOf(n, charm)
	default:
		var items []string
		for i := range n.Items {
			items = append(items, m.fullItem(n.Items[i].Resolve(), charm))
		}
		text = strings.Join(items, "\n")
	}
	lead := m.lead(pair)
	span := source.Span{Start: pair.Key.Span.Start, End: max(pair.Key.Span.End, pair.Value.Span.End)}
	if n.Style != document.Flow && n.Kind != document.Scalar {
		span.End = m.nextLine(span.End)
	}
	tail := ""
	if strings.HasSuffix(m.file.Text[:span.End], "\n") {
		tail = "\n"
	}
	return m.apply(source.Edit{File: m.file.Name, Span: span, Text: lead + "\n" + edit.Indent(strings.TrimSuffix(text, "\n"), 2) + tail})
}

// lead is a key with its colon, and comments before a block value.
func (m *mockFile) lead(pair *document.Pair) string {
	n := pair.Value.Resolve()
	if n.Style == document.Flow || n.Kind == document.Scalar {
		return m.file.Text[pair.Key.Span.Start:pair.Key.Span.End] + ":"
	}
	return strings.TrimRight(m.file.Text[pair.Key.Span.Start:n.Span.Start], " \n")
}

// blockText is a mapping as block lines without indentation.
func (m *mockFile) blockText(n *document.Node) string {
	if n.Style == document.Flow {
		return valueText(n.Value)
	}
	return m.lines(n.Span)
}

// itemsOf is the pairs of a mapping by the endpoints' names as items, with what
// stands between them.
func (m *mockFile) itemsOf(n *document.Node, charm *Charm) string {
	var items []string
	for i, p := range n.Pairs {
		between := ""
		if i > 0 && n.Style != document.Flow {
			before := n.Pairs[i-1]
			end := m.nextLine(max(before.Key.Span.End, before.Value.Span.End))
			between = strings.TrimRight(m.file.Text[end:max(end, m.lineStart(p.Key.Span.Start))], "\n")
		}
		if between != "" {
			items = append(items, strings.TrimLeft(between, " "))
		}
		items = append(items, m.endpointItem(p, charm))
	}
	return strings.Join(items, "\n")
}

// endpointItem is a pair of an endpoint's name and its relation as an item.
func (m *mockFile) endpointItem(p document.Pair, charm *Charm) string {
	first := "endpoint: " + m.file.Text[p.Key.Span.Start:p.Key.Span.End]
	n, of := p.Value.Resolve(), charm.integration(p.Key.Text)
	switch {
	case n == nil || n.Kind == document.Scalar && (n.Tag == "!!null" || n.Text == ""):
		return asItem(first)
	case n.Kind == document.Scalar:
		return asItem(first + "\nrelated-application: " + n.Text)
	case n.Kind == document.Sequence:
		return m.sequenceItems(first, n, of)
	case len(n.Pairs) == 0:
		return asItem(first)
	case n.Style == document.Flow:
		return asItem(first + "\n" + asRelation(n.Value, valueText(n.Value), of))
	}
	head := strings.TrimSpace(m.file.Text[p.Key.Span.End:m.nextLine(p.Key.Span.End)])
	if comment := strings.TrimSpace(strings.TrimPrefix(head, ":")); strings.HasPrefix(comment, "#") {
		first += "  " + comment
	}
	return asItem(first + "\n" + asRelation(n.Value, m.lines(n.Span), of))
}

// sequenceItems are the relations of one endpoint.
func (m *mockFile) sequenceItems(first string, n *document.Node, of *integration.Integration) string {
	var items []string
	for _, item := range n.Items {
		text := first
		if inner := item.Resolve(); inner != nil && inner.Kind == document.Mapping && len(inner.Pairs) > 0 {
			text += "\n" + asRelation(inner.Value, m.blockText(inner), of)
		}
		items = append(items, asItem(text))
	}
	return strings.Join(items, "\n")
}

// asRelation is the lines of what is said about a relation: those that are data
// alone get their key.
func asRelation(v *value.Value, lines string, of *integration.Integration) string {
	units := 0
	for _, entry := range v.Map.Entries() {
		if relationSchema.Key(entry.Key.Str()) != nil || entry.Value != nil && (isMap(entry.Value) || isList(entry.Value)) {
			return lines
		}
		if known, unit := holds(of, entry.Key.Str()); known && unit {
			units++
		}
	}
	if 2*units > v.Map.Len() {
		return "related-units:\n  " + of.Charm + "/0:\n    data:\n" + edit.Indent(lines, 6)
	}
	return "application-data:\n" + edit.Indent(lines, 2)
}

// fullItem is an item of a list of relations, written out where it is short.
func (m *mockFile) fullItem(n *document.Node, charm *Charm) string {
	switch {
	case n == nil:
		return "-"
	case n.Kind == document.Scalar:
		return asItem("endpoint: " + n.Text)
	case n.Kind == document.Mapping && len(n.Pairs) == 1 && relationSchema.Key(n.Pairs[0].Key.Text) == nil:
		return m.endpointItem(n.Pairs[0], charm)
	case n.Kind == document.Mapping:
		return asItem(m.blockText(n))
	}
	return "- " + m.file.Text[n.Span.Start:n.Span.End]
}

// asItem is lines as an item of a list.
func asItem(lines string) string { return "- " + strings.TrimLeft(edit.Indent(lines, 2), " ") }

// relation finds data of a relation that stand beside 'application-data', and
// data of a unit beside its 'data'.
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

// strays are the scalars in a mapping that are none of its keys, nor a slip of one,
// where at least one of them is known as data of a relation. Units tells that they
// are rather what a unit writes.
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

// quotedList joins names as a sentence has them: 'a', 'b' and 'c'.
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

// nodeAt is the node at a path in which items are numbers, or nil.
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

// wrap puts pairs of the mapping at a path under a chain of keys in it.
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

// wrapLines indents the lines of pairs, and puts the keys before them.
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
