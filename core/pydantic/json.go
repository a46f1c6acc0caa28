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
		if math.IsNaN(v.Float) || math.IsInf(v.Float, 0) {
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

func jsonContainer(v *value.Value, open []*value.Value) *value.Value {
	if v.Kind == value.Map {
		out, same := value.NewMap().From(v), true
		for _, e := range v.Map.Entries() {
			key := jsonKey(e.Key)
			same = same && key == e.Key
			put(out, same, key, jsonOf(e.Value, open))
		}
		return out
	}
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
		if math.IsNaN(key.Float) || math.IsInf(key.Float, 0) {
			return derived(key, "None")
		}
	case value.Date, value.DateTime, value.Bytes:
		return derived(key, isoText(key))
	case value.Tuple:
		texts := make([]string, len(key.Items))
		for i, item := range key.Items {
			texts[i] = jsonKey(item).Text
		}
		return derived(key, strings.Join(texts, ","))
	}
	return derived(key, key.Str())
}
