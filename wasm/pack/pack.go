package main

import (
	"bytes"
	"errors"
	"slices"
)

// Parts of the binary format of WebAssembly 1.0, chapters 5.4 and 5.5.
const (
	headerLength = 8
	codeSection  = 10
	dataSection  = 11
)

var errMalformed = errors.New("not a module as Go's linker writes it")

// section is a section of a module.
type section struct {
	id      byte
	content []byte
}

// pack makes a module smaller to send: it joins the data segments, strips the
// table of functions and rewrites the code. The module must be built by the
// given version of Go, which pack must know.
func pack(module []byte, goVersion string) ([]byte, error) {
	sections, err := readSections(module)
	if err != nil {
		return nil, err
	}
	data := slices.IndexFunc(sections, func(s section) bool { return s.id == dataSection })
	if data < 0 {
		return nil, errMalformed
	}
	if sections[data].content, err = packData(sections[data].content, goVersion); err != nil {
		return nil, err
	}
	for i := range sections {
		if s := &sections[i]; s.id == codeSection {
			s.content, err = rewriteCode(s.content)
		}
	}
	return writeSections(module[:headerLength], sections), err
}

func packData(content []byte, goVersion string) ([]byte, error) {
	memory, err := readMemory(content)
	if err != nil {
		return nil, err
	}
	if err := checkVersion(memory, goVersion); err != nil {
		return nil, err
	}
	if err := stripSymbols(memory); err != nil {
		return nil, err
	}
	return writeMemory(memory), nil
}

// stripSymbols strips the table of functions in memory.
func stripSymbols(memory []byte) error {
	symbols, err := findSymbols(memory)
	if err != nil {
		return err
	}
	if err := symbols.strip(); err != nil {
		return err
	}
	coarsenIndex(memory, symbols.count)
	return nil
}

// readSections reads the sections that follow a module's header.
func readSections(module []byte) ([]section, error) {
	if len(module) < headerLength {
		return nil, errMalformed
	}
	var sections []section
	r := reader{rest: module[headerLength:]}
	for len(r.rest) > 0 {
		sections = append(sections, section{r.byte(), r.sized()})
	}
	if r.failed {
		return nil, errMalformed
	}
	return sections, nil
}

func writeSections(header []byte, sections []section) []byte {
	out := bytes.Clone(header)
	for _, s := range sections {
		out = appendSized(append(out, s.id), s.content)
	}
	return out
}
