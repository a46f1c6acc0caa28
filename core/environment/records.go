package environment

import (
	"charm-playground/core/deployment"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

func isNull(v *value.Value) bool   { return v == nil || v.Kind == value.Null }
func isString(v *value.Value) bool { return v != nil && v.Kind == value.String }

// loadJSON is what several libraries do with a databag's value: JSON, or else
// the text as it is.
func loadJSON(text string) *value.Value {
	if v, err := python.Loads(text); err == nil {
		return v
	}
	return value.NewString(text)
}

// loadBag is a databag with loadJSON of each value.
func loadBag(bag deployment.Databag) map[string]*value.Value {
	loaded := map[string]*value.Value{}
	for _, key := range bag.Keys {
		text, _ := bag.Get(key)
		loaded[key] = loadJSON(text.Value)
	}
	return loaded
}

func at(bag deployment.Databag, key string) deployment.Place {
	text, _ := bag.Get(key)
	return text.Place
}

func contains(list []string, text string) bool {
	for _, item := range list {
		if item == text {
			return true
		}
	}
	return false
}
