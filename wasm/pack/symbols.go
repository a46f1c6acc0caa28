package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
)

// The table of functions that the linker adds, in the form of Go 1.20 to 1.27
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

// References of a function that only a stack trace, a profile or stopping a
// running goroutine needs, which WebAssembly never does: its tables
// PCDATA_UnsafePoint, InlTreeIndex and ArgLiveIndex, and its data
// FUNCDATA_InlTree, ArgInfo, ArgLiveInfo and WrapInfo.
var (
	idleTables = []int{0, 2, 3}
	idleData   = []int{3, 5, 6, 7}
)

var tableMagic = []byte{0xF1, 0xFF, 0xFF, 0xFF, 0, 0, 1, 8}

// symbolTable is the table of functions in memory.
type symbolTable struct {
	bytes []byte // of memory, from the table's magic on
	// Offsets into bytes: of names, compilation units, files, tables by program
	// counter, and the functions.
	names, units, files, tables, functions uint64
	count                                  uint64 // of functions
}

var errNoSymbols = errors.New("the module has no table of functions of the known form")

// findSymbols finds the table of functions.
func findSymbols(memory []byte) (*symbolTable, error) {
	at := bytes.Index(memory, tableMagic)
	if at < 0 || len(memory)-at < tableHeader+tableFields*8 {
		return nil, errNoSymbols
	}
	if t := readSymbols(memory[at:]); t.isOrdered() {
		return t, nil
	}
	return nil, errNoSymbols
}

// readSymbols reads the head of a table of functions.
func readSymbols(table []byte) *symbolTable {
	field := func(i int) uint64 { return binary.LittleEndian.Uint64(table[tableHeader+8*i:]) }
	return &symbolTable{bytes: table, count: field(0), names: field(3), units: field(4), files: field(5), tables: field(6), functions: field(7)}
}

// isOrdered reports whether the parts of the table follow each other as they do
// in a module of Go's linker, and whether the table is complete.
func (t *symbolTable) isOrdered() bool {
	return t.names < t.units && t.units <= t.files && t.files <= t.tables && t.tables <= t.functions &&
		t.functions+t.count*functionEntry <= uint64(len(t.bytes))
}

// strip removes what only a printed stack trace needs: the names of functions,
// their files, lines and arguments. They are a tenth of core.wasm, whose panics
// are caught and answered, never printed.
func (t *symbolTable) strip() error {
	for f := range t.all() {
		dropIdle(f)
	}
	names := t.rename()
	clear(t.bytes[t.names:t.tables])
	copy(t.bytes[t.names:t.units], names)
	return t.shareTables()
}

// sharedName is at offset 1 of the new names, after the empty one.
const sharedName = "runtime.function\x00"

// rename makes each function refer to one of the names that it returns, and to
// no file and line.
func (t *symbolTable) rename() []byte {
	names := []byte("\x00" + sharedName)
	for f := range t.all() {
		names = t.renameFunction(f, names)
		dropPlace(f)
	}
	return names
}

// renameFunction makes a function refer to a name in names, which may grow.
//
// The runtime recognises its own goroutines by their functions' names, so its
// own functions share one. It looks for two functions of reflect by name, and
// for the method in the name of a wrapper that panics: these keep theirs.
func (t *symbolTable) renameFunction(f, names []byte) []byte {
	switch name := t.name(f); {
	case f[kindAt] == kindWrapper, strings.HasPrefix(name, "reflect."):
		put(f, nameAt, uint32(len(names)))
		return append(append(names, name...), 0)
	case strings.HasPrefix(name, "runtime."):
		put(f, nameAt, 1)
	default:
		put(f, nameAt, 0)
	}
	return names
}

// dropPlace removes a function's file and lines.
func dropPlace(f []byte) {
	for _, field := range []int{fileAt, lineAt, unitAt, startLineAt} {
		put(f, field, 0)
	}
}

// dropIdle makes a function refer only to what garbage collection and growing
// stacks need.
func dropIdle(f []byte) {
	tables := int(get(f, tablesAt))
	drop(f, idleTables, functionSize, tables, 0)
	drop(f, idleData, functionSize+4*tables, int(f[dataAt]), noData)
}

// drop overwrites the idle ones of a function's references with none. There are
// count references, from start on; idle has their indexes.
func drop(f []byte, idle []int, start, count int, none uint32) {
	for _, i := range idle {
		if i < count {
			put(f, start+4*i, none)
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

// name returns the name of a function. Names are only read before they are
// cleared.
func (t *symbolTable) name(f []byte) string {
	name := t.bytes[t.names+uint64(get(f, nameAt)) : t.units]
	return string(name[:max(bytes.IndexByte(name, 0), 0)])
}

func get(f []byte, at int) uint32 { return binary.LittleEndian.Uint32(f[at:]) }

func put(f []byte, at int, n uint32) { binary.LittleEndian.PutUint32(f[at:], n) }
