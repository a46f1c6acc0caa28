package main

import (
	"bytes"
	"encoding/binary"
	"go/version"
	"runtime"
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

// goVersion is a version that pack knows, with an experiment.
const goVersion = "go1.26.8 X:none"

func TestMemoryIsWrittenInFewSegments(t *testing.T) {
	gap := strings.Repeat("\x00", maxGap)
	memory, err := readMemory(dataOf(
		segment{70000, "late"}, segment{100, "a"}, segment{101, "b\x00"}, segment{102 + maxGap, "c"}, segment{104 + 2*maxGap, "far"}).content)
	if err != nil {
		t.Fatal(err)
	}
	want := dataOf(segment{100, "ab" + gap + "c"}, segment{104 + 2*maxGap, "far"}, segment{70000, "late"}).content
	if got := writeMemory(memory); !bytes.Equal(got, want) {
		t.Errorf("want %d bytes, got %d", len(want), len(got))
	}
}

func TestPackKeepsTheRest(t *testing.T) {
	program := segment{100, goVersion + string(fakeTable([]byte{0}, fakeFunction{name: "main.main"})) + "end"}
	packed, err := pack(writeSections(header, []section{{1, []byte{0}}, dataOf(program), {0, []byte("name")}}), goVersion)
	if err != nil {
		t.Fatal(err)
	}
	sections, err := readSections(packed)
	if err != nil || len(sections) != 3 || string(sections[2].content) != "name" || bytes.Contains(packed, []byte("main.main")) {
		t.Errorf("packed into %q: %v", packed, err)
	}
	if again, err := pack(packed, goVersion); err != nil || !bytes.Equal(again, packed) {
		t.Errorf("packing twice changes it to %q: %v", again, err)
	}
}

func TestPackRefusesOtherVersions(t *testing.T) {
	for name, test := range map[string]struct{ built, running string }{
		"a later Go":             {"go1.28.1", "go1.28.1"},
		"an earlier Go":          {"go1.25.3", "go1.25.3"},
		"a Go under development": {"devel go1.28-0123456789", "devel go1.28-0123456789"},
		"another Go than pack's": {"go1.27.4", "go1.26.8"},
	} {
		memory := segment{0, test.built + string(fakeTable([]byte{0}))}
		if packed, err := pack(writeSections(header, []section{dataOf(memory)}), test.running); err == nil {
			t.Errorf("%s: packed into %d bytes", name, len(packed))
		}
	}
	if !slices.Contains(knownVersions, version.Lang(runtime.Version())) {
		t.Errorf("pack does not know %s, which runs its tests", runtime.Version())
	}
}

func TestSignedNumbers(t *testing.T) {
	for _, n := range []int64{0, 1, 63, 64, -1, -64, -65, 8191, 1 << 31, -(1 << 31), 1<<63 - 1, -1 << 63} {
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
		"no symbols":  writeSections(header, []section{dataOf(segment{0, goVersion})}),
	} {
		if packed, err := pack(module, goVersion); err == nil {
			t.Errorf("%s: packed into %d bytes", name, len(packed))
		}
	}
}
