// Package diagnostic is what the core finds wrong in a project, and how it can
// be mended. Findings are values; an error or a panic means that we failed.
package diagnostic

import "charm-playground/core/source"

// Severity is how much a finding matters.
type Severity string

// The severities of the Language Server Protocol 3.17.
const (
	Error       Severity = "error"       // charmcraft refuses it, or the charm fails
	Warning     Severity = "warning"     // accepted, but hardly what is meant
	Information Severity = "information" // worth knowing
	Hint        Severity = "hint"        // a suggestion
)

// Diagnostic is one finding.
type Diagnostic struct {
	File     string      // path of the project file
	Span     source.Span // bytes in that file
	Severity Severity
	Code     Code
	Message  string // a sentence or two: what is wrong, why it matters
	Path     string // keys and indexes from the file's root, joined with '.'
	Fixes    []Fix  // the best one first
	By       Party  // who objects; empty for the one that findings of the code are by
	Echo     bool   // it only says where charmcraft sees the mistake of another finding
}

// MostOfAKind is how many findings of one kind are reported: more help nobody,
// and each may cost a search for what was meant.
const MostOfAKind = 100

// Fix is one way to mend a finding.
type Fix struct {
	Title string        // a verb phrase: "Change to 'requires'"
	Edits []source.Edit // they do not overlap
	Safe  bool          // whether "fix all" may apply it unasked
}

// Way is a list of one fix, which is not safe to be applied unasked.
func Way(title string, edits ...source.Edit) []Fix { return []Fix{{Title: title, Edits: edits}} }

// SafeWay is a list of one fix that "fix all" may apply.
func SafeWay(title string, edits ...source.Edit) []Fix {
	return []Fix{{Title: title, Edits: edits, Safe: true}}
}

// Code is the stable name of a kind of finding; each has a row in Catalogue.
type Code string
