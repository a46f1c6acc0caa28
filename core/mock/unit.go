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
	return m.put(source.Span{Start: first, End: first}, key+": "+text+"\n"+m.indentAt(first))
}

// wrapUnits moves top-level units of juju show-unit's output under their key in
// mock.yaml.
func (m *mockFile) wrapUnits() error {
	for bare := m.bareUnit(); bare != nil; bare = m.bareUnit() {
		if err := m.wrapUnit(*bare); err != nil {
			return err
		}
	}
	return nil
}

// wrapUnit moves one of them: as the first unit under the key, or beside others.
func (m *mockFile) wrapUnit(bare document.Pair) error {
	if m.root().Pair(showUnitKey) == nil {
		return m.wrapFirst(bare)
	}
	text := edit.Text(m.file, bare)
	if err := m.removeKey(m.root(), bare.Key.Text); err != nil {
		return err
	}
	if units := m.root().At(showUnitKey); len(pairsAt(units)) > 0 {
		return m.apply(edit.Add(m.file, units, text))
	}
	return m.fill(m.root(), showUnitKey, text)
}

func (m *mockFile) wrapFirst(bare document.Pair) error {
	if m.root().Style != document.Flow {
		return m.apply(edit.Wrap(m.file, bare, showUnitKey)...)
	}
	span := spanOf(bare)
	return m.put(span, showUnitKey+": {"+m.file.Text[span.Start:span.End]+"}")
}
