package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// lastBlock is the number of the last block that a function can have: on
// WebAssembly a program counter is a function's number and 16 bits of a
// block's.
const lastBlock = 1<<16 - 1

var errTables = errors.New("the tables by program counter have no known form")

// counterTables are the tables by program counter of all functions, each one
// once.
type counterTables struct {
	bytes  []byte
	at     map[string]uint32
	failed bool // whether a table had another form
}

// shareTables makes the functions share their tables by program counter. Each
// table says where it ends, which is the end of its function. Because nothing
// asks about places after a function, a table can extend to lastBlock, so that
// functions with stacks of one size have the same table.
func (t *symbolTable) shareTables() error {
	shared := counterTables{bytes: []byte{0}, at: map[string]uint32{}}
	old := bytes.Clone(t.bytes[t.tables:t.functions])
	for f := range t.all() {
		shared.move(old, f, stackAt)
	}
	for f := range t.all() {
		for i := range int(get(f, tablesAt)) {
			shared.move(old, f, functionSize+4*i)
		}
	}
	if shared.failed || len(shared.bytes) > len(old) {
		return errTables
	}
	clear(t.bytes[t.tables:t.functions])
	copy(t.bytes[t.tables:], shared.bytes)
	return nil
}

// move adds the table that a field of a function refers to, and makes the field
// refer to the table's new place. Zero refers to none.
func (c *counterTables) move(old, f []byte, field int) {
	if offset := get(f, field); offset != 0 {
		put(f, field, c.place(c.read(old, offset)))
	}
}

// read reads the old table at an offset.
func (c *counterTables) read(old []byte, offset uint32) []byte {
	r := reader{rest: old}
	r.bytes(uint64(offset))
	table := r.counterTable()
	c.failed = c.failed || r.failed
	return table
}

// place returns the offset of a table, and adds the table if it is new.
func (c *counterTables) place(table []byte) uint32 {
	at, known := c.at[string(table)]
	if !known {
		at = uint32(len(c.bytes))
		c.at[string(table)] = at
		c.bytes = append(c.bytes, table...)
	}
	return at
}

// counterTable reads a table and extends it to lastBlock. It consists of pairs
// of varints, the difference of the values and that of the program counters. A
// difference of zero ends it, except at the start.
func (r *reader) counterTable() []byte {
	var table []byte
	last := 0
	for first := true; !r.failed; first = false {
		delta := r.unsigned()
		if delta == 0 && !first {
			break
		}
		table = binary.AppendUvarint(table, delta)
		last = len(table)
		table = binary.AppendUvarint(table, r.unsigned())
	}
	return append(binary.AppendUvarint(table[:last], lastBlock), 0)
}
