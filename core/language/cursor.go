package language

import (
	"strings"

	"charm-playground/core/source"
)

// cursor is the place in a file where completion is requested.
type cursor struct {
	path    []string    // the keys around it; "-" for an item of a list
	inValue bool        // whether the cursor is in a value; otherwise in a key, or an item
	span    source.Span // what an item's text replaces
	typed   string      // the part of it before the cursor
	colon   bool        // whether a colon already follows the key
	inFlow  bool        // whether it is inside braces or brackets
	inItem  bool        // whether it follows a dash, where a value or a first key can be
	indent  int         // how many columns the place is right of the line's first character
	used    []string    // the other keys of the mapping
}

// cursorAt finds the place at an offset of a text.
func cursorAt(text string, offset int) cursor {
	before := outline(text, offset)
	if len(before.flow) > 0 {
		return flowCursor(text, offset, before)
	}
	start := strings.LastIndexAny(text[:offset], "\r\n") + 1
	return blockCursor(text, start, offset)
}

// flowCursor finds the place inside braces or brackets.
func flowCursor(text string, offset int, o *outliner) cursor {
	start, end := flowStart(text, o.word, offset), until(text, offset, ",:]}\"'\r\n")
	c := cursor{inFlow: true, inValue: !o.inKey, span: trimmed(text, start, max(start, end), offset), typed: text[start:max(start, offset)], path: o.top().path()}
	c.colon = end < len(text) && text[end] == ':'
	if !o.inMapping() {
		c.path, c.inValue, c.inItem = append(c.path, "-"), true, true
	}
	c.used = usedAt(text, c)
	return c
}

// flowStart returns where a word begins, after spaces and a quote.
func flowStart(text string, word, offset int) int {
	start := word + spaces(text[word:offset])
	if start < offset && (text[start] == '"' || text[start] == '\'') {
		start++
	}
	return start
}

// until returns the first offset, from one on, of a character in a set, or the
// end of the text.
func until(text string, from int, set string) int {
	if i := strings.IndexAny(text[from:], set); i >= 0 {
		return from + i
	}
	return len(text)
}

// trimmed returns a span without the spaces at its end. The span never ends
// before the cursor.
func trimmed(text string, start, end, offset int) source.Span {
	return source.Span{Start: start, End: max(start+len(strings.TrimRight(text[start:end], " ")), min(offset, end))}
}

// blockCursor finds the place on a line that begins at start.
func blockCursor(text string, start, offset int) cursor {
	o := outline(text, start)
	first := start + spaces(text[start:offset])
	pos := o.dashesBefore(start, first, offset)
	o.close(2 * (pos - start))
	if pos < offset {
		if key, after, found := splitKey(text[pos:offset]); found && pos+after < offset {
			o.push(&entry{name: key.text, level: 2 * (pos - start)})
			return valueCursor(text, pos+after, offset, o)
		}
	}
	return keyCursor(text, first, pos, offset, o)
}

// dashesBefore reads the dashes before the cursor, the first at pos. It returns
// where what follows them begins.
func (o *outliner) dashesBefore(start, pos, offset int) int {
	for isDash(o.text[pos:offset]) && pos+1 < offset {
		pos = o.dash(start, pos, offset)
	}
	return pos
}

// keyCursor finds the place in a key that begins at pos. The line has its first
// character at first: a dash, if there are any before the key.
func keyCursor(text string, first, pos, offset int, o *outliner) cursor {
	c := cursor{path: o.top().path(), typed: text[pos:offset], inItem: pos > first, indent: pos - first}
	c.readKey(text[:o.lineEnd(offset)], pos, offset)
	c.used = usedAt(text, c)
	return c
}

// readKey finds the end of the key that begins at pos, and whether a colon
// follows it, in the text up to the end of the line.
func (c *cursor) readKey(text string, pos, offset int) {
	end := until(text, offset, ":# \"'")
	c.span, c.colon = source.Span{Start: pos, End: end}, strings.HasPrefix(strings.TrimLeft(text[end:], "\"'"), ":")
	if c.typed != "" && (c.typed[0] == '"' || c.typed[0] == '\'') {
		c.span.Start, c.typed = c.span.Start+1, c.typed[1:]
	}
}

// valueCursor finds the place in a value after the colon that ends at pos.
func valueCursor(text string, pos, offset int, o *outliner) cursor {
	pos += spaces(text[pos:offset])
	c := cursor{inValue: true, path: o.top().path(), typed: text[pos:offset], span: source.Span{Start: pos, End: offset}}
	if lineEnd := o.lineEnd(offset); pos < lineEnd && text[pos] != '#' {
		written := scalar(text, pos, lineEnd)
		c.span = source.Span{Start: min(written.Start, offset), End: max(written.End, offset)}
		c.typed = text[c.span.Start:offset]
	}
	return c
}

// usedAt returns the keys of the mapping around the cursor, without the key at
// the cursor.
func usedAt(text string, c cursor) []string {
	var used []string
	for _, e := range find(outlineOf(text), c.path, c.span.Start).keys() {
		if c.span.Start < e.key.Start || e.key.End < c.span.Start {
			used = append(used, e.name)
		}
	}
	return used
}

// find returns the entry at a path, or nil.
func find(e *entry, path []string, offset int) *entry {
	for _, step := range path {
		if e = e.next(step, offset); e == nil {
			return nil
		}
	}
	return e
}

// next returns the entry one step further, or nil. Of several, such as the items
// of a list, it is the one around an offset.
func (e *entry) next(step string, offset int) *entry {
	var found *entry
	for _, c := range e.children {
		if c.isAt(step) && (found == nil || c.begin() <= offset) {
			found = c
		}
	}
	return found
}

// isAt reports whether a step of a path leads to an entry.
func (e *entry) isAt(step string) bool { return e.item == (step == "-") && (e.item || e.name == step) }

// begin returns the offset of the first key or value of an entry.
func (e *entry) begin() int {
	switch {
	case e.key != source.Span{}:
		return e.key.Start
	case e.value != source.Span{}:
		return e.value.Start
	case len(e.children) > 0:
		return e.children[0].begin()
	}
	return 0
}
