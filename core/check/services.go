package check

import (
	"slices"
	"strconv"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/framework"
	"charm-playground/core/pebble"
	"charm-playground/core/resolver"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// refuses says how Pebble reacts to a plan with a mistake.
const refuses = " Pebble refuses all services of the rock."

// extensionServices returns the services that rockcraft's extension adds; those
// of rockcraft.yaml are merged over them.
func (r *run) extensionServices() []string {
	f := framework.Of(r.framework())
	switch {
	case f == nil:
		return nil
	case f.Rock.Statsd:
		return []string{f.Name, "statsd-exporter"}
	}
	return []string{f.Name}
}

// services returns the services of rockcraft.yaml that are mappings.
func (r *run) services() []document.Pair {
	return slices.DeleteFunc(slices.Clone(pairs(at(r.Rockcraft, "services"))), func(pair document.Pair) bool {
		n := pair.Value.Resolve()
		return n == nil || n.Kind != document.Mapping
	})
}

// serviceFinding reports a finding by Pebble at a key of a service.
func (r *run) serviceFinding(service document.Pair, n *document.Node, message string, fixes []diagnostic.Fix, path ...string) {
	r.report(r.Rockcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Error, Path: dotted(append([]string{"services", service.Key.Text}, path...)...), Span: n.Span, Message: message, Fixes: fixes,
	})
}

// serviceCommands finds commands that Pebble cannot split into words, or of which
// it leaves a part out.
func serviceCommands(r *run) {
	for _, service := range r.services() {
		if command := service.Value.Resolve().At("command"); command != nil && command.Kind == document.Scalar && command.Tag == resolver.TagString {
			r.serviceCommand(service, command)
		}
	}
}

func (r *run) serviceCommand(service document.Pair, command *document.Node) {
	split, problem := pebble.SplitCommand(command.Text)
	switch {
	case problem != "":
		r.serviceFinding(service, command, "Pebble cannot read the command of service '"+service.Key.Text+"': "+problem+"."+refuses, nil, "command")
	case len(split.Base) == 0 && !slices.Contains(r.extensionServices(), service.Key.Text):
		r.serviceFinding(service, command, "The command of service '"+service.Key.Text+"' is empty."+refuses, nil, "command")
	case split.Comment != "":
		r.commandComment(service.Key.Text, command, split.Comment)
	}
}

func (r *run) commandComment(service string, command *document.Node, comment string) {
	r.report(r.Rockcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted("services", service, "command"), Span: command.Span,
		Message: "Pebble takes '" + comment + "' for a comment and leaves it out of the command of service '" + service + "'. In quotes it is a part of it.",
	})
}

// dependency is an item of after, before or requires.
type dependency struct {
	service document.Pair
	key     string
	index   int
	item    *document.Node
}

// dependencies returns the dependencies of all services.
func (r *run) dependencies() (all []dependency) {
	for _, service := range r.services() {
		for _, key := range []string{"after", "before", "requires"} {
			all = append(all, dependenciesIn(service, key)...)
		}
	}
	return all[:min(len(all), mostDependencies)]
}

func dependenciesIn(service document.Pair, key string) (all []dependency) {
	for i, item := range items(service.Value.Resolve().At(key)) {
		if item = item.Resolve(); item != nil && item.Kind == document.Scalar {
			all = append(all, dependency{service, key, i, item})
		}
	}
	return all
}

// mostDependencies limits the number of dependencies that are checked: the time
// grows with its square.
const mostDependencies = 500

// serviceOrders finds dependencies on missing services, and dependencies that
// form a loop, so that no order of starting them exists.
func serviceOrders(r *run) {
	all := r.dependencies()
	r.unknownServices(all)
	r.serviceLoop(all)
}

func (r *run) unknownServices(all []dependency) {
	names := append(r.extensionServices(), used(at(r.Rockcraft, "services"))...)
	for _, d := range all {
		if !slices.Contains(names, d.item.Text) {
			r.unknownService(d, names)
		}
	}
}

func (r *run) serviceLoop(all []dependency) {
	for i, looped := range pebble.Loops(edges(all)) {
		if looped && all[i].key != "requires" {
			r.looped(all[i])
			return // breaking the loop in one place is enough
		}
	}
}

func (r *run) looped(d dependency) {
	r.serviceFinding(d.service, d.item, "Service '"+d.service.Key.Text+"' starts "+d.key+" '"+d.item.Text+"', which is in a loop with it, so Pebble has no order to start them in."+refuses,
		nil, d.key, strconv.Itoa(d.index))
}

// edges returns the orders that after and before demand; requires demands none.
func edges(all []dependency) []pebble.Edge {
	made := make([]pebble.Edge, len(all))
	for i, d := range all {
		switch d.key {
		case "after":
			made[i] = pebble.Edge{Service: d.service.Key.Text, After: d.item.Text}
		case "before":
			made[i] = pebble.Edge{Service: d.item.Text, After: d.service.Key.Text}
		}
	}
	return made
}

