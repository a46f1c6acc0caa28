package pebble

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitCommand(t *testing.T) {
	for text, want := range map[string]string{
		`python3 -m gunicorn 'app:app' -k [ sync ]`: "python3|-m|gunicorn|app:app|-k / sync",
		`sh -c "a \"b\" \c" 'it''s'`:                `sh|-c|a "b" c|its / `,
		`a#b # c d`:                                 "a#b / ",
		"a\tb\r\nc":                                 "a|b|c / ",
		`a ''`:                                      "a| / ",
		`a\ b`:                                      "a b / ",
		`run [ a`:                                   "run / a",
		``:                                          " / ",
	} {
		c, problem := SplitCommand(text)
		if got := strings.Join(c.Base, "|") + " / " + strings.Join(c.Default, "|"); problem != "" || got != want {
			t.Errorf("%s: got %s, %s", text, got, problem)
		}
	}
	for _, text := range []string{`a 'b`, `a "b`, `a \`, `[ a ]`, `a [ b [ c ] ]`, `a [ b ] c`, `a ]`, `a [ b ] ]`} {
		if _, problem := SplitCommand(text); problem == "" {
			t.Errorf("%s: Pebble refuses it", text)
		}
	}
}

func TestLoops(t *testing.T) {
	edges := []Edge{{"a", "b"}, {"b", "c"}, {"c", "a"}, {"d", "a"}, {"e", "e"}, {}}
	if got := Loops(edges); !slices.Equal(got, []bool{true, true, true, false, false, false}) {
		t.Errorf("got %v", got)
	}
}

func TestValues(t *testing.T) {
	for _, text := range []string{"5s", "1m30s", "500ms", "0", "-1s", "1.5h"} {
		if !IsDuration(text) {
			t.Errorf("%s is a time to Pebble", text)
		}
	}
	for _, text := range []string{"5", "1 minute", "", "s", "1d"} {
		if IsDuration(text) {
			t.Errorf("%q is no time to Pebble", text)
		}
	}
	for text, want := range map[string]bool{"1": true, "1.5": true, "0.9": false, "x": false, "": false, "1e1": true} {
		if IsFactor(text) != want {
			t.Errorf("the factor %q: want %v", text, want)
		}
	}
}
