package expansion

import (
	"cmp"
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
	d, node := r.locate(m)
	d.Fixes = append(d.Fixes, r.fixes(m, d.File, node)...)
	if !slices.ContainsFunc(r.found, func(f diagnostic.Diagnostic) bool { return isSame(&f, &d) }) {
		r.found = append(r.found, d)
	}
}

// fixes returns the fixes of a finding, whose node is in a file.
func (r *reporter) fixes(m *finding, file string, node *document.Node) (fixes []diagnostic.Fix) {
	if !m.isWritten() {
		node = nil // the text has nothing to change
	}
	for _, way := range m.fixes {
		if edits := r.edits(file, r.target(way, node), way); edits != nil {
			fixes = append(fixes, diagnostic.Fix{Title: way.title, Edits: edits, Safe: way.safe})
		}
	}
	return fixes
}

// target returns the node that a fix changes: its own, or that of its finding.
func (r *reporter) target(way *fix, node *document.Node) *document.Node {
	if way.at != nil {
		_, node = r.locate(&finding{at: way.at})
	}
	return node
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
func (r *reporter) doc(file string) *document.Document { return named(r.docs, file) }

// named returns the document of a file, or nil.
func named(docs []*document.Document, file string) *document.Document {
	for _, doc := range docs {
		if doc.File.Name == file {
			return doc
		}
	}
	return nil
}

// locate returns the diagnostic of a finding with its place in the text, and
// the node there.
func (r *reporter) locate(m *finding) (diagnostic.Diagnostic, *document.Node) {
	if m.at == nil || m.at.Origin.Layer != value.User {
		return r.locateFile(m)
	}
	return r.locateValue(m)
}

// locateFile is locate for a finding about a whole file, or about something
// that is in no file.
func (r *reporter) locateFile(m *finding) (diagnostic.Diagnostic, *document.Node) {
	d := m.Diagnostic
	d.File = cmp.Or(m.File, project.Charmcraft)
	d.Path, d.Span = completed(m.waysPath(), m.locs), r.firstKey(d.File, m.Span)
	return d, r.root(d.File)
}

// locateValue is locate for a finding about something that the user wrote.
func (r *reporter) locateValue(m *finding) (diagnostic.Diagnostic, *document.Node) {
	d := m.Diagnostic
	d.File, d.Span = m.at.Origin.Source, m.at.Origin.Span
	path, node := m.waysPath(), r.node(d.File, d.Span)
	if node != nil {
		path, d.Span = m.place(r.doc(d.File), node)
	}
	d.Path = completed(path, m.locs)
	return d, node
}

// place returns the path and the span of a finding about a node, or about a key
// that is missing in it.
func (m *finding) place(doc *document.Document, node *document.Node) (path string, span source.Span) {
	path, span = doc.PathOf(node), m.at.Origin.Span
	if m.key != "" {
		return value.JoinPath(path, m.key), headOf(doc, node, span)
	}
	return path, span
}

// firstKey returns the span of the file's first key for a finding about the
// whole file, so that it does not mark the comments above. Any other span stays
// as it is.
func (r *reporter) firstKey(file string, span source.Span) source.Span {
	if root := r.root(file); span == (source.Span{}) && hasKeys(root) {
		return headOf(r.doc(file), root, root.Span)
	}
	return span
}

// completed inserts into a path the union alternatives that pydantic names and
// the file does not.
func completed(path string, locs []pydantic.Loc) string {
	for _, loc := range locs {
		path = completedBy(path, loc)
	}
	return path
}

// completedBy adds to a path the names that it lacks of one of pydantic's paths.
func completedBy(path string, loc pydantic.Loc) string {
	rest := path
	for _, step := range loc {
		switch found := afterName(rest, step.Name); {
		case step.IsIndex:
		case found < 0:
			path, rest = value.JoinPath(path, step.Name), ""
		default:
			rest = rest[found:]
		}
	}
	return path
}

// afterName returns where the first occurrence of a name in a path ends, or -1.
// Only whole parts of the path count.
func afterName(path, name string) int {
	start := strings.Index("."+path+".", "."+name+".")
	if start < 0 {
		return -1
	}
	return start + len(name)
}

// headOf returns where to show a missing key: at the key of the mapping that
// lacks it, or at the first key of the file.
func headOf(doc *document.Document, node *document.Node, span source.Span) source.Span {
	if p := doc.PlaceOf(node); p != nil && p.Key != nil {
		return p.Key.Span
	}
	if hasKeys(node) {
		return node.Pairs[0].Key.Span
	}
	return span
}

// hasKeys reports whether a node is a mapping with at least one key.
func hasKeys(node *document.Node) bool {
	return node != nil && node.Kind == document.Mapping && len(node.Pairs) > 0
}

// loc returns the names and indexes in the first of pydantic's paths, without
// labels.
func (m *finding) loc() (names []string) {
	if len(m.locs) == 0 {
		return nil
	}
	for _, step := range m.locs[0] {
		if !step.Label {
			names = append(names, step.Name)
		}
	}
	return names
}

// waysPath returns pydantic's path for a place that is in no file.
func (m *finding) waysPath() string {
	names := m.loc()
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
		return removeTopLevel(doc, way.text)
	case way.kind == addTop:
		return []source.Edit{topLevel(doc, way.text)}
	case node == nil || way.kind != remove && tagged(doc, node):
		return nil
	}
	return editsAt(doc, node, way)
}

