// Package slab allocates many small values at once, which is far cheaper than one
// by one.
package slab

// Slab gives out zero values of T. What is taken from it lives as long as
// anything that was made with it. The zero Slab is ready.
type Slab[T any] struct {
	free []T
	made int // how many the last piece of memory had room for
}

// The first piece of memory is small, since most of what is made is, and the
// next ones are larger up to a limit.
const (
	first = 16
	last  = 512
)

// Take is n zero values, and no nil where n is 0; appending to them does not
// reach what is taken next.
func (s *Slab[T]) Take(n int) []T {
	if n > len(s.free) || s.free == nil {
		s.made = min(max(2*s.made, first), last)
		s.free = make([]T, max(n, s.made))
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}
