// Package shlex splits commands into words by the quoting rules of a POSIX
// shell, in the two forms that the charm's programs know: Python's shlex.split
// (CPython 3.11, Lib/shlex.py) and Pebble's shlex.Split
// (github.com/canonical/x-go, strutil/shlex).
package shlex

import "strings"

// Dialect is what distinguishes the two forms.
type Dialect struct {
	// Comments is whether a '#' at the beginning of a word begins a comment, up to
	// the end of the line.
	Comments bool
	// KeepsBackslash is whether a backslash in double quotes stays, unless a double
	// quote or a backslash follows.
	KeepsBackslash bool
}

// Result has the words of a command, and what is open at its end. A command is
// whole if nothing is open.
type Result struct {
	Words   []string // never nil
	Comment string   // the last one, with its '#'
	Quote   byte     // the quote that does not end, or 0
	Escape  bool     // whether the last character is a backslash that escapes the next
}

// Split splits a command. The Words do not include the one in which something is
// open.
func Split(text string, dialect Dialect) Result {
	s := splitter{dialect: dialect, rest: text, Result: Result{Words: []string{}}}
	for s.rest != "" {
		s.take()
	}
	if s.Quote == 0 && !s.Escape {
		s.end()
	}
	return s.Result
}

// splitter is the state of splitting a command.
type splitter struct {
	Result
	dialect Dialect
	rest    string          // what is not read yet
	word    strings.Builder // the word that is being read
	inWord  bool            // even if the word is empty so far
}

// take reads a character, or a whole comment.
func (s *splitter) take() {
	c := s.rest[0]
	s.rest = s.rest[1:]
	switch {
	case s.Escape:
		s.escaped(c)
	case c == '\\' && s.Quote != '\'':
		s.Escape = true
	case s.Quote != 0:
		s.quoted(c)
	default:
		s.unquoted(c)
	}
}

// escaped reads the character after a backslash.
func (s *splitter) escaped(c byte) {
	if s.dialect.KeepsBackslash && s.Quote == '"' && c != '"' && c != '\\' {
		s.write('\\')
	}
	s.write(c)
	s.Escape = false
}

func (s *splitter) quoted(c byte) {
	if c == s.Quote {
		s.Quote = 0
	} else {
		s.word.WriteByte(c)
	}
}

func (s *splitter) unquoted(c byte) {
	switch {
	case c == '"', c == '\'':
		s.Quote, s.inWord = c, true
	case strings.IndexByte(" \t\r\n", c) >= 0:
		s.end()
	case c == '#' && s.dialect.Comments && !s.inWord:
		s.skipComment()
	default:
		s.write(c)
	}
}

// skipComment reads the rest of the line after a '#'.
func (s *splitter) skipComment() {
	text, rest, _ := strings.Cut(s.rest, "\n")
	s.Comment, s.rest = "#"+text, rest
}

func (s *splitter) write(c byte) {
	s.word.WriteByte(c)
	s.inWord = true
}

// end ends the current word, if there is one.
func (s *splitter) end() {
	if s.inWord {
		s.Words = append(s.Words, s.word.String())
		s.word.Reset()
		s.inWord = false
	}
}
