package document

import (
	"math"
	"slices"

	"charm-playground/core/source"
	"charm-playground/core/value"
)

// constructor makes values of nodes as PyYAML's SafeLoader does
// (yaml/constructor.py, 6.0) with charmcraft's own constructor of mappings,
// which refuses duplicate keys (craft_application/util/yaml.py).
type constructor struct {
	file            string
	allowDuplicates bool // as the SafeLoader itself
	problems        []*problem
	counts          [len(problems)]int // of each kind, also of those that are too many to be told
	// later are the collections that are there but not filled yet: a list can
	// therefore hold itself.
	later []func()
	// flat are the pairs of the mappings that merge keys have changed.
	flat   map[*Node][]Pair
	budget int          // how many pairs merge keys may still copy
	nan    *value.Value // the first NaN that is a key
}

// mergeBudget is how many pairs merge keys may copy in a document.
const mergeBudget = 300_000

// construct sets the value of root and of all in it, and returns the problems
// in the order in which PyYAML would meet them.
func construct(root *Node, file string, allowDuplicates bool) []*problem {
	c := &constructor{file: file, allowDuplicates: allowDuplicates, flat: map[*Node][]Pair{}, budget: mergeBudget}
	c.object(root)
	for len(c.later) > 0 {
		batch := c.later
		c.later = nil
		for _, fill := range batch {
			fill()
		}
	}
	return c.problems
}

// constructors are the SafeConstructor's, by tag.
var constructors map[string]func(*constructor, *Node) *value.Value

func init() {
	constructors = map[string]func(*constructor, *Node) *value.Value{
		tagNull: (*constructor).null, tagBool: (*constructor).boolean, tagInt: (*constructor).integer, tagFloat: (*constructor).float,
		tagString: (*constructor).str, tagBinary: (*constructor).binary, tagTimestamp: (*constructor).timestamp,
		tagSeq: (*constructor).list, tagMap: (*constructor).dict, tagSet: (*constructor).set,
		tagOmap:  func(c *constructor, n *Node) *value.Value { return c.ordered(n, "an ordered map") },
		tagPairs: func(c *constructor, n *Node) *value.Value { return c.ordered(n, "pairs") },
	}
}

// object is the value of a node; the same for each alias of it.
func (c *constructor) object(n *Node) *value.Value {
	switch {
	case n.Value != nil:
		return n.Value
	case n.Kind == Alias:
		n.Value = c.aliased(n)
		return n.Value
	case n.busy:
		c.refuse(recursiveMapping, n)
		return c.nothing(n)
	}
	n.busy = true
	build := constructors[n.tag]
	if build == nil {
		c.refuseTag(n)
		build = untagged
	}
	v := build(c, n)
	v.Origin = c.origin(n.Span)
	n.Value = v
	n.busy = false
	return v
}

// refuseTag refuses a node whose tag SafeLoader does not know.
func (c *constructor) refuseTag(n *Node) {
	kind := unknownTag
	if n.Kind == Scalar && n.Style == Plain && n.Properties.Len() == 0 {
		kind = reservedScalar
	}
	c.refuse(kind, n, n.tag, n.Tag)
}

// aliased is the value of what an alias stands for.
func (c *constructor) aliased(n *Node) *value.Value {
	target := n.Resolve()
	if target != nil && target.busy {
		c.refuse(recursiveMapping, n)
		target = nil
	}
	if target == nil {
		return c.nothing(n)
	}
	return c.object(target)
}

// nothing stands for what cannot be made.
func (c *constructor) nothing(n *Node) *value.Value {
	return value.NewNull().With(c.origin(n.Span))
}

func (c *constructor) origin(span source.Span) value.Origin {
	return value.Origin{Layer: value.User, Source: c.file, Span: span}
}

// untagged makes the value that a node would have without its tag.
func untagged(c *constructor, n *Node) *value.Value {
	switch {
	case n.Kind == Sequence:
		return c.list(n)
	case n.Kind == Mapping:
		return c.dict(n)
	}
	tag := implicitTag(n.Text)
	if n.Style != Plain || constructors[tag] == nil {
		return value.NewString(n.Text)
	}
	return constructors[tag](c, n)
}

// refuse keeps a problem with a node; PyYAML tells of what an alias stands for.
func (c *constructor) refuse(kind problemKind, n *Node, args ...any) *problem {
	p := &problem{kind: kind, at: n.mark, end: n.Span.End, args: args, node: n}
	if target := n.Resolve(); target != nil {
		p.at = target.mark
	}
	if c.counts[kind]++; c.counts[kind] <= maxFindings {
		c.problems = append(c.problems, p)
	}
	return p
}

