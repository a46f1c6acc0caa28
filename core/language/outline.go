// Package language provides completion and hover for the project files, in the
// shapes of the Language Server Protocol 3.17. It reads lines and their
// indentation instead of parsed YAML, so that it also works in a file that is
// unfinished or broken.
package language

import (
	"slices"
	"strings"

	"charm-playground/core/source"
)

// entry is a key, or an item of a list, in the outline of a file.
type entry struct {
	name     string // the key; empty for an item
	item     bool
	key      source.Span // the key without quotes; empty for an item
	value    source.Span // the scalar beside it without quotes; empty if there is none
	text     string      // that scalar
	level    int         // twice the column, and one more for an item
	parent   *entry
	children []*entry
}

// child returns the entry under a key, or nil.
func (e *entry) child(name string) *entry {
	visited += len(e.all())
	for _, c := range e.all() {
		if !c.item && c.name == name {
			return c
		}
	}
	return nil
}

// visited counts the entries that lookups of names compare. A test checks that
// this work grows with the text, not with its square.
var visited int

// at returns the entry at a chain of keys, or nil.
func (e *entry) at(path ...string) *entry {
	for _, key := range path {
		e = e.child(key)
	}
	return e
}

// textAt returns the scalar at a chain of keys, or empty.
func (e *entry) textAt(path ...string) string {
	if found := e.at(path...); found != nil {
		return found.text
	}
	return ""
}

// names returns the keys under an entry.
func (e *entry) names() []string {
	var names []string
	for _, c := range e.keys() {
		names = append(names, c.name)
	}
	return names
}

// keys returns the children of an entry that are not items; none if the entry is
// nil.
func (e *entry) keys() []*entry {
	return slices.DeleteFunc(slices.Clone(e.all()), func(c *entry) bool { return c.item })
}

// all returns the children of an entry; none if the entry is nil.
func (e *entry) all() []*entry {
	if e == nil {
		return nil
	}
	return e.children
}

// path returns the keys from the root to the entry, with "-" for an item.
func (e *entry) path() []string {
	switch {
	case e.parent == nil:
		return nil
	case e.item:
		return append(e.parent.path(), "-")
	}
	return append(e.parent.path(), e.name)
}

// add puts a new entry under e.
func (e *entry) add(c *entry) *entry {
	c.parent = e
	e.children = append(e.children, c)
	return c
}

// outliner reads a text line by line and keeps the open entries.
type outliner struct {
	text string
	at   int
	end  int // where reading stops
	root *entry
	open []*entry // from the root to the innermost

	entries int // how many were read

	flow  []*entry // the entries whose braces or brackets are open
	inKey bool     // whether a key, or an item, comes next inside the braces
	word  int      // where that key, item or value begins
}

// outline reads a text up to end.
func outline(text string, end int) *outliner {
	root := &entry{level: -1}
	o := &outliner{text: text, end: min(end, len(text)), root: root, open: []*entry{root}}
	for o.at < o.end {
		o.line()
	}
	return o
}

// outlineOf returns the root of the outline of a whole text.
func outlineOf(text string) *entry { return outline(text, len(text)).root }

func (o *outliner) top() *entry { return o.open[len(o.open)-1] }

// close ends the entries at a level and deeper.
func (o *outliner) close(level int) {
	for len(o.open) > 1 && o.top().level >= level {
		o.open = o.open[:len(o.open)-1]
	}
}

// deepest is the largest number of entries that can be open at a time. Deeper
// entries become neighbours of the last one. Project files have nothing of
// interest at that depth.
const deepest = 100

func (o *outliner) push(e *entry) {
	o.open = o.open[:min(len(o.open), deepest)]
	o.open = append(o.open, o.add(e))
}

// mostEntries is the largest number of entries to read. A file with that many
// keys and values is too large for the YAML reader as well.
const mostEntries = 50_000

// add puts an entry under the innermost open one. After the last allowed entry
// it stops the reading.
func (o *outliner) add(e *entry) *entry {
	if o.entries++; o.entries >= mostEntries {
		o.end = 0
	}
	return o.top().add(e)
}

// lineEnd returns where the line of an offset ends, without its line break.
func (o *outliner) lineEnd(at int) int { return until(o.text, at, "\r\n") }

// nextLine moves to the start of the line after the one of an offset.
func (o *outliner) nextLine(at int) {
	end := o.lineEnd(at)
	if end+1 < len(o.text) && o.text[end] == '\r' && o.text[end+1] == '\n' {
		end++
	}
	o.at = end + 1
}

// spaces returns the number of spaces at the beginning of a text.
func spaces(text string) int { return len(text) - len(strings.TrimLeft(text, " ")) }

