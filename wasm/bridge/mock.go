package bridge

import (
	"maps"
	"strings"

	"charm-playground/core"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/result"
)

// MockRequest is a change of mock.yaml: something to mock or to mock no longer,
// the unit to show, output of Juju to copy, a file to start with, or mocks for
// everything that the charm declares. Exactly one is given.
type MockRequest struct {
	EvaluateRequest
	Add    *MockTarget `json:"add,omitempty"`
	Remove *MockTarget `json:"remove,omitempty"`
	Set    *UnitChange `json:"set,omitempty"`
	Take   string      `json:"take,omitempty"`  // output of a command of Juju to copy
	Begin  bool        `json:"begin,omitempty"` // to make a mock.yaml to start with

	// Declared mocks everything that charmcraft.yaml itself declares.
	Declared bool `json:"declared,omitempty"`
}

// UnitChange is the unit to show; values that are not given stay as they are.
type UnitChange struct {
	Units  *int  `json:"units,omitempty"`  // how many the application has
	Unit   *int  `json:"unit,omitempty"`   // the number of the unit to show
	Leader *bool `json:"leader,omitempty"` // whether that unit is the leader
}

// MockTarget names what to mock: exactly one of the three is given.
type MockTarget struct {
	Endpoint string `json:"endpoint,omitempty"`
	Option   string `json:"option,omitempty"`
	Secret   string `json:"secret,omitempty"`
}

// MockAnswer is the answer of mock: edits of mock.yaml, or why there are none.
type MockAnswer struct {
	Version int               `json:"version"`
	Edits   []result.TextEdit `json:"edits"`
	Error   *string           `json:"error"`
	Note    string            `json:"note"` // a sentence or two about what was copied; it may be empty
	// What was copied, by the commands that printed it. With an error: what
	// mock.yaml has no room for as it is; empty if the text is not output of
	// Juju.
	From []result.TakenFrom `json:"from"`
	Left int                `json:"left"` // how many parts of the text to copy are something else
}

// folder returns the request's files, with the text to copy as one more.
func (r MockRequest) folder() map[string]string {
	if r.Take == "" {
		return r.Files
	}
	all := maps.Clone(r.Files)
	if all == nil {
		all = map[string]string{}
	}
	all["the output"] += r.Take
	return all
}

func changeMock(r MockRequest) MockAnswer {
	taken, err := mockEdits(r)
	answer := MockAnswer{Version: result.Version, Edits: taken.Edits, Note: taken.Note, From: []result.TakenFrom{}, Left: taken.Left}
	if err != nil {
		answer = noMock(failure{message: err.Error()})
	}
	answer.From = append(answer.From, taken.From...)
	return answer
}

func mockEdits(r MockRequest) (core.Taken, error) {
	if r.Take != "" {
		return core.TakePasted(r.Files, r.options(), r.Take)
	}
	edits, err := mockChange(r)
	return core.Taken{Edits: edits}, err
}

func mockChange(r MockRequest) ([]result.TextEdit, error) {
	switch {
	case r.Begin:
		return core.BeginMock(r.Files, r.options())
	case r.Declared:
		return core.MockDeclared(r.Files, r.options())
	case r.Set != nil:
		return core.SetUnit(r.Files, core.Unit(*r.Set))
	case r.Add != nil:
		return core.Mock(r.Files, r.options(), mock.Subject(*r.Add), false)
	case r.Remove != nil:
		return core.Mock(r.Files, r.options(), mock.Subject(*r.Remove), true)
	}
	return nil, mock.ErrNothing
}

// noMock returns the answer of mock without edits, with the reason as a
// sentence.
func noMock(why failure) MockAnswer {
	text := asSentence(why.message)
	return MockAnswer{Version: result.Version, Edits: []result.TextEdit{}, Error: &text, From: []result.TakenFrom{}}
}

// asSentence returns the text of an error as a sentence; a file's name keeps
// its case.
func asSentence(text string) string {
	if text == "" || strings.HasSuffix(text, ".") {
		return text
	}
	if !strings.HasPrefix(text, project.Mock) {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	return text + "."
}
