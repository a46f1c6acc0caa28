package structure

import (
	"slices"
	"strings"

	"charm-playground/core/source"
)

// colons are the rows about a colon that is missing, has no space after it, or is
// another character.
func colons(s *sheet, i int) []candidate {
	body, at := s.lines[i].content()
	if s.lines[i].isKey() || body == "" || strings.ContainsAny(body[:1], "#[{&*!|>\"'") {
		return nil
	}
	c := candidate{at: at}
	return slices.Concat(s.glued(c, body), s.colonAfter(c, body), s.equals(c, body), s.colonAtEnd(c, body))
}

// content returns the text of a line after the dashes of items, with its place.
func (l *line) content() (string, source.Span) {
	at := l.span()
	at.Start += dashes(l.body)
	return l.body[dashes(l.body):], at
}

// glued adds the missing space between the colon of a key and its value.
func (s *sheet) glued(c candidate, body string) []candidate {
	key, after, ok := strings.Cut(firstWord(body), ":")
	if !ok || !isWord(key) || after == "" || strings.HasPrefix(after, "/") {
		return nil
	}
	c.message = "A space is missing after the ':' of " + quoted(key) + ", so YAML reads " + quoted(body) + " as one text."
	c.title, c.safe = "Add a space after ':'", true
	return []candidate{c.with(s.insert(c.at.Start+len(key)+1, " "))}
}

// equals replaces the '=' between a key and its value with a colon.
func (s *sheet) equals(c candidate, body string) []candidate {
	key, after, ok := strings.Cut(body, "=")
	if !ok || !isWord(key) || after == "" || strings.Contains(body, " ") {
		return nil
	}
	at := c.at.Start + len(key)
	return []candidate{c.forMark(key, "=").with([]source.Edit{s.edit(at, at+1, ": ")})}
}

// colonAfter puts a colon between a key and its value: it adds one, or replaces
// another mark.
func (s *sheet) colonAfter(c candidate, body string) []candidate {
	word, rest, _ := strings.Cut(body, " ")
	value := strings.TrimLeft(rest, " ")
	if !isWord(word) || value == "" {
		return nil
	}
	if mark := prefixOf(value, "= ", ":= ", "-> ", "=> ", "; ", ", ", ": "); mark != "" {
		return s.colonFor(c, word, len(rest)-len(value)+1, strings.TrimSuffix(mark, " "))
	}
	return s.colonAdded(c, word, "A ':' is missing between "+quoted(word)+" and "+quoted(value)+", so YAML reads both as one text.")
}

// colonFor replaces the mark after a key, which so many spaces precede, with a
// colon right after the key.
func (s *sheet) colonFor(c candidate, key string, gap int, mark string) []candidate {
	at := c.at.Start + len(key)
	return []candidate{c.forMark(key, mark).with([]source.Edit{s.edit(at, at+gap+len(mark), ":")})}
}

// forMark says that YAML has a colon in the place of another mark after a key.
func (c candidate) forMark(key, mark string) candidate {
	c.message = "YAML writes ':' between a key and its value, not '" + mark + "', as here after " + quoted(key) + "."
	c.title, c.safe, c.cost = "Write ':' for '"+mark+"'", true, -3
	return c
}

// colonAtEnd adds the missing colon of a key without a value.
func (s *sheet) colonAtEnd(c candidate, body string) []candidate {
	if !isWord(strings.Trim(body, `"'`)) || body == "null" {
		return nil
	}
	return s.colonAdded(c, body, "A ':' is missing after "+quoted(body)+". A key needs one, even when its value is on the lines below.")
}

func (s *sheet) colonAdded(c candidate, key, message string) []candidate {
	c.message, c.title = message, "Add ':' after "+quoted(key)
	return []candidate{c.with(s.insert(c.at.Start+len(key), ":"))}
}

// insert returns the edit that adds text at an offset.
func (s *sheet) insert(at int, text string) []source.Edit {
	return []source.Edit{s.edit(at, at, text)}
}

// prefixOf returns the first of the marks that a text begins with, or empty.
func prefixOf(text string, marks ...string) string {
	for _, mark := range marks {
		if strings.HasPrefix(text, mark) {
			return mark
		}
	}
	return ""
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
	const joints = "-./@"
	return strings.Trim(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"+joints) == "" && strings.Trim(text, joints) != ""
}

// inline breaks a line whose value cannot begin on it: an item of a list, or
// another key.
func inline(s *sheet, i int) []candidate {
	name, rest := s.lines[i].key()
	if rest < 0 {
		return nil
	}
	value := strings.TrimSpace(s.lines[i].body[rest:])
	return append(s.inlineItem(i, name, value), s.inlineKey(i, name, value)...)
}

// inlineItem puts the items of a list that begins on the line of its key on lines
// of their own.
func (s *sheet) inlineItem(i int, name, value string) []candidate {
	if !strings.HasPrefix(value, "- ") {
		return nil
	}
	lead := "\n" + spaces(s.lines[i].indent+s.step)
	return []candidate{s.broken(i, lead+strings.ReplaceAll(value, " - ", lead+"- "), candidate{
		message: "The list of " + quoted(name) + " cannot begin on the line of its key. Each item has a line of its own.",
		title:   "Put the item on a line of its own",
	})}
}

// inlineKey puts a key on the line of another one on a line of its own.
func (s *sheet) inlineKey(i int, name, value string) []candidate {
	if !isPair(value) {
		return nil
	}
	return []candidate{s.broken(i, "\n"+spaces(s.childIndent(i))+value, candidate{
		message: "The key " + quoted(strings.TrimSuffix(value, ":")) + " cannot be on the line of " + quoted(name) + ". It belongs on a line of its own, indented.",
		title:   "Put " + quoted(value) + " on a line of its own", cost: 3,
	})}
}

// isPair reports whether a text is a key with its colon, or with a value after it.
func isPair(text string) bool {
	key, _, found := strings.Cut(text, ": ")
	bare, ok := strings.CutSuffix(text, ":")
	return found && isWord(key) || ok && isWord(bare)
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
