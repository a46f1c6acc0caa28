package edit

import (
	"testing"

	"charm-playground/core/document"
	"charm-playground/core/source"
)

// TestDeclareFollowsTheIndentation adds an endpoint to files with every kind of
// indentation.
func TestDeclareFollowsTheIndentation(t *testing.T) {
	const pair = "s3:\n  interface: s3\n  limit: 1"
	for _, row := range []struct{ name, text, want string }{
		{"nothing", "", "requires:\n  s3:\n    interface: s3\n    limit: 1\n"},
		{"two spaces", "a: 1\nrequires:\n  b:\n    interface: c\n", "a: 1\nrequires:\n  b:\n    interface: c\n  s3:\n    interface: s3\n    limit: 1\n"},
		{"four spaces", "requires:\n    b:\n        interface: c\n", "requires:\n    b:\n        interface: c\n    s3:\n        interface: s3\n        limit: 1\n"},
		{"four elsewhere", "config:\n    options:\n        a: {}\n", "config:\n    options:\n        a: {}\nrequires:\n    s3:\n        interface: s3\n        limit: 1\n"},
		{"one space", "requires:\n b:\n  interface: c", "requires:\n b:\n  interface: c\n s3:\n  interface: s3\n  limit: 1"},
		{"mixed", "config:\n  options:\n    a: {}\nrequires:\n    b: {interface: c}\n", "config:\n  options:\n    a: {}\nrequires:\n    b: {interface: c}\n    s3:\n        interface: s3\n        limit: 1\n"},
		{"no value", "config:\n   options: {}\nrequires:\nname: a\n", "config:\n   options: {}\nrequires:\n   s3:\n      interface: s3\n      limit: 1\nname: a\n"},
		{"in braces", "requires: {b: {interface: c}}\n", "requires: {b: {interface: c}, s3: {interface: s3, limit: 1}}\n"},
		{"after a mark", "\ufeffname: a\n", "\ufeffname: a\nrequires:\n  s3:\n    interface: s3\n    limit: 1\n"},
		{"below a mark", "\ufeffrequires:\n  b:\n    interface: c\nname: a\n", "\ufeffrequires:\n  b:\n    interface: c\n  s3:\n    interface: s3\n    limit: 1\nname: a\n"},
	} {
		file := source.NewFile("charmcraft.yaml", row.text)
		doc := document.Parse(file)
		got, err := source.Apply(row.text, []source.Edit{Declare(file, doc.Root, []string{"requires"}, pair)})
		if err != nil || got != row.want {
			t.Errorf("%s: %v\n%s", row.name, err, got)
		}
	}
}
