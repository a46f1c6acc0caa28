package juju

import (
	"maps"
	"slices"
	"sync"

	"charm-playground/core/goyaml"
)

// The limits of the memory. While a project is edited, or fixes are tried in
// it, most packed files stay the same.
const (
	mostRemembered    = 12
	longestRemembered = 256 << 10 // bytes of a text
)

// reading is Juju's result for a packed file. It is never changed after it is
// made.
type reading struct {
	file, text    string
	before, after string // the charm's name before the file was read, and after it
	roots         map[string]*goyaml.Node
	refusals      []Refusal
}

// memory has the last readings, the newest first.
type memory struct {
	sync.Mutex
	readings []*reading
}

var remembered memory

// find returns the reading of a file for a charm with a name, or nil.
func (m *memory) find(file, text, charm string) *reading {
	m.Lock()
	defer m.Unlock()
	for i, r := range m.readings {
		if r.file == file && r.text == text && r.before == charm {
			copy(m.readings[1:], m.readings[:i])
			m.readings[0] = r
			return r
		}
	}
	return nil
}

func (m *memory) keep(r *reading) {
	if len(r.text) > longestRemembered {
		return
	}
	m.Lock()
	defer m.Unlock()
	m.readings = slices.Insert(m.readings[:min(len(m.readings), mostRemembered-1)], 0, r)
}

// file reads a packed file, or takes its reading from memory.
func (c *Charm) file(texts Texts, name string, read func(*Charm, string)) {
	text, packed := texts[name]
	if !packed {
		return
	}
	r := remembered.find(name, text, c.name)
	if r == nil {
		r = c.reading(name, text, read)
		remembered.keep(r)
	}
	c.take(r)
}

// reading reads a packed file by itself.
func (c *Charm) reading(name, text string, read func(*Charm, string)) *reading {
	own := &Charm{Roots: map[string]*goyaml.Node{}, name: c.name}
	read(own, text)
	return &reading{name, text, c.name, own.name, own.Roots, own.Refusals}
}

// take adds what was read from a file.
func (c *Charm) take(r *reading) {
	maps.Copy(c.Roots, r.roots)
	c.Refusals = append(c.Refusals, r.refusals...)
	c.name = r.after
}
