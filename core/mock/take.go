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
	if err := m.cutOut(path, names, comments); err != nil {
		return err
	}
	return m.merge(parts)
}

// cutOut removes pairs from the mapping at a path, and leaves their comments.
func (m *mockFile) cutOut(path, names []string, comments string) error {
	if len(path) == 0 && len(names) == len(m.root().Pairs) {
		m.read(m.head() + comments)
		return nil
	}
	if err := m.removeKeys(path, names); err != nil || comments == "" {
		return err
	}
	return m.apply(edit.AddTop(m.file, comments))
}

// head returns the text before the first key: comments, and a document marker.
func (m *mockFile) head() string { return m.file.Text[:m.lineStart(m.root().Span.Start)] }

// merge adds the parts that mock.yaml lacks; they have the keys of mock.yaml.
func (m *mockFile) merge(parts *value.Value) error {
	return each(parts.Map.Entries(), func(entry value.Entry) error { return m.mergePart(entry.Key.Text, entry.Value) })
}

func (m *mockFile) mergePart(key string, part *value.Value) error {
	switch {
	case key == "relations":
		return m.mergeRelations(part.Items)
	case isMap(part):
		return m.mergeMap([]string{key}, part)
	}
	return m.mergePair(nil, key, part)
}

func (m *mockFile) mergeMap(path []string, v *value.Value) error {
	return each(v.Map.Entries(), func(entry value.Entry) error { return m.mergePair(path, entry.Key.Str(), entry.Value) })
}

// mergePair adds a pair to the mapping at a path, or what the pair there lacks.
func (m *mockFile) mergePair(path []string, key string, v *value.Value) error {
	switch {
	case m.doc.Root.At(path...).Pair(key) == nil:
		return m.addAt(path, pairText(key, v))
	case isMap(v):
		return m.mergeMap(append(slices.Clone(path), key), v)
	}
	return nil
}

// mergeRelations adds the relations of endpoints that have none yet.
func (m *mockFile) mergeRelations(relations []*value.Value) error {
	there := m.relations()
	return each(relations, func(relation *value.Value) error {
		if firstWith(textOf(relation.Get("endpoint")), there) >= 0 {
			return nil
		}
		return m.addItem(valueText(relation))
	})
}

// pairText returns a pair as YAML, without a final line break.
func pairText(key string, v *value.Value) string { return valueText(mapOf(key, v)) }

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
		if pair := mapping.Pair(name); pair != nil {
			lines = append(lines, commentsIn(m.file, m.extent(mapping, *pair), *pair)...)
		}
	}
	return strings.Join(lines, "\n")
}

// extent returns the text of a pair with the comment after it.
func (m *mockFile) extent(mapping *document.Node, pair document.Pair) source.Span {
	if mapping.Style == document.Flow {
		return spanOf(pair)
	}
	return m.linesOf(pair)
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
