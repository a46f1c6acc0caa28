package deployment

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

// Findings returns the mistakes in mock.yaml for this charm, whether or not the
// charm notices them.
func (d *Deployment) Findings() []diagnostic.Diagnostic {
	return slices.Concat(d.unknownOptions(), d.refusedValues(), d.secretOptions(), d.relationFindings())
}

// findings are the findings of one kind.
type findings []diagnostic.Diagnostic

// add adds a finding, if it is in a file of the project.
func (f *findings) add(finding diagnostic.Diagnostic, ok bool) {
	if ok {
		*f = append(*f, finding)
	}
}

func (f *findings) full() bool { return len(*f) >= diagnostic.MostOfAKind }

// At returns a finding at a place; ok is false if the place is not in a file of
// the project.
func At(place Place, severity diagnostic.Severity, code diagnostic.Code, message string) (finding diagnostic.Diagnostic, ok bool) {
	return diagnostic.Diagnostic{
		File: place.Origin().Source, Span: place.Origin().Span, Path: place.Path,
		Severity: severity, Code: code, Message: message,
	}, place.Path != "" && place.Origin().Layer == value.User
}

// Replacement returns a fix that replaces the text at a place.
func Replacement(title string, place Place, text string) diagnostic.Fix {
	return diagnostic.Fix{Title: title, Edits: []source.Edit{{File: place.Origin().Source, Span: place.Origin().Span, Text: text}}}
}

func changes(place Place, words []string) []diagnostic.Fix {
	fixes := make([]diagnostic.Fix, len(words))
	for i, word := range words {
		fixes[i] = Replacement("Change to '"+word+"'", place, word)
	}
	return fixes
}

func (d *Deployment) unknownOptions() (found findings) {
	open := d.openOptions()
	for _, given := range d.given {
		if d.Option(given.Key.Value) == nil && !found.full() {
			found.add(d.unknownOption(given.Key, open))
		}
	}
	return found
}

// openOptions returns the options to which mock.yaml gives no value.
func (d *Deployment) openOptions() (names []string) {
	for _, option := range d.Options {
		if d.Given[option.Name] == nil {
			names = append(names, option.Name)
		}
	}
	return names
}

func (d *Deployment) unknownOption(key Text, open []string) (diagnostic.Diagnostic, bool) {
	finding, ok := At(key.Place, diagnostic.Error, diagnostic.UnknownOption,
		"The charm has no config option '"+key.Value+"', so juju config refuses it.")
	finding.Fixes = append(changes(key.Place, suggest.Nearest(key.Value, open)), d.without(mock.Subject{Option: key.Value}, key.Value)...)
	return finding, ok
}

// acceptedWords names the values that Juju accepts for a type of option; for any
// other type they are texts.
var acceptedWords = source.Words{
	{"int", value.Int.InWords()}, {"float", value.Float.InWords()}, {"boolean", value.Bool.InWords()}, {"secret", "a secret's ID"},
}

// valuesOf names the values that Juju accepts for a type of option.
func valuesOf(kind string) string { return cmp.Or(acceptedWords.Of(kind), value.String.InWords()) }

func (d *Deployment) refusedValues() (found findings) {
	for _, given := range d.given {
		if given.Refused && !found.full() {
			found.add(d.refusedValue(given))
		}
	}
	return found
}

func (d *Deployment) refusedValue(given *Given) (diagnostic.Diagnostic, bool) {
	kind := d.Option(given.Key.Value).Type
	finding, ok := At(given.Value.Place, diagnostic.Error, diagnostic.OptionType,
		"Option '"+given.Key.Value+"' has the type "+kind+" and takes "+valuesOf(kind)+": juju config refuses "+given.Raw.Repr()+".")
	if text := d.converted(kind, given.Raw); text != "" {
		finding.Fixes = []diagnostic.Fix{Replacement("Change to "+text, given.Value.Place, text)}
	}
	return finding, ok
}

