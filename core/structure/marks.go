package structure

import (
	"strings"

	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// colons are the rows about a colon that is missing, has no space after it, or is
// another character.
func colons(s *sheet, i int) []candidate {
	l := &s.lines[i]
	start := l.at() + dashes(l.body)
	body := l.body[dashes(l.body):]
	if l.isKey() || body == "" || strings.ContainsAny(body[:1], "#[{&*!|>\"'") {
		return nil
	}
	c := candidate{at: source.Span{Start: start, End: start + len(body)}}
	all := s.glued(c, start, body)
	word, rest, spaced := strings.Cut(body, " ")
	if value := strings.TrimLeft(rest, " "); isWord(word) && value != "" {
		all = append(all, s.colonAfter(c, start, word, rest, value)...)
	}
	if !spaced {
		all = append(all, s.equals(c, start, word)...)
	}
	if isWord(strings.Trim(body, `"'`)) && body != "null" {
		c.message = "A ':' is missing after " + quoted(body) + ". A key needs one, even when its value is on the lines below."
		c.title = "Add ':' after " + quoted(body)
		all = append(all, c.with([]source.Edit{s.edit(start+len(body), start+len(body), ":")}))
	}
	return all
}

// glued adds the missing space between the colon of a key and its value.
func (s *sheet) glued(c candidate, start int, body string) []candidate {
	word, _, _ := strings.Cut(body, " ")
	key, after, ok := strings.Cut(word, ":")
	if !ok || !isWord(key) || after == "" || strings.HasPrefix(after, "/") {
		return nil
	}
	c.message = "A space is missing after the ':' of " + quoted(key) + ", so YAML reads " + quoted(body) + " as one text."
	c.title, c.safe = "Add a space after ':'", true
	return []candidate{c.with([]source.Edit{s.edit(start+len(key)+1, start+len(key)+1, " ")})}
}

// equals replaces the '=' between a key and its value with a colon.
func (s *sheet) equals(c candidate, start int, word string) []candidate {
	key, after, ok := strings.Cut(word, "=")
	if !ok || !isWord(key) || after == "" {
		return nil
	}
	c.message, c.title, c.safe, c.cost = equalsMessage(key), "Write ':' for '='", true, -3
	return []candidate{c.with([]source.Edit{s.edit(start+len(key), start+len(key)+1, ": ")})}
}

// colonAfter puts a colon between a key and its value: it adds one, or replaces
// another mark.
func (s *sheet) colonAfter(c candidate, start int, word, rest, value string) []candidate {
	at := start + len(word)
	for _, mark := range []string{"=", ":=", "->", "=>", ";", ",", ":"} {
		after, ok := strings.CutPrefix(value, mark)
		if !ok || !strings.HasPrefix(after, " ") {
			continue
		}
		c.message, c.title, c.safe = equalsMessage(word), "Write ':' for '"+mark+"'", true
		c.cost = -3
		if mark != "=" {
			c.message = strings.Replace(c.message, "'='", "'"+mark+"'", 1)
		}
		c.edits = []source.Edit{s.edit(at, at+len(rest)-len(value)+1+len(mark), ":")}
		return []candidate{c}
	}
	c.message = "A ':' is missing between " + quoted(word) + " and " + quoted(value) + ", so YAML reads both as one text."
	c.title = "Add ':' after " + quoted(word)
	c.edits = []source.Edit{s.edit(at, at, ":")}
	return []candidate{c}
}

func equalsMessage(key string) string {
	return "YAML writes ':' between a key and its value, not '=', as here after " + quoted(key) + "."
}

// dashes returns how many bytes the dashes of items take at the start of a line.
func dashes(body string) int {
	trimmed := body
	for strings.HasPrefix(trimmed, "- ") {
		trimmed = strings.TrimLeft(trimmed[2:], " ")
	}
	return len(body) - len(trimmed)
}

// isWord reports whether a text can be a key: one word of letters, digits and the
// characters that join them.
func isWord(text string) bool {
	if text == "" {
		return false
	}
	for _, r := range text {
		if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.@/", r) {
			return false
		}
	}
	return strings.Trim(text, "-./@") != ""
}

// items are the rows about the dash of a list's item.
func items(s *sheet, i int) []candidate {
	l := &s.lines[i]
	all := s.gluedDash(i)
	for _, mark := range []string{"* ", "+ ", "~ "} {
		if rest, ok := strings.CutPrefix(l.body, mark); ok && rest != "" {
			all = append(all, candidate{
				message: "YAML begins the items of a list with '-', not with '" + mark[:1] + "'.",
				title:   "Write '-' for '" + mark[:1] + "'", safe: true, at: l.span(), edits: s.sameMark(i, mark),
			})
		}
	}
	if !l.isItem() && l.body != "" {
		all = append(all, s.dashed(i)...)
		all = append(all, s.begun(i)...)
	}
	return append(all, s.undashed(i)...)
}

