package redact

import (
	"strings"

	"charm-playground/core/python"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Env returns the secret values of a .env file: NAME=VALUE, one on each line; a
// value in quotes, or a PEM key, may span several lines.
func Env(file *source.File) []Value { return (&finder{text: file.Text}).env(file) }

func (f *finder) env(file *source.File) []Value {
	end := 0 // of the last assignment
	for line := range file.LineCount() {
		if span := file.LineSpan(line); span.Start >= end {
			end = f.assignment(f.trimmed(span))
		}
	}
	return f.inOrder()
}

// assignment adds the value of NAME=VALUE, and returns where it ends, which may
// be on a later line; 0 for a line without one.
func (f *finder) assignment(span source.Span) int {
	name, _, ok := strings.Cut(f.text[span.Start:span.End], "=")
	if !ok || strings.HasPrefix(name, "#") {
		return 0
	}
	span.Start += len(name) + 1
	span.End = f.lastLine(span)
	f.unquoted(strings.TrimSpace(strings.TrimPrefix(name, "export ")), span)
	return span.End
}

// lastLine returns where a value that begins on a line of a .env file ends: at
// the quote or the line of dashes that closes it, if that is on a later line.
func (f *finder) lastLine(span source.Span) int {
	text := strings.TrimLeft(f.text[span.Start:span.End], " \t")
	switch {
	case opensQuote(text):
		return span.End + strings.IndexByte(f.text[span.End:], text[0]) + 1
	case strings.HasPrefix(text, "-----BEGIN ") && !f.ended:
		return span.End + f.blockEnd(f.text[span.End:])
	}
	return span.End
}

// opensQuote reports whether a text begins with a quote that it does not close.
func opensQuote(text string) bool {
	return text != "" && (text[0] == '"' || text[0] == '\'') && strings.IndexByte(text[1:], text[0]) < 0
}

// blockEnd returns where the line ends that closes a PEM block, or 0. After the
// first 0 nothing is searched again, because no later line closes one, either.
func (f *finder) blockEnd(rest string) int {
	f.searched += len(rest)
	at := strings.Index(rest, "-----END ")
	if at < 0 {
		f.ended = true
		return 0
	}
	line, _, _ := strings.Cut(rest[at:], "\n")
	return at + len(line)
}

// unquoted adds a value without the quotes around it.
func (f *finder) unquoted(key string, span source.Span) {
	span = f.trimmed(span)
	if end := lastQuote(f.text[span.Start:span.End]); end > 0 {
		span = source.Span{Start: span.Start + 1, End: span.Start + end}
	}
	f.add(key, span, false)
}

// lastQuote returns the last place of the quote that a text begins with; 0 if
// there is no other.
func lastQuote(text string) int {
	if text == "" || text[0] != '"' && text[0] != '\'' {
		return 0
	}
	return strings.LastIndexByte(text, text[0])
}

// unread searches a line as it is written, without YAML: KEY: VALUE, also
// between braces.
func (f *finder) unread(line source.Span) {
	span := f.trimmed(line)
	if !strings.HasPrefix(f.text[span.Start:span.End], "#") {
		f.written(span)
		f.braces(span)
	}
}

// braces searches the pairs after the first brace of a line.
func (f *finder) braces(line source.Span) {
	text := f.text[line.Start:line.End]
	for start := strings.IndexByte(text, '{') + 1; start > 0 && start < len(text); {
		end := len(text)
		if comma := strings.IndexAny(text[start:], ",}"); comma >= 0 {
			end = start + comma
		}
		f.written(source.Span{Start: line.Start + start, End: line.Start + end})
		start = end + 1
	}
}

// written adds the value of a pair as it is written.
func (f *finder) written(span source.Span) {
	text := f.text[span.Start:span.End]
	before, _, ok := strings.Cut(text, ":")
	if !ok {
		before, _, ok = strings.Cut(text, "=")
	}
	if key := strings.Trim(before, " \t-\"'{[,"); ok && key != "" {
		f.unquoted(key, source.Span{Start: span.Start + len(before) + 1, End: span.End})
	}
}

// json searches JSON inside a value, such as a databag's {"password": "x"}.
func (f *finder) json(span source.Span) {
	text := f.text[span.Start:span.End]
	if !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
		return
	}
	if v, err := python.Loads(strings.ReplaceAll(text, `\"`, `"`)); err == nil {
		v.Walk(func(inner *value.Value) { f.object(inner, span) })
	}
}

// object adds the secrets of an object, which is written in a span.
func (f *finder) object(v *value.Value, span source.Span) {
	if v.Kind != value.Map {
		return
	}
	for _, entry := range v.Map.Entries() {
		if entry.Value.Kind == value.String && isSecret(entry.Key.Text) && !harmless(entry.Value.Text) {
			f.found = append(f.found, Value{entry.Key.Text, f.inside(span, entry.Key.Text, entry.Value.Text)})
		}
	}
}

// inside returns where a text follows its key in a span. If the text is escaped,
// so that it cannot be found as it is written, the whole span is secret.
func (f *finder) inside(span source.Span, key, text string) source.Span {
	for at := span.Start; ; {
		behind := strings.Index(f.text[at:span.End], `"`+key)
		if behind < 0 {
			return span
		}
		at += behind + len(key) + 1
		rest := f.text[at:span.End]
		before := rest[:len(rest)-len(strings.TrimLeft(rest, "\\\": \t\r\n"))]
		if strings.Contains(before, ":") && strings.HasPrefix(rest[len(before):], text) {
			return source.Span{Start: at + len(before), End: at + len(before) + len(text)}
		}
	}
}
