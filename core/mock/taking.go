package mock

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/value"
)

// taking is the import of an output into mock.yaml.
type taking struct {
	of      value.Node // the content of the output, in its own words
	charm   *Charm
	mock    *document.Node // the root of mock.yaml
	reading *Reading
	parts   *value.Value // the content to put into mock.yaml, under the keys of mock.yaml
	note    string       // a sentence on what is left out
	command string       // the command that printed it, if it is not the output's usual one
}

func (r *reader) taking(of value.Node) *taking {
	return &taking{of: of, charm: r.charm, mock: r.root, reading: r.reading, parts: value.NewMap()}
}

// commandOf returns the command that printed an output.
func (t *taking) commandOf(o *output) string { return cmp.Or(t.command, o.command) }

// noteOn says what an output does not contain, and what is left out; it may be
// empty.
func (t *taking) noteOn(o *output) string { return strings.TrimSpace(o.lacks + " " + t.note) }

// title returns the title of the fix that imports the parts.
func (t *taking) title() string {
	if t.parts.Map.Len() == 0 {
		return "Remove it: the charm sees nothing of it"
	}
	return "Import " + t.summary()
}

// setDefault is Python's dict.setdefault: it returns the value of a key, which it
// adds if it is missing.
func setDefault(in *value.Value, key string, v *value.Value) *value.Value {
	if in.Get(key) == nil {
		in.Map.SetString(key, v)
	}
	return in.Get(key)
}

// set sets a key of mock.yaml at a path.
func (t *taking) set(v *value.Value, path ...string) {
	at, last := t.parts, len(path)-1
	for _, key := range path[:last] {
		at = setDefault(at, key, value.NewMap())
	}
	at.Map.SetString(path[last], v)
}

// relate adds a relation.
func (t *taking) relate(endpoint, application string) {
	relation := mapOf("endpoint", value.NewString(endpoint))
	if application != "" {
		relation.Map.SetString("related-application", value.NewString(application))
	}
	t.addRelation(relation)
}

func (t *taking) addRelation(relation *value.Value) {
	list := setDefault(t.parts, "relations", value.NewList())
	list.Items = append(list.Items, relation)
}

// name sets the application's name, if it differs from the charm's.
func (t *taking) name(application string) {
	if application != "" && application != t.charm.Name {
		t.set(value.NewString(application), "application")
	}
}

// count sets the number of units, if it is more than one.
func (t *taking) count(units int) {
	if units > 1 {
		t.set(value.NewInt(int64(units)), "units")
	}
}

// own returns the application of this charm among others: the one that mock.yaml
// names, the charm's, or the only one.
func (t *taking) own(applications value.Node) (value.Node, bool) {
	own := t.named(applications)
	if own.Value == nil {
		own = t.likeliest(applications.Entries())
	}
	if own.Value == nil {
		t.note = "None of its applications is '" + t.charm.Name + "'."
	}
	return own, own.Value != nil
}

// named returns the application that mock.yaml names, or nothing.
func (t *taking) named(applications value.Node) value.Node {
	if name := t.mock.At("application"); name != nil && name.Kind == document.Scalar {
		return applications.Get(name.Text)
	}
	return value.Node{}
}

// likeliest returns the charm's application, or the only one, or nothing.
func (t *taking) likeliest(applications []value.Node) value.Node {
	isOwn := func(n value.Node) bool { return t.charm.isOwn(n.Key, n) }
	if i := slices.IndexFunc(applications, isOwn); i >= 0 {
		return applications[i]
	}
	if len(applications) == 1 {
		return applications[0]
	}
	return value.Node{}
}

// setOption sets an option.
func (t *taking) setOption(name string, v *value.Value) { t.set(t.typed(name, v), "config", name) }

// typed returns the value of an option as Juju means it: Go writes 1e-07, which
// is a float to Juju and a text to YAML 1.1.
func (t *taking) typed(option string, v *value.Value) *value.Value {
	if t.charm.options[option] != "float" || v == nil || v.Kind != value.String {
		return v
	}
	if number, err := strconv.ParseFloat(v.Text, 64); err == nil {
		return value.NewFloat(number)
	}
	return v
}