// line reads one line, or all lines of a block scalar or of a flow collection.
func (o *outliner) line() {
	start, end := o.at, min(o.lineEnd(o.at), o.end)
	pos := o.dashes(start, end)
	if isEmpty(o.text[pos:end]) {
		o.nextLine(start)
		return
	}
	o.content(start, pos, end)
}

// isEmpty reports whether the rest of a line has no content.
func isEmpty(rest string) bool {
	return rest == "" || rest[0] == '#' || strings.HasPrefix(rest, "---") || strings.HasPrefix(rest, "...")
}

// content reads a key with its value, or the value of an item.
func (o *outliner) content(start, pos, end int) {
	key, after, found := splitKey(o.text[pos:end])
	if found {
		o.close(2 * (pos - start))
		o.push(&entry{name: key.text, key: source.Span{Start: pos + key.start, End: pos + key.end}, level: 2 * (pos - start)})
	}
	if found || o.top().item {
		o.value(start, pos+after, end)
	} else {
		o.nextLine(start)
	}
}

// dashes reads the indentation of a line and the dashes of items. It returns
// where the rest begins.
func (o *outliner) dashes(start, end int) int {
	pos := start + spaces(o.text[start:end])
	for o.entries < mostEntries && isDash(o.text[pos:end]) {
		pos = o.dash(start, pos, end)
	}
	return pos
}

// dash reads the dash at pos, which begins an item. It returns where what follows
// the dash begins.
func (o *outliner) dash(start, pos, end int) int {
	level := 2*(pos-start) + 1
	o.close(level)
	o.push(&entry{item: true, level: level})
	return pos + 1 + spaces(o.text[pos+1:end])
}

// isDash reports whether an item of a block list begins here.
func isDash(text string) bool {
	return text == "-" || strings.HasPrefix(text, "- ")
}

type keyText struct {
	text       string
	start, end int
}

// splitKey splits the key off a line's text. after is the offset behind its
// colon.
func splitKey(text string) (key keyText, after int, found bool) {
	switch text[0] {
	case '"', '\'':
		return splitQuoted(text)
	case '{', '[':
		return keyText{}, 0, false
	}
	return splitPlain(text)
}

func splitQuoted(text string) (key keyText, after int, found bool) {
	end := strings.IndexByte(text[1:], text[0]) + 1
	if colon := end + 1; end > 0 && colon < len(text) && text[colon] == ':' {
		return keyText{text[1:end], 1, end}, colon + 1, true
	}
	return keyText{}, 0, false
}

func splitPlain(text string) (key keyText, after int, found bool) {
	text, _, _ = strings.Cut(text, " #")
	for i := range len(text) {
		if text[i] == ':' && (i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\t') {
			name := strings.TrimRight(text[:i], " ")
			return keyText{name, 0, len(name)}, i + 1, true
		}
	}
	return keyText{}, 0, false
}

// value reads the value of the innermost open entry, from pos on its line.
func (o *outliner) value(start, pos, end int) {
	pos = o.afterProperties(pos, end)
	switch {
	case pos >= end || o.text[pos] == '#':
		o.nextLine(start)
	case o.text[pos] == '|' || o.text[pos] == '>':
		o.skipBlock(start)
	case o.text[pos] == '{' || o.text[pos] == '[':
		o.readFlow(pos)
	default:
		span := scalar(o.text, pos, end)
		o.top().value, o.top().text = span, o.text[span.Start:span.End]
		o.nextLine(start)
	}
}

// afterProperties returns where a value begins after spaces, an anchor and a tag.
func (o *outliner) afterProperties(pos, end int) int {
	pos += spaces(o.text[pos:end])
	for pos < end && (o.text[pos] == '&' || o.text[pos] == '!') {
		pos = until(o.text[:end], pos, " ")
		pos += spaces(o.text[pos:end])
	}
	return pos
}

// skipBlock moves past a block scalar whose header is on the line at start.
func (o *outliner) skipBlock(start int) {
	indent := o.top().level / 2
	for o.nextLine(start); o.at < o.end; o.nextLine(o.at) {
		line := o.text[o.at:o.lineEnd(o.at)]
		if strings.TrimLeft(line, " ") != "" && spaces(line) <= indent {
			return
		}
	}
}

// scalar returns the span of a scalar without its quotes and without a comment
// after it.
func scalar(text string, pos, end int) source.Span {
	if quote := text[pos]; quote == '"' || quote == '\'' {
		return source.Span{Start: pos + 1, End: until(text[:end], pos+1, text[pos:pos+1])}
	}
	plain, _, _ := strings.Cut(text[pos:end], " #")
	return source.Span{Start: pos, End: pos + len(strings.TrimRight(plain, " \t"))}
}
