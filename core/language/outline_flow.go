package language

import "strings"

// readFlow reads a flow collection, which may span several lines. If the text
// ends inside it, flow has the open collections.
func (o *outliner) readFlow(pos int) {
	base := len(o.open)
	o.flow = []*entry{}
	o.inKey = true
	for o.word = pos; pos < o.end; pos++ {
		pos = o.flowCharacter(pos)
		if len(o.flow) == 0 {
			o.open = o.open[:min(base, len(o.open))]
			o.nextLine(pos)
			return
		}
	}
	o.at = o.end
}

// flowCharacter reads a character of a flow collection, or a whole quoted text
// or comment. It returns the offset of the last character that it read.
func (o *outliner) flowCharacter(pos int) int {
	switch c := o.text[pos]; {
	case c == '{' || c == '[':
		o.openFlow(pos, c == '[')
	case c == '}' || c == ']':
		o.flowWord(pos)
		o.closeFlow(pos)
	case c == ',':
		o.flowWord(pos)
		o.nextInFlow(pos)
	case c == ':' && o.inKey && o.inMapping() && (pos+1 == len(o.text) || strings.ContainsRune(" \r\n\t{[", rune(o.text[pos+1]))):
		o.flowWord(pos)
		o.inKey, o.word = false, pos+1
	case c == '"' || c == '\'':
		return o.quoted(pos)
	case c == '#' && pos > 0 && o.text[pos-1] == ' ':
		return o.lineEnd(pos)
	}
	return pos
}

// quoted returns the offset of the quote that closes a quoted text.
func (o *outliner) quoted(pos int) int {
	if strings.TrimSpace(o.text[o.word:pos]) != "" {
		return pos
	}
	return until(o.text[:o.end], pos+1, o.text[pos:pos+1])
}

// inMapping reports whether the innermost open flow collection has keys.
func (o *outliner) inMapping() bool {
	return len(o.flow) > 0 && !o.flow[len(o.flow)-1].item
}

// openFlow begins a collection. It puts a mark on the stack, which is not a
// part of the outline and says whether the collection is a list.
func (o *outliner) openFlow(pos int, isList bool) {
	mark := &entry{item: isList, level: len(o.open)}
	if len(o.flow) > 0 && o.flow[len(o.flow)-1].item {
		o.push(&entry{item: true, level: o.top().level + 2})
	}
	o.flow = append(o.flow, mark)
	o.inKey, o.word = !isList, pos+1
}

// closeFlow ends the innermost collection.
func (o *outliner) closeFlow(pos int) {
	o.closeInFlow()
	o.flow = o.flow[:len(o.flow)-1]
	o.inKey, o.word = false, pos+1
}

// nextInFlow handles a comma: the next key or item begins.
func (o *outliner) nextInFlow(pos int) {
	o.closeInFlow()
	o.inKey, o.word = o.inMapping(), pos+1
}

// closeInFlow ends the entries inside the innermost collection.
func (o *outliner) closeInFlow() {
	mark := o.flow[len(o.flow)-1]
	o.open = o.open[:max(1, min(mark.level, len(o.open)))]
}

// flowWord reads the key, value or item that ends at pos.
func (o *outliner) flowWord(pos int) {
	start := o.word + len(o.text[o.word:pos]) - len(strings.TrimLeft(o.text[o.word:pos], " \t\r\n"))
	if start >= pos {
		return
	}
	span := scalar(o.text, start, pos)
	word := o.text[span.Start:span.End]
	switch {
	case o.inMapping() && o.inKey:
		o.push(&entry{name: word, key: span, level: o.top().level + 2})
	case o.inMapping():
		o.top().value, o.top().text = span, word
	case len(o.flow) > 0:
		o.add(&entry{item: true, value: span, text: word, level: o.top().level + 2})
	}
}
