package main

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

func codeOf(functions ...[]byte) []byte {
	out := binary.AppendUvarint(nil, uint64(len(functions)))
	for _, f := range functions {
		out = binary.AppendUvarint(out, uint64(len(f)))
		out = append(out, f...)
	}
	return out
}

var (
	functionStart = []byte{1, 1, 0x7f, opGlobalGet, stackPointer, opSet, stackLocal}
	functionEnd   = []byte{opUnreachable, opEnd}
	stopEnd       = []byte{opEnd, opConst, 1, opEnd}
	call          = []byte{opConst, 0, opCall, 0x80, 1}
)

const opUnreachable byte = 0x00

// stopping returns a function as Go's compiler writes it, which can stop, with
// these instructions in the second of its blocks.
func stopping(instructions ...byte) []byte {
	return slices.Concat(functionStart, []byte{opBlock, noType, opBlock, noType, opBlock, noType,
		opGet, blockLocal, opTable, 1, 0, 1, opEnd}, instructions, []byte{opEnd, opUnreachable}, stopEnd)
}

// jumping returns a function that jumps: its table has two values for the first
// block, and it has these instructions in its three blocks.
func jumping(first, second, third []byte) []byte {
	return slices.Concat(functionStart, []byte{opLoop, noType, opBlock, noType, opBlock, noType, opBlock, noType,
		opGet, blockLocal, opTable, 3, 0, 0, 1, 2, opEnd}, first, []byte{opEnd}, second, []byte{opEnd}, third, []byte{opEnd}, functionEnd)
}

func jump(value, depth byte) []byte {
	return []byte{opConst, value, opSet, blockLocal, opBranch, depth}
}

func jumpIf(value, depth byte) []byte {
	return slices.Concat([]byte{opIf, noType}, jump(value, depth), []byte{opEnd})
}

// sum adds a number to an address of 64 bits.
func sum(n ...byte) []byte { return slices.Concat([]byte{opConst64}, n, []byte{opAdd64, opWrap}) }

func stackSum(n byte) []byte {
	return append([]byte{opGet, stackLocal, opExtend}, sum(n)...)
}

var inGet = []byte{opGet, 3}

func inLoad(offset byte) []byte { return []byte{opLoad + 1, 3, offset} }

func inStore(offset byte) []byte { return []byte{opStore64, 3, offset} }

// returning writes a return address, as before a call.
func returning(address ...byte) []byte {
	return slices.Concat([]byte{opGlobalSet, stackPointer, opGet, stackLocal, opConst64}, address, inStore(0))
}

// shared returns the rewritten form.
func shared(block byte) []byte {
	return slices.Concat([]byte{opGlobalSet, stackPointer, opGet, stackLocal, opGet, returnLocal, opConst64, block, opAdd64}, inStore(0))
}

// others are instructions that no rewrite changes, although they contain the
// numbers of some that are changed.
var others = []byte{
	opBranchIf, 0, opBranch, 1, opTable, 2, opBranchIf, 1, 0, opConst, opBranchIf, opConst64, 0x80, 0x7f,
	opFloat32, opBranchIf, 1, 0, 0, opFloat64, opBranchIf, 1, 0, 0, 0, 0, 0, 0, opPrefix, copyMemory, 0, 0,
	opPrefix, fillMemory, 0, opLoad, 3, opBranchIf, opIndirect, opBranchIf, 1, opSize, 0, opGet, opBranchIf,
}

