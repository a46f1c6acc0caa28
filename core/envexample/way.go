package envexample

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// wayTo says what would provide a variable, and returns the fixes for that.
func (a *answering) wayTo(n name) (string, []diagnostic.Fix) {
	if promise := a.promise(n.text); promise != nil {
		return a.promised(n, promise)
	}
	wanted := cmp.Or(integration.Alias(n.text), n.text)
	if wanted != n.text && a.from(wanted) != "" {
		return "The charm provides this as '" + wanted + "' (" + a.from(wanted) + ").", a.renames(n, []string{wanted})
	}
	if message, fixes := a.integrationFor(n, wanted); fixes != nil {
		return message, fixes
	}
	return a.optionFor(n)
}

// promised says why no charm sets a variable, and what it is called if the charm
// provides it under another name.
func (a *answering) promised(n name, promise *integration.Promise) (string, []diagnostic.Fix) {
	message, instead := "No charm sets '"+n.text+"'. "+promise.Why, promise.Instead
	if a.from(instead) == "" {
		return message, nil
	}
	return message + " It is '" + instead + "' (" + a.from(instead) + ").", a.renames(n, []string{instead})
}

// integrationFor finds the integration that brings a variable.
func (a *answering) integrationFor(n name, wanted string) (string, []diagnostic.Fix) {
	for _, known := range integration.All {
		if known.Endpoint == "" || known.Added || a.Project.Lookup("requires", known.Endpoint) != nil {
			continue
		}
		if variable := a.variableOf(known, n, wanted); variable != "" {
			return a.addEndpoint(n, variable, known)
		}
	}
	return "", nil
}

// variableOf returns the variable of an integration that a name is meant for: the
// wanted one, or if the name has no other, the nearest; empty if there is none.
func (a *answering) variableOf(known *integration.Integration, n name, wanted string) string {
	names := a.names(known, known.Endpoint)
	if slices.Contains(names, wanted) {
		return wanted
	}
	if near := suggest.Nearest(n.text, names, suggest.Slips()); near != nil && wanted == n.text {
		return near[0]
	}
	return ""
}

// addEndpoint adds the endpoint of an integration, and renames the variable to the
// one that it brings.
func (a *answering) addEndpoint(n name, variable string, known *integration.Integration) (string, []diagnostic.Fix) {
	edits := []source.Edit{edit.Declare(a.File, a.Root, []string{"requires"}, known.Definition(known.Endpoint))}
	message := "The charm does not provide '" + n.text + "'. The endpoint '" + known.Endpoint + "' (" + known.Title + ") would"
	if variable != n.text {
		edits = append(edits, a.rename(n, variable))
		message += ", as '" + variable + "'"
	}
	return message + ".", diagnostic.Way("Add the endpoint '"+known.Endpoint+"'", edits...)
}

// optionFor adds the option that becomes a variable.
func (a *answering) optionFor(n name) (string, []diagnostic.Fix) {
	option := a.framework.OptionFor(n.text)
	if option == "" {
		return "The charm does not provide '" + n.text + "', and no option can.", nil
	}
	edits := []source.Edit{edit.Declare(a.File, a.Root, []string{"config", "options"}, option+":\n  type: string")}
	message := "The charm does not provide '" + n.text + "'. An option '" + option + "' would"
	if prefix := a.framework.OptionPrefix; !strings.HasPrefix(n.text, prefix) {
		edits = append(edits, a.rename(n, prefix+n.text))
		message += ", as '" + prefix + n.text + "': all options' variables begin with " + prefix
	}
	return message + ".", diagnostic.Way("Add the option '"+option+"'", edits...)
}
