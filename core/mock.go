package core

import (
	"errors"
	"strings"

	"charm-playground/core/expansion"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/result"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// ErrNoCharm is returned by Mock while charmcraft refuses the project, because
// its endpoints and options are unknown then.
var ErrNoCharm = errors.New("the charm is not known yet: charmcraft.yaml cannot be expanded, so fix it first")

// Unit is a change of the unit to show.
type Unit = mock.Unit

// expand returns the expanded project, or ErrNoCharm.
func (f *files) expand(options Options) (*value.Value, error) {
	expanded := expansion.Expand(f.folder, f.charmcraft, options.charmcraft())
	if expanded.Project == nil {
		return nil, ErrNoCharm
	}
	return expanded.Project, nil
}

// converted converts edits, unless there is an error.
func (f *files) converted(edits []source.Edit, err error) ([]result.TextEdit, error) {
	if err != nil {
		return nil, err
	}
	return f.sources.Edits(edits), nil
}

// SetUnit returns the edits of mock.yaml that show another unit. An error tells
// the user why there are none.
func SetUnit(files map[string]string, unit Unit) ([]result.TextEdit, error) {
	p := read(files)
	return p.converted(mock.SetUnit(p.mockText(), unit))
}

// BeginMock returns the edits that make a first mock.yaml, if there is none or
// an empty one: a skeleton of the charm's options and endpoints, in comments.
func BeginMock(files map[string]string, options Options) ([]result.TextEdit, error) {
	p := read(files)
	if strings.TrimSpace(p.mockText()) != "" {
		return nil, errors.New("mock.yaml has a text already")
	}
	charm, err := p.expand(options)
	if err != nil {
		return nil, err
	}
	whole := source.Span{End: len(p.mockText())}
	return p.sources.Edits([]source.Edit{{File: project.Mock, Span: whole, Text: mock.Skeleton(charm)}}), nil
}

// Taken is what was copied from outputs of Juju's commands.
type Taken struct {
	Edits []result.TextEdit
	Note  string // which commands printed them, and what their outputs lack
	From  []result.TakenFrom
	Left  int // how many parts of the text are something else
}

// TakePasted returns the edits that copy output of Juju's commands into
// mock.yaml, and what came from where. An error tells the user why there are no
// edits; recognised outputs are named even then.
func TakePasted(files map[string]string, options Options, pasted string) (Taken, error) {
	p := read(files)
	charm := p.charmOf(expansion.Expand(p.folder, p.charmcraft, options.charmcraft()))
	outputs, left, err := mock.RecogniseAll(pasted, charm)
	if err != nil {
		return Taken{}, err
	}
	taken := takenOf(outputs, left)
	edits, err := mock.TakeAll(p.mockText(), outputs)
	taken.Edits = p.sources.Edits(edits)
	return taken, err
}

// takenOf returns what can be copied from outputs, without the edits.
func takenOf(outputs []mock.Pasted, left int) Taken {
	taken := Taken{Left: left}
	var notes []string
	for i := range outputs {
		notes = append(notes, strings.TrimSpace("This is the output of `"+outputs[i].Command+"`. "+outputs[i].Note))
		taken.From = append(taken.From, result.TakenFrom{Command: outputs[i].Command, Taken: outputs[i].Summary(), Note: outputs[i].Note})
	}
	taken.Note = strings.Join(notes, " ")
	return taken
}

// Mock returns the edits of mock.yaml, or of a new one, that add or remove a
// mocked relation, option or secret. An error tells the user why there are
// none.
func Mock(files map[string]string, options Options, subject mock.Subject, remove bool) ([]result.TextEdit, error) {
	p := read(files)
	if remove {
		return p.converted(mock.Remove(p.mockText(), subject))
	}
	charm, err := p.expand(options)
	if err != nil {
		return nil, err
	}
	return p.converted(mock.Add(p.mockText(), charm, subject))
}

// MockDeclared returns the edits of mock.yaml that mock everything that
// charmcraft.yaml itself declares, so that the app gets every variable of it.
// An error tells the user why there are none.
func MockDeclared(files map[string]string, options Options) ([]result.TextEdit, error) {
	p := read(files)
	charm, err := p.expand(options)
	if err != nil {
		return nil, err
	}
	return p.converted(mock.Declared(p.mockText(), p.charmcraft.Value, charm))
}
