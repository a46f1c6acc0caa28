package mock

import (
	"slices"
	"sort"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/emit"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// replace removes the pairs with some names from the mapping at a path and puts
// parts of mock.yaml in their place. Existing content takes precedence.
func (m *mockFile) replace(path, names []string, parts *value.Value) error {
	comments := m.comments(path, names)
	if m.root().Style == document.Flow {
		m.read(valueText(m.root().Value) + "\n")
	}
	if len(path) == 0 && len(names) == len(m.root().Pairs) {
		m.read(m.head() + comments)
		return m.merge(parts)
	}
	for _, name := range names {
		if err := m.removeKey(m.root().At(path...), name); err != nil {
			return err
		}
	}
	if comments != "" {
		if err := m.apply(edit.AddTop(m.file, comments)); err != nil {
			return err
		}
	}
	return m.merge(parts)
}

// head returns the text before the first key: comments, and a document marker.
func (m *mockFile) head() string { return m.file.Text[:m.lineStart(m.root().Span.Start)] }

// merge adds the parts that mock.yaml lacks; they have the keys of mock.yaml.
func (m *mockFile) merge(parts *value.Value) error {
	for _, entry := range parts.Map.Entries() {
		key := entry.Key.Text
		var err error
		switch {
		case key == "relations":
			err = m.mergeRelations(entry.Value.Items)
		case isMap(entry.Value):
			err = m.mergeMap([]string{key}, entry.Value)
		case m.root() == nil || m.root().Pair(key) == nil:
			err = m.addAt(nil, pairText(key, entry.Value))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *mockFile) mergeMap(path []string, v *value.Value) error {
	for _, entry := range v.Map.Entries() {
		key := entry.Key.Str()
		here := m.doc.Root.At(path...)
		var err error
		switch {
		case here == nil || here.Pair(key) == nil:
			err = m.addAt(path, pairText(key, entry.Value))
		case isMap(entry.Value):
			err = m.mergeMap(append(slices.Clone(path), key), entry.Value)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *mockFile) mergeRelations(relations []*value.Value) error {
	there := m.relations()
	for _, relation := range relations {
		endpoint := textOf(relation.Get("endpoint"))
		if slices.ContainsFunc(there, func(n *document.Node) bool { return endpointOf(n) == endpoint }) {
			continue
		}
		if err := m.addItem(valueText(relation)); err != nil {
			return err
		}
	}
	return nil
}

// addAt adds a pair at a path. It returns an error if another value than a
// mapping is in the way.
func (m *mockFile) addAt(path []string, text string) error {
	return m.apply(edit.AddAt(m.file, m.doc.Root, path, text))
}

// pairText returns a pair as YAML, without a final line break.
func pairText(key string, v *value.Value) string {
	pair := value.NewMap()
	pair.Map.SetString(key, v)
	return valueText(pair)
}

// valueText returns a value as YAML, without a final line break.
func valueText(v *value.Value) string {
	text, _ := emit.YAML(v.Copy())
	return strings.TrimSuffix(text, "\n")
}

// comments returns the comments in the text of pairs, each on its own line.
func (m *mockFile) comments(path, names []string) string {
	var lines []string
	mapping := m.root().At(path...)
	for _, name := range names {
		pair := mapping.Pair(name)
		if pair == nil {
			continue
		}
		span := source.Span{Start: pair.Key.Span.Start, End: m.nextLine(max(pair.Key.Span.End, pair.Value.Span.End))}
		if mapping.Style == document.Flow {
			span.End = max(pair.Key.Span.End, pair.Value.Span.End)
		}
		lines = append(lines, commentsIn(m.file, span, *pair)...)
	}
	return strings.Join(lines, "\n")
}

// commentsIn returns the comments in a span that holds a pair: the text from a
// '#' that follows a space or begins a line, outside all scalars.
func commentsIn(file *source.File, span source.Span, pair document.Pair) []string {
	scalars := scalarsOf(pair.Value, []source.Span{pair.Key.Span})
	sort.SliceStable(scalars, func(i, j int) bool { return scalars[i].Start < scalars[j].Start })
	var found []string
	for at := span.Start; at < span.End; at++ {
		if len(scalars) > 0 && at >= scalars[0].Start {
			at = max(at, scalars[0].End-1)
			scalars = scalars[1:]
			continue
		}
		if file.Text[at] != '#' || at > 0 && !strings.ContainsRune(" \t\n", rune(file.Text[at-1])) {
			continue
		}
		end := min(file.LineSpan(file.Line(at)).End, span.End)
		found = append(found, strings.TrimSpace(file.Text[at:end]))
		at = end
	}
	return found
}

func scalarsOf(n *document.Node, found []source.Span) []source.Span {
	if n == nil {
		return found
	}
	if n.Kind == document.Scalar && n.Span.Len() > 0 {
		found = append(found, n.Span)
	}
	for _, item := range n.Items {
		found = scalarsOf(item, found)
	}
	for _, pair := range n.Pairs {
		found = scalarsOf(pair.Value, scalarsOf(pair.Key, found))
	}
	return found
}
