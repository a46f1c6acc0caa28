package main

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// fakeFunction is a function of a table made for a test.
type fakeFunction struct {
	name  string
	kind  byte
	stack uint32   // offset of the table of stack sizes
	line  uint32   // offset of the table of lines
	more  []uint32 // offsets of more tables
	data  []uint32 // offsets of data
}

// fakeFirst is the number of the first function of a table made for a test.
const fakeFirst = 4096

// fakeTable returns a table of functions with the given tables by program
// counter.
func fakeTable(tables []byte, functions ...fakeFunction) []byte {
	names := []byte{0}
	var index, described []byte
	for i, f := range functions {
		at := uint32(len(functions)*functionEntry + len(described))
		index = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(index, fakeFirst+uint32(i)), at)
		fields := make([]byte, functionSize)
		put(fields, 0, fakeFirst+uint32(i))
		put(fields, nameAt, uint32(len(names)))
		put(fields, stackAt, f.stack)
		put(fields, lineAt, f.line)
		put(fields, tablesAt, uint32(len(f.more)))
		fields[kindAt] = f.kind
		fields[dataAt] = byte(len(f.data))
		for _, offset := range slices.Concat(f.more, f.data) {
			fields = binary.LittleEndian.AppendUint32(fields, offset)
		}
		described = append(described, fields...)
		described = append(described, make([]byte, -len(described)&7)...)
		names = append(append(names, f.name...), 0)
	}
	names = append(names, make([]byte, 40)...)
	header := bytes.Clone(tableMagic)
	start := uint64(tableHeader + tableFields*8)
	units := start + uint64(len(names))
	for _, n := range []uint64{uint64(len(functions)), 1, 0, start, units, units + 4, units + 8, units + 8 + uint64(len(tables))} {
		header = binary.LittleEndian.AppendUint64(header, n)
	}
	return slices.Concat(header, names, []byte("unitfile"), tables, index, described)
}

func TestStrip(t *testing.T) {
	// Stack sizes from 1 to 5, lines from 7 to 11, another table from 12 on.
	tables := []byte{9, 0, 1, 4, 2, 0, 9, 8, 1, 2, 1, 0, 6, 0x81, 1, 0, 4, 1, 1, 1, 0}
	memory := append(make([]byte, 8), fakeTable(tables,
		fakeFunction{name: "main.main", stack: 1, line: 7},
		fakeFunction{name: "runtime.bgsweep", stack: 1, line: 7, more: []uint32{7, 12, 16}, data: []uint32{1, 2, 3, 16, 5, 6}},
		fakeFunction{name: "main.(*T).M", kind: kindWrapper, stack: 1},
		fakeFunction{name: "reflect.makeFuncStub"},
	)...)
	symbols, err := findSymbols(memory)
	if err != nil {
		t.Fatal(err)
	}
	if err := symbols.strip(); err != nil {
		t.Fatal(err)
	}
	var names []string
	var data [][]byte
	for f := range symbols.all() {
		names = append(names, symbols.name(f))
		data = append(data, bytes.Clone(f[functionSize+4*get(f, tablesAt):][:4*int(f[dataAt])]))
		if get(f, fileAt)|get(f, lineAt)|get(f, unitAt)|get(f, startLineAt) != 0 {
			t.Errorf("%s has a line", names[len(names)-1])
		}
	}
	if want := []string{"", "runtime.function", "main.(*T).M", "reflect.makeFuncStub"}; !slices.Equal(names, want) {
		t.Errorf("want %q, got %q", want, names)
	}
	if want := []byte("\x01\x00\x00\x00\x02\x00\x00\x00\x03\x00\x00\x00\xff\xff\xff\xff\x05\x00\x00\x00\xff\xff\xff\xff"); !bytes.Equal(data[1], want) {
		t.Errorf("want data %v, got %v", want, data[1])
	}
	left := bytes.TrimRight(symbols.bytes[symbols.tables:symbols.functions], "\x00")
	if want := []byte{0, 0, 1, 4, 0xFF, 0xFF, 3, 0, 6, 0xFF, 0xFF, 3}; !bytes.Equal(left, want) {
		t.Errorf("want %v, got %v", want, left)
	}
}

func TestTablesThatEndApartAreShared(t *testing.T) {
	tables := []byte{9, 2, 1, 96, 3, 0, 2, 1, 96, 40, 0, 2, 1, 64, 3, 0}
	symbols, err := findSymbols(fakeTable(tables, fakeFunction{stack: 1}, fakeFunction{stack: 6}, fakeFunction{stack: 11}))
	if err == nil {
		err = symbols.strip()
	}
	if err != nil {
		t.Fatal(err)
	}
	var stacks []uint32
	for f := range symbols.all() {
		stacks = append(stacks, get(f, stackAt))
	}
	if want := []uint32{1, 1, 8}; !slices.Equal(stacks, want) {
		t.Errorf("want tables at %v, got %v", want, stacks)
	}
}

func TestOtherTablesAreRefused(t *testing.T) {
	for name, tables := range map[string][]byte{"cut off": {0, 2, 1}, "outside": {0}, "no number": {0, 2, 0x80}, "too long": {0, 2, 1, 0}} {
		symbols, err := findSymbols(fakeTable(tables, fakeFunction{stack: 1}))
		if err != nil {
			t.Fatal(err)
		}
		if symbols.strip() == nil {
			t.Errorf("%s: stripped", name)
		}
	}
}

func TestIndexStartsWithFewFunctions(t *testing.T) {
	const functions = 70
	index := indexOf(functions-1, 1)
	memory := slices.Concat(make([]byte, 50), index, []byte("rest"))
	coarsenIndex(memory, functions)
	if want := slices.Concat(make([]byte, 50), indexOf(functions-1, searched), []byte("rest")); !bytes.Equal(memory, want) {
		t.Error("the index has other functions")
	}
	other := slices.Concat(make([]byte, 50), index[:len(index)-1], []byte("rest"))
	kept := bytes.Clone(other)
	if coarsenIndex(other, functions); !bytes.Equal(other, kept) {
		t.Error("bytes that are not an index of all functions have changed")
	}
}

func TestOtherSymbolsAreRefused(t *testing.T) {
	whole := fakeTable([]byte{0})
	for name, content := range map[string][]byte{"none": []byte("data"), "cut off": whole[:20], "too short": whole[:len(whole)-10]} {
		if _, err := findSymbols(content); err == nil {
			t.Errorf("%s: a table is found", name)
		}
	}
}
