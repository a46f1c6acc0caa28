package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestWireIsUpToDate checks that the page's types are those of the core.
func TestWireIsUpToDate(t *testing.T) {
	want, err := wire("../..")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../web/engine/wire.ts")
	if err != nil || string(got) != want {
		t.Errorf("web/engine/wire.ts is not up to date (%v): go run ./wasm/protocol > web/engine/wire.ts", err)
	}
}

// TestForms checks one of each form that a type can have.
func TestForms(t *testing.T) {
	text, err := wire("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"export interface PlaceRequest extends EvaluateRequest {\n",
		"  readonly files: Readonly<Record<string, string>>;\n",
		"  readonly environment: readonly Variable[] | null;\n",
		"  readonly status: Status | null;\n",
		"  readonly severity: \"error\" | \"warning\" | \"information\" | \"hint\";\n",
		"  readonly \"value-origin\": VariableOrigin;\n",
		"  readonly add?: MockTarget;\n",
		"  /** Zero-based, in UTF-16 characters. */\n  readonly position: Position;\n",
		"export const charmcraftVersion = \"4.5.0\";\n",
		"  hover: { request: PlaceRequest; response: HoverAnswer };\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("want %q", want)
		}
	}
}

// property is a property of an interface in wire.ts.
var property = regexp.MustCompile(`(?m)^  readonly "?([\w-]+)"?\??:`)

// TestFormatsHasEveryField checks that core/FORMATS.md describes every field of
// the core's requests and answers, and every function.
func TestFormatsHasEveryField(t *testing.T) {
	text, err := wire("../..")
	if err != nil {
		t.Fatal(err)
	}
	formats, err := os.ReadFile("../../core/FORMATS.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, match := range property.FindAllStringSubmatch(text, -1) {
		name := regexp.QuoteMeta(match[1])
		if told, _ := regexp.Match("`([a-z]+\\.)?"+name+"(\\.[a-z]+)?`", formats); !told {
			t.Errorf("core/FORMATS.md does not tell of %s", match[1])
		}
	}
	_, calls, _ := strings.Cut(text, "export interface Calls {\n")
	for line := range strings.Lines(calls) {
		if name, _, ok := strings.Cut(strings.TrimSpace(line), ": { request"); ok && !strings.Contains(string(formats), "`"+name+"`") && name != "evaluate" {
			t.Errorf("core/FORMATS.md does not tell of the function %s", name)
		}
	}
}
