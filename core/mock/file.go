package mock

import (
	"errors"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/project"
	"charm-playground/core/source"
)

// The errors of changes to mock.yaml; their texts are for the user.
var (
	ErrNotMapping = errors.New("mock.yaml is not a mapping, or is not valid YAML: fix it first")
	ErrUnusual    = errors.New("mock.yaml is written in a way that cannot be edited here: change it by hand")
)

// mockFile is mock.yaml while it is being changed, with LF line breaks.
type mockFile struct {
	file *source.File
	doc  *document.Document
}

// editMock makes the changes on a copy and returns the difference as edits.
func editMock(text string, change func(*mockFile) error) ([]source.Edit, error) {
	breaks := lineBreaks(text)
	after, err := changed(strings.ReplaceAll(text, breaks, "\n"), change)
	if err != nil {
		return nil, err
	}
	return difference(text, strings.ReplaceAll(after, "\n", breaks)), nil
}

// lineBreaks returns CRLF for a text that has no other line breaks, or else LF.
func lineBreaks(text string) string {
	n := strings.Count(text, "\r\n")
	if n > 0 && strings.Count(text, "\r") == n && strings.Count(text, "\n") == n {
		return "\r\n"
	}
	return "\n"
}

// changed returns the text of mock.yaml after a change.
func changed(text string, change func(*mockFile) error) (string, error) {
	m := &mockFile{}
	if m.read(text); m.broken() {
		return "", ErrNotMapping
	}
	err := change(m)
	if err == nil && m.doc.Fatal() {
		err = ErrUnusual
	}
	return m.file.Text, err
}

func (m *mockFile) read(text string) {
	m.doc = parse(text)
	m.file = m.doc.File
}

// parse reads a text as mock.yaml.
func parse(text string) *document.Document {
	return document.ParseWith(source.NewFile(project.Mock, text), document.Options{AllowDuplicates: true})
}

// broken reports whether the file has content that is not a mapping.
func (m *mockFile) broken() bool { return m.doc.Fatal() || m.doc.Root != nil && m.root() == nil }

// root returns the mapping of mock.yaml; nil if the file holds none.
func (m *mockFile) root() *document.Node {
	if isMapping(m.doc.Root) {
		return m.doc.Root.Resolve()
	}
	return nil
}

// apply applies edits and parses the result.
func (m *mockFile) apply(edits ...source.Edit) error {
	text, err := source.Apply(m.file.Text, edits)
	if err != nil {
		return err
	}
	if m.read(text); m.broken() {
		return ErrUnusual
	}
	return nil
}

// each makes a change for each of several things, until one fails.
func each[T any](all []T, change func(T) error) error {
	for _, one := range all {
		if err := change(one); err != nil {
			return err
		}
	}
	return nil
}

// addAt adds a pair at a path. It returns an error if another value than a
// mapping is in the way.
func (m *mockFile) addAt(path []string, text string) error {
	return m.apply(edit.AddAt(m.file, m.doc.Root, path, text))
}

// setAt gives a key in the mapping at a path below a node a value.
func (m *mockFile) setAt(from *document.Node, path []string, key, text string) error {
	if pair := from.At(path...).Pair(key); pair != nil {
		return m.apply(withValue(m.file, pair, text))
	}
	return m.apply(edit.AddAt(m.file, from, path, key+": "+text))
}

// withValue returns the edit that gives a pair another value. The value of an
// empty pair goes right after the colon.
func withValue(file *source.File, pair *document.Pair, text string) source.Edit {
	if pair.Value != nil && pair.Value.Span.Len() > 0 {
		return edit.Replace(file, pair.Value, text)
	}
	before, _, _ := strings.Cut(file.Text[pair.Key.Span.End:], ":")
	at := min(pair.Key.Span.End+len(before)+1, len(file.Text))
	return source.Edit{File: file.Name, Span: source.Span{Start: at, End: at}, Text: " " + text}
}

// put replaces a span by a text.
func (m *mockFile) put(span source.Span, text string) error {
	return m.apply(source.Edit{File: m.file.Name, Span: span, Text: text})
}

// putLines replaces whole lines by others, given without the last line break.
func (m *mockFile) putLines(span source.Span, text string) error {
	if strings.HasSuffix(m.file.Text[:span.End], "\n") {
		text += "\n"
	}
	return m.put(span, text)
}

// putIndented does the same with lines given without indentation. They get that
// of the text that they replace.
func (m *mockFile) putIndented(span source.Span, text string) error {
	return m.putLines(span, strings.TrimLeft(edit.Indent(text, span.Start-m.lineStart(span.Start)), " "))
}

func (m *mockFile) lineStart(offset int) int { return m.file.LineSpan(m.file.Line(offset)).Start }

// nextLine returns the start of the line after the text that ends at an offset.
func (m *mockFile) nextLine(end int) int {
	if end > 0 && m.file.Text[end-1] == '\n' {
		return end
	}
	if line := m.file.Line(end); line+1 < m.file.LineCount() {
		return m.file.LineSpan(line + 1).Start
	}
	return len(m.file.Text)
}

// linesOf returns the span of a pair with the rest of its last line.
func (m *mockFile) linesOf(p document.Pair) source.Span {
	return source.Span{Start: p.Key.Span.Start, End: m.nextLine(spanOf(p).End)}
}

// indentAt returns the text between the start of a line and an offset on it.
func (m *mockFile) indentAt(offset int) string { return m.file.Text[m.lineStart(offset):offset] }

// lines returns the whole lines of a block node, including comments after it,
// without the indentation of the first line.
func (m *mockFile) lines(span source.Span) string {
	column := strings.Repeat(" ", span.Start-m.lineStart(span.Start))
	lines := strings.Split(strings.TrimSuffix(m.file.Text[span.Start:m.nextLine(span.End)], "\n"), "\n")
	for i := range lines[1:] {
		lines[i+1] = strings.TrimPrefix(lines[i+1], column)
	}
	return strings.Join(lines, "\n")
}
