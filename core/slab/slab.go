// Package slab allocates many small values at once, which is far cheaper than one
// by one.
package slab

// Slab hands out zero values of T. A value lives as long as any other from the
// same piece of memory. The zero Slab is ready to use.
type Slab[T any] struct {
	free []T
	made int // the size of the last piece of memory
}

// The first piece of memory is small, because most slabs stay small; the next
// ones grow up to a limit.
const (
	first = 16
	last  = 512
)

// Take returns n zero values, never nil even if n is 0. Appending to them does
// not overwrite what is taken next.
func (s *Slab[T]) Take(n int) []T {
	if n > len(s.free) || s.free == nil {
		s.made = min(max(2*s.made, first), last)
		s.free = make([]T, max(n, s.made))
	}
	taken := s.free[:n:n]
	s.free = s.free[n:]
	return taken
}
