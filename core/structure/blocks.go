package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/schema"
)

// blockMeter measures texts that are tried as glance does. They differ in a few
// lines, so it reads them block by block, and keeps what it knows of each block
// at the top level.
type blockMeter struct {
	known map[string]*block // by the file's name and the block's text
}

// block is the text from one key at the top level to the next.
type block struct {
	length   int // in bytes
	separate bool
	fit      int
	keys     []string
	regular  bool // it is a mapping with keys that can be compared
	// reach is how many bytes of a block with a syntax error are read without
	// it; -1 for one without.
	reach int
}

// glance is how well a file fits its schema, and whether charmcraft cannot read it.
func (m *blockMeter) glance(name, text string) (fit int, fatal bool) {
	if fit, fatal, ok := m.byBlocks(name, text); ok {
		return fit, fatal
	}
	r := glance(name, text)
	return r.fit, r.fatal
}

// byBlocks is the same; false where a text cannot be measured block by block.
func (m *blockMeter) byBlocks(name, text string) (fit int, fatal, ok bool) {
	top := schema.Of(name)
	if top == nil || top.Types&schema.Map == 0 {
		return 0, false, false
	}
	blocks, ok := m.blocks(name, text, top)
	if !ok {
		return 0, false, false
	}
	keys, start := map[string]bool{}, 0
	for _, b := range blocks {
		switch {
		case b.reach >= 0:
			return brokenFit(len(text), start+b.reach), true, true
		case !b.regular || !addAll(keys, b.keys):
			return 0, false, false
		}
		fit += b.fit
		start += b.length
	}
	return fit + missing(top, func(key string) bool { return keys[key] }), false, len(keys) > 0
}

// blocks are those of a text; false where one reaches into others.
func (m *blockMeter) blocks(name, text string, top *schema.Node) ([]*block, bool) {
	var all []*block
	before := ""
	for len(text) > 0 {
		b := m.block(name, before, text[:blockLength(text)], top)
		if !b.separate {
			return nil, false
		}
		all = append(all, b)
		before, text = someKey, text[b.length:]
	}
	return all, true
}

// addAll adds keys to those that are known; false if one is there already.
func addAll(known map[string]bool, keys []string) bool {
	for _, key := range keys {
		if known[key] {
			return false
		}
		known[key] = true
	}
	return true
}

// brokenFit is the fit of a text of so many bytes that can be read up to an offset.
func brokenFit(length, reach int) int { return unreadable + unreadRest*(length-reach)/(length+1) }

// separable reports whether nothing in a block reaches into others: an anchor, a
// marker of a document, or a character for which PyYAML refuses a text as a whole
// or that it takes for the end of a line.
func separable(text string) bool {
	if strings.ContainsAny(text, "&*\r\uFEFF\u0085\u2028\u2029") || strings.Contains("\n"+text, "\n%") ||
		strings.Contains("\n"+text, "\n---") || strings.Contains("\n"+text, "\n...") {
		return false
	}
	return document.Printable(text)
}

// blockLength is how long the first block of a text is in bytes: up to the next
// line that begins with a letter.
func blockLength(text string) int {
	begun := startsBlock(text)
	for at := 0; at < len(text); {
		n := strings.IndexByte(text[at:], '\n')
		if n < 0 {
			break
		}
		if at += n + 1; startsBlock(text[at:]) {
			if begun {
				return at
			}
			begun = true
		}
	}
	return len(text)
}

func startsBlock(text string) bool {
	return text != "" && (text[0] >= 'a' && text[0] <= 'z' || text[0] >= 'A' && text[0] <= 'Z')
}

// someKey stands for what is before a block: where a mapping is open already,
// other texts are refused. No key of a project is a number.
const someKey = "0:\n"

func (m *blockMeter) block(name, before, text string, top *schema.Node) *block {
	id := name + "\n" + before + text
	b := m.known[id]
	if b == nil {
		if m.known == nil {
			m.known = map[string]*block{}
		}
		b = readBlock(name, before, text, top)
		m.known[id] = b
	}
	return b
}

// readBlock reads a block by itself, behind someKey or nothing.
func readBlock(name, before, text string, top *schema.Node) *block {
	b := &block{length: len(text), separate: separable(text), reach: -1}
	if !b.separate {
		return b
	}
	doc := parseTried(name, before+text)
	root := doc.Root
	if doc.Fatal() {
		if root == nil && doc.Reach < len(before)+len(strings.TrimRight(text, " \n")) { // an error at the end may be none where text follows
			b.reach = doc.Reach - len(before)
		}
		return b
	}
	if root == nil || root.Kind != document.Mapping || root.Style == document.Flow {
		return b
	}
	m := &meter{seen: map[*document.Node]bool{}}
	b.regular = true
	for _, pair := range root.Pairs[min(len(before), 1):] {
		b.regular = b.regular && pair.Key.Kind == document.Scalar && pair.Key.Tag == "!!str" && pair.Key.Text != "<<"
		b.keys = append(b.keys, pair.Key.Text)
		m.pair(pair, top, 0)
	}
	b.fit = m.fit
	return b
}