// gluedDash adds the missing space between a dash and its item.
func (s *sheet) gluedDash(i int) []candidate {
	l := &s.lines[i]
	if len(l.body) < 2 || l.body[0] != '-' || l.body[1] == ' ' || l.body[1] == '-' {
		return nil
	}
	return []candidate{{
		message: "A space is missing after '-', so YAML reads " + quoted(l.body) + " as text and not as an item of a list.",
		title:   "Add a space after '-'", safe: true, at: l.span(), edits: []source.Edit{s.edit(l.at()+1, l.at()+1, " ")},
	}}
}

// begun puts a dash before a line that begins another item: the item above or
// below begins with the same key.
func (s *sheet) begun(i int) []candidate {
	l := &s.lines[i]
	name, rest := l.key()
	if rest < 0 || l.indent < 2 || l.lead != l.indent || !s.isBegun(s.itemAbove(i), l.indent, name) && !s.isBegun(s.after(s.blockOfKeys(i)-1), l.indent, name) {
		return nil
	}
	return []candidate{{
		at: l.span(), title: "Add '- ' before " + quoted(name), edits: []source.Edit{s.edit(l.at()-2, l.at(), "- ")}, cost: -2,
		message: "Another item begins with " + quoted(name) + " here, and the '-' before it is missing.",
	}}
}

// itemAbove returns the number of the line with the dash of the item that a key
// seems to be in, by its indentation; -1 if it is in none.
func (s *sheet) itemAbove(i int) int {
	for j := s.before(i); j >= 0 && s.lines[j].indent >= s.lines[i].indent-2; j = s.before(j) {
		if s.lines[j].indent == s.lines[i].indent-2 {
			return j
		}
	}
	return -1
}

// blockOfKeys returns the number of the line after the keys that are indented at
// least as much as a line.
func (s *sheet) blockOfKeys(i int) int {
	end := i + 1
	for end < len(s.lines) && (s.lines[end].blank() || s.lines[end].opaque || s.lines[end].indent >= s.lines[i].indent) {
		end++
	}
	return end
}

// isBegun reports whether a line is the first of an item whose keys are at a
// column, and whether its first key is name.
func (s *sheet) isBegun(i, column int, name string) bool {
	if i < 0 || i >= len(s.lines) || !s.lines[i].isItem() || s.lines[i].indent+dashes(s.lines[i].body) != column {
		return false
	}
	own, rest := s.lines[i].key()
	return rest >= 0 && own == name
}

// undashed removes the dash from a line among keys.
func (s *sheet) undashed(i int) []candidate {
	l := &s.lines[i]
	name, rest := l.key()
	if !l.isItem() || rest < 0 {
		return nil
	}
	beside := s.keyAbove(i)
	if beside < 0 {
		beside = s.keyBelow(i)
	}
	if beside < 0 {
		return nil
	}
	return []candidate{{
		at: l.span(), title: "Remove the '-' before " + quoted(name), edits: []source.Edit{s.edit(l.at(), l.at()+dashes(l.body), "")},
		message: quoted(name) + " is among keys such as " + quoted(s.nameOf(beside)) + ", but it begins with '-', as only list items do.",
	}}
}

// keyAbove returns the number of the nearest line above with a key at the
// indentation of a line; -1 if none has one.
func (s *sheet) keyAbove(i int) int {
	for j := s.before(i); j >= 0; j = s.before(j) {
		if s.isKeyAt(j, s.lines[i].indent) {
			return j
		}
		if s.lines[j].indent < s.lines[i].indent {
			break
		}
	}
	return -1
}

// keyBelow returns the number of the line right after a line's children, if its
// key is at the indentation of that line; -1 otherwise.
func (s *sheet) keyBelow(i int) int {
	if next := s.after(s.blockEnd(i) - 1); next < len(s.lines) && s.isKeyAt(next, s.lines[i].indent) {
		return next
	}
	return -1
}

// isKeyAt reports whether the key of a line is at a column; the key of an item is
// after its dash.
func (s *sheet) isKeyAt(i, column int) bool {
	l := &s.lines[i]
	return l.isKey() && l.indent+dashes(l.body) == column
}

// sameMark returns the edits that replace a mark with a dash, in this line and in
// the lines right after it.
func (s *sheet) sameMark(i int, mark string) []source.Edit {
	var edits []source.Edit
	for ; i < len(s.lines) && strings.HasPrefix(s.lines[i].body, mark); i++ {
		at := s.lines[i].at()
		edits = append(edits, s.edit(at, at+1, "-"))
	}
	return edits
}

// dashed puts a dash before a line, and before it and all lines right after it
// with the same indentation.
func (s *sheet) dashed(i int) []candidate {
	l := &s.lines[i]
	name, _ := l.key()
	if in := s.home(i, l.indent); in != nil && (in.Types&schema.List == 0 || in.Item.Key(name) != nil) { // there the item is a whole mapping
		return nil
	}
	c := candidate{
		at: l.span(), cost: 2, title: "Add '- ' before " + quoted(l.body),
		message: quoted(l.body) + " is where a list is expected. The items of a list begin with '- '.",
	}
	var edits []source.Edit
	for j := i; j < len(s.lines) && !s.lines[j].opaque && s.lines[j].indent == l.indent && s.lines[j].body != "" && !s.lines[j].isItem(); j++ {
		edits = append(edits, s.edit(s.lines[j].at(), s.lines[j].at(), "- "))
	}
	if len(edits) == 0 {
		return nil
	}
	one, every := c, c
	one.edits, every.edits = edits[:1], edits
	if len(edits) > 1 {
		every.title = "Add '- ' before the " + count(len(edits), "item")
		return []candidate{one, every}
	}
	return []candidate{one}
}

