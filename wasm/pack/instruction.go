package main

import "encoding/binary"

// Instructions, as chapter 5.4 of the specification numbers them.
const (
	opBlock     byte = 0x02
	opLoop      byte = 0x03
	opIf        byte = 0x04
	opEnd       byte = 0x0b
	opBranch    byte = 0x0c
	opBranchIf  byte = 0x0d
	opTable     byte = 0x0e
	opReturn    byte = 0x0f
	opCall      byte = 0x10
	opIndirect  byte = 0x11
	opSelect    byte = 0x1b
	opGet       byte = 0x20 // of a local, as are the next two
	opSet       byte = 0x21
	opTee       byte = 0x22
	opGlobalGet byte = 0x23
	opGlobalSet byte = 0x24
	opLoad      byte = 0x28 // the first of all loads
	opStore     byte = 0x36 // the first of all stores
	opStore64   byte = 0x37
	lastStore   byte = 0x3e
	opSize      byte = 0x3f
	opGrow      byte = 0x40
	opConst     byte = 0x41
	opConst64   byte = 0x42
	opFloat32   byte = 0x43
	opFloat64   byte = 0x44
	opSub       byte = 0x6b
	opAdd64     byte = 0x7c
	opWrap      byte = 0xa7
	opExtend    byte = 0xad
	lastPlain   byte = 0xc4
	opPrefix    byte = 0xfc

	copyMemory = 10 // after opPrefix
	fillMemory = 11

	noType byte = 0x40
)

// instruction is an instruction of a function.
type instruction struct {
	op byte
	// n is the number that follows: a local, how many blocks a branch leaves, a
	// constant, the offset of a load or store.
	n     int64
	table []uint64 // of opTable
	bytes []byte   // all of it, as it is written
}

// plain returns an instruction that is only its number, or a number and what
// follows.
func plain(bytes ...byte) instruction { return instruction{op: bytes[0], bytes: bytes} }

// numbered returns an instruction with one unsigned number.
func numbered(op byte, n int) instruction {
	return instruction{op: op, n: int64(n), bytes: binary.AppendUvarint([]byte{op}, uint64(n))}
}

// constant returns an instruction that puts a number on the stack.
func constant(op byte, n int64) instruction {
	return instruction{op: op, n: n, bytes: appendSigned([]byte{op}, n)}
}

// is reports whether an instruction is op with the number n.
func (i *instruction) is(op byte, n int64) bool { return i.op == op && i.n == n }

// opens reports whether what follows is one block deeper.
func (i *instruction) opens() bool { return i.op >= opBlock && i.op <= opIf }

// deepens returns by how many blocks what follows is deeper.
func (i *instruction) deepens() int { return btoi(i.opens()) - btoi(i.op == opEnd) }

func (i *instruction) accesses() bool { return i.op >= opLoad && i.op <= lastStore }

// operands returns how many values an instruction takes from the stack and puts
// there; negative if that depends on other parts of the module, or if it
// branches.
func (i *instruction) operands() (takes, gives int) {
	for _, row := range operands {
		if i.op >= row.first && i.op <= row.last {
			return row.takes, row.gives
		}
	}
	return -1, 0
}

var operands = []struct {
	first, last  byte
	takes, gives int
}{
	{opGet, opGet, 0, 1},
	{opSet, opSet, 1, 0},
	{opTee, opTee, 1, 1},
	{opLoad, opStore - 1, 1, 1},
	{opStore, lastStore, 2, 0},
	{opConst, opFloat64, 0, 1},
	{0x45, 0x45, 1, 1}, // i32.eqz
	{0x46, 0x4f, 2, 1}, // comparisons of i32
	{0x50, 0x50, 1, 1}, // i64.eqz
	{0x51, 0x66, 2, 1}, // comparisons of the other types
	{0x67, 0x69, 1, 1}, // bits of i32
	{0x6a, 0x78, 2, 1}, // arithmetic of i32
	{0x79, 0x7b, 1, 1}, // bits of i64
	{0x7c, 0x8a, 2, 1}, // arithmetic of i64
	{0xa7, lastPlain, 1, 1},
	{opSelect, opSelect, 3, 1},
}

// at returns a load or store with another offset.
func (i *instruction) at(offset int64) instruction {
	alignment := &reader{rest: i.bytes[1:]}
	out := binary.AppendUvarint([]byte{i.op}, alignment.unsigned())
	return instruction{op: i.op, n: offset, bytes: binary.AppendUvarint(out, uint64(offset))}
}

// readCode reads the instructions of a function; false if it has one that Go's
// compiler does not write.
func readCode(code []byte) ([]instruction, bool) {
	r := &reader{rest: code}
	var all []instruction
	for len(r.rest) > 0 {
		before := r.rest
		i := r.instruction()
		i.bytes = before[:len(before)-len(r.rest)]
		all = append(all, i)
	}
	return all, !r.failed
}

func (r *reader) instruction() instruction {
	i := instruction{op: r.byte()}
	switch op := i.op; {
	case op == opBranch || op == opBranchIf || op == opCall || op >= opGet && op <= opGlobalSet:
		i.n = int64(r.unsigned())
	case i.accesses() || op == opIndirect:
		r.unsigned()
		i.n = int64(r.unsigned())
	case op == opConst || op == opConst64:
		i.n = r.signed()
	case i.opens() || op == opSize || op == opGrow:
		i.n = int64(r.byte())
	default:
		r.rarer(&i)
	}
	return i
}

// rarer reads what follows the number of an instruction of a rarer form.
func (r *reader) rarer(i *instruction) {
	switch {
	case i.op == opTable:
		for n := r.unsigned() + 1; n > 0 && !r.failed; n-- {
			i.table = append(i.table, r.unsigned())
		}
	case i.op == opFloat32:
		r.bytes(4)
	case i.op == opFloat64:
		r.bytes(8)
	case i.op == opPrefix:
		r.bulk(r.unsigned())
	case i.op > lastPlain:
		r.failed = true
	}
}

// bulk reads what follows the number of an instruction after opPrefix.
func (r *reader) bulk(op uint64) {
	switch {
	case op == copyMemory:
		r.bytes(2)
	case op == fillMemory:
		r.bytes(1)
	case op > 7: // up to 7 it converts a float to an integer
		r.failed = true
	}
}
