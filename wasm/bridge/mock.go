package bridge

import (
	"strings"

	"charm-playground/core"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/result"
)

// MockRequest is what mock takes: a request with what is to be mocked, or to be
// mocked no longer, or with the unit to show.
type MockRequest struct {
	Request
	Add    *Subject `json:"add"`
	Remove *Subject `json:"remove"`
	Set    *Unit    `json:"set"`
}

// Unit is the unit to show; what is not given stays as it is.
type Unit struct {
	Units  *int  `json:"units"`  // how many the application has
	Unit   *int  `json:"unit"`   // the number of the one that is shown
	Leader *bool `json:"leader"` // whether that is the leader
}

// Subject names an endpoint, an option or a secret.
type Subject struct {
	Endpoint string `json:"endpoint"`
	Option   string `json:"option"`
	Secret   string `json:"secret"`
}

// MockAnswer is the answer of mock: edits of mock.yaml, or why there are none.
type MockAnswer struct {
	Version int           `json:"version"`
	Edits   []result.Edit `json:"edits"`
	Error   *string       `json:"error"`
}

func changeMock(r MockRequest) MockAnswer {
	edits, err := mockEdits(r)
	if err != nil {
		return noMock(failure{message: err.Error()})
	}
	return MockAnswer{Version: result.Version, Edits: edits}
}

func mockEdits(r MockRequest) ([]result.Edit, error) {
	switch {
	case r.Set != nil:
		return core.SetUnit(r.Files, core.Unit(*r.Set))
	case r.Add != nil:
		return core.Mock(r.Files, r.options(), mock.Subject(*r.Add), false)
	case r.Remove != nil:
		return core.Mock(r.Files, r.options(), mock.Subject(*r.Remove), true)
	}
	return nil, mock.ErrNothing
}

// noMock is the answer of mock where there are no edits, with the reason as a
// sentence.
func noMock(why failure) MockAnswer {
	text := why.message
	if text != "" && !strings.HasSuffix(text, ".") {
		text += "."
		if !strings.HasPrefix(text, project.Mock) {
			text = strings.ToUpper(text[:1]) + text[1:]
		}
	}
	return MockAnswer{result.Version, []result.Edit{}, &text}
}
