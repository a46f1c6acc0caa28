package mock

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Reading is the result of reading mock.yaml for a charm.
type Reading struct {
	// Findings report misplaced content: the output of Juju commands, and parts
	// under the wrong key or in the wrong shape.
	Findings []diagnostic.Diagnostic
	skipped  map[*value.Value]bool // the keys, items and roots with a finding
	secrets  map[string]bool       // the bare IDs of the secrets among them
}

// HasSecret reports whether mock.yaml has a secret with that name, but only in
// the wrong place.
func (r *Reading) HasSecret(name string) bool { return r != nil && r.secrets[SecretID(name)] }

// Read reads mock.yaml; the document may be nil.
func Read(doc *document.Document, charm *Charm) *Reading {
	r := newReader(charm)
	if r.open(doc) {
		r.read()
	}
	return r.reading
}

// Skips reports whether the reading has a finding about the key, item or root
// with this value. Then no other check reports it, and its content does not
// count. A nil Reading skips nothing.
func (r *Reading) Skips(v *value.Value) bool { return r != nil && v != nil && r.skipped[v] }

// prune returns a value without the skipped parts.
func (r *Reading) prune(v *value.Value) *value.Value {
	switch {
	case v == nil || r == nil || len(r.skipped) == 0:
		return v
	case r.skipped[v]:
		return nil
	case v.Kind != value.Map:
		return v
	}
	return r.pruneMap(v)
}

func (r *Reading) pruneMap(v *value.Value) *value.Value {
	kept := value.NewMap().From(v)
	for _, entry := range v.Map.Entries() {
		if inner := r.prune(entry.Value); inner != nil && !r.skipped[entry.Key] {
			kept.Map.Set(entry.Key, inner)
		}
	}
	return kept
}

// reader reads one file.
type reader struct {
	file    *source.File
	root    *document.Node
	charm   *Charm
	reading *Reading
}

func newReader(charm *Charm) *reader {
	return &reader{charm: charm, reading: &Reading{skipped: map[*value.Value]bool{}, secrets: map[string]bool{}}}
}

// open takes the document to read; false if it has no content, or cannot be read.
func (r *reader) open(doc *document.Document) bool {
	if doc == nil || doc.Root.Resolve() == nil || doc.Fatal() {
		return false
	}
	r.file, r.root = doc.File, doc.Root.Resolve()
	return true
}

func (r *reader) read() {
	switch r.root.Kind {
	case document.Sequence:
		r.bareList()
	case document.Mapping:
		r.outputs()
		r.units()
		r.shapes()
	}
}

// pairs returns the pairs of a mapping without a finding so far, and without
// merge keys; none if the node is not a mapping.
func (r *reader) pairs(n *document.Node) []document.Pair {
	return slices.DeleteFunc(slices.Clone(pairsAt(n)), func(p document.Pair) bool {
		return p.Key.Kind != document.Scalar || p.Key.Tag == resolver.TagMerge || r.reading.Skips(p.Key.Value)
	})
}

// skip marks pairs as reported.
func (r *reader) skip(pairs []document.Pair) {
	for _, pair := range pairs {
		if pair.Key.Value != nil {
			r.reading.skipped[pair.Key.Value] = true
		}
	}
}

// report adds a finding about a node at a path.
func (r *reader) report(code diagnostic.Code, severity diagnostic.Severity, path []string, at *document.Node, message string, fixes ...diagnostic.Fix) {
	r.reading.Findings = append(r.reading.Findings, diagnostic.Diagnostic{
		File: project.Mock, Span: at.Span, Severity: severity, Code: code, Message: message, Path: strings.Join(path, "."), Fixes: fixes,
	})
}

// fix returns the fix that makes the changes, as a list; nil if the changes are
// impossible, or change nothing.
func (r *reader) fix(title string, change func(*mockFile) error) []diagnostic.Fix {
	edits, err := editMock(r.file.Text, change)
	if err != nil || len(edits) == 0 {
		return nil
	}
	return []diagnostic.Fix{{Title: title, Edits: edits}}
}