// removeTopLevel removes a top-level key, if the file has it.
func removeTopLevel(doc *document.Document, key string) []source.Edit {
	if pair := doc.Root.Pair(key); pair != nil {
		return removeEntry(doc, pair.Key)
	}
	return nil
}

// editsAt returns the edits of a fix that changes the text of a node.
func editsAt(doc *document.Document, node *document.Node, way *fix) []source.Edit {
	switch way.kind {
	case rename:
		return []source.Edit{renameNode(doc, node, way.text)}
	case replace:
		return []source.Edit{replaceNode(doc, node, way.text)}
	case quote:
		return []source.Edit{edit.Quote(doc.File, node)}
	case wrapKey:
		return wrapEntry(doc, node, way.text)
	case wrapList:
		return []source.Edit{edit.Replace(doc.File, node, "["+doc.File.Text[node.Span.Start:node.Span.End]+"]")}
	case remove:
		return removeEntry(doc, node)
	case addInside:
		return []source.Edit{edit.Add(doc.File, node, way.text)}
	}
	return nil
}

func renameNode(doc *document.Document, node *document.Node, text string) source.Edit {
	if node.Kind == document.Scalar {
		return edit.Change(doc.File, node, text)
	}
	return replaceNode(doc, node, text)
}

// wrapEntry puts a top-level entry under another key.
func wrapEntry(doc *document.Document, node *document.Node, key string) []source.Edit {
	if place := doc.PlaceOf(node); place != nil && doc.Root.Style != document.Flow {
		return edit.Wrap(doc.File, doc.Root.Pairs[place.Index], key)
	}
	return nil
}

// topLevel sets a top-level key. The key may already exist with an empty value.
func topLevel(doc *document.Document, text string) source.Edit {
	key, rest, _ := strings.Cut(text, ":")
	if pair := doc.Root.Pair(key); pair != nil {
		return fillIn(doc, pair.Value, rest)
	}
	if hasKeys(doc.Root) && !endsPlainly(doc) {
		return edit.Add(doc.File, doc.Root, text)
	}
	return edit.AddTop(doc.File, text)
}

// fillIn replaces the empty value of a key by text, which may be a block of
// lines.
func fillIn(doc *document.Document, empty *document.Node, text string) source.Edit {
	if strings.HasPrefix(text, "\n  ") && !strings.HasPrefix(text, "\n  - ") {
		return edit.Replace(doc.File, empty, text)
	}
	text = strings.TrimSpace(text)
	if item, ok := strings.CutPrefix(text, "- "); ok {
		text = "[" + item + "]"
	}
	return replaceNode(doc, empty, text)
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
