package main

import (
	"cmp"
	"encoding/binary"
	"errors"
	"slices"
)

// Parts of the binary format of WebAssembly 1.0, chapter 5.5.
const (
	headerLength = 8
	dataSection  = 11
	opI32Const   = 0x41
	opEnd        = 0x0b
)

// maxGap is how many zeros between two segments, in bytes, cost less than the
// head of a segment of its own.
const maxGap = 64

var errMalformed = errors.New("not a module as Go's linker writes it")

// pack joins the data segments of a module and strips its table of functions.
func pack(module []byte) ([]byte, error) {
	if len(module) < headerLength {
		return nil, errMalformed
	}
	out := slices.Clone(module[:headerLength])
	for r := (reader{rest: module[headerLength:]}); len(r.rest) > 0; {
		id := r.byte()
		content := r.bytes(r.unsigned())
		if r.failed {
			return nil, errMalformed
		}
		if id == dataSection {
			segments, err := readSegments(content)
			if err != nil {
				return nil, err
			}
			content = writeSegments(stripped(join(segments)))
		}
		out = append(out, id)
		out = binary.AppendUvarint(out, uint64(len(content)))
		out = append(out, content...)
	}
	return out, nil
}

// segment is what memory holds from an address on when the module starts.
type segment struct {
	address int64
	content []byte
}

func (s segment) end() int64 { return s.address + int64(len(s.content)) }

func readSegments(section []byte) ([]segment, error) {
	r := reader{rest: section}
	var segments []segment
	for count := r.unsigned(); count > 0 && !r.failed; count-- {
		kind, op := r.unsigned(), r.byte()
		address, end := r.signed(), r.byte()
		if kind != 0 || op != opI32Const || end != opEnd {
			return nil, errMalformed
		}
		segments = append(segments, segment{address, r.bytes(r.unsigned())})
	}
	if r.failed {
		return nil, errMalformed
	}
	return inOrder(segments)
}

// inOrder sorts segments by address; it refuses overlapping ones, whose order
// counts.
func inOrder(segments []segment) ([]segment, error) {
	slices.SortStableFunc(segments, func(a, b segment) int { return cmp.Compare(a.address, b.address) })
	for i := 1; i < len(segments); i++ {
		if segments[i].address < segments[i-1].end() {
			return nil, errors.New("data segments overlap")
		}
	}
	return segments, nil
}

// join makes one segment of those that are at most maxGap bytes apart.
func join(segments []segment) []segment {
	var joined []segment
	for _, s := range segments {
		if len(joined) == 0 || s.address-joined[len(joined)-1].end() > maxGap {
			joined = append(joined, segment{s.address, nil})
		}
		last := &joined[len(joined)-1]
		last.content = append(last.content, make([]byte, s.address-last.end())...)
		last.content = append(last.content, s.content...)
	}
	return joined
}

// stripped strips the table of functions, if one of the segments holds it.
func stripped(segments []segment) []segment {
	for _, s := range segments {
		if symbols, ok := findSymbols(s.content); ok {
			symbols.strip()
		}
	}
	return segments
}

func writeSegments(segments []segment) []byte {
	out := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		out = append(out, 0, opI32Const)
		out = append(appendSigned(out, s.address), opEnd)
		out = binary.AppendUvarint(out, uint64(len(s.content)))
		out = append(out, s.content...)
	}
	return out
}

// appendSigned writes a number as signed LEB128, which is how instructions hold
// their constants.
func appendSigned(out []byte, n int64) []byte {
	for n < -64 || n > 63 {
		out = append(out, byte(n)&0x7f|0x80)
		n >>= 7
	}
	return append(out, byte(n)&0x7f)
}

// reader reads a module from its start. Once failed, all it reads is zero.
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
		r.failed, r.rest = true, nil
		return nil
	}
	read := r.rest[:n]
	r.rest = r.rest[n:]
	return read
}

func (r *reader) unsigned() uint64 {
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.failed, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

func (r *reader) signed() int64 {
	var n int64
	for shift := uint(0); shift < 63; shift += 7 {
		b := r.byte()
		n |= int64(b&0x7f) << shift
		if b < 0x80 {
			return n << (57 - shift) >> (57 - shift)
		}
	}
	r.failed = true
	return 0
}
