package model

import (
	"strconv"
	"strings"

	"charm-playground/core/value"
)

// List accepts list, tuple and set.
func List(item Validator) Validator {
	return func(v *value.Value) (*value.Value, []Problem) {
		items, ok := sequence(v)
		if !ok {
			return nil, Refuse(v, "list_type", "Input should be a valid list")
		}
		return validateItems(v, items, item)
	}
}

// SetOf accepts set, list and tuple.
func SetOf(item Validator) Validator {
	return func(v *value.Value) (*value.Value, []Problem) {
		items, ok := sequence(v)
		if !ok {
			return nil, Refuse(v, "set_type", "Input should be a valid set")
		}
		return validateItems(v, items, item)
	}
}

func validateItems(v *value.Value, items []*value.Value, item Validator) (*value.Value, []Problem) {
	out := &value.Value{Kind: value.List, Items: make([]*value.Value, 0, len(items)), Origin: v.Origin}
	var all []Problem
	for i, inner := range items {
		accepted, problems := item(inner)
		all = append(all, At(Index(i), problems)...)
		out.Items = append(out.Items, accepted)
	}
	if all != nil {
		return nil, all
	}
	return out, nil
}

func sequence(v *value.Value) ([]*value.Value, bool) {
	switch v.Kind {
	case value.List, value.Tuple:
		return v.Items, true
	case value.Set:
		keys := make([]*value.Value, 0, v.Map.Len())
		for _, e := range v.Map.Entries() {
			keys = append(keys, e.Key)
		}
		return keys, true
	}
	return nil, false
}

// Sized refuses lists, dicts and strings of another length; the largest is 0
// for no limit. The noun is what pydantic calls them ("List", "Dictionary").
func Sized(noun string, least, most int, inner Validator) Validator {
	sized := After(inner, func(v *value.Value) (*value.Value, []Problem) {
		size := length(v)
		switch {
		case size < least:
			return nil, Refuse(v, "too_short", noun+" should have at least "+count(least, "item")+" after validation, not "+strconv.Itoa(size))
		case most > 0 && size > most:
			return nil, tooLong(v, noun, most, size)
		}
		return v, nil
	})
	return func(v *value.Value) (*value.Value, []Problem) {
		// The items of a list that is too long are not validated.
		if items, ok := sequence(v); ok && most > 0 && len(items) > most {
			return nil, tooLong(v, noun, most, len(items))
		}
		return sized(v)
	}
}

func tooLong(v *value.Value, noun string, most, size int) []Problem {
	return Refuse(v, "too_long", noun+" should have at most "+count(most, "item")+" after validation, not "+strconv.Itoa(size))
}

func length(v *value.Value) int {
	switch v.Kind {
	case value.String:
		return len([]rune(v.Text))
	case value.Map:
		return v.Map.Len()
	}
	return len(v.Items)
}

// Unique refuses lists with an item twice, in the words of the given prefix.
func Unique(prefix string, inner Validator) Validator {
	return After(inner, func(v *value.Value) (*value.Value, []Problem) {
		seen := value.NewDict()
		twice := value.NewDict()
		for _, item := range v.Items {
			if _, ok := seen.Find(item); ok {
				twice.Set(item, item)
			}
			seen.Set(item, item)
		}
		if twice.Len() == 0 {
			return v, nil
		}
		names := make([]string, 0, twice.Len())
		for _, e := range twice.Entries() {
			names = append(names, e.Key.Repr())
		}
		return nil, Raise(v, prefix+": ["+strings.Join(names, ", ")+"]")
	})
}