func (r *run) unknownService(d dependency, names []string) {
	path := dotted("services", d.service.Key.Text, d.key, strconv.Itoa(d.index))
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Error, Path: path, Span: d.item.Span,
		Message: "Service '" + d.service.Key.Text + "' requires '" + d.item.Text + "', which is not there." + refuses,
		Fixes:   likely(r.Rockcraft.Source, d.item, suggest.Find(d.item.Text, names, suggest.Without(d.service.Key.Text))),
	}
	if d.key != "requires" {
		f.Severity = diagnostic.Warning
		f.Message = "Service '" + d.service.Key.Text + "' starts " + d.key + " '" + d.item.Text + "', which is not there. Pebble ignores that silently."
	}
	r.report(r.Rockcraft, f)
}

// serviceValue is a key of a service with the values that Pebble accepts there.
type serviceValue struct {
	key    string
	takes  func(text string) bool
	wanted string
}

var serviceKeys = []serviceValue{
	{"backoff-delay", pebble.IsDuration, "a time with its unit, such as 500ms or 5s"},
	{"backoff-limit", pebble.IsDuration, "a time with its unit, such as 30s or 1m"},
	{"kill-delay", pebble.IsDuration, "a time with its unit, such as 5s"},
	{"backoff-factor", pebble.IsFactor, "a number of 1 or more"},
}

// serviceValues finds names and values that rockcraft accepts and Pebble refuses.
func serviceValues(r *run) {
	for _, service := range r.services() {
		body := service.Value.Resolve()
		r.serviceName(service)
		r.serviceNumbers(service, body)
		r.serviceActions(service, body)
		r.serviceUser(service, body)
	}
}

func (r *run) serviceName(service document.Pair) {
	if problem := pebble.NameProblem(service.Key.Text); problem != "" {
		r.serviceFinding(service, service.Key, "Pebble does not take the service '"+service.Key.Text+"': "+problem+"."+refuses, nil)
	}
}

// serviceNumbers checks the times of a service, and the factor of its delays.
func (r *run) serviceNumbers(service document.Pair, body *document.Node) {
	for _, row := range serviceKeys {
		if n := body.At(row.key); n != nil && n.Kind == document.Scalar && n.Tag != resolver.TagNull && !row.takes(n.Text) {
			r.serviceFinding(service, n, "'"+n.Text+"' is not possible as '"+row.key+"' of service '"+service.Key.Text+"': Pebble takes "+row.wanted+"."+refuses,
				r.withUnit(n, &row), row.key)
		}
	}
}

// withUnit returns the fix that adds the unit to a bare number, as seconds.
func (r *run) withUnit(n *document.Node, row *serviceValue) []diagnostic.Fix {
	if n.Tag != resolver.TagInt && n.Tag != resolver.TagFloat || row.key == "backoff-factor" || !row.takes(n.Text+"s") {
		return nil
	}
	return diagnostic.Way("Change to "+n.Text+"s", edit.Replace(r.Rockcraft.Source, n, n.Text+"s"))
}

// serviceActions checks the actions at the end of a service: each event has its
// own words.
func (r *run) serviceActions(service document.Pair, body *document.Node) {
	for _, event := range []string{"on-success", "on-failure"} {
		r.serviceAction(service, body.At(event), event, event)
	}
	const failed = "on-check-failure"
	for _, pair := range pairs(body.At(failed)) {
		r.serviceAction(service, pair.Value.Resolve(), failed, failed, pair.Key.Text)
	}
}

func (r *run) serviceAction(service document.Pair, n *document.Node, event string, path ...string) {
	actions := pebble.Actions(event)
	if n == nil || n.Kind != document.Scalar || n.Text == "" || n.Tag == resolver.TagNull || slices.Contains(actions, n.Text) || r.unknownAction(n, path) {
		return
	}
	r.serviceFinding(service, n, "'"+n.Text+"' is not possible as '"+event+"' of service '"+service.Key.Text+"': it can be "+source.JoinOr(actions)+"."+refuses,
		unsafe(changes(r.Rockcraft.Source, n, suggest.Nearest(n.Text, actions, suggest.Closed()))), path...)
}

// unknownAction reports whether a word is not an action of any event; such a word
// is an unknown value already.
func (r *run) unknownAction(n *document.Node, path []string) bool {
	return len(path) == 1 && !slices.Contains([]string{"success-shutdown", "failure-shutdown"}, n.Text)
}

// serviceUser finds a service with a group but no user, which Pebble does not
// start. A service of the extension has its own user.
func (r *run) serviceUser(service document.Pair, body *document.Node) {
	if slices.Contains(r.extensionServices(), service.Key.Text) || body.Pair("user") != nil || body.Pair("user-id") != nil {
		return
	}
	for _, key := range []string{"group", "group-id"} {
		if pair := body.Pair(key); pair != nil && pair.Value.Resolve() != nil && pair.Value.Resolve().Tag != resolver.TagNull {
			r.serviceFinding(service, pair.Key, "Service '"+service.Key.Text+"' has a '"+key+"' without a user: Pebble does not start it. Name a 'user' as well.", nil, key)
			return
		}
	}
}
