package value

import (
	"charm-playground/core/big"
	"math"
	"testing"

	"charm-playground/core/source"
)

func whole(digits string) *Value {
	i, _ := new(big.Int).SetString(digits, 10)
	return &Value{Kind: Int, Int: i}
}

// TestSameKey checks which keys are one in a dict of Python 3.11.
func TestSameKey(t *testing.T) {
	tuple := func(items ...*Value) *Value { return &Value{Kind: Tuple, Items: items} }
	date := func(text string) *Value { return &Value{Kind: Date, Text: text} }
	for _, c := range []struct {
		a, b *Value
		same bool
	}{
		{NewString("a"), NewString("a"), true},
		{NewString("1"), NewInt(1), false},
		{NewInt(1), NewFloat(1), true},
		{NewInt(1), NewBool(true), true},
		{NewFloat(0), NewBool(false), true},
		{NewFloat(math.Copysign(0, -1)), NewInt(0), true},
		{NewFloat(1.5), NewInt(1), false},
		{NewFloat(1e300), whole("1" + "000000000000000000000000000000"), false},
		{whole("1000000000000000000000000000000"), NewFloat(1e30), false}, // 1e30 is 1000000000000000019884624838656
		{whole("1000000000000000019884624838656"), NewFloat(1e30), true},
		{NewFloat(math.Inf(1)), NewFloat(math.Inf(1)), true},
		{NewFloat(math.Inf(1)), NewFloat(math.Inf(-1)), false},
		{NewFloat(math.NaN()), NewFloat(math.NaN()), false},
		{NewNull(), NewNull(), true},
		{NewNull(), NewBool(false), false},
		{NewNull(), NewString(""), false},
		{&Value{Kind: Bytes, Text: "a"}, NewString("a"), false},
		{date("2001-01-01"), date("2001-01-01"), true},
		{date("2001-01-01"), NewString("2001-01-01"), false},
		{date("2001-01-01"), &Value{Kind: DateTime, Text: "2001-01-01T00:00:00"}, false},
		{tuple(NewInt(1), NewString("a")), tuple(NewFloat(1), NewString("a")), true},
		{tuple(NewString("a,b")), tuple(NewString("a"), NewString("b")), false},
		{tuple(), tuple(), true},
	} {
		d := NewDict()
		d.Set(c.a, NewInt(1))
		if _, same := d.Find(c.b); same != c.same {
			t.Errorf("%s and %s: same key is %v", c.a.Repr(), c.b.Repr(), same)
		}
	}
	nan := NewFloat(math.NaN())
	d := NewDict()
	d.Set(nan, NewInt(1))
	if _, found := d.Find(nan); !found {
		t.Error("a NaN is the same key as itself")
	}
}

func TestDict(t *testing.T) {
	d := NewDict()
	d.SetString("b", NewInt(1))
	d.SetString("a", NewInt(2))
	d.Set(NewInt(1), NewString("one"))
	first := d.Entries()[0].Key
	d.SetString("b", NewInt(3))
	d.Set(NewBool(true), NewString("true"))
	if d.Len() != 3 || d.Entries()[0].Key != first || d.Get("b").Int.Int64() != 3 || d.Entries()[2].Key.Kind != Int {
		t.Error("a key that is there already keeps its place and its object")
	}
	before := d.Entries()
	if got := d.Delete("b"); got.Int.Int64() != 3 || d.Len() != 2 || d.Has("b") || d.Delete("b") != nil {
		t.Error("a key that is deleted is gone")
	}
	if len(before) != 3 || before[0].Key.Text != "b" {
		t.Error("what was read before a deletion must not change")
	}
	if e, ok := d.Entry("a"); !ok || e.Value.Int.Int64() != 2 {
		t.Error("the keys behind a deleted one are still found")
	}
	d.SetString("b", NewNull())
	if last := d.Entries()[2].Key; last.Text != "b" {
		t.Errorf("a new key is the last one, and not %q", last.Text)
	}
}

func TestGet(t *testing.T) {
	v := NewMap(Entry{NewString("a"), NewMap(Entry{NewString("b"), NewString("c")})})
	if !v.Lookup("a", "b").IsString("c") || v.Lookup() != v {
		t.Error("a chain of keys leads to a value")
	}
	for _, keys := range [][]string{{"x"}, {"x", "y"}, {"a", "x"}, {"a", "b", "c"}} {
		if got := v.Lookup(keys...); got != nil {
			t.Errorf("%v: %v", keys, got)
		}
	}
	var missing *Value
	if missing.Get("a") != nil || missing.IsString("") || missing.Truthy() {
		t.Error("nothing holds nothing")
	}
}

