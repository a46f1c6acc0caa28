// Package redact finds what should not be handed on with a project: passwords,
// tokens, the contents of secrets. In doubt a value counts as secret. It also
// reads what YAML cannot read, because a file with a mistake is shared as well.
package redact

import (
	"sort"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Removed is what a secret value is replaced by.
const Removed = "removed"

// Value is a secret value: the key or name that it has, and its bytes in the
// file without the quotes around them.
type Value struct {
	Key  string
	Span source.Span
}

// Known are the values that a charm hands on as sensitive, by the bytes of the
// nodes that have them. Of a node that is only a part of such a value, as the
// host is of an address, the text differs.
type Known map[source.Span]string

// finder collects the secret values of one file.
type finder struct {
	text  string
	known Known
	found []Value
	ended bool // no block in PEM ends in the rest of the text

	searched int // bytes that were searched for the end of a block, which a test bounds
}

// YAML are the secret values of a file in the order of its text. All that is
// below one of the keys in whole at the top is secret. In a file that cannot be
// loaded, each line may have been read as something else than what was meant.
func YAML(d *document.Document, known Known, whole ...string) []Value {
	f := &finder{text: d.File.Text, known: known}
	if d.Root != nil {
		for _, pair := range d.Root.Pairs {
			certain := false
			for _, name := range whole {
				certain = certain || pair.Key.Text == name
			}
			f.pair(pair, certain)
		}
		f.items(d.Root, "", false)
	}
	for line := range d.File.LineCount() {
		if d.Fatal() {
			f.unread(d.File.LineSpan(line))
		}
	}
	return f.inOrder()
}

// inOrder are the values in the order of the text, each byte in one of them.
func (f *finder) inOrder() []Value {
	sort.SliceStable(f.found, func(i, j int) bool { return f.found[i].Span.Start < f.found[j].Span.Start })
	var kept []Value
	end := 0
	for _, v := range f.found {
		if v.Span.Start >= end {
			kept = append(kept, v)
			end = v.Span.End
		}
	}
	return kept
}

func (f *finder) pair(pair document.Pair, certain bool) {
	key := ""
	if name := pair.Key.Resolve(); name != nil {
		key = name.Text
	}
	f.node(pair.Value, key, certain)
}

func (f *finder) items(n *document.Node, key string, certain bool) {
	for _, item := range n.Items {
		f.node(item, key, certain)
	}
}

// node looks at a value that has a key. Of an alias the value is secret if the
// key is, wherever it stands.
func (f *finder) node(n *document.Node, key string, certain bool) {
	if n.Kind == document.Alias {
		if target := n.Resolve(); target != nil && target.Kind == document.Scalar {
			f.scalar(target, key, certain)
		}
		return
	}
	for _, pair := range n.Pairs {
		f.pair(pair, certain)
	}
	f.items(n, key, certain)
	if n.Kind == document.Scalar {
		f.scalar(n, key, certain)
	}
}

func (f *finder) scalar(n *document.Node, key string, certain bool) {
	if text, ok := f.known[n.Span]; ok && text == n.Text {
		certain = true
	}
	if n.Value != nil && (n.Value.Kind == value.Null || n.Value.Kind == value.Bool) {
		return
	}
	f.add(key, f.content(n), certain)
}

// content is the bytes of a scalar without quotes, or the lines of a block.
func (f *finder) content(n *document.Node) source.Span {
	switch n.Style {
	case document.SingleQuoted, document.DoubleQuoted:
		return source.Span{Start: n.Span.Start + 1, End: max(n.Span.Start+1, n.Span.End-1)}
	case document.Literal, document.Folded:
		head, _, _ := strings.Cut(f.text[n.Span.Start:n.Span.End], "\n")
		return f.trimmed(source.Span{Start: min(n.Span.Start+len(head)+1, n.Span.End), End: n.Span.End})
	}
	return n.Span
}

// trimmed is a span without the white space at its ends.
func (f *finder) trimmed(span source.Span) source.Span {
	text := f.text[span.Start:span.End]
	start := span.Start + len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	return source.Span{Start: start, End: max(start, span.Start+len(strings.TrimRight(text, " \t\r\n")))}
}

// add adds what of a value is secret: the password inside an address, what is
// secret in JSON, or all of it.
func (f *finder) add(key string, span source.Span, certain bool) {
	text := f.text[span.Start:span.End]
	if start, end := password(text); end > start {
		if text[start:end] != Removed {
			f.found = append(f.found, Value{key, source.Span{Start: span.Start + start, End: span.Start + end}})
		}
		return
	}
	switch {
	case harmless(text):
	case certain || isSecret(key) || looksSecret(text):
		f.found = append(f.found, Value{key, span})
	default:
		f.json(span)
	}
}
