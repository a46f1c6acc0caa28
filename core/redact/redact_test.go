package redact

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/document"
	"charm-playground/core/source"
)

// without returns a text without its secret values.
func without(t *testing.T, name, text string, known Known) string {
	t.Helper()
	file := source.NewFile(name, text)
	var found []Value
	if strings.HasPrefix(name, ".env") {
		found = Env(file)
	} else {
		found = YAML(document.ParseWith(file, document.Options{AllowDuplicates: true}), known, "secrets")
	}
	for _, v := range slices.Backward(found) {
		text = text[:v.Span.Start] + Removed + text[v.Span.End:]
	}
	return text
}

func TestSecretsAreRemoved(t *testing.T) {
	for name, test := range map[string]struct{ file, text, want string }{
		"a databag's password":          {"mock.yaml", "      password: hunter2 # dev\n", "      password: removed # dev\n"},
		"quoted values keep quotes":     {"mock.yaml", "password: \"a\\\"b\"\ntoken: 'it''s'\n", "password: \"removed\"\ntoken: 'removed'\n"},
		"flow mappings":                 {"mock.yaml", "a: {username: me, password: x, port: 1}\n", "a: {username: me, password: removed, port: 1}\n"},
		"commas in plain block values":  {"mock.yaml", "password: a,b}c\n", "password: removed\n"},
		"the password of an address":    {"mock.yaml", "uris: postgresql://me:p@ss@db:5432/x\n", "uris: postgresql://me:removed@db:5432/x\n"},
		"JSON inside a string":          {"mock.yaml", `data: '{"password": "x", "user": "y"}'`, `data: '{"password": "removed", "user": "y"}'`},
		"escaped JSON":                  {"mock.yaml", `data: "{\"user\": \"y\", \"token\": \"x\"}"`, `data: "{\"user\": \"y\", \"token\": \"removed\"}"`},
		"JSON with an escaped secret":   {"mock.yaml", `data: '{"password": "\u0041b"}'`, `data: 'removed'`},
		"all of mock.yaml's secrets":    {"mock.yaml", "secrets:\n  d0e:\n    colour: blue\n    list: [a]\nconfig:\n  colour: red\n", "secrets:\n  d0e:\n    colour: removed\n    list: [removed]\nconfig:\n  colour: red\n"},
		"block scalars":                 {"mock.yaml", "  private-key: |\n    one\n    two\n  port: 1\n", "  private-key: |\n    removed\n  port: 1\n"},
		"text that goes on":             {"mock.yaml", "password: one\n  two\nport: 1\n", "password: removed\nport: 1\n"},
		"an alias":                      {"mock.yaml", "shared: &p hunter2\npassword: *p\n", "shared: &p removed\npassword: *p\n"},
		"a list":                        {"mock.yaml", "credentials:\n- one\n- two\n", "credentials:\n- removed\n- removed\n"},
		"an environment file":           {".env.example", "API_KEY=abc\nexport DB_PASSWORD='x y'\nDEBUG=1\n# TOKEN=x\n", "API_KEY=removed\nexport DB_PASSWORD='removed'\nDEBUG=1\n# TOKEN=x\n"},
		"an address in the environment": {".env", "DATABASE_URL=mysql://me:pw@db/x", "DATABASE_URL=mysql://me:removed@db/x"},
		"names of services":             {".env.example", "STRIPE_API_KEY=a\nDB_PASS=b\nDB_PWD=c\nPGPASSWORD=d\nAWS_ACCESS_KEY=e\nGITHUB_PAT=f\n", "STRIPE_API_KEY=removed\nDB_PASS=removed\nDB_PWD=removed\nPGPASSWORD=removed\nAWS_ACCESS_KEY=removed\nGITHUB_PAT=removed\n"},
		"spaces around the sign":        {".env", " PASSWORD=a\nPASSWORD = b\n", " PASSWORD=removed\nPASSWORD = removed\n"},
		"a key in PEM, in quotes":       {".env", "SSH_PRIVATE_KEY=\"-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\"\nA=1\n", "SSH_PRIVATE_KEY=\"removed\"\nA=1\n"},
		"a key in PEM, without quotes":  {".env", "DEPLOY=-----BEGIN RSA PRIVATE KEY-----\nabc\n-----END RSA PRIVATE KEY-----\nA=1\n", "DEPLOY=removed\nA=1\n"},
		"a key in PEM of any name":      {"mock.yaml", "config:\n  deploy: |\n    -----BEGIN RSA PRIVATE KEY-----\n    abc\n    -----END RSA PRIVATE KEY-----\n  a: 1\n", "config:\n  deploy: |\n    removed\n  a: 1\n"},
		"tokens of known kinds":         {"mock.yaml", "a: ghp_0123456789abcdefghijABCDEFGHIJ456789\nb: sk_live_0123456789abcdef\nc: AKIA0123456789ABCDEF\n", "a: removed\nb: removed\nc: removed\n"},
		"a quoted top-level key":        {"mock.yaml", "\"secrets\":\n  d0e:\n    colour: blue\n", "\"secrets\":\n  d0e:\n    colour: removed\n"},
		"a value on the next line":      {"mock.yaml", "password:\n  hunter2\nport: 1\n", "password:\n  removed\nport: 1\n"},
		"the charm's own secret":        {"mock.yaml", "secret-key: abc\n", "secret-key: removed\n"},
		"a line in the wrong place":     {"mock.yaml", "config:\n  a: 1\n password: hunter2\n", "config:\n  a: 1\n password: removed\n"},
		"after an open bracket":         {"mock.yaml", "a: [1\nrelations:\n- password: hunter2\n  b: 1\n", "a: [1\nrelations:\n- password: removed\n  b: 1\n"},
		"braces that are not closed":    {"mock.yaml", "a: 1\n  b: {user: me, password: x, c: 1\nd: 1\n", "a: 1\n  b: {user: me, password: removed, c: 1\nd: 1\n"},
		"a tab":                         {"mock.yaml", "config:\n\ttoken: abc\n", "config:\n\ttoken: removed\n"},
	} {
		got := without(t, test.file, test.text, nil)
		if got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, test.want)
		}
		if again := without(t, test.file, got, nil); again != got {
			t.Errorf("%s: removing twice changes it to %q", name, again)
		}
	}
}

