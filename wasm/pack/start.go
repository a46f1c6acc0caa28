package main

import (
	"encoding/binary"
	"slices"
)

// Instructions and what belongs to them, chapters 5.3 and 5.4 of WebAssembly 1.0.
const (
	opLoop     byte = 0x03
	opEnd      byte = 0x0b
	opBranchIf byte = 0x0d
	opGet      byte = 0x20
	opSet      byte = 0x21
	opTee      byte = 0x22
	opLoad     byte = 0x28
	opLoadByte byte = 0x2d
	opStore    byte = 0x36
	opConst    byte = 0x41
	opLess     byte = 0x49
	opAdd      byte = 0x6a
	opSubtract byte = 0x6b
	opMultiply byte = 0x6c
	opAnd      byte = 0x71

	typeI32   byte = 0x7f
	noResult  byte = 0x40
	alignByte byte = 0
	alignWord byte = 2
)

// typeOfStart is the type of a function without parameters and results.
var typeOfStart = []byte{0x60, 0, 0}

// assemble writes instructions: each part is a byte or, of type int, a number.
// Numbers from 0 to 63 may also be offsets and depths, whose form has no sign.
func assemble(parts ...any) []byte {
	var code []byte
	for _, part := range parts {
		switch part := part.(type) {
		case byte:
			code = append(code, part)
		case int:
			code = appendSigned(code, int64(part))
		}
	}
	return code
}

// addStart adds a function of the given body that is called when the module
// starts, once its memory is filled.
func addStart(sections []section, body []byte) ([]section, error) {
	types, functions, codes := find(sections, typeSection), find(sections, functionSection), find(sections, codeSection)
	imports, defined := find(sections, importSection), find(sections, startSection)
	if types == nil || functions == nil || codes == nil || defined != nil {
		return nil, errMalformed
	}
	imported, err := countFunctions(imports)
	if err != nil {
		return nil, err
	}
	kind := types.add(typeOfStart)
	number := functions.add(binary.AppendUvarint(nil, kind))
	codes.add(append(binary.AppendUvarint(nil, uint64(len(body))), body...))
	start := section{startSection, binary.AppendUvarint(nil, imported+number)}
	before := slices.IndexFunc(sections, func(s section) bool { return s.id == elementSection || s.id == codeSection })
	return slices.Insert(sections, before, start), nil
}

// find is the section of an id, or nil.
func find(sections []section, id byte) *section {
	at := slices.IndexFunc(sections, func(s section) bool { return s.id == id })
	if at < 0 {
		return nil
	}
	return &sections[at]
}

// add adds an item to a section that is a list, and returns its index.
func (s *section) add(item []byte) uint64 {
	r := reader{rest: s.content}
	count := r.unsigned()
	s.content = slices.Concat(binary.AppendUvarint(nil, count+1), r.rest, item)
	return count
}

// countFunctions is how many functions are imported. Go's linker imports
// nothing else.
func countFunctions(imports *section) (uint64, error) {
	if imports == nil {
		return 0, nil
	}
	r := reader{rest: imports.content}
	count := r.unsigned()
	for range count {
		r.bytes(r.unsigned()) // module
		r.bytes(r.unsigned()) // name
		if kind := r.byte(); kind != 0 || r.failed {
			return 0, errMalformed
		}
		r.unsigned() // type
	}
	return count, nil
}
