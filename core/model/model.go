// Package model validates values as pydantic 2's lax mode does
// (pydantic-core 2.50): what it converts, what it refuses, where it says the
// problem is, and what model_dump(mode="json") makes of the outcome.
package model

import (
	"strconv"
	"strings"

	"charm-playground/core/value"
)

// Step is one step of the way to a problem: a name, or an index in a list. A
// label is a step that is not in the value: pydantic's name for an alternative
// of a union, or for a key.
type Step struct {
	Name    string
	Index   int
	IsIndex bool
	Label   bool
}

// String is the step as Python's str has it.
func (s Step) String() string {
	if s.IsIndex {
		return strconv.Itoa(s.Index)
	}
	return s.Name
}

// Loc is the way from the validated value to a problem.
type Loc []Step

// Name is a step into the entry of that name.
func Name(name string) Step { return Step{Name: name} }

// Label is a step that is not in the value.
func Label(name string) Step { return Step{Name: name, Label: true} }

// Index is a step into the item at that place.
func Index(i int) Step { return Step{Index: i, IsIndex: true} }

// String joins the steps with dots.
func (l Loc) String() string {
	steps := make([]string, len(l))
	for i, step := range l {
		steps[i] = step.String()
	}
	return strings.Join(steps, ".")
}

// The types of problems that are told apart by name; the other types are those
// of https://docs.pydantic.dev/2.12/errors/validation_errors/.
const (
	Missing        = "missing"
	ExtraForbidden = "extra_forbidden"
	ValueError     = "value_error"
	LiteralError   = "literal_error"
	InvalidKey     = "invalid_key"
	// Crash is not a validation error: an exception of another type, which
	// ends the validation.
	Crash = "crash"
)

// Problem is one thing that pydantic refuses.
type Problem struct {
	Loc     Loc
	Type    string
	Message string
	Input   *value.Value // what was refused; for Missing what misses it
	Key     *value.Value // the key, where the key is what is refused
	Allowed []string     // LiteralError and ExtraForbidden: what may stand there
	Beside  *value.Value // ExtraForbidden: the dict that it is in
	Under   *value.Value // the key whose value is refused as a whole
}

// Validator checks a value and returns what it becomes in the JSON form of the
// model; the problems are nil when it is accepted.
type Validator func(v *value.Value) (*value.Value, []Problem)

// Refuse is a single problem at the value itself.
func Refuse(v *value.Value, kind, message string) []Problem {
	return []Problem{{Type: kind, Message: message, Input: v}}
}

// Raise is the problem that `raise ValueError(message)` in a validator makes.
func Raise(v *value.Value, message string) []Problem {
	return Refuse(v, ValueError, "Value error, "+message)
}

// At puts the problems below a step.
func At(step Step, problems []Problem) []Problem {
	for i := range problems {
		problems[i].Loc = append(Loc{step}, problems[i].Loc...)
	}
	return problems
}

// under notes the key of an entry in the problems that are about its value as
// a whole.
func under(key *value.Value, problems []Problem) []Problem {
	for i := range problems {
		if len(problems[i].Loc) == 0 {
			problems[i].Under = key
		}
	}
	return problems
}

// Crashed reports whether an exception ended the validation.
func Crashed(problems []Problem) bool {
	for _, p := range problems {
		if p.Type == Crash {
			return true
		}
	}
	return false
}

// Before runs check before the validator, which is given what check returns.
func Before(check, next Validator) Validator {
	return func(v *value.Value) (*value.Value, []Problem) {
		changed, problems := check(v)
		if problems != nil {
			return nil, problems
		}
		return next(changed)
	}
}

// After runs check on what the validator accepted.
func After(first, check Validator) Validator {
	return func(v *value.Value) (*value.Value, []Problem) {
		accepted, problems := first(v)
		if problems != nil {
			return nil, problems
		}
		out, problems := check(accepted)
		for i := range problems {
			if problems[i].Input == accepted {
				problems[i].Input = v
			}
		}
		return out, problems
	}
}

// Optional accepts None too.
func Optional(inner Validator) Validator {
	return func(v *value.Value) (*value.Value, []Problem) {
		if v.Kind == value.Null {
			return v, nil
		}
		return inner(v)
	}
}

// None accepts nothing but None.
func None(v *value.Value) (*value.Value, []Problem) {
	if v.Kind == value.Null {
		return v, nil
	}
	return nil, Refuse(v, "none_required", "Input should be None")
}

// Any accepts everything.
func Any(v *value.Value) (*value.Value, []Problem) { return JSON(v), nil }

// Choice is one alternative of a union, with the name that locates problems.
type Choice struct {
	Label string
	Type  Validator
}

// Union accepts what the first fitting alternative accepts; alternatives are
// to be given so that no earlier one converts what a later one takes as it is.
func Union(choices ...Choice) Validator {
	return func(v *value.Value) (*value.Value, []Problem) {
		var all []Problem
		for _, choice := range choices {
			out, problems := choice.Type(v)
			if problems == nil {
				return out, nil
			}
			all = append(all, At(Label(choice.Label), problems)...)
		}
		return nil, all
	}
}

// Literal accepts the given strings only.
func Literal(allowed ...string) Validator {
	quoted := make([]string, len(allowed))
	for i, text := range allowed {
		quoted[i] = "'" + text + "'"
	}
	message := "Input should be " + JoinOr(quoted)
	return func(v *value.Value) (*value.Value, []Problem) {
		for _, text := range allowed {
			if v.IsString(text) {
				return v, nil
			}
		}
		return nil, []Problem{{Type: LiteralError, Message: message, Input: v, Allowed: allowed}}
	}
}

// JoinOr lists words as "a, b or c".
func JoinOr(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
