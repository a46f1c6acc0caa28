package structure

import (
	"strconv"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// moved are the candidates that move a block that is under an unknown key to
// where the schema has one like it.
func (s *sheet) moved(at *spot, root *document.Node, top *schema.Node) []candidate {
	if at.parent.Style == document.Flow || !s.ownLine(at.key.Span.Start) {
		return nil
	}
	var all []candidate
	for _, home := range homes(at, root, top) {
		all = append(all, s.move(at, root, home)...)
	}
	return all
}

// home is a place that a block can belong to: the chain of keys to its mapping.
type home struct {
	path []string
	cost int
}

// homes are the mappings that take a block: by its key, or by what it consists of.
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
	own := strings.Join(path, ".") == strings.Join(h.at.path[:len(h.at.path)-1], ".")
	key := s.Key(h.at.key.Text)
	there := h.root.At(path...)
	free := there == nil || there.Kind == document.Mapping && there.Pair(h.at.key.Text) == nil || there.Kind == document.Scalar && there.Tag == "!!null"
	switch {
	case own || !free:
	case key != nil && accepts(key.Node, h.at.node) && resembles(key.Node, h.at.node):
		h.found = append(h.found, home{path: path})
	case key == nil && s.Names != nil && len(path) > 0 && consists(s.Names.Value, h.at.node) && isWord(h.at.key.Text):
		h.found = append(h.found, home{path: path, cost: 2})
	}
	for i := range s.Keys {
		if child := s.Keys[i].Node; child != nil && child.Types&schema.Map != 0 && s.Keys[i].Mark&(schema.Deprecated|schema.Reserved) == 0 {
			h.visit(child, append(path[:len(path):len(path)], s.Keys[i].Name))
		}
	}
	if s.Names != nil && there != nil && there.Kind == document.Mapping {
		for _, pair := range there.Pairs[:min(len(there.Pairs), mostHomes)] {
			if pair.Key.Kind == document.Scalar && pair.Value.Kind == document.Mapping {
				h.visit(s.Names.Value, append(path[:len(path):len(path)], pair.Key.Text))
			}
		}
	}
}

// resembles reports whether a node can be what a schema describes: no mapping of
// which it knows no key.
func resembles(s *schema.Node, n *document.Node) bool {
	return n.Kind != document.Mapping || s == nil || s.Keys == nil || consists(s, n)
}

// consists reports whether a node is a mapping most of whose keys a schema has.
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

// move takes a block out and puts it at the end of a mapping, which is made
// where there is none.
func (s *sheet) move(at *spot, root *document.Node, to home) []candidate {
	gone, ok := edit.Remove(s.file, at.parent, at.index)
	pair := document.Pair{Key: at.key, Value: at.node}
	if !ok {
		return s.wrapped(at, to)
	}
	where := "the top level"
	if len(to.path) > 0 {
		where = quoted(to.path[len(to.path)-1])
	}
	c := candidate{
		at: at.key.Span, cost: 6 + to.cost, title: "Move it to " + where, drops: true,
		message: quoted(at.key.Text) + " does not belong " + under(at.path) + ", but " + under(append(to.path[:len(to.path):len(to.path)], "")) + ".",
	}
	text := s.stepped(edit.Text(s.file, pair))
	added, ok := s.added(root, to.path, text)
	if !ok || added.Span.Start > gone.Span.Start && added.Span.Start < gone.Span.End {
		return s.wrapped(at, to)
	}
	c.edits = []source.Edit{gone, added}
	return append([]candidate{c}, s.wrapped(at, to)...)
}

// under says where a path's last key is.
func under(path []string) string {
	if len(path) < 2 {
		return "at the top level"
	}
	return "under " + quoted(path[len(path)-2])
}

// stepped is text with the indentation that the file has.
func (s *sheet) stepped(text string) string { return strings.TrimRight(text, "\n") }

// added is the edit that puts text at the end of the mapping at a chain of keys.
func (s *sheet) added(root *document.Node, path []string, text string) (source.Edit, bool) {
	at, depth := root.Resolve(), 0
	var key *document.Node
	indent := 0
	for ; depth < len(path); depth++ {
		pair := at.Pair(path[depth])
		if pair == nil {
			break
		}
		key, at = pair.Key, pair.Value.Resolve()
		if at == nil {
			return source.Edit{}, false
		}
	}
	for i := len(path) - 1; i >= depth; i-- {
		text = path[i] + ":\n" + edit.Indent(text, s.step)
	}
	line := -1
	switch {
	case at.Kind == document.Mapping && at.Style == document.Flow:
		return source.Edit{}, false
	case at.Kind == document.Mapping && len(at.Pairs) > 0:
		first := s.lineOf(at.Pairs[0].Key.Span.Start)
		indent = s.lines[first].indent
		line = s.lineOf(max(at.Span.End-1, at.Span.Start))
	case key != nil && at.Kind == document.Scalar && at.Tag == "!!null" && at.Span.Len() == 0:
		line = s.lineOf(key.Span.Start)
		indent = s.lines[line].indent + s.step
	default:
		return source.Edit{}, false
	}
	end := s.lines[line].end
	return s.edit(end, end, "\n"+edit.Indent(text, indent)), true
}

