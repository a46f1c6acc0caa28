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

// loadedBag is a databag with loadJSON of each value.
type loadedBag struct {
	deployment.Databag
	values map[string]*value.Value
}

func loadBag(bag deployment.Databag) *loadedBag {
	loaded := &loadedBag{bag, map[string]*value.Value{}}
	for _, key := range bag.Keys {
		text, _ := bag.Get(key)
		loaded.values[key] = loadJSON(text.Value)
	}
	return loaded
}

// texts takes the texts under the keys, of which there must be as many as are
// needed. The first one that is no text, or that is missing, is the reason why
// there are none; null is as good as nothing where the library says so.
func (b *loadedBag) texts(keys []string, needed int, null bool) (data fields, wrong deployment.Place, reason string) {
	data = fields{}
	for i, key := range keys {
		switch v := b.values[key]; {
		case isString(v):
			data.put(key, v.Text, at(b.Databag, key))
		case v != nil && (!null || v.Kind != value.Null):
			return nil, at(b.Databag, key), "The value of " + key + " is read as JSON, and then is no text."
		case i < needed:
			return nil, b.Place, "There is no " + key + "."
		}
	}
	return data, wrong, ""
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
