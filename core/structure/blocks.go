package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/resolver"
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
	around := surroundings{}
	for len(text) > 0 {
		n := blockLength(text)
		if around.after = ""; n < len(text) {
			around.after = nextKey
		}
		b := m.block(name, around, text[:n], top)
		if !b.separate {
			return nil, false
		}
		all = append(all, b)
		around.before, text = someKey, text[n:]
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
	if strings.ContainsAny(text, "&*\r") || startsLine(text, "%") || startsLine(text, "---") || startsLine(text, "...") {
		return false
	}
	return document.Printable(text) && (isASCII(text) || !strings.ContainsAny(text, "\uFEFF\u0085\u2028\u2029"))
}

// startsLine reports whether a line begins with a word.
func startsLine(text, word string) bool {
	return strings.HasPrefix(text, word) || strings.Contains(text, "\n"+word)
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

// surroundings stand for what is around a block: where a mapping is open already,
// other texts are refused, and some only once another key begins.
type surroundings struct{ before, after string }

// No key of a project is like these.
const (
	someKey = "0:\n"
	nextKey = "zzz:\n"
)

func (m *blockMeter) block(name string, around surroundings, text string, top *schema.Node) *block {
	id := name + "\n" + around.before + text + around.after
	b := m.known[id]
	if b == nil {
		if m.known == nil {
			m.known = map[string]*block{}
		}
		b = readBlock(name, around, text, top)
		m.known[id] = b
	}
	return b
}

// readBlock reads a block by itself.
func readBlock(name string, around surroundings, text string, top *schema.Node) *block {
	b := &block{length: len(text), separate: separable(text), reach: -1}
	if !b.separate {
		return b
	}
	doc := parseTried(name, around.before+text+around.after)
	root := doc.Root
	switch {
	case doc.Fatal() && root == nil:
		b.reach = around.reach(text, doc.Reach)
	case !doc.Fatal() && root != nil && root.Kind == document.Mapping && root.Style != document.Flow:
		b.measure(root.Pairs[min(len(around.before), 1):len(root.Pairs)-min(len(around.after), 1)], top)
	}
	return b
}

// measure notes what is known of the pairs of a block.
func (b *block) measure(pairs []document.Pair, top *schema.Node) {
	m := &meter{seen: map[*document.Node]bool{}}
	b.regular = true
	for _, pair := range pairs {
		b.regular = b.regular && pair.Key.Kind == document.Scalar && pair.Key.Tag == resolver.TagString && pair.Key.Text != "<<"
		b.keys = append(b.keys, pair.Key.Text)
		m.pair(pair, top, 0)
	}
	b.fit = m.fit
}

// reach is how far a block is read that is read with all around it. It is -1 where
// that depends on what follows.
func (a *surroundings) reach(text string, offset int) int {
	end := len(text)
	if a.after == "" {
		end = len(strings.TrimRight(text, " \n")) - 1
	}
	if offset -= len(a.before); offset > end {
		return -1
	}
	return offset
}

// openQuote is how far a broken text is read: up to its first mistake, or to a
// quote before that which is not closed in its block. One that a quote far below
// closes is a mistake too.
func openQuote(text string, reach int) int {
	around := surroundings{}
	for start := 0; start < reach; {
		block := text[start : start+blockLength(text[start:])]
		if around.after = nextKey; start+len(block) == len(text) {
			around.after = ""
		}
		if strings.ContainsAny(block, `'"`) {
			if doc := parseTried("", around.before+block+around.after); doc.Open < doc.Reach {
				return start + doc.Open - len(around.before)
			}
		}
		start += len(block)
		around.before = someKey
	}
	return reach
}
