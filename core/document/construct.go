package document

import (
	"math"
	"slices"

	"charm-playground/core/diagnostic"
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
	later []unfilled
	pool  value.Pool
	// flat are the pairs of the mappings that merge keys have changed.
	flat   map[*Node][]Pair
	budget int          // how many pairs merge keys may still copy
	bytes  int          // how many there are in all binary values
	nan    *value.Value // the first NaN that is a key
}

// unfilled is the value of a node that is to be filled.
type unfilled struct {
	node  *Node
	value *value.Value
	fill  func(*constructor, *Node, *value.Value)
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
		for i := range batch {
			batch[i].fill(c, batch[i].node, batch[i].value)
		}
	}
	return c.problems
}

// build is the SafeConstructor's constructor for a tag; nil for one that it does
// not know.
func build(t tag) func(*constructor, *Node) *value.Value {
	switch t {
	case tagNull:
		return (*constructor).null
	case tagBool:
		return (*constructor).boolean
	case tagInt:
		return (*constructor).integer
	case tagFloat:
		return (*constructor).float
	case tagString:
		return (*constructor).str
	case tagBinary:
		return (*constructor).binary
	case tagTimestamp:
		return (*constructor).timestamp
	case tagSeq:
		return (*constructor).list
	case tagMap:
		return (*constructor).dict
	case tagSet:
		return (*constructor).set
	case tagOmap, tagPairs:
		return (*constructor).ordered
	}
	return nil
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
	maker := build(n.tag)
	if maker == nil {
		c.refuseTag(n)
		maker = untagged
	}
	v := maker(c, n)
	v.Origin = c.origin(n.Span)
	n.Value = v
	n.busy = false
	return v
}

// refuseTag refuses a node whose tag SafeLoader does not know.
func (c *constructor) refuseTag(n *Node) {
	kind := unknownTag
	if n.Kind == Scalar && n.Style == Plain && n.properties().Len() == 0 {
		kind = reservedScalar
	}
	c.refuse(kind, n, n.fullTag(), n.Tag)
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
	maker := build(implicitTag(n.Text))
	if n.Style != Plain || maker == nil {
		return c.text(n.Text)
	}
	return maker(c, n)
}

// refuse keeps a problem with a node; PyYAML tells of what an alias stands for.
func (c *constructor) refuse(kind problemKind, n *Node, args ...any) *problem {
	p := &problem{kind: kind, at: n.mark, end: n.Span.End, args: args, node: n}
	if target := n.Resolve(); target != nil {
		p.at = target.mark
	}
	if c.counts[kind]++; c.counts[kind] <= diagnostic.MostOfAKind {
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

// scalar is the text of a scalar; a mapping with the key '=' can stand for one.
func (c *constructor) scalar(n *Node) (string, bool) {
	at := n
	for range maxDepth {
		if at.Kind == Scalar {
			return at.Text, true
		}
		next := c.defaultValue(at)
		if next == nil {
			c.refuse(expectedScalar, at, at.Kind, n.Tag)
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
	if len(c.flat) > 0 {
		if flat, ok := c.flat[n]; ok {
			return flat
		}
	}
	return n.Pairs
}

// Collections.

// collection is the value of a node that is filled later.
func (c *constructor) collection(kind value.Kind, n *Node, fill func(*constructor, *Node, *value.Value)) *value.Value {
	v := c.pool.New(kind)
	if kind != value.List {
		v.Map = c.pool.Dict(len(n.Pairs))
	}
	c.later = append(c.later, unfilled{n, v, fill})
	return v
}

// list is construct_yaml_seq.
func (c *constructor) list(n *Node) *value.Value {
	return c.collection(value.List, n, (*constructor).fillList)
}

func (c *constructor) fillList(n *Node, v *value.Value) {
	if n.Kind != Sequence {
		c.refuse(expectedSequence, n, n.Kind, n.Tag)
		return
	}
	v.Items = c.pool.Items(len(n.Items))
	for i, item := range n.Items {
		v.Items[i] = c.object(item)
	}
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
// those before the i-th, or -1. It is to be called for each in turn.
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

// flatten is SafeConstructor.flatten_mapping: it puts what merge keys stand for
// before a mapping's own pairs, so that those win. It reports whether there are
// such keys.
func (c *constructor) flatten(n *Node) bool {
	if !needsFlatten(c.pairs(n)) {
		return c.flat[n] != nil
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
		c.spend(1 + len(c.flat[n])/16)
		c.flat[n] = append(c.flat[n][:i], c.flat[n][i+1:]...)
		merged = append(merged, c.merged(n, pair.Value)...)
	}
	if len(merged) > 0 {
		c.flat[n] = append(merged, c.flat[n]...)
	}
	return true
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
		key.setTag(tagString)
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
		c.refuseIn(mergeValue, n, source, source.Kind)
		return nil
	}
	var parts [][]Pair
	for _, item := range source.Items {
		part := item.Resolve()
		switch {
		case part == nil:
		case part.Kind != Mapping:
			c.refuseIn(mergeItem, n, part, part.Kind)
		default:
			parts = append(parts, c.flattened(part))
		}
	}
	var merged []Pair
	for _, part := range slices.Backward(parts) {
		merged = append(merged, part...)
	}
	return merged
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
	return c.collection(value.Set, n, (*constructor).fillSet)
}

func (c *constructor) fillSet(n *Node, v *value.Value) {
	dict := value.NewDict()
	c.mapping(n, dict, false)
	for _, entry := range dict.Entries() {
		v.Map.Set(entry.Key, nil)
	}
}

// ordered is construct_yaml_omap and construct_yaml_pairs: a list of tuples.
func (c *constructor) ordered(n *Node) *value.Value {
	return c.collection(value.List, n, (*constructor).fillOrdered)
}

func (c *constructor) fillOrdered(n *Node, v *value.Value) {
	what := "pairs"
	if n.tag == tagOmap {
		what = "an ordered map"
	}
	if n.Kind != Sequence {
		c.refuseIn(orderedSequence, n, n, n.Kind, what)
		return
	}
	for _, item := range n.Items {
		if tuple := c.tuple(n, item.Resolve(), what); tuple != nil {
			v.Items = append(v.Items, tuple)
		}
	}
}

// tuple is the one pair of a mapping, or nil.
func (c *constructor) tuple(n, item *Node, what string) *value.Value {
	switch {
	case item == nil:
		return nil
	case item.Kind != Mapping:
		c.refuseIn(orderedMapping, n, item, item.Kind, what)
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
