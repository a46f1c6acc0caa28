package check

import (
	"slices"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/framework"
	"charm-playground/core/source"
)

// rockExtensions finds rocks that lack the service that the charm starts, because
// they have another framework's extension, or only their own parts. A
// rockcraft.yaml without extensions and parts is an excerpt for the playground,
// so it is not reported (paas_charm/app.py, _app_layer: the plan's service with
// the framework's name).
func rockExtensions(r *run) {
	charm := framework.ByName(r.framework())
	if charm == nil || at(r.Rockcraft, "services", charm.Name) != nil {
		return
	}
	named := at(r.Rockcraft, "extensions")
	switch {
	case named == nil && at(r.Rockcraft, "parts") != nil:
		r.missingExtension(charm)
	case len(items(named)) > 0 && !slices.Contains(textsOf(named), charm.Extension()):
		r.rockExtension(charm, named.Span, "This rock does not have the extension '"+charm.Extension()+"'", r.otherExtension(named, charm))
	}
}

func (r *run) missingExtension(charm *framework.Framework) {
	span := r.Rockcraft.Root.Pair("parts").Key.Span
	add := edit.AddTop(r.Rockcraft.Source, "extensions:\n  - "+charm.Extension())
	r.rockExtension(charm, span, "This rock has no extension", diagnostic.Way("Add the extension '"+charm.Extension()+"'", add))
}

func (r *run) rockExtension(charm *framework.Framework, span source.Span, lead string, fixes []diagnostic.Fix) {
	r.report(r.Rockcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: "extensions", Span: span, By: diagnostic.Charm,
		Message: lead + ", and no service '" + charm.Name + "': the charm starts that service, and crashes without it. What is shown is the rock with the extension.",
		Fixes:   fixes,
	})
}

// otherExtension returns the fixes for a rock that lists only other extensions:
// change the only one, or add the charm's.
func (r *run) otherExtension(named *document.Node, charm *framework.Framework) []diagnostic.Fix {
	if len(named.Items) == 1 && named.Items[0].Kind == document.Scalar {
		return unsafe(changes(r.Rockcraft.Source, named.Items[0], []string{charm.Extension()}))
	}
	return diagnostic.Way("Add '"+charm.Extension()+"'", edit.AddItem(r.Rockcraft.Source, named, charm.Extension()))
}
