package mock

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/resolver"
	"charm-playground/core/value"
)

// relationList finds relations that are not a list of mappings: a mapping with
// the endpoints as keys, one relation without its dash, or bare names.
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

// shortRelations reports whether the relations have one of the forms that can be
// rewritten as a list of mappings.
func (r *reader) shortRelations(n *document.Node) bool {
	switch n.Kind {
	case document.Mapping:
		return len(n.Pairs) > 0 && !slices.ContainsFunc(n.Pairs, isUnit)
	case document.Sequence:
		return r.firstShort(n) != ""
	}
	return r.charm.hasEndpoint(n.Text)
}

// firstShort returns the endpoint of the first relation in a short form, or empty.
func (r *reader) firstShort(list *document.Node) string {
	for _, item := range list.Items {
		if name := shortName(item.Resolve()); r.charm.hasEndpoint(name) {
			return name
		}
	}
	return ""
}

// shortName returns the name that an item consists of, or has as its only key;
// otherwise empty.
func shortName(item *document.Node) string {
	switch {
	case item == nil:
	case item.Kind == document.Scalar:
		return item.Text
	case isNamed(item):
		return item.Pairs[0].Key.Text
	}
	return ""
}

// isNamed reports whether an item is a mapping whose only key is not a relation's.
func isNamed(item *document.Node) bool {
	return len(item.Pairs) == 1 && relationSchema.Key(item.Pairs[0].Key.Text) == nil
}

// someEndpoint returns an endpoint that the relations name, for an example.
func (r *reader) someEndpoint(n *document.Node) string {
	switch {
	case n.Kind == document.Scalar:
		return n.Text
	case n.Kind == document.Sequence:
		return cmp.Or(r.firstShort(n), "redis")
	case n.Pair("endpoint") == nil:
		return n.Pairs[0].Key.Text
	}
	return endpointOf(n)
}

// listRelations rewrites relations as a list. It only changes the indentation of
// the lines of a block mapping.
func (m *mockFile) listRelations(pair *document.Pair, charm *Charm) error {
	n := pair.Value.Resolve()
	span := spanOf(*pair)
	if isBlock(n) {
		span = m.linesOf(*pair)
	}
	return m.putLines(span, m.lead(pair)+"\n"+edit.Indent(strings.TrimSuffix(m.listText(n, charm), "\n"), 2))
}

// isBlock reports whether a node is a mapping or a list in block style.
func isBlock(n *document.Node) bool { return n.Style != document.Flow && n.Kind != document.Scalar }

// listText returns relations of any form as the items of a list.
func (m *mockFile) listText(n *document.Node, charm *Charm) string {
	switch {
	case n.Kind == document.Scalar:
		return "- endpoint: " + n.Text
	case n.Kind == document.Sequence:
		return m.fullItems(n, charm)
	case n.Pair("endpoint") != nil:
		return asItem(m.blockText(n))
	}
	return m.itemsOf(n, charm)
}

// lead returns a key with its colon, and the comments before a block value.
func (m *mockFile) lead(pair *document.Pair) string {
	n := pair.Value.Resolve()
	if !isBlock(n) {
		return m.file.Text[pair.Key.Span.Start:pair.Key.Span.End] + ":"
	}
	return strings.TrimRight(m.file.Text[pair.Key.Span.Start:n.Span.Start], " \n")
}

// blockText returns a mapping as block lines without indentation.
func (m *mockFile) blockText(n *document.Node) string {
	if n.Style == document.Flow {
		return valueText(n.Value)
	}
	return m.lines(n.Span)
}

// itemsOf turns the pairs of a mapping with the endpoints as keys into items, and
// keeps the text between them.
func (m *mockFile) itemsOf(n *document.Node, charm *Charm) string {
	var items []string
	for i, p := range n.Pairs {
		if between := m.textBefore(n, i); between != "" {
			items = append(items, strings.TrimLeft(between, " "))
		}
		items = append(items, m.endpointItem(p, charm))
	}
	return strings.Join(items, "\n")
}

