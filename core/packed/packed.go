// Package packed makes the files that charmcraft 4.5.0 packs into a charm for
// Juju: metadata.yaml, config.yaml and actions.yaml
// (charmcraft/services/package.py, charmcraft/models/metadata.py).
package packed

import (
	"sort"

	"charm-playground/core/emit"
	"charm-playground/core/value"
)

// File is a file of the packed charm.
type File struct {
	Name string // "metadata.yaml", "config.yaml" or "actions.yaml"
	Text string
	// Value is what the text is written from, in the order of the text and with
	// its origins; nil for a file of the project that is packed byte for byte.
	Value *value.Value
}

// parts are the files, each with the key of the project that it is made from.
var parts = []struct {
	name string
	key  string // empty for CharmMetadata
}{
	{"metadata.yaml", ""},
	{"config.yaml", "config"},
	{"actions.yaml", "actions"},
}

// Files returns the files that charmcraft packs for an expanded project, in the
// order in which Juju reads them. A file beside charmcraft.yaml takes
// precedence over the project's key; read returns such a file by name.
func Files(project *value.Value, read func(name string) (text string, ok bool)) []File {
	var files []File
	for _, part := range parts {
		content := project.Get(part.key)
		if part.key == "" {
			content = metadata(project)
		}
		if !content.Truthy() {
			continue
		}
		file := File{Name: part.name}
		if text, beside := read(part.name); beside {
			file.Text = text
		} else {
			file.Value = sorted(content)
			file.Text, _ = emit.YAML(file.Value)
		}
		files = append(files, file)
	}
	return files
}

// kept are the keys of a project that metadata.yaml has, too.
var kept = []string{
	"name", "summary", "description", "assumes", "charm-user", "containers", "devices", "extra-bindings",
	"peers", "provides", "requires", "resources", "storage", "subordinate", "terms",
}

// links are the keys below `links`, each with its name in metadata.yaml.
var links = []struct{ key, name string }{
	{"documentation", "docs"}, {"contact", "maintainers"}, {"issues", "issues"}, {"source", "source"}, {"website", "website"},
}

// metadata is CharmMetadata.from_charm: values that are null in the project are
// left out, except for links.
func metadata(project *value.Value) *value.Value {
	made := value.NewMap().From(project)
	for _, key := range kept {
		copyEntry(made, project, key, key, false)
	}
	copyEntry(made, project, "title", "display-name", false)
	for _, row := range links {
		copyEntry(made, project.Get("links"), row.key, row.name, true)
	}
	if contact := made.Get("maintainers"); contact != nil && contact.Kind == value.String {
		made.Map.SetString("maintainers", value.NewList(contact).From(contact))
	}
	return made
}

// copyEntry copies the entry at a key of from into to, under its name there.
func copyEntry(to, from *value.Value, key, name string, nulls bool) {
	if from == nil || from.Kind != value.Map {
		return
	}
	if e, ok := from.Map.Entry(key); ok && (nulls || e.Value.Kind != value.Null) {
		to.Map.Set(value.NewString(name).From(e.Key), e.Value)
	}
}

// sorted returns a copy of v in the order of PyYAML's sort_keys: mappings are
// sorted if all their keys are strings.
func sorted(v *value.Value) *value.Value {
	made := &value.Value{}
	*made = *v
	if v.Items != nil {
		made.Items = make([]*value.Value, len(v.Items))
		for i, item := range v.Items {
			made.Items[i] = sorted(item)
		}
	}
	if v.Map != nil {
		made.Map = value.NewDict()
		for _, e := range inOrder(v.Map.Entries()) {
			inner := e.Value
			if inner != nil {
				inner = sorted(inner)
			}
			made.Map.Append(e.Key, inner)
		}
	}
	return made
}

func inOrder(entries []value.Entry) []value.Entry {
	for _, e := range entries {
		if e.Key.Kind != value.String {
			return entries
		}
	}
	made := append([]value.Entry(nil), entries...)
	sort.SliceStable(made, func(i, j int) bool { return made[i].Key.Text < made[j].Key.Text })
	return made
}
