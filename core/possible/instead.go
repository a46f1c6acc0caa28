package possible

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/framework"
	"charm-playground/core/integration"
)

// promised answers about variables that documentation names and no charm sets.
func (f *finder) promised(name string) *Answer {
	promise := integration.Promised(f.framework().App(), name, f.endpointOf)
	if promise == nil {
		return f.untraced(name)
	}
	return never("No charm sets "+name+". "+promise.Why, f.here(promise.Instead))
}

// never says that no charm of the framework sets a variable, and names the one
// that is there instead; that may be empty.
func never(message, instead string) *Answer {
	answer := &Answer{State: Never, Message: message}
	if instead != "" {
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
	return never("The charm sets "+name+" only while there is no tracing, to switch OpenTelemetry's export off.", "")
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
		if v := f.variableOf(of, name); v != nil {
			return f.counterpart(of, v.Field)
		}
	}
	return ""
}

// variableOf returns an integration's variable with a name in any framework, or
// nil.
func (f *finder) variableOf(of *integration.Integration, name string) *integration.Variable {
	endpoint := f.endpointOf(of)
	for _, app := range apps() {
		variables := of.VariablesOf(app, endpoint)
		if i := slices.IndexFunc(variables, func(v integration.Variable) bool { return v.Name == name }); i >= 0 {
			return &variables[i]
		}
	}
	return nil
}

// apps returns the ways in which the frameworks name the variables of
// integrations.
func apps() (all []integration.App) {
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
		case alike == "" && beginAlike(v.Field, field):
			alike = v.Name
		case first == "":
			first = v.Name
		}
	}
	return cmp.Or(alike, first)
}

// beginAlike reports whether one of two fields begins with the other.
func beginAlike(a, b string) bool {
	return a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// alias answers about the names that hosting services and frameworks use for a
// variable.
func (f *finder) alias(name string) *Answer {
	instead := f.here(integration.Alias(name))
	if instead == "" {
		return nil
	}
	return never("No charm sets "+name+": the same is in "+instead+".", instead)
}

// others answers about variables of other frameworks' charms.
func (f *finder) others(name string) *Answer {
	for _, other := range framework.All() {
		if other.Name != f.framework().Name && sets(other, name, f.endpointOf) {
			return never("No "+f.framework().Title+" charm sets "+name+": it is "+other.Title+"'s.", f.instead(other, name))
		}
	}
	return nil
}

// sets reports whether a charm of a framework can set a variable, user options
// aside.
func sets(f *framework.Framework, name string, endpoint func(*integration.Integration) string) bool {
	return slices.Contains(ownVariables(f), name) || f.OptionOf(name) != "" || slices.ContainsFunc(integration.All, func(i *integration.Integration) bool {
		return slices.Contains(i.VariableNames(f.App(), endpoint(i)), name)
	})
}

// ownVariables returns the variables that a framework's charms set without options and
// integrations, for all frameworks in the same order.
func ownVariables(f *framework.Framework) []string {
	return []string{f.BaseURLVariable(), f.SecretKeyVariable(), f.PeersVariable()}
}

// instead returns this framework's counterpart of another framework's own
// variable.
func (f *finder) instead(other *framework.Framework, name string) string {
	if i := slices.Index(ownVariables(other), name); i >= 0 {
		return ownVariables(f.framework())[i]
	}
	if found := f.here(name); found != "" {
		return found
	}
	return f.insteadOfOption(other, name)
}

// insteadOfOption does the same for a variable that an option becomes.
func (f *finder) insteadOfOption(other *framework.Framework, name string) string {
	here := f.framework()
	if field := here.OptionField(other.OptionOf(name)); field != nil {
		return here.FieldVariable(field)
	}
	if rest, ok := strings.CutPrefix(name, other.OptionPrefix); ok && slices.Contains(f.names(), here.OptionPrefix+rest) {
		return here.OptionPrefix + rest
	}
	return ""
}
