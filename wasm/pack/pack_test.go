package main

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// section is a section of a module.
func section(id byte, content []byte) []byte {
	return append(binary.AppendUvarint([]byte{id}, uint64(len(content))), content...)
}

var header = []byte("\x00asm\x01\x00\x00\x00")

func TestPackKeepsMemory(t *testing.T) {
	segments := []segment{{70000, []byte("late")}, {-8, []byte("low")}, {100, []byte("a")}, {101, []byte("b")}, {166, []byte("c")}, {232, []byte("far")}}
	module := bytes.Join([][]byte{header, section(1, []byte("types")), section(dataSection, writeSegments(segments)), section(0, []byte("name"))}, nil)
	packed, err := pack(module)
	if err != nil {
		t.Fatal(err)
	}
	joined := []segment{{-8, []byte("low")}, {100, []byte("ab" + strings.Repeat("\x00", 64) + "c")}, {232, []byte("far")}, {70000, []byte("late")}}
	want := bytes.Join([][]byte{header, section(1, []byte("types")), section(dataSection, writeSegments(joined)), section(0, []byte("name"))}, nil)
	if !bytes.Equal(packed, want) {
		t.Errorf("want %q\ngot  %q", want, packed)
	}
	again, err := pack(packed)
	if err != nil || !bytes.Equal(again, packed) {
		t.Errorf("packing twice changes it: %v %q", err, again)
	}
}

func TestSignedNumbers(t *testing.T) {
	for _, n := range []int64{0, 1, 63, 64, -1, -64, -65, 8191, 1 << 31, -(1 << 31)} {
		r := reader{rest: appendSigned(nil, n)}
		if got := r.signed(); got != n || r.failed || len(r.rest) != 0 {
			t.Errorf("want %d, got %d", n, got)
		}
	}
}

func TestPackRefuses(t *testing.T) {
	overlapping := writeSegments([]segment{{0, []byte("ab")}, {1, []byte("c")}})
	for name, module := range map[string][]byte{
		"empty":       nil,
		"cut off":     append(bytes.Clone(header), 1, 200),
		"no length":   append(bytes.Clone(header), 1),
		"passive":     append(bytes.Clone(header), section(dataSection, []byte{1, 1, 0})...),
		"cut segment": append(bytes.Clone(header), section(dataSection, []byte{1, 0, opI32Const, 0, opEnd, 9})...),
		"no segment":  append(bytes.Clone(header), section(dataSection, []byte{2})...),
		"overlapping": append(bytes.Clone(header), section(dataSection, overlapping)...),
	} {
		if packed, err := pack(module); err == nil {
			t.Errorf("%s: got %q", name, packed)
		}
	}
}