func TestFunctionsAreRewritten(t *testing.T) {
	within := func(inner []byte) []byte { return slices.Concat([]byte{opIf, noType}, call, inner, []byte{opEnd}) }
	concat := slices.Concat[[]byte]
	for name, test := range map[string]struct{ from, to []byte }{
		"each stop is the same": {
			stopping(concat(call, []byte{opBranchIf, 1}, within([]byte{opBranchIf, 2}), others)...),
			stopping(concat(call, stop.bytes, within(stop.bytes), others)...),
		},
		"jumps forward are branches": {
			jumping(concat(jumpIf(2, 3), jump(3, 2), others), concat(jumpIf(3, 2), jump(9, 1)), nil),
			jumping(concat([]byte{opBranchIf, 0, opBranch, 1}, others), []byte{opBranchIf, 0, opBranch, 0}, nil),
		},
		"jumps forward out of an if": {
			jumping(concat([]byte{opIf, noType}, call, jump(2, 3), jumpIf(3, 4), []byte{opEnd}), nil, nil),
			jumping(concat([]byte{opIf, noType}, call, []byte{opBranch, 1, opBranchIf, 2, opEnd}), nil, nil),
		},
		"jumps back go by the table": {
			jumping(nil, concat(jump(0, 1), jumpIf(2, 2)), jump(2, 0)),
			jumping(nil, concat(jump(0, 1), []byte{opConst, 2, opSet, blockLocal, opBranchIf, 1}), jump(2, 0)),
		},
		"addresses are offsets": {
			stopping(concat(stackSum(8), inGet, inStore(0), stackSum(16), inLoad(4), sum(24), inLoad(0))...),
			stopping(concat([]byte{opGet, 1}, inGet, inStore(8), []byte{opGet, 1}, inLoad(20), []byte{opWrap}, inLoad(24))...),
		},
		"an address that is the value": {
			stopping(concat([]byte{opConst, 0}, stackSum(8), inStore(0))...),
			stopping(concat([]byte{opConst, 0}, stackSum(8), inStore(0))...),
		},
		"an address in a call": {
			stopping(concat(stackSum(8), call, inStore(0))...),
			stopping(concat(stackSum(8), call, inStore(0))...),
		},
		"an address below others": {
			stopping(concat(stackSum(8), inGet, inGet, []byte{opSelect}, inLoad(0))...),
			stopping(concat(stackSum(8), inGet, inGet, []byte{opSelect}, inLoad(0))...),
		},
		"negative and large sums": {
			stopping(concat(stackSum(0x7f), inLoad(0), sum(0x80, 0x80, 0x80, 1), inLoad(0))...),
			stopping(concat(stackSum(0x7f), inLoad(0), sum(0x80, 0x80, 0x80, 1), inLoad(0))...),
		},
		"return addresses share the function": {
			stopping(concat(returning(0x81, 0x80, 0x14), returning(0x82, 0x80, 0x14), inGet, returning(0x83, 0x80, 0x14))...),
			slices.Concat([]byte{2, 1, 0x7f, 1, longType}, functionStart[3:],
				[]byte{opConst64, 0x80, 0x80, 0x14, opSet, returnLocal}, stopping()[len(functionStart):len(stopping())-len(stopEnd)-2],
				shared(1), shared(2), []byte{opGet, 4}, shared(3), []byte{opEnd, opUnreachable}, stopEnd),
		},
		"few return addresses": {
			stopping(concat(returning(0x81, 0x80, 0x14), returning(0x82, 0x80, 0x14))...),
			stopping(concat(returning(0x81, 0x80, 0x14), returning(0x82, 0x80, 0x14))...),
		},
		"return addresses of several functions": {
			stopping(concat(returning(0x81, 0x80, 0x14), returning(0x82, 0x80, 0x14), returning(0x83, 0x80, 0x28))...),
			stopping(concat(returning(0x81, 0x80, 0x14), returning(0x82, 0x80, 0x14), returning(0x83, 0x80, 0x28))...),
		},
		"a function of another form": {
			concat([]byte{0, opBlock, noType, opConst, 0, opBranchIf, 0, opEnd}, stopEnd),
			concat([]byte{0, opBlock, noType, opConst, 0, opBranchIf, 0, opEnd}, stopEnd),
		},
		"a function with an unknown instruction": {stopping(opBranchIf, 1, 0xfd), stopping(opBranchIf, 1, 0xfd)},
		"a function that is cut off":             {[]byte{0, opConst}, []byte{0, opConst}},
	} {
		got, err := rewriteCode(codeOf(test.from))
		if want := codeOf(test.to); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: got % x: %v\nwant % x", name, got, err, want)
		}
	}
}

func TestBrokenCodeIsRefused(t *testing.T) {
	for name, code := range map[string][]byte{
		"no function":       {1},
		"more than counted": append(codeOf(), 0),
		"a function is cut": {1, 5, 0},
	} {
		if got, err := rewriteCode(code); err == nil {
			t.Errorf("%s: rewritten to % x", name, got)
		}
	}
}
