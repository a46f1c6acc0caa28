package expansion

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// failure is why charmcraft stops: the error that it prints, and where in the
// project the findings are.
type failure struct {
	Error
	findings []*finding
}

// finding is a diagnostic of something that charmcraft refuses, before it has a
// place in the text. File and Span are set where it is not about a value.
type finding struct {
	diagnostic.Diagnostic
	at    *value.Value   // the value, or its key; nil for the project file as a whole
	key   string         // what is missing there
	locs  []pydantic.Loc // the ways to it in the expanded project, as pydantic has them
	fixes []*fix         // become the diagnostic's
}

// fix is how a finding can be put right.
type fix struct {
	title string
	kind  fixKind
	text  string       // what is put in
	at    *value.Value // where, if not at the finding itself
	safe  bool
}

type fixKind uint8

const (
	replace   fixKind = iota // the key or value itself, by text as YAML
	rename                   // the key or scalar, inside its quotes
	remove                   // the entry with its key
	addTop                   // lines at the top level
	removeTop                // the entry of the top level whose key is the text
	addInside                // a line in the mapping at the place
	quote                    // the scalar in quotes
	wrapKey                  // the entry with its key, under a key of the top level
	wrapList                 // the value as the only item of a list
)

// inQuotes, typeCharm and emptyMapping are ways out of several findings.
var (
	inQuotes     = &fix{title: "Write it in quotes", kind: quote}
	typeCharm    = &fix{title: "Change to 'charm'", kind: replace, text: "charm"}
	emptyMapping = &fix{title: "Write an empty mapping", kind: replace, text: "{}"}
)

// changeTo, removal and addition are ways out by what they put in or take out.
func changeTo(text string) *fix {
	return &fix{title: "Change to '" + text + "'", kind: rename, text: text}
}

func removal(what string) *fix { return &fix{title: "Remove " + what, kind: remove} }

func addition(line string) *fix {
	return &fix{title: "Add '" + line + "'", kind: addTop, text: line}
}

// findingAt is a finding in a value or in a key.
func findingAt(code diagnostic.Code, at *value.Value, message string, fixes ...*fix) *finding {
	return &finding{Diagnostic: diagnostic.Diagnostic{Severity: diagnostic.Error, Code: code, Message: message}, at: at, fixes: fixes}
}

// without says which key is missing at the finding's place.
func (m *finding) without(key string) *finding {
	m.key = key
	return m
}

// isNot says what type something has, and what it has to be.
func isNot(what string, v *value.Value, wanted string) string {
	return what + " is " + v.Kind.InWords() + ", not " + wanted + "."
}

// wrongType is the finding of a value of another type than charmcraft expects.
func wrongType(what string, v *value.Value, wanted string, fixes ...*fix) *finding {
	return findingAt(diagnostic.WrongType, v, isNot(what, v, wanted), fixes...)
}

// refuse is a failure with charmcraft's message.
func refuse(message string, m *finding) *failure {
	return refuseAll(message, []*finding{m})
}

// refuseAll is a failure with several findings.
func refuseAll(message string, findings []*finding) *failure {
	return &failure{Error{Message: message}, findings}
}

// crash is the failure of an exception that charmcraft does not expect: it
// prints "internal error".
func crash(exception string, m *finding) *failure {
	return refuse(internalError+exception, m)
}

const internalError = "charmcraft internal error: "

// invalid is the failure of what pydantic refuses.
func invalid(problems pydantic.Problems) *failure {
	return refuseAll(internalError+pydanticMessage(problems), describe(problems))
}

// resolved says how charmcraft would have the failure resolved.
func (f *failure) resolved(details, resolution string) *failure {
	f.Details, f.Resolution = details, resolution
	return f
}
