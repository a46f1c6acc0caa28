package possible

import (
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/edit"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

// State classifies the name of a variable.
type State string

// The states of names.
const (
	Given     State = "given"     // the app gets it
	Can       State = "possible"  // the charm could give it
	Never     State = "never"     // documentation names it, but no charm of the framework sets it
	OptionFor State = "option"    // an option that is not declared yet would become it
	Unknown   State = "unknown"   // nothing sets it, and no option can
	NoCharm   State = "not-known" // the charm does not work, so nothing could set it
)

// Answer is the answer to the search for a variable.
type Answer struct {
	State   State
	Message string        // a sentence or two
	Names   []string      // variables that the user may mean, which the charm sets or could set
	Title   string        // the label of a button for the edits; empty without edits
	Edits   []source.Edit // one step that brings the variable; empty for none
}

// Find answers the search for a variable by name; every name has an answer. The
// charm may be nil.
func Find(c *Charm, name string) Answer {
	if c == nil {
		return Answer{State: NoCharm, Message: "Only a 12-factor charm that charmcraft accepts gives its app variables."}
	}
	f := &finder{Charm: c, all: Of(c)}
	return f.answer(f.known(strings.TrimSpace(name)))
}

// answer returns the first answer that anything has.
func (f *finder) answer(name string) Answer {
	for _, answer := range []func(string) *Answer{f.given, f.can, f.promised, f.secretKey, f.alias, f.others, f.option} {
		if a := answer(name); a != nil {
			return *a
		}
	}
	return f.unknown(name)
}

// finder finds the answer for one charm.
type finder struct {
	*Charm
	all []Variable
}

// names returns the variables that the charm sets or could set.
func (f *finder) names() (names []string) {
	for _, v := range f.State.Variables {
		names = append(names, v.Name)
	}
	for _, v := range f.all {
		if !slices.Contains(names, v.Name) {
			names = append(names, v.Name)
		}
	}
	return names
}

// known returns the name in the charm's spelling if only the case differs;
// otherwise in upper case, except for names such as Spring's, with dots or
// brackets.
func (f *finder) known(name string) string {
	names := f.names()
	same := slices.IndexFunc(names, func(other string) bool { return strings.EqualFold(other, name) })
	switch {
	case slices.Contains(names, name), same < 0 && strings.ContainsAny(name, ".[ "):
		return name
	case same >= 0:
		return names[same]
	}
	return strings.ToUpper(name)
}

func (f *finder) given(name string) *Answer {
	for _, v := range f.State.Variables {
		if v.Name == name {
			return &Answer{State: Given, Message: "The charm sets " + name + " now. " + v.Description}
		}
	}
	return nil
}

func (f *finder) can(name string) *Answer {
	for _, v := range f.all {
		if v.Name == name {
			return &Answer{State: Can, Message: "The charm sets " + name + " once " + f.once(v.Needs) + ". " + v.Description, Title: f.Title(v.Needs), Edits: v.Edits}
		}
	}
	return nil
}

// once says what a variable needs, to follow the word "once".
func (f *finder) once(needs Needs) string {
	name := source.Quote(needs.Name)
	switch {
	case needs.File != "":
		return needs.File + " has " + name
	case needs.Kind == Value:
		return "the option " + name + " has a value"
	case needs.Kind == Relation && f.related(needs.Name):
		return "the relation at " + name + " has more data"
	case needs.Kind == Relation:
		return "there is a relation at the endpoint " + name
	case needs.Kind == Endpoint:
		return "the charm has an endpoint for " + titleOf(needs.Name) + ", and a relation there"
	case needs.Kind == Unit:
		return "there is a second unit"
	}
	return "the model has a value for " + name
}

// Title returns the label of a button for the edits that meet a need.
func (c *Charm) Title(needs Needs) string {
	name := source.Quote(needs.Name)
	switch {
	case needs.Kind == Relation && c.related(needs.Name):
		return "Complete the data of " + name
	case needs.Kind == Relation:
		return "Integrate " + name
	case needs.Kind == Endpoint:
		return "Add the endpoint for " + titleOf(needs.Name)
	case needs.Kind == Unit:
		return "Add a unit"
	}
	return "Set " + name
}

func (c *Charm) related(endpoint string) bool { return len(c.State.Deployment.Related(endpoint)) > 0 }

// titleOf returns what people call an integration: "PostgreSQL".
func titleOf(name string) string {
	for _, i := range integration.All {
		if i.Name == name {
			return i.Title
		}
	}
	return name
}

// secretKey answers about the keys of a secret that an option names; the secret
// may have any keys.
func (f *finder) secretKey(name string) *Answer {
	for _, option := range f.State.Deployment.Options {
		if key, ok := strings.CutPrefix(name, f.framework().UserVariable(option.Name)+"_"); ok && key != "" && f.readsSecret(option) {
			return f.withSecretKey(name, option, framework.OptionName(strings.ToLower(key)))
		}
	}
	return nil
}

// readsSecret reports whether the charm reads the secret that an option names.
func (f *finder) readsSecret(option *deployment.Option) bool {
	return option.Type == "secret" && f.framework().Reads(option.Name)
}

// withSecretKey answers with a key for the secret of an option, which gets an
// example of a secret if it names none.
func (f *finder) withSecretKey(name string, option *deployment.Option, key string) *Answer {
	text, id := f.Mock, mock.ExampleSecret
	if option.Value != nil {
		id = option.Value.Text
	} else {
		text = changed(text, edited(mock.GiveOption(text, f.project(), option.Name)))
	}
	text = changed(text, edited(mock.AddSecretKey(text, id, key)))
	return &Answer{
		State:   Can,
		Message: "The charm sets " + name + " once the secret that the option " + source.Quote(option.Name) + " names has the key " + source.Quote(key) + ".",
		Title:   "Add the key " + source.Quote(key), Edits: mock.Difference(f.Mock, text),
	}
}

// option answers with the option that would become the variable.
func (f *finder) option(name string) *Answer {
	variable := f.prefixed(name)
	if variable != name && slices.Contains(f.names(), variable) {
		return never("The charm does not set "+name+".", variable)
	}
	option := f.framework().OptionFor(variable)
	if option == "" || f.project().Lookup("config", "options", option) != nil || !isOptionName(option) {
		return nil
	}
	return &Answer{State: OptionFor, Message: f.wouldBecome(name, option, variable), Names: f.near(name), Title: "Add the option " + source.Quote(option), Edits: f.withOption(option)}
}

// prefixed returns a variable's name with the prefix that the variables of this
// framework's options have, in the place of another framework's.
func (f *finder) prefixed(name string) string {
	own := f.framework().OptionPrefix
	rest := strings.TrimPrefix(name, own)
	if rest == name {
		rest = withoutPrefix(name)
	}
	return own + rest
}

// wouldBecome says which variable an option would become, for a name that was
// searched.
func (f *finder) wouldBecome(name, option, variable string) string {
	if variable == name {
		return "The charm does not set " + name + " yet: an option " + source.Quote(option) + " would become it."
	}
	return "The charm does not set " + name + ", and the variables of its options begin with " + f.framework().OptionPrefix + ": an option " + source.Quote(option) + " would become " + variable + "."
}

// withoutPrefix returns a variable's name without the prefix of any framework.
func withoutPrefix(name string) string {
	for _, f := range framework.All() {
		if rest, ok := strings.CutPrefix(name, f.OptionPrefix); ok && rest != "" {
			return rest
		}
	}
	return name
}

// isOptionName reports whether Juju accepts a name as that of an option.
func isOptionName(name string) bool {
	return len(name) > 1 && len(name) < 64 && name[0] >= 'a' && name[0] <= 'z' && !strings.HasSuffix(name, "-") &&
		strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// withOption returns the edits that declare an option and give it a value.
func (f *finder) withOption(option string) []source.Edit {
	definition := value.NewMap()
	definition.Map.SetString("type", value.NewString("string"))
	project := withOptions(f.project(), []value.Entry{{Key: value.NewString(option), Value: definition}})
	edits := []source.Edit{edit.Declare(f.File, f.Root, []string{"config", "options"}, option+":\n  type: string")}
	return append(edits, edited(mock.GiveOption(f.Mock, project, option))...)
}

// unknown answers about a variable that nothing sets.
func (f *finder) unknown(name string) Answer {
	return Answer{State: Unknown, Message: "No " + f.framework().Title + " charm sets " + name + ", and no option can become it.", Names: f.near(name)}
}

// near returns the names that the user may mean. The prefix of all options'
// variables does not count.
func (f *finder) near(name string) []string {
	prefix := f.framework().OptionPrefix
	rest, prefixed := strings.CutPrefix(name, prefix)
	near := suggest.Nearest(rest, f.shortNames(prefixed))
	for i := range near {
		if prefixed {
			near[i] = prefix + near[i]
		}
	}
	return near
}

// shortNames returns the names with that prefix, without it, or those that lack
// it.
func (f *finder) shortNames(prefixed bool) (names []string) {
	for _, known := range f.names() {
		if short, ok := strings.CutPrefix(known, f.framework().OptionPrefix); ok == prefixed {
			names = append(names, short)
		}
	}
	return names
}
