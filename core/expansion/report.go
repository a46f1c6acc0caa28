package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/project"
	"charm-playground/core/pydantic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// reporter gives findings their places in the text.
type reporter struct {
	docs  []*document.Document
	found []diagnostic.Diagnostic
}

// report turns findings into diagnostics. Of several at one place with the same
// code or the same span, it keeps the first.
func (x *expander) report(doc *document.Document, findings []*finding) []diagnostic.Diagnostic {
	r := &reporter{docs: append(x.others, doc)}
	for _, m := range findings[:min(len(findings), diagnostic.MostOfAKind)] {
		if !isTold(m, findings) {
			r.add(m)
		}
	}
	return r.found
}

// isTold reports whether a finding is redundant: it is about a part's default
// plugin, and another finding is about that part or about the wrong base.
func isTold(m *finding, all []*finding) bool {
	return m.Code == diagnostic.UnknownPlugin && !m.isWritten() && slices.ContainsFunc(all, func(other *finding) bool {
		return (other.Code == diagnostic.InvalidPart || other.Code == diagnostic.InvalidBase) && other.isWritten()
	})
}

func (r *reporter) add(m *finding) {
	d := m.Diagnostic
	var node *document.Node
	d.File, d.Path, d.Span, node = r.locate(m)
	for _, way := range m.fixes {
		target := node
		if way.at == nil && !m.isWritten() && way.kind != addTop && way.kind != removeTop {
			continue // the text has nothing to change
		}
		if way.at != nil {
			_, _, _, target = r.locate(&finding{at: way.at})
		}
		if edits := r.edits(d.File, target, way); edits != nil {
			d.Fixes = append(d.Fixes, diagnostic.Fix{Title: way.title, Edits: edits, Safe: way.safe})
		}
	}
	if !slices.ContainsFunc(r.found, func(f diagnostic.Diagnostic) bool { return isSame(&f, &d) }) {
		r.found = append(r.found, d)
	}
}

// isSame reports whether two findings report the same mistake at one place.
func isSame(a, b *diagnostic.Diagnostic) bool {
	return a.File == b.File && a.Path == b.Path && (a.Code == b.Code || a.Span == b.Span)
}

// isWritten reports whether a finding is about something that the user wrote.
func (m *finding) isWritten() bool {
	return m.at == nil || m.at.Origin.Layer == value.User
}

// doc returns the document of a file, or nil.
func (r *reporter) doc(file string) *document.Document {
	for _, doc := range r.docs {
		if doc.File.Name == file {
			return doc
		}
	}
	return nil
}

// locate returns the file, the path, the span and the node of a finding.
func (r *reporter) locate(m *finding) (file, path string, span source.Span, node *document.Node) {
	file = m.File
	if file == "" {
		file = project.Charmcraft
	}
	if m.at == nil || m.at.Origin.Layer != value.User {
		return file, completed(m.waysPath(), m.locs), r.firstKey(file, m.Span), r.root(file)
	}
	file, span = m.at.Origin.Source, m.at.Origin.Span
	node = r.node(file, span)
	doc := r.doc(file)
	if node == nil || doc == nil {
		return file, completed(m.waysPath(), m.locs), span, nil
	}
	path = doc.PathOf(node)
	if m.key != "" {
		path = under(path, m.key)
		span = headOf(doc, node, span)
	}
	return file, completed(path, m.locs), span, node
}

// firstKey returns the span of the file's first key for a finding about the
// whole file, so that it does not mark the comments above. Any other span stays
// as it is.
func (r *reporter) firstKey(file string, span source.Span) source.Span {
	root := r.root(file)
	if doc := r.doc(file); span == (source.Span{}) && doc != nil && root != nil && root.Kind == document.Mapping && len(root.Pairs) > 0 {
		return headOf(doc, root, root.Span)
	}
	return span
}

// completed inserts into a path the union alternatives that pydantic names and
// the file does not.
func completed(path string, locs []pydantic.Loc) string {
	for _, loc := range locs {
		rest := path
		for _, step := range loc {
			if step.IsIndex {
				continue
			}
			found := afterName(rest, step.Name)
			if found < 0 {
				path, rest = under(path, step.Name), ""
				continue
			}
			rest = rest[found:]
		}
	}
	return path
}