// wrapped puts the keys that are missing in front of a block where it stands.
func (s *sheet) wrapped(at *spot, to home) []candidate {
	own := len(at.path) - 1
	if len(to.path) <= own || strings.Join(to.path[:own], ".") != strings.Join(at.path[:own], ".") || at.parent.Pair(to.path[own]) != nil {
		return nil
	}
	first := s.lineOf(at.key.Span.Start)
	indent := s.lines[first].indent
	head := ""
	for i, key := range to.path[own:] {
		head += spaces(indent+i*s.step) + key + ":\n"
	}
	deeper := (len(to.path) - own) * s.step
	end := s.lineOf(max(at.key.Span.End, at.node.Span.End)-1) + 1
	c := candidate{
		at: at.key.Span, cost: 3 + to.cost, title: "Move under '" + to.path[len(to.path)-1] + "'",
		message: quoted(at.key.Text) + " does not belong " + under(at.path) + ", but under " + quoted(to.path[len(to.path)-1]) + ", which is missing.",
	}
	c.edits = s.shift(first, end, indent+deeper)
	if len(c.edits) == 0 {
		return nil
	}
	c.edits[0].Text = head + c.edits[0].Text
	return []candidate{c}
}

// merged are the candidates that bring the two blocks of one key together.
func (s *sheet) merged(root *document.Node) []candidate {
	var all []candidate
	var visit func(n *document.Node, depth int)
	visit = func(n *document.Node, depth int) {
		if n == nil || depth > deepestWalk || len(all) > 3 {
			return
		}
		seen := map[string]int{}
		for i, pair := range n.Pairs {
			if first, twice := seen[pair.Key.Text]; twice && pair.Key.Kind == document.Scalar {
				all = append(all, s.merge(n, first, i)...)
			} else {
				seen[pair.Key.Text] = i
			}
			visit(pair.Value, depth+1)
		}
		for _, item := range n.Items {
			visit(item, depth+1)
		}
	}
	visit(root, 0)
	return all
}

// merge puts what is under the second of two equal keys under the first.
func (s *sheet) merge(mapping *document.Node, first, second int) []candidate {
	a, b := mapping.Pairs[first], mapping.Pairs[second]
	if mapping.Style == document.Flow || a.Value.Kind != b.Value.Kind || a.Value.Kind == document.Alias || !s.ownLine(b.Key.Span.Start) {
		return nil
	}
	name := quoted(a.Key.Text)
	c := candidate{
		at: b.Key.Span, drops: true,
		message: "The key " + name + " is there twice: here, and in line " + lineNumber(s.lineOf(a.Key.Span.Start)) + ". A mapping has each key only once.",
		title:   "Put both blocks of " + name + " together",
	}
	if a.Value.Kind == document.Scalar {
		return s.same(c, mapping, second, s.plainText(a.Value) == s.plainText(b.Value))
	}
	if a.Value.Style == document.Flow || b.Value.Style == document.Flow || share(a.Value, b.Value) || b.Value.Span.Len() == 0 || a.Value.Span.Len() == 0 {
		return nil
	}
	gone, ok := edit.Remove(s.file, mapping, second)
	if !ok {
		return nil
	}
	start, last := s.lineOf(b.Value.Span.Start), s.lineOf(b.Value.Span.End-1)
	from := s.lines[start].indent
	body := strings.TrimRight(s.file.Text[s.lines[start].start:s.lines[last].end], "\n")
	end := s.lineOf(max(a.Value.Span.End-1, a.Value.Span.Start))
	to := s.lines[s.lineOf(a.Value.Span.Start)].indent
	at := s.lines[end].end
	c.edits = []source.Edit{s.edit(at, at, "\n"+reindent(body, to-from)), gone}
	if second == first+1 && from == to { // nothing stands between: the second key goes, and that is all
		c.edits = []source.Edit{s.removeLine(s.lineOf(b.Key.Span.Start))}
	}
	return []candidate{c}
}

// lineNumber is a line's number as editors count, from 1.
func lineNumber(line int) string { return strconv.Itoa(line + 1) }

// same takes away the second of two equal pairs; where their values differ, each
// is offered.
func (s *sheet) same(c candidate, mapping *document.Node, second int, equal bool) []candidate {
	gone, ok := edit.Remove(s.file, mapping, second)
	if !ok || !equal {
		return nil
	}
	c.title = "Remove the second " + quoted(mapping.Pairs[second].Key.Text)
	c.edits = []source.Edit{gone}
	return []candidate{c}
}

// share reports whether two mappings have a key in common.
func share(a, b *document.Node) bool {
	for _, pair := range b.Pairs {
		if a.Pair(pair.Key.Text) != nil {
			return true
		}
	}
	return false
}

// reindent indents lines by so much more, or less.
func reindent(text string, by int) string {
	if by >= 0 {
		return edit.Indent(text, by)
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		n := min(-by, len(line)-len(strings.TrimLeft(line, " ")))
		lines[i] = line[n:]
	}
	return strings.Join(lines, "\n")
}
