package pydantic

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/value"
)

// List accepts list, tuple and set.
type List struct{ Item Type }

// Validate validates each item.
func (t *List) Validate(v *value.Value) (*value.Value, Problems) {
	items, ok := sequence(v)
	if !ok {
		return nil, Refuse(v, "list_type", "Input should be a valid list")
	}
	return validateItems(v, items, t.Item)
}

// Set accepts set, list and tuple.
type Set struct{ Item Type }

// Validate validates each item.
func (t *Set) Validate(v *value.Value) (*value.Value, Problems) {
	items, ok := sequence(v)
	if !ok {
		return nil, Refuse(v, "set_type", "Input should be a valid set")
	}
	return validateItems(v, items, t.Item)
}

func validateItems(v *value.Value, items []*value.Value, item Type) (*value.Value, Problems) {
	out := make([]*value.Value, len(items))
	var all Problems
	for i, inner := range items {
		accepted, problems := item.Validate(inner)
		if problems != nil {
			all.Add(Index(i), problems)
		}
		out[i] = accepted
	}
	if all != nil {
		return nil, all
	}
	return value.NewList(out...).From(v), nil
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

// Sized is a type of lists, dicts or strings with a limited length. Noun is
// pydantic's word for them ("List", "Dictionary").
type Sized struct {
	Noun  string
	Least int
	Most  int // 0: no limit
	Of    Type
}

// Validate checks the length after the type has accepted the value.
func (t *Sized) Validate(v *value.Value) (*value.Value, Problems) {
	// pydantic does not validate the items of a list that is too long.
	if items, ok := sequence(v); ok && t.Most > 0 && len(items) > t.Most {
		return nil, t.tooLong(v, len(items))
	}
	accepted, problems := t.Of.Validate(v)
	if problems != nil {
		return nil, problems
	}
	switch size := length(accepted); {
	case size < t.Least:
		return nil, t.refuse(v, "too_short", "at least", t.Least, size)
	case t.Most > 0 && size > t.Most:
		return nil, t.tooLong(v, size)
	}
	return accepted, nil
}

func (t *Sized) tooLong(v *value.Value, size int) Problems {
	return t.refuse(v, "too_long", "at most", t.Most, size)
}

// refuse refuses a value for its size, which has a limit.
func (t *Sized) refuse(v *value.Value, kind, bound string, limit, size int) Problems {
	return Refuse(v, kind, t.Noun+" should have "+bound+" "+count(limit, "item")+" after validation, not "+strconv.Itoa(size))
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

// Unique is a type of lists without duplicate items. Prefix begins the message.
type Unique struct {
	Prefix string
	Of     Type
}

// Validate refuses duplicate items.
func (t *Unique) Validate(v *value.Value) (*value.Value, Problems) {
	accepted, problems := t.Of.Validate(v)
	if problems != nil {
		return nil, problems
	}
	if names := duplicates(accepted.Items); names != nil {
		return nil, Raise(v, t.Prefix+": ["+strings.Join(names, ", ")+"]")
	}
	return accepted, nil
}

// duplicates returns the items that occur more than once, each only once.
func duplicates(items []*value.Value) []string {
	seen, twice := value.NewDict(), value.NewDict()
	var names []string
	for _, item := range items {
		if _, again := seen.Find(item); again {
			if _, noted := twice.Find(item); !noted {
				names = append(names, item.Repr())
			}
			twice.Set(item, item)
		}
		seen.Set(item, item)
	}
	return names
}

// Dict accepts dicts with keys and values of the given types.
type Dict struct{ Key, Value Type }

// Validate validates each entry.
func (t *Dict) Validate(v *value.Value) (*value.Value, Problems) {
	if v.Kind != value.Map {
		return nil, Refuse(v, "dict_type", "Input should be a valid dictionary")
	}
	out, same := value.NewMap().From(v), true
	var all Problems
	for _, e := range v.Map.Entries() {
		name, accepted := t.entry(e, &all)
		if same = same && name == e.Key; all == nil {
			put(out, same, name, accepted)
		}
	}
	if all != nil {
		return nil, all
	}
	return out, nil
}

// entry validates a key and its value, and adds their problems to all.
func (t *Dict) entry(e value.Entry, all *Problems) (name, accepted *value.Value) {
	name, problems := t.Key.Validate(e.Key)
	for _, p := range problems {
		p.Key = e.Key
	}
	if problems != nil {
		all.Add(keyStep(e.Key), At(Label("[key]"), problems))
	}
	accepted, problems = t.Value.Validate(e.Value)
	if problems != nil {
		all.Add(keyStep(e.Key), under(e.Key, problems))
	}
	return name, accepted
}

// put sets an entry in a copy of a dict. While all keys are unchanged, none of
// them can be a duplicate, so it can append.
func put(out *value.Value, same bool, key, v *value.Value) {
	if same {
		out.Map.Append(key, v)
	} else {
		out.Map.Set(key, v)
	}
}

// keyStep returns the step to a key. Numbers count as indexes; other types are
// written with Python's repr.
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
	Name     string // its alias, as in YAML
	Type     Type
	Required bool
}

// Model is a pydantic model that forbids extra fields. It turns a dict into a
// dict of the fields that were set, in the order of the fields.
type Model struct {
	Title  string // the class, as messages name it
	Fields []Field
	ByName bool // populate_by_name: it accepts `build_on` for `build-on`
	Extra  bool // extra="allow": it accepts other fields and drops them
}

// Names returns the names of the fields.
func (m *Model) Names() []string {
	names := make([]string, len(m.Fields))
	for i := range m.Fields {
		names[i] = m.Fields[i].Name
	}
	return names
}

// Field returns the field with a name, or nil.
func (m *Model) Field(name string) *Field {
	for i := range m.Fields {
		if m.Fields[i].Name == name {
			return &m.Fields[i]
		}
	}
	return nil
}

// Validate validates a dict.
func (m *Model) Validate(v *value.Value) (*value.Value, Problems) {
	if v.Kind != value.Map {
		return nil, Refuse(v, "model_type", "Input should be a valid dictionary or instance of "+m.Title)
	}
	r := m.reading(v)
	for i := range m.Fields {
		if r.field(&m.Fields[i]); r.crashed {
			return nil, r.all
		}
	}
	if all := append(r.all, m.extras(v, r.used)...); all != nil {
		return nil, all
	}
	return r.out, nil
}

// reading is the state of validating a dict field by field.
type reading struct {
	in, out *value.Value
	byName  bool           // whether names in Python may occur in it
	used    []*value.Value // the keys that are fields
	all     Problems
	crashed bool
}

func (m *Model) reading(v *value.Value) *reading {
	byName := m.ByName && slices.ContainsFunc(v.Map.Entries(), hasUnderscore)
	return &reading{in: v, out: value.NewMap().From(v), byName: byName, used: make([]*value.Value, 0, len(m.Fields))}
}

// field validates a field, if the dict has it.
func (r *reading) field(f *Field) {
	entry, ok := f.entry(r.in, r.byName)
	if ok {
		r.set(f, entry)
	} else if f.Required {
		r.all.Add(Name(f.Name), Refuse(r.in, Missing, "Field required"))
	}
}

func (r *reading) set(f *Field, entry value.Entry) {
	r.used = append(r.used, entry.Key)
	accepted, problems := f.Type.Validate(entry.Value)
	if problems == nil {
		r.out.Map.Append(renamed(entry.Key, f.Name), accepted)
		return
	}
	r.all.Add(Name(entry.Key.Text), under(entry.Key, problems))
	r.crashed = problems.Crashed() != nil
}

// entry finds a field in a dict by its alias, or by its name in Python.
func (f *Field) entry(v *value.Value, byName bool) (value.Entry, bool) {
	entry, ok := v.Map.Entry(f.Name)
	if !ok && byName {
		return v.Map.Entry(strings.ReplaceAll(f.Name, "-", "_"))
	}
	return entry, ok
}

func hasUnderscore(e value.Entry) bool { return strings.Contains(e.Key.Text, "_") }

func renamed(key *value.Value, name string) *value.Value {
	if key.Text == name {
		return key
	}
	return derived(key, name)
}

// extras returns the problems with keys that are not fields.
func (m *Model) extras(v *value.Value, used []*value.Value) Problems {
	var all Problems
	var names []string
	for _, e := range v.Map.Entries() {
		switch named := e.Key.Kind == value.String; {
		case !named:
			all.Add(keyStep(e.Key), Problems{{Key: e.Key, Type: InvalidKey, Message: "Keys should be strings", Input: e.Key}})
		case !m.Extra && !slices.Contains(used, e.Key):
			if names == nil {
				names = m.Names()
			}
			all.Add(keyStep(e.Key), Problems{forbidden(e, v, names)})
		}
	}
	return all
}

// forbidden returns the problem with an entry of a dict that is not a field.
func forbidden(e value.Entry, dict *value.Value, names []string) *Problem {
	return &Problem{
		Key: e.Key, Type: ExtraForbidden, Message: "Extra inputs are not permitted",
		Input: e.Value, Allowed: names, Beside: dict,
	}
}
