package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// unwrapped returns the candidates that remove a superfluous key: its children
// belong where the key itself is.
func (s *sheet) unwrapped(at *spot) []candidate {
	if at.key == nil || at.up == nil || at.node.Kind != document.Mapping || at.node.Style == document.Flow || at.parent.Style == document.Flow || len(at.node.Pairs) == 0 || !s.ownLine(at.key.Span.Start) {
		return nil
	}
	for _, pair := range at.node.Pairs {
		if pair.Key.Kind != document.Scalar || at.parent.Pair(pair.Key.Text) != nil || !accepts(at.up.schema.Child(pair.Key.Text), pair.Value) || at.up.schema.Child(pair.Key.Text) == nil {
			return nil
		}
	}
	first, start := s.lineOf(at.key.Span.Start), s.lineOf(at.node.Pairs[0].Key.Span.Start)
	last := s.lineOf(max(at.node.Span.End-1, at.node.Span.Start))
	edits := s.shift(start, last+1, s.lines[first].indent)
	if start == first || edits == nil {
		return nil
	}
	return []candidate{{
		at: at.key.Span, cost: 3, drops: true, edits: append([]source.Edit{s.removeLine(first)}, edits...),
		message: quoted(at.key.Text) + " is one level too many: what is in it belongs directly under " + at.up.what() + ".",
		title:   "Take " + quoted(at.key.Text) + " away and move its content up",
	}}
}

// gathered returns the candidates that put unknown keys under a missing key of
// the schema that accepts them all.
func (s *sheet) gathered(at *spot) []candidate {
	if at.parent.Style == document.Flow || !s.ownLine(at.key.Span.Start) || at.index > 0 && at.isUnknown(at.index-1) {
		return nil
	}
	last := at.index
	for last+1 < len(at.parent.Pairs) && at.isUnknown(last+1) {
		last++
	}
	var all []candidate
	for i := range at.up.schema.Keys {
		key := &at.up.schema.Keys[i]
		if at.parent.Pair(key.Name) == nil && takesAll(key.Node, at.parent.Pairs[at.index:last+1]) {
			all = append(all, s.gather(at, last, key.Name, len(all))...)
		}
	}
	return all
}

// isUnknown reports whether a pair beside the spot has a key that is not in the
// schema.
func (at *spot) isUnknown(i int) bool { return at.up.schema.Key(at.parent.Pairs[i].Key.Text) == nil }

// gather puts the pairs from the spot to the last one under a key.
func (s *sheet) gather(at *spot, last int, name string, cost int) []candidate {
	pair := at.parent.Pairs[last]
	start, end := s.lineOf(at.key.Span.Start), s.lineOf(max(pair.Value.Span.End, pair.Key.Span.End)-1)+1
	edits := s.shift(start, end, s.lines[start].indent+s.step)
	if edits == nil {
		return nil
	}
	edits[0].Text = spaces(s.lines[start].indent) + name + ":\n" + edits[0].Text
	return []candidate{{
		at: source.Span{Start: at.key.Span.Start, End: s.lines[end-1].end}, cost: fitKey + fitName + 2 + cost, edits: edits,
		message: quoted(at.key.Text) + " belongs under " + quoted(name) + ", which is missing.",
		title:   "Put " + count(last-at.index+1, "key") + " under " + quoted(name),
	}}
}

// takesAll reports whether a schema describes a mapping of names that accepts all
// the pairs.
func takesAll(s *schema.Node, pairs []document.Pair) bool {
	if s == nil || s.Names == nil || s.Names.Value == nil {
		return false
	}
	for _, pair := range pairs {
		if value := pair.Value.Resolve(); s.Names.Value.Types == schema.Any || !accepts(s.Names.Value, value) || value != nil && value.Kind == document.Mapping && !consists(s.Names.Value, value) {
			return false
		}
	}
	return true
}

// moved returns the candidates that move a block under an unknown key to a place
// where the schema has a similar one.
func (s *sheet) moved(at *spot, root *document.Node, top *schema.Node) []candidate {
	if at.parent.Style == document.Flow || !s.ownLine(at.key.Span.Start) {
		return nil
	}
	all := s.renamed(at)
	for _, home := range homes(at, root, top) {
		all = append(all, s.move(at, root, home)...)
	}
	return all
}

// renamed returns the candidates that give a block the name of a key that accepts
// such blocks and that its mapping lacks.
func (s *sheet) renamed(at *spot) []candidate {
	var all []candidate
	for i := range at.up.schema.Keys {
		key := &at.up.schema.Keys[i]
		if at.parent.Pair(key.Name) != nil || !accepts(key.Node, at.node) || key.Node == nil || !typical(key.Node, at.node) {
			continue
		}
		all = append(all, candidate{
			at: at.key.Span, cost: 5, title: "Change to " + quoted(key.Name), drops: true,
			message: "Unknown key " + quoted(at.key.Text) + ". What it holds looks like " + quoted(key.Name) + ".",
			edits:   []source.Edit{edit.Change(s.file, at.key, key.Name)},
		})
	}
	return all
}

