// Package emit writes values as YAML, byte for byte as charmcraft 4.5.0 prints
// them: PyYAML 6.0's safe_dump(sort_keys=False) with `|` blocks for multi-line
// strings (charmcraft/utils/yaml.py, dump_yaml).
package emit

import (
	"strconv"

	"charm-playground/core/resolver"
	"charm-playground/core/value"
)

// Line says where a line of the output comes from.
type Line struct {
	// Origin is that of the entry or scalar that starts the line.
	Origin value.Origin
	// Part is 0 for the line on which the entry starts, and n for the n-th line
	// after it that its scalar continues onto.
	Part int
	// Block reports whether the scalar is written as a `|` block, so that its
	// part n is the n-th line of its text.
	Block bool
	// Path is that of the innermost entry that starts on the line or continues
	// onto it: keys and indexes joined with '.'. Only WithPaths sets it.
	Path string
}

// YAML returns the text of v, and where each of its lines comes from.
func YAML(v *value.Value) (text string, lines []Line) { return write(v, false) }

// WithPaths is like YAML, and also sets the path of each line.
func WithPaths(v *value.Value) (text string, lines []Line) { return write(v, true) }

func write(v *value.Value, paths bool) (text string, lines []Line) {
	e := newEmitter(paths)
	e.number(v)
	e.node(v, root)
	e.end()
	return string(e.out), e.finishedLines()
}

// none is the indentation outside any collection.
const none = -1

// emitter writes one document: yaml/emitter.py and yaml/serializer.py without
// the features that charmcraft does not use (flow collections, Unicode).
type emitter struct {
	writer
	anchors map[*value.Value]int // values that may become aliases, with the number of their anchor; 0 for none
	last    int                  // the last number assigned
	written map[*value.Value]bool
}

func newEmitter(paths bool) *emitter {
	return &emitter{
		writer:  writer{indent: none, whitespace: true, indention: true, paths: paths},
		anchors: map[*value.Value]int{},
		written: map[*value.Value]bool{},
	}
}

// end ends the document, with an end marker if it needs one.
func (e *emitter) end() {
	e.writeIndent()
	if e.openEnded {
		e.indicator("...", separate)
		e.writeIndent()
	}
}

// place is the position of a node, which decides how it is written.
type place uint8

const (
	root place = iota
	item
	simpleKey  // a key that fits before its colon
	complexKey // a key after a question mark
	mapped     // the value of a key
)

// number assigns anchors to everything that v contains more than once, in the
// order in which PyYAML meets the repetitions.
func (e *emitter) number(v *value.Value) {
	if !aliased(v) {
		return
	}
	if n, met := e.anchors[v]; met {
		if n == 0 {
			e.last++
			e.anchors[v] = e.last
		}
		return
	}
	e.anchors[v] = 0
	for _, inner := range v.Items {
		e.number(inner)
	}
	for _, entry := range entries(v) {
		e.number(entry.Key)
		e.number(entry.Value)
	}
}

// aliased reports whether PyYAML writes a repeated v as an alias
// (SafeRepresenter.ignore_aliases).
func aliased(v *value.Value) bool {
	if v == nil {
		return false
	}
	switch v.Kind {
	case value.Date, value.DateTime, value.List, value.Map, value.Set:
		return true
	case value.Tuple:
		return len(v.Items) > 0
	}
	return false
}

func entries(v *value.Value) []value.Entry {
	if v.Map == nil {
		return nil
	}
	return v.Map.Entries()
}

func (e *emitter) node(v *value.Value, at place) {
	if v == nil {
		v = value.NewNull()
	}
	if !e.alias(v) {
		e.content(v, at)
	}
}

// alias writes the alias of a value that is written already, and reports
// whether it did. Before a value that aliases will refer to, it writes the
// anchor.
func (e *emitter) alias(v *value.Value) bool {
	anchor := e.anchor(v)
	if anchor == "" {
		return false
	}
	if e.written[v] {
		e.indicator("*"+anchor, separate)
		return true
	}
	e.written[v] = true
	e.indicator("&"+anchor, separate)
	return false
}

func (e *emitter) content(v *value.Value, at place) {
	switch v.Kind {
	case value.List, value.Tuple:
		e.sequence(v, at)
	case value.Map, value.Set:
		e.mapping(v)
	default:
		e.scalar(v, at)
	}
}

// sequence writes a list; as the value of a key it is not indented.
func (e *emitter) sequence(v *value.Value, at place) {
	if len(v.Items) == 0 {
		e.empty("[", "]")
		return
	}
	outer := e.enter((at == mapped || at == complexKey) && !e.indention)
	for i, inner := range v.Items {
		e.startEntry(outer, strconv.Itoa(i))
		e.indicator("-", opening)
		e.startLine(inner)
		e.node(inner, item)
	}
	e.leave(outer)
}

func (e *emitter) mapping(v *value.Value) {
	if v.Kind == value.Set {
		e.indicator(resolver.TagSet, separate)
	}
	if v.Map.Len() == 0 {
		e.empty("{", "}")
		return
	}
	outer := e.enter(false)
	for _, entry := range v.Map.Entries() {
		e.startEntry(outer, entry.Key.Str())
		e.startLine(entry.Key)
		e.entry(entry)
	}
	e.leave(outer)
}

func (e *emitter) entry(entry value.Entry) {
	e.key(entry.Key)
	e.startLine(entry.Value)
	e.node(entry.Value, mapped)
}

// key writes a key with its colon.
func (e *emitter) key(key *value.Value) {
	if e.isSimpleKey(key) {
		e.node(key, simpleKey)
		e.indicator(":", attached)
		return
	}
	e.indicator("?", opening)
	e.node(key, complexKey)
	e.writeIndent()
	e.indicator(":", opening)
}

// empty writes a collection without elements.
func (e *emitter) empty(open, close string) {
	e.indicator(open, separate)
	e.indicator(close, attached)
}

// level is a collection that is being written: its indentation and its path.
type level struct {
	indent int
	path   string
}

// enter sets the indentation of a collection that starts, and returns the level
// around it.
func (e *emitter) enter(indentless bool) (outer level) {
	outer = level{e.indent, e.path}
	if e.indent == none {
		e.indent = 0
	} else if !indentless {
		e.indent += indentStep
	}
	return outer
}

// leave continues at the level around a collection.
func (e *emitter) leave(outer level) { e.indent, e.path = outer.indent, outer.path }

// startEntry starts the line of an entry of the collection inside a level.
func (e *emitter) startEntry(outer level, name string) {
	e.writeIndent()
	if e.paths {
		e.path = value.JoinPath(outer.path, name)
	}
}
