package check

import (
	"strconv"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// where names the mapping at a path in the reader's words: "endpoint 's3'",
// "relation 2", "option 'token'", or the file for its top level.
func where(file string, path []string) string {
	node, words := schema.Of(file), file
	for i, step := range path {
		words = "'" + strings.Join(path[:i+1], ".") + "'"
		switch {
		case node == nil:
		case node.Item != nil && node.Types&schema.Map == 0:
			words = item(path[:i], step)
		case node.Key(step) == nil && node.Named(step) != nil:
			words = string(node.Names.Kind) + " '" + step + "'"
		case node.Key(step) != nil:
			words = "'" + step + "'"
		}
		node = node.Child(step)
	}
	return words
}

// item names an item of a list by its position, counted from one: "relation 2".
func item(list []string, index string) string {
	number, err := strconv.Atoi(index)
	if err != nil || len(list) == 0 {
		return "item " + index
	}
	return strings.TrimSuffix(strings.ReplaceAll(list[len(list)-1], "_", " "), "s") + " " + strconv.Itoa(number+1)
}

// ignored says why an unknown key in a file matters.
var ignored = source.Words{
	{project.Charmcraft, "charmcraft accepts it silently, and neither Juju nor the charm reads it."},
	{project.Metadata, "Neither Juju nor the charm reads it."},
	{project.Config, "Neither Juju nor the charm reads it."},
	{project.Actions, "Neither Juju nor the charm reads it."},
	{project.Mock, "Nothing in the mocked deployment reads it."},
	{project.Rockcraft, "rockcraft refuses it."},
	{project.PaasConfig, "The charm crashes on a key that it does not know."},
}

// likely returns the fixes that change a key or value to each word that it is
// probably a slip of. Only the first can be safe, if the search is sure of it.
func likely(file *source.File, n *document.Node, found suggest.Found) []diagnostic.Fix {
	fixes := unsafe(changes(file, n, found.Words))
	if found.Sure {
		fixes[0].Safe = true
	}
	return fixes
}

// changes returns the fixes that change a key or value to each of some words. A
// fix is safe only if the list has no other word.
func changes(file *source.File, n *document.Node, words []string) []diagnostic.Fix {
	fixes := make([]diagnostic.Fix, len(words))
	for i, word := range words {
		fixes[i] = diagnostic.Fix{Title: "Change to '" + word + "'", Edits: []source.Edit{edit.Change(file, n, word)}, Safe: len(words) == 1}
	}
	return fixes
}

// keyChanges returns the fixes that change a key to each of the likely words.
// Words that do not accept the type of the key's value come last, and are never
// safe.
func keyChanges(p *place, pair document.Pair, found suggest.Found) []diagnostic.Fix {
	var fitting, others []diagnostic.Fix
	for i, fix := range likely(p.file.Source, pair.Key, found) {
		key, value := p.schema.Key(found.Words[i]), pair.Value.Resolve()
		if key != nil && value != nil && key.Node.Types != schema.Any && !takes(key.Node, value) {
			fix.Safe = false
			others = append(others, fix)
			continue
		}
		fitting = append(fitting, fix)
	}
	return append(fitting, others...)
}

// takes reports whether a key accepts a value: it has a type that the key
// accepts, or is still empty.
func takes(node *schema.Node, value *document.Node) bool {
	if value.Kind == document.Scalar {
		return value.Tag == resolver.TagNull || node.Types&schema.Scalar != 0 || node.Types&schema.List != 0
	}
	return fits(value, node.Types) && takesEntries(node, value)
}

// takesEntries reports whether a key accepts a mapping of names: most of the
// entries have a type that the key accepts.
func takesEntries(node *schema.Node, value *document.Node) bool {
	if value.Kind != document.Mapping || node.Names == nil || node.Names.Value == nil || node.Names.Value.Types == schema.Any || node.Keys != nil {
		return true
	}
	others := 0
	for _, pair := range pairs(value) {
		if inner := pair.Value.Resolve(); inner != nil && inner.Kind != document.Scalar && !fits(inner, node.Names.Value.Types) {
			others++
		}
	}
	return 2*others <= len(value.Pairs)
}
