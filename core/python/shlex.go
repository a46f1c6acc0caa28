package python

import (
	"errors"
	"strings"
)

// ErrQuotation is the error of SplitCommand where shlex.split raises
// ValueError: for a quotation that does not end, or a backslash at the end.
var ErrQuotation = errors.New("has a quotation that does not end")

// SplitCommand follows shlex.split: POSIX rules, no comments. The error is
// ErrQuotation.
func SplitCommand(text string) ([]string, error) {
	s := splitter{words: []string{}}
	for i := range len(text) {
		s.take(text[i])
	}
	if s.quote != 0 || s.escape {
		return nil, ErrQuotation
	}
	s.end()
	return s.words, nil
}

// splitter is the state of splitting a command.
type splitter struct {
	words  []string
	word   strings.Builder
	inWord bool
	quote  byte // the open quote, or 0
	escape bool // whether the last character is a backslash that escapes the next
}

// take reads a character.
func (s *splitter) take(c byte) {
	switch {
	case s.escape:
		s.escaped(c)
	case c == '\\' && s.quote != '\'':
		s.escape = true
	case s.quote != 0:
		s.quoted(c)
	default:
		s.unquoted(c)
	}
}

func (s *splitter) quoted(c byte) {
	if c == s.quote {
		s.quote = 0
	} else {
		s.word.WriteByte(c)
	}
}

func (s *splitter) unquoted(c byte) {
	switch {
	case strings.IndexByte(" \t\r\n", c) >= 0:
		s.end()
		return
	case c == '"' || c == '\'':
		s.quote = c
	default:
		s.word.WriteByte(c)
	}
	s.inWord = true
}

// end ends the current word, if there is one.
func (s *splitter) end() {
	if s.inWord {
		s.words = append(s.words, s.word.String())
		s.word.Reset()
		s.inWord = false
	}
}

// escaped reads the character after a backslash. In double quotes the backslash
// stays, unless a double quote or a backslash follows.
func (s *splitter) escaped(c byte) {
	if s.quote == '"' && c != '"' && c != '\\' {
		s.word.WriteByte('\\')
	}
	s.word.WriteByte(c)
	s.inWord, s.escape = true, false
}
