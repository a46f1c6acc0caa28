package python

import (
	"errors"
	"strings"
)

// ErrQuotation is returned by SplitCommand where shlex.split raises
// ValueError: a quotation that does not end, or a backslash at the end.
var ErrQuotation = errors.New("has a quotation that does not end")

// SplitCommand is shlex.split: POSIX rules, no comments.
func SplitCommand(text string) ([]string, error) {
	words := []string{}
	var word strings.Builder
	inWord, quote := false, byte(0)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quote == '\'' && c != '\'', quote == '"' && c != '"' && c != '\\':
			word.WriteByte(c)
		case quote == 0 && strings.IndexByte(" \t\r\n", c) >= 0:
			if inWord {
				words = append(words, word.String())
				word.Reset()
				inWord = false
			}
		case c == '\\':
			if i++; i == len(text) {
				return nil, ErrQuotation
			}
			if quote == '"' && text[i] != '"' && text[i] != '\\' {
				word.WriteByte('\\')
			}
			word.WriteByte(text[i])
			inWord = true
		case c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote, inWord = c, true
		default:
			word.WriteByte(c)
			inWord = true
		}
	}
	if quote != 0 {
		return nil, ErrQuotation
	}
	if inWord {
		words = append(words, word.String())
	}
	return words, nil
}
