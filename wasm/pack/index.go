package main

import "iter"

// The buckets of a function (internal/abi/symtab.go and runtime/symtab.go,
// Go 1.26).
const (
	bucketSize      = 20
	functionBuckets = 16
)

// index is how the runtime finds the description of a function: an entry of its
// number and the place of its description, the number once more in the
// description, and the order of the entry in each of its buckets. A program
// counter on WebAssembly is a function's number and a place in it, so that no
// bucket is shared.
//
// All of this can be counted up when the module starts; sent as data it is a
// twentieth of core.wasm in Brotli.
type index struct {
	memory []byte
	// Addresses of the first entry, description and bucket.
	entries, descriptions, buckets int
	first                          int // number of the first function
	count                          int // of functions but the last, which has but one bucket
}

// findIndex finds the index of a table of functions; false where it is not what
// counting up makes of it.
func findIndex(t *symbolTable) (*index, bool) {
	entries := len(t.memory) - len(t.bytes) + int(t.functions)
	x := &index{
		memory:       t.memory,
		entries:      entries,
		descriptions: entries + int(get(t.memory, entries+4)),
		buckets:      int(t.buckets),
		first:        int(get(t.memory, entries)),
		count:        int(t.count) - 1,
	}
	for at, n := range x.words() {
		if at+4 > len(x.memory) || get(x.memory, at) != n {
			return nil, false
		}
	}
	return x, true
}

// words yields the addresses of the index with what is there, in the order in
// which code fills them.
func (x *index) words() iter.Seq2[int, uint32] {
	return func(yield func(int, uint32) bool) {
		bucket, description := x.buckets, x.descriptions
		for i := range x.count {
			entry, number := x.entries+i*functionEntry, uint32(x.first+i)
			if !yield(entry, number) || !yield(entry+4, uint32(description-x.entries)) || !yield(description, number) {
				return
			}
			for range functionBuckets {
				if !yield(bucket, uint32(i)) {
					return
				}
				bucket += bucketSize
			}
			description += x.descriptionSize(description)
		}
	}
}

// descriptionSize is the size of the description at an address, with the
// references that follow it.
func (x *index) descriptionSize(at int) int {
	if at+functionSize > len(x.memory) {
		return functionSize
	}
	references := int(get(x.memory, at+tablesAt)) + int(x.memory[at+dataAt])
	return (functionSize + 4*references + 7) &^ 7
}

// clear takes the index out of memory.
func (x *index) clear() {
	for at := range x.words() {
		put(x.memory, at, 0)
	}
}

// The locals of the function that fills the index, all of them i32.
const (
	order byte = iota
	entry
	description
	bucket
	lastBucket
	locals
)

// code is the body of a function that fills the index as words tells it.
func (x *index) code() []byte {
	return assemble(
		byte(1), locals, typeI32,
		opConst, x.entries, opSet, entry,
		opConst, x.descriptions, opSet, description,
		opConst, x.buckets, opSet, bucket,
		opLoop, noResult,
		opGet, entry, opGet, order, opConst, x.first, opAdd, opStore, alignWord, 0,
		opGet, entry, opGet, description, opConst, x.entries, opSubtract, opStore, alignWord, 4,
		opGet, description, opGet, order, opConst, x.first, opAdd, opStore, alignWord, 0,
		opGet, bucket, opConst, bucketSize*functionBuckets, opAdd, opSet, lastBucket,
		opLoop, noResult,
		opGet, bucket, opGet, order, opStore, alignWord, 0,
		opGet, bucket, opConst, bucketSize, opAdd, opTee, bucket,
		opGet, lastBucket, opLess, opBranchIf, 0,
		opEnd,
		opGet, description,
		opGet, description, opLoad, alignWord, tablesAt,
		opGet, description, opLoadByte, alignByte, dataAt,
		opAdd, opConst, 4, opMultiply, opConst, functionSize+7, opAdd, opConst, -8, opAnd,
		opAdd, opSet, description,
		opGet, entry, opConst, functionEntry, opAdd, opSet, entry,
		opGet, order, opConst, 1, opAdd, opTee, order,
		opConst, x.count, opLess, opBranchIf, 0,
		opEnd,
		opEnd,
	)
}
