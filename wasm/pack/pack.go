package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// Parts of the binary format of WebAssembly 1.0, chapter 5.5.
const (
	headerLength = 8

	typeSection     = 1
	importSection   = 2
	functionSection = 3
	startSection    = 8
	elementSection  = 9
	codeSection     = 10
	dataSection     = 11
)

var errMalformed = errors.New("not a module as Go's linker writes it")

// section is a section of a module.
type section struct {
	id      byte
	content []byte
}

// errOtherForm tells that a module is packed but for its functions.
var errOtherForm = errors.New("its functions are not described as Go 1.26 does it and stay as they are")

// pack makes a module smaller to send: it joins the data segments, strips the
// table of functions, and has the module count up the index of functions itself.
// With errOtherForm the module is good, but larger than it could be.
func pack(module []byte) ([]byte, error) {
	sections, err := readSections(module)
	if err != nil {
		return nil, err
	}
	data := find(sections, dataSection)
	if data == nil {
		return nil, errMalformed
	}
	memory, err := readMemory(data.content)
	if err != nil {
		return nil, err
	}
	start := strip(memory)
	data.content = writeMemory(memory)
	if start == nil {
		return writeSections(module[:headerLength], sections), errOtherForm
	}
	if sections, err = addStart(sections, start); err != nil {
		return nil, err
	}
	return writeSections(module[:headerLength], sections), nil
}

// strip takes out of memory what nobody reads and what can be counted up, and
// returns the body of the function that counts; nil where memory is not of the
// known form.
func strip(memory []byte) []byte {
	symbols, ok := findSymbols(memory)
	if !ok {
		return nil
	}
	symbols.strip()
	index, ok := findIndex(symbols)
	if !ok {
		return nil
	}
	index.clear()
	return index.code()
}

// readSections reads the sections that follow a module's header.
func readSections(module []byte) ([]section, error) {
	if len(module) < headerLength {
		return nil, errMalformed
	}
	var sections []section
	r := reader{rest: module[headerLength:]}
	for len(r.rest) > 0 {
		id := r.byte()
		sections = append(sections, section{id, r.bytes(r.unsigned())})
	}
	if r.failed {
		return nil, errMalformed
	}
	return sections, nil
}

func writeSections(header []byte, sections []section) []byte {
	out := bytes.Clone(header)
	for _, s := range sections {
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.content)))
		out = append(out, s.content...)
	}
	return out
}
