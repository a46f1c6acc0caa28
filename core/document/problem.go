package document

import (
	"fmt"
	"strings"

	"charm-playground/core/value"
)

// problem is one reason why PyYAML refuses a text.
type problem struct {
	kind    problemKind
	at      mark // where PyYAML sees it
	context mark // where what it was reading began
	hasCtx  bool
	end     int   // the byte after the text it is about; 0: to be worked out
	args    []any // what the texts of problems have in their place holders
	node    *Node // the node it is about, of those that are found in a tree
	first   *Node // duplicateKey: the key that was there before
	warning bool  // charmcraft accepts it
}

// problemKind is a row of the table of problems.
type problemKind uint8

// fail stops the scanner, or the grammar, with a problem.
func (s *scanner) fail(kind problemKind, at mark, args ...any) {
	panic(&problem{kind: kind, at: at, args: args})
}

// failIn is fail with the place where what was being read began.
func (s *scanner) failIn(kind problemKind, context, at mark, args ...any) {
	panic(&problem{kind: kind, at: at, context: context, hasCtx: true, args: args})
}

// text is the problem in PyYAML's words: its `problem` attribute.
func (p *problem) text() string { return fill(problems[p.kind].python, p.args) }

// details is what Python's str() makes of the error, in the stream that is
// called name.
func (p *problem) details(name string) string {
	row := problems[p.kind]
	if row.reader {
		return p.text() + fmt.Sprintf("\n  in %q, position %d", name, p.at.index)
	}
	var lines []string
	if row.context != "" {
		lines = append(lines, fill(row.context, p.args))
	}
	if p.hasCtx && (p.context.line != p.at.line || p.context.column != p.at.column) {
		lines = append(lines, p.context.where(name))
	}
	return strings.Join(append(lines, p.text(), p.at.where(name)), "\n")
}

// where is Python's str() of a mark.
func (m mark) where(name string) string {
	return fmt.Sprintf("  in %q, line %d, column %d", name, m.line+1, m.column+1)
}

// fill puts args, as Python's repr() writes them, for {0}, {1} and so on; with
// a ! before the number, as they are.
func fill(text string, args []any) string {
	for i, arg := range args {
		text = strings.ReplaceAll(text, fmt.Sprintf("{%d}", i), repr(arg))
		text = strings.ReplaceAll(text, fmt.Sprintf("{!%d}", i), fmt.Sprint(arg))
	}
	return text
}

func repr(arg any) string {
	switch arg := arg.(type) {
	case string:
		return value.Quote(arg)
	case tokenKind:
		return value.Quote(string(arg))
	case verbatim:
		return string(arg)
	case rune:
		return fmt.Sprintf("#x%04x", arg)
	default:
		return fmt.Sprint(arg)
	}
}
