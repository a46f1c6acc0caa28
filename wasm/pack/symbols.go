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
	t := &symbolTable{bytes: memory[at:]}
	field := func(i int) uint64 { return binary.LittleEndian.Uint64(t.bytes[tableHeader+8*i:]) }
	t.count, t.names, t.units, t.files, t.tables, t.functions = field(0), field(3), field(4), field(5), field(6), field(7)
	ordered := t.names < t.units && t.units <= t.files && t.files <= t.tables && t.tables <= t.functions
	if !ordered || t.functions+t.count*functionEntry > uint64(len(t.bytes)) {
		return nil, errNoSymbols
	}
	return t, nil
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
//
// The runtime recognises its own goroutines by their functions' names, so its
// own functions share one. It looks for two functions of reflect by name, and
// for the method in the name of a wrapper that panics: these keep theirs.
func (t *symbolTable) rename() []byte {
	names := []byte("\x00" + sharedName)
	for f := range t.all() {
		switch name := t.name(f); {
		case f[kindAt] == kindWrapper, strings.HasPrefix(name, "reflect."):
			put(f, nameAt, uint32(len(names)))
			names = append(append(names, name...), 0)
		case strings.HasPrefix(name, "runtime."):
			put(f, nameAt, 1)
		default:
			put(f, nameAt, 0)
		}
		for _, field := range []int{fileAt, lineAt, unitAt, startLineAt} {
			put(f, field, 0)
		}
	}
	return names
}

// dropIdle makes a function refer only to what garbage collection and growing
// stacks need.
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

// name returns the name of a function. Names are only read before they are
// cleared.
func (t *symbolTable) name(f []byte) string {
	name := t.bytes[t.names+uint64(get(f, nameAt)) : t.units]
	return string(name[:max(bytes.IndexByte(name, 0), 0)])
}

func get(f []byte, at int) uint32 { return binary.LittleEndian.Uint32(f[at:]) }

func put(f []byte, at int, n uint32) { binary.LittleEndian.PutUint32(f[at:], n) }
