package expansion

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// failure is why charmcraft stops: the error that it prints, and where in the
// project the mistakes are.
type failure struct {
	Error
	mistakes []*mistake
}

// mistake is something in the project that charmcraft refuses, before it has a
// place in the text.
type mistake struct {
	code    diagnostic.Code
	message string
	at      *value.Value   // the value, or its key; nil for the project file as a whole
	key     string         // what is missing there
	locs    []pydantic.Loc // the ways to it in the expanded project, as pydantic has them
	file    string         // the file, where the mistake is not in a value
	span    source.Span    // the bytes in that file
	mends   []*mendWay
}

// mendWay is how a mistake can be put right.
type mendWay struct {
	title string
	kind  mendKind
	text  string       // what is put in
	at    *value.Value // where, if not at the mistake itself
	safe  bool
}

type mendKind uint8

const (
	replace   mendKind = iota // the key or value itself, by text as YAML
	rename                    // the key or scalar, inside its quotes
	remove                    // the entry with its key
	addTop                    // lines at the top level
	addInside                 // a line in the mapping at the place
	quote                     // the scalar in quotes
	wrapKey                   // the entry with its key, under a key of the top level
	wrapList                  // the value as the only item of a list
)

// inQuotes, typeCharm and emptyMapping are ways out of several mistakes.
var (
	inQuotes     = &mendWay{title: "Write it in quotes", kind: quote}
	typeCharm    = &mendWay{title: "Change to 'charm'", kind: replace, text: "charm"}
	emptyMapping = &mendWay{title: "Write an empty mapping", kind: replace, text: "{}"}
)

// changeTo, removal and addition are ways out by what they put in or take out.
func changeTo(text string) *mendWay {
	return &mendWay{title: "Change to '" + text + "'", kind: rename, text: text}
}

func removal(what string) *mendWay { return &mendWay{title: "Remove " + what, kind: remove} }

func addition(line string) *mendWay {
	return &mendWay{title: "Add '" + line + "'", kind: addTop, text: line}
}

// mistakeAt is a mistake in a value or in a key.
func mistakeAt(code diagnostic.Code, at *value.Value, message string, mends ...*mendWay) *mistake {
	return &mistake{code: code, at: at, message: message, mends: mends}
}

// without says which key is missing at the mistake's place.
func (m *mistake) without(key string) *mistake {
	m.key = key
	return m
}

// isNot says of which type something is, and what it has to be.
func isNot(what string, v *value.Value, wanted string) string {
	return what + " is " + kindName(v) + ", not " + wanted + "."
}

// wrongType is the mistake of a value of another type than charmcraft expects.
func wrongType(what string, v *value.Value, wanted string, mends ...*mendWay) *mistake {
	return mistakeAt(diagnostic.WrongType, v, isNot(what, v, wanted), mends...)
}

// refuse is a failure with charmcraft's message.
func refuse(message string, m *mistake) *failure {
	return refuseAll(message, []*mistake{m})
}

// refuseAll is a failure with several mistakes.
func refuseAll(message string, mistakes []*mistake) *failure {
	return &failure{Error{Message: message}, mistakes}
}

// crash is the failure of an exception that charmcraft does not expect: it
// prints "internal error".
func crash(exception string, m *mistake) *failure {
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

// kindName is the type of a value in words for readers.
func kindName(v *value.Value) string { return kindNames[v.Kind] }

var kindNames = [...]string{
	value.Null: "empty", value.Bool: "a boolean", value.Int: "a whole number", value.Float: "a number",
	value.String: "a text", value.Bytes: "binary data", value.Date: "a date", value.DateTime: "a time",
	value.List: "a list", value.Tuple: "a pair", value.Map: "a mapping", value.Set: "a set",
}

// add appends to a list. The code of a call is a fraction of that of append.
func add[T any](list *[]T, item T) { *list = append(*list, item) }

// table is texts by a name.
type table [][2]string

// of is the text of a name, or empty.
func (t table) of(name string) string {
	for i := range t {
		if t[i][0] == name {
			return t[i][1]
		}
	}
	return ""
}
