package python

import (
	"errors"

	"charm-playground/core/shlex"
)

// ErrQuotation is the error of SplitCommand where shlex.split raises
// ValueError: for a quotation that does not end, or a backslash at the end.
var ErrQuotation = errors.New("has a quotation that does not end")

// SplitCommand follows shlex.split: POSIX rules, no comments. The error is
// ErrQuotation.
func SplitCommand(text string) ([]string, error) {
	s := shlex.Split(text, shlex.Dialect{KeepsBackslash: true})
	if s.Quote != 0 || s.Escape {
		return nil, ErrQuotation
	}
	return s.Words, nil
}
