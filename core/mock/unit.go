package mock

import (
	"strconv"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/source"
)

// Unit describes the shown unit in mock.yaml; a nil field leaves its value
// unchanged.
type Unit struct {
	Units  *int  // the application's number of units
	Unit   *int  // the number of the shown unit
	Leader *bool // whether the shown unit is the leader
}

// SetUnit returns the edits of mock.yaml that show a unit. A new value keeps the
// comment of the one that it replaces; a new key goes before all others.
func SetUnit(mock string, unit Unit) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error { return m.setUnit(unit) })
}

func (m *mockFile) setUnit(unit Unit) error {
	err := m.wrapUnits()
	if err == nil && unit.Units != nil {
		err = m.setTop("units", strconv.Itoa(*unit.Units))
	}
	if err == nil && unit.Unit != nil {
		err = m.setTop("unit", strconv.Itoa(*unit.Unit))
	}
	if err == nil && unit.Leader != nil {
		err = m.setTop("leader", strconv.FormatBool(*unit.Leader))
	}
	return err
}

// setTop sets a top-level key to a plain value.
func (m *mockFile) setTop(key, text string) error {
	root := m.root()
	switch {
	case root == nil:
		return m.apply(edit.AddTop(m.file, key+": "+text))
	case root.Pair(key) != nil:
		return m.apply(withValue(m.file, root.Pair(key), text))
	case root.Style == document.Flow:
		return m.apply(edit.Add(m.file, root, key+": "+text))
	}
	first := root.Pairs[0].Key.Span.Start
	return m.apply(source.Edit{File: m.file.Name, Span: source.Span{Start: first, End: first}, Text: key + ": " + text + "\n" + m.indentAt(first)})
}

// indentAt returns the text between the start of a line and an offset on it.
func (m *mockFile) indentAt(offset int) string { return m.file.Text[m.lineStart(offset):offset] }

// withValue returns the edit that gives a pair another value. The value of an
// empty pair goes right after the colon.
func withValue(file *source.File, pair *document.Pair, text string) source.Edit {
	if pair.Value == nil || pair.Value.Span.Len() == 0 {
		at := pair.Key.Span.End
		for at < len(file.Text) && file.Text[at] != ':' {
			at++
		}
		at = min(at+1, len(file.Text))
		return source.Edit{File: file.Name, Span: source.Span{Start: at, End: at}, Text: " " + text}
	}
	return edit.Replace(file, pair.Value, text)
}

// wrapUnits moves top-level units of juju show-unit's output under their key in
// mock.yaml.
func (m *mockFile) wrapUnits() error {
	for {
		bare := m.bareUnit()
		if bare == nil {
			return nil
		}
		if err := m.wrapUnit(*bare); err != nil {
			return err
		}
	}
}

// wrapUnit moves one of them: as the first unit under the key, or beside others.
func (m *mockFile) wrapUnit(bare document.Pair) error {
	root := m.root()
	shown := root.Pair(showUnitKey)
	if shown == nil {
		return m.wrapFirst(bare)
	}
	text := edit.Text(m.file, bare)
	if err := m.removeKey(root, bare.Key.Text); err != nil {
		return err
	}
	if holder := m.root().At(showUnitKey); holder != nil && holder.Kind == document.Mapping && len(holder.Pairs) > 0 {
		return m.apply(edit.Add(m.file, holder, text))
	}
	return m.fill(m.root(), showUnitKey, text)
}

func (m *mockFile) wrapFirst(bare document.Pair) error {
	if m.root().Style == document.Flow {
		span := source.Span{Start: bare.Key.Span.Start, End: max(bare.Key.Span.End, bare.Value.Span.End)}
		return m.apply(source.Edit{File: m.file.Name, Span: span, Text: showUnitKey + ": {" + m.file.Text[span.Start:span.End] + "}"})
	}
	after, err := source.Apply(m.file.Text, edit.Wrap(m.file, bare, showUnitKey))
	if err != nil {
		return err
	}
	m.read(after)
	return nil
}
