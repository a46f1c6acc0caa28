// Package diagnostic describes what the core finds wrong in a project, and how to
// fix it. Findings are values; an error or a panic means a bug of ours.
package diagnostic

import "charm-playground/core/source"

// Severity says how much a finding matters.
type Severity string

// The severities of the Language Server Protocol 3.17.
const (
	Error       Severity = "error"       // charmcraft refuses it, or the charm fails
	Warning     Severity = "warning"     // accepted, but probably not what the user means
	Information Severity = "information" // worth knowing
	Hint        Severity = "hint"        // a suggestion
)

// Diagnostic is one finding.
type Diagnostic struct {
	File     string      // path of the project file
	Span     source.Span // bytes in that file
	Severity Severity
	Code     Code
	Message  string // a sentence or two: what is wrong, and why it matters
	Path     string // keys and indexes from the file's root, joined with '.'
	Fixes    []Fix  // the best one first
	By       Party  // who objects; empty for the usual objector of the code
	Echo     bool   // whether it only repeats another finding at the place where charmcraft reports it
}

// MostOfAKind is how many findings of one kind are reported. More would not help
// anyone, and each one may cost a search for the intended word.
const MostOfAKind = 100

// Fix is one way to fix a finding.
type Fix struct {
	Title string        // a verb phrase: "Change to 'requires'"
	Edits []source.Edit // they do not overlap
	Safe  bool          // whether "fix all" may apply it without asking
}

// Way returns a list of one fix that must not be applied without asking.
func Way(title string, edits ...source.Edit) []Fix { return []Fix{{Title: title, Edits: edits}} }

// SafeWay returns a list of one fix that "fix all" may apply.
func SafeWay(title string, edits ...source.Edit) []Fix {
	return []Fix{{Title: title, Edits: edits, Safe: true}}
}

// Code is the stable name of a kind of finding; each has a row in Catalogue.
type Code string
