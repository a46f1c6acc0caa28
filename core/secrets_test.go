package core

import (
	"testing"

	"charm-playground/core/integration"
	"charm-playground/core/result"
)

func TestSecrets(t *testing.T) {
	files := map[string]string{
		"charmcraft.yaml": "name: shop\nsummary: A shop.\ndescription: It sells.\ntype: charm\nbase: ubuntu@24.04\nplatforms: {amd64: }\nextensions: [flask-framework]\nconfig:\n  options:\n    greeting: {type: secret}\n    shown: {type: string, default: hello}\n",
		"mock.yaml":       "config:\n  greeting: secret:d0e\n  shown: aloud\nsecrets:\n  d0e: {word: hush}\nsecret-key: \"é😀\"\n",
		".env.example":    "TOKEN=abc\n",
		"notes.txt":       "password: hunter2\n",
	}
	want := []result.SecretValue{
		{Key: "TOKEN", Edit: removed(".env.example", 0, 6, 9)},
		{Key: "word", Edit: removed("mock.yaml", 4, 14, 18)},
		{Key: "secret-key", Edit: removed("mock.yaml", 5, 13, 16)},
	}
	got := Secrets(files, Options{})
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("want %+v, got %+v", want[i], got[i])
		}
	}
}

// TestSamplesAreNoSecrets checks that redact knows the samples in the table of
// integrations: a mock made with one click needs no warning.
func TestSamplesAreNoSecrets(t *testing.T) {
	for _, i := range integration.All {
		files := map[string]string{"mock.yaml": i.Mock("endpoint") + "\n"}
		if got := Secrets(files, Options{}); len(got) > 0 {
			t.Errorf("%s: %+v in\n%s", i.Interface, got, files["mock.yaml"])
		}
	}
}

// removed replaces characters of one line by "removed".
func removed(file string, line, from, to int) result.TextEdit {
	e := result.TextEdit{File: file, Text: "removed"}
	e.Range.Start.Line, e.Range.Start.Character = line, from
	e.Range.End.Line, e.Range.End.Character = line, to
	return e
}
