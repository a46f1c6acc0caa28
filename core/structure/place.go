package structure

import (
	"slices"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// unwrapped returns the candidates that remove a superfluous key: its children
// belong where the key itself is.
func (s *sheet) unwrapped(at *spot) []candidate {
	if !s.isSuperfluous(at) {
		return nil
	}
	first, start := s.lineOf(at.key.Span.Start), s.lineOf(at.node.Pairs[0].Key.Span.Start)
	edits := s.shift(start, s.lastLine(at.node.Span)+1, s.lines[first].indent)
	if start == first || edits == nil {
		return nil
	}
	return []candidate{{
		at: at.key.Span, cost: 3, drops: true, edits: append([]source.Edit{s.removeLine(first)}, edits...),
		message: quoted(at.key.Text) + " is one level too many: what is in it belongs directly under " + at.up.what() + ".",
		title:   "Take " + quoted(at.key.Text) + " away and move its content up",
	}}
}

// isSuperfluous reports whether the mapping around a key lacks and accepts all
// pairs of the block mapping under it.
func (s *sheet) isSuperfluous(at *spot) bool {
	if at.key == nil || at.up == nil || !isBlockMapping(at.node) || at.parent.Style == document.Flow || !s.ownLine(at.key.Span.Start) {
		return false
	}
	return !slices.ContainsFunc(at.node.Pairs, func(pair document.Pair) bool { return !at.fitsAbove(pair) })
}

// fitsAbove reports whether a pair can be beside the key that it is under.
func (at *spot) fitsAbove(pair document.Pair) bool {
	if pair.Key.Kind != document.Scalar || at.parent.Pair(pair.Key.Text) != nil {
		return false
	}
	child := at.up.schema.Child(pair.Key.Text)
	return child != nil && accepts(child, pair.Value)
}

// isBlockMapping reports whether a node is a mapping on lines of its own.
func isBlockMapping(n *document.Node) bool {
	return n.Kind == document.Mapping && n.Style != document.Flow && len(n.Pairs) > 0
}

// gathered returns the candidates that put unknown keys under a missing key of
// the schema that accepts them all.
func (s *sheet) gathered(at *spot) (all []candidate) {
	if at.parent.Style == document.Flow || !s.ownLine(at.key.Span.Start) || at.index > 0 && at.isUnknown(at.index-1) {
		return nil
	}
	last := at.lastUnknown()
	for i := range at.up.schema.Keys {
		key := &at.up.schema.Keys[i]
		if at.parent.Pair(key.Name) == nil && takesAll(key.Node, at.parent.Pairs[at.index:last+1]) {
			all = append(all, s.gather(at, last, key.Name, len(all))...)
		}
	}
	return all
}

// lastUnknown returns the index of the last pair of the unknown ones from the spot
// on.
func (at *spot) lastUnknown() int {
	last := at.index
	for last+1 < len(at.parent.Pairs) && at.isUnknown(last+1) {
		last++
	}
	return last
}

// isUnknown reports whether a pair beside the spot has a key that is not in the
// schema.
func (at *spot) isUnknown(i int) bool { return at.up.schema.Key(at.parent.Pairs[i].Key.Text) == nil }

// gather puts the pairs from the spot to the last one under a key.
func (s *sheet) gather(at *spot, last int, name string, cost int) []candidate {
	pair := at.parent.Pairs[last]
	end := s.lineAfter(pair.Key, pair.Value)
	edits := s.wrap(s.lineOf(at.key.Span.Start), end, []string{name})
	if edits == nil {
		return nil
	}
	return []candidate{{
		at: source.Span{Start: at.key.Span.Start, End: s.lines[end-1].end}, cost: fitKey + fitName + 2 + cost, edits: edits,
		message: quoted(at.key.Text) + " belongs under " + quoted(name) + ", which is missing.",
		title:   "Put " + count(last-at.index+1, "key") + " under " + quoted(name),
	}}
}

// takesAll reports whether a schema describes a mapping of names that accepts all
// the pairs.
func takesAll(s *schema.Node, pairs []document.Pair) bool {
	if s == nil || s.Names == nil || s.Names.Value == nil || s.Names.Value.Types == schema.Any {
		return false
	}
	return !slices.ContainsFunc(pairs, func(pair document.Pair) bool { return !takes(s.Names.Value, pair.Value) })
}

// takes reports whether a schema accepts a value, and knows most of its keys if it
// is a mapping.
func takes(s *schema.Node, value *document.Node) bool {
	resolved := value.Resolve()
	return accepts(s, resolved) && (resolved == nil || resolved.Kind != document.Mapping || consists(s, resolved))
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
func (s *sheet) renamed(at *spot) (all []candidate) {
	for i := range at.up.schema.Keys {
		if key := &at.up.schema.Keys[i]; at.canBe(key) {
			all = append(all, s.rename(at, key.Name))
		}
	}
	return all
}

// canBe reports whether a block looks like that of another key.
func (at *spot) canBe(key *schema.Key) bool {
	return at.parent.Pair(key.Name) == nil && key.Node != nil && accepts(key.Node, at.node) && typical(key.Node, at.node)
}

func (s *sheet) rename(at *spot, name string) candidate {
	return candidate{
		at: at.key.Span, cost: 5, title: "Change to " + quoted(name), drops: true,
		message: "Unknown key " + quoted(at.key.Text) + ". What it holds looks like " + quoted(name) + ".",
		edits:   []source.Edit{edit.Change(s.file, at.key, name)},
	}
}

// typical reports whether the keys of a mapping's entries show that it is the
// mapping that a schema describes.
func typical(s *schema.Node, n *document.Node) bool {
	return s.Names != nil && mostPairs(n, func(pair document.Pair) bool {
		value := pair.Value.Resolve()
		return value != nil && consists(s.Names.Value, value)
	})
}

// mostPairs reports whether a node is a mapping, and more than half of its pairs
// have a property.
func mostPairs(n *document.Node, has func(pair document.Pair) bool) bool {
	count := 0
	for _, pair := range n.Pairs {
		if has(pair) {
			count++
		}
	}
	return n.Kind == document.Mapping && 2*count > len(n.Pairs)
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
		message: quoted(at.key.Text) + " does not belong " + under(at.path) + ", but " + under(below(to.path, "")) + ".",
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
	key, at, missing := edit.Innermost(root, path)
	if at == nil {
		return source.Edit{}, false
	}
	line, indent := s.roomIn(key, at)
	if line < 0 {
		return source.Edit{}, false
	}
	end := s.lines[line].end
	return s.edit(end, end, "\n"+edit.Indent(edit.Nested(missing, text, s.step), indent)), true
}

// roomIn returns the line after which a new pair of a block mapping goes, and its
// indentation; -1 if at is neither a block mapping nor an empty value of key.
func (s *sheet) roomIn(key, at *document.Node) (line, indent int) {
	switch {
	case isBlockMapping(at):
		first := s.lineOf(at.Pairs[0].Key.Span.Start)
		return s.lastLine(at.Span), s.lines[first].indent
	case key != nil && at.Kind == document.Scalar && at.Tag == resolver.TagNull && at.Span.Len() == 0:
		line = s.lineOf(key.Span.Start)
		return line, s.lines[line].indent + s.step
	}
	return -1, 0
}

// wrapped puts the missing keys above a block, without moving it.
func (s *sheet) wrapped(at *spot, to home) []candidate {
	own := len(at.path) - 1
	if !at.isOnTheWay(to) {
		return nil
	}
	edits := s.wrap(s.lineOf(at.key.Span.Start), s.lineAfter(at.key, at.node), to.path[own:])
	if len(edits) == 0 {
		return nil
	}
	name := to.path[len(to.path)-1]
	return []candidate{{
		at: at.key.Span, cost: fitKey*(len(to.path)-own) + 3 + to.cost, title: "Move under '" + name + "'", edits: edits,
		message: quoted(at.key.Text) + " does not belong " + under(at.path) + ", but under " + quoted(name) + ", which is missing.",
	}}
}

// isOnTheWay reports whether the place for a block is below the mapping that the
// block is in now, under a key that this mapping lacks.
func (at *spot) isOnTheWay(to home) bool {
	own := len(at.path) - 1
	return to.name == "" && len(to.path) > own && slices.Equal(to.path[:own], at.path[:own]) && at.parent.Pair(to.path[own]) == nil
}

// lineAfter returns the number of the line after a pair.
func (s *sheet) lineAfter(key, value *document.Node) int {
	return s.lineOf(max(key.Span.End, value.Span.End)-1) + 1
}

// wrap returns the edits that put keys above the lines from first up to end and
// indent these; none if they cannot be indented.
func (s *sheet) wrap(first, end int, keys []string) []source.Edit {
	indent := s.lines[first].indent
	edits := s.shift(first, end, indent+len(keys)*s.step)
	if len(edits) == 0 {
		return nil
	}
	head := ""
	for i, key := range keys {
		head += spaces(indent+i*s.step) + key + ":\n"
	}
	edits[0].Text = head + edits[0].Text
	return edits
}
