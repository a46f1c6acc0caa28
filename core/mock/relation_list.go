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
	"charm-playground/core/source"
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
		return len(n.Pairs) > 0 && !slices.ContainsFunc(n.Pairs, func(p document.Pair) bool { return schema.IsUnitName(p.Key.Text) })
	case document.Sequence:
		return slices.ContainsFunc(n.Items, func(item *document.Node) bool { return r.shortRelation(item.Resolve()) != "" })
	}
	return r.charm.hasEndpoint(n.Text)
}

// shortRelation returns the endpoint of an item that is only its name, or has the
// name as its only key; otherwise empty.
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

// listRelations rewrites relations as a list. It only changes the indentation of
// the lines of a block mapping.
func (m *mockFile) listRelations(pair *document.Pair, charm *Charm) error {
	n := pair.Value.Resolve()
	span := source.Span{Start: pair.Key.Span.Start, End: max(pair.Key.Span.End, pair.Value.Span.End)}
	if n.Style != document.Flow && n.Kind != document.Scalar {
		span.End = m.nextLine(span.End)
	}
	tail := ""
	if strings.HasSuffix(m.file.Text[:span.End], "\n") {
		tail = "\n"
	}
	text := strings.TrimSuffix(m.listText(n, charm), "\n")
	return m.apply(source.Edit{File: m.file.Name, Span: span, Text: m.lead(pair) + "\n" + edit.Indent(text, 2) + tail})
}

// listText returns relations of any form as the items of a list.
func (m *mockFile) listText(n *document.Node, charm *Charm) string {
	switch {
	case n.Kind == document.Scalar:
		return "- endpoint: " + n.Text
	case n.Kind == document.Mapping && n.Pair("endpoint") != nil:
		return asItem(m.blockText(n))
	case n.Kind == document.Mapping:
		return m.itemsOf(n, charm)
	}
	var items []string
	for i := range n.Items {
		items = append(items, m.fullItem(n.Items[i].Resolve(), charm))
	}
	return strings.Join(items, "\n")
}

// lead returns a key with its colon, and the comments before a block value.
func (m *mockFile) lead(pair *document.Pair) string {
	n := pair.Value.Resolve()
	if n.Style == document.Flow || n.Kind == document.Scalar {
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

// endpointItem turns a pair of an endpoint's name and its relation into an item.
func (m *mockFile) endpointItem(p document.Pair, charm *Charm) string {
	first := "endpoint: " + m.file.Text[p.Key.Span.Start:p.Key.Span.End]
	n, of := p.Value.Resolve(), charm.integration(p.Key.Text)
	switch {
	case n == nil, n.Kind == document.Scalar && (n.Tag == resolver.TagNull || n.Text == ""), n.Kind == document.Mapping && len(n.Pairs) == 0:
		return asItem(first)
	case n.Kind == document.Scalar:
		return asItem(first + "\nrelated-application: " + n.Text)
	case n.Kind == document.Sequence:
		return m.sequenceItems(first, n, of)
	case n.Style == document.Flow:
		return asItem(first + "\n" + asRelation(n.Value, valueText(n.Value), of))
	}
	head := strings.TrimSpace(m.file.Text[p.Key.Span.End:m.nextLine(p.Key.Span.End)])
	if comment := strings.TrimSpace(strings.TrimPrefix(head, ":")); strings.HasPrefix(comment, "#") {
		first += "  " + comment
	}
	return asItem(first + "\n" + asRelation(n.Value, m.lines(n.Span), of))
}

// sequenceItems returns the relations of one endpoint as items.
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

// asRelation returns the lines of a relation; lines that are only data get their
// key above them.
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

// fullItem returns an item of a list of relations, expanded if it is in a short
// form.
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

// asItem returns lines as an item of a list.
func asItem(lines string) string { return "- " + strings.TrimLeft(edit.Indent(lines, 2), " ") }
