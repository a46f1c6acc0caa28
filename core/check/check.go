// Package check finds what charmcraft accepts and Juju 3.6 or the charm library
// (paas-charm 1.12.3) then fails on: typos inside requires, config, actions, mock.yaml, the services of rockcraft.yaml and paas-config.yaml.
//
// Each check is a file of its own and a row of the table; its cases are a
// folder under testdata.
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

// File is a project file that could be read as YAML.
type File struct {
	Source *source.File
	Root   *document.Node
}

// Project is what the checks look at. A file that is not there, or that is no
// YAML, is nil.
type Project struct {
	Charmcraft, Mock, Rockcraft, PaasConfig *File
	// Beside are metadata.yaml, config.yaml and actions.yaml, which older charms have
	// beside charmcraft.yaml; each may be nil.
	Beside []*File
	// Reading is what is said about mock.yaml already; it may be nil.
	Reading *mock.Reading
	// Framework is the framework of the extension that was applied ("flask"), or
	// empty.
	Framework string
	// Expanded is the expanded project, or nil where charmcraft refuses it.
	Expanded *value.Value
}

// Run makes all checks and returns what they find, in the order of the checks.
func Run(p Project) []diagnostic.Diagnostic {
	r := &run{Project: p, found: make([][]diagnostic.Diagnostic, len(table)), slips: slips{}, declared: map[string]*endpoints{}}
	r.walk()
	for i := range table {
		if r.begin(i, table[i].code); table[i].run != nil {
			table[i].run(r)
		}
	}
	return slices.Concat(r.found...)
}

// run is one pass over a project.
type run struct {
	Project
	found    [][]diagnostic.Diagnostic // of each check
	present  int                       // the check that is made
	code     diagnostic.Code           // of the check that is made
	slips    slips
	searched int
	declared map[string]*endpoints // of a block, once they are read
}

// mostSearches limits the searches for words that may not be typos at all.
const mostSearches = 2000

// begin turns to another check.
func (r *run) begin(check int, code diagnostic.Code) { r.present, r.code = check, code }

// searches reports whether there is time for one more search for the intended word.
func (r *run) searches() bool {
	r.searched++
	return r.searched <= mostSearches
}

// full reports whether the present check has found as much as it may report.
func (r *run) full() bool { return len(r.found[r.present]) >= diagnostic.MostOfAKind }

// byJuju are the findings that are by Juju in charmcraft.yaml: charmcraft lets it
// pass, and Juju reads it next.
var byJuju = []diagnostic.Code{diagnostic.UnknownKey, diagnostic.MissingKey, diagnostic.WrongType, diagnostic.UnknownValue}

// report adds what the present check finds in a file.
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

// dotted is a path as a diagnostic has it.
func dotted(path ...string) string { return strings.Join(path, ".") }

// files are the project's files that are there.
func (p *Project) files() []*File {
	var files []*File
	for _, file := range append([]*File{p.Charmcraft, p.Mock, p.Rockcraft, p.PaasConfig}, p.Beside...) {
		if file != nil && file.Root != nil {
			files = append(files, file)
		}
	}
	return files
}

// framework is the framework of the charm's extension, or empty. Where charmcraft
// refuses the project, it is that of the first extension that it names.
func (p *Project) framework() string {
	if p.Framework != "" {
		return p.Framework
	}
	if extensions := p.charm("extensions"); extensions != nil {
		for _, item := range extensions.Items {
			if f := framework.ByExtension(textOf(item)); f != nil {
				return f.Name
			}
		}
	}
	return ""
}

// isPaas reports whether the charm is (meant to be) a 12-factor charm: one whose
// charmcraft.yaml names an extension.
func (p *Project) isPaas() bool {
	extensions := p.charm("extensions")
	return p.Framework != "" || extensions != nil && len(extensions.Items) > 0
}

// charm is the node at a chain of keys in charmcraft.yaml, or nil.
func (p *Project) charm(keys ...string) *document.Node { return at(p.Charmcraft, keys...) }

func at(file *File, keys ...string) *document.Node {
	if file == nil || file.Root == nil {
		return nil
	}
	return file.Root.At(keys...)
}

// pairs are the pairs of a mapping, without merge keys; none where n is not a
// mapping. They must not be changed.
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

// textOf is the text of a scalar, or empty.
func textOf(n *document.Node) string {
	n = n.Resolve()
	if n == nil || n.Kind != document.Scalar {
		return ""
	}
	return n.Text
}

// child is a path with one more step; it never shares memory with the path.
func child(path []string, step string) []string {
	return append(slices.Clone(path), step)
}
