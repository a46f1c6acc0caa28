package result

import (
	"strings"
	"testing"

	"charm-playground/core/diagnostic"
	"charm-playground/core/emit"
	"charm-playground/core/expansion"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

func TestDiagnosticsAreSortedAndSingle(t *testing.T) {
	at := func(file string, start, end int, severity diagnostic.Severity, code diagnostic.Code) diagnostic.Diagnostic {
		return diagnostic.Diagnostic{File: file, Span: source.Span{Start: start, End: end}, Severity: severity, Code: code}
	}
	got := NewSources(map[string]string{"charmcraft.yaml": "a: 😀b", "mock.yaml": "x"}).Diagnostics([]diagnostic.Diagnostic{
		at("mock.yaml", 0, 1, diagnostic.Error, "one"),
		at("charmcraft.yaml", 7, 8, diagnostic.Hint, "late"),
		at("charmcraft.yaml", 0, 1, diagnostic.Warning, "mild"),
		at("charmcraft.yaml", 0, 8, diagnostic.Error, "bad"),
		at("a.yaml", 0, 0, diagnostic.Error, "other"),
		at("charmcraft.yaml", 0, 1, diagnostic.Warning, "mild"),
	})
	var order []string
	for _, d := range got {
		order = append(order, d.Code)
	}
	if want := "bad mild late other one"; strings.Join(order, " ") != want {
		t.Errorf("want %s, got %v", want, order)
	}
	if place := got[2].Range; place.Start.Character != 5 || place.End.Character != 6 {
		t.Errorf("want UTF-16 characters 5 to 6, got %+v", place)
	}
	if got[2].Docs != "findings.html#late" {
		t.Errorf("got %q", got[2].Docs)
	}
}

func TestLinesOfBlocks(t *testing.T) {
	const text = "name: a\ndescription: | # note\n  one\n\n  two\nsummary: one\n  two\n"
	user := func(content, at string) *value.Value {
		v := value.NewString(content)
		start := strings.Index(text, at)
		v.Origin = value.Origin{Layer: value.User, Source: "charmcraft.yaml", Span: source.Span{Start: start, End: start + 1}}
		return v
	}
	extra := value.NewString("charm").With(value.Origin{Layer: value.Extension, Source: "flask-framework"})
	defaulted := value.NewBool(true).With(value.Origin{Layer: value.Default, Source: "charmcraft"})
	v := value.NewMap(
		value.Entry{Key: user("description", "description"), Value: user("one\n\ntwo\n", "| #")},
		value.Entry{Key: user("summary", "summary"), Value: user("one\ntwo\n", "one\n  two\n")},
		value.Entry{Key: value.NewString("type").With(extra.Origin), Value: extra},
		value.Entry{Key: value.NewString("strict").With(defaulted.Origin), Value: defaulted},
	)
	got := NewSources(map[string]string{"charmcraft.yaml": text}).Expansion(&expansion.Expansion{Project: v}, emit.YAML)
	want := []int{1, 2, 3, 4, 5, 5, 5, -1, -1}
	if len(got.Lines) != len(want) {
		t.Fatalf("want %d lines, got %d of %q", len(want), len(got.Lines), *got.YAML)
	}
	for i, line := range want {
		switch {
		case line < 0 && got.Lines[i].Line != nil, line >= 0 && (got.Lines[i].Line == nil || *got.Lines[i].Line != line):
			t.Errorf("line %d: want %d, got %+v", i, line, got.Lines[i])
		}
	}
	if got.Lines[7].From != "flask-framework" || got.Lines[8].From != "charmcraft" {
		t.Errorf("got %+v", got.Lines[7:])
	}
}

func TestExpansionErrorLeavesOutEmptyParts(t *testing.T) {
	got := NewSources(nil).Expansion(&expansion.Expansion{Error: &expansion.Error{Message: "no"}}, emit.YAML)
	if got.YAML != nil || *got.Error.Message != "no" || got.Error.Details != nil || got.Error.Resolution != nil || got.Lines == nil {
		t.Errorf("got %+v", got)
	}
}