// textBefore returns the lines between a pair of a block mapping and the one
// before it.
func (m *mockFile) textBefore(mapping *document.Node, i int) string {
	if i == 0 || mapping.Style == document.Flow {
		return ""
	}
	end := m.nextLine(spanOf(mapping.Pairs[i-1]).End)
	return strings.TrimRight(m.file.Text[end:max(end, m.lineStart(mapping.Pairs[i].Key.Span.Start))], "\n")
}

// endpointItem turns a pair of an endpoint's name and its relation into an item.
func (m *mockFile) endpointItem(p document.Pair, charm *Charm) string {
	first := "endpoint: " + m.file.Text[p.Key.Span.Start:p.Key.Span.End]
	n, of := p.Value.Resolve(), charm.integration(p.Key.Text)
	switch {
	case isNothing(n):
		return asItem(first)
	case n.Kind == document.Scalar:
		return asItem(first + "\nrelated-application: " + n.Text)
	case n.Kind == document.Sequence:
		return m.sequenceItems(first, n, of)
	case n.Style != document.Flow:
		first += m.commentBeside(p.Key)
	}
	return m.relationItem(first, n, of)
}

// isNothing reports whether a node is null or an empty text.
func isNothing(n *document.Node) bool {
	return n == nil || n.Kind == document.Scalar && (n.Tag == resolver.TagNull || n.Text == "")
}

// commentBeside returns the comment on the line of a key whose value is below it.
func (m *mockFile) commentBeside(key *document.Node) string {
	head := strings.TrimSpace(m.file.Text[key.Span.End:m.nextLine(key.Span.End)])
	if comment := strings.TrimSpace(strings.TrimPrefix(head, ":")); strings.HasPrefix(comment, "#") {
		return "  " + comment
	}
	return ""
}

// sequenceItems returns the relations of one endpoint as items.
func (m *mockFile) sequenceItems(first string, n *document.Node, of *integration.Integration) string {
	items := make([]string, len(n.Items))
	for i, item := range n.Items {
		items[i] = m.relationItem(first, item.Resolve(), of)
	}
	return strings.Join(items, "\n")
}

// relationItem returns an item with a first line and the content of a relation.
func (m *mockFile) relationItem(first string, n *document.Node, of *integration.Integration) string {
	if len(pairsAt(n)) == 0 {
		return asItem(first)
	}
	return asItem(first + "\n" + asRelation(n.Value, m.blockText(n), of))
}

// asRelation returns the lines of a relation; lines that are only data get their
// key above them.
func asRelation(v *value.Value, lines string, of *integration.Integration) string {
	switch units, isData := bareData(v, of); {
	case !isData:
		return lines
	case 2*units > v.Map.Len():
		return "related-units:\n  " + of.Charm + "/0:\n    data:\n" + edit.Indent(lines, 6)
	}
	return "application-data:\n" + edit.Indent(lines, 2)
}

// bareData reports whether a relation consists of data only, and how many keys of
// them the other side's units write.
func bareData(v *value.Value, of *integration.Integration) (units int, isData bool) {
	for _, entry := range v.Map.Entries() {
		if relationSchema.Key(entry.Key.Str()) != nil || isMap(entry.Value) || isList(entry.Value) {
			return 0, false
		}
		if known, unit := holds(of, entry.Key.Str()); known && unit {
			units++
		}
	}
	return units, true
}

// fullItems returns the items of a list, those in a short form expanded.
func (m *mockFile) fullItems(list *document.Node, charm *Charm) string {
	items := make([]string, len(list.Items))
	for i, item := range list.Items {
		items[i] = m.fullItem(item.Resolve(), charm)
	}
	return strings.Join(items, "\n")
}

func (m *mockFile) fullItem(n *document.Node, charm *Charm) string {
	switch {
	case n == nil:
		return "-"
	case n.Kind == document.Scalar:
		return asItem("endpoint: " + n.Text)
	case isNamed(n):
		return m.endpointItem(n.Pairs[0], charm)
	case n.Kind == document.Mapping:
		return asItem(m.blockText(n))
	}
	return "- " + m.file.Text[n.Span.Start:n.Span.End]
}
