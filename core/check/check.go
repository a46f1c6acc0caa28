// Package check finds mistakes that charmcraft accepts and that make Juju 3.6 or
// the charm library (paas-charm 1.12.3) fail: typos inside requires, config,
// actions, mock.yaml, the services of rockcraft.yaml and paas-config.yaml.
//
// Each check has its own file and a row in the table; its cases are a folder
// under testdata.
package check

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/framework"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// File is a project file that YAML can read.
type File struct {
	Source *source.File
	Root   *document.Node
}

// Project is the input of the checks. A file that is missing, or that YAML cannot
// read, is nil.
type Project struct {
	Charmcraft, Mock, Rockcraft, PaasConfig *File
	// Beside holds metadata.yaml, config.yaml and actions.yaml, which older
	// charms have beside charmcraft.yaml; each may be nil.
	Beside []*File
	// Reading holds the findings about the form of mock.yaml; it may be nil.
	Reading *mock.Reading
	// Framework is the framework of the extension that charmcraft applied
	// ("flask"), or empty.
	Framework string
	// Expanded is the expanded project, or nil if charmcraft refuses it.
	Expanded *value.Value
}

// Run runs all checks and returns their findings, in the order of the checks.
func Run(p Project) []diagnostic.Diagnostic {
	r := &run{Project: p, found: make([][]diagnostic.Diagnostic, len(table)), slips: slips{}, declared: map[string]*endpoints{}}
	r.walk()
	for i := range table {
		if r.begin(i, table[i].code); table[i].run != nil && (!table[i].paas || r.isPaas()) {
			table[i].run(r)
		}
	}
	return slices.Concat(r.found...)
}

// run is one pass over a project.
type run struct {
	Project
	found    [][]diagnostic.Diagnostic // by check
	present  int                       // the index of the check that is running
	code     diagnostic.Code           // the code of the check that is running
	slips    slips
	searched int
	declared map[string]*endpoints // by block, once it has been read
}

// mostSearches limits the searches for words that may not be typos at all.
const mostSearches = 2000

// begin switches to another check.
func (r *run) begin(check int, code diagnostic.Code) { r.present, r.code = check, code }

// searches reports whether one more search for the intended word is within the
// limit.
func (r *run) searches() bool {
	r.searched++
	return r.searched <= mostSearches
}

// full reports whether the present check has reached its limit of findings.
func (r *run) full() bool { return len(r.found[r.present]) >= diagnostic.MostOfAKind }

// byJuju lists the codes of findings that Juju reports in charmcraft.yaml:
// charmcraft accepts the mistake, and Juju reads the file next.
var byJuju = []diagnostic.Code{diagnostic.UnknownKey, diagnostic.MissingKey, diagnostic.WrongType, diagnostic.UnknownValue}

// report adds a finding of the present check in a file.
func (r *run) report(file *File, f *diagnostic.Diagnostic) {
	if r.full() {
		return
	}
	f.File, f.Code = file.Source.Name, r.code
	if f.By == "" && (f.File == project.Charmcraft || schema.IsBeside(f.File)) && slices.Contains(byJuju, f.Code) {
		f.By = diagnostic.Juju
	}
	r.found[r.present] = append(r.found[r.present], *f)
}

// dotted returns a path in the form that diagnostics use.
func dotted(path ...string) string { return strings.Join(path, ".") }

// files returns the files that the project has.
func (p *Project) files() (files []*File) {
	for _, file := range append([]*File{p.Charmcraft, p.Mock, p.Rockcraft, p.PaasConfig}, p.Beside...) {
		if file != nil && file.Root != nil {
			files = append(files, file)
		}
	}
	return files
}

// framework returns the framework of the charm's extension, or empty. If
// charmcraft refuses the project, it is that of the first known extension in the
// list.
func (p *Project) framework() string {
	if p.Framework != "" {
		return p.Framework
	}
	return frameworkIn(items(p.charm("extensions")))
}

func frameworkIn(extensions []*document.Node) string {
	for _, item := range extensions {
		if f := framework.ByExtension(textOf(item)); f != nil {
			return f.Name
		}
	}
	return ""
}

// isPaas reports whether the charm is, or is going to be, a 12-factor charm: its
// charmcraft.yaml names an extension.
func (p *Project) isPaas() bool {
	return p.Framework != "" || len(items(p.charm("extensions"))) > 0
}

// items returns the items of a list, and none for anything else.
func items(n *document.Node) []*document.Node {
	if n = n.Resolve(); n == nil {
		return nil
	}
	return n.Items
}

// charm returns the node at a chain of keys in charmcraft.yaml, or nil.
func (p *Project) charm(keys ...string) *document.Node { return at(p.Charmcraft, keys...) }

func at(file *File, keys ...string) *document.Node {
	if file == nil || file.Root == nil {
		return nil
	}
	return file.Root.At(keys...)
}

// pairs returns the pairs of a mapping, without merge keys; nil if n is not a
// mapping. Callers must not change the result.
func pairs(n *document.Node) []document.Pair {
	n = n.Resolve()
	if n == nil || n.Kind != document.Mapping {
		return nil
	}
	if !slices.ContainsFunc(n.Pairs, special) {
		return n.Pairs
	}
	return slices.DeleteFunc(slices.Clone(n.Pairs), special)
}

// special reports whether a pair is a merge key, or has a key that is not a scalar.
func special(pair document.Pair) bool {
	return pair.Key.Kind != document.Scalar || pair.Key.Tag == resolver.TagMerge || pair.Key.Text == "<<"
}

// textOf returns the text of a scalar, or empty.
func textOf(n *document.Node) string {
	n = n.Resolve()
	if n == nil || n.Kind != document.Scalar {
		return ""
	}
	return n.Text
}

// child returns a path with one more step; it never shares memory with the path.
func child(path []string, step string) []string {
	return append(slices.Clone(path), step)
}
