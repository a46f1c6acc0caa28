package value

import "charm-playground/core/slab"

// Pool allocates values and their contents, many at a time. The zero Pool is
// ready to use.
type Pool struct {
	values  slab.Slab[Value]
	dicts   slab.Slab[Dict]
	items   slab.Slab[*Value]
	entries slab.Slab[Entry]
}

// New returns a value of the given kind without content.
func (p *Pool) New(kind Kind) *Value {
	v := &p.values.Take(1)[0]
	v.Kind = kind
	return v
}

// Items returns n nil values.
func (p *Pool) Items(n int) []*Value { return p.items.Take(n) }

// Dict returns an empty dict with room for n entries.
func (p *Pool) Dict(n int) *Dict {
	d := &p.dicts.Take(1)[0]
	d.entries = p.entries.Take(n)[:0]
	return d
}
