package main

import (
	"bytes"
	"encoding/binary"
	"iter"
	"strings"
)

// The table of functions that the linker adds, as Go 1.20 to 1.26 have it
// (runtime/symtab.go and internal/abi/symtab.go). Offsets are in bytes.
const (
	tableHeader   = 8 // magic, padding, size of an instruction, size of a pointer
	tableFields   = 8
	functionEntry = 8 // in the index of functions
	functionSize  = 44

	nameAt      = 4
	stackAt     = 16
	fileAt      = 20
	lineAt      = 24
	tablesAt    = 28
	unitAt      = 32
	startLineAt = 36
	kindAt      = 40
	dataAt      = 43 // the number of references to data, which follow the tables

	noData      = 0xFFFFFFFF
	kindWrapper = 23 // FuncIDWrapper
)

// What a function refers to that only a stack trace, a profile or stopping a
// running goroutine needs, which WebAssembly never does: its tables
// PCDATA_UnsafePoint, InlTreeIndex and ArgLiveIndex, and its data
// FUNCDATA_InlTree, ArgInfo, ArgLiveInfo and WrapInfo.
const (
	inlinedTable = 2
	inlinedTree  = 3
	inlinedCall  = 16 // bytes of a call in the tree, which the table counts
)

var (
	idleTables = []int{0, inlinedTable, 3}
	idleData   = []int{inlinedTree, 5, 6, 7}
)

// What the runtime knows of a module begins with pointers to its table of
// functions and their names; these are the indexes of other pointers
// (moduledata in runtime/symtab.go, Go 1.26).
const (
	bucketsWord = 19 // findfunctab
	dataWord    = 40 // gofunc
)

var tableMagic = []byte{0xF1, 0xFF, 0xFF, 0xFF, 0, 0, 1, 8}

// symbolTable is the table of functions in memory.
type symbolTable struct {
	memory []byte
	bytes  []byte // of memory, from the table's magic on
	// Offsets into bytes: of names, compilation units, files, tables by program
	// counter, and the functions.
	names, units, files, tables, functions uint64
	count                                  uint64 // of functions
	// Addresses of the buckets that lead to functions and of what functions
	// refer to.
	buckets, data uint64
}

// findSymbols finds the table of functions; false where there is none of the
// known form.
func findSymbols(memory []byte) (*symbolTable, bool) {
	at := bytes.Index(memory, tableMagic)
	if at < 0 || len(memory)-at < tableHeader+tableFields*8 {
		return nil, false
	}
	t := &symbolTable{memory: memory, bytes: memory[at:]}
	field := func(i int) uint64 { return binary.LittleEndian.Uint64(t.bytes[tableHeader+8*i:]) }
	t.count, t.names, t.units, t.files, t.tables, t.functions = field(0), field(3), field(4), field(5), field(6), field(7)
	ordered := t.names < t.units && t.units <= t.files && t.files <= t.tables && t.tables <= t.functions
	return t, ordered && t.functions+t.count*functionEntry <= uint64(len(t.bytes)) && t.findModule(uint64(at))
}

// findModule reads what the runtime knows of the module whose table of functions
// is at an address; false where there is nothing of that.
func (t *symbolTable) findModule(at uint64) bool {
	pointers := binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(nil, at), at+t.names)
	module := bytes.Index(t.memory, pointers)
	if module < 0 || len(t.memory)-module < 8*(dataWord+1) {
		return false
	}
	word := func(i int) uint64 { return binary.LittleEndian.Uint64(t.memory[module+8*i:]) }
	t.buckets, t.data = word(bucketsWord), word(dataWord)
	return max(t.buckets, t.data) < uint64(len(t.memory))
}

