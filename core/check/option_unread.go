package check

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/edit"
	"charm-playground/core/framework"
)

// optionsUnread finds options that never become a variable of the app.
func optionsUnread(r *run) {
	charm := framework.Of(r.framework())
	for _, pair := range pairs(r.charm("config", "options")) {
		if why := charm.Unread(pair.Key.Text); why != "" && charm.Fields != nil {
			r.optionUnread(charm, pair.Key.Text, why)
		}
	}
}

func (r *run) optionUnread(charm *framework.Framework, name, why string) {
	options := r.charm("config", "options")
	pair := options.Pair(name)
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted("config", "options", name), Span: pair.Key.Span,
		Message: "Option '" + name + "' never becomes a variable of the app. " + why,
	}
	if better := renamed(charm, name); options.Pair(better) == nil {
		f.Fixes = diagnostic.Way("Rename to '"+better+"'", edit.Change(r.Charmcraft.Source, pair.Key, better))
	}
	r.report(r.Charmcraft, f)
}

// renamed returns a name for an option that does reach the app.
func renamed(charm *framework.Framework, name string) string {
	rest := framework.WithoutOwnPrefix(name)
	if rest != name && charm.Unread(rest) == "" && charm.Field(rest) == nil {
		return rest
	}
	return "my-" + rest
}
