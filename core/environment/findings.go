package environment

import (
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/diagnostic"
	"charm-playground/core/framework"
	"charm-playground/core/project"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

// Findings returns what the charm finds wrong with its options and relations,
// and what it ignores silently.
func (s *State) Findings() []diagnostic.Diagnostic {
	var found findings
	found.refusedOptions(s)
	found.missingOptions(s)
	found.failures(s, s.Start) // before relations: a charm that does not start never reads them
	found.relations(s)
	found.failures(s, s.Data, s.App, s.Environment)
	found.collisions(s)
	return found
}

type findings []diagnostic.Diagnostic

func (f *findings) add(place deployment.Place, severity diagnostic.Severity, code diagnostic.Code, message string) {
	f.addFixed(place, severity, code, message, func() []diagnostic.Fix { return nil })
}

// addFixed adds a finding with its fixes. It makes them only for a place in the
// project's files: each fix parses mock.yaml again, which has a limit.
func (f *findings) addFixed(place deployment.Place, severity diagnostic.Severity, code diagnostic.Code, message string, fixes func() []diagnostic.Fix) {
	if finding, ok := deployment.At(place, severity, code, message); ok {
		finding.Fixes = fixes()
		*f = append(*f, finding)
	}
}

// consequence says what a failure does to the unit. It returns nothing if the
// charm fails even earlier.
func (s *State) consequence(failure *Failure) string {
	switch {
	case failure.Crash:
		return " The charm crashes because of this, and juju status shows an error."
	case s.Start != nil:
		return ""
	}
	return " The charm is blocked: '" + strings.TrimSpace(failure.Message) + "'."
}

// fail reports a failure and offers to add the missing secret. Only the first
// failure at a place is reported.
func (f *findings) fail(s *State, code diagnostic.Code, failure *Failure) {
	if f.told(failure.At) {
		return
	}
	message := failure.Reason + s.consequence(failure)
	if failure.Secret == "" {
		f.add(failure.At, diagnostic.Error, code, message)
	} else if finding, ok := s.Deployment.MissingSecret(failure.At, failure.Secret, failure.Holds, message); ok {
		*f = append(*f, finding)
	}
}

func (f *findings) refusedOptions(s *State) {
	for _, option := range s.InvalidOptions {
		message := "The charm does not accept this value of the option '" + option.Name + "'."
		if failure := firstFailure(s.Start, s.Data); failure != nil && failure.At.Is(option.From) {
			message = failure.Reason + s.consequence(failure)
		}
		f.add(option.From, diagnostic.Error, diagnostic.OptionRefused, message)
		f.allow(option, s.Deployment.Framework)
	}
}

// allow adds the values that the option takes to the last finding, if the
// option has a list of them.
func (f *findings) allow(option *deployment.Option, name string) {
	for _, field := range framework.Of(name).Fields {
		if field.Option != option.Name || len(field.OneOf) == 0 || len(*f) == 0 {
			continue
		}
		last := &(*f)[len(*f)-1]
		last.Message += " It takes " + strings.Join(field.OneOf, ", ") + "."
		near := suggest.Nearest(option.Value.Text, field.OneOf, suggest.Closed())
		for _, word := range near {
			last.Fixes = append(last.Fixes, deployment.Replacement("Change to '"+word+"'", option.From, word))
		}
	}
}

func (f *findings) missingOptions(s *State) {
	for _, option := range s.MissingOptions {
		f.addFixed(option.At, diagnostic.Information, diagnostic.OptionNeeded,
			"Option '"+option.Name+"' has `optional: false` and no value: the charm is blocked until it is set.",
			func() []diagnostic.Fix { return s.Deployment.Give(option.Name) })
	}
}

// relations reports relations with wrong or incomplete data.
func (f *findings) relations(s *State) {
	for _, endpoint := range s.Endpoints {
		if related := s.Deployment.Related(endpoint.Name); len(related) > 0 {
			f.surplus(endpoint, related)
			f.relation(s, endpoint, related[0])
		}
	}
}

// surplus reports the second relation of an endpoint at which the charm reads
// one.
func (f *findings) surplus(endpoint *Endpoint, related []*deployment.Relation) {
	if len(related) > 1 && endpoint.Failure == nil {
		f.add(related[1].EndpointAt, diagnostic.Warning, diagnostic.TooManyRelations,
			"The charm reads the first relation at '"+endpoint.Name+"' only: nothing of this one reaches the app.")
	}
}

func (f *findings) relation(s *State, endpoint *Endpoint, relation *deployment.Relation) {
	switch {
	case endpoint.Failure != nil:
		f.refusedRelation(s, endpoint.Failure)
	case endpoint.Integrated:
		f.leftOut(s, endpoint, relation)
	case s.Start == nil && s.Data == nil: // otherwise the charm stops before this
		f.incomplete(s, endpoint, relation)
	}
}

// refusedRelation reports a failure over a relation's data. Package check reports
// failures over the endpoint.
func (f *findings) refusedRelation(s *State, failure *Failure) {
	if failure.At.Origin().Source == "" || !failure.overEndpoint() {
		f.fail(s, diagnostic.RelationData, failure)
	}
}

// overEndpoint reports whether the cause is how an endpoint is declared.
func (f *Failure) overEndpoint() bool { return strings.HasPrefix(f.At.Path, "requires.") }

// leftOut reports keys that the charm does not pass on because another key is
// missing.
func (f *findings) leftOut(s *State, endpoint *Endpoint, relation *deployment.Relation) {
	if framework.Of(s.Deployment.Framework).Spring && endpoint.Integration.Spring != nil {
		return // Spring Boot's charm has no variable for it in any case
	}
	for _, key := range endpoint.Integration.App {
		text, ok := relation.Data.Get(key.Name)
		with, _ := relation.Data.Get(key.With)
		if ok && key.With != "" && !loadJSON(with.Value).Truthy() {
			f.add(text.Place, diagnostic.Information, diagnostic.RelationIncomplete,
				"The charm passes '"+key.Name+"' on only where the relation has '"+key.With+"' too: this value does not reach the app.")
		}
	}
}

// incomplete reports a relation that sets no variables, with the keys that it
// lacks.
func (f *findings) incomplete(s *State, endpoint *Endpoint, relation *deployment.Relation) {
	lacking := lackingKeys(s.Deployment, relation, endpoint.Integration.Needed())
	message := shortcoming(endpoint, lacking) + ": the charm treats it as not integrated and sets no " + variableNames(framework.Of(s.Deployment.Framework), endpoint) + "."
	if len(lacking) > 0 && len(endpoint.Integration.Unit) > 0 && len(relation.Units) == 0 {
		message += " Its units are not in mock.yaml; `juju show-unit` of Juju 4.0.0 to 4.0.5 leaves them out."
	}
	f.addFixed(relation.EndpointAt, diagnostic.Warning, diagnostic.RelationIncomplete, message,
		func() []diagnostic.Fix { return s.Deployment.Fill(relation, endpoint.Integration) })
}

// lackingKeys returns the keys that a relation lacks, in quotes.
func lackingKeys(d *deployment.Deployment, relation *deployment.Relation, keys []string) (lacking []string) {
	for _, key := range keys {
		if !has(d, relation, key) {
			lacking = append(lacking, "'"+key+"'")
		}
	}
	return lacking
}

// shortcoming says why the charm treats a relation as not integrated.
func shortcoming(endpoint *Endpoint, lacking []string) string {
	switch with := "relation with '" + endpoint.Name + "'"; {
	case len(lacking) > 0:
		return "The " + with + " lacks " + strings.Join(lacking, ", ")
	case endpoint.Integration.Name == "tracing":
		return "The " + with + " has no receiver for otlp_http"
	default:
		return "The data of the " + with + " does not have the form that the charm expects"
	}
}

// has reports whether a databag of the relation, or a secret that it names, has
// a value for the key.
func has(d *deployment.Deployment, relation *deployment.Relation, key string) bool {
	bags := bagsOf(relation)
	if id, ok := relation.Data.Get("secret-user"); ok {
		content, _ := d.Secret(id.Value)
		bags = append(bags, content)
	}
	return slices.ContainsFunc(bags, func(bag deployment.Databag) bool { return getOr(bag, key, deployment.Text{}).Value != "" })
}

// bagsOf returns the databags of the related application and of its units.
func bagsOf(relation *deployment.Relation) []deployment.Databag {
	bags := []deployment.Databag{relation.Data}
	for _, unit := range relation.Units {
		bags = append(bags, unit.Data)
	}
	return bags
}

// variableNames names the variables that an endpoint sets by their common
// beginning.
func variableNames(f *framework.Framework, endpoint *Endpoint) string {
	names := endpoint.Integration.VariableNames(f.App(), endpoint.Name)
	if len(names) == 0 {
		return "variables"
	}
	prefix := commonPrefix(names[0], names[1:])
	if cut := strings.LastIndexAny(prefix, "_."); cut > 0 {
		return prefix[:cut+1] + "… variables"
	}
	return "variables such as " + names[0]
}

func commonPrefix(prefix string, names []string) string {
	for _, name := range names {
		for !strings.HasPrefix(name, prefix) {
			prefix = prefix[:len(prefix)-1]
		}
	}
	return prefix
}

// failures reports failures that are about neither a single option nor a single
// relation.
func (f *findings) failures(s *State, all ...*Failure) {
	for _, failure := range all {
		if failure != nil && !s.isReportedElsewhere(failure) {
			f.fail(s, s.codeOf(failure), failure)
		}
	}
}

// isReportedElsewhere reports whether package check, package deployment or
// another finding says what is wrong.
func (s *State) isReportedElsewhere(failure *Failure) bool {
	return failure.overEndpoint() || failure.At.Is(s.Deployment.SecretKey.Place) || s.missingSecretOption(failure.At) ||
		len(s.MissingOptions) > 0 && failure.At.Is(s.MissingOptions[0].At)
}

func (s *State) codeOf(failure *Failure) diagnostic.Code {
	path := failure.At.Path
	switch {
	case strings.HasPrefix(path, "config.") && failure.At.Origin().Source == project.Mock:
		return diagnostic.OptionRefused
	case failure != s.Environment && strings.Contains(path, ".application-data"):
		return diagnostic.RelationData
	}
	return diagnostic.CharmFails
}

// missingSecretOption reports whether the place is an option that names a
// missing secret. Package deployment reports that secret.
func (s *State) missingSecretOption(place deployment.Place) bool {
	for _, option := range s.Deployment.Options {
		if option.Type == "secret" && option.Value != nil && option.From.Is(place) {
			_, ok := s.Deployment.Secret(option.Value.Text)
			return !ok
		}
	}
	return false
}

func (f *findings) told(place deployment.Place) bool {
	for _, finding := range *f {
		if finding.File == place.Origin().Source && finding.Path == place.Path {
			return true
		}
	}
	return false
}

// collisions reports options whose variable is also set by the charm, or by a
// later option. Their values never reach the app.
func (f *findings) collisions(s *State) {
	charm := framework.Of(s.Deployment.Framework)
	setters, before := s.setters(charm), map[string]*deployment.Option{}
	for _, option := range s.Deployment.Options {
		if !charm.Reads(option.Name) || option.At.Origin().Layer != value.User {
			continue
		}
		for _, name := range variablesOf(s.Deployment, charm, option) {
			f.overwritten(option, before[name], name, setters[name])
			before[name] = option
		}
	}
}

// setters says what sets the variables that do not come from options, by their
// names.
func (s *State) setters(charm *framework.Framework) map[string]string {
	setters := map[string]string{charm.BaseURLVariable(): "the charm", charm.PeersVariable(): "the charm"}
	for _, variable := range s.Variables {
		if variable.Kind == Integration {
			setters[variable.Name] = "the integration '" + strings.TrimPrefix(variable.Origin.Path, "requires.") + "'"
		}
	}
	return setters
}

// overwritten reports that something else sets an option's variable, or that the
// variable is an earlier option's, too: the last one counts.
func (f *findings) overwritten(option, earlier *deployment.Option, name, setter string) {
	switch {
	case setter != "":
		f.collision(option, name, setter)
	case earlier != nil && earlier != option:
		f.collision(earlier, name, "the option '"+option.Name+"'")
	}
}

func (f *findings) collision(loser *deployment.Option, name, setter string) {
	f.add(loser.At, diagnostic.Warning, diagnostic.VariableCollision,
		"Option '"+loser.Name+"' would become "+name+", which "+setter+" sets: the option's value may never reach the app.")
}

// variablesOf returns the variables that an option becomes: a secret has one
// for each key.
func variablesOf(d *deployment.Deployment, charm *framework.Framework, option *deployment.Option) []string {
	if option.Type != "secret" {
		return []string{charm.UserVariable(option.Name)}
	}
	if option.Value == nil {
		return nil
	}
	content, _ := d.Secret(option.Value.Text)
	var names []string
	for _, key := range content.Keys {
		names = append(names, charm.SecretVariable(option.Name, key))
	}
	return names
}
