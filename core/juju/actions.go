package juju

import (
	"fmt"
	"math"
	"strconv"

	"charm-playground/core/goyaml"
)

// action is an action in actions.yaml.
type action struct {
	name   string
	key    *goyaml.Node
	fields []actionField
}

// actionField is a key of an action.
type actionField struct {
	name  string
	value *goyaml.Value
}

// actions reads actions.yaml (actions.go, ReadActionsYaml).
func (c *Charm) actions(text string) {
	f, root := c.open(ActionsFile, text)
	if f == nil || root == nil {
		return
	}
	all := f.decodeActions(root)
	if !f.readable() {
		return
	}
	for i := range all {
		f.action(&all[i], c.name)
	}
}

func (f *file) decodeActions(root *goyaml.Node) (all []action) {
	places := map[string]int{}
	f.decoder.Fields(root, "map[string]map[string]interface {}", func(name string, key, value *goyaml.Node) {
		if a, ok := f.decodeAction(name, key, value); ok {
			all = put(all, places, name, a)
		}
	})
	return all
}

// put sets the item with a name, as in a Go map, but keeps the order in which the
// names occur first. places has the indexes of the items by name.
func put[T any](all []T, places map[string]int, name string, item T) []T {
	if at, known := places[name]; known {
		all[at] = item
		return all
	}
	places[name] = len(all)
	return append(all, item)
}

func (f *file) decodeAction(name string, key, value *goyaml.Node) (a action, ok bool) {
	a = action{name: name, key: key}
	before, places := len(f.decoder.Mismatches), map[string]int{}
	f.decoder.Fields(value, "map[string]interface {}", func(field string, _, value *goyaml.Node) {
		a.fields = put(a.fields, places, field, actionField{field, f.decoder.Any(value)})
	})
	return a, len(f.decoder.Mismatches) == before
}

// actionKey is a key of an action that Juju reads itself, with the type of its
// value.
type actionKey struct {
	name, wanted string
	is           func(any) bool
	schema       bool // whether it becomes a part of the schema
}

var actionKeys = []actionKey{
	{"description", "a string", isText, true},
	{"title", "a string", isText, true},
	{"required", "a YAML list", isList, true},
	{"parallel", "a bool", isStrictBool, false},
	{"execution-group", "a string", isText, false},
}

// action checks an action and reports its first mistake.
func (f *file) action(a *action, charm string) {
	if !isActionName(a.name) {
		f.refuse(Refusal{Rule: ActionName, Message: "bad action name " + a.name, Node: a.key, Names: []string{a.name}})
		return
	}
	if reason, reserved := isReserved(charm, a.name); reserved {
		f.refuse(Refusal{Rule: ReservedName, Message: "cannot use action name " + a.name + ": " + reason, Node: a.key, Names: []string{"action", a.name}})
		return
	}
	schema, places, failed := a.schema()
	if failed != nil {
		f.refuse(*failed)
		return
	}
	if message, keys := schemaProblem(schema); message != "" {
		f.refuse(Refusal{Rule: ActionSchema, Message: "invalid params schema for action schema " + a.name + ": " + message,
			Node: placeOf(a, places, keys), Names: []string{a.name}})
	}
}

// schema returns the JSON schema of an action's parameters, with the places of
// its keys.
func (a *action) schema() (schema jsonObject, places map[string]*goyaml.Value, failed *Refusal) {
	schema = jsonObject{"description": "No description", "type": "object", "title": a.name, "properties": jsonObject{}}
	places = map[string]*goyaml.Value{}
	for _, row := range a.fields {
		key, read, failed := actionValue(row)
		if failed != nil {
			failed.Names = []string{a.name}
			return nil, nil, failed
		}
		if key != "" {
			schema[key] = read
			places[key] = row.value
		}
	}
	return schema, places, nil
}

// placeOf returns where a schema's mistake is written: the value at the end of
// a chain of keys, or the last value on the way that exists.
func placeOf(a *action, places map[string]*goyaml.Value, keys []any) *goyaml.Node {
	at := a.key
	var v *goyaml.Value
	for i, key := range keys {
		if name, is := key.(string); is && i == 0 {
			v = places[name]
		} else {
			v = stepInto(v, key)
		}
		if v == nil {
			return at
		}
		at = v.Node
	}
	return at
}

