package bridge

import (
	"errors"
	"fmt"
	"reflect"

	"charm-playground/core/python"
	"charm-playground/core/value"
)

// The JSON of requests and answers is read and written here: encoding/json
// would do the same for 45 kB more of core.wasm, a twentieth of its limit.

// decode reads a request into a struct. Keys that the struct does not have are
// ignored, and null is the zero value; anything else that does not fit is an
// error.
func decode(text string, into any) error {
	v, err := python.Loads(text)
	if err != nil {
		return errors.New("it is not JSON")
	}
	return fill(reflect.ValueOf(into).Elem(), v, "it")
}

// fill sets target, which is called name, to v.
func fill(target reflect.Value, v *value.Value, name string) error {
	switch kind := target.Kind(); {
	case v.Kind == value.Null:
		return nil
	case kind == reflect.Pointer:
		target.Set(reflect.New(target.Type().Elem()))
		return fill(target.Elem(), v, name)
	case v.Kind != wanted[kind]:
		return fmt.Errorf("%s must be %s", name, called[kind])
	}
	return set(target, v, name)
}

// set sets target to a value of its kind.
func set(target reflect.Value, v *value.Value, name string) error {
	switch target.Kind() {
	case reflect.String:
		target.SetString(v.Text)
	case reflect.Bool:
		target.SetBool(v.Bool)
	case reflect.Int:
		target.SetInt(v.Int.Int64())
	case reflect.Map:
		return fillMap(target, v, name)
	case reflect.Slice:
		return fillList(target, v, name)
	case reflect.Struct:
		return fillStruct(target, v)
	}
	return nil
}

// What a field of each kind must be in a request, in the words of those who
// write requests.
var (
	wanted = map[reflect.Kind]value.Kind{
		reflect.String: value.String, reflect.Bool: value.Bool, reflect.Int: value.Int,
		reflect.Map: value.Map, reflect.Struct: value.Map, reflect.Slice: value.List,
	}
	called = map[reflect.Kind]string{
		reflect.String: "a text", reflect.Bool: "true or false", reflect.Int: "a whole number",
		reflect.Map: "an object", reflect.Struct: "an object", reflect.Slice: "a list",
	}
)

func fillMap(target reflect.Value, v *value.Value, name string) error {
	target.Set(reflect.MakeMap(target.Type()))
	for _, entry := range v.Map.Entries() {
		element := reflect.New(target.Type().Elem()).Elem()
		if err := fill(element, entry.Value, "'"+entry.Key.Text+"' in "+name); err != nil {
			return err
		}
		target.SetMapIndex(reflect.ValueOf(entry.Key.Text), element)
	}
	return nil
}

func fillList(target reflect.Value, v *value.Value, name string) error {
	list := reflect.MakeSlice(target.Type(), len(v.Items), len(v.Items))
	for i, item := range v.Items {
		if err := fill(list.Index(i), item, "an item of "+name); err != nil {
			return err
		}
	}
	target.Set(list)
	return nil
}

func fillStruct(target reflect.Value, v *value.Value) error {
	for _, f := range fieldsOf(target.Type()) {
		if inner := v.Map.Get(f.name); inner != nil {
			if err := fill(target.FieldByIndex(f.index), inner, "'"+f.name+"'"); err != nil {
				return err
			}
		}
	}
	return nil
}
