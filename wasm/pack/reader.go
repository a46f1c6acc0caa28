package main

import "encoding/binary"

// reader reads a module from its start. Once it has failed, everything it reads
// is zero.
type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) byte() byte {
	if b := r.bytes(1); len(b) == 1 {
		return b[0]
	}
	return 0
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		return r.fail()
	}
	read := r.rest[:n]
	r.rest = r.rest[n:]
	return read
}

// fail ends the reading: from now on everything that is read is zero or empty.
// It returns no bytes.
func (r *reader) fail() []byte {
	r.failed, r.rest = true, nil
	return nil
}

// sized reads bytes after their number.
func (r *reader) sized() []byte { return r.bytes(r.unsigned()) }

func (r *reader) unsigned() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) signed() int64 {
	var n int64
	for shift := uint(0); shift < 70; shift += 7 {
		b := r.byte()
		n |= int64(b&0x7f) << shift
		if b < 0x80 {
			unused := 64 - min(64, shift+7)
			return n << unused >> unused
		}
	}
	r.failed = true
	return 0
}
