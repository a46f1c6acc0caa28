// Package pydantic validates values as pydantic 2.14 does in its lax mode
// (pydantic-core 2.50): what it converts, what it refuses, where it reports a
// problem, and what model_dump(mode="json") returns. It also reads the texts
// that charms validate themselves: URLs, e-mail addresses, numbers and
// booleans.
package pydantic

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Step is one step of the path to a problem: a name, or an index in a list. A
// label is a step that is not in the value: pydantic's name for an alternative
// of a union, or for a key.
type Step struct {
	Name    string // as Python's str writes it
	IsIndex bool
	Label   bool
}

// Loc is the path from the validated value to a problem.
type Loc []Step

// Name returns a step to the entry with a name.
func Name(name string) Step { return Step{Name: name} }

// Label returns a step that is not in the value.
func Label(name string) Step { return Step{Name: name, Label: true} }

// Index returns a step to the item at an index, from 0.
func Index(i int) Step { return Step{Name: strconv.Itoa(i), IsIndex: true} }

// String joins the steps with dots.
func (l Loc) String() string {
	steps := make([]string, len(l))
	for i, step := range l {
		steps[i] = step.Name
	}
	return strings.Join(steps, ".")
}

// The types of problems that the core distinguishes by name. The other types
// are those of https://docs.pydantic.dev/2.12/errors/validation_errors/.
const (
	Missing        = "missing"
	ExtraForbidden = "extra_forbidden"
	ValueError     = "value_error"
	LiteralError   = "literal_error"
	InvalidKey     = "invalid_key"
	// Crash is not a validation error but another exception, which ends the
	// validation.
	Crash = "crash"
)

// Problem is one reason why pydantic refuses a value.
type Problem struct {
	Loc     Loc
	Type    string
	Message string
	Input   *value.Value // the refused value; for Missing the dict that lacks the key
	Key     *value.Value // the key, if the key itself is refused
	Allowed []string     // LiteralError and ExtraForbidden: the allowed words
	Beside  *value.Value // ExtraForbidden: the dict with the key
	Under   *value.Value // the key of the refused value, if the whole value is refused
}

// Problems has all reasons why pydantic refuses a value; nil if it accepts it.
type Problems []*Problem

// Type is a type of pydantic. The types in this package are data, so that a
// table of them costs nothing when the program starts.
type Type interface {
	// Validate checks a value and returns it in the JSON form of the model.
	Validate(v *value.Value) (*value.Value, Problems)
}

// Func is a type implemented by a function.
type Func func(v *value.Value) (*value.Value, Problems)

// Validate calls the function.
func (f Func) Validate(v *value.Value) (*value.Value, Problems) { return f(v) }

// Refuse returns a single problem with the value itself.
func Refuse(v *value.Value, kind, message string) Problems {
	return Problems{{Type: kind, Message: message, Input: v}}
}

// Raise returns the problem that `raise ValueError(message)` in a validator
// causes.
func Raise(v *value.Value, message string) Problems {
	return Refuse(v, ValueError, "Value error, "+message)
}

// At prepends a step to the paths of the problems.
func At(step Step, problems Problems) Problems {
	for _, p := range problems {
		p.Loc = append(Loc{step}, p.Loc...)
	}
	return problems
}

// Add adds the problems of the value at a step.
func (all *Problems) Add(step Step, problems Problems) {
	*all = append(*all, At(step, problems)...)
}

// under sets the key of an entry in the problems with its whole value.
func under(key *value.Value, problems Problems) Problems {
	for _, p := range problems {
		if len(p.Loc) == 0 {
			p.Under = key
		}
	}
	return problems
}

// Crashed returns the exception that ended the validation, or nil.
func (all Problems) Crashed() *Problem {
	for _, p := range all {
		if p.Type == Crash {
			return p
		}
	}
	return nil
}

// After is a type with a check of the accepted value.
type After struct {
	Of    Type
	Check Func
}

// Validate runs the check after the type.
func (t *After) Validate(v *value.Value) (*value.Value, Problems) {
	accepted, problems := t.Of.Validate(v)
	if problems != nil {
		return nil, problems
	}
	out, problems := t.Check(accepted)
	for _, p := range problems {
		if p.Input == accepted {
			p.Input = v
		}
	}
	return out, problems
}

// Optional accepts a type or None.
type Optional struct{ Of Type }

// Validate also accepts None.
func (t *Optional) Validate(v *value.Value) (*value.Value, Problems) {
	if v.Kind == value.Null {
		return v, nil
	}
	return t.Of.Validate(v)
}

// None accepts only None.
var None Func = func(v *value.Value) (*value.Value, Problems) {
	if v.Kind == value.Null {
		return v, nil
	}
	return nil, Refuse(v, "none_required", "Input should be None")
}

// Any accepts everything.
var Any Func = func(v *value.Value) (*value.Value, Problems) { return JSON(v), nil }

// Choice is one alternative of a union, with the name in the paths of its
// problems.
type Choice struct {
	Label string
	Type  Type
}

// Union accepts a value with the first alternative that fits. Order the
// alternatives so that none converts a value that a later one accepts
// unchanged.
type Union []Choice

// Validate tries the alternatives in order.
func (t *Union) Validate(v *value.Value) (*value.Value, Problems) {
	var all Problems
	for _, choice := range *t {
		out, problems := choice.Type.Validate(v)
		if problems == nil {
			return out, nil
		}
		all.Add(Label(choice.Label), problems)
	}
	return nil, all
}

// Literal accepts only the given strings.
type Literal []string

// Validate looks up the string.
func (t *Literal) Validate(v *value.Value) (*value.Value, Problems) {
	if v.Kind == value.String && slices.Contains(*t, v.Text) {
		return v, nil
	}
	quoted := make([]string, len(*t))
	for i, text := range *t {
		quoted[i] = "'" + text + "'"
	}
	return nil, Problems{{Type: LiteralError, Message: "Input should be " + source.JoinOr(quoted), Input: v, Allowed: *t}}
}
