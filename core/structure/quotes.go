package structure

import (
	"strings"

	"charm-playground/core/edit"
	"charm-playground/core/source"
)

// quotes are the rows about the quotes of a value.
func quotes(s *sheet, i int) []candidate {
	l := &s.lines[i]
	value := strings.TrimLeft(l.body[l.valueStart():], " ")
	if value == "" || !l.isKey() && !l.isItem() {
		return nil
	}
	end := l.at() + len(l.body)
	return s.quotesOf(candidate{at: source.Span{Start: end - len(value), End: end}, cost: 4}, value)
}

// valueStart returns the offset in the body at which the value of a key or an item
// can begin.
func (l *line) valueStart() int {
	_, rest := l.key()
	return max(rest, dashes(l.body))
}

// quotesOf closes or opens the quote at one end of a value, or encloses a value
// that has none.
func (s *sheet) quotesOf(c candidate, value string) []candidate {
	switch {
	case strings.ContainsAny(value[:1], `"'`):
		inner := strings.TrimRight(value[1:], `"'`)
		return append(s.unclosed(c, value, inner), s.quoteInside(c, value[:1], inner)...)
	case strings.ContainsAny(value[len(value)-1:], `"'`):
		return s.opened(c, value)
	case strings.ContainsAny(value[:1], "[{"):
		return nil
	}
	return s.enclosed(c, value)
}

// enclosed puts a value in quotes.
func (s *sheet) enclosed(c candidate, value string) []candidate {
	c.message = quoted(value) + " has characters with a meaning in YAML, so it must be in quotes."
	c.title = "Put it in quotes"
	return []candidate{c.with([]source.Edit{s.edit(c.at.Start, c.at.End, edit.Quoted(value))})}
}

// opened adds the missing opening quote, or removes the quote at the end.
func (s *sheet) opened(c candidate, value string) []candidate {
	c.message = "The quote at the end of " + quoted(value) + " closes nothing: no quote opens before it."
	c.title, c.edits = "Remove the quote", []source.Edit{s.edit(c.at.End-1, c.at.End, "")}
	open := c.with(s.insert(c.at.Start, value[len(value)-1:]))
	open.title, open.cost = "Add the quote in front", 3
	return []candidate{open, c}
}

// unclosed closes a quote at the end of its line, or makes both quotes the same;
// inner is the value without the quotes at its ends.
func (s *sheet) unclosed(c candidate, value, inner string) []candidate {
	quote := value[:1]
	if strings.HasSuffix(value[1:], quote) {
		return nil
	}
	c.message = "The quote before " + quoted(value[1:]) + " is not closed."
	c.title = "Close the quote"
	if c.cost = 2; len(inner) < len(value)-1 {
		c.cost = -2 // a quote closes it, but the other kind
	}
	return []candidate{c.with([]source.Edit{s.edit(c.at.Start+1+len(inner), c.at.End, quote)})}
}

// quoteInside escapes the quotes inside a text.
func (s *sheet) quoteInside(c candidate, quote, inner string) []candidate {
	if !strings.Contains(inner, quote) {
		return nil
	}
	c.message = "The text has a quote inside, which ends it for YAML."
	c.title, c.cost = "Write the quote inside as YAML does", 3
	return []candidate{c.with([]source.Edit{s.edit(c.at.Start, c.at.End, quote+escapeQuotes(inner, quote)+quote)})}
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