// inline breaks a line whose value cannot begin on it: an item of a list, or
// another key.
func inline(s *sheet, i int) []candidate {
	l := &s.lines[i]
	name, rest := l.key()
	if rest < 0 {
		return nil
	}
	value := strings.TrimSpace(l.body[rest:])
	key, _, pair := strings.Cut(value, ": ")
	switch {
	case strings.HasPrefix(value, "- "):
		lead := "\n" + spaces(l.indent+s.step)
		return []candidate{s.broken(i, lead+strings.ReplaceAll(value, " - ", lead+"- "), candidate{
			message: "The list of " + quoted(name) + " cannot begin on the line of its key. Each item has a line of its own.",
			title:   "Put the item on a line of its own",
		})}
	case strings.HasSuffix(value, ":") && isWord(strings.TrimSuffix(value, ":")), pair && isWord(key):
		return []candidate{s.broken(i, "\n"+spaces(s.childIndent(i))+value, candidate{
			message: "The key " + quoted(strings.TrimSuffix(value, ":")) + " cannot be on the line of " + quoted(name) + ". It belongs on a line of its own, indented.",
			title:   "Put " + quoted(value) + " on a line of its own", cost: 3,
		})}
	}
	return nil
}

// broken replaces the value of a line with a text.
func (s *sheet) broken(i int, text string, c candidate) candidate {
	l := &s.lines[i]
	_, rest := l.key()
	c.at = l.span()
	return c.with([]source.Edit{s.edit(l.at()+rest, l.at()+len(l.body), text)})
}

// childIndent returns the indentation of a line's children.
func (s *sheet) childIndent(i int) int {
	l := &s.lines[i]
	if j := s.after(i); j < len(s.lines) && s.lines[j].indent > l.indent && s.lines[j].indent < l.indent+2*s.step {
		return s.lines[j].indent
	}
	return l.indent + dashes(l.body) + s.step
}

// quotes are the rows about the quotes of a value.
func quotes(s *sheet, i int) []candidate {
	l := &s.lines[i]
	_, rest := l.key()
	if rest < 0 && !l.isItem() {
		return nil
	}
	if rest < 0 {
		rest = dashes(l.body)
	}
	value := strings.TrimLeft(l.body[rest:], " ")
	if value == "" {
		return nil
	}
	start, end := l.at()+len(l.body)-len(value), l.at()+len(l.body)
	c := candidate{at: source.Span{Start: start, End: end}, cost: 4}
	switch {
	case strings.ContainsAny(value[:1], `"'`):
		return s.closed(c, start, end, value)
	case strings.ContainsAny(value[len(value)-1:], `"'`):
		return s.opened(c, start, end, value)
	case strings.ContainsAny(value[:1], "[{"):
		return nil
	}
	c.message = quoted(value) + " has characters with a meaning in YAML, so it must be in quotes."
	c.title = "Put it in quotes"
	return []candidate{c.with([]source.Edit{s.edit(start, end, `"`+strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(value)+`"`)})}
}

// opened adds the missing opening quote, or removes the quote at the end.
func (s *sheet) opened(c candidate, start, end int, value string) []candidate {
	c.message = "The quote at the end of " + quoted(value) + " closes nothing: no quote opens before it."
	c.title, c.edits = "Remove the quote", []source.Edit{s.edit(end-1, end, "")}
	open := c.with([]source.Edit{s.edit(start, start, value[len(value)-1:])})
	open.title, open.cost = "Add the quote in front", 3
	return []candidate{open, c}
}

// closed closes a quote at the end of its line, escapes the quotes inside a text,
// or makes both quotes the same.
func (s *sheet) closed(c candidate, start, end int, value string) []candidate {
	var all []candidate
	quote := value[:1]
	inner := strings.TrimRight(value[1:], `"'`)
	if !strings.HasSuffix(value[1:], quote) {
		c.message = "The quote before " + quoted(value[1:]) + " is not closed."
		c.title = "Close the quote"
		if c.cost = 2; len(inner) < len(value)-1 {
			c.cost = -2 // a quote closes it, but the other kind
		}
		all = append(all, c.with([]source.Edit{s.edit(start+1+len(inner), end, quote)}))
	}
	if strings.Contains(inner, quote) {
		c.message = "The text has a quote inside, which ends it for YAML."
		c.title, c.cost = "Write the quote inside as YAML does", 3
		all = append(all, c.with([]source.Edit{s.edit(start, end, quote+escapeQuotes(inner, quote)+quote)}))
	}
	return all
}

// escapeQuotes escapes the quotes in a text as YAML needs it inside such quotes.
// It does not escape a quote twice.
func escapeQuotes(text, quote string) string {
	escaped := "''"
	if quote == `"` {
		escaped = `\"`
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, escaped, quote), quote, escaped)
}
