package main

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"
)

// fakeIndex is memory with a table of so many functions and their buckets.
func fakeIndex(count int) []byte {
	functions := make([]fakeFunction, count)
	for i := range functions {
		functions[i] = fakeFunction{name: "main.f", more: make([]uint32, i%3), data: make([]uint32, i%5)}
	}
	memory := fakeMemory(96, fakeTable([]byte{0}, functions...), make([]byte, 2*maxGap))
	memory = memory[:len(memory)-1]
	for i := range count {
		bucket := binary.LittleEndian.AppendUint32(nil, uint32(i))
		memory = append(memory, bytes.Repeat(append(bucket, make([]byte, bucketSize-4)...), functionBuckets)...)
	}
	return memory[:len(memory)-bucketSize*(functionBuckets-1)]
}

// fakeModule is a module with the given memory, exported as "mem", and a
// function that does nothing.
func fakeModule(memory []byte) []section {
	return []section{
		{typeSection, slices.Concat([]byte{1}, typeOfStart)},
		{functionSection, []byte{1, 0}},
		{5, []byte{1, 0, 2}},                   // memory of two pages
		{7, []byte{1, 3, 'm', 'e', 'm', 2, 0}}, // export
		{codeSection, []byte{1, 2, 0, opEnd}},
		dataOf(segment{0, string(memory)}),
	}
}

func TestIndexIsCountedUp(t *testing.T) {
	memory := fakeIndex(40)
	whole := bytes.Clone(memory)
	symbols, _ := findSymbols(memory)
	x, ok := findIndex(symbols)
	if !ok {
		t.Fatal("the index is not found")
	}
	x.clear()
	if bytes.Equal(memory, whole) {
		t.Error("nothing is cleared")
	}
	for at, n := range x.words() {
		put(memory, at, n)
	}
	if !bytes.Equal(memory, whole) {
		t.Error("counting up does not make the same index")
	}
}

func TestOtherIndexIsLeftAlone(t *testing.T) {
	for name, damage := range map[string]func(memory []byte) []byte{
		"a bucket": func(m []byte) []byte { m[len(m)-2*bucketSize]++; return m },
		"buckets":  func(m []byte) []byte { return m[:len(m)-30*functionBuckets*bucketSize] },
		"an entry": func(m []byte) []byte {
			symbols, _ := findSymbols(m)
			symbols.bytes[symbols.functions+5*functionEntry]++
			return m
		},
	} {
		memory := damage(fakeIndex(40))
		symbols, ok := findSymbols(memory)
		if _, found := findIndex(symbols); !ok || found {
			t.Errorf("%s: %v, found %v", name, ok, found)
		}
	}
}
