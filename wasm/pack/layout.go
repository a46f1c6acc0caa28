package main

import "slices"

// layout is where the blocks of a function are. Go's compiler cuts a function
// into blocks, between which it jumps, and each call ends one, because a
// function that stops in a call continues after it:
//
//	global.get 0, local.set 1
//	block                         if the function can stop: it leaves this block
//	loop                          if it jumps: it goes back to the table
//	block, block, …               one for each block of the program
//	local.get 0, br_table …, end
//	what the first block does, end, what the second does, end, …
type layout struct {
	stops  bool
	loops  bool
	outer  int      // how many blocks are around those of the program
	blocks int      // of the program
	table  []uint64 // the block of each value of blockLocal
	start  int      // the index of the first instruction of the program
}

// readLayout reads the start of a function; false if it has another form.
func readLayout(code []instruction) (layout, bool) {
	var l layout
	r := layoutReader{code: code}
	if !r.next(opGlobalGet, stackPointer) || !r.next(opSet, stackLocal) {
		return l, false
	}
	l.stops = endsWithStop(code) && r.next(opBlock, int64(noType))
	l.loops = r.next(opLoop, int64(noType))
	l.outer = btoi(l.stops) + btoi(l.loops)
	for r.next(opBlock, int64(noType)) {
		l.blocks++
	}
	known := l.blocks == 0 || r.next(opGet, blockLocal) && r.table(&l)
	l.start = r.at
	return l, known
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// endsWithStop reports whether a function returns 1 after its last block.
func endsWithStop(code []instruction) bool {
	n := len(code)
	return n > 3 && code[n-3].op == opEnd && code[n-2].is(opConst, 1) && code[n-1].op == opEnd
}

type layoutReader struct {
	code []instruction
	at   int
}

// next passes an instruction if it is op with the number n.
func (r *layoutReader) next(op byte, n int64) bool {
	found := r.at < len(r.code) && r.code[r.at].is(op, n)
	r.at += btoi(found)
	return found
}

// table reads the table of a layout; false if it does not end as known.
func (r *layoutReader) table(l *layout) bool {
	if r.at >= len(r.code) {
		return false
	}
	l.table = r.code[r.at].table
	r.at++
	outside := func(block uint64) bool { return block >= uint64(l.blocks) }
	return l.table != nil && !slices.ContainsFunc(l.table, outside) && r.next(opEnd, 0)
}
