package mock

import (
	"slices"
	"strconv"

	"charm-playground/core/document"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// isMapping reports whether a node, or an alias's target, is a mapping.
func isMapping(n *document.Node) bool {
	n = n.Resolve()
	return n != nil && n.Kind == document.Mapping
}

// isScalar reports whether the value of a pair is a scalar.
func isScalar(p document.Pair) bool {
	v := p.Value.Resolve()
	return v != nil && v.Kind == document.Scalar
}

// isUnit reports whether the key of a pair is a unit's name.
func isUnit(p document.Pair) bool { return schema.IsUnitName(p.Key.Text) }

// pairsAt returns the pairs of the mapping at a chain of keys; none if there is
// no mapping.
func pairsAt(n *document.Node, keys ...string) []document.Pair {
	if n = n.At(keys...); n == nil {
		return nil
	}
	return n.Pairs
}

// itemsAt returns the items of the list at a chain of keys; none if there is no
// list.
func itemsAt(n *document.Node, keys ...string) []*document.Node {
	if n = n.At(keys...); n == nil {
		return nil
	}
	return n.Items
}

// indexOf returns the index of the first pair with a key, or -1.
func indexOf(mapping *document.Node, key string) int {
	return slices.IndexFunc(mapping.Pairs, func(p document.Pair) bool { return p.Key.Text == key })
}

// nodeAt returns the node at a path in which items are numbers, or nil.
func nodeAt(n *document.Node, path []string) *document.Node {
	for _, step := range path {
		n = child(n.Resolve(), step)
	}
	return n.Resolve()
}

// child returns the item with a number, or the value of a key; or nil.
func child(n *document.Node, step string) *document.Node {
	if n == nil || n.Kind != document.Sequence {
		return n.At(step)
	}
	if i, err := strconv.Atoi(step); err == nil && i < len(n.Items) {
		return n.Items[i]
	}
	return nil
}

// spanOf returns the span of a pair, from its key to the end of its value.
func spanOf(p document.Pair) source.Span {
	return source.Span{Start: p.Key.Span.Start, End: max(p.Key.Span.End, p.Value.Span.End)}
}

// keysOf returns the keys of pairs.
func keysOf(pairs []document.Pair) []string {
	names := make([]string, len(pairs))
	for i, pair := range pairs {
		names[i] = pair.Key.Text
	}
	return names
}

// valueOf returns the value of a node; null if it has none.
func valueOf(n *document.Node) *value.Value {
	if n = n.Resolve(); n == nil || n.Value == nil {
		return value.NewNull()
	}
	return n.Value
}

// valuesOf returns pairs as a mapping with their keys as they are written.
func valuesOf(pairs []document.Pair) *value.Value {
	values := value.NewMap()
	for _, pair := range pairs {
		values.Map.SetString(pair.Key.Text, valueOf(pair.Value))
	}
	return values
}

// mapOf returns a mapping with one key.
func mapOf(key string, v *value.Value) *value.Value {
	mapping := value.NewMap()
	mapping.Map.SetString(key, v)
	return mapping
}
