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
	for line := 0; line < file.LineCount(); line++ {
		span := f.trimmed(file.LineSpan(line))
		name, _, ok := strings.Cut(f.text[span.Start:span.End], "=")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		span.Start += len(name) + 1
		span.End = f.lastLine(span)
		f.unquoted(strings.TrimSpace(strings.TrimPrefix(name, "export ")), span)
		for line+1 < file.LineCount() && file.LineSpan(line+1).Start < span.End {
			line++
		}
	}
	return f.inOrder()
}

// lastLine returns where a value that begins on a line of a .env file ends: at
// the quote or the line of dashes that closes it, if that is on a later line.
func (f *finder) lastLine(span source.Span) int {
	text := strings.TrimLeft(f.text[span.Start:span.End], " \t")
	rest := f.text[span.End:]
	end := -1
	switch {
	case text == "":
	case text[0] == '"' || text[0] == '\'':
		if strings.IndexByte(text[1:], text[0]) < 0 {
			end = strings.IndexByte(rest, text[0]) + 1
		}
	case strings.HasPrefix(text, "-----BEGIN "):
		end = f.blockEnd(rest)
	}
	return span.End + max(end, 0)
}

// blockEnd returns where the line ends that closes a PEM block, or -1. After
// the first -1 nothing is searched again, because no later line closes one,
// either.
func (f *finder) blockEnd(rest string) int {
	if f.ended {
		return -1
	}
	f.searched += len(rest)
	at := strings.Index(rest, "-----END ")
	if at < 0 {
		f.ended = true
		return -1
	}
	if length := strings.IndexByte(rest[at:], '\n'); length >= 0 {
		return at + length
	}
	return len(rest)
}

// unquoted adds a value without the quotes around it.
func (f *finder) unquoted(key string, span source.Span) {
	span = f.trimmed(span)
	text := f.text[span.Start:span.End]
	if len(text) > 1 && strings.ContainsRune(`"'`, rune(text[0])) {
		if end := strings.LastIndexByte(text, text[0]); end > 0 {
			span = source.Span{Start: span.Start + 1, End: span.Start + end}
		}
	}
	f.add(key, span, false)
}

// unread searches a line as it is written, without YAML: KEY: VALUE, also
// between braces.
func (f *finder) unread(line source.Span) {
	span := f.trimmed(line)
	text := f.text[span.Start:span.End]
	if strings.HasPrefix(text, "#") {
		return
	}
	f.written(span)
	for start := strings.IndexByte(text, '{') + 1; start > 0 && start < len(text); {
		end := len(text)
		if comma := strings.IndexAny(text[start:], ",}"); comma >= 0 {
			end = start + comma
		}
		f.written(source.Span{Start: span.Start + start, End: span.Start + end})
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

// json searches JSON inside a value, such as a databag's {"password": "x"}. If a
// secret is escaped, so that it cannot be found as it is written, the whole text
// becomes secret.
func (f *finder) json(span source.Span) {
	text := f.text[span.Start:span.End]
	if !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
		return
	}
	plain := strings.ReplaceAll(text, `\"`, `"`)
	v, err := python.Loads(plain)
	if err != nil {
		return
	}
	v.Walk(func(inner *value.Value) {
		if inner.Kind != value.Map {
			return
		}
		for _, entry := range inner.Map.Entries() {
			if entry.Value.Kind == value.String && isSecret(entry.Key.Text) && !harmless(entry.Value.Text) {
				f.inside(span, entry.Key.Text, entry.Value.Text)
			}
		}
	})
}

// inside adds a text that follows its key in a span.
func (f *finder) inside(span source.Span, key, text string) {
	at := span.Start
	for at < span.End {
		behind := strings.Index(f.text[at:span.End], `"`+key)
		if behind < 0 {
			break
		}
		at += behind + len(key) + 1
		rest := f.text[at:span.End]
		before := rest[:len(rest)-len(strings.TrimLeft(rest, "\\\": \t\r\n"))]
		if strings.Contains(before, ":") && strings.HasPrefix(rest[len(before):], text) {
			at += len(before)
			f.found = append(f.found, Value{key, source.Span{Start: at, End: at + len(text)}})
			return
		}
	}
	f.found = append(f.found, Value{key, span})
}
