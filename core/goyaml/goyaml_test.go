package goyaml

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"
)

// TestRecordedScalars compares with what github.com/juju/yaml/v2 v2.0.0 makes
// of plain scalars: the type and the value as Go prints them.
func TestRecordedScalars(t *testing.T) {
	content, err := os.ReadFile("testdata/scalars.json")
	if err != nil {
		t.Fatal(err)
	}
	var recorded map[string]string
	if err := json.Unmarshal(content, &recorded); err != nil {
		t.Fatal(err)
	}
	for text, want := range recorded {
		_, v := Resolve(text)
		if got := fmt.Sprintf("%T(%#v)", v, v); got != want {
			t.Errorf("%s: want %s, got %s", text, want, got)
		}
	}
}

// decoded returns a text as a Go program gets it, or the reader's message.
func decoded(text string) string {
	document := Parse(text)
	if document.Err != "" {
		return document.Err
	}
	if document.Root == nil {
		return "nothing"
	}
	d := &Decoder{}
	v := d.Any(document.Root)
	if message, _ := d.Err(); message != "" {
		return message
	}
	return fmt.Sprintf("%#v", v.Go)
}

func TestDecoding(t *testing.T) {
	for text, want := range map[string]string{
		"":                                     "nothing",
		"# only a comment\n":                   "nothing",
		"y":                                    "true",
		"'y'":                                  `"y"`,
		"! 5":                                  `"5"`,
		"!!str 5":                              `"5"`,
		"!!float 5":                            "5",
		"!!int '5'":                            "5",
		"!!int x":                              "yaml: cannot decode !!str `x` as a !!int",
		"!!binary aGk=":                        `"hi"`,
		"!!binary '-'":                         "yaml: !!binary value contains invalid base64 data",
		"!own 5":                               `"5"`,
		"2020-01-01":                           `"2020-01-01"`,
		"{a: 1, a: 2}":                         `map[interface {}]interface {}{"a":2}`,
		"{? [a] : 1}":                          `yaml: invalid map key: []interface {}{"a"}`,
		"&a {b: *a}":                           "yaml: anchor 'a' value contains itself",
		"[&a {x: 1}, {x: 2, <<: *a}]":          `[]interface {}{map[interface {}]interface {}{"x":1}, map[interface {}]interface {}{"x":1}}`,
		"[&a {x: 1}, &b {x: 2}, <<: [*a, *b]]": `[]interface {}{map[interface {}]interface {}{"x":1}, map[interface {}]interface {}{"x":2}, map[interface {}]interface {}{"x":1}}`,
		"{<<: 5}":                              "yaml: map merge requires map or sequence of maps as the value",
		"{'<<': 5}":                            `map[interface {}]interface {}{"<<":5}`,
		"a: *b":                                "yaml: unknown anchor 'b' referenced",
		"\t- a":                                "yaml: found character that cannot start any token",
	} {
		if got := decoded(text); got != want {
			t.Errorf("%q:\nwant %s\n got %s", text, want, got)
		}
	}
}

// FuzzDecode checks that no text makes the reader panic or run for ever.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{"a: [b, {c: *d}]", "&a [*a]", "<<: {a: 1}\nb: !!int x", "? [a]\n: b", "- !!binary '-'\n- ! 5\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 2000 {
			decoded(text)
		}
	})
}
