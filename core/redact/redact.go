// Package redact finds what should not be shared with a project: passwords,
// tokens, the contents of secrets. When in doubt, it treats a value as secret. It
// also reads text that is not valid YAML, because people share broken files, too.
package redact

import (
	"slices"
	"sort"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Removed is the text that replaces a secret value.
const Removed = "removed"

// Value is a secret value: its key or name, and its bytes in the file without
// the quotes around them.
type Value struct {
	Key  string
	Span source.Span
}

// Known are the values that a charm treats as sensitive, by the bytes of their
// nodes. The text of a node that is only a part of such a value, such as the
// host in an address, differs from the value.
type Known map[source.Span]string

// finder collects the secret values of one file.
type finder struct {
	text  string
	known Known
	found []Value
	ended bool // no PEM block ends in the rest of the text

	searched int // the number of bytes searched for the end of a block, which a test limits
}

// YAML returns the secret values of a file in the order of its text. Everything
// below a top-level key listed in whole is secret. In a file that cannot be
// loaded, each line is searched as well, because YAML may have read it in a way
// that was not meant.
func YAML(d *document.Document, known Known, whole ...string) []Value {
	f := &finder{text: d.File.Text, known: known}
	if d.Root != nil {
		f.root(d.Root, whole)
	}
	if d.Fatal() {
		f.lines(d.File)
	}
	return f.inOrder()
}

// root searches a document; the values of the keys listed in whole are secret.
func (f *finder) root(n *document.Node, whole []string) {
	for _, pair := range n.Pairs {
		f.pair(pair, slices.Contains(whole, pair.Key.Text))
	}
	f.items(n, "", false)
}

// lines searches all lines as they are written.
func (f *finder) lines(file *source.File) {
	for line := range file.LineCount() {
		f.unread(file.LineSpan(line))
	}
}

// inOrder returns the values in the order of the text, each byte in only one of
// them.
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

// node searches a value that has a key. The target of an alias is secret if the
// alias's key is, wherever the target is.
func (f *finder) node(n *document.Node, key string, certain bool) {
	if target := n.Resolve(); target != nil && target.Kind == document.Scalar {
		f.scalar(target, key, certain)
		return
	}
	for _, pair := range n.Pairs {
		f.pair(pair, certain)
	}
	f.items(n, key, certain)
}

func (f *finder) scalar(n *document.Node, key string, certain bool) {
	if n.Value != nil && (n.Value.Kind == value.Null || n.Value.Kind == value.Bool) {
		return
	}
	text, isKnown := f.known[n.Span]
	f.add(key, f.content(n), certain || isKnown && text == n.Text)
}

// content returns the bytes of a scalar without quotes, or the lines of a
// block.
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

// trimmed returns a span without the white space at its ends.
func (f *finder) trimmed(span source.Span) source.Span {
	text := f.text[span.Start:span.End]
	start := span.Start + len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	return source.Span{Start: start, End: max(start, span.Start+len(strings.TrimRight(text, " \t\r\n")))}
}

// add adds the secret part of a value: the password in an address, the secrets
// in JSON, or all of it.
func (f *finder) add(key string, span source.Span, certain bool) {
	text := f.text[span.Start:span.End]
	start, end := password(text)
	switch {
	case end > start && text[start:end] != Removed:
		f.found = append(f.found, Value{key, source.Span{Start: span.Start + start, End: span.Start + end}})
	case end > start || harmless(text):
	case certain || isSecret(key) || looksSecret(text):
		f.found = append(f.found, Value{key, span})
	default:
		f.json(span)
	}
}
