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

	"charm-playground/core/shlex"
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
	g := grouping{Command: Command{Comment: comment}}
	for i := 0; i < len(words) && problem == ""; i++ {
		problem = g.add(words[i])
	}
	return g.Command, problem
}

// grouping is a command whose words are put where they belong.
type grouping struct {
	Command
	inside, closed bool // of its [ … ] group
}

// add adds a word. It returns the problem with it, if there is one.
func (g *grouping) add(word string) (problem string) {
	switch {
	case g.inside:
		return g.addInside(word)
	case g.closed:
		return "nothing can follow the [ … ] group"
	case word == "]":
		return "there is a ']' without a '['"
	case word == "[":
		return g.open()
	}
	g.Base = append(g.Base, word)
	return ""
}

func (g *grouping) open() (problem string) {
	g.inside = true
	if g.Base == nil {
		return "the command cannot begin with a [ … ] group"
	}
	return ""
}

func (g *grouping) addInside(word string) (problem string) {
	switch word {
	case "[":
		return "a [ … ] group cannot hold another one"
	case "]":
		g.inside, g.closed = false, true
	default:
		g.Default = append(g.Default, word)
	}
	return ""
}

// split is shlex.Split, and also returns the comment that it leaves out.
func split(text string) (words []string, comment, problem string) {
	s := shlex.Split(text, shlex.Dialect{Comments: true})
	switch {
	case s.Escape:
		return nil, "", "its last character is a backslash, which must escape another one"
	case s.Quote != 0:
		return nil, "", "it opens a quotation with " + string(s.Quote) + " that does not end"
	}
	return s.Words, s.Comment, ""
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
