package main

// stop does what a branch to the end of the outermost block does if the top of
// the stack is not zero. A branch counts the blocks around it, so its number
// differs after each call; stop is always the same, for which Brotli needs few
// bits.
var stop = plain(opIf, noType, opConst, 1, opReturn, opEnd)

// stopAlike makes a function stop after each call with the same bytes.
func (f *function) stopAlike() {
	depth := 0
	for at := range f.code {
		i := &f.code[at]
		depth += i.deepens()
		if f.stops && i.is(opBranchIf, int64(depth-1)) {
			*i = stop
		}
	}
}