// under returns the path of a name in the mapping at a path.
func under(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// afterName returns where the first occurrence of a name in a path ends, or -1.
// Only whole parts of the path count.
func afterName(path, name string) int {
	for start := 0; start <= len(path)-len(name); start++ {
		end := start + len(name)
		begins := start == 0 || path[start-1] == '.'
		ends := end == len(path) || path[end] == '.'
		if begins && ends && path[start:end] == name {
			return end
		}
	}
	return -1
}

// headOf returns where to show a missing key: at the key of the mapping that
// lacks it, or at the first key of the file.
func headOf(doc *document.Document, node *document.Node, span source.Span) source.Span {
	if p := doc.PlaceOf(node); p != nil && p.Key != nil {
		return p.Key.Span
	}
	if node.Kind == document.Mapping && len(node.Pairs) > 0 {
		return node.Pairs[0].Key.Span
	}
	return span
}

// locPath returns the names and indexes in the first of pydantic's paths,
// without labels.
func locPath(locs []pydantic.Loc) []string {
	var names []string
	if len(locs) == 0 {
		return nil
	}
	for _, step := range locs[0] {
		if !step.Label {
			names = append(names, step.Name)
		}
	}
	return names
}

// waysPath returns pydantic's path for a place that is in no file.
func (m *finding) waysPath() string {
	names := locPath(m.locs)
	if m.key != "" && (len(names) == 0 || names[len(names)-1] != m.key) {
		names = append(names, m.key)
	}
	return strings.Join(names, ".")
}

func (r *reporter) root(file string) *document.Node {
	if doc := r.doc(file); doc != nil {
		return doc.Root
	}
	return nil
}

// node returns the node of a file with this span.
func (r *reporter) node(file string, span source.Span) *document.Node {
	if doc := r.doc(file); doc != nil {
		return doc.NodeOf(span)
	}
	return nil
}

// edits returns the edits of one fix, or nil if the text does not allow it.
func (r *reporter) edits(file string, node *document.Node, way *fix) []source.Edit {
	doc := r.doc(file)
	switch {
	case doc == nil:
		return nil
	case way.kind == removeTop:
		if pair := doc.Root.Pair(way.text); pair != nil {
			return removeEntry(doc, pair.Key)
		}
		return nil
	case way.kind == addTop:
		return []source.Edit{topLevel(doc, way.text)}
	case node == nil || way.kind != remove && tagged(doc, node):
		return nil
	}
	return editsAt(doc, node, way)
}

// editsAt returns the edits of a fix that changes the text of a node.
func editsAt(doc *document.Document, node *document.Node, way *fix) []source.Edit {
	switch way.kind {
	case rename:
		if node.Kind == document.Scalar {
			return []source.Edit{edit.Change(doc.File, node, way.text)}
		}
		return []source.Edit{replaceNode(doc, node, way.text)}
	case replace:
		return []source.Edit{replaceNode(doc, node, way.text)}
	case quote:
		return []source.Edit{edit.Quote(doc.File, node)}
	case wrapKey:
		if place := doc.PlaceOf(node); place != nil && doc.Root.Style != document.Flow {
			return edit.Wrap(doc.File, doc.Root.Pairs[place.Index], way.text)
		}
	case wrapList:
		return []source.Edit{edit.Replace(doc.File, node, "["+doc.File.Text[node.Span.Start:node.Span.End]+"]")}
	case remove:
		return removeEntry(doc, node)
	case addInside:
		return []source.Edit{edit.Add(doc.File, node, way.text)}
	}
	return nil
}

// topLevel sets a top-level key. The key may already exist with an empty value.
func topLevel(doc *document.Document, text string) source.Edit {
	key, rest, _ := strings.Cut(text, ":")
	pair := doc.Root.Pair(key)
	if pair == nil && doc.Root != nil && doc.Root.Kind == document.Mapping && len(doc.Root.Pairs) > 0 && !endsPlainly(doc) {
		return edit.Add(doc.File, doc.Root, text)
	}
	if pair == nil {
		return edit.AddTop(doc.File, text)
	}
	if strings.HasPrefix(rest, "\n  ") && !strings.HasPrefix(rest, "\n  - ") {
		return edit.Replace(doc.File, pair.Value, rest)
	}
	rest = strings.TrimSpace(rest)
	if item, ok := strings.CutPrefix(rest, "- "); ok {
		rest = "[" + item + "]"
	}
	return replaceNode(doc, pair.Value, rest)
}

// endsPlainly reports whether more top-level keys can follow at the end of the
// text: the mapping is in block style, is not indented, and the document has no
// end marker.
func endsPlainly(doc *document.Document) bool {
	first := doc.Root.Pairs[0].Key.Begin()
	return doc.Root.Style != document.Flow && (first == 0 || doc.File.Text[first-1] == '\n') && !strings.Contains("\n"+doc.File.Text, "\n...")
}

// tagged reports whether a node has a tag, which would stay in front of a
// replacement.
func tagged(doc *document.Document, node *document.Node) bool {
	before := strings.TrimRight(doc.File.Text[:node.Span.Start], " \r\n")
	word := before[strings.LastIndexAny(before, " \t\n,[{")+1:]
	return strings.HasPrefix(word, "!")
}

// replaceNode replaces a value by text. The value may be missing, or begin on a
// line below its key.
func replaceNode(doc *document.Document, node *document.Node, text string) source.Edit {
	edit := edit.Replace(doc.File, node, text)
	before := strings.TrimRight(doc.File.Text[:node.Span.Start], " \r\n")
	below := doc.File.Line(len(before)) < doc.File.Line(node.Span.Start)
	isKey := doc.PlaceOf(node) != nil && doc.PlaceOf(node).Key == node
	if !isKey && strings.HasSuffix(before, ":") && (below || node.Span.Len() == 0) {
		edit.Span.Start = len(before)
		edit.Text = " " + text
	}
	return edit
}

// removeEntry removes the pair of a key. If that is the only pair of its
// mapping, it removes the pair around the mapping.
func removeEntry(doc *document.Document, node *document.Node) []source.Edit {
	for p := doc.PlaceOf(node); p != nil && p.Parent != nil; p = p.Parent {
		parent := p.Parent.Node.Resolve()
		if parent.Kind != document.Mapping {
			return nil
		}
		if edit, ok := edit.TakeOut(doc.File, parent, p.Index); ok {
			return []source.Edit{edit}
		}
		if len(parent.Pairs) > 1 {
			return nil
		}
	}
	return nil
}
