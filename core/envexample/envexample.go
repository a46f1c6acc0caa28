// Package envexample answers, for each variable that an app reads, whether the
// charm provides it: the names of a `.env.example` file against the environment.
package envexample

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

// State is the answer for a variable.
type State string

// The states of variables.
const (
	Provided State = "provided" // the charm provides it, or would after something is set or integrated
	Misspelt State = "misspelt" // similar to the name of one that it provides
	Missing  State = "missing"  // the charm does not provide it
	Unknown  State = "unknown"  // unknown, because charmcraft refuses the project
)

// Answer is a variable of the list with its state.
type Answer struct {
	Name    string
	Line    int // zero-based
	State   State
	From    string // what provides it, or would: "option 'token'"; empty if nothing does
	Message string // a sentence
}

// Variable is a variable that the charm provides.
type Variable struct {
	Name string
	From string // "option 'token'"
}

// Charm is the charm to compare the list with.
type Charm struct {
	File      *source.File   // charmcraft.yaml
	Root      *document.Node // its tree; nil if it is empty
	Project   *value.Value   // the expanded project; nil if charmcraft refuses it
	Framework string
	Variables []Variable // the environment
}

// Answers returns the answers about the names in a file, and the findings in
// it.
func Answers(list *source.File, charm Charm) ([]Answer, []diagnostic.Diagnostic) {
	a := &answering{Charm: charm, list: list, framework: framework.ByName(charm.Framework)}
	if a.framework != nil {
		a.provide()
	}
	answers := a.answers()
	if a.framework != nil && answers != nil {
		a.unlisted(answers)
	}
	return answers, a.found
}

// answers returns the answers about the names, up to the most that are read.
func (a *answering) answers() (answers []Answer) {
	listed := names(a.list)
	if most := project.Limits.Variables; len(listed) > most {
		a.cut(listed[most])
		listed = listed[:most]
	}
	for _, name := range listed {
		answers = append(answers, a.answer(name))
	}
	return answers
}

// cut reports the first name in the list that is not read.
func (a *answering) cut(first name) {
	a.report(first, diagnostic.TooLarge, diagnostic.Warning, "The list has more than "+strconv.Itoa(project.Limits.Variables)+
		" variables, more than the playground checks. Leave out what the app does not read.", nil)
}

// provide collects the variables that the charm provides, each name once.
func (a *answering) provide() {
	a.origins, a.allowed = map[string]string{}, map[bool][]string{}
	for _, v := range a.declared() {
		if a.origins[v.Name] == "" {
			a.origins[v.Name] = v.From
			a.allow(v)
		}
	}
}

// allow adds a variable to those that a name in the list can be meant for.
func (a *answering) allow(v Variable) {
	a.provided = append(a.provided, v)
	short, prefixed := strings.CutPrefix(v.Name, a.framework.OptionPrefix)
	a.allowed[prefixed] = append(a.allowed[prefixed], short)
}

// unlisted finds the user's options whose variables are not in the app's list.
func (a *answering) unlisted(answers []Answer) {
	listed, before := listedIn(answers), len(a.found)
	for _, option := range a.Project.Lookup("config", "options").Entries() {
		if len(a.found)-before < diagnostic.MostOfAKind && a.isOwn(option) && !a.isListed(option, listed) {
			a.reportUnlisted(option)
		}
	}
}

// listedIn returns the names of the variables in the list, and what provides
// those that misspelt names are meant for.
func listedIn(answers []Answer) map[string]bool {
	listed := map[string]bool{}
	for i := range answers {
		listed[answers[i].Name] = true
		if answers[i].State == Misspelt {
			listed[answers[i].From] = true
		}
	}
	return listed
}

// isOwn reports whether the user declares an option that the app can read.
func (a *answering) isOwn(option value.Entry) bool {
	return option.Key.Origin.Source == a.File.Name && !option.Value.Get("type").IsString("secret") && a.framework.Unread(option.Key.Text) == ""
}

// isListed reports whether an option's variable is in the list, perhaps misspelt.
func (a *answering) isListed(option value.Entry, listed map[string]bool) bool {
	name := option.Key.Text
	return listed[a.framework.UserVariable(name)] || listed[optionOrigin(name)] || listed[optionOrigin(name)+unset]
}

