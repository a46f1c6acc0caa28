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

// stoppingFunction is a function as Go's compiler writes it, with these
// instructions in the second of its blocks.
func stoppingFunction(instructions ...byte) []byte {
	return slices.Concat([]byte{1, 1, 0x7f}, stoppingStart, []byte{noType, opBlock, noType},
		instructions, []byte{opEnd, 0}, stoppingEnd)
}

func TestStoppingIsTheSameAfterEachCall(t *testing.T) {
	call := []byte{opConst, 0, opCall, 0x80, 1}
	rest := []byte{
		opBranchIf, 0, opBranch, 1, opTable, 2, opBranchIf, 1, 0, opConst, opBranchIf, opConst64, 0x80, 0x7f,
		opFloat32, opBranchIf, 1, 0, 0, opFloat64, opBranchIf, 1, 0, 0, 0, 0, 0, 0, opPrefix, opCopy, 0, 0,
		opPrefix, opFill, 0, opLoad, 3, opBranchIf, opIndirect, opBranchIf, 1, opSize, 0, opLocalGet, opBranchIf,
	}
	inner := func(leave []byte) []byte {
		return slices.Concat([]byte{opIf, noType}, call, leave, []byte{opEnd})
	}
	got, err := rewriteCode(codeOf(stoppingFunction(slices.Concat(call, []byte{opBranchIf, 1}, inner([]byte{opBranchIf, 2}), rest)...)))
	want := codeOf(stoppingFunction(slices.Concat(call, stop, inner(stop), rest)...))
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("got % x: %v\nwant % x", got, err, want)
	}
}

func TestOtherFunctionsStayAsTheyAre(t *testing.T) {
	code := codeOf([]byte{0, opBlock, noType, opConst, 0, opBranchIf, 0, opEnd, opConst, 1, opEnd},
		append(stoppingFunction(opConst, 0, opBranchIf, 1), opConst, 2, opEnd))
	if got, err := rewriteCode(code); err != nil || !bytes.Equal(got, code) {
		t.Errorf("got % x: %v\nwant % x", got, err, code)
	}
}

func TestUnknownCodeIsRefused(t *testing.T) {
	for name, code := range map[string][]byte{
		"an instruction":     codeOf(stoppingFunction(0xfd)),
		"a bulk instruction": codeOf(stoppingFunction(opPrefix, 8)),
		"cut off":            codeOf([]byte{0, opConst}),
		"a long table":       codeOf([]byte{0, opTable, 200, 1}),
		"no function":        {1},
		"more than counted":  append(codeOf(), 0),
	} {
		if got, err := rewriteCode(code); err == nil {
			t.Errorf("%s: rewritten to % x", name, got)
		}
	}
}
