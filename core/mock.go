package core

import (
	"errors"
	"strings"

	"charm-playground/core/expansion"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/result"
	"charm-playground/core/source"
)

// ErrNoCharm is returned by Mock while charmcraft refuses the project, because
// its endpoints and options are unknown then.
var ErrNoCharm = errors.New("the charm is not known yet: charmcraft.yaml cannot be expanded, so fix it first")

// Unit is a change of the unit to show.
type Unit = mock.Unit

// SetUnit returns the edits of mock.yaml that show another unit. An error tells
// the user why there are none.
func SetUnit(files map[string]string, unit Unit) ([]result.TextEdit, error) {
	p := read(files)
	text, _ := p.folder.Read(project.Mock)
	edits, err := mock.SetUnit(text, unit)
	if err != nil {
		return nil, err
	}
	return p.sources.Edits(edits), nil
}

// BeginMock returns the edits that make a first mock.yaml, if there is none or
// an empty one: a skeleton of the charm's options and endpoints, in comments.
func BeginMock(files map[string]string, options Options) ([]result.TextEdit, error) {
	p := read(files)
	if text, _ := p.folder.Read(project.Mock); strings.TrimSpace(text) != "" {
		return nil, errors.New("mock.yaml has a text already")
	}
	expanded := expansion.Expand(p.folder, p.charmcraft, options.charmcraft())
	if expanded.Project == nil {
		return nil, ErrNoCharm
	}
	whole := source.Span{End: len(p.sources.File(project.Mock).Text)}
	return p.sources.Edits([]source.Edit{{File: project.Mock, Span: whole, Text: mock.Skeleton(expanded.Project)}}), nil
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
	charm := expansion.Expand(p.folder, p.charmcraft, options.charmcraft()).Project
	if charm == nil {
		charm = p.charmcraft.Value
	}
	outputs, left, err := mock.RecogniseAll(pasted, mock.CharmOf(charm))
	if err != nil {
		return Taken{}, err
	}
	taken := takenOf(outputs, left)
	text, _ := p.folder.Read(project.Mock)
	made, err := mock.TakeAll(text, outputs)
	taken.Edits = p.sources.Edits(made)
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
	text, _ := p.folder.Read(project.Mock)
	var edits []source.Edit
	var err error
	if remove {
		edits, err = mock.Remove(text, subject)
	} else {
		expanded := expansion.Expand(p.folder, p.charmcraft, options.charmcraft())
		if expanded.Project == nil {
			return nil, ErrNoCharm
		}
		edits, err = mock.Add(text, expanded.Project, subject)
	}
	if err != nil {
		return nil, err
	}
	return p.sources.Edits(edits), nil
}

// MockDeclared returns the edits of mock.yaml that mock everything that
// charmcraft.yaml itself declares, so that the app gets every variable of it.
// An error tells the user why there are none.
func MockDeclared(files map[string]string, options Options) ([]result.TextEdit, error) {
	p := read(files)
	expanded := expansion.Expand(p.folder, p.charmcraft, options.charmcraft())
	if expanded.Project == nil {
		return nil, ErrNoCharm
	}
	text, _ := p.folder.Read(project.Mock)
	edits, err := mock.Declared(text, p.charmcraft.Value, expanded.Project)
	if err != nil {
		return nil, err
	}
	return p.sources.Edits(edits), nil
}