// optionOrigin says that an option provides a variable.
func optionOrigin(name string) string { return "option '" + name + "'" }

func (a *answering) reportUnlisted(option value.Entry) {
	name, at := option.Key.Text, option.Key.Origin
	variable := a.framework.UserVariable(name)
	a.found = append(a.found, diagnostic.Diagnostic{
		File: at.Source, Span: at.Span, Severity: diagnostic.Information, Code: diagnostic.UnlistedOption, Path: "config.options." + name,
		Message: "Option '" + name + "' becomes " + variable + ", which " + a.list.Name + " does not list.",
		Fixes:   diagnostic.Way("Add '"+variable+"' to "+a.list.Name, edit.AddTop(a.list, variable+"=")),
	})
}

// unset ends the words about an option that would provide a variable.
const unset = ", which has no value yet"

// name is a variable's name in the list.
type name struct {
	text string
	span source.Span
}

// names returns the names in a file: in `NAME=value`, `export NAME=value`,
// `NAME: value` and bare lines, with or without the dash of a list. It skips
// comments and all other lines.
func names(list *source.File) (all []name) {
	for line := range list.LineCount() {
		if n := nameIn(list, line); n.text != "" {
			all = append(all, n)
		}
	}
	return all
}

// nameIn returns the name in a line; an empty one for all other lines.
func nameIn(list *source.File, line int) name {
	span := list.LineSpan(line)
	text := strings.TrimLeft(list.Text[span.Start:span.End], " \t\ufeff")
	for _, lead := range []string{"- ", "export "} {
		text = strings.TrimLeft(strings.TrimPrefix(text, lead), " ")
	}
	length := len(text) - len(strings.TrimLeftFunc(text, inName))
	if rest := strings.TrimSpace(text[length:]); rest != "" && !strings.ContainsAny(rest[:1], "=:#,") {
		return name{}
	}
	start := span.End - len(text)
	return name{text[:length], source.Span{Start: start, End: start + length}}
}

// inName reports whether a character can be part of a variable's name; Spring
// Boot's have points, dashes and brackets.
func inName(r rune) bool {
	return r == '_' || r == '.' || r == '-' || r == '[' || r == ']' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z'
}

// answering is the comparison of one list with one charm.
type answering struct {
	Charm
	list      *source.File
	framework *framework.Framework
	provided  []Variable
	origins   map[string]string // what provides each variable, by name
	allowed   map[bool][]string // the provided names; under true those with the framework's prefix, without it
	found     []diagnostic.Diagnostic
}

// declared returns the variables that the charm provides: those of the
// environment, and those that options without a value, endpoints without a
// relation and the model's proxies would bring.
func (a *answering) declared() []Variable {
	all := slices.Concat(a.Variables, a.declaredByOptions())
	for _, endpoint := range a.Project.Get("requires").Entries() {
		all = append(all, a.declaredBy(endpoint)...)
	}
	for _, proxy := range integration.ProxyVariables {
		from := "the model's juju-" + strings.ReplaceAll(proxy, "_", "-") + ", once it is set"
		all = append(all, Variable{strings.ToUpper(proxy), from}, Variable{proxy, from})
	}
	return all
}

// declaredByOptions returns the variables that options bring once they have a
// value.
func (a *answering) declaredByOptions() (all []Variable) {
	for _, option := range a.Project.Lookup("config", "options").Entries() {
		if variable := a.framework.Variable(option.Key.Text); variable != "" {
			all = append(all, Variable{variable, optionOrigin(option.Key.Text) + unset})
		}
	}
	return all
}

// declaredBy are the variables that an endpoint brings once it has a relation.
func (a *answering) declaredBy(endpoint value.Entry) []Variable {
	name := endpoint.Key.Text
	known := integration.ByInterface(text(endpoint.Value.Get("interface")))
	if known == nil || !known.Reads(name) {
		return nil
	}
	var all []Variable
	for _, variable := range a.names(known, name) {
		all = append(all, Variable{variable, "integration '" + name + "', once it is there"})
	}
	return all
}