// Dict accepts dicts whose keys and values are of the given types.
func Dict(key, inner Validator) Validator {
	return func(v *value.Value) (*value.Value, []Problem) {
		if v.Kind != value.Map {
			return nil, Refuse(v, "dict_type", "Input should be a valid dictionary")
		}
		out := &value.Value{Kind: value.Map, Map: value.NewDict(), Origin: v.Origin}
		var all []Problem
		for _, e := range v.Map.Entries() {
			name, problems := key(e.Key)
			for i := range problems {
				problems[i].Key = e.Key
			}
			all = append(all, At(keyStep(e.Key), At(Label("[key]"), problems))...)
			accepted, problems := inner(e.Value)
			all = append(all, At(keyStep(e.Key), under(e.Key, problems))...)
			if all == nil {
				out.Map.Set(name, accepted)
			}
		}
		if all != nil {
			return nil, all
		}
		return out, nil
	}
}

// keyStep is the step to a key: numbers count as indexes, other types are
// written as Python's repr.
func keyStep(key *value.Value) Step {
	switch key.Kind {
	case value.String:
		return Name(key.Text)
	case value.Int:
		if key.Int.IsInt64() {
			return Index(int(key.Int.Int64()))
		}
	case value.Bool:
		if key.Bool {
			return Index(1)
		}
		return Index(0)
	}
	return Name(key.Repr())
}

// Field is a field of a model.
type Field struct {
	Name     string // its alias: as it is written in YAML
	Type     Validator
	Required bool
}

// Model is a pydantic model that forbids extra fields. What it accepts becomes
// a dict of the fields that were set, in the order of the fields.
type Model struct {
	Title  string // the class, as messages name it
	Fields []Field
	ByName bool // populate_by_name: `build_on` is taken for `build-on`
	Extra  bool // extra="allow": they are taken as they are
}

// Names are the fields' names.
func (m Model) Names() []string {
	names := make([]string, len(m.Fields))
	for i, field := range m.Fields {
		names[i] = field.Name
	}
	return names
}

// Validate validates a dict.
func (m Model) Validate(v *value.Value) (*value.Value, []Problem) {
	if v.Kind != value.Map {
		return nil, Refuse(v, "model_type", "Input should be a valid dictionary or instance of "+m.Title)
	}
	out := &value.Value{Kind: value.Map, Map: value.NewDict(), Origin: v.Origin}
	used := map[string]bool{}
	var all []Problem
	for _, field := range m.Fields {
		entry, ok := m.find(v, field.Name)
		if !ok {
			if field.Required {
				all = append(all, At(Name(field.Name), Refuse(v, Missing, "Field required"))...)
			}
			continue
		}
		used[entry.Key.Text] = true
		accepted, problems := field.Type(entry.Value)
		all = append(all, At(Name(entry.Key.Text), under(entry.Key, problems))...)
		if Crashed(problems) {
			return nil, all
		}
		if problems == nil {
			out.Map.Set(renamed(entry.Key, field.Name), accepted)
		}
	}
	if all = append(all, m.extras(v, used)...); all != nil {
		return nil, all
	}
	return out, nil
}

func (m Model) find(v *value.Value, name string) (value.Entry, bool) {
	entry, ok := v.Map.Entry(name)
	if !ok && m.ByName {
		entry, ok = v.Map.Entry(strings.ReplaceAll(name, "-", "_"))
	}
	return entry, ok
}

func renamed(key *value.Value, name string) *value.Value {
	if key.Text == name {
		return key
	}
	return derived(key, name)
}

func (m Model) extras(v *value.Value, used map[string]bool) []Problem {
	var all []Problem
	for _, e := range v.Map.Entries() {
		switch {
		case e.Key.Kind != value.String:
			all = append(all, Problem{Loc: Loc{keyStep(e.Key)}, Type: InvalidKey, Message: "Keys should be strings", Input: e.Key, Key: e.Key})
		case !used[e.Key.Text] && !m.Extra:
			all = append(all, Problem{Loc: Loc{Name(e.Key.Text)}, Type: ExtraForbidden, Message: "Extra inputs are not permitted", Input: e.Value, Key: e.Key, Allowed: m.Names(), Beside: v})
		}
	}
	return all
}
