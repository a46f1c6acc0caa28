package document

import (
	"charm-playground/core/value"
	"math"
	"slices"
)

// pairs returns the pairs of a mapping, including those from merge keys that
// were followed so far.
func (c *constructor) pairs(n *Node) []Pair {
	if len(c.flat) > 0 {
		if flat, ok := c.flat[n]; ok {
			return flat
		}
	}
	return n.Pairs
}

// dict follows _dict_constructor of charmcraft, or construct_yaml_map.
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

// unpackable refuses nodes that charmcraft's constructor unpacks before it
// checks that they are mappings. It reports whether unpacking works.
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

// nodeClass returns PyYAML's class for nodes of a kind; empty for an alias.
func nodeClass(kind Kind) string {
	return [...]string{"ScalarNode", "SequenceNode", "MappingNode", ""}[kind]
}

// checkDuplicates follows _check_duplicate_keys: it compares keys by text,
// whatever their types, before merging. It reports whether all keys are scalars
// with different texts.
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

// few is the number of pairs up to which a linear search is faster than an
// index.
const few = 8

// earlierKey returns a function that finds the first pair before the i-th whose
// key has a text, or -1. Call it once per key, in order.
func earlierKey(pairs []Pair) func(i int, text string) int {
	if len(pairs) > few {
		return firstPlaces(len(pairs))
	}
	return func(i int, text string) int {
		return slices.IndexFunc(pairs[:i], func(p Pair) bool {
			key := p.Key.Resolve()
			return key != nil && key.Kind == Scalar && key.Text == text
		})
	}
}

// firstPlaces returns a function that remembers the first place of each text.
// For a text that is new, the function returns -1.
func firstPlaces(size int) func(i int, text string) int {
	seen := make(map[string]int, size)
	return func(i int, text string) int {
		if first, ok := seen[text]; ok {
			return first
		}
		seen[text] = i
		return -1
	}
}

// duplicate refuses a key that the mapping already has.
func (c *constructor) duplicate(n, first, key *Node, text string) *problem {
	p := c.refuseIn(duplicateKey, n, key, text)
	p.at, p.first = n.mark, first
	return p
}

// mapping follows SafeConstructor.construct_mapping: it adds the entries to
// dict. distinct says that all keys are scalars with different texts.
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

// sameNaN replaces any NaN by the document's first one. PyYAML has a single
// object for all of them, which is why they are equal as keys.
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

// warnDuplicates reports duplicate keys, of which PyYAML uses the last.
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
