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
	context int // where what it was reading began
	hasCtx  bool
	end     int              // the byte after the text it is about; 0: to be worked out
	args    []any            // what the texts of problems have in their place holders
	node    *Node            // the node it is about, of those that are found in a tree
	first   *Node            // duplicateKey: the key that was there before
	warning bool             // charmcraft accepts it
	ways    []diagnostic.Fix // the ways out of it, once they were looked for
	sought  *source.File     // in this text
}

// problemKind is a row of the table of problems.
type problemKind uint8

// fail stops the scanner, or the grammar, with a problem.
func (s *scanner) fail(kind problemKind, at int, args ...any) {
	panic(&problem{kind: kind, at: at, args: args})
}

// failIn is fail at the place that is read, with the one where what is being
// read began.
func (s *scanner) failIn(kind problemKind, context int, args ...any) {
	s.failAt(kind, context, s.at.offset, args...)
}

// failHere is failIn for a problem with the character that is there, which
// is the last of its arguments.
func (s *scanner) failHere(kind problemKind, context int, args ...any) {
	s.failIn(kind, context, append(args, s.here(0))...)
}

// failAt is failIn for a problem at another place.
func (s *scanner) failAt(kind problemKind, context, at int, args ...any) {
	panic(&problem{kind: kind, at: at, context: context, hasCtx: true, args: args})
}

// text is the problem in PyYAML's words: its `problem` attribute.
func (p *problem) text() string { return fill(problems[p.kind].python, p.args) }

// details is what Python's str() makes of the error, in the stream that is
// called name and has the given text.
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

// where is Python's str() of a mark.
func (m mark) where(name string) string {
	return fmt.Sprintf("  in %q, line %d, column %d", name, m.line+1, m.column+1)
}

// fill puts args, as Python's repr() writes them, for {0}, {1} and so on; with
// a ! before the number, as they are.
func fill(text string, args []any) string {
	var places []string
	for i, arg := range args {
		number := strconv.Itoa(i) + "}"
		places = append(places, "{"+number, repr(arg), "{!"+number, str(arg))
	}
	return strings.NewReplacer(places...).Replace(text)
}

// str is an argument as Python's str() writes it, repr as repr() does.
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