func TestTheRestStays(t *testing.T) {
	for name, text := range map[string]string{
		"references to secrets": "secret-user: secret:d0erdgfmp25c762i8np0\nclient_secret_id: secret:abc\n",
		"names of endpoints":    "peers:\n  secret-storage:\n    interface: secret-storage\n",
		"an option":             "config:\n  options:\n    token:\n      type: string\n      description: The token.\n",
		"addresses of tokens":   "token_endpoint: https://idp/token\n",
		"comments":              "# password: hunter2 is what everybody takes\n",
		"no value yet":          "secret-key: null\npassword:\ntoken: ''\n",
		"an address":            "url: https://host:80/a?b=c\n",
		"samples of mocks":      "password: correct-horse\ntoken: not-so-secret\naccess-key: AKIAEXAMPLE\n",
		"a place for a value":   "secret-key: <generated>\n",
		"a certificate":         "ca: |\n  -----BEGIN CERTIFICATE-----\n  abc\n  -----END CERTIFICATE-----\n",
		"a path and a passport": "pwd: /srv\npassport: x\npatch: y\nbypass-cache: z\n",
		"words like a secret's": "tokens-used: 3\nsecretary: me\n",
	} {
		if got := without(t, "mock.yaml", text, nil); got != text {
			t.Errorf("%s: got %q", name, got)
		}
	}
}

func TestWhatTheCharmCallsSensitive(t *testing.T) {
	text := "config:\n  greeting: s3cr3t\n  endpoints: db:5432\n"
	at := func(word string) source.Span {
		start := strings.Index(text, word)
		return source.Span{Start: start, End: start + len(word)}
	}
	known := Known{at("s3cr3t"): "s3cr3t", at("db:5432"): "postgresql://me:x@db:5432/shop"}
	want := "config:\n  greeting: removed\n  endpoints: db:5432\n"
	if got := without(t, "mock.yaml", text, known); got != want {
		t.Errorf("got %q", got)
	}
}

// FuzzRedact checks for any text that nothing panics and nothing is found
// twice.
func FuzzRedact(f *testing.F) {
	f.Add("password: x\na: {token: 'y', b: *c}\n- JSON: '{\"token\": \"x\"}'")
	f.Fuzz(func(t *testing.T, text string) {
		without(t, "mock.yaml", text, nil)
		without(t, ".env", text, nil)
	})
}

// TestSearchGrowsWithTheText checks that the end of an unclosed block is
// searched for once, and not again from each line.
func TestSearchGrowsWithTheText(t *testing.T) {
	text := strings.Repeat("A=-----BEGIN KEY-----\n", 10_000)
	f := &finder{text: text}
	if found := f.env(source.NewFile(".env", text)); f.searched > len(text) || len(found) > 0 && found[0].Span.End > len(text) {
		t.Errorf("%d bytes of %d searched", f.searched, len(text))
	}
}
