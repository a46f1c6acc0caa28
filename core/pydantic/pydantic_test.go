package pydantic_test

import (
	_ "embed"
	"encoding/json"
	"testing"

	"charm-playground/core/pydantic"
)

// Recorded with pydantic 2.14.3 and email-validator 2.4.0.
var (
	//go:embed testdata/urls.json
	recordedURLs []byte
	//go:embed testdata/emails.json
	recordedEmails []byte
)

func TestURL(t *testing.T) {
	var cases []struct {
		In           string
		URL, Unicode *string
	}
	if err := json.Unmarshal(recordedURLs, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		got, err := pydantic.URL(c.In)
		if c.URL == nil {
			if err == nil {
				t.Errorf("URL(%q) = %q, want an error", c.In, got)
			}
			continue
		}
		if err != nil || got != *c.URL {
			t.Errorf("URL(%q) = %q, %v, want %q", c.In, got, err, *c.URL)
		}
		if plain := pydantic.UnicodeURL(got); plain != *c.Unicode {
			t.Errorf("UnicodeURL(%q) = %q, want %q", got, plain, *c.Unicode)
		}
	}
}

func TestHTTPURL(t *testing.T) {
	if _, err := pydantic.HTTPURL("redis://h"); err == nil {
		t.Error("HTTPURL takes redis")
	}
	if got, err := pydantic.HTTPURL("HTTP://H"); err != nil || got != "http://h/" {
		t.Errorf("HTTPURL = %q, %v", got, err)
	}
}

func TestEmail(t *testing.T) {
	var cases []struct {
		In string
		OK bool
	}
	if err := json.Unmarshal(recordedEmails, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if got := pydantic.Email(c.In); got != c.OK {
			t.Errorf("Email(%q) = %v, want %v", c.In, got, c.OK)
		}
	}
}

func TestInt(t *testing.T) {
	for in, want := range map[string]string{"25": "25", " +2_5 ": "25", "-1": "-1", "25.00": "25", "1.5": "", "1e3": "", "": "", "_1": "", "1__0": "", "0x1": "", "٣": ""} {
		got, ok := pydantic.ParseInt(in)
		if ok != (want != "") || ok && got.String() != want {
			t.Errorf("Int(%q) = %v, %v, want %q", in, got, ok, want)
		}
	}
}

func TestBool(t *testing.T) {
	for in, want := range map[string]bool{"True": true, "YES": true, "on": true, "0": false, "n": false} {
		if got, ok := pydantic.ParseBool(in); !ok || got != want {
			t.Errorf("Bool(%q) = %v, %v", in, got, ok)
		}
	}
	if _, ok := pydantic.ParseBool("2"); ok {
		t.Error("Bool takes 2")
	}
}
