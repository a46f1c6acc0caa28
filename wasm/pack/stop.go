package main

// stop does what a branch to the end of the block around all does if the top of
// the stack is not zero. A branch counts the blocks around it, so its number
// differs after each call; stop is always the same, which Brotli needs few bits for.
var stop = plain(opIf, noType, opConst, 1, opReturn, opEnd)

// stopAlike has a function stop after each call in the same bytes.
func (f *function) stopAlike() {
	depth := 0
	for at := range f.code {
		i := &f.code[at]
		switch {
		case i.opens():
			depth++
		case i.op == opEnd:
			depth--
		case f.stops && i.is(opBranchIf, int64(depth-1)):
			*i = stop
		}
	}
}
