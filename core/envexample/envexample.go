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
	var answers []Answer
	listed := names(list)
	if most := project.Limits.Variables; len(listed) > most {
		a.cut(listed[most])
		listed = listed[:most]
	}
	for _, name := range listed {
		answers = append(answers, a.answer(name))
	}
	if a.framework != nil && answers != nil {
		a.unlisted(answers)
	}
	return answers, a.found
}

// cut reports the first name in the list that is not read.
func (a *answering) cut(first name) {
	a.report(first, diagnostic.TooLarge, diagnostic.Warning, "The list has more than "+strconv.Itoa(project.Limits.Variables)+
		" variables, more than the playground checks. Leave out what the app does not read.", nil)
}

// provide collects the variables that the charm provides, each name once.
func (a *answering) provide() {
	a.origins, a.allowed = map[string]string{}, map[bool][]string{}
	prefix := a.framework.OptionPrefix
	for _, v := range a.declared() {
		if a.origins[v.Name] == "" {
			a.origins[v.Name] = v.From
			a.provided = append(a.provided, v)
			short, prefixed := strings.CutPrefix(v.Name, prefix)
			a.allowed[prefixed] = append(a.allowed[prefixed], short)
		}
	}
}

// unlisted finds the user's options whose variables are not in the app's list.
func (a *answering) unlisted(answers []Answer) {
	listed, before := map[string]bool{}, len(a.found)
	for i := range answers {
		listed[answers[i].Name] = true
		if answers[i].State == Misspelt {
			listed[answers[i].From] = true
		}
	}
	for _, option := range entries(a.Project.Lookup("config", "options")) {
		name, at := option.Key.Text, option.Key.Origin
		variable, from := a.framework.UserVariable(name), "option '"+name+"'"
		read := listed[variable] || listed[from] || listed[from+unset] || option.Value.Get("type").IsString("secret")
		if at.Source != a.File.Name || read || len(a.found)-before == diagnostic.MostOfAKind || a.framework.Unread(name) != "" {
			continue
		}
		a.found = append(a.found, diagnostic.Diagnostic{
			File: at.Source, Span: at.Span, Severity: diagnostic.Information, Code: diagnostic.UnlistedOption, Path: "config.options." + name,
			Message: "Option '" + name + "' becomes " + variable + ", which " + a.list.Name + " does not list.",
			Fixes:   diagnostic.Way("Add '"+variable+"' to "+a.list.Name, edit.AddTop(a.list, variable+"=")),
		})
	}
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
func names(list *source.File) []name {
	var all []name
	for line := range list.LineCount() {
		span := list.LineSpan(line)
		text := strings.TrimLeft(list.Text[span.Start:span.End], " \t\ufeff")
		for _, lead := range []string{"- ", "export "} {
			text = strings.TrimLeft(strings.TrimPrefix(text, lead), " ")
		}
		length := len(text) - len(strings.TrimLeftFunc(text, inName))
		rest := strings.TrimSpace(text[length:])
		if length == 0 || rest != "" && !strings.ContainsAny(rest[:1], "=:#,") {
			continue
		}
		start := span.End - len(text)
		all = append(all, name{text[:length], source.Span{Start: start, End: start + length}})
	}
	return all
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
// environment, and those that options without a value and endpoints without a
// relation would bring.
func (a *answering) declared() []Variable {
	all := slices.Clone(a.Variables)
	for _, option := range entries(a.Project.Lookup("config", "options")) {
		name := option.Key.Text
		if variable := a.framework.Variable(name); variable != "" {
			all = append(all, Variable{variable, "option '" + name + "'" + unset})
		}
	}
	for _, endpoint := range entries(a.Project.Get("requires")) {
		all = append(all, a.declaredBy(endpoint)...)
	}
	for _, proxy := range integration.ProxyVariables {
		from := "the model's juju-" + strings.ReplaceAll(proxy, "_", "-") + ", once it is set"
		all = append(all, Variable{strings.ToUpper(proxy), from}, Variable{proxy, from})
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

func entries(v *value.Value) []value.Entry {
	if v == nil || v.Kind != value.Map {
		return nil
	}
	return v.Map.Entries()
}

func text(v *value.Value) string {
	if v == nil || v.Kind != value.String {
		return ""
	}
	return v.Text
}

func (a *answering) answer(n name) Answer {
	answer := Answer{Name: n.text, Line: a.list.Line(n.span.Start)}
	switch {
	case a.framework == nil:
		answer.State, answer.Message = Unknown, "Without a 12-factor charm, nothing can provide it."
		return answer
	case a.provides(n.text, &answer):
		return answer
	}
	if len(a.found) >= diagnostic.MostOfAKind {
		answer.State, answer.Message = Missing, "The charm does not provide '"+n.text+"'."
		return answer
	}
	if near := a.near(n.text); near != nil && a.promise(n.text) == nil {
		answer.State, answer.From = Misspelt, a.from(near[0])
		answer.Message = "The charm does not provide '" + n.text + "', but it does provide '" + near[0] + "' (" + answer.From + ")."
		a.report(n, diagnostic.MisspeltVariable, diagnostic.Warning, answer.Message, a.renames(n, near))
		return answer
	}
	answer.State = Missing
	var fixes []diagnostic.Fix
	answer.Message, fixes = a.wayTo(n)
	a.report(n, diagnostic.MissingVariable, diagnostic.Information, answer.Message, fixes)
	return answer
}

func (a *answering) provides(name string, answer *Answer) bool {
	from := a.from(name)
	if from == "" {
		return false
	}
	answer.State, answer.From, answer.Message = Provided, from, "Provided by "+from+"."
	return true
}

// from returns what provides a variable, or empty.
func (a *answering) from(name string) string { return a.origins[name] }

// near returns the provided names that a name is a slip of. Their common
// beginning does not count, so that short names are not confused.
func (a *answering) near(name string) []string {
	if upper := strings.ToUpper(name); upper != name && a.from(upper) != "" {
		return []string{upper}
	}
	if begun := a.beginning(name); len(begun) == 1 {
		return begun
	}
	prefix := a.framework.OptionPrefix
	rest, prefixed := strings.CutPrefix(name, prefix)
	near := suggest.Nearest(rest, a.allowed[prefixed], suggest.Slips())
	if prefixed {
		for i := range near {
			near[i] = prefix + near[i]
		}
	}
	if near == nil && !prefixed && a.from(prefix+name) != "" {
		return []string{prefix + name}
	}
	return near
}

// beginning returns the provided names that begin with a name of sufficient
// length: REDIS_DB_HOST for REDIS_DB_HOSTNAME.
func (a *answering) beginning(name string) []string {
	var all []string
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

// wayTo says what would provide a variable, and returns the fixes for that.
func (a *answering) wayTo(n name) (string, []diagnostic.Fix) {
	if promise := a.promise(n.text); promise != nil {
		message := "No charm sets '" + n.text + "'. " + promise.Why
		if a.from(promise.Instead) == "" {
			return message, nil
		}
		return message + " It is '" + promise.Instead + "' (" + a.from(promise.Instead) + ").", a.renames(n, []string{promise.Instead})
	}
	wanted := n.text
	if alias := integration.Alias(n.text); alias != "" {
		wanted = alias
	}
	if wanted != n.text && a.from(wanted) != "" {
		return "The charm provides this as '" + wanted + "' (" + a.from(wanted) + ").", a.renames(n, []string{wanted})
	}
	if message, fixes := a.integrationFor(n, wanted); fixes != nil {
		return message, fixes
	}
	return a.optionFor(n)
}

// integrationFor adds the endpoint that brings a variable.
func (a *answering) integrationFor(n name, wanted string) (string, []diagnostic.Fix) {
	for _, known := range integration.All {
		names := a.names(known, known.Endpoint)
		if known.Endpoint == "" || known.Added || a.Project.Lookup("requires", known.Endpoint) != nil {
			continue
		}
		if !slices.Contains(names, wanted) {
			near := suggest.Nearest(n.text, names, suggest.Slips())
			if near == nil || wanted != n.text {
				continue
			}
			wanted = near[0]
		}
		edits := []source.Edit{edit.Declare(a.File, a.Root, []string{"requires"}, known.Definition(known.Endpoint))}
		message := "The charm does not provide '" + n.text + "'. The endpoint '" + known.Endpoint + "' (" + known.Title + ") would"
		if wanted != n.text {
			edits = append(edits, a.rename(n, wanted))
			message += ", as '" + wanted + "'"
		}
		return message + ".", diagnostic.Way("Add the endpoint '"+known.Endpoint+"'", edits...)
	}
	return "", nil
}

// optionFor adds the option that becomes a variable.
func (a *answering) optionFor(n name) (string, []diagnostic.Fix) {
	prefix := a.framework.OptionPrefix
	rest := strings.TrimPrefix(n.text, prefix)
	option := a.framework.OptionFor(n.text)
	if option == "" {
		return "The charm does not provide '" + n.text + "', and no option can.", nil
	}
	edits := []source.Edit{edit.Declare(a.File, a.Root, []string{"config", "options"}, option+":\n  type: string")}
	message := "The charm does not provide '" + n.text + "'. An option '" + option + "' would"
	if !strings.HasPrefix(n.text, prefix) {
		edits = append(edits, a.rename(n, prefix+rest))
		message += ", as '" + prefix + rest + "': all options' variables begin with " + prefix
	}
	return message + ".", diagnostic.Way("Add the option '"+option+"'", edits...)
}