// typical reports whether the keys of a mapping's entries show that it is the
// mapping that a schema describes.
func typical(s *schema.Node, n *document.Node) bool {
	if s.Names == nil || n.Kind != document.Mapping || len(n.Pairs) == 0 {
		return false
	}
	known := 0
	for _, pair := range n.Pairs {
		if value := pair.Value.Resolve(); value != nil && consists(s.Names.Value, value) {
			known++
		}
	}
	return 2*known > len(n.Pairs)
}

// home is a place where a block can belong: the chain of keys to its mapping.
type home struct {
	path []string
	name string // the key that the block gets there; empty: it keeps its own
	cost int
}

// homes returns the mappings that accept a block, because of its key or its
// content.
func homes(at *spot, root *document.Node, top *schema.Node) []home {
	h := &homeSearch{at: at, root: root}
	h.visit(top, nil)
	return h.found
}

type homeSearch struct {
	at    *spot
	root  *document.Node
	found []home
}

const (
	mostHomes   = 8
	deepestHome = 3
)

func (h *homeSearch) visit(s *schema.Node, path []string) {
	if s == nil || len(path) > deepestHome || len(h.found) >= mostHomes {
		return
	}
	there := h.root.At(path...)
	if h.isFree(there, path) {
		h.try(s, path)
	}
	for i := range s.Keys {
		if child := s.Keys[i].Node; child != nil && child.Types&schema.Map != 0 && s.Keys[i].Mark&(schema.Deprecated|schema.Reserved) == 0 {
			h.visit(child, append(path[:len(path):len(path)], s.Keys[i].Name))
		}
	}
	if s.Names == nil || there == nil || there.Kind != document.Mapping {
		return
	}
	for _, pair := range there.Pairs[:min(len(there.Pairs), mostHomes)] {
		if pair.Key.Kind == document.Scalar && pair.Value.Kind == document.Mapping {
			h.visit(s.Names.Value, append(path[:len(path):len(path)], pair.Key.Text))
		}
	}
}

// isFree reports whether the block can be put at a path: it is elsewhere now, and
// the path holds nothing, or a mapping without the block's key.
func (h *homeSearch) isFree(there *document.Node, path []string) bool {
	if strings.Join(path, ".") == strings.Join(h.at.path[:len(h.at.path)-1], ".") {
		return false
	}
	return there == nil || there.Kind == document.Mapping && there.Pair(h.at.key.Text) == nil || there.Kind == document.Scalar && there.Tag == resolver.TagNull
}

// try adds the mapping at a path if it accepts the block.
func (h *homeSearch) try(s *schema.Node, path []string) {
	key, near := s.Key(h.at.key.Text), ""
	if key == nil && s.Names == nil {
		near = h.near(s)
	}
	switch {
	case key != nil && accepts(key.Node, h.at.node) && resembles(key.Node, h.at.node):
		h.found = append(h.found, home{path: path})
	case near != "":
		h.found = append(h.found, home{path: path, cost: 3, name: near})
	case key == nil && s.Names != nil && len(path) > 0 && consists(s.Names.Value, h.at.node) && isWord(h.at.key.Text):
		h.found = append(h.found, home{path: path, cost: 2})
	}
}

// near returns the key of a schema that accepts the block, if the unknown key is
// a synonym or a misspelling of it; empty if no key matches, or several do.
func (h *homeSearch) near(s *schema.Node) string {
	near := suggest.Nearest(h.at.key.Text, s.KeyNames(), suggest.Slips())
	if len(near) != 1 || h.at.node.Kind == document.Mapping {
		return ""
	}
	if key := s.Key(near[0]); key == nil || !accepts(key.Node, h.at.node) {
		return ""
	}
	return near[0]
}

// resembles reports whether a node can be what a schema describes. It returns
// false for a mapping if the schema knows few of its keys.
func resembles(s *schema.Node, n *document.Node) bool {
	return n.Kind != document.Mapping || s == nil || s.Keys == nil || consists(s, n)
}

// consists reports whether a node is a mapping and most of its keys are in a
// schema.
func consists(s *schema.Node, n *document.Node) bool {
	if s == nil || n.Kind != document.Mapping || len(n.Pairs) == 0 {
		return false
	}
	known := 0
	for _, pair := range n.Pairs {
		if s.Key(pair.Key.Text) != nil {
			known++
		}
	}
	return 2*known > len(n.Pairs)
}

