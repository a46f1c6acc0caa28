package check

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/schema"
)

// keySpellings finds keys of charmcraft.yaml with an underscore where the
// documented key has a hyphen: charmcraft accepts the field names of its model as
// keys, too (pydantic's populate_by_name).
func keySpellings(r *run) {
	root := schema.Of(project.Charmcraft)
	if r.Expanded != nil { // otherwise charmcraft's own error is the finding
		r.keySpelling(r.charm(), root, nil)
	}
	for _, platform := range pairs(r.charm("platforms")) {
		path := []string{"platforms", platform.Key.Text}
		r.keySpelling(platform.Value, root.At(path...), path)
	}
}

func (r *run) keySpelling(mapping *document.Node, node *schema.Node, path []string) {
	for _, pair := range pairs(mapping) {
		name := strings.ReplaceAll(pair.Key.Text, "_", "-")
		if name != pair.Key.Text && node.Key(name) != nil && mapping.Pair(name) == nil {
			r.undocumentedKey(pair.Key, name, path)
		}
	}
}

func (r *run) undocumentedKey(key *document.Node, name string, path []string) {
	r.report(r.Charmcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Information, Path: dotted(child(path, key.Text)...), Span: key.Span,
		Message: "The key is '" + name + "'. charmcraft also accepts '" + key.Text + "', but does not document it.",
		Fixes:   changes(r.Charmcraft.Source, key, []string{name}),
	})
}
