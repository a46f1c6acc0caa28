package structure

import (
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
)

// blockMeter measures candidate texts, with the same result as glance. They
// differ in a few lines only, so it reads them block by block and remembers the
// result for each top-level block.
type blockMeter struct {
	known map[string]*block // by the file's name and the block's text
}

// block is the text from one top-level key to the next.
type block struct {
	length   int // in bytes
	separate bool
	fit      int
	keys     []string
	regular  bool // it is a mapping whose keys can be compared
	// reach is how many bytes of a block are read before its syntax error; -1 if
	// it has no syntax error.
	reach int
}

// glance returns how well a file fits its schema, and whether charmcraft cannot
// read it.
func (m *blockMeter) glance(name, text string) (fit int, fatal bool) {
	if fit, fatal, ok := m.byBlocks(name, text); ok {
		return fit, fatal
	}
	r := glance(name, text)
	return r.fit, r.fatal
}

// byBlocks does the same block by block; ok is false if the text cannot be
// measured that way.
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

// blocks returns the blocks of a text; false if one of them affects others.
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

// addAll adds keys to the known ones; false if one is already known.
func addAll(known map[string]bool, keys []string) bool {
	for _, key := range keys {
		if known[key] {
			return false
		}
		known[key] = true
	}
	return true
}

// brokenFit returns the fit of a text of length bytes that can be read up to the
// offset reach.
func brokenFit(length, reach int) int { return unreadable + unreadRest*(length-reach)/(length+1) }

// separable reports whether a block cannot affect others: it has no anchor, no
// document marker, and no character that makes PyYAML refuse the whole text or
// that it takes for a line break.
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

// blockLength returns the length in bytes of the first block of a text: up to the
// next line that begins with a letter.
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

// surroundings are short texts in place of those around a block: inside a mapping
// PyYAML refuses other texts than at its start, and some texts only when another
// key follows.
type surroundings struct{ before, after string }

// No project has keys like these.
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

// readBlock reads a block on its own.
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

// measure records the keys, the regularity and the fit of a block's pairs.
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

// reach converts the offset at which reading stopped, with the surroundings, into
// one in the block. It is -1 if it depends on the text that follows.
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

// openQuote returns how far a broken text can be read: up to its first mistake,
// or to an earlier quote that its block does not close. A quote that is closed
// only far below is a mistake too.
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
