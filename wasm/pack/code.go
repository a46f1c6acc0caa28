package main

import (
	"bytes"
	"encoding/binary"
)

// Instructions, as chapter 5.4 of the specification numbers them.
const (
	opBlock     byte = 0x02
	opIf        byte = 0x04
	opBranch    byte = 0x0c
	opBranchIf  byte = 0x0d
	opTable     byte = 0x0e
	opReturn    byte = 0x0f
	opCall      byte = 0x10
	opIndirect  byte = 0x11
	opLocalGet  byte = 0x20
	opLocalSet  byte = 0x21
	opGlobalGet byte = 0x23
	opGlobalSet byte = 0x24
	opLoad      byte = 0x28
	opStore32   byte = 0x3e // the last of all loads and stores
	opSize      byte = 0x3f
	opGrow      byte = 0x40
	opConst64   byte = 0x42
	opFloat32   byte = 0x43
	opFloat64   byte = 0x44
	opPrefix    byte = 0xfc
	opCopy           = 10 // after opPrefix
	opFill           = 11
	lastPlain   byte = 0xc4

	noType byte = 0x40
)

// A function of Go that may stop in a call, for another goroutine to run, starts
// with its stack pointer and a block, and returns 1 after this block.
var (
	stoppingStart = []byte{opGlobalGet, 0, opLocalSet, 1, opBlock}
	stoppingEnd   = []byte{opEnd, opConst, 1, opEnd}
)

// stop does what a branch to the end of that block does if the top of the stack
// is not zero. A branch counts the blocks around it, so its number differs after
// each call; stop is always the same, which Brotli needs few bits for.
var stop = []byte{opIf, noType, opConst, 1, opReturn, opEnd}

// rewriteCode returns a code section whose functions do the same in bytes that
// repeat more often: it is longer, and shorter once compressed.
func rewriteCode(content []byte) ([]byte, error) {
	r := reader{rest: content}
	count := r.unsigned()
	out := binary.AppendUvarint(nil, count)
	for ; count > 0 && !r.failed; count-- {
		function := rewriteFunction(&reader{rest: r.bytes(r.unsigned())}, &r.failed)
		out = binary.AppendUvarint(out, uint64(len(function)))
		out = append(out, function...)
	}
	if r.failed || len(r.rest) > 0 {
		return nil, errMalformed
	}
	return out, nil
}

// rewriteFunction returns a function that stops in calls by stop, and any other
// as it is. It sets failed if the function holds what Go's compiler never writes.
func rewriteFunction(r *reader, failed *bool) []byte {
	whole := r.rest
	for locals := r.unsigned(); locals > 0 && !r.failed; locals-- {
		r.unsigned()
		r.byte()
	}
	out := bytes.Clone(whole[:len(whole)-len(r.rest)])
	stopping := bytes.HasPrefix(r.rest, stoppingStart) && bytes.HasSuffix(whole, stoppingEnd)
	for depth := 0; len(r.rest) > 0; {
		before := r.rest
		op, operand := r.instruction()
		depth += deeper(op)
		if stopping && op == opBranchIf && operand == uint64(depth-1) {
			out = append(out, stop...)
		} else {
			out = append(out, before[:len(before)-len(r.rest)]...)
		}
	}
	*failed = *failed || r.failed
	return out
}

// deeper returns how many blocks more there are around what follows op.
func deeper(op byte) int {
	switch {
	case op >= opBlock && op <= opIf:
		return 1
	case op == opEnd:
		return -1
	}
	return 0
}

// instruction reads an instruction: its number, and where a branch goes.
func (r *reader) instruction() (op byte, target uint64) {
	switch op = r.byte(); {
	case op == opBranch || op == opBranchIf:
		target = r.unsigned()
	case op == opCall || op >= opLocalGet && op <= opGlobalSet:
		r.unsigned()
	case op == opIndirect || op >= opLoad && op <= opStore32:
		r.unsigned()
		r.unsigned()
	case op == opConst || op == opConst64:
		r.signed()
	case op >= opBlock && op <= opIf || op == opSize || op == opGrow:
		r.byte()
	default:
		r.rarer(op)
	}
	return op, target
}

// rarer reads what follows the number of an instruction of another form.
func (r *reader) rarer(op byte) {
	switch {
	case op == opTable:
		for n := r.unsigned(); n > 0 && !r.failed; n-- {
			r.unsigned()
		}
		r.unsigned()
	case op == opFloat32:
		r.bytes(4)
	case op == opFloat64:
		r.bytes(8)
	case op == opPrefix:
		r.bulk(r.unsigned())
	case op > lastPlain:
		r.failed = true
	}
}

// bulk reads what follows the number of an instruction after opPrefix.
func (r *reader) bulk(op uint64) {
	switch {
	case op == opCopy:
		r.bytes(2)
	case op == opFill:
		r.bytes(1)
	case op > 7: // up to 7 it makes a whole number of a float
		r.failed = true
	}
}
