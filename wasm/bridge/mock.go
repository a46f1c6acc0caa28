package bridge

import (
	"strings"

	"charm-playground/core"
	"charm-playground/core/mocking"
	"charm-playground/core/project"
	"charm-playground/core/result"
)

// MockRequest is what mock takes: a request with what is to be mocked, or to be
// mocked no longer.
type MockRequest struct {
	Request
	Add    *Subject `json:"add"`
	Remove *Subject `json:"remove"`
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

func mock(r MockRequest) MockAnswer {
	subject, remove := Subject{}, r.Add == nil
	if r.Add != nil {
		subject = *r.Add
	} else if r.Remove != nil {
		subject = *r.Remove
	}
	edits, err := core.Mock(r.Files, r.options(), mocking.Subject(subject), remove)
	if err != nil {
		return noMock(failure{message: err.Error()})
	}
	return MockAnswer{Version: result.Version, Edits: edits}
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
