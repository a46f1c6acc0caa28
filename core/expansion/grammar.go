package expansion

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/value"
)

// The clauses of the grammar in parts (craft_grammar/_processor.py, 2.3).
var (
	forClause   = regexp.MustCompile(`^for\s+`)
	onToClause  = regexp.MustCompile(`^(on\s+\S+)\s+(to\s+\S+)$`)
	onClause    = regexp.MustCompile(`^on\s+`)
	toClause    = regexp.MustCompile(`^to\s+`)
	elseFail    = regexp.MustCompile(`^else\s+fail$`)
	selectorsOf = regexp.MustCompile(`^(?:on|to|for)\s+([^,\s](?:,?[^,]+)*)$`)
	whitespace  = regexp.MustCompile(`^.*\s.*$`)
)

var (
	errUnsatisfied = errors.New("the clause cannot be satisfied")
	errSyntax      = errors.New("Invalid grammar syntax")
)

// syntaxError is a GrammarSyntaxError.
type syntaxError struct{ text string }

// Error returns the message that craft-grammar prints.
func (e syntaxError) Error() string { return "Invalid grammar syntax: " + e.text + "." }

// variant is the grammar that a project uses. A project cannot use both.
type variant uint8

const (
	unknownVariant variant = iota
	toVariant
	forVariant
)

// processor selects what applies to the target, as GrammarProcessor does.
type processor struct {
	target  target
	variant variant
}

func (p *processor) use(v variant) error {
	if p.variant == unknownVariant {
		p.variant = v
	}
	if p.variant != v {
		return syntaxError{"The 'for' statement can't be used with 'on' or 'to' statements. " +
			"Either replace all 'to <arch>' statements with 'for <platform>' or replace all 'for <platform>' statements with 'to <arch>' statements."}
	}
	return nil
}

// statement is a clause with the values that it selects.
type statement struct {
	holds bool
	text  string
	body  []*value.Value
	elses [][]*value.Value
}

// process follows GrammarProcessor.process.
func (p *processor) process(grammar []*value.Value) ([]*value.Value, error) {
	g := &selection{processor: p}
	for _, item := range grammar {
		if err := g.take(item); err != nil {
			return nil, err
		}
	}
	err := g.finish(g.open)
	return g.primitives, err
}

// selection collects what a list with grammar has selected so far.
type selection struct {
	*processor
	primitives []*value.Value
	open       *statement // which an else may follow
	seen       []string   // the statements that are finished
}

// take reads one item of the list: clauses, an else, or a value to select.
func (g *selection) take(item *value.Value) error {
	if isNumber(item) || item.Kind == value.List {
		g.primitives = append(g.primitives, item)
		return nil
	}
	open, finalised, err := g.section(item, g.open)
	if err == nil {
		err = g.finish(finalised)
	}
	if g.open = open; open == nil && !isElseFail(item) {
		g.primitives = append(g.primitives, item)
	}
	return err
}

// finish adds the values that a statement selects.
func (g *selection) finish(s *statement) error {
	if s == nil {
		return nil
	}
	if slices.Contains(g.seen, s.text) {
		return syntaxError{"found duplicate " + value.ReprString(s.text) + " statements. These should be merged."}
	}
	g.seen = append(g.seen, s.text)
	found, err := g.evaluate(s)
	g.primitives = append(g.primitives, found...)
	return err
}

func isNumber(v *value.Value) bool {
	return v.Kind == value.Int || v.Kind == value.Float || v.Kind == value.Bool
}

func isElseFail(v *value.Value) bool {
	return v.Kind == value.String && strings.HasPrefix(v.Text, "else") && elseFail.MatchString(v.Text)
}

// section reads one item. It returns the statement that is now open and the one
// that is now complete.
func (p *processor) section(v *value.Value, current *statement) (open, finalised *statement, err error) {
	switch {
	case isElseFail(v):
		return current, nil, p.elseFail(current)
	case v.Kind == value.Map:
		return p.clauses(v, current)
	case v.Kind == value.String:
		return nil, current, nil
	}
	return nil, nil, syntaxError{"expected grammar section to be either of type 'str' or type 'dict', but got <class '" + v.Kind.String() + "'>"}
}

// elseFail adds an else that selects nothing to a statement.
func (p *processor) elseFail(current *statement) error {
	if err := p.use(toVariant); err != nil {
		return err
	}
	if current == nil {
		return errNoElse
	}
	current.elses = append(current.elses, nil)
	return nil
}

