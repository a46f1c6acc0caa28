// Package result defines the core's answers: the shapes that the page and the
// golden cases read, with zero-based lines and UTF-16 characters in place of
// bytes. core/FORMATS.md describes them; they only ever grow.
package result

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/envexample"
	"charm-playground/core/environment"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/status"
)

// Version is the version of the shapes.
const Version = 1

// Result is the answer of evaluate; null marks what cannot be worked out.
type Result struct {
	Version     int          `json:"version"`
	Expansion   Expansion    `json:"expansion"`
	Status      *Status      `json:"status"`
	Reason      *Reason      `json:"reason"` // null for an active unit, and without a status
	Environment []Variable   `json:"environment" wire:"null"`
	Services    []Service    `json:"services"`
	Migration   *Migration   `json:"migration"`
	Juju        *Verdict     `json:"juju"` // null without an expansion
	Packed      *Packed      `json:"packed,omitempty"`
	Diagnostics []Diagnostic `json:"diagnostics"`
	Endpoints   []Endpoint   `json:"endpoints"`
	Options     []Option     `json:"options"`
	Unit        *Unit        `json:"unit"`
	// What the charm could give its app but does not yet; absent if the request
	// skips "possible".
	Possible []PossibleVariable `json:"possible,omitempty"`
	// The paths of the lines of the files that are read as YAML; absent if the
	// request skips "paths".
	Paths []FilePaths `json:"paths,omitempty"`
	// An entry for each variable of .env.example; absent without that file.
	Expected []ExpectedVariable `json:"expected,omitempty"`
}

// New returns the result for a project about which nothing is known yet.
func New() Result {
	return Result{
		Version:     Version,
		Expansion:   Expansion{Lines: []LineOrigin{}},
		Services:    []Service{},
		Diagnostics: []Diagnostic{},
		Endpoints:   []Endpoint{},
		Options:     []Option{},
	}
}

// Failed returns the result for a project that is not evaluated: one finding
// says why.
func Failed(code diagnostic.Code, message string) Result {
	r := New()
	r.Diagnostics = NewSources(nil).Diagnostics([]diagnostic.Diagnostic{{
		File:     project.Charmcraft,
		Severity: diagnostic.Error,
		Code:     code,
		Message:  message,
		By:       diagnostic.Playground,
	}})
	return r
}

// Expansion is the outcome of `charmcraft expand-extensions`: it prints YAML,
// or Error.
type Expansion struct {
	YAML  *string         `json:"yaml"`
	Error *ExpansionError `json:"error"`
	Lines []LineOrigin    `json:"lines"` // one for each line of YAML
}

// Verdict is what Juju says about the charm that charmcraft packs; the error is
// null if Juju accepts it.
type Verdict struct {
	Error *Refusal `json:"error"`
}

// Refusal is the first file of the packed charm that Juju refuses, with its
// message word for word.
type Refusal struct {
	File    string `json:"file"`
	Message string `json:"message"`
}

// Packed has the texts of the files that charmcraft packs; those that it does
// not pack are absent.
type Packed struct {
	Metadata *string `json:"metadata.yaml,omitempty"`
	Config   *string `json:"config.yaml,omitempty"`
	Actions  *string `json:"actions.yaml,omitempty"`
}

// ExpansionError is the error that charmcraft prints; parts that it does not
// print are null.
type ExpansionError struct {
	Message    *string `json:"message"`
	Details    *string `json:"details"`
	Resolution *string `json:"resolution"`
}

// LineOrigin is where a line of the expansion comes from: a project file with
// its zero-based line, an extension or "charmcraft".
type LineOrigin struct {
	From string `json:"from"`
	Line *int   `json:"line,omitempty"`
	Path string `json:"path,omitempty"` // of the innermost entry on the line, keys and indexes joined with '.'
}

// FilePaths has the paths of a project file's lines: that of the innermost key
// or item on each, and empty for blank lines, comments and lines that cannot be
// read.
type FilePaths struct {
	File  string   `json:"file"`
	Paths []string `json:"paths"`
}

// Status is the status of the unit, as `juju status` shows it.
type Status struct {
	Name    status.Name `json:"name"`
	Message string      `json:"message"`
}

// Reason is why the unit is not active.
type Reason struct {
	Text string `json:"text"` // a sentence
	At   *At    `json:"at"`   // what causes it; null if that is not a single place in a project file
}

// At is a place in a project file.
type At struct {
	File string `json:"file"`
	Path string `json:"path"` // keys and indexes from the file's root, joined with '.'
	Line int    `json:"line"` // zero-based
}