// refuseIn is refuse for a problem with a node that is part of another.
func (c *constructor) refuseIn(kind problemKind, outer, n *Node, args ...any) *problem {
	p := c.refuse(kind, n, args...)
	p.context, p.hasCtx = outer.mark, true
	return p
}

// kindNames are PyYAML's names of the kinds of nodes.
var kindNames = map[Kind]string{Scalar: "scalar", Sequence: "sequence", Mapping: "mapping"}

// scalar is the text of a scalar; a mapping with the key '=' can stand for one.
func (c *constructor) scalar(n *Node) (string, bool) {
	at := n
	for range maxDepth {
		if at.Kind == Scalar {
			return at.Text, true
		}
		next := c.defaultValue(at)
		if next == nil {
			c.refuse(expectedScalar, at, kindNames[at.Kind], n.Tag)
			return "", false
		}
		at = next
	}
	c.refuse(tooDeep, n)
	return "", false
}

// defaultValue is the value of the key '=', or nil.
func (c *constructor) defaultValue(n *Node) *Node {
	for _, pair := range c.pairs(n) {
		if key := pair.Key.Resolve(); key != nil && key.tag == tagValue {
			return pair.Value.Resolve()
		}
	}
	return nil
}

// pairs are the pairs of a mapping as far as merge keys have been followed.
func (c *constructor) pairs(n *Node) []Pair {
	if flat, ok := c.flat[n]; ok {
		return flat
	}
	return n.Pairs
}

// Collections.

// list is construct_yaml_seq.
func (c *constructor) list(n *Node) *value.Value {
	v := &value.Value{Kind: value.List}
	c.later = append(c.later, func() {
		if n.Kind != Sequence {
			c.refuse(expectedSequence, n, kindNames[n.Kind], n.Tag)
			return
		}
		v.Items = make([]*value.Value, len(n.Items))
		for i, item := range n.Items {
			v.Items[i] = c.object(item)
		}
	})
	return v
}

// dict is _dict_constructor of charmcraft, or construct_yaml_map.
func (c *constructor) dict(n *Node) *value.Value {
	v := value.NewMap()
	if c.allowDuplicates {
		c.later = append(c.later, func() { c.mapping(n, v.Map) })
		return v
	}
	if c.unpackable(n) {
		c.checkDuplicates(n)
		c.mapping(n, v.Map)
	}
	return v
}

// unpackable refuses what charmcraft's constructor of mappings takes apart
// before it looks whether it is a mapping.
func (c *constructor) unpackable(n *Node) bool {
	switch {
	case n.Kind == Scalar && n.Text != "":
		c.refuse(unpackedScalar, n, kindNames[n.Kind], n.Tag, "ValueError('not enough values to unpack (expected 2, got 1)')")
	case n.Kind == Sequence && len(n.Items) > 0:
		c.refuse(unpackedScalar, n, kindNames[n.Kind], n.Tag, "TypeError('cannot unpack non-iterable "+nodeClasses[n.Items[0].kind()]+" object')")
	default:
		return true
	}
	return false
}

// nodeClasses are PyYAML's classes of nodes.
var nodeClasses = map[Kind]string{Scalar: "ScalarNode", Sequence: "SequenceNode", Mapping: "MappingNode"}

// checkDuplicates is _check_duplicate_keys: it compares the texts of keys
// whatever their types, before merging.
func (c *constructor) checkDuplicates(n *Node) {
	seen := make(map[string]*Node, len(n.Pairs))
	for _, pair := range c.pairs(n) {
		key := pair.Key.Resolve()
		if key == nil || key.Kind != Scalar {
			continue
		}
		if first, ok := seen[key.Text]; ok {
			c.duplicate(n, first, pair.Key, key.Text)
			continue
		}
		seen[key.Text] = pair.Key
	}
}

// duplicate refuses the key of a mapping that has been there before.
func (c *constructor) duplicate(n, first, key *Node, text string) *problem {
	p := c.refuseIn(duplicateKey, n, key, text)
	p.at, p.first = n.mark, first
	return p
}

