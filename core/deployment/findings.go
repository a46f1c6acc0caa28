package deployment

import (
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
	var found []diagnostic.Diagnostic
	found = append(found, d.unknownOptions()...)
	found = append(found, d.refusedValues()...)
	found = append(found, d.secretOptions()...)
	return append(found, d.relationFindings()...)
}

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

func (d *Deployment) unknownOptions() []diagnostic.Diagnostic {
	var open []string
	for _, option := range d.Options {
		if d.Given[option.Name] == nil {
			open = append(open, option.Name)
		}
	}
	var found []diagnostic.Diagnostic
	for _, given := range d.given {
		name, key := given.Key.Value, given.Key.Place
		if d.Option(name) != nil {
			continue
		}
		if len(found) == diagnostic.MostOfAKind {
			break
		}
		finding, ok := At(key, diagnostic.Error, diagnostic.UnknownOption,
			"The charm has no config option '"+name+"', so juju config refuses it.")
		finding.Fixes = append(changes(key, suggest.Nearest(name, open)), d.without(mock.Subject{Option: name}, name)...)
		if ok {
			found = append(found, finding)
		}
	}
	return found
}

// valuesOf names the values that Juju accepts for a type of option.
func valuesOf(kind string) string {
	switch kind {
	case "int":
		return value.Int.InWords()
	case "float":
		return value.Float.InWords()
	case "boolean":
		return value.Bool.InWords()
	case "secret":
		return "a secret's ID"
	}
	return value.String.InWords()
}

func (d *Deployment) refusedValues() []diagnostic.Diagnostic {
	var found []diagnostic.Diagnostic
	for _, given := range d.given {
		name := given.Key.Value
		option := d.Option(name)
		if !given.Refused || len(found) == diagnostic.MostOfAKind {
			continue
		}
		finding, ok := At(given.Value.Place, diagnostic.Error, diagnostic.OptionType,
			"Option '"+name+"' has the type "+option.Type+" and takes "+valuesOf(option.Type)+": juju config refuses "+given.Raw.Repr()+".")
		if text := d.converted(option.Type, given.Raw); text != "" {
			finding.Fixes = []diagnostic.Fix{Replacement("Change to "+text, given.Value.Place, text)}
		}
		if ok {
			found = append(found, finding)
		}
	}
	return found
}

// converted returns a value as YAML of the type that the user probably means, or
// empty.
func (d *Deployment) converted(kind string, v *value.Value) string {
	text := v.Str()
	switch {
	case kind == "string" && v.Kind != value.List && v.Kind != value.Map:
		if at := v.Origin.Span; v.Origin.Source == project.Mock && at.End <= len(d.mockText) && !strings.ContainsAny(d.mockText[at.Start:at.End], `"'`) {
			text = d.mockText[at.Start:at.End] // where 010 is not 8
		}
		return `"` + text + `"`
	case kind == "boolean" && v.Kind == value.String:
		return likeliest(text, "true", "false")
	case kind == "int" && v.Kind == value.String && text != "" && strings.Trim(text, "0123456789") == "":
		return text
	}
	return ""
}

// likeliest returns the word of which a text is a misspelling, or which differs
// in case only; otherwise empty.
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
func (d *Deployment) secretOptions() []diagnostic.Diagnostic {
	var found []diagnostic.Diagnostic
	for _, option := range d.Options {
		if option.Type != "secret" || option.Value == nil || len(found) == diagnostic.MostOfAKind {
			continue
		}
		id := option.Value.Text
		finding, ok := diagnostic.Diagnostic{}, false
		if _, there := d.Secret(id); !there {
			message := "There is no secret '" + id + "' under 'secrets' in mock.yaml: without it the charm fails."
			if id == "" {
				message = "The value of '" + option.Name + "' is empty, which is the ID of no secret: the charm fails over it."
			}
			finding, ok = d.MissingSecret(option.From, id, d.secretKeys(option), message)
		} else if !strings.HasPrefix(id, secretPrefix) && option.From.Origin().Source == project.Mock {
			finding, ok = At(option.From, diagnostic.Error, diagnostic.OptionType, "juju config takes a secret only as 'secret:ID', so it refuses '"+id+"'.")
			finding.Fixes = diagnostic.SafeWay("Change to '"+secretPrefix+id+"'", Replacement("", option.From, secretPrefix+id).Edits...)
		}
		if ok {
			found = append(found, finding)
		}
	}
	return found
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
	var ids []string
	for _, known := range d.secretIDs {
		ids = append(ids, secretPrefix+known)
	}
	near := suggest.Nearest(secretPrefix+mock.SecretID(id), ids)
	if written := place.Value(); written != nil && written.Str() == id { // otherwise it is inside JSON
		finding.Fixes = changes(place, near)
	}
	if !d.mayReread() {
		return finding, ok
	}
	if edits, err := mock.AddSecret(d.mockText, id, strings.Fields(keys)); err == nil && mock.SecretID(id) != "" && len(edits) > 0 {
		finding.Fixes = append(finding.Fixes, diagnostic.Fix{Title: "Add the secret '" + mock.SecretID(id) + "'", Edits: edits})
	}
	return finding, ok
}

// Fill returns the fix that adds the data that the charm needs in a relation,
// with realistic values; nil if the relation has them all.
func (d *Deployment) Fill(relation *Relation, of *integration.Integration) []diagnostic.Fix {
	if !d.mayReread() {
		return nil
	}
	edits, err := mock.FillRelation(d.mockText, relation.Place.Path, of)
	if err != nil || len(edits) == 0 {
		return nil
	}
	return diagnostic.Way("Add what it lacks, with example values", edits...)
}

// Give returns the fix that gives an option a realistic value in mock.yaml.
func (d *Deployment) Give(option string) []diagnostic.Fix {
	if !d.mayReread() {
		return nil
	}
	edits, err := mock.GiveOption(d.mockText, d.Project, option)
	if err != nil || len(edits) == 0 {
		return nil
	}
	return diagnostic.Way("Set '"+option+"' in mock.yaml", edits...)
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

func (d *Deployment) relationFindings() []diagnostic.Diagnostic {
	if d.relations == nil {
		return nil
	}
	names, limits := d.endpointNames()
	var found []diagnostic.Diagnostic
	add := func(finding diagnostic.Diagnostic, ok bool) {
		if ok {
			found = append(found, finding)
		}
	}
	count := map[string]int{}
	for _, relation := range d.relations {
		if len(found) == diagnostic.MostOfAKind {
			break
		}
		limit, known := limits[relation.Endpoint]
		if !known {
			add(d.unknownEndpoint(relation, names))
			continue
		}
		count[relation.Endpoint]++
		if limit > 0 && count[relation.Endpoint] > limit {
			add(At(relation.EndpointAt, diagnostic.Error, diagnostic.TooManyRelations,
				"The endpoint '"+relation.Endpoint+"' has `limit: "+value.NewInt(int64(limit)).Str()+"`, so Juju refuses another relation."))
		}
	}
	return found
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
	if !d.mayReread() {
		return nil
	}
	edits, err := mock.Remove(d.mockText, subject)
	if err != nil || len(edits) == 0 {
		return nil
	}
	return diagnostic.Way("Remove '"+name+"' from mock.yaml", edits...)
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