// Origin is where something is declared or set: a place in a project file, with
// its zero-based line, or From, which is an extension, "juju" or "charm".
type Origin struct {
	From string `json:"from,omitempty"`
	File string `json:"file,omitempty"`
	Path string `json:"path,omitempty"`
	Line *int   `json:"line,omitempty"`
}

// VariableOrigin is where the name or the value of a variable comes from, and
// what kind of thing sets it.
type VariableOrigin struct {
	Kind environment.Kind `json:"kind"`
	Origin
}

// Variable is an environment variable that the charm gives its service.
type Variable struct {
	Name        string         `json:"name"`
	Value       string         `json:"value"`
	Origin      VariableOrigin `json:"origin"`
	ValueOrigin VariableOrigin `json:"value-origin"`
	Description string         `json:"description"`
	Docs        string         `json:"docs"`
	Sensitive   bool           `json:"sensitive"`
}

// Service is a service of the plan that Pebble has after `config-changed`.
type Service struct {
	Name        string         `json:"name"`
	Startup     status.Startup `json:"startup"`
	Running     bool           `json:"running"`
	Command     string         `json:"command"`
	Environment bool           `json:"environment"`
	Origin      Origin         `json:"origin"`
}

// Endpoint is an endpoint of the expanded charm.
type Endpoint struct {
	Name      string           `json:"name"`
	Role      environment.Role `json:"role"`
	Interface string           `json:"interface"`
	Optional  bool             `json:"optional"`
	Related   bool             `json:"related"`   // whether the mocked deployment has a relation there
	Relations []Origin         `json:"relations"` // where the mocked deployment names the endpoint, for each relation
	Origin    Origin           `json:"origin"`

	Integrated bool     `json:"integrated"` // whether the charm has what it needs from the relation
	Required   bool     `json:"required"`   // whether the charm is blocked without it
	Variables  []string `json:"variables"`  // names of the variables that it can bring
	Mockable   bool     `json:"mockable"`   // whether the function mock has realistic data for it
	Note       string   `json:"note"`       // a sentence about what it is for
}

// Option is a config option of the expanded charm. Default and Value are as
// juju config prints them, and null for none.
type Option struct {
	Name     string  `json:"name"`
	Type     string  `json:"type"`
	Default  *string `json:"default"`
	Value    *string `json:"value"`
	Variable string  `json:"variable"` // the variable it becomes; for a secret, the prefix of its variables; empty for none
	Origin   Origin  `json:"origin"`
}

// Unit is the unit on display, and the application it belongs to.
type Unit struct {
	Application string `json:"application"`
	Model       string `json:"model"`
	Number      int    `json:"number"`
	Units       int    `json:"units"` // of the application
	Leader      bool   `json:"leader"`
}

// ExpectedVariable is the answer about a variable of .env.example.
type ExpectedVariable struct {
	Name    string           `json:"name"`
	Line    int              `json:"line"` // zero-based
	State   envexample.State `json:"state"`
	From    string           `json:"from"`    // what provides it: "option 'token'"; empty if nothing does
	Message string           `json:"message"` // a sentence
}

// Migration is the migration that the charm runs before its service.
type Migration struct {
	Command []string       `json:"command"`
	Result  status.Outcome `json:"result"`
}

// Diagnostic is a finding. Docs is the section of the site that explains its
// code, relative to the site.
type Diagnostic struct {
	File     string              `json:"file"`
	Severity diagnostic.Severity `json:"severity"`
	Code     string              `json:"code"`
	Message  string              `json:"message"`
	Path     string              `json:"path"`
	Range    source.Range        `json:"range"`
	Docs     string              `json:"docs"`
	Fixes    []Fix               `json:"fixes"`
	By       diagnostic.Party    `json:"by"` // who objects, or ignores what is written
}

// Fix is a way to fix a finding. Safe says whether it may be applied without
// asking, together with other fixes.
type Fix struct {
	Title string     `json:"title"`
	Safe  bool       `json:"safe"`
	Edits []TextEdit `json:"edits"`
}

// TextEdit replaces a range of a project file's text.
type TextEdit struct {
	File  string       `json:"file"`
	Range source.Range `json:"range"`
	Text  string       `json:"text"`
}

// SecretValue is a value that should not be shared: its key, and the edit that
// replaces it.
type SecretValue struct {
	Key  string   `json:"key"`
	Edit TextEdit `json:"edit"`
}