// converted returns a value as YAML of the type that the user probably means, or
// empty.
func (d *Deployment) converted(kind string, v *value.Value) string {
	text := v.Str()
	switch {
	case kind == "string" && v.Kind != value.List && v.Kind != value.Map:
		return d.quoted(v)
	case kind == "boolean" && v.Kind == value.String:
		return likeliest(text, "true", "false")
	case kind == "int" && v.Kind == value.String && text != "" && strings.Trim(text, "0123456789") == "":
		return text
	}
	return ""
}

// quoted returns a scalar in quotes, as the user wrote it in mock.yaml: 010 there
// is not 8.
func (d *Deployment) quoted(v *value.Value) string {
	text := v.Str()
	if at := v.Origin.Span; v.Origin.Source == project.Mock && at.End <= len(d.mockText) && !strings.ContainsAny(d.mockText[at.Start:at.End], `"'`) {
		text = d.mockText[at.Start:at.End]
	}
	return `"` + text + `"`
}

// likeliest returns the word that a text is, or of which it is a misspelling;
// otherwise empty.
func likeliest(text string, words ...string) string {
	if slices.Contains(words, text) {
		return text
	}
	if near := suggest.Nearest(text, words); near != nil {
		return near[0]
	}
	return ""
}

// secretOptions reports the options that refer to a missing secret, or in a form
// that juju config refuses.
func (d *Deployment) secretOptions() (found findings) {
	for _, option := range d.Options {
		if option.Type == "secret" && option.Value != nil && !found.full() {
			found.add(d.secretOption(option, option.Value.Text))
		}
	}
	return found
}

func (d *Deployment) secretOption(option *Option, id string) (finding diagnostic.Diagnostic, ok bool) {
	if _, there := d.Secret(id); !there {
		return d.MissingSecret(option.From, id, d.secretKeys(option), withoutSecret(option, id))
	}
	if !strings.HasPrefix(id, secretPrefix) && option.From.Origin().Source == project.Mock {
		return bareID(option.From, id)
	}
	return finding, false
}

// withoutSecret says that the charm fails without the secret of an option.
func withoutSecret(option *Option, id string) string {
	if id == "" {
		return "The value of '" + option.Name + "' is empty, which is the ID of no secret: the charm fails over it."
	}
	return "There is no secret '" + id + "' under 'secrets' in mock.yaml: without it the charm fails."
}

// bareID reports a secret's ID without the prefix that juju config needs.
func bareID(at Place, id string) (diagnostic.Diagnostic, bool) {
	finding, ok := At(at, diagnostic.Error, diagnostic.OptionType, "juju config takes a secret only as 'secret:ID', so it refuses '"+id+"'.")
	finding.Fixes = diagnostic.SafeWay("Change to '"+secretPrefix+id+"'", Replacement("", at, secretPrefix+id).Edits...)
	return finding, ok
}

// secretKeys returns the keys that the charm reads from the secret of an option.
// It is empty for the user's own options: there every key becomes a variable.
func (d *Deployment) secretKeys(option *Option) string {
	if option.At.Origin().Layer == value.Extension {
		return "value"
	}
	return ""
}

// MissingSecret returns a finding about a reference to a missing secret. Its
// fixes change the ID to a similar one, or add the secret with the keys that the
// charm reads; keys are separated by spaces.
func (d *Deployment) MissingSecret(place Place, id, keys, message string) (diagnostic.Diagnostic, bool) {
	finding, ok := At(place, diagnostic.Error, diagnostic.MissingSecret, message)
	if d.reading.HasSecret(id) {
		return finding, false
	}
	if written := place.Value(); written != nil && written.Str() == id { // otherwise it is inside JSON
		finding.Fixes = changes(place, d.similarIDs(id))
	}
	finding.Fixes = append(finding.Fixes, d.addSecret(id, keys)...)
	return finding, ok
}

// similarIDs returns the secrets whose IDs are similar to that of a missing one.
func (d *Deployment) similarIDs(id string) []string {
	ids := make([]string, len(d.secretIDs))
	for i, known := range d.secretIDs {
		ids[i] = secretPrefix + known
	}
	return suggest.Nearest(secretPrefix+mock.SecretID(id), ids)
}

func (d *Deployment) addSecret(id, keys string) []diagnostic.Fix {
	name := mock.SecretID(id)
	return d.fix("Add the secret '"+name+"'", func(text string) ([]source.Edit, error) {
		if name == "" {
			return nil, nil
		}
		return mock.AddSecret(text, id, strings.Fields(keys))
	})
}

