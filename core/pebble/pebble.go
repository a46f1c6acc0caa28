// Package pebble reproduces how Pebble reads the services of a rock: the words
// of their commands, the values that it accepts and the order in which it
// starts them (github.com/canonical/pebble v1.32.1, internals/plan, and
// github.com/canonical/x-go, strutil/shlex).
package pebble

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

// Command is a service's command as Pebble splits it.
type Command struct {
	Base    []string // the program with its arguments
	Default []string // the words in [ … ], which arguments at the start replace
	Comment string   // the text after a '#' that begins a word, which Pebble ignores
}

// SplitCommand is Service.ParseCommand. Its problem is a sentence without the
// final dot, or empty.
func SplitCommand(text string) (c Command, problem string) {
	words, comment, problem := split(text)
	c.Comment = comment
	inside, closed := false, false
	for i, word := range words {
		switch {
		case problem != "":
			return c, problem
		case inside && word.bracket("["):
			problem = "a [ … ] group cannot hold another one"
		case inside && word.bracket("]"):
			inside, closed = false, true
		case inside:
			c.Default = append(c.Default, string(word))
		case closed:
			problem = "nothing can follow the [ … ] group"
		case word.bracket("["):
			if inside = true; i == 0 {
				problem = "the command cannot begin with a [ … ] group"
			}
		case word.bracket("]"):
			problem = "there is a ']' without a '['"
		default:
			c.Base = append(c.Base, string(word))
		}
	}
	return c, problem
}

// word is a word of a command without its quotes.
type word string

func (w word) bracket(text string) bool { return string(w) == text }

// split is shlex.Split, and also returns the comment that it leaves out.
func split(text string) (words []word, comment, problem string) {
	s := splitter{}
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c == '\\' && s.quote != '\'':
			if i++; i == len(text) {
				return nil, "", "its last character is a backslash, which must escape another one"
			}
			s.write(text[i])
		case s.quote != 0 && c == s.quote:
			s.quote = 0
		case s.quote != 0:
			s.open.WriteByte(c)
		case c == '"', c == '\'':
			s.quote, s.started = c, true
		case strings.IndexByte(" \t\r\n", c) >= 0:
			s.end()
		case c == '#' && !s.started:
			comment, _, _ = strings.Cut(text[i:], "\n")
			i += len(comment)
		default:
			s.write(c)
		}
	}
	if s.quote != 0 {
		return nil, "", "it opens a quotation with " + string(s.quote) + " that does not end"
	}
	s.end()
	return s.words, comment, ""
}

// splitter is what is read of a command.
type splitter struct {
	words   []word
	open    strings.Builder // the word that is being read
	started bool            // even if it is empty so far
	quote   byte            // the one that is open, or 0
}

func (s *splitter) write(c byte) {
	s.open.WriteByte(c)
	s.started = true
}

// end ends a word, if one has begun.
func (s *splitter) end() {
	if s.started {
		s.words = append(s.words, word(s.open.String()))
		s.open.Reset()
		s.started = false
	}
}

// Actions returns what can happen at an event: on-success, on-failure or a
// failed check.
func Actions(event string) []string {
	all := []string{"restart", "shutdown", "ignore"}
	if event == "on-success" {
		return append(all, "failure-shutdown")
	}
	return append(all, "success-shutdown")
}

// IsDuration reports whether Pebble accepts a text as a duration: "500ms",
// "1m30s".
func IsDuration(text string) bool {
	_, err := time.ParseDuration(text)
	return err == nil
}

// IsFactor reports whether Pebble accepts a text as the factor of a backoff.
func IsFactor(text string) bool {
	f, err := strconv.ParseFloat(text, 64)
	return err == nil && f >= 1
}

// NameProblem returns why Pebble refuses a service's name: a clause, or empty.
func NameProblem(name string) string {
	switch {
	case name == "":
		return "a service needs a name"
	case name == "pebble":
		return "it keeps the name 'pebble' for itself"
	case strings.HasPrefix(name, "-"):
		return "a service's name cannot begin with '-'"
	}
	return ""
}

// Edge says that a service starts after another one.
type Edge struct{ Service, After string }

// Loops reports for each edge whether it is part of a loop, which leaves Pebble
// without an order, so that it refuses all services. A service after itself is
// not a loop to Pebble.
func Loops(edges []Edge) []bool {
	followers := map[string][]string{}
	for _, e := range edges {
		followers[e.Service] = append(followers[e.Service], e.After)
	}
	in := make([]bool, len(edges))
	for i, e := range edges {
		in[i] = e.Service != e.After && slices.Contains(reached(followers, e.After), e.Service)
	}
	return in
}

// reached returns all services that come after a service, directly or not.
func reached(followers map[string][]string, from string) []string {
	known := map[string]bool{from: true}
	all := []string{from}
	for i := 0; i < len(all); i++ {
		for _, next := range followers[all[i]] {
			if !known[next] {
				known[next] = true
				all = append(all, next)
			}
		}
	}
	return all
}