// stepInto returns the value at a key or an index, or nil.
func stepInto(v *goyaml.Value, key any) *goyaml.Value {
	switch key := key.(type) {
	case string:
		return v.Get(key)
	case int:
		if v != nil && key < len(v.Items) {
			return v.Items[key]
		}
	}
	return nil
}

func isList(v any) bool {
	_, is := v.([]any)
	return is
}

func isStrictBool(v any) bool {
	_, is := v.(bool)
	return is
}

// actionValue returns what a key of an action adds to its schema, and under
// which key; the key is empty if it adds nothing.
func actionValue(row actionField) (key string, read any, failed *Refusal) {
	for i := range actionKeys {
		if actionKeys[i].name == row.name {
			return actionKeys[i].read(row)
		}
	}
	return schemaKey(row)
}

// read reads the value of a key that Juju knows.
func (k *actionKey) read(row actionField) (key string, read any, failed *Refusal) {
	switch {
	case !k.is(row.value.Go):
		return "", nil, &Refusal{Rule: WrongType, Message: fmt.Sprintf("value for schema key %q must be %s", row.name, k.wanted),
			Value: row.value, Wanted: []string{k.wanted}}
	case k.schema:
		return row.name, uncleansed(row.value.Go), nil
	}
	return "", nil, nil
}

// schemaKey reads a key of the JSON schema, such as the parameters.
func schemaKey(row actionField) (key string, read any, failed *Refusal) {
	read, message, at := cleanse(row.value)
	if message != "" {
		return "", nil, &Refusal{Rule: ActionSchema, Message: message, Value: at}
	}
	if row.name != "params" {
		return row.name, read, nil
	}
	if _, is := read.(jsonObject); !is {
		return "", nil, &Refusal{Rule: WrongType, Message: "params failed to parse as a map", Value: row.value, Wanted: []string{"map"}}
	}
	return "properties", read, nil
}

// jsonObject is a JSON object. Its values are nil, bool, float64, string,
// []any, jsonObject, and unfit for values that JSON cannot express.
type jsonObject map[string]any

// unfit is the error of Go's encoding/json for a value that JSON cannot
// express.
type unfit string

// jsonScalar returns a scalar as it comes back from JSON.
func jsonScalar(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case uint64:
		return float64(v)
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return unfit("json: unsupported value: " + strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	return v
}

// uncleansed converts a value that Juju does not clean up: a map, whatever its
// keys are, is unfit.
func uncleansed(v any) any {
	switch v := v.(type) {
	case map[any]any:
		return unfit("json: unsupported type: map[interface {}]interface {}")
	case []any:
		return uncleansedItems(v)
	}
	return jsonScalar(v)
}

func uncleansedItems(items []any) []any {
	all := make([]any, len(items))
	for i, item := range items {
		all[i] = uncleansed(item)
	}
	return all
}

const nonString = "map keyed with non-string value"

// cleanse converts a value to JSON. It refuses references and keys that are not
// strings.
func cleanse(v *goyaml.Value) (read any, message string, at *goyaml.Value) {
	switch v.Go.(type) {
	case map[any]any:
		return cleanseMap(v)
	case []any:
		return cleanseList(v)
	}
	return jsonScalar(v.Go), "", nil
}

func cleanseList(v *goyaml.Value) (read any, message string, at *goyaml.Value) {
	all := make([]any, len(v.Items))
	for i, item := range v.Items {
		inner, message, at := cleanse(item)
		if message != "" {
			return nil, nonString, at
		}
		all[i] = inner
	}
	return all, "", nil
}

func cleanseMap(v *goyaml.Value) (read any, message string, at *goyaml.Value) {
	if key := otherKey(v); key != nil {
		return nil, nonString, key
	}
	all := jsonObject{}
	for _, pair := range v.Pairs {
		inner, message, at := cleansePair(pair)
		if message != "" {
			return nil, message, at
		}
		all[nameOf(pair)] = inner
	}
	return all, "", nil
}

// otherKey returns the first key of a map that is not a text, or nil.
func otherKey(v *goyaml.Value) *goyaml.Value {
	for _, pair := range v.Pairs {
		if !isText(pair.Key.Go) {
			return pair.Key
		}
	}
	return nil
}

func cleansePair(pair goyaml.Pair) (read any, message string, at *goyaml.Value) {
	if name := nameOf(pair); name == "$ref" || name == "$schema" {
		return nil, fmt.Sprintf("schema key %q not compatible with this version of juju", name), pair.Key
	}
	return cleanse(pair.Value)
}
