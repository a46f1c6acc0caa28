package mock

import (
	"testing"

	"charm-playground/core/document"
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// shopProject has an option of each type.
func shopProject(t *testing.T) *value.Value {
	t.Helper()
	doc := document.Parse(source.NewFile("charmcraft.yaml", "config:\n  options:\n    token: {type: string}\n    size: {type: int}\n    key: {type: secret}\n"))
	if doc.Fatal() {
		t.Fatal(doc.Err)
	}
	return doc.Value
}

// TestGive checks what each change writes, also over existing values.
func TestGive(t *testing.T) {
	shop := shopProject(t)
	s3 := integration.At("s3")
	option := func(name string) func(string) ([]source.Edit, error) {
		return func(text string) ([]source.Edit, error) { return GiveOption(text, shop, name) }
	}
	data := func(keys ...string) func(string) ([]source.Edit, error) {
		return func(text string) ([]source.Edit, error) { return GiveData(text, "s3", s3, keys) }
	}
	model := func(text string) ([]source.Edit, error) { return GiveModel(text, "juju-no-proxy") }
	for _, row := range []struct {
		name, text, want string
		give             func(string) ([]source.Edit, error)
	}{
		{"an option", "", "config:\n  token: example\n", option("token")},
		{"an option that is null", "config:\n  token: null # later\n", "config:\n  token: example # later\n", option("token")},
		{"an option without a value", "config:\n  token:\n", "config:\n  token: example\n", option("token")},
		{"an option of the wrong type", "config: {size: big}\n", "config: {size: 10}\n", option("size")},
		{"a secret", "", "config:\n  key: secret:d0erdgfmp25c762i8np0\nsecrets:\n  d0erdgfmp25c762i8np0:\n    username: user\n    password: correct-horse\n", option("key")},
		{"data", "relations:\n  - endpoint: s3\n    application-data:\n      bucket: b\n", "relations:\n  - endpoint: s3\n    application-data:\n      bucket: b\n      path: uploads\n", data("path")},
		{"data over others", "relations:\n  - endpoint: s3\n    application-data: {path: '', region: 1}\n", "relations:\n  - endpoint: s3\n    application-data: {path: uploads, region: 1}\n", data("path")},
		{"data of none", "relations:\n  - endpoint: s3\n", "relations:\n  - endpoint: s3\n    application-data:\n      path: uploads\n", data("path")},
		{"the model", "", "model:\n  config:\n    juju-no-proxy: 127.0.0.1,localhost,.internal\n", model},
		{"the model's empty value", "model:\n  name: m\n  config:\n    juju-no-proxy: ''\n", "model:\n  name: m\n  config:\n    juju-no-proxy: 127.0.0.1,localhost,.internal\n", model},
		{"a key of a secret", "secrets:\n  abc:\n    a: b\n", "secrets:\n  abc:\n    a: b\n    token: not-so-secret\n", func(text string) ([]source.Edit, error) { return AddSecretKey(text, "secret:abc", "token") }},
		{"a secret's first key", "", "secrets:\n  abc:\n    token: not-so-secret\n", func(text string) ([]source.Edit, error) { return AddSecretKey(text, "secret:abc", "token") }},
	} {
		edits, err := row.give(row.text)
		if err != nil {
			t.Errorf("%s: %v", row.name, err)
			continue
		}
		if got, err := source.Apply(row.text, edits); err != nil || got != row.want {
			t.Errorf("%s: %v\n%s", row.name, err, got)
		}
	}
	if _, err := GiveData("relations: []\n", "s3", s3, []string{"path"}); err == nil {
		t.Error("there is no relation to give data to")
	}
}
