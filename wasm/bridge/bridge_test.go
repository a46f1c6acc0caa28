package bridge

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/result"
)

// answerOf reads an answer of evaluate.
func answerOf(t *testing.T, text string) result.Result {
	t.Helper()
	var r result.Result
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	return r
}

func TestEvaluateFindsMistakes(t *testing.T) {
	r := answerOf(t, Functions()["evaluate"](`{"files": {"charmcraft.yaml": "é: [😀"}}`))
	at := slices.IndexFunc(r.Diagnostics, func(d result.Diagnostic) bool { return d.Code == "yaml-syntax" })
	if at < 0 || r.Version != result.Version {
		t.Fatalf("want a yaml-syntax, got %+v", r)
	}
	if end := r.Diagnostics[at].Range.End; end.Line != 0 || end.Character > len("e: [12") {
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

// TestCatalogueRequests checks the examples that are requests: they show their
// finding, and after the fix they do not.
func TestCatalogueRequests(t *testing.T) {
	for _, entry := range diagnostic.Catalogue() {
		if entry.File != diagnostic.Request {
			continue
		}
		shows := func(request string) bool {
			r := answerOf(t, Functions()["evaluate"](request))
			return slices.ContainsFunc(r.Diagnostics, func(d result.Diagnostic) bool { return d.Code == string(entry.Code) })
		}
		if !shows(entry.Example) || shows(entry.Mended) {
			t.Errorf("%s: the example must show it, and mended must not", entry.Code)
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
	broken := guarded(func(EvaluateRequest) result.Result { panic("the sky fell") }, failedResult)
	r := answerOf(t, broken("{}"))
	if len(r.Diagnostics) != 1 || r.Diagnostics[0].Code != "internal-error" || !strings.Contains(r.Diagnostics[0].Message, "the sky fell") {
		t.Errorf("want an internal-error, got %+v", r)
	}
	if strings.Contains(broken("{}"), `"fixes":null`) {
		t.Error("fixes must be a list")
	}
}

func TestWhatIsSkippedIsAbsent(t *testing.T) {
	whole := Functions()["evaluate"](`{"files": {"charmcraft.yaml": "name: a"}}`)
	less := Functions()["evaluate"](`{"files": {"charmcraft.yaml": "name: a"}, "skip": ["paths", "more"]}`)
	if !strings.Contains(whole, `"paths":[{"file":"charmcraft.yaml","paths":["name"]}]`) || strings.Contains(less, `"paths"`) {
		t.Errorf("got %s\nand %s", whole, less)
	}
}

func TestMalformedRequestsAreExplained(t *testing.T) {
	for request, want := range map[string]string{
		"x":                                 "it is not JSON",
		"[]":                                "it must be an object",
		`{"files": 1}`:                      "'files' must be an object",
		`{"files": {"charmcraft.yaml": 1}}`: "'charmcraft.yaml' in 'files' must be a text",
		`{"skip": "paths"}`:                 "'skip' must be a list",
		`{"skip": [1]}`:                     "an item of 'skip' must be a text",
		`{"charmcraft": {"experimental": "yes"}}`: "'experimental' must be true or false",
	} {
		r := answerOf(t, Functions()["evaluate"](request))
		if len(r.Diagnostics) != 1 || !strings.Contains(r.Diagnostics[0].Message, want) {
			t.Errorf("%s: want %q, got %+v", request, want, r.Diagnostics)
		}
	}
}

// TestEncodeIsJSON checks that encoding/json reads what encode writes, and
// writes the same.
func TestEncodeIsJSON(t *testing.T) {
	line := 3
	type inner struct {
		Kept string `json:"kept"`
	}
	for _, v := range []any{
		map[string]string{"b": "1", "a": "<"}, map[string]string(nil), map[string]string{}, "plain", "\"\\/\b\f\n\r\t\x00\x1f\x7f<>&é\u2028😀", true, -12, []string(nil), []string{}, []string{"a", "b"}, (*int)(nil), &line,
		struct {
			inner
			Left   string `json:"left,omitempty"`
			Line   *int   `json:"line,omitempty"`
			hidden int
		}{inner{"x"}, "", &line, 1},
		struct {
			Line *int `json:"line,omitempty"`
		}{},
		result.New(),
	} {
		got := encode(v)
		want, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var read, wanted any
		if err := json.Unmarshal([]byte(got), &read); err != nil {
			t.Fatalf("%v: %s", err, got)
		}
		if err := json.Unmarshal(want, &wanted); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(read, wanted) {
			t.Errorf("want %s, got %s", want, got)
		}
	}
	if got := encode("a\xffb"); got != "\"a\uFFFDb\"" {
		t.Errorf("got %q", got)
	}
}
