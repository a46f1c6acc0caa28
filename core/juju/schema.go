package juju

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"charm-playground/core/goyaml"
)

// spot is a place in a file that a rule checks.
type spot struct {
	path   string        // keys and indexes as Juju prints them: "provides.db", "terms[0]"
	key    *goyaml.Node  // its key, or the value that contains it
	value  *goyaml.Value // nil if the key is missing
	hidden bool          // whether refusals are not reported
}

// goes returns the value of a spot as a Go value.
func (s *spot) goes() any {
	if s.value == nil {
		return nil
	}
	return s.value.Go
}

// node returns the place of a refusal of the spot.
func (s *spot) node() *goyaml.Node {
	if s.value == nil {
		return s.key
	}
	return s.value.Node
}

// rule is a rule of Juju's schema for a place (github.com/juju/schema).
type rule interface {
	// check refuses what the rule does not allow, and reports whether it
	// allowed everything.
	check(f *file, s spot) bool
}

// refuseAt records a refusal whose message begins with the path of a spot.
func (f *file) refuseAt(s spot, r Refusal) bool {
	prefix := s.path
	if prefix != "" {
		prefix += ": "
	}
	r.Message, r.Node, r.Value = "metadata: "+prefix+r.Message, s.node(), s.value
	if s.value == nil && r.Rule == WrongType {
		r.Rule = Missing
		r.Names = []string{s.path[strings.LastIndexByte(s.path, '.')+1:]}
	}
	if !s.hidden {
		f.refuse(r)
	}
	return false
}

// unlike refuses a value of a wrong type.
func (f *file) unlike(s spot, wanted string) bool {
	got := "nothing"
	if v := s.goes(); v != nil {
		got = fmt.Sprintf("%T(%#v)", v, v)
	}
	return f.refuseAt(s, Refusal{Rule: WrongType, Message: "expected " + wanted + ", got " + got, Wanted: []string{wanted}})
}

// kind is a rule that requires a Go type.
type kind struct {
	name string
	is   func(any) bool
}

func (k *kind) check(f *file, s spot) bool { return k.is(s.goes()) || f.unlike(s, k.name) }

// The types that Juju's rules require.
var (
	text     = &kind{"string", isText}
	boolean  = &kind{"bool", isBool}
	integer  = &kind{"int", isInt}
	anything = &kind{"", func(any) bool { return true }}
	nothing  = &kind{"empty value", func(v any) bool { return v == nil }}
	label    = &kind{"non-empty binding name", func(v any) bool { return isText(v) && v != "" }}
)

func isText(v any) bool {
	_, is := v.(string)
	return is
}

// isBool also accepts the texts that strconv.ParseBool accepts.
func isBool(v any) bool {
	switch v := v.(type) {
	case bool:
		return true
	case string:
		_, err := strconv.ParseBool(v)
		return err == nil
	}
	return false
}

// isTrue reports whether Juju reads a value as true; a missing value is false.
func isTrue(v *goyaml.Value) bool {
	if v == nil {
		return false
	}
	if written, is := v.Go.(string); is {
		b, _ := strconv.ParseBool(written)
		return b
	}
	return v.Go == true
}

func isInt(v any) bool {
	_, is := intOf(v)
	return is
}

// intOf returns a value as an integer. It also accepts texts with Go's
// integers.
func intOf(v any) (int64, bool) {
	switch v := v.(type) {
	case int:
		return int64(v), true
	case string:
		i, err := strconv.ParseInt(v, 0, 64)
		return i, err == nil
	}
	return 0, false
}

func isNumber(v any) bool {
	switch v.(type) {
	case int, uint64, float64:
		return true
	}
	return false
}

// oneOf is a rule that requires one of a few texts.
type oneOf []string

func (o oneOf) check(f *file, s spot) bool {
	written, is := s.goes().(string)
	return is && slices.Contains(o, written) || f.unexpected(s, o)
}

func (f *file) unexpected(s spot, wanted []string) bool {
	return f.refuseAt(s, Refusal{Rule: WrongValue, Message: fmt.Sprintf("unexpected value %#v", s.goes()), Wanted: wanted})
}

// orNil is a rule that also accepts null. It refuses other values as
// unexpected.
type orNil struct{ rule rule }

func (o *orNil) check(f *file, s spot) bool {
	quiet := s
	quiet.hidden = true
	return s.goes() == nil || o.rule.check(f, quiet) || f.unexpected(s, nil)
}

// list is a rule for the items of a list.
type list struct{ item rule }

func (l *list) check(f *file, s spot) bool {
	if _, is := s.goes().([]any); !is {
		return f.unlike(s, "list")
	}
	ok := true
	for i, item := range s.value.Items {
		ok = l.item.check(f, spot{path: s.path + "[" + strconv.Itoa(i) + "]", key: s.node(), value: item, hidden: s.hidden}) && ok
	}
	return ok
}

// named is a rule for a map with names as keys.
type named struct{ key, value rule }

func (n *named) check(f *file, s spot) bool {
	if s.value == nil || !s.value.IsMap() {
		return f.unlike(s, "map")
	}
	ok := true
	for _, pair := range s.value.Pairs {
		if !n.key.check(f, spot{path: s.path, key: pair.Key.Node, value: pair.Key, hidden: s.hidden}) {
			ok = false
			continue
		}
		ok = n.value.check(f, s.child(pair)) && ok
	}
	return ok
}

