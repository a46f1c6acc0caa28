package main

import (
	"encoding/binary"
	"errors"
)

// maxGap is the most zeros inside a segment, in bytes, that cost less than the
// head of another segment.
const maxGap = 4096

// maxMemory is more than a module of Go's linker fills when it starts, in
// bytes.
const maxMemory = 1 << 28

// readMemory returns the memory that a data section fills, from address 0 on.
func readMemory(section []byte) (memory []byte, err error) {
	r := reader{rest: section}
	for count := r.unsigned(); count > 0 && !r.failed; count-- {
		kind, op := r.unsigned(), r.byte()
		address, end := r.signed(), r.byte()
		content := r.sized()
		if kind != 0 || op != opConst || end != opEnd || address < 0 || address > maxMemory {
			return nil, errMalformed
		}
		if memory, err = fill(memory, int(address), content); err != nil {
			return nil, err
		}
	}
	if r.failed {
		return nil, errMalformed
	}
	return memory, nil
}

// fill copies a segment to its address. Where segments overlap the last one
// wins, which joined segments could not reproduce.
func fill(memory []byte, address int, content []byte) ([]byte, error) {
	end := address + len(content)
	memory = append(memory, make([]byte, max(0, end-len(memory)))...)
	if skipZeros(memory[:end], address) < end {
		return nil, errors.New("data segments overlap")
	}
	copy(memory[address:], content)
	return memory, nil
}

// writeMemory returns the data section that fills memory: a segment for
// everything that is less than maxGap zeros apart.
func writeMemory(memory []byte) []byte {
	var segments []byte
	count := uint64(0)
	for at := skipZeros(memory, 0); at < len(memory); count++ {
		end, next := extent(memory, at)
		segments = appendSegment(segments, at, memory[at:end])
		at = next
	}
	return append(binary.AppendUvarint(nil, count), segments...)
}

// extent returns where the segment that begins at an address ends, and where the
// next one begins.
func extent(memory []byte, at int) (end, next int) {
	end, next = at, at
	for next < len(memory) && next-end <= maxGap {
		end = skipContent(memory, next)
		next = skipZeros(memory, end)
	}
	return end, next
}

func appendSegment(out []byte, address int, content []byte) []byte {
	out = append(out, 0, opConst)
	out = append(appendSigned(out, int64(address)), opEnd)
	return appendSized(out, content)
}

// skipZeros returns the index of the first byte from at on that is not zero.
func skipZeros(memory []byte, at int) int {
	for at < len(memory) && memory[at] == 0 {
		at++
	}
	return at
}

// skipContent returns the index of the first zero from at on.
func skipContent(memory []byte, at int) int {
	for at < len(memory) && memory[at] != 0 {
		at++
	}
	return at
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

// appendSized writes bytes after their number.
func appendSized(out, content []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(content))), content...)
}
