// Package document reads project files as charmcraft 4.5.0 does: as YAML 1.1,
// read by PyYAML 6.0, with charmcraft's refusal of duplicate keys. Its scanner
// and grammar follow PyYAML's: they refuse the same texts, and they record the
// bytes of each node.
package document

import (
	"slices"
	"sort"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Document is a project file after reading.
type Document struct {
	File *source.File
	// Root is the tree; nil for an empty document. If charmcraft refuses the
	// document, the tree has what could still be read. Root is also nil if the
	// file is larger than the playground's limit.
	Root *Node
	// Value is what charmcraft gets: None for an empty document. If charmcraft
	// refuses the document, Value is what it would probably get after a fix;
	// nil if the value is too large or endless.
	Value *value.Value
	// Diagnostics are the findings about the YAML itself, in the order of the
	// text.
	Diagnostics []diagnostic.Diagnostic
	// Err is what charmcraft prints if it cannot load the file; nil if it can.
	Err *LoadError
	// Reach is how many bytes charmcraft reads before the first mistake. Open
	// is the same, except for a quote that is never closed: then it is the
	// offset of the quote.
	Reach, Open int
}

// LoadError is what charmcraft prints. A part that it does not print is empty.
type LoadError struct {
	Message    string
	Details    string
	Resolution string
}

// Options says how reading a file differs from reading charmcraft.yaml.
type Options struct {
	// AllowDuplicates is for files that are read with PyYAML's safe_load: the
	// last of several equal keys wins, and duplicates are only a warning.
	AllowDuplicates bool
	// Glance is for texts that are only tried: a broken text is not read beyond
	// its first mistake, and its mistakes are not reported as findings.
	Glance bool
}

// Parse reads charmcraft.yaml. It never fails: mistakes are in the document's
// Err and Diagnostics.
func Parse(file *source.File) *Document { return ParseWith(file, Options{}) }

// ParseWith reads any of a project's YAML files.
func ParseWith(file *source.File, options Options) *Document {
	d := &Document{File: file}
	switch out := outlineOf(file.Text, options.AllowDuplicates); {
	case out.tooLarge:
		d.unread(out.problems)
	case out.broken && options.Glance:
		d.tell(out.problems, options)
	default:
		d.read(out, options)
	}
	return d
}

// read makes the tree and the value of a text, or of what can be read of it.
func (d *Document) read(out outline, options Options) {
	if out.broken {
		out = recovered(d.File, out)
	}
	d.Root = compose(out.nodes)
	constructed := d.construct(options, out.aliases)
	if at := slices.IndexFunc(constructed, func(p *problem) bool { return p.kind == tooManyNodes }); at >= 0 {
		d.unread(constructed[at : at+1])
		return
	}
	d.tell(append(out.problems, certain(constructed, out.guessed)...), options)
}

// certain returns the problems of a tree without those that a guess at the text
// may have caused.
func certain(constructed []*problem, guessed bool) []*problem {
	var found []*problem
	for _, p := range constructed {
		if p.kind != duplicateKey || !guessed {
			found = append(found, p)
		}
	}
	return found
}

// tell records the problems of a text, and reports them as findings unless the
// text is only tried.
func (d *Document) tell(found []*problem, options Options) {
	d.Err = d.loadError(found)
	d.reach(found)
	if !options.Glance {
		d.report(found)
	}
}

// reach finds the place of the first problem that stops charmcraft.
func (d *Document) reach(found []*problem) {
	d.Reach, d.Open = len(d.File.Text), len(d.File.Text)
	if p := fatal(found); p != nil {
		d.Reach, d.Open = p.reach()
	}
}

// reach returns a document's Reach and Open if the problem is its first.
func (p *problem) reach() (reach, open int) {
	switch {
	case p.kind == quoteNotClosed:
		return p.at, p.context
	case p.node != nil:
		reach = max(p.at, p.node.Span.Start)
		return reach, reach
	}
	return p.at, p.at
}

// fatal returns the first problem that stops charmcraft, or nil.
func fatal(found []*problem) *problem {
	for _, p := range found {
		if !p.warning {
			return p
		}
	}
	return nil
}

// unread leaves a document with nothing but the reason why it is not read.
func (d *Document) unread(why []*problem) {
	d.Root, d.Value, d.Err = nil, nil, d.loadError(why)
	d.report(why)
}

// construct makes the values and returns the problems. Only aliases can make a
// document larger than its text.
func (d *Document) construct(options Options, aliases bool) []*problem {
	switch {
	case d.Root == nil:
		d.Value = d.none()
		return nil
	case aliases:
		return d.constructAliased(options)
	}
	found := construct(d.Root, d.File.Name, options.AllowDuplicates)
	d.Value = d.Root.Value
	return found
}

// none returns the value of an empty document.
func (d *Document) none() *value.Value {
	end := source.Span{Start: len(d.File.Text), End: len(d.File.Text)}
	return value.NewNull().With(value.Origin{Layer: value.User, Source: d.File.Name, Span: end})
}

// constructAliased is construct for a document with aliases, whose value may be
// too large or endless.
func (d *Document) constructAliased(options Options) []*problem {
	if p := tooLarge(d.Root); p != nil {
		return []*problem{p}
	}
	found := construct(d.Root, d.File.Name, options.AllowDuplicates)
	if p := endless(d.Root); p != nil {
		return append(found, p)
	}
	d.Value = d.Root.Value
	return found
}

// Fatal reports whether charmcraft cannot load the file.
func (d *Document) Fatal() bool { return d.Err != nil }

// loadError returns what charmcraft prints for the first problem
// (craft_application/util/yaml.py and errors.py, charmcraft 4.5.0).
func (d *Document) loadError(found []*problem) *LoadError {
	if p := fatal(found); p != nil {
		return p.loadError(d.File)
	}
	return nil
}

func (p *problem) loadError(file *source.File) *LoadError {
	row, failed := &problems[p.kind], "error parsing '"+file.Name+"'"
	switch {
	case p.kind == invalidUTF8:
		return &LoadError{Message: failed + ": file is not valid UTF-8", Resolution: "Ensure " + file.Name + " is encoded in UTF-8"}
	case p.kind == tooManyNodes:
		return &LoadError{Message: failed + ": " + p.text(), Details: row.message}
	case row.crash:
		return &LoadError{Message: "charmcraft internal error: " + p.text()}
	case !row.reader:
		failed += ": " + p.text()
	}
	return &LoadError{failed, p.details("./"+file.Name, file.Text), "Ensure " + file.Name + " contains valid YAML"}
}

// report adds a finding for each problem.
func (d *Document) report(found []*problem) {
	for _, p := range found[:min(len(found), diagnostic.MostOfAKind)] {
		d.Diagnostics = append(d.Diagnostics, d.findings(p)...)
	}
	sort.SliceStable(d.Diagnostics, func(i, j int) bool { return d.Diagnostics[i].Span.Start < d.Diagnostics[j].Span.Start })
}