// names returns the variables that an integration can bring, without those that
// are only promised.
func (a *answering) names(known *integration.Integration, endpoint string) []string {
	return slices.DeleteFunc(known.VariableNames(a.framework.App(), endpoint), func(name string) bool {
		return known.PromiseOf(a.framework.App(), endpoint, name) != nil
	})
}

func text(v *value.Value) string {
	if v == nil || v.Kind != value.String {
		return ""
	}
	return v.Text
}

func (a *answering) answer(n name) Answer {
	answer := Answer{Name: n.text, Line: a.list.Line(n.span.Start)}
	switch from := a.from(n.text); {
	case a.framework == nil:
		answer.State, answer.Message = Unknown, "Without a 12-factor charm, nothing can provide it."
	case from != "":
		answer.State, answer.From, answer.Message = Provided, from, "Provided by "+from+"."
	case len(a.found) >= diagnostic.MostOfAKind:
		answer.State, answer.Message = Missing, "The charm does not provide '"+n.text+"'."
	default:
		a.object(n, &answer)
	}
	return answer
}

// object completes the answer about a variable that the charm does not provide,
// and reports it.
func (a *answering) object(n name, answer *Answer) {
	if near := a.near(n.text); near != nil && a.promise(n.text) == nil {
		answer.State, answer.From = Misspelt, a.from(near[0])
		answer.Message = "The charm does not provide '" + n.text + "', but it does provide '" + near[0] + "' (" + answer.From + ")."
		a.report(n, diagnostic.MisspeltVariable, diagnostic.Warning, answer.Message, a.renames(n, near))
		return
	}
	message, fixes := a.wayTo(n)
	answer.State, answer.Message = Missing, message
	a.report(n, diagnostic.MissingVariable, diagnostic.Information, message, fixes)
}

// from returns what provides a variable, or empty.
func (a *answering) from(name string) string { return a.origins[name] }

// near returns the provided names that a name is a slip of.
func (a *answering) near(name string) []string {
	if upper := strings.ToUpper(name); upper != name && a.from(upper) != "" {
		return []string{upper}
	}
	if begun := a.beginning(name); len(begun) == 1 {
		return begun
	}
	near, prefix := a.slips(name), a.framework.OptionPrefix
	if near == nil && !strings.HasPrefix(name, prefix) && a.from(prefix+name) != "" {
		return []string{prefix + name}
	}
	return near
}

// slips returns the provided names with or without the framework's prefix, as the
// name has it or not. The prefix does not count, so that short names are not
// confused.
func (a *answering) slips(name string) []string {
	rest, prefixed := strings.CutPrefix(name, a.framework.OptionPrefix)
	near := suggest.Nearest(rest, a.allowed[prefixed], suggest.Slips())
	for i := range near {
		if prefixed {
			near[i] = a.framework.OptionPrefix + near[i]
		}
	}
	return near
}

// beginning returns the provided names that begin with a name of sufficient
// length: REDIS_DB_HOST for REDIS_DB_HOSTNAME.
func (a *answering) beginning(name string) (all []string) {
	for _, v := range a.provided {
		if len(name) > 8 && strings.HasPrefix(v.Name, name) {
			all = append(all, v.Name)
		}
	}
	return all
}

func (a *answering) report(n name, code diagnostic.Code, severity diagnostic.Severity, message string, fixes []diagnostic.Fix) {
	a.found = append(a.found, diagnostic.Diagnostic{
		File: a.list.Name, Span: n.span, Severity: severity, Code: code, Message: message, Path: n.text, Fixes: fixes,
	})
}

func (a *answering) renames(n name, words []string) []diagnostic.Fix {
	fixes := make([]diagnostic.Fix, len(words))
	for i, word := range words {
		fixes[i] = diagnostic.Fix{Title: "Change to '" + word + "'", Edits: []source.Edit{a.rename(n, word)}}
	}
	return fixes
}

func (a *answering) rename(n name, word string) source.Edit {
	return source.Edit{File: a.list.Name, Span: n.span, Text: word}
}

// promise returns what the documentation promises about a variable that no
// charm sets, or nil.
func (a *answering) promise(name string) *integration.Promise {
	return integration.Promised(a.framework.App(), name, (*integration.Integration).EndpointName)
}
