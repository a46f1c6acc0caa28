// Package pydantic validates values as pydantic 2.14 does in its lax mode
// (pydantic-core 2.50): what it converts, what it refuses, where it says the
// problem is, and what model_dump(mode="json") makes of the outcome. It also
// has the texts that charms read by themselves: addresses, e-mail addresses,
// numbers and booleans.
package pydantic

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Step is one step of the way to a problem: a name, or an index in a list. A
// label is a step that is not in the value: pydantic's name for an alternative
// of a union, or for a key.
type Step struct {
	Name    string // as Python's str has it
	IsIndex bool
	Label   bool
}

// Loc is the way from the validated value to a problem.
type Loc []Step

// Name is a step into the entry of that name.
func Name(name string) Step { return Step{Name: name} }

// Label is a step that is not in the value.
func Label(name string) Step { return Step{Name: name, Label: true} }

// Index is a step into the item at that place.
func Index(i int) Step { return Step{Name: strconv.Itoa(i), IsIndex: true} }

// String joins the steps with dots.
func (l Loc) String() string {
	steps := make([]string, len(l))
	for i, step := range l {
		steps[i] = step.Name
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
	Allowed []string     // LiteralError and ExtraForbidden: what may be there
	Beside  *value.Value // ExtraForbidden: the dict that it is in
	Under   *value.Value // the key whose value is refused as a whole
}

// Problems are all that pydantic refuses of a value; nil when it is accepted.
type Problems []*Problem

// Type is a type of pydantic. The types of this package are data, so that a
// table of them costs nothing when the program starts.
type Type interface {
	// Validate checks a value and returns what it becomes in the JSON form of
	// the model.
	Validate(v *value.Value) (*value.Value, Problems)
}

// Func is a type that is a function.
type Func func(v *value.Value) (*value.Value, Problems)

// Validate calls the function.
func (f Func) Validate(v *value.Value) (*value.Value, Problems) { return f(v) }

// Refuse is a single problem at the value itself.
func Refuse(v *value.Value, kind, message string) Problems {
	return Problems{{Type: kind, Message: message, Input: v}}
}

// Raise is the problem that `raise ValueError(message)` in a validator makes.
func Raise(v *value.Value, message string) Problems {
	return Refuse(v, ValueError, "Value error, "+message)
}

// At puts the problems below a step.
func At(step Step, problems Problems) Problems {
	for _, p := range problems {
		p.Loc = append(Loc{step}, p.Loc...)
	}
	return problems
}

// Add adds the problems of what is at a step.
func (all *Problems) Add(step Step, problems Problems) {
	*all = append(*all, At(step, problems)...)
}

// under notes the key of an entry in the problems that are about its value as
// a whole.
func under(key *value.Value, problems Problems) Problems {
	for _, p := range problems {
		if len(p.Loc) == 0 {
			p.Under = key
		}
	}
	return problems
}

// Crashed is the exception that ended the validation, or nil.
func (all Problems) Crashed() *Problem {
	for _, p := range all {
		if p.Type == Crash {
			return p
		}
	}
	return nil
}

// After is a type with a check of what it accepts.
type After struct {
	Of    Type
	Check Func
}

// Validate runs the check behind the type.
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

// Optional is a type or None.
type Optional struct{ Of Type }

// Validate accepts None too.
func (t *Optional) Validate(v *value.Value) (*value.Value, Problems) {
	if v.Kind == value.Null {
		return v, nil
	}
	return t.Of.Validate(v)
}

// None accepts nothing but None.
var None Func = func(v *value.Value) (*value.Value, Problems) {
	if v.Kind == value.Null {
		return v, nil
	}
	return nil, Refuse(v, "none_required", "Input should be None")
}

// Any accepts everything.
var Any Func = func(v *value.Value) (*value.Value, Problems) { return JSON(v), nil }

// Choice is one alternative of a union, with the name that locates problems.
type Choice struct {
	Label string
	Type  Type
}

// Union accepts what the first fitting alternative accepts; alternatives are
// to be given so that no earlier one converts what a later one takes as it is.
type Union []Choice

// Validate tries the alternatives.
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

// Literal accepts the given strings only.
type Literal []string

// Validate looks the string up.
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
