package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
)

var header = []byte("\x00asm\x01\x00\x00\x00")

// segment is a data segment of a module made for a test.
type segment struct {
	address int64
	content string
}

func dataOf(segments ...segment) section {
	out := binary.AppendUvarint(nil, uint64(len(segments)))
	for _, s := range segments {
		out = append(out, 0, opConst)
		out = append(appendSigned(out, s.address), opEnd)
		out = binary.AppendUvarint(out, uint64(len(s.content)))
		out = append(out, s.content...)
	}
	return section{dataSection, out}
}

func TestPackJoinsSegments(t *testing.T) {
	gap := strings.Repeat("\x00", maxGap)
	rest := []section{{typeSection, []byte{0}}, {}, {0, []byte("name")}}
	module := func(data section) []byte {
		rest[1] = data
		return writeSections(header, rest)
	}
	packed, err := pack(module(dataOf(
		segment{70000, "late"}, segment{100, "a"}, segment{101, "b\x00"}, segment{102 + maxGap, "c"}, segment{104 + 2*maxGap, "far"})))
	if !errors.Is(err, errOtherForm) {
		t.Fatal(err)
	}
	want := module(dataOf(segment{100, "ab" + gap + "c"}, segment{104 + 2*maxGap, "far"}, segment{70000, "late"}))
	if !bytes.Equal(packed, want) {
		t.Errorf("want %q\ngot  %q", want, packed)
	}
	again, err := pack(packed)
	if !errors.Is(err, errOtherForm) || !bytes.Equal(again, packed) {
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
	for name, module := range map[string][]byte{
		"empty":       nil,
		"no data":     header,
		"cut off":     append(bytes.Clone(header), 1, 200),
		"no length":   append(bytes.Clone(header), 1),
		"passive":     writeSections(header, []section{{dataSection, []byte{1, 1, 0}}}),
		"cut segment": writeSections(header, []section{{dataSection, []byte{1, 0, opConst, 0, opEnd, 9}}}),
		"no segment":  writeSections(header, []section{{dataSection, []byte{2}}}),
		"negative":    writeSections(header, []section{dataOf(segment{-1, "a"})}),
		"overlapping": writeSections(header, []section{dataOf(segment{0, "ab"}, segment{1, "c"})}),
		"started":     writeSections(header, append(fakeModule(fakeIndex(4)), section{startSection, []byte{0}})),
		"no code":     writeSections(header, slices.DeleteFunc(fakeModule(fakeIndex(4)), func(s section) bool { return s.id == codeSection })),
	} {
		if packed, err := pack(module); err == nil || errors.Is(err, errOtherForm) {
			t.Errorf("%s: packed into %d bytes", name, len(packed))
		}
	}
}
