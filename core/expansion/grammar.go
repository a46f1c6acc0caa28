package expansion

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
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
	var current *statement
	for _, section := range grammar {
		if isNumber(section) || section.Kind == value.List {
			g.primitives = append(g.primitives, section)
			continue
		}
		next, finalised, err := p.section(section, current)
		if err == nil {
			err = g.finish(finalised)
		}
		if err != nil {
			return nil, err
		}
		current = next
		if next == nil && !isElseFail(section) {
			g.primitives = append(g.primitives, section)
		}
	}
	if err := g.finish(current); err != nil {
		return nil, err
	}
	return g.primitives, nil
}

// selection collects what a list with grammar has selected so far.
type selection struct {
	*processor
	primitives []*value.Value
	seen       []string // the statements that are finished
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
		if err := p.use(toVariant); err != nil {
			return nil, nil, err
		}
		if current == nil {
			return nil, nil, errNoElse
		}
		current.elses = append(current.elses, nil)
		return current, nil, nil
	case v.Kind == value.Map:
		return p.clauses(v, current)
	case v.Kind == value.String:
		return nil, current, nil
	}
	return nil, nil, syntaxError{"expected grammar section to be either of type 'str' or type 'dict', but got <class '" + v.Kind.String() + "'>"}
}

var errNoElse = syntaxError{"'else' doesn't seem to correspond to an 'on' or 'try'"}

// clauses follows _parse_section_dictionary.
func (p *processor) clauses(section *value.Value, current *statement) (open, finalised *statement, err error) {
	open = current
	for _, e := range section.Map.Entries() {
		if e.Key.Kind != value.String {
			return nil, nil, errSyntax
		}
		body := bodyOf(e.Value)
		switch {
		case e.Key.Text != "else":
			finalised = cmp.Or(open, finalised)
			open, err = p.statement(e.Key.Text, body)
		case open == nil:
			err = errNoElse
		default:
			open.elses = append(open.elses, body)
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return open, finalised, nil
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
	word, _, _ := strings.Cut(key, " ")
	word = strings.Fields(word)[0]
	match := selectorsOf.FindStringSubmatch(key)
	if why := invalidSelectors(word, match); why != "" {
		return nil, syntaxError{value.ReprString(key) + " is not a valid '" + word + "' clause: " + why}
	}
	selectors := strings.Split(match[1], ",")
	slices.Sort(selectors)
	selectors = slices.Compact(selectors)
	separator := ", "
	if word == "on" {
		separator = ","
	}
	return &statement{holds: len(selectors) == 1 && selectors[0] == selected, text: word + " " + strings.Join(selectors, separator), body: body}, nil
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
	for _, body := range s.elses {
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

// staysList reports whether a key of a part stays a list
// (craft_application/grammar.py, _NON_SCALAR_VALUES without organize).
func staysList(name string) bool {
	for i := range charmcraft.Part {
		if key := &charmcraft.Part[i]; key.Name == name && !key.Plain {
			return key.IsList()
		}
	}
	return false
}

// processGrammar selects in every part what applies to the target
// (craft_application/grammar.py, process_parts).
func (x *expander) processGrammar(yaml *value.Value) *failure {
	parts := yaml.Get("parts")
	if parts == nil {
		return nil
	}
	if parts.Kind != value.Map {
		return crash("AttributeError", wrongType("'parts'", parts, "a mapping of parts"))
	}
	p := &processor{target: x.target}
	out := parts
	for _, e := range parts.Map.Entries() {
		if e.Value.Kind != value.Map {
			return crash("AttributeError", wrongType("Part "+quoted(e.Key), e.Value, "a mapping"))
		}
		part, failed := p.part(e.Value)
		if failed != nil {
			return failed
		}
		out = with(parts, out, e, part)
	}
	yaml.Map.SetString("parts", out)
	return nil
}

// part processes the keys of a part.
func (p *processor) part(part *value.Value) (*value.Value, *failure) {
	out := part
	for _, e := range part.Map.Entries() {
		if items, ok := grammarItems(e); ok {
			selected, failed := p.key(out, e, items)
			if failed != nil {
				return nil, failed
			}
			out = with(part, out, e, selected)
		}
	}
	return out, nil
}

// key processes one key of a part.
func (p *processor) key(part *value.Value, e value.Entry, items []*value.Value) (*value.Value, *failure) {
	selected, err := p.process(items)
	var syntax syntaxError
	switch {
	case errors.As(err, &syntax):
		return nil, refuse("Invalid grammar syntax while processing '"+e.Key.Text+"' in '"+part.Repr()+"': "+err.Error(),
			findingAt(diagnostic.InvalidGrammar, e.Key, strings.TrimPrefix(err.Error(), "Invalid grammar syntax: ")))
	case err != nil:
		return nil, crash("UnsatisfiedStatementError", findingAt(diagnostic.InvalidGrammar, e.Key, "No clause of '"+e.Key.Text+"' applies to this platform, and it ends with 'else fail'."))
	case p.variant == forVariant && e.Key.Text == "organize":
		return mergeSelected(part, e, selected)
	}
	return processed(e, selected), nil
}

// mergeSelected follows merge_processed_dict: with 'for', it merges the
// selected dicts of organize into one.
func mergeSelected(part *value.Value, e value.Entry, selected []*value.Value) (*value.Value, *failure) {
	if len(selected) == 0 {
		return value.NewNull().From(e.Value), nil
	}
	merged := value.NewMap().From(e.Value)
	var twice []string
	for _, dict := range selected {
		if dict.Kind != value.Map {
			return nil, crash("AttributeError", findingAt(diagnostic.WrongType, dict, "'organize' selects "+dict.Kind.InWords()+", not a mapping of files."))
		}
		twice = append(twice, keysOfBoth(merged, dict)...)
		update(merged, dict)
	}
	if twice != nil {
		return nil, refuse("Duplicate keys in processed dict ["+strings.Join(twice, ", ")+"] in '"+part.Repr()+"'",
			findingAt(diagnostic.InvalidGrammar, e.Key, "Several clauses of 'organize' that apply here name the same file."))
	}
	return merged, nil
}

// keysOfBoth returns the keys that two dicts share, as Python shows them.
func keysOfBoth(a, b *value.Value) (shared []string) {
	for _, e := range b.Map.Entries() {
		if _, ok := a.Map.Find(e.Key); ok {
			shared = append(shared, e.Key.Repr())
		}
	}
	return shared
}

func grammarItems(e value.Entry) ([]*value.Value, bool) {
	if e.Key.Kind != value.String || grammarPart.Field(e.Key.Text) == nil {
		return nil, false
	}
	switch e.Value.Kind {
	case value.String:
		return []*value.Value{e.Value}, true
	case value.List:
		other := func(v *value.Value) bool { return v.Kind != value.Map && v.Kind != value.String }
		return e.Value.Items, !slices.ContainsFunc(e.Value.Items, other)
	}
	return nil, false
}

// processed follows post_process_grammar: it returns a list, or the first
// selected value.
func processed(e value.Entry, selected []*value.Value) *value.Value {
	switch {
	case !staysList(e.Key.Text):
		if len(selected) == 0 {
			return value.NewNull().From(e.Value)
		}
		return selected[0]
	case e.Value.Kind == value.List && slices.Equal(selected, e.Value.Items):
		return e.Value
	}
	return value.NewList(selected...).From(e.Value)
}
