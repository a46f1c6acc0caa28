package environment

import (
	"slices"

	"charm-playground/core/deployment"
	"charm-playground/core/integration"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

func isNull(v *value.Value) bool   { return v == nil || v.Kind == value.Null }
func isString(v *value.Value) bool { return v != nil && v.Kind == value.String }

func isFalse(v *value.Value) bool { return v != nil && v.Kind == value.Bool && !v.Bool }

func isStringList(v *value.Value) bool {
	return v.Kind == value.List && !slices.ContainsFunc(v.Items, func(item *value.Value) bool { return !isString(item) })
}

// getOr follows dict.get with a default.
func getOr(bag deployment.Databag, key string, otherwise deployment.Text) deployment.Text {
	if text, ok := bag.Get(key); ok {
		return text
	}
	return otherwise
}

// orNone returns a text, or None, as an f-string of Python writes it.
func orNone(text string, ok bool) string {
	if ok {
		return text
	}
	return "None"
}

// loadJSON reads a databag's value as several libraries do: as JSON, or as text
// if it is not JSON.
func loadJSON(text string) *value.Value {
	if v, err := python.Loads(text); err == nil {
		return v
	}
	return value.NewString(text)
}

// loadedBag is a databag with each value read by loadJSON.
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

// texts returns the texts under the keys. It checks keys with a list but does
// not return them. The first needed key that is missing, or the first key with
// another type, is the reason why it returns no data. With null set, a JSON
// null counts as absent.
func (b *loadedBag) texts(keys []integration.Key, null bool) (data fields, wrong deployment.Place, reason string) {
	data = fields{}
	for i := range keys {
		key := keys[i].Name
		switch v := b.values[key]; {
		case keys[i].List:
			if !isNull(v) && !isStringList(v) {
				return nil, at(b.Databag, key), "The value of " + key + " is not a JSON list of texts."
			}
		case isString(v):
			data.put(key, v.Text, at(b.Databag, key))
		case v != nil && (!null || v.Kind != value.Null):
			return nil, at(b.Databag, key), "The value of " + key + " is read as JSON, and is then not text."
		case keys[i].Needed:
			return nil, b.Place, "The key " + key + " is missing."
		}
	}
	return data, wrong, ""
}

func at(bag deployment.Databag, key string) deployment.Place {
	text, _ := bag.Get(key)
	return text.Place
}
