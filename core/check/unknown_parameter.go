package check

import (
	"strconv"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/suggest"
)

// unknownParameters finds names under an action's required that are none of its
// parameters: such an action can never be run.
func unknownParameters(r *run) {
	for _, action := range pairs(r.charm("actions")) {
		body := action.Value.Resolve()
		required, params := body.At("required"), used(body.At("params"))
		if required == nil || required.Kind != document.Sequence || params == nil {
			continue
		}
		listed := map[string]bool{}
		for _, name := range params {
			listed[name] = true
		}
		others := suggest.Without(textsOf(required)...)
		for i, item := range required.Items {
			name := textOf(item)
			if name == "" || listed[name] || r.full() {
				continue
			}
			r.report(r.Charmcraft, &diagnostic.Diagnostic{
				Severity: diagnostic.Warning, Span: item.Span,
				Path:    dotted("actions", action.Key.Text, "required", strconv.Itoa(i)),
				Message: "Action '" + action.Key.Text + "' requires '" + name + "', which is not one of its parameters. charmcraft accepts it silently.",
				Fixes:   likely(r.Charmcraft.Source, item, suggest.Find(name, params, others)),
			})
		}
	}
}

// textsOf are the scalars in a list.
func textsOf(list *document.Node) []string {
	var all []string
	for _, item := range list.Items {
		all = append(all, textOf(item))
	}
	return all
}
