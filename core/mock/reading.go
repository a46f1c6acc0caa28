package mock

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Reading is mock.yaml as it is read for a charm.
type Reading struct {
	// Findings are about what is not where it belongs: the output of Juju's
	// commands, and parts under the wrong key or in the wrong shape.
	Findings []diagnostic.Diagnostic
	skipped  map[*value.Value]bool // the keys, items and roots that they are about
	secrets  map[string]bool       // the bare IDs of the secrets among them
}

// HasSecret reports whether a secret of that name is in mock.yaml and only in the
// wrong place.
func (r *Reading) HasSecret(name string) bool { return r != nil && r.secrets[SecretID(name)] }

// Read reads mock.yaml; the document may be nil.
func Read(doc *document.Document, charm *Charm) *Reading {
	r := &reader{charm: charm, reading: &Reading{skipped: map[*value.Value]bool{}, secrets: map[string]bool{}}}
	if doc == nil || doc.Root.Resolve() == nil || doc.Fatal() {
		return r.reading
	}
	r.file, r.root = doc.File, doc.Root.Resolve()
	switch r.root.Kind {
	case document.Sequence:
		r.bareList()
	case document.Mapping:
		r.outputs()
		r.units()
		r.shapes()
	}
	return r.reading
}

// Skips reports whether a finding of the reading is about the key, item or root
// that has this value, so that nothing else is to be said about it and nothing in
// it counts. A nil Reading skips nothing.
func (r *Reading) Skips(v *value.Value) bool { return r != nil && v != nil && r.skipped[v] }

// prune is a value without what is skipped.
func (r *Reading) prune(v *value.Value) *value.Value {
	switch {
	case v == nil || r == nil || len(r.skipped) == 0:
		return v
	case r.skipped[v]:
		return nil
	case v.Kind != value.Map:
		return v
	}
	kept := value.NewMap().From(v)
	for _, entry := range v.Map.Entries() {
		if r.skipped[entry.Key] {
			continue
		}
		if inner := r.prune(entry.Value); inner != nil {
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

// pairs are the pairs of a mapping that no finding is about yet, without merge
// keys; none where the node is not a mapping.
func (r *reader) pairs(n *document.Node) []document.Pair {
	if n = n.Resolve(); n == nil || n.Kind != document.Mapping {
		return nil
	}
	var open []document.Pair
	for _, pair := range n.Pairs {
		if pair.Key.Kind == document.Scalar && pair.Key.Tag != resolver.TagMerge && !r.reading.Skips(pair.Key.Value) {
			open = append(open, pair)
		}
	}
	return open
}

// skip marks pairs as told.
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

// fix is a list of the fix that makes the changes; it is empty where they cannot
// be made, or change nothing.
func (r *reader) fix(title string, change func(*mockFile) error) []diagnostic.Fix {
	edits, err := editMock(r.file.Text, change)
	if err != nil || len(edits) == 0 {
		return nil
	}
	return []diagnostic.Fix{{Title: title, Edits: edits}}
}

// keysOf are the names of pairs.
func keysOf(pairs []document.Pair) []string {
	names := make([]string, len(pairs))
	for i, pair := range pairs {
		names[i] = pair.Key.Text
	}
	return names
}

// valueOf is what a node means; null for one that has no value.
func valueOf(n *document.Node) *value.Value {
	if n = n.Resolve(); n == nil || n.Value == nil {
		return value.NewNull()
	}
	return n.Value
}
