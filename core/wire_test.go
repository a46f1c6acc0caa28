package core

import (
	"reflect"
	"strings"
	"testing"
)

// TestListsAreNeverNull checks what the page's types say of the answers: a list
// is null only where its field is marked so.
func TestListsAreNeverNull(t *testing.T) {
	for _, c := range sample(goldenCases(t)) {
		listsAreThere(t, c.folder, reflect.ValueOf(c.result()))
	}
	listsAreThere(t, "nothing", reflect.ValueOf(Evaluate(nil, Options{})))
}

func listsAreThere(t *testing.T, at string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			listsAreThere(t, at, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			listsAreThere(t, at, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			list, field := v.Field(i), v.Type().Field(i)
			_, nullable := field.Tag.Lookup("wire")
			if list.Kind() == reflect.Slice && list.IsNil() && !nullable && !strings.HasSuffix(field.Tag.Get("json"), ",omitempty") {
				t.Errorf("%s: %s is null", at, field.Name)
			}
			listsAreThere(t, at+"."+field.Name, list)
		}
	}
}
