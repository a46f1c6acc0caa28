package document

import "charm-playground/core/value"

// collection returns an empty value for a node and schedules fill for it.
func (c *constructor) collection(kind value.Kind, n *Node, fill func(*constructor, *Node, *value.Value)) *value.Value {
	v := c.pool.New(kind)
	if kind != value.List {
		v.Map = c.pool.Dict(len(n.Pairs))
	}
	c.later = append(c.later, unfilled{n, v, fill})
	return v
}

// list follows construct_yaml_seq.
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

// set follows construct_yaml_set.
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

// ordered follows construct_yaml_omap and construct_yaml_pairs: it makes a list
// of tuples.
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

// tuple returns the only pair of a mapping as a tuple, or nil.
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
