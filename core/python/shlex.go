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
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case s.quote == '\'' && c != '\'', s.quote == '"' && c != '"' && c != '\\':
			s.word.WriteByte(c)
		case s.quote == 0 && strings.IndexByte(" \t\r\n", c) >= 0:
			s.end()
		case c == '\\':
			if i++; i == len(text) {
				return nil, ErrQuotation
			}
			s.escaped(text[i])
		case c == s.quote:
			s.quote = 0
		case s.quote == 0 && (c == '"' || c == '\''):
			s.quote, s.inWord = c, true
		default:
			s.word.WriteByte(c)
			s.inWord = true
		}
	}
	if s.quote != 0 {
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
	s.inWord = true
}