// fix returns the fix that makes the edits in mock.yaml that a function returns
// for its text; nil if it returns none, or if the text may not be parsed again.
func (d *Deployment) fix(title string, edit func(text string) ([]source.Edit, error)) []diagnostic.Fix {
	if !d.mayReread() {
		return nil
	}
	edits, err := edit(d.mockText)
	if err != nil || len(edits) == 0 {
		return nil
	}
	return diagnostic.Way(title, edits...)
}

// Fill returns the fix that adds the data that the charm needs in a relation,
// with realistic values; nil if the relation has them all.
func (d *Deployment) Fill(relation *Relation, of *integration.Integration) []diagnostic.Fix {
	return d.fix("Add what it lacks, with example values", func(text string) ([]source.Edit, error) {
		return mock.FillRelation(text, relation.Place.Path, of)
	})
}

// Give returns the fix that gives an option a realistic value in mock.yaml.
func (d *Deployment) Give(option string) []diagnostic.Fix {
	return d.fix("Set '"+option+"' in mock.yaml", func(text string) ([]source.Edit, error) {
		return mock.GiveOption(text, d.Project, option)
	})
}

// endpointNames returns the charm's endpoints, and their limits; 0 means no
// limit.
func (d *Deployment) endpointNames() (names []string, limits map[string]int) {
	limits = map[string]int{}
	for _, block := range []string{"requires", "provides", "peers"} {
		for _, endpoint := range (value.Node{Value: d.Project}).Get(block).Entries() {
			names = append(names, endpoint.Key)
			if limit := endpoint.Get("limit").Number(0); limit > 0 || limits[endpoint.Key] == 0 {
				limits[endpoint.Key] = limit
			}
		}
	}
	return names, limits
}

func (d *Deployment) relationFindings() (found findings) {
	if d.relations == nil {
		return nil
	}
	names, limits := d.endpointNames()
	count := map[string]int{}
	for _, relation := range d.relations {
		count[relation.Endpoint]++
		switch limit, known := limits[relation.Endpoint]; {
		case found.full():
			return found
		case !known:
			found.add(d.unknownEndpoint(relation, names))
		case limit > 0 && count[relation.Endpoint] > limit:
			found.add(surplus(relation, limit))
		}
	}
	return found
}

// surplus reports a relation beyond the limit of its endpoint.
func surplus(relation *Relation, limit int) (diagnostic.Diagnostic, bool) {
	return At(relation.EndpointAt, diagnostic.Error, diagnostic.TooManyRelations,
		"The endpoint '"+relation.Endpoint+"' has `limit: "+value.NewInt(int64(limit)).Str()+"`, so Juju refuses another relation.")
}

// mostReread limits the bytes of mock.yaml that are parsed again for fixes. Each
// fix parses the whole file, so in a very long one only the first findings get
// fixes.
const mostReread = 1_000_000

// mayReread reports whether the limit allows one more fix of mock.yaml.
func (d *Deployment) mayReread() bool {
	d.reread += len(d.mockText)
	return d.reread <= mostReread
}

// without returns the fix that removes something from mock.yaml.
func (d *Deployment) without(subject mock.Subject, name string) []diagnostic.Fix {
	return d.fix("Remove '"+name+"' from mock.yaml", func(text string) ([]source.Edit, error) {
		return mock.Remove(text, subject)
	})
}

func (d *Deployment) unknownEndpoint(relation *Relation, names []string) (diagnostic.Diagnostic, bool) {
	finding, ok := At(relation.EndpointAt, diagnostic.Error, diagnostic.UnknownEndpoint,
		"The charm has no endpoint '"+relation.Endpoint+"', so Juju has nothing to integrate there.")
	finding.Fixes = append(changes(relation.EndpointAt, suggest.Nearest(relation.Endpoint, names)), d.without(mock.Subject{Endpoint: relation.Endpoint}, relation.Endpoint)...)
	if relation.EndpointAt.Origin().Source == project.Charmcraft {
		return finding, false
	}
	return finding, ok
}