func TestTruthy(t *testing.T) {
	for _, c := range []struct {
		v    *Value
		want bool
	}{
		{NewNull(), false}, {NewBool(false), false}, {NewBool(true), true}, {NewInt(0), false}, {NewInt(-1), true},
		{NewFloat(0), false}, {NewFloat(math.NaN()), true}, {NewString(""), false}, {NewString("0"), true},
		{&Value{Kind: Bytes}, false}, {NewList(), false}, {NewList(NewNull()), true}, {NewMap(), false},
		{&Value{Kind: Set, Map: NewDict()}, false}, {&Value{Kind: Date, Text: "2001-01-01"}, true},
	} {
		if got := c.v.Truthy(); got != c.want {
			t.Errorf("bool(%s) is %v", c.v.Repr(), got)
		}
	}
}

// TestCopy checks that a copy is deep, and that what was one object in the
// original is one in the copy.
func TestCopy(t *testing.T) {
	shared := NewList(NewInt(1))
	v := NewMap(Entry{NewString("a"), shared}, Entry{NewString("b"), shared})
	endless := NewList()
	endless.Items = append(endless.Items, endless)
	v.Map.SetString("c", endless)
	c := v.Copy()
	if c == v || c.Get("a") == shared || c.Get("a") != c.Get("b") || c.Get("c").Items[0] != c.Get("c") {
		t.Error("the copy does not have the shape of the original")
	}
	c.Get("a").Items[0] = NewInt(2)
	c.Map.Delete("b")
	if shared.Items[0].Int.Int64() != 1 || !v.Map.Has("b") {
		t.Error("a change of the copy must not change the original")
	}
	set := &Value{Kind: Set, Map: NewDict()}
	set.Map.Set(NewString("x"), nil)
	if got := set.Copy(); got.Map.Len() != 1 || got.Map == set.Map {
		t.Error("a set is copied with its keys")
	}
}

func TestWith(t *testing.T) {
	origin := Origin{Layer: User, Source: "mock.yaml", Span: source.Span{Start: 1, End: 2}}
	v := NewMap(Entry{NewString("a"), NewList(NewInt(1))}).With(origin)
	count := 0
	v.Walk(func(inner *Value) {
		count++
		if inner.Origin != origin {
			t.Errorf("%s has the origin %v", inner.Kind, inner.Origin)
		}
	})
	if count != 4 {
		t.Errorf("%d values were visited, keys included", count)
	}
}

func TestKindNames(t *testing.T) {
	for kind, want := range map[Kind]string{Null: "NoneType", String: "str", DateTime: "datetime", Tuple: "tuple", Map: "dict", Set: "set"} {
		if kind.String() != want {
			t.Errorf("%d is %q", kind, kind)
		}
	}
}

// TestReprString checks repr() of Python 3.11.
func TestReprString(t *testing.T) {
	for text, want := range map[string]string{
		"":             `''`,
		"a":            `'a'`,
		"it's":         `"it's"`,
		`"`:            `'"'`,
		`it's "q"`:     `'it\'s "q"'`,
		"\\\n\r\t":     `'\\\n\r\t'`,
		"\x00\x1b\x7f": `'\x00\x1b\x7f'`,
		"é𝄞日":          `'é𝄞日'`,
		"\u00a0\u0085": `'\xa0\x85'`,
		"\u2028\ufeff": `'\u2028\ufeff'`,
		"\U000e0001":   `'\U000e0001'`,
		"\xed\xa0\x80": `'\ud800'`,
		"\u3000":       `'\u3000'`,
	} {
		if got := ReprString(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

// TestFormatFloat checks what Python's repr says of these floats.
func TestFormatFloat(t *testing.T) {
	for want, f := range map[string]float64{
		"0.0": 0, "-0.0": math.Copysign(0, -1), "1.0": 1, "1.5": 1.5, "0.0001": 1e-4, "1e-05": 1e-5, "9.999999999999999e-05": 9.999999999999999e-05,
		"1000000000000000.0": 1e15, "1e+16": 1e16, "1.2345e+300": 1.2345e300, "5e-324": 5e-324, "inf": math.Inf(1), "-inf": math.Inf(-1), "nan": math.NaN(),
	} {
		if got := FormatFloat(f); got != want {
			t.Errorf("want %s, got %s", want, got)
		}
	}
}

func TestNaNKeys(t *testing.T) {
	d := NewDict()
	one, other := NewFloat(math.NaN()), NewFloat(math.NaN())
	d.Set(one, NewInt(1))
	d.Set(other, NewInt(2))
	d.Set(one, NewInt(3))
	if d.Len() != 2 || d.Entries()[0].Value.Int.Int64() != 3 {
		t.Errorf("want two keys of which the first was replaced, got %d", d.Len())
	}
}

// TestNumbersAreOneKey checks that 1, 1.0 and True are one key, and 0, 0.0 and
// False another.
func TestNumbersAreOneKey(t *testing.T) {
	d := NewDict()
	for _, key := range []*Value{NewInt(1), NewFloat(1), NewBool(true), NewInt(0), NewFloat(0), NewBool(false), NewInt(-1), NewFloat(1e300)} {
		d.Set(key, key)
	}
	if d.Len() != 4 {
		t.Errorf("want 4 keys, got %d", d.Len())
	}
}
