package juju

import (
	"slices"
	"sync"

	"charm-playground/core/goyaml"
)

// What is remembered: of a project that is written, or in which fixes are tried,
// most packed files are what they were.
const (
	mostRemembered    = 12
	longestRemembered = 256 << 10 // bytes of a text
)

// reading is what Juju makes of a packed file. Nothing in it is changed once it is made.
type reading struct {
	file, text    string
	before, after string // the charm's name, as it was known before the file was read and behind it
	roots         map[string]*goyaml.Node
	refusals      []Refusal
}

// memory is the last readings, the newest one first.
type memory struct {
	sync.Mutex
	readings []*reading
}

var remembered memory

// find is the reading of a file for a charm of that name, or nil.
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

// file reads a packed file, or takes what is remembered of it.
func (c *Charm) file(texts Texts, name string, read func(*Charm, Texts)) {
	text, packed := texts[name]
	if !packed {
		return
	}
	r := remembered.find(name, text, c.name)
	if r == nil {
		own := &Charm{Roots: map[string]*goyaml.Node{}, name: c.name}
		read(own, texts)
		r = &reading{name, text, c.name, own.name, own.Roots, own.Refusals}
		remembered.keep(r)
	}
	for file, root := range r.roots {
		c.Roots[file] = root
	}
	c.Refusals = append(c.Refusals, r.refusals...)
	c.name = r.after
}
