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
func readMemory(section []byte) ([]byte, error) {
	r := reader{rest: section}
	var memory []byte
	for count := r.unsigned(); count > 0 && !r.failed; count-- {
		kind, op := r.unsigned(), r.byte()
		address, end := r.signed(), r.byte()
		content := r.bytes(r.unsigned())
		if kind != 0 || op != opConst || end != opEnd || address < 0 || address > maxMemory {
			return nil, errMalformed
		}
		until := int(address) + len(content)
		memory = append(memory, make([]byte, max(0, until-len(memory)))...)
		// Where segments overlap the last one wins, which joined segments could
		// not reproduce.
		if skipZeros(memory[:until], int(address)) < until {
			return nil, errors.New("data segments overlap")
		}
		copy(memory[address:], content)
	}
	if r.failed {
		return nil, errMalformed
	}
	return memory, nil
}

// writeMemory returns the data section that fills memory: a segment for
// everything that is less than maxGap zeros apart.
func writeMemory(memory []byte) []byte {
	var segments []byte
	count := uint64(0)
	for at := skipZeros(memory, 0); at < len(memory); count++ {
		end, next := at, at
		for next < len(memory) && next-end <= maxGap {
			end = skipContent(memory, next)
			next = skipZeros(memory, end)
		}
		segments = append(segments, 0, opConst)
		segments = append(appendSigned(segments, int64(at)), opEnd)
		segments = binary.AppendUvarint(segments, uint64(end-at))
		segments = append(segments, memory[at:end]...)
		at = next
	}
	return append(binary.AppendUvarint(nil, count), segments...)
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
