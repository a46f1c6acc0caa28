package document

import "slices"

// mergeBudget is the most pairs that merge keys may copy in a document.
const mergeBudget = 300_000

// flatten follows SafeConstructor.flatten_mapping: it puts the pairs from merge
// keys before a mapping's own pairs, so that the mapping's own win. It reports
// whether the mapping has merge keys, or keys '='.
func (c *constructor) flatten(n *Node) bool {
	if !needsFlatten(c.pairs(n)) {
		return c.flat[n] != nil
	}
	c.flat[n] = slices.Clone(c.pairs(n))
	if merged := c.takeMerges(n); len(merged) > 0 {
		c.flat[n] = append(merged, c.flat[n]...)
	}
	return true
}

// takeMerges removes the merge keys of a mapping, and returns the pairs that
// they add.
func (c *constructor) takeMerges(n *Node) (merged []Pair) {
	for i := 0; i < len(c.flat[n]) && c.budget > 0; {
		if key := c.flat[n][i].Key.Resolve(); key.isMerge() {
			merged = append(merged, c.takeMerge(n, i)...)
		} else {
			asString(key)
			i++
		}
	}
	return merged
}

// takeMerge is takeMerges for the merge key at one place.
func (c *constructor) takeMerge(n *Node, i int) []Pair {
	pair := c.flat[n][i]
	c.spend(1 + len(c.flat[n])/16)
	c.flat[n] = append(c.flat[n][:i], c.flat[n][i+1:]...)
	return c.merged(n, pair.Value)
}

func (n *Node) isMerge() bool { return n != nil && n.tag == tagMerge }

func needsFlatten(pairs []Pair) bool {
	return slices.ContainsFunc(pairs, func(p Pair) bool {
		key := p.Key.Resolve()
		return key != nil && (key.tag == tagMerge || key.tag == tagValue)
	})
}

// asString turns a key '=' into a str, as flatten_mapping does.
func asString(key *Node) {
	if key != nil && key.tag == tagValue {
		key.setTag(tagString)
	}
}

// merged returns the pairs that a merge key in n adds.
func (c *constructor) merged(n, what *Node) []Pair {
	switch source := what.Resolve(); {
	case source == nil:
		return nil
	case source.Kind == Mapping:
		return c.flattened(source)
	case source.Kind == Scalar:
		c.refuseIn(mergeValue, n, source, source.Kind)
		return nil
	default:
		return c.mergedItems(n, source.Items)
	}
}

// mergedItems returns the pairs of the mappings that a merge key lists, those of
// the last one first: the first one wins.
func (c *constructor) mergedItems(n *Node, items []*Node) []Pair {
	var parts [][]Pair
	for _, item := range items {
		if part := item.Resolve(); part != nil {
			parts = append(parts, c.mergedItem(n, part))
		}
	}
	slices.Reverse(parts)
	return slices.Concat(parts...)
}

func (c *constructor) mergedItem(n, item *Node) []Pair {
	if item.Kind != Mapping {
		c.refuseIn(mergeItem, n, item, item.Kind)
		return nil
	}
	return c.flattened(item)
}

// flattened returns the pairs of a mapping that is merged into another one.
func (c *constructor) flattened(n *Node) []Pair {
	if c.budget <= 0 {
		return nil
	}
	c.flatten(n)
	pairs := c.pairs(n)
	c.spend(len(pairs))
	return pairs
}

// spend subtracts from the budget. It reports a problem when the budget runs
// out.
func (c *constructor) spend(pairs int) {
	if c.budget > 0 && c.budget <= pairs {
		c.problems = append(c.problems, &problem{kind: excessiveAliases})
	}
	c.budget -= pairs
}
