package mock

import (
	"fmt"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/source"
)

// removeRelations removes all relations of an endpoint.
func (m *mockFile) removeRelations(endpoint string) error {
	at := firstWith(endpoint, m.relations())
	if at < 0 {
		return noRelation(endpoint)
	}
	for ; at >= 0; at = firstWith(endpoint, m.relations()) {
		if err := m.removeRelation(at); err != nil {
			return err
		}
	}
	return nil
}

func noRelation(endpoint string) error {
	return fmt.Errorf("mock.yaml has no relation with '%s'", endpoint)
}

// removeRelation removes an item of the relations, and the secret that Add
// created for it.
func (m *mockFile) removeRelation(at int) error {
	secret := m.relations()[at].Resolve().At("application-data", "client_secret_id")
	if err := m.removeItem(at); err != nil {
		return err
	}
	return m.removeUnused(oauthSecret, secret)
}

// removeItem removes an item of the relations, with their key if it is the last.
func (m *mockFile) removeItem(at int) error {
	holder, key := m.relationsHolder()
	items := m.relations()
	switch {
	case len(items) == 1:
		return m.removeKey(holder, key)
	case holder.At(key).Style == document.Flow:
		return m.put(inBrackets(items, at), "")
	}
	return m.put(m.itemLines(items, at), "")
}

// inBrackets returns the span of an item of several with one of the commas beside
// it.
func inBrackets(items []*document.Node, at int) source.Span {
	if at+1 < len(items) {
		return source.Span{Start: items[at].Span.Start, End: items[at+1].Span.Start}
	}
	return source.Span{Start: items[at-1].Span.End, End: items[at].Span.End}
}

// itemLines returns the lines of an item up to the next one.
func (m *mockFile) itemLines(items []*document.Node, at int) source.Span {
	start := m.lineStart(items[at].Span.Start)
	if at+1 < len(items) {
		return source.Span{Start: start, End: m.lineStart(items[at+1].Span.Start)}
	}
	return source.Span{Start: start, End: m.nextLine(items[at].Span.End)}
}

// removeKey removes a key from a mapping, and the top-level mapping that it
// leaves empty.
func (m *mockFile) removeKey(mapping *document.Node, key string) error {
	at := indexOf(mapping, key)
	if removal, ok := edit.Remove(m.file, mapping, at); ok {
		return m.apply(removal)
	}
	if mapping == m.root() {
		return m.removeTop(mapping.Pairs[at])
	}
	return m.removeMapping(mapping)
}

// removeTop removes all lines of a top-level pair; a flow mapping becomes {}.
func (m *mockFile) removeTop(pair document.Pair) error {
	if m.root().Style == document.Flow {
		return m.apply(edit.Replace(m.file, m.root(), "{}"))
	}
	span := m.linesOf(pair)
	span.Start = m.lineStart(span.Start)
	return m.put(span, "")
}

// removeMapping removes a mapping of the top level; one at a deeper level becomes
// {}.
func (m *mockFile) removeMapping(mapping *document.Node) error {
	for _, pair := range m.root().Pairs {
		if pair.Value.Resolve() == mapping {
			return m.removeKey(m.root(), pair.Key.Text)
		}
	}
	return m.apply(edit.Replace(m.file, mapping, "{}"))
}

// removeKeys removes pairs from the mapping at a path.
func (m *mockFile) removeKeys(path, names []string) error {
	return each(names, func(name string) error { return m.removeKey(m.root().At(path...), name) })
}

// removeAt removes a pair from the mapping at a path. If it is the last pair, it
// removes the mapping, too, or leaves {}.
func (m *mockFile) removeAt(path []string, name string) error {
	mapping := nodeAt(m.doc.Root, path)
	if removal, ok := edit.Remove(m.file, mapping, indexOf(mapping, name)); ok {
		return m.apply(removal)
	}
	last := len(path) - 1
	if len(pairsAt(nodeAt(m.doc.Root, path[:last]))) > 1 {
		return m.removeAt(path[:last], path[last])
	}
	return m.apply(edit.Replace(m.file, mapping, "{}"))
}

func (m *mockFile) removeOption(name string) error {
	config := m.root().At("config")
	if config.Pair(name) == nil {
		return fmt.Errorf("mock.yaml gives no value to '%s'", name)
	}
	given := config.At(name)
	if err := m.removeKey(config, name); err != nil {
		return err
	}
	return m.removeUnused(optionSecret, given)
}

func (m *mockFile) removeSecret(id string) error {
	if name := m.secretName(id); name != "" {
		return m.removeKey(m.root().At("secrets"), name)
	}
	return fmt.Errorf("mock.yaml has no secret '%s'", id)
}

// removeUnused removes a secret if the removed value named it, and nothing else
// refers to it.
func (m *mockFile) removeUnused(id string, removed *document.Node) error {
	named := removed != nil && removed.Text == "secret:"+id
	if !named || strings.Count(m.file.Text, id) != 1 || m.root().At("secrets", id) == nil {
		return nil
	}
	return m.removeSecret(id)
}