// child returns the spot of a pair.
func (s *spot) child(pair goyaml.Pair) spot {
	name := fmt.Sprint(pair.Key.Go)
	if s.path != "" {
		name = s.path + "." + name
	}
	return spot{path: name, key: pair.Key.Node, value: pair.Value, hidden: s.hidden}
}

// fields is a rule for a map with known keys. The map may have others as well.
type fields []field

// field is a key of fields. A missing key that is not optional is checked as
// null.
type field struct {
	name     string
	rule     rule
	optional bool
}

func (all fields) check(f *file, s spot) bool {
	if s.value == nil || !s.value.IsMap() {
		return f.unlike(s, "map")
	}
	if otherKey(s.value) != nil {
		return f.unlike(s, "map[string]")
	}
	ok := true
	for _, row := range all {
		if inner, there := s.field(&row); there || !row.optional {
			ok = row.rule.check(f, inner) && ok
		}
	}
	return ok
}

// field returns the spot of a key, and whether the map has it.
func (s *spot) field(row *field) (inner spot, there bool) {
	if pair := s.value.Pair(row.name); pair != nil {
		return s.child(*pair), true
	}
	return s.child(goyaml.Pair{Key: &goyaml.Value{Go: row.name, Node: s.keyNode()}}), false
}

// keyNode returns the key of a spot, or its value if it has no key.
func (s *spot) keyNode() *goyaml.Node {
	if s.key == nil {
		return s.node()
	}
	return s.key
}

// endpoint is the rule for an endpoint: the name of its interface, or a map.
type endpoint struct{}

func (endpoint) check(f *file, s spot) bool {
	if isText(s.goes()) {
		return true
	}
	return (&named{text, anything}).check(f, s) && endpointFields.check(f, s)
}

// count is the rule for the number of devices.
type count struct{}

func (count) check(f *file, s spot) bool {
	n, is := intOf(s.goes())
	if !is {
		return f.unlike(s, "int")
	}
	return n >= 0 || f.refuseBare(s, "invalid device count "+strconv.FormatInt(n, 10))
}

// refuseBare records a refusal whose message does not contain the path.
func (f *file) refuseBare(s spot, message string) bool {
	if !s.hidden {
		f.refuse(Refusal{Rule: WrongValue, Message: "metadata: " + message, Node: s.node(), Value: s.value})
	}
	return false
}

// countRange is the rule for the number of storage instances: m, m-n, m+ or m-.
type countRange struct{}

func (countRange) check(f *file, s spot) bool {
	v := s.goes()
	if n, is := intOf(v); is {
		return n > 0 || f.refuseAt(s, Refusal{Rule: WrongValue, Message: "invalid count " + strconv.FormatInt(n, 10)})
	}
	written, is := v.(string)
	if !is {
		return f.unexpected(s, nil)
	}
	return f.isRange(s, written)
}

// isRange refuses a text that is not a range of counts.
func (f *file) isRange(s spot, written string) bool {
	_, _, err := rangeOf(written)
	if strings.HasPrefix(err, "strconv") {
		return f.refuseBare(s, err)
	}
	return err == "" || f.refuseAt(s, Refusal{Rule: WrongValue, Message: err})
}

// rangeOf returns the bounds of a range of counts; high is -1 without an upper
// bound.
func rangeOf(written string) (low, high int64, err string) {
	least := strings.TrimRight(written, "0123456789")
	first, rest := written[:len(written)-len(strings.TrimLeft(written, "0123456789"))], strings.TrimLeft(written, "0123456789")
	isRange := first != "" && (rest == "-" || rest == "+" || len(rest) > 1 && rest[0] == '-' && least == first+"-")
	if !isRange {
		return 0, 0, fmt.Sprintf("value %q does not match 'm', 'm-n', or 'm+'", written)
	}
	low, failed := strconv.ParseInt(first, 10, 64)
	high = -1
	if failed == nil && len(rest) > 1 {
		first = rest[1:]
		high, failed = strconv.ParseInt(first, 10, 64)
	}
	if failed != nil {
		return 0, 0, "strconv.Atoi: parsing " + strconv.Quote(first) + ": value out of range"
	}
	return low, high, ""
}

// size is the rule for a size in mebibytes, or with a unit that is a multiple
// of 1,024.
type size struct{}

// sizeUnits has the letters of the units (github.com/juju/utils/v3, ParseSize).
const sizeUnits = "MGTPEZY"

func (size) check(f *file, s spot) bool {
	written, is := s.goes().(string)
	if !is {
		return f.unlike(s, "string")
	}
	number, unit := cutUnit(written)
	if unit != "" && !isUnit(unit) {
		return f.refuseBare(s, fmt.Sprintf("invalid multiplier suffix %q, expected one of %s", unit, sizeUnits))
	}
	if n, err := strconv.ParseFloat(number, 64); err != nil || n < 0 {
		return f.refuseBare(s, fmt.Sprintf("expected a non-negative number, got %q", number))
	}
	return true
}

// cutUnit splits a size into its number and its unit, which may be missing.
func cutUnit(written string) (number, unit string) {
	if at := strings.IndexFunc(written, func(r rune) bool { return r != '.' && !unicode.IsDigit(r) }); at > 0 {
		return written[:at], written[at:]
	}
	return written, ""
}

// isUnit reports whether a text is M, MB or MiB, or the same for a larger unit.
func isUnit(unit string) bool {
	return strings.IndexByte(sizeUnits, unit[0]) >= 0 && (len(unit) == 1 || unit[1:] == "B" || unit[1:] == "iB")
}
