package slab

import "testing"

// TestTake checks that nothing is handed out twice, and that values are zero
// and do not grow into their neighbours.
func TestTake(t *testing.T) {
	var s Slab[int]
	seen := map[*int]bool{}
	for n := range 200 {
		taken := s.Take(n)
		if taken == nil || len(taken) != n || cap(taken) != n {
			t.Fatalf("want %d, got %d with room for %d", n, len(taken), cap(taken))
		}
		for i := range taken {
			if taken[i] != 0 || seen[&taken[i]] {
				t.Fatalf("%d of %d was there before", i, n)
			}
			taken[i], seen[&taken[i]] = 1, true
		}
		_ = append(taken, 2)
	}
}
