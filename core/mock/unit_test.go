package mock_test

import (
	"testing"

	"charm-playground/core/mock"
)

func TestSetUnit(t *testing.T) {
	one, two, no := 1, 2, false
	for _, row := range []struct {
		text string
		unit mock.Unit
		want string
	}{
		{"# mine\nunit: 0 # first\nconfig:\n  a: 1\n", mock.Unit{Unit: &one, Units: &two}, "# mine\nunits: 2\nunit: 1 # first\nconfig:\n  a: 1\n"},
		{"", mock.Unit{Unit: &one}, "unit: 1\n"},
		{"# note", mock.Unit{Leader: &no}, "# note\nleader: false\n"},
		{"unit:\nunits: 2\n", mock.Unit{Unit: &one}, "unit: 1\nunits: 2\n"},
		{"unit:  # which\n", mock.Unit{Unit: &one}, "unit: 1  # which\n"},
		{"\"unit\" : 0\n", mock.Unit{Unit: &one}, "\"unit\" : 1\n"},
		{"{units: 2}\n", mock.Unit{Unit: &one}, "{units: 2, unit: 1}\n"},
		{"---\nconfig: {}\n", mock.Unit{Unit: &one}, "---\nunit: 1\nconfig: {}\n"},
		{"text: |\n  unit: 5\n", mock.Unit{Unit: &one}, "unit: 1\ntext: |\n  unit: 5\n"},
		{"app/0:\n  leader: true\n", mock.Unit{Unit: &one}, "unit: 1\njuju-show-unit:\n  app/0:\n    leader: true\n"},
		{"{\"app/0\": {\"leader\": true}}\n", mock.Unit{Unit: &one}, "{juju-show-unit: {\"app/0\": {\"leader\": true}}, unit: 1}\n"},
		{"config: {}\r\n", mock.Unit{Unit: &one}, "unit: 1\r\nconfig: {}\r\n"},
		{"app/0:\n  leader: true\nconfig: {a: b}\napp/1:\n  leader: false\n", mock.Unit{Units: &two},
			"units: 2\njuju-show-unit:\n  app/0:\n    leader: true\n  app/1:\n    leader: false\nconfig: {a: b}\n"},
	} {
		edits, err := mock.SetUnit(row.text, row.unit)
		if got := apply(t, row.text, edits, err); got != row.want {
			t.Errorf("%q became %q, want %q", row.text, got, row.want)
		}
	}
	if _, err := mock.SetUnit("- a\n", mock.Unit{Unit: &one}); err == nil {
		t.Error("a list became a mapping")
	}
}
