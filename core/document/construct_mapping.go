package document

import (
	"charm-playground/core/value"
	"math"
	"slices"
)

// pairs are the pairs of a mapping as far as merge keys have been followed.
func (c *constructor) pairs(n *Node) []Pair {
	if len(c.flat) > 0 {
		if flat, ok := c.flat[n]; ok {
			return flat
		}
	}
	return n.Pairs
}

// dict is _dict_constructor of charmcraft, or construct_yaml_map.
func (c *constructor) dict(n *Node) *value.Value {
	if c.allowDuplicates {
		return c.collection(value.Map, n, (*constructor).fillDict)
	}
	v := c.pool.New(value.Map)
	v.Map = c.pool.Dict(len(n.Pairs))
	if c.unpackable(n) {
		c.mapping(n, v.Map, c.checkDuplicates(n))
	}
	return v
}

func (c *constructor) fillDict(n *Node, v *value.Value) { c.mapping(n, v.Map, false) }

// unpackable refuses what charmcraft's constructor of mappings takes apart
// before it looks whether it is a mapping.
func (c *constructor) unpackable(n *Node) bool {
	switch {
	case n.Kind == Scalar && n.Text != "":
		c.refuse(unpackedScalar, n, n.Kind, n.Tag, "ValueError('not enough values to unpack (expected 2, got 1)')")
	case n.Kind == Sequence && len(n.Items) > 0:
		c.refuse(unpackedScalar, n, n.Kind, n.Tag, "TypeError('cannot unpack non-iterable "+nodeClass(n.Items[0].kind())+" object')")
	default:
		return true
	}
	return false
}

// nodeClass is PyYAML's class of the nodes of a kind; there is none for an alias.
func nodeClass(kind Kind) string {
	return [...]string{"ScalarNode", "SequenceNode", "MappingNode", ""}[kind]
}

// checkDuplicates is _check_duplicate_keys: it compares the texts of keys
// whatever their types, before merging. It reports whether all keys are scalars
// and no two the same.
func (c *constructor) checkDuplicates(n *Node) bool {
	distinct := true
	pairs := c.pairs(n)
	find := earlierKey(pairs)
	for i := range pairs {
		key := pairs[i].Key.Resolve()
		if key == nil || key.Kind != Scalar {
			distinct = false
			continue
		}
		if first := find(i, key.Text); first >= 0 {
			distinct = false
			c.duplicate(n, pairs[first].Key, pairs[i].Key, key.Text)
		}
	}
	return distinct
}

// earlierKey is a function that finds the first pair whose key has a text among
// those before the i-th, or -1. Call it once per key, in order.
func earlierKey(pairs []Pair) func(i int, text string) int {
	const few = 8
	if len(pairs) <= few {
		return func(i int, text string) int {
			return slices.IndexFunc(pairs[:i], func(p Pair) bool {
				key := p.Key.Resolve()
				return key != nil && key.Kind == Scalar && key.Text == text
			})
		}
	}
	seen := make(map[string]int, len(pairs))
	return func(i int, text string) int {
		if first, ok := seen[text]; ok {
			return first
		}
		seen[text] = i
		return -1
	}
}

// duplicate refuses the key of a mapping that has been there before.
func (c *constructor) duplicate(n, first, key *Node, text string) *problem {
	p := c.refuseIn(duplicateKey, n, key, text)
	p.at, p.first = n.mark, first
	return p
}

// mapping is SafeConstructor.construct_mapping; it adds the entries to dict.
// Distinct tells that all keys are scalars of which no two have the same text.
func (c *constructor) mapping(n *Node, dict *value.Dict, distinct bool) {
	if n.Kind != Mapping {
		c.refuse(expectedMapping, n, n.Kind, n.Tag)
		return
	}
	merges := c.flatten(n)
	for _, pair := range c.pairs(n) {
		key := c.object(pair.Key)
		switch {
		case !hashable(key):
			c.refuseIn(unhashableKey, n, pair.Key)
			c.object(pair.Value)
		case distinct && !merges && key.Kind == value.String:
			dict.Append(key, c.object(pair.Value))
		default:
			dict.Set(c.sameNaN(key), c.object(pair.Value))
		}
	}
	if c.allowDuplicates && (merges || dict.Len() < len(n.Pairs)) {
		c.warnDuplicates(n)
	}
}

// sameNaN is the document's first NaN for any other: PyYAML has one object for
// all of them, and only therefore are they the same key.
func (c *constructor) sameNaN(key *value.Value) *value.Value {
	if key.Kind != value.Float || !math.IsNaN(key.Float) {
		return key
	}
	if c.nan == nil {
		c.nan = key
	}
	return c.nan
}

func hashable(v *value.Value) bool {
	return v.Kind != value.List && v.Kind != value.Map && v.Kind != value.Set
}

// warnDuplicates finds keys of which PyYAML lets the last one win.
func (c *constructor) warnDuplicates(n *Node) {
	seen := value.NewDict()
	places := map[*value.Value]*Node{}
	for _, pair := range n.Pairs {
		key := pair.Key.Value
		if key == nil || !hashable(key) {
			continue
		}
		if entry, ok := seen.Find(key); ok {
			c.duplicate(n, places[entry.Key], pair.Key, keyText(pair.Key)).warning = true
			continue
		}
		seen.Set(key, key)
		places[key] = pair.Key
	}
}
