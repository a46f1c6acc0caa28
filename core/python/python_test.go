package python_test

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"charm-playground/core/python"
	"charm-playground/core/value"
)

// Recorded with urllib.parse of Python 3.11.7.
//
//go:embed testdata/urlparse.json
var recordedURLs []byte

func TestParseURL(t *testing.T) {
	var cases []struct {
		In    string
		Parts []any
	}
	if err := json.Unmarshal(recordedURLs, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if got := urlParts(c.In); fmt.Sprint(got) != fmt.Sprint(c.Parts) {
			t.Errorf("ParseURL(%q) = %v, want %v", c.In, got, c.Parts)
		}
	}
}

func urlParts(text string) []any {
	u, err := python.ParseURL(text)
	if err != nil {
		return nil
	}
	optional := func(text string, ok bool) any {
		if !ok {
			return nil
		}
		return text
	}
	parts := []any{u.Scheme, u.Netloc, u.Path, u.Params, u.Query, u.Fragment}
	parts = append(parts, optional(u.Username()), optional(u.Password()), optional(u.Hostname()))
	switch port, ok, err := u.Port(); {
	case err != nil:
		return append(parts, "error")
	case ok:
		return append(parts, port)
	}
	return append(parts, nil)
}

func TestJSONRoundTrip(t *testing.T) {
	for in, want := range map[string]string{
		`{"a": [1, 2.0, 1e5, -0, "\u00fc\n\"\\/", null, true, NaN, -Infinity], "a": {}}`: `{"a": {}}`,
		" [1,\t2.5,1E400,123456789012345678901234567890] ":                               `[1, 2.5, Infinity, 123456789012345678901234567890]`,
		`"ü 😀 \ud83d\ude00 ` + "\x7f" + `"`:                                              `"\u00fc \ud83d\ude00 \ud83d\ude00 \u007f"`,
		`1e-7`:                                                                           `1e-07`, `0.1`: `0.1`, `1e16`: `1e+16`, `123456.0`: `123456.0`, `1E5`: `100000.0`, `-0`: `0`, `-0.0`: `-0.0`,
		`01`: "", `+1`: "", `1.`: "", `.5`: "", `"` + "\n" + `"`: "", `'a'`: "", `[1,]`: "", `{"a" 1}`: "", `nul`: "", ``: "", `1 2`: "", `"\x"`: "",
	} {
		v, err := python.Loads(in)
		switch {
		case want == "" && err == nil:
			t.Errorf("Loads(%q) takes it", in)
		case want != "" && err != nil:
			t.Errorf("Loads(%q) refuses it", in)
		case want != "" && python.Dumps(v) != want:
			t.Errorf("Dumps(Loads(%q)) = %s, want %s", in, python.Dumps(v), want)
		}
	}
}

func TestDeepJSONIsRefused(t *testing.T) {
	if _, err := python.Loads(strings.Repeat("[", 100000)); err == nil {
		t.Error("100,000 open brackets are taken")
	}
}

func TestStrAndRepr(t *testing.T) {
	list, err := python.Loads(`["it's", "a \"b\"", "'\"", "\u0001\n", 1.0, true, null, {"k": []}]`)
	if err != nil {
		t.Fatal(err)
	}
	want := `["it's", 'a "b"', '\'"', '\x01\n', 1.0, True, None, {'k': []}]`
	if got := list.Str(); got != want {
		t.Errorf("Str = %s, want %s", got, want)
	}
	if got := value.NewString("it's").Str(); got != "it's" {
		t.Errorf("Str of a str = %s", got)
	}
}

func TestSplitCommand(t *testing.T) {
	for in, want := range map[string]string{
		`a 'b c' "d \" \e" f\ g '' [ x ]`: `a|b c|d " \e|f g||[|x|]`, `a"b"c`: `abc`, "": "", `a "b`: "!", `a\`: "!", `a 'b\'`: `a|b\`,
	} {
		words, err := python.SplitCommand(in)
		got := strings.Join(words, "|")
		if err != nil {
			got = "!"
		}
		if got != want {
			t.Errorf("SplitCommand(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestUnquote(t *testing.T) {
	for in, want := range map[string]string{"%2F": "/", "a%zz%4": "a%zz%4", "%C3%BC%ff": "ü\ufffd", "ü%41": "üA"} {
		if got := python.Unquote(in); got != want {
			t.Errorf("Unquote(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestLower has CPython 3.11's results for words with sigmas.
func TestLower(t *testing.T) {
	for _, c := range [][2]string{
		{"\u03a3\u0391\u03a3", "\u03c3\u03b1\u03c2"},
		{"\u0391\u03a3.\u0392\u03a3", "\u03b1\u03c3.\u03b2\u03c2"},
		{"\u03a3", "\u03c3"},
		{"\u0391\u03a31", "\u03b1\u03c21"},
		{"1\u03a3", "1\u03c3"},
		{"\u0391\u03a3\u0301\u0392", "\u03b1\u03c3\u0301\u03b2"},
		{"\u0391\u0301\u03a3", "\u03b1\u0301\u03c2"},
		{"\u0391\u03a3'\u0392", "\u03b1\u03c3'\u03b2"},
		{"\u03a3\u0391\u03a3-\u0391", "\u03c3\u03b1\u03c2-\u03b1"},
		{"\u2162\u03a3", "\u2172\u03c2"},
		{"\u0130\u03a3", "i\u0307\u03c2"},
		{"FOO", "foo"},
	} {
		if got := python.Lower(c[0]); got != c[1] {
			t.Errorf("Lower(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}
