package expansion

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/model"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// failure is why charmcraft stops: the error that it prints, and where in the
// project the mistakes are.
type failure struct {
	Error
	mistakes []mistake
}

// mistake is something in the project that charmcraft refuses, before it has a
// place in the text.
type mistake struct {
	code    diagnostic.Code
	message string
	place   place
	mends   []mendWay
}

// place is where a mistake is: the value, or its key; names are appended to
// its path. Without a value it is the project file as a whole.
type place struct {
	at    *value.Value
	names []string
	locs  []model.Loc // the ways to it in the expanded project, as pydantic has them
	file  string      // the file, where the mistake is not in a value
	span  source.Span // the bytes in that file
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

// at is the place of a value or key.
func at(v *value.Value, names ...string) place { return place{at: v, names: names} }

// refuse is a failure with charmcraft's message and one mistake.
func refuse(err Error, code diagnostic.Code, where place, message string, mends ...mendWay) *failure {
	return &failure{Error: err, mistakes: []mistake{{code: code, message: message, place: where, mends: mends}}}
}

// says is an error that consists of its message.
func says(message string) Error { return Error{Message: message} }

// crash is the failure of an exception that charmcraft does not expect: it
// prints "internal error".
func crash(where place, exception, message string, mends ...mendWay) *failure {
	return crashAs(diagnostic.WrongType, where, exception, message, mends...)
}

func crashAs(code diagnostic.Code, where place, exception, message string, mends ...mendWay) *failure {
	return refuse(says("charmcraft internal error: "+exception), code, where, message, mends...)
}
