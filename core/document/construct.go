package document

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// constructor makes values from nodes as PyYAML's SafeLoader does
// (yaml/constructor.py, 6.0), with charmcraft's own constructor for mappings,
// which refuses duplicate keys (craft_application/util/yaml.py).
type constructor struct {
	file            string
	allowDuplicates bool // as SafeLoader itself does
	problems        []*problem
	counts          [len(problems)]int // of each kind, including those over the limit for reports
	// later has the collections that exist but are not filled yet. This allows
	// a list to contain itself.
	later []unfilled
	pool  value.Pool
	// flat has the pairs of the mappings that merge keys have changed.
	flat   map[*Node][]Pair
	budget int          // how many more pairs merge keys may copy
	size   int          // how many bytes all binary values have
	nan    *value.Value // the first NaN used as a key
}

// unfilled is the value of a node that still has to be filled.
type unfilled struct {
	node  *Node
	value *value.Value
	fill  func(*constructor, *Node, *value.Value)
}

// construct sets the value of root and of everything in it. It returns the
// problems in the order in which PyYAML meets them.
func construct(root *Node, file string, allowDuplicates bool) []*problem {
	c := &constructor{file: file, allowDuplicates: allowDuplicates, flat: map[*Node][]Pair{}, budget: mergeBudget}
	c.object(root)
	for len(c.later) > 0 {
		c.fillLater()
	}
	return c.problems
}

// fillLater fills the collections that exist so far. They may contain others.
func (c *constructor) fillLater() {
	batch := c.later
	c.later = nil
	for i := range batch {
		batch[i].fill(c, batch[i].node, batch[i].value)
	}
}

// build returns the SafeConstructor's constructor for a tag, or nil for an
// unknown tag.
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

// object returns the value of a node. All aliases of a node share its value.
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
	n.Value = maker(c, n)
	n.Value.Origin = c.origin(n.Span)
	n.busy = false
	return n.Value
}

// refuseTag refuses a node whose tag SafeLoader does not know.
func (c *constructor) refuseTag(n *Node) {
	kind := unknownTag
	if n.Kind == Scalar && n.Style == Plain && n.properties().Len() == 0 {
		kind = reservedScalar
	}
	c.refuse(kind, n, n.fullTag(), n.Tag)
}

// aliased returns the value of an alias's target.
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

// nothing returns the value for a node that cannot be constructed.
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

// refuse records a problem with a node. For an alias, PyYAML reports the place
// of its target.
func (c *constructor) refuse(kind problemKind, n *Node, args ...any) *problem {
	p := &problem{kind: kind, at: n.mark, end: n.Span.End, args: args, node: n}
	if target := n.Resolve(); target != nil {
		p.at = target.mark
	}
	c.report(p)
	return p
}

// report records a problem, unless enough of its kind are reported.
func (c *constructor) report(p *problem) {
	if c.counts[p.kind]++; c.counts[p.kind] <= diagnostic.MostOfAKind {
		c.problems = append(c.problems, p)
	}
}

// refuseIn is refuse for a problem with a node inside another one.
func (c *constructor) refuseIn(kind problemKind, outer, n *Node, args ...any) *problem {
	p := c.refuse(kind, n, args...)
	p.context, p.hasCtx = outer.mark, true
	return p
}

// scalar returns the text of a scalar. A mapping with the key '=' can replace a
// scalar.
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

// defaultValue returns the value of the key '=', or nil.
func (c *constructor) defaultValue(n *Node) *Node {
	for _, pair := range c.pairs(n) {
		if key := pair.Key.Resolve(); key != nil && key.tag == tagValue {
			return pair.Value.Resolve()
		}
	}
	return nil
}

// Collections are in construct_collection.go and construct_mapping.go.
