package document

import (
	"fmt"
	"strconv"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// problem is one reason why PyYAML refuses a text.
type problem struct {
	kind    problemKind
	at      int // where PyYAML sees it, as an offset in bytes
	context int // where the thing that it was reading began
	hasCtx  bool
	end     int              // the byte after the text that it is about; 0 if still unknown
	args    []any            // the arguments for the placeholders in its texts
	node    *Node            // the node that it is about, if it was found in a tree
	first   *Node            // duplicateKey: the first key
	warning bool             // charmcraft accepts it
	ways    []diagnostic.Fix // its fixes, once they were computed
	sought  *source.File     // the text for which they were computed
}

// problemKind is a row of the table of problems.
type problemKind uint8

// fail stops the scanner, or the grammar, with a problem.
func (s *scanner) fail(kind problemKind, at int, args ...any) {
	panic(&problem{kind: kind, at: at, args: args})
}

// failIn is fail at the current place, with the context: where the thing that
// the scanner is reading began.
func (s *scanner) failIn(kind problemKind, context int, args ...any) {
	s.failAt(kind, context, s.at.offset, args...)
}

// failHere is failIn for a problem with the current character, which it appends
// to the arguments.
func (s *scanner) failHere(kind problemKind, context int, args ...any) {
	s.failIn(kind, context, append(args, s.here(0))...)
}

// require stops the scanner like failHere unless ok.
func (s *scanner) require(ok bool, kind problemKind, context int, args ...any) {
	if !ok {
		s.failHere(kind, context, args...)
	}
}

// failAt is failIn with another place for the problem.
func (s *scanner) failAt(kind problemKind, context, at int, args ...any) {
	panic(&problem{kind: kind, at: at, context: context, hasCtx: true, args: args})
}

// text returns the problem in PyYAML's words: its `problem` attribute.
func (p *problem) text() string { return fill(problems[p.kind].python, p.args) }

// details returns Python's str() of the error, in a stream with the given name
// and text.
func (p *problem) details(name, text string) string {
	row := &problems[p.kind]
	if row.reader {
		return p.text() + fmt.Sprintf("\n  in %q, position %d", name, markAt(text, p.at).index)
	}
	details, at := "", markAt(text, p.at).where(name)
	if row.context != "" {
		details = fill(row.context, p.args) + "\n"
	}
	if context := markAt(text, p.context).where(name); p.hasCtx && context != at {
		details += context + "\n"
	}
	return details + p.text() + "\n" + at
}

// where returns Python's str() of a mark.
func (m mark) where(name string) string {
	return fmt.Sprintf("  in %q, line %d, column %d", name, m.line+1, m.column+1)
}

// fill replaces {0}, {1} and so on by args as Python's repr() writes them, and
// {!0}, {!1} and so on by args as they are.
func fill(text string, args []any) string {
	var places []string
	for i, arg := range args {
		number := strconv.Itoa(i) + "}"
		places = append(places, "{"+number, repr(arg), "{!"+number, str(arg))
	}
	return strings.NewReplacer(places...).Replace(text)
}

// str returns an argument as Python's str() writes it, and repr as repr() does.
func str(arg any) string {
	switch arg := arg.(type) {
	case string:
		return arg
	case verbatim:
		return string(arg)
	case fmt.Stringer:
		return arg.String()
	}
	return fmt.Sprint(arg)
}

func repr(arg any) string {
	switch arg := arg.(type) {
	case string:
		return value.ReprString(arg)
	case fmt.Stringer:
		return value.ReprString(arg.String())
	case rune:
		return fmt.Sprintf("#x%04x", arg)
	}
	return str(arg)
}