// move removes a block and puts it at the end of another mapping, which it
// creates if it is missing.
func (s *sheet) move(at *spot, root *document.Node, to home) []candidate {
	wrapped := s.wrapped(at, to)
	gone, ok := edit.Remove(s.file, at.parent, at.index) // the children of the block move unchanged
	if !ok {
		return wrapped
	}
	c, text := s.moving(at, to)
	added, ok := s.added(root, to.path, text)
	inside := added.Span.Start > gone.Span.Start && added.Span.Start < gone.Span.End
	switch {
	case !ok || inside && (len(to.path) != 1 || gone.Text != "" || at.up.up != nil):
		return wrapped
	case inside:
		// It is the last block, and its new parent replaces it.
		gone.Text = strings.TrimPrefix(added.Text, "\n") + "\n"
		c.edits = []source.Edit{gone}
	default:
		c.edits = []source.Edit{gone, added}
	}
	return append([]candidate{c}, wrapped...)
}

// moving returns the candidate of a move without its edits, and the text that it
// moves.
func (s *sheet) moving(at *spot, to home) (candidate, string) {
	where := "the top level"
	if len(to.path) > 0 {
		where = quoted(to.path[len(to.path)-1])
	}
	c := candidate{
		at: at.key.Span, cost: 6 + to.cost, title: "Move it to " + where, drops: true,
		message: quoted(at.key.Text) + " does not belong " + under(at.path) + ", but " + under(append(to.path[:len(to.path):len(to.path)], "")) + ".",
	}
	text := strings.TrimRight(edit.Text(s.file, document.Pair{Key: at.key, Value: at.node}), "\n")
	if to.name != "" {
		text = strings.Replace(text, at.key.Text, to.name, 1)
		c.title += " as " + quoted(to.name)
	}
	return c, text
}

// under says under which key the last key of a path is.
func under(path []string) string {
	if len(path) < 2 {
		return "at the top level"
	}
	return "under " + quoted(path[len(path)-2])
}

// added returns the edit that puts text at the end of the mapping at a chain of
// keys.
func (s *sheet) added(root *document.Node, path []string, text string) (source.Edit, bool) {
	at, depth := root.Resolve(), 0
	var key *document.Node
	for ; depth < len(path) && at != nil; depth++ {
		pair := at.Pair(path[depth])
		if pair == nil {
			break
		}
		key, at = pair.Key, pair.Value.Resolve()
	}
	if at == nil {
		return source.Edit{}, false
	}
	for i := len(path) - 1; i >= depth; i-- {
		text = path[i] + ":\n" + edit.Indent(text, s.step)
	}
	line, indent := s.roomIn(key, at)
	if line < 0 {
		return source.Edit{}, false
	}
	end := s.lines[line].end
	return s.edit(end, end, "\n"+edit.Indent(text, indent)), true
}

// roomIn returns the line after which a new pair of a block mapping goes, and its
// indentation; -1 if at is neither a block mapping nor an empty value of key.
func (s *sheet) roomIn(key, at *document.Node) (line, indent int) {
	switch {
	case at.Kind == document.Mapping && at.Style != document.Flow && len(at.Pairs) > 0:
		first := s.lineOf(at.Pairs[0].Key.Span.Start)
		return s.lineOf(max(at.Span.End-1, at.Span.Start)), s.lines[first].indent
	case key != nil && at.Kind == document.Scalar && at.Tag == resolver.TagNull && at.Span.Len() == 0:
		line = s.lineOf(key.Span.Start)
		return line, s.lines[line].indent + s.step
	}
	return -1, 0
}

// wrapped puts the missing keys above a block, without moving it.
func (s *sheet) wrapped(at *spot, to home) []candidate {
	own := len(at.path) - 1
	if to.name != "" || len(to.path) <= own || strings.Join(to.path[:own], ".") != strings.Join(at.path[:own], ".") || at.parent.Pair(to.path[own]) != nil {
		return nil
	}
	missing := to.path[own:]
	first := s.lineOf(at.key.Span.Start)
	end := s.lineOf(max(at.key.Span.End, at.node.Span.End)-1) + 1
	indent := s.lines[first].indent
	edits := s.shift(first, end, indent+len(missing)*s.step)
	if len(edits) == 0 {
		return nil
	}
	head := ""
	for i, key := range missing {
		head += spaces(indent+i*s.step) + key + ":\n"
	}
	edits[0].Text = head + edits[0].Text
	return []candidate{{
		at: at.key.Span, cost: fitKey*len(missing) + 3 + to.cost, title: "Move under '" + to.path[len(to.path)-1] + "'", edits: edits,
		message: quoted(at.key.Text) + " does not belong " + under(at.path) + ", but under " + quoted(to.path[len(to.path)-1]) + ", which is missing.",
	}}
}
