package bridge

import (
	"encoding/json"
	"strings"
	"testing"

	"charm-playground/core/result"
)

// decode reads an answer of evaluate.
func decode(t *testing.T, text string) result.Result {
	t.Helper()
	var r result.Result
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return r
}

func TestEvaluateFindsMistakes(t *testing.T) {
	r := decode(t, Functions()["evaluate"](`{"files": {"charmcraft.yaml": "é: [😀"}}`))
	if len(r.Diagnostics) == 0 || r.Diagnostics[0].Code != "yaml-syntax" || r.Version != result.Version {
		t.Fatalf("want a yaml-syntax, got %+v", r)
	}
	if end := r.Diagnostics[0].Range.End; end.Line != 0 || end.Character > len("e: [12") {
		t.Errorf("want UTF-16 characters, got %+v", end)
	}
}

func TestMalformedRequests(t *testing.T) {
	for _, request := range []string{"", "x", "[]", `{"files": 1}`, `{"files": {"charmcraft.yaml": 1}}`, "<undefined>", `{"files": {}} x`} {
		for name, answer := range Functions() {
			text := answer(request)
			var shape struct {
				Version     int
				Diagnostics []result.Diagnostic
			}
			if err := json.Unmarshal([]byte(text), &shape); err != nil || shape.Version != result.Version {
				t.Errorf("%s(%q): %v: %s", name, request, err, text)
			}
			if name == "evaluate" && (len(shape.Diagnostics) != 1 || shape.Diagnostics[0].Code != "invalid-request") {
				t.Errorf("%s(%q): want an invalid-request, got %s", name, request, text)
			}
		}
	}
}

func TestEmptyRequestsAreAnswered(t *testing.T) {
	for _, request := range []string{"{}", "null", `{"files": null}`, `{"files": {"charmcraft.yaml": null}, "more": 1}`} {
		text := Functions()["evaluate"](request)
		for _, part := range []string{`"version":1`, `"expansion":{"yaml":null`, `"lines":[]`, `"status":null`, `"environment":null`, `"services":[]`, `"migration":null`, `"diagnostics":[`} {
			if !strings.Contains(text, part) {
				t.Errorf("%s: want %s in %s", request, part, text)
			}
		}
	}
}

func TestPanicBecomesFinding(t *testing.T) {
	broken := guarded(func(Request) result.Result { panic("the sky fell") }, failedResult)
	r := decode(t, broken("{}"))
	if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != "internal-error" || !strings.Contains(r.Diagnostics[0].Message, "the sky fell") {
		t.Errorf("want an internal-error, got %+v", r)
	}
	if strings.Contains(broken("{}"), `"fixes":null`) {
		t.Error("fixes must be a list")
	}
}
