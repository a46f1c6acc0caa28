package pydantic

import (
	"math"
	"slices"
	"strings"

	"charm-playground/core/value"
)

// JSON follows model_dump(mode="json") for a value of type Any: dates become
// text, infinities and NaN become None, sets and tuples become lists, and keys
// become text. Where a value contains itself, None replaces the repetition.
func JSON(v *value.Value) *value.Value { return jsonOf(v, nil) }

func jsonOf(v *value.Value, open []*value.Value) *value.Value {
	switch v.Kind {
	case value.Float:
		if !isFinite(v.Float) {
			return value.NewNull().From(v)
		}
	case value.Date, value.DateTime, value.Bytes:
		return derived(v, isoText(v))
	case value.List, value.Tuple, value.Set, value.Map:
		if slices.Contains(open, v) {
			return value.NewNull().From(v)
		}
		return jsonContainer(v, append(open, v))
	}
	return v
}

func isFinite(f float64) bool { return !math.IsNaN(f) && !math.IsInf(f, 0) }

func jsonContainer(v *value.Value, open []*value.Value) *value.Value {
	if v.Kind == value.Map {
		return jsonMap(v, open)
	}
	return jsonList(v, open)
}

func jsonMap(v *value.Value, open []*value.Value) *value.Value {
	out, same := value.NewMap().From(v), true
	for _, e := range v.Map.Entries() {
		key := jsonKey(e.Key)
		same = same && key == e.Key
		put(out, same, key, jsonOf(e.Value, open))
	}
	return out
}

func jsonList(v *value.Value, open []*value.Value) *value.Value {
	items, _ := sequence(v)
	out := make([]*value.Value, len(items))
	for i, item := range items {
		out[i] = jsonOf(item, open)
	}
	return value.NewList(out...).From(v)
}

// isoText returns pydantic's text for a date or time, with UTC as Z.
func isoText(v *value.Value) string {
	if clock, ok := strings.CutSuffix(v.Text, "+00:00"); ok && v.Kind == value.DateTime {
		return clock + "Z"
	}
	return v.Text
}

func jsonKey(key *value.Value) *value.Value {
	switch key.Kind {
	case value.String:
		return key
	case value.Bool:
		return derived(key, strings.ToLower(key.Repr()))
	case value.Float:
		if !isFinite(key.Float) {
			return derived(key, "None")
		}
	case value.Date, value.DateTime, value.Bytes:
		return derived(key, isoText(key))
	case value.Tuple:
		return derived(key, jsonTuple(key.Items))
	}
	return derived(key, key.Str())
}

// jsonTuple returns the text of a tuple that is a key.
func jsonTuple(items []*value.Value) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = jsonKey(item).Text
	}
	return strings.Join(texts, ",")
}