var errNoElse = syntaxError{"'else' doesn't seem to correspond to an 'on' or 'try'"}

// clauses follows _parse_section_dictionary.
func (p *processor) clauses(section *value.Value, current *statement) (open, finalised *statement, err error) {
	open = current
	for _, e := range section.Map.Entries() {
		next, err := p.clause(e, open)
		if err != nil {
			return nil, nil, err
		}
		if next != open {
			open, finalised = next, cmp.Or(open, finalised)
		}
	}
	return open, finalised, nil
}

// clause reads an entry: an else of the open statement, or the next statement.
// It returns the one that is open then.
func (p *processor) clause(e value.Entry, open *statement) (*statement, error) {
	switch {
	case e.Key.Kind != value.String:
		return nil, errSyntax
	case e.Key.Text != "else":
		return p.statement(e.Key.Text, bodyOf(e.Value))
	case open == nil:
		return nil, errNoElse
	}
	open.elses = append(open.elses, bodyOf(e.Value))
	return open, nil
}

// statement returns the clause that a key begins, or nil if the key does not
// begin one.
func (p *processor) statement(key string, body []*value.Value) (*statement, error) {
	both := onToClause.FindStringSubmatch(key)
	switch {
	case both != nil:
		return p.compound(both[1], both[2], body)
	case onClause.MatchString(key):
		return p.simple(key, toVariant, p.target.buildOn, body)
	case forClause.MatchString(key):
		return p.simple(key, forVariant, "any", body)
	case toClause.MatchString(key):
		return p.simple(key, toVariant, p.target.buildFor, body)
	}
	return nil, nil
}

// compound returns the statement for 'on … to …'.
func (p *processor) compound(onKey, toKey string, body []*value.Value) (*statement, error) {
	on, err := p.simple(onKey, toVariant, p.target.buildOn, body)
	if err != nil {
		return nil, err
	}
	to, err := p.simple(toKey, toVariant, p.target.buildFor, body)
	if err != nil {
		return nil, err
	}
	return &statement{holds: on.holds && to.holds, text: on.text + " " + to.text, body: body}, nil
}

func (p *processor) simple(key string, v variant, selected string, body []*value.Value) (*statement, error) {
	if err := p.use(v); err != nil {
		return nil, err
	}
	word := strings.Fields(key)[0]
	selectors, err := selectorsIn(key, word)
	if err != nil {
		return nil, err
	}
	holds := len(selectors) == 1 && selectors[0] == selected
	return &statement{holds: holds, text: statementText(word, selectors), body: body}, nil
}

// selectorsIn returns the selectors of a clause that begins with a word, sorted
// and without duplicates.
func selectorsIn(key, word string) ([]string, error) {
	match := selectorsOf.FindStringSubmatch(key)
	if why := invalidSelectors(word, match); why != "" {
		return nil, syntaxError{value.ReprString(key) + " is not a valid '" + word + "' clause: " + why}
	}
	return sortedSet(strings.Split(match[1], ",")), nil
}

// statementText returns a clause as messages show it: "on amd64,arm64".
func statementText(word string, selectors []string) string {
	separator := ", "
	if word == "on" {
		separator = ","
	}
	return word + " " + strings.Join(selectors, separator)
}

// invalidSelectors says what is wrong with the selectors of a clause, or
// returns "".
func invalidSelectors(word string, match []string) string {
	switch {
	case match == nil && word == "for":
		return "selector is missing"
	case match == nil:
		return "selectors are missing"
	case whitespace.MatchString(match[1]) && word == "for":
		return "spaces are not allowed in the selector"
	case whitespace.MatchString(match[1]):
		return "spaces are not allowed in the selectors"
	case word == "for" && strings.Contains(match[1], ","):
		return "multiple selectors are not allowed"
	}
	return ""
}

// evaluate follows Statement.process: it returns the body, or the first else
// that selects anything.
func (p *processor) evaluate(s *statement) ([]*value.Value, error) {
	if s.holds {
		return p.process(s.body)
	}
	return p.firstElse(s.elses)
}

func (p *processor) firstElse(elses [][]*value.Value) ([]*value.Value, error) {
	for _, body := range elses {
		if len(body) == 0 {
			return nil, errUnsatisfied
		}
		found, err := p.process(body)
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}