// strip removes what only a printed stack trace needs: the names of functions,
// their files, lines and arguments. It costs a tenth of core.wasm, whose panics are caught
// and answered, never printed.
//
// The runtime tells its own goroutines by their functions' names, so its own
// functions share one. It looks for two functions of reflect by name, and for
// the method in the name of a wrapper that panics: these keep theirs.
func (t *symbolTable) strip() {
	kept := make([]bool, t.functions-t.tables)
	for f := range t.all() {
		t.clearInlined(f)
		dropIdle(f)
		t.keepTables(f, kept)
	}
	names := []byte{0}
	shared := uint32(len(names))
	names = append(names, "runtime.function\x00"...)
	for f := range t.all() {
		switch name := t.name(f); {
		case f[kindAt] == kindWrapper, strings.HasPrefix(name, "reflect."):
			put(f, nameAt, uint32(len(names)))
			names = append(append(names, name...), 0)
		case strings.HasPrefix(name, "runtime."):
			put(f, nameAt, shared)
		default:
			put(f, nameAt, 0)
		}
		for _, field := range []int{fileAt, lineAt, unitAt, startLineAt} {
			put(f, field, 0)
		}
	}
	clear(t.bytes[t.names:t.tables])
	copy(t.bytes[t.names:t.units], names)
	for i, keep := range kept {
		if !keep {
			t.bytes[t.tables+uint64(i)] = 0
		}
	}
}

// dropIdle makes a function refer to less.
func dropIdle(f []byte) {
	tables := int(get(f, tablesAt))
	for _, i := range idleTables {
		if i < tables {
			put(f, functionSize+4*i, 0)
		}
	}
	for _, i := range idleData {
		if i < int(f[dataAt]) {
			put(f, functionSize+4*(tables+i), noData)
		}
	}
}

// all yields the descriptions of the functions.
func (t *symbolTable) all() func(yield func(f []byte) bool) {
	return func(yield func(f []byte) bool) {
		for i := range t.count {
			at := t.functions + uint64(get(t.bytes[t.functions:], int(i*functionEntry)+4))
			if !yield(t.bytes[at:]) {
				return
			}
		}
	}
}

// name is the name of a function. Names are only ever read before they are
// cleared.
func (t *symbolTable) name(f []byte) string {
	name := t.bytes[t.names+uint64(get(f, nameAt)) : t.units]
	return string(name[:max(bytes.IndexByte(name, 0), 0)])
}

// keepTables marks the tables by program counter that the garbage collector and
// growing stacks need.
func (t *symbolTable) keepTables(f []byte, kept []bool) {
	t.keepTable(get(f, stackAt), kept)
	for i := range int(get(f, tablesAt)) {
		t.keepTable(get(f, functionSize+4*i), kept)
	}
}

// keepTable marks one table.
func (t *symbolTable) keepTable(offset uint32, kept []bool) {
	at := int(offset)
	for _, end := range t.table(offset) {
		mark(kept[at:end])
		at = end
	}
}

// table yields the values of a table by program counter and where in the tables
// each ends. Its form is pairs of varints, the difference of the values and that
// of the program counters. A first difference of zero ends it, but for the first.
func (t *symbolTable) table(offset uint32) iter.Seq2[int, int] {
	return func(yield func(value, end int) bool) {
		table := t.bytes[t.tables:t.functions]
		at, value := int(offset), -1
		for first := true; offset > 0; first = false {
			delta, size := binary.Uvarint(table[at:])
			_, step := binary.Uvarint(table[at+max(size, 0):])
			if size <= 0 || step <= 0 || delta == 0 && !first {
				return
			}
			at += size + step
			value += int(delta>>1) ^ -int(delta&1)
			if !yield(value, at) {
				return
			}
		}
	}
}

// clearInlined clears what is told of the calls that are inlined in a function.
func (t *symbolTable) clearInlined(f []byte) {
	tables := int(get(f, tablesAt))
	if tables <= inlinedTable || int(f[dataAt]) <= inlinedTree {
		return
	}
	at := get(f, functionSize+4*(tables+inlinedTree))
	if at == noData {
		return
	}
	for call := range t.table(get(f, functionSize+4*inlinedTable)) {
		if from := int(t.data) + int(at) + call*inlinedCall; call >= 0 && from+inlinedCall <= len(t.memory) {
			clear(t.memory[from : from+inlinedCall])
		}
	}
}

func mark(kept []bool) {
	for i := range kept {
		kept[i] = true
	}
}

func get(f []byte, at int) uint32 { return binary.LittleEndian.Uint32(f[at:]) }

func put(f []byte, at int, n uint32) { binary.LittleEndian.PutUint32(f[at:], n) }
