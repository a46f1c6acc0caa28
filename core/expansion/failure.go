package expansion

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// failure is the reason why charmcraft stops: the error that it prints, and the
// findings in the project.
type failure struct {
	Error
	findings []*finding
}

// finding is a diagnostic about something that charmcraft refuses, before it
// has a place in the text. File and Span are set if it is not about a value.
type finding struct {
	diagnostic.Diagnostic
	at    *value.Value   // the value, or its key; nil for the project file as a whole
	key   string         // the missing key there
	locs  []pydantic.Loc // pydantic's paths to it in the expanded project
	fixes []*fix         // they become the diagnostic's fixes
}

// fix is one way to fix a finding.
type fix struct {
	title string
	kind  fixKind
	text  string       // the new text
	at    *value.Value // the place, if not the finding's own
	safe  bool
}

type fixKind uint8

const (
	replace   fixKind = iota // the key or value itself, by text that is YAML
	rename                   // the key or scalar, inside its quotes
	remove                   // the entry with its key
	addTop                   // lines at the top level
	removeTop                // the top-level entry whose key is the text
	addInside                // a line in the mapping at this place
	quote                    // the scalar in quotes
	wrapKey                  // the entry with its key, under a top-level key
	wrapList                 // the value as the only item of a list
)

// inQuotes, typeCharm and emptyMapping are fixes for several findings.
var (
	inQuotes     = &fix{title: "Write it in quotes", kind: quote}
	typeCharm    = &fix{title: "Change to 'charm'", kind: replace, text: "charm"}
	emptyMapping = &fix{title: "Write an empty mapping", kind: replace, text: "{}"}
)

// changeTo, removal, addition and insertion return fixes with a title that says
// what they change.
func changeTo(text string) *fix {
	return &fix{title: "Change to '" + text + "'", kind: rename, text: text}
}

func removal(what string) *fix { return &fix{title: "Remove " + what, kind: remove} }

func addition(line string) *fix {
	return &fix{title: "Add '" + line + "'", kind: addTop, text: line}
}

func insertion(line string) *fix {
	return &fix{title: "Add '" + line + "'", kind: addInside, text: line}
}

// findingAt returns a finding about a value or a key.
func findingAt(code diagnostic.Code, at *value.Value, message string, fixes ...*fix) *finding {
	return &finding{Diagnostic: diagnostic.Diagnostic{Severity: diagnostic.Error, Code: code, Message: message}, at: at, fixes: fixes}
}

// without sets the key that is missing at the finding's place.
func (m *finding) without(key string) *finding {
	m.key = key
	return m
}

// isNot says which type something has, and which one it should have.
func isNot(what string, v *value.Value, wanted string) string {
	return what + " is " + v.Kind.InWords() + ", not " + wanted + "."
}

// wrongType returns the finding for a value whose type charmcraft does not
// expect.
func wrongType(what string, v *value.Value, wanted string, fixes ...*fix) *finding {
	return findingAt(diagnostic.WrongType, v, isNot(what, v, wanted), fixes...)
}

// refuse returns a failure with charmcraft's message.
func refuse(message string, m *finding) *failure {
	return refuseAll(message, []*finding{m})
}

// refuseAll returns a failure with several findings.
func refuseAll(message string, findings []*finding) *failure {
	return &failure{Error{Message: message}, findings}
}

// refusedNames are names that charmcraft refuses in one message, each with its
// finding.
type refusedNames struct {
	names    []string
	findings []*finding
}

// add adds a name as the message shows it.
func (r *refusedNames) add(name string, m *finding) {
	r.names = append(r.names, name)
	r.findings = append(r.findings, m)
}

// refuse returns a failure whose message lists the names between two texts; nil
// if there are no names.
func (r *refusedNames) refuse(before, after string) *failure {
	if r.names == nil {
		return nil
	}
	return refuseAll(before+strings.Join(r.names, ", ")+after, r.findings)
}

// crash returns the failure for an exception that charmcraft does not expect:
// it prints "internal error".
func crash(exception string, m *finding) *failure {
	return refuse(internalError+exception, m)
}

const internalError = "charmcraft internal error: "

// invalid returns the failure for pydantic's problems.
func invalid(problems pydantic.Problems) *failure {
	return refuseAll(internalError+pydanticMessage(problems), describe(problems))
}

// resolved adds the details and the resolution that charmcraft prints.
func (f *failure) resolved(details, resolution string) *failure {
	f.Details, f.Resolution = details, resolution
	return f
}
