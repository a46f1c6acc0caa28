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

func flowCursor(text string, offset int, o *outliner) cursor {
	start := o.word + spaces(text[o.word:offset])
	if start < offset && (text[start] == '"' || text[start] == '\'') {
		start++
	}
	end := offset
	for end < len(text) && !strings.ContainsRune(",:]}\"'\r\n", rune(text[end])) {
		end++
	}
	c := cursor{inFlow: true, inValue: !o.inKey, span: trimmed(text, start, max(start, end), offset), typed: text[start:max(start, offset)], path: o.top().path()}
	c.colon = end < len(text) && text[end] == ':'
	if o.flow[len(o.flow)-1].item {
		c.path, c.inValue, c.inItem = append(c.path, "-"), true, true
	}
	c.used = usedAt(text, c)
	return c
}

// trimmed returns a span without the spaces at its end. The span never ends
// before the cursor.
func trimmed(text string, start, end, offset int) source.Span {
	return source.Span{Start: start, End: max(start+len(strings.TrimRight(text[start:end], " ")), min(offset, end))}
}

func blockCursor(text string, start, offset int) cursor {
	o := outline(text, start)
	pos := start + spaces(text[start:offset])
	first, dashed := pos, false
	for isDash(text[pos:offset]) && pos+1 < offset {
		o.close(2*(pos-start) + 1)
		o.push(&entry{item: true, level: 2*(pos-start) + 1})
		pos++
		pos, dashed = pos+spaces(text[pos:offset]), true
	}
	lineEnd := o.lineEnd(offset)
	if pos < offset {
		if key, after, found := splitKey(text[pos:offset]); found && pos+after < offset {
			o.close(2 * (pos - start))
			o.push(&entry{name: key.text, level: 2 * (pos - start)})
			return valueCursor(text, pos+after, offset, lineEnd, o)
		}
	}
	o.close(2 * (pos - start))
	c := cursor{path: o.top().path(), typed: text[pos:offset], inItem: dashed, indent: pos - first}
	c.readKey(text, pos, offset, lineEnd)
	c.used = usedAt(text, c)
	return c
}

// readKey finds the end of the key that begins at pos, and whether a colon
// follows it.
func (c *cursor) readKey(text string, pos, offset, lineEnd int) {
	end := offset
	for end < lineEnd && !strings.ContainsRune(":# \"'", rune(text[end])) {
		end++
	}
	c.span, c.colon = source.Span{Start: pos, End: end}, strings.HasPrefix(strings.TrimLeft(text[end:lineEnd], "\"'"), ":")
	if c.typed != "" && (c.typed[0] == '"' || c.typed[0] == '\'') {
		c.span.Start, c.typed = c.span.Start+1, c.typed[1:]
	}
}

func valueCursor(text string, pos, offset, lineEnd int, o *outliner) cursor {
	pos += spaces(text[pos:offset])
	c := cursor{inValue: true, path: o.top().path(), typed: text[pos:offset], span: source.Span{Start: pos, End: offset}}
	if pos < lineEnd && text[pos] != '#' {
		written := scalar(text, pos, lineEnd)
		c.span = source.Span{Start: min(written.Start, offset), End: max(written.End, offset)}
		c.typed = text[c.span.Start:offset]
	}
	return c
}

// usedAt returns the keys of the mapping around the cursor, without the key at
// the cursor.
func usedAt(text string, c cursor) []string {
	around := find(outline(text, len(text)).root, c.path, c.span.Start)
	if around == nil {
		return nil
	}
	var used []string
	for _, e := range around.children {
		if !e.item && !(e.key.Start <= c.span.Start && c.span.Start <= e.key.End) {
			used = append(used, e.name)
		}
	}
	return used
}

// find returns the entry at a path, or nil. If a list has several items, it
// takes the one around an offset.
func find(e *entry, path []string, offset int) *entry {
	for _, step := range path {
		var next *entry
		for _, c := range e.children {
			switch {
			case c.item != (step == "-"), !c.item && c.name != step:
			case next == nil, c.begin() <= offset:
				next = c
			}
		}
		if next == nil {
			return nil
		}
		e = next
	}
	return e
}

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
