package possible

import (
	"slices"
	"strings"

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
	name = f.known(strings.TrimSpace(name))
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
func (f *finder) names() []string {
	var names []string
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
	if slices.Contains(names, name) {
		return name
	}
	for _, other := range names {
		if strings.EqualFold(other, name) {
			return other
		}
	}
	if strings.ContainsAny(name, ".[ ") {
		return name
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

// promised answers about variables that documentation names and no charm sets.
func (f *finder) promised(name string) *Answer {
	promise := integration.Promised(f.framework().App(), name, f.endpointOf)
	if promise == nil {
		return f.untraced(name)
	}
	answer := &Answer{State: Never, Message: "No charm sets " + name + ". " + promise.Why}
	if instead := f.here(promise.Instead); instead != "" {
		answer.Names = []string{instead}
	}
	return answer
}

// untraced answers about variables that Spring Boot's charm sets only while
// there is no tracing.
func (f *finder) untraced(name string) *Answer {
	if !f.framework().Spring || !strings.HasPrefix(name, "OTEL_") || !strings.HasSuffix(name, "_EXPORTER") {
		return nil
	}
	return &Answer{State: Never, Message: "The charm sets " + name + " only while there is no tracing, to switch OpenTelemetry's export off."}
}

// endpointOf returns the charm's endpoint for an integration, or the name that
// it would have.
func (c *Charm) endpointOf(of *integration.Integration) string {
	for _, endpoint := range c.State.Endpoints {
		if endpoint.Integration == of {
			return endpoint.Name
		}
	}
	return of.EndpointName()
}

// here returns this framework's counterpart of a variable that may belong to
// another framework; empty if it has none.
func (f *finder) here(name string) string {
	if name == "" || slices.Contains(f.names(), name) {
		return name
	}
	for _, of := range integration.All {
		endpoint := f.endpointOf(of)
		for _, app := range apps() {
			for _, v := range of.VariablesOf(app, endpoint) {
				if v.Name == name {
					return f.counterpart(of, v.Field)
				}
			}
		}
	}
	return ""
}

// apps returns the ways in which the frameworks name the variables of
// integrations.
func apps() []integration.App {
	var all []integration.App
	for _, f := range framework.All() {
		if !slices.Contains(all, f.App()) {
			all = append(all, f.App())
		}
	}
	return all
}

// counterpart returns this framework's variable for a field of an integration,
// or one whose name begins alike ("host" and "hostname"), or else the first one
// of that integration.
func (f *finder) counterpart(of *integration.Integration, field string) string {
	var alike, first string
	for _, v := range of.VariablesOf(f.framework().App(), f.endpointOf(of)) {
		_, can := of.Takes(&v)
		switch {
		case !can:
		case v.Field == field:
			return v.Name
		case alike == "" && field != "" && v.Field != "" && (strings.HasPrefix(v.Field, field) || strings.HasPrefix(field, v.Field)):
			alike = v.Name
		case first == "":
			first = v.Name
		}
	}
	if alike != "" {
		return alike
	}
	return first
}

// secretKey answers about the keys of a secret that an option names; the secret
// may have any keys.
func (f *finder) secretKey(name string) *Answer {
	for _, option := range f.State.Deployment.Options {
		key, ok := strings.CutPrefix(name, f.framework().UserVariable(option.Name)+"_")
		if !ok || key == "" || option.Type != "secret" || !f.framework().Reads(option.Name) {
			continue
		}
		key = framework.OptionName(strings.ToLower(key))
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
	return nil
}

// alias answers about the names that hosting services and frameworks use for a
// variable.
func (f *finder) alias(name string) *Answer {
	instead := f.here(integration.Alias(name))
	if instead == "" {
		return nil
	}
	return &Answer{State: Never, Message: "No charm sets " + name + ": the same is in " + instead + ".", Names: []string{instead}}
}

// others answers about variables of other frameworks' charms.
func (f *finder) others(name string) *Answer {
	for _, other := range framework.All() {
		if other.Name == f.framework().Name || !sets(other, name, f.endpointOf) {
			continue
		}
		answer := &Answer{State: Never, Message: "No " + f.framework().Title + " charm sets " + name + ": it is " + other.Title + "'s."}
		if instead := f.instead(other, name); instead != "" {
			answer.Names = []string{instead}
		}
		return answer
	}
	return nil
}

// sets reports whether a charm of a framework can set a variable, user options
// aside.
func sets(f *framework.Framework, name string, endpoint func(*integration.Integration) string) bool {
	if slices.Contains([]string{f.BaseURLVariable(), f.SecretKeyVariable(), f.PeersVariable()}, name) {
		return true
	}
	if f.OptionOf(name) != "" {
		return true
	}
	return slices.ContainsFunc(integration.All, func(i *integration.Integration) bool {
		return slices.Contains(i.VariableNames(f.App(), endpoint(i)), name)
	})
}

// instead returns this framework's counterpart of another framework's own
// variable.
func (f *finder) instead(other *framework.Framework, name string) string {
	here := f.framework()
	for _, row := range [][2]string{
		{other.BaseURLVariable(), here.BaseURLVariable()}, {other.SecretKeyVariable(), here.SecretKeyVariable()}, {other.PeersVariable(), here.PeersVariable()},
	} {
		if row[0] == name {
			return row[1]
		}
	}
	if found := f.here(name); found != "" {
		return found
	}
	if field := here.OptionField(other.OptionOf(name)); field != nil {
		return here.FieldVariable(field)
	}
	if rest, ok := strings.CutPrefix(name, other.OptionPrefix); ok && slices.Contains(f.names(), here.OptionPrefix+rest) {
		return here.OptionPrefix + rest
	}
	return ""
}

// option answers with the option that would become the variable.
func (f *finder) option(name string) *Answer {
	own := f.framework().OptionPrefix
	rest := strings.TrimPrefix(name, own)
	if rest == name {
		rest = withoutPrefix(name)
	}
	option, variable := f.framework().OptionFor(own+rest), own+rest
	if variable != name && slices.Contains(f.names(), variable) {
		return &Answer{State: Never, Message: "The charm does not set " + name + ".", Names: []string{variable}}
	}
	if option == "" || f.project().Lookup("config", "options", option) != nil || !isOptionName(option) {
		return nil
	}
	answer := &Answer{State: OptionFor, Names: f.near(name), Title: "Add the option " + source.Quote(option)}
	answer.Message = "The charm does not set " + name + " yet: an option " + source.Quote(option) + " would become it."
	if variable != name {
		answer.Message = "The charm does not set " + name + ", and the variables of its options begin with " + own + ": an option " + source.Quote(option) + " would become " + variable + "."
	}
	answer.Edits = f.withOption(option)
	return answer
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
	var same []string
	for _, known := range f.names() {
		if short, ok := strings.CutPrefix(known, prefix); ok == prefixed {
			same = append(same, short)
		}
	}
	near := suggest.Nearest(rest, same)
	if prefixed {
		for i := range near {
			near[i] = prefix + near[i]
		}
	}
	return near
}
