package pydantic_test

import (
	"charm-playground/core/big"
	"math"
	"testing"

	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

func text(s string) *value.Value { return value.NewString(s) }

func huge() *value.Value {
	million := uint32(1_000_000)
	return &value.Value{Kind: value.Int, Int: big.NewInt(1).Times(million).Times(million).Times(million).Times(million).Times(million)}
}

// TestScalars has pydantic 2.14's result for each value: want is Python's repr
// of it, or the type of the problem.
func TestScalars(t *testing.T) {
	loose, date := &pydantic.Str, &value.Value{Kind: value.Date, Text: "2024-01-02"}
	tests := []struct {
		name  string
		check pydantic.Type
		in    *value.Value
		want  string
	}{
		{"str", loose, text("x"), "'x'"},
		{"str of int", loose, value.NewInt(1), "'1'"},
		{"str of float", loose, value.NewFloat(1e16), "'1e+16'"},
		{"str of huge int", loose, huge(), "'1000000000000000000000000000000'"},
		{"str of bool", loose, value.NewBool(true), "string_type"},
		{"str of None", loose, value.NewNull(), "string_type"},
		{"str of date", loose, date, "string_type"},
		{"str of bytes", loose, &value.Value{Kind: value.Bytes, Text: "ab"}, "'ab'"},
		{"str of bytes that are not UTF-8", loose, &value.Value{Kind: value.Bytes, Text: "\xff"}, "string_unicode"},
		{"plain str of int", &pydantic.PlainStr, value.NewInt(1), "string_type"},
		{"strict str of bytes", &pydantic.StrictStr, &value.Value{Kind: value.Bytes, Text: "ab"}, "string_type"},
		{"bool", pydantic.Bool, text("oN"), "True"},
		{"bool of n", pydantic.Bool, text("n"), "False"},
		{"bool of 1.0", pydantic.Bool, value.NewFloat(1), "True"},
		{"bool of 2", pydantic.Bool, value.NewInt(2), "bool_parsing"},
		{"bool of space", pydantic.Bool, text(" true"), "bool_parsing"},
		{"bool of 1.5", pydantic.Bool, value.NewFloat(1.5), "bool_type"},
		{"bool of huge int", pydantic.Bool, huge(), "bool_type"},
		{"bool of None", pydantic.Bool, value.NewNull(), "bool_type"},
		{"int", pydantic.Int, text(" 12 "), "12"},
		{"int between wide spaces", pydantic.Int, text("\u20031\u00a0"), "1"},
		{"int of underscores", pydantic.Int, text("1_000"), "1000"},
		{"int of 1.00", pydantic.Int, text("1.00"), "1"},
		{"int of +5", pydantic.Int, text("+5"), "5"},
		{"int of 1.5", pydantic.Int, text("1.5"), "int_parsing"},
		{"int of two underscores", pydantic.Int, text("1__0"), "int_parsing"},
		{"int of float", pydantic.Int, value.NewFloat(2), "2"},
		{"int of fraction", pydantic.Int, value.NewFloat(2.5), "int_from_float"},
		{"int of bool", pydantic.Int, value.NewBool(true), "1"},
		{"int of None", pydantic.Int, value.NewNull(), "int_type"},
		{"literal", &pydantic.Literal{"a", "b"}, text("b"), "'b'"},
		{"other literal", &pydantic.Literal{"a", "b"}, text("c"), "literal_error"},
		{"none", pydantic.None, value.NewNull(), "None"},
		{"not none", pydantic.None, text(""), "none_required"},
		{"optional", &pydantic.Optional{Of: pydantic.Bool}, value.NewNull(), "None"},
		{"too long", &pydantic.Strings{Max: 3}, text("éééé"), "string_too_long"},
		{"characters, not bytes", &pydantic.Strings{Max: 3}, text("ééé"), "'ééé'"},
		{"too short", &pydantic.Strings{Min: 2}, text("a"), "string_too_short"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { check(t, test.check, test.in, test.want) })
	}
}

func check(t *testing.T, kind pydantic.Type, in *value.Value, want string) {
	t.Helper()
	out, problems := kind.Validate(in)
	got := ""
	if problems == nil {
		got = out.Repr()
	} else {
		got = problems[0].Type
	}
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCollections(t *testing.T) {
	pair := func(k, v *value.Value) *value.Value { return value.NewMap(value.Entry{Key: k, Value: v}) }
	set := &value.Value{Kind: value.Set, Map: value.NewDict()}
	set.Map.Set(text("a"), nil)
	tests := []struct {
		name  string
		check pydantic.Type
		in    *value.Value
		want  string
	}{
		{"list", &pydantic.List{Item: &pydantic.Str}, value.NewList(text("a"), value.NewInt(1)), "['a', '1']"},
		{"list of set", &pydantic.List{Item: &pydantic.Str}, set, "['a']"},
		{"list of str", &pydantic.List{Item: &pydantic.Str}, text("a"), "list_type"},
		{"set of list", &pydantic.Set{Item: &pydantic.Str}, value.NewList(text("a")), "['a']"},
		{"set of str", &pydantic.Set{Item: &pydantic.Str}, text("a"), "set_type"},
		{"unique", &pydantic.Unique{Prefix: "twice", Of: &pydantic.List{Item: &pydantic.Str}}, value.NewList(text("a"), text("a")), "value_error"},
		{"too many", &pydantic.Sized{Noun: "List", Least: 1, Most: 1, Of: &pydantic.List{Item: &pydantic.Str}}, value.NewList(value.NewNull(), text("a")), "too_long"},
		{"too few", &pydantic.Sized{Noun: "List", Least: 1, Most: 1, Of: &pydantic.List{Item: &pydantic.Str}}, value.NewList(), "too_short"},
		{"dict", &pydantic.Dict{Key: &pydantic.Str, Value: pydantic.Any}, pair(value.NewInt(1), text("a")), "{'1': 'a'}"},
		{"dict with a bool key", &pydantic.Dict{Key: &pydantic.Str, Value: pydantic.Any}, pair(value.NewBool(true), text("a")), "string_type"},
		{"dict of list", &pydantic.Dict{Key: &pydantic.Str, Value: pydantic.Any}, value.NewList(), "dict_type"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { check(t, test.check, test.in, test.want) })
	}
}

var person = pydantic.Model{Title: "Person", ByName: true, Fields: []pydantic.Field{
	{Name: "full-name", Type: &pydantic.Str, Required: true},
	{Name: "age", Type: pydantic.Int},
}}

func TestModelKeepsTheOrderOfItsFields(t *testing.T) {
	in := value.NewMap(
		value.Entry{Key: text("age"), Value: text("7")},
		value.Entry{Key: text("full_name"), Value: text("Ann")},
	)
	check(t, &person, in, "{'full-name': 'Ann', 'age': 7}")
}

func TestModelReportsAllProblems(t *testing.T) {
	in := value.NewMap(
		value.Entry{Key: text("age"), Value: text("x")},
		value.Entry{Key: text("nmae"), Value: text("Ann")},
		value.Entry{Key: value.NewInt(1), Value: text("Ann")},
	)
	_, problems := person.Validate(in)
	want := []string{"full-name missing", "age int_parsing", "nmae extra_forbidden", "1 invalid_key"}
	if len(problems) != len(want) {
		t.Fatalf("got %v", problems)
	}
	for i, p := range problems {
		if got := p.Loc.String() + " " + p.Type; got != want[i] {
			t.Errorf("got %s, want %s", got, want[i])
		}
	}
}

func TestUnionReportsEveryAlternative(t *testing.T) {
	union := &pydantic.Union{{Label: "str", Type: &pydantic.Str}, {Label: "list[str]", Type: &pydantic.List{Item: &pydantic.Str}}}
	_, problems := union.Validate(value.NewList(value.NewNull()))
	if len(problems) != 2 || problems[1].Loc.String() != "list[str].0" {
		t.Errorf("got %v", problems)
	}
	check(t, union, value.NewList(text("a")), "['a']")
}

func TestJSON(t *testing.T) {
	key := func(k *value.Value) *value.Value {
		return value.NewMap(value.Entry{Key: k, Value: value.NewInt(1)})
	}
	tests := []struct {
		in   *value.Value
		want string
	}{
		{value.NewFloat(math.NaN()), "None"},
		{value.NewFloat(math.Inf(-1)), "None"},
		{value.NewFloat(1e22), "1e+22"},
		{&value.Value{Kind: value.Date, Text: "2024-01-02"}, "'2024-01-02'"},
		{&value.Value{Kind: value.DateTime, Text: "2024-01-02T03:04:05+00:00"}, "'2024-01-02T03:04:05Z'"},
		{&value.Value{Kind: value.DateTime, Text: "2024-01-02T03:04:05.000007-05:30"}, "'2024-01-02T03:04:05.000007-05:30'"},
		{&value.Value{Kind: value.Tuple, Items: []*value.Value{value.NewInt(1)}}, "[1]"},
		{key(value.NewBool(true)), "{'true': 1}"},
		{key(value.NewNull()), "{'None': 1}"},
		{key(value.NewFloat(math.Inf(1))), "{'None': 1}"},
		{key(value.NewFloat(1.5)), "{'1.5': 1}"},
		{key(&value.Value{Kind: value.Tuple, Items: []*value.Value{value.NewInt(1), value.NewInt(2)}}), "{'1,2': 1}"},
	}
	for _, test := range tests {
		if got := pydantic.JSON(test.in).Repr(); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestJSONOfAValueThatHoldsItself(t *testing.T) {
	list := value.NewList()
	list.Items = append(list.Items, list)
	if got := pydantic.JSON(list).Repr(); got != "[None]" {
		t.Errorf("got %s", got)
	}
}
