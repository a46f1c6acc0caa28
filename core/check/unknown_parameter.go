package check

import (
	"slices"
	"strconv"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/suggest"
)

// unknownParameters finds names in an action's required list that are not among
// its parameters: such an action can never run.
func unknownParameters(r *run) {
	for _, action := range pairs(r.charm("actions")) {
		body := action.Value.Resolve()
		if params := used(body.At("params")); params != nil {
			r.requiredParameters(action.Key.Text, body.At("required"), params)
		}
	}
}

func (r *run) requiredParameters(action string, required *document.Node, params []string) {
	for i, item := range items(required) {
		if name := textOf(item); name != "" && !slices.Contains(params, name) && !r.full() {
			r.unknownParameter(action, i, required, params)
		}
	}
}

func (r *run) unknownParameter(action string, i int, required *document.Node, params []string) {
	item := required.Items[i]
	r.report(r.Charmcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted("actions", action, "required", strconv.Itoa(i)), Span: item.Span,
		Message: "Action '" + action + "' requires '" + textOf(item) + "', which is not one of its parameters. charmcraft accepts it silently.",
		Fixes:   likely(r.Charmcraft.Source, item, suggest.Find(textOf(item), params, suggest.Without(textsOf(required)...))),
	})
}

// textsOf returns the texts of the scalars in a list.
func textsOf(list *document.Node) []string {
	var all []string
	for _, item := range list.Items {
		all = append(all, textOf(item))
	}
	return all
}