// mapping is SafeConstructor.construct_mapping; it adds the entries to dict.
func (c *constructor) mapping(n *Node, dict *value.Dict) {
	if n.Kind != Mapping {
		c.refuse(expectedMapping, n, kindNames[n.Kind], n.Tag)
		return
	}
	if c.allowDuplicates {
		defer c.warnDuplicates(n)
	}
	c.flatten(n)
	for _, pair := range c.pairs(n) {
		key := c.object(pair.Key)
		if !hashable(key) {
			c.refuseIn(unhashableKey, n, pair.Key)
			c.object(pair.Value)
			continue
		}
		dict.Set(c.sameNaN(key), c.object(pair.Value))
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

// flatten is SafeConstructor.flatten_mapping: it puts what merge keys stand for
// before a mapping's own pairs, so that those win.
func (c *constructor) flatten(n *Node) {
	if !needsFlatten(c.pairs(n)) {
		return
	}
	c.flat[n] = slices.Clone(c.pairs(n))
	var merged []Pair
	for i := 0; i < len(c.flat[n]) && c.budget > 0; {
		pair := c.flat[n][i]
		key := pair.Key.Resolve()
		if key == nil || key.tag != tagMerge {
			asString(key)
			i++
			continue
		}
		c.spend(1 + len(c.flat[n])/64)
		c.flat[n] = slices.Delete(c.flat[n], i, i+1)
		merged = append(merged, c.merged(n, pair.Value)...)
	}
	if len(merged) > 0 {
		c.flat[n] = append(merged, c.flat[n]...)
	}
}

func needsFlatten(pairs []Pair) bool {
	return slices.ContainsFunc(pairs, func(p Pair) bool {
		key := p.Key.Resolve()
		return key != nil && (key.tag == tagMerge || key.tag == tagValue)
	})
}

// asString makes a key '=' a str, as flatten_mapping does.
func asString(key *Node) {
	if key != nil && key.tag == tagValue {
		key.tag, key.Tag = tagString, shortTag(tagString)
	}
}

// merged is the pairs that a merge key in n brings.
func (c *constructor) merged(n, what *Node) []Pair {
	source := what.Resolve()
	switch {
	case source == nil:
		return nil
	case source.Kind == Mapping:
		return c.flattened(source)
	case source.Kind == Scalar:
		c.refuseIn(mergeValue, n, source, kindNames[source.Kind])
		return nil
	}
	var parts [][]Pair
	for _, item := range source.Items {
		part := item.Resolve()
		if part == nil {
			continue
		}
		if part.Kind != Mapping {
			c.refuseIn(mergeItem, n, part, kindNames[part.Kind])
			continue
		}
		parts = append(parts, c.flattened(part))
	}
	slices.Reverse(parts)
	return slices.Concat(parts...)
}

// flattened is the pairs of a mapping that is merged into another.
func (c *constructor) flattened(n *Node) []Pair {
	if c.budget <= 0 {
		return nil
	}
	c.flatten(n)
	pairs := c.pairs(n)
	c.spend(len(pairs))
	return pairs
}

// spend takes from the budget; the first time that it is used up is a problem.
func (c *constructor) spend(pairs int) {
	if c.budget > 0 && c.budget <= pairs {
		c.problems = append(c.problems, &problem{kind: excessiveAliases})
	}
	c.budget -= pairs
}

// set is construct_yaml_set.
func (c *constructor) set(n *Node) *value.Value {
	v := &value.Value{Kind: value.Set, Map: value.NewDict()}
	c.later = append(c.later, func() {
		dict := value.NewDict()
		c.mapping(n, dict)
		for _, entry := range dict.Entries() {
			v.Map.Set(entry.Key, nil)
		}
	})
	return v
}

// ordered is construct_yaml_omap and construct_yaml_pairs: a list of tuples.
func (c *constructor) ordered(n *Node, what string) *value.Value {
	v := &value.Value{Kind: value.List}
	c.later = append(c.later, func() {
		if n.Kind != Sequence {
			c.refuseIn(orderedSequence, n, n, kindNames[n.Kind], what)
			return
		}
		for _, item := range n.Items {
			if tuple := c.tuple(n, item.Resolve(), what); tuple != nil {
				v.Items = append(v.Items, tuple)
			}
		}
	})
	return v
}

// tuple is the one pair of a mapping, or nil.
func (c *constructor) tuple(n, item *Node, what string) *value.Value {
	switch {
	case item == nil:
		return nil
	case item.Kind != Mapping:
		c.refuseIn(orderedMapping, n, item, kindNames[item.Kind], what)
		return nil
	}
	pairs := c.pairs(item)
	if len(pairs) != 1 {
		c.refuseIn(orderedSingle, n, item, len(pairs), what)
		return nil
	}
	key, val := c.object(pairs[0].Key), c.object(pairs[0].Value)
	return &value.Value{Kind: value.Tuple, Items: []*value.Value{key, val}, Origin: c.origin(item.Span)}
}
