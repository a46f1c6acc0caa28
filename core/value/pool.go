package value

import "charm-playground/core/slab"

// Pool makes values, and room for what they hold, many at a time. The zero
// Pool is ready.
type Pool struct {
	values  slab.Slab[Value]
	dicts   slab.Slab[Dict]
	items   slab.Slab[*Value]
	entries slab.Slab[Entry]
}

// New is a value of the given kind that has no content yet.
func (p *Pool) New(kind Kind) *Value {
	v := &p.values.Take(1)[0]
	v.Kind = kind
	return v
}

// Items is n values that are nil.
func (p *Pool) Items(n int) []*Value { return p.items.Take(n) }

// Dict is an empty dict with room for n entries.
func (p *Pool) Dict(n int) *Dict {
	d := &p.dicts.Take(1)[0]
	d.entries = p.entries.Take(n)[:0]
	return d
}
