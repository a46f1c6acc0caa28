package main

import (
	"bytes"
	"encoding/binary"
)

const (
	// bucketsOf is how many buckets of runtime.findfunctab a function has on
	// WebAssembly, where the program counters of functions are 1<<16 apart.
	bucketsOf  = 16
	bucketSize = 20 // the number of a function, and 16 bytes that are zero
	// searched is the most functions that the runtime may pass before it finds
	// the right one.
	searched = 32
)

// coarsenIndex makes the index by which the runtime finds the function of a
// program counter begin with every 32nd function, from where the runtime
// continues to the right one. Counting the functions up costs 11 kB in Brotli.
//
// The index is found by its content, which the number of functions determines:
// a memory without exactly these bytes stays as it is.
func coarsenIndex(memory []byte, functions uint64) {
	if functions < 3 {
		return
	}
	whole := indexOf(functions-1, 1) // the last function ends early
	start := bucketsOf * bucketSize  // the first one may be found in other zeros
	at := bytes.Index(memory, whole[start:])
	if at >= start {
		copy(memory[at-start:], indexOf(functions-1, searched))
	}
}

// indexOf returns an index of functions that has every step-th one.
func indexOf(functions, step uint64) []byte {
	var index []byte
	for i := range functions * bucketsOf {
		index = binary.LittleEndian.AppendUint32(index, uint32(i/bucketsOf/step*step))
		index = append(index, make([]byte, bucketSize-4)...)
	}
	return index
}
