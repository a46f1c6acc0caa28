// Package packed makes the files that charmcraft 4.5.0 packs into a charm for
// Juju: metadata.yaml, config.yaml and actions.yaml
// (charmcraft/services/package.py, charmcraft/models/metadata.py).
package packed

import (
	"slices"
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
func Files(project *value.Value, read func(name string) (text string, ok bool)) (files []File) {
	for _, part := range parts {
		content := project.Get(part.key)
		if part.key == "" {
			content = metadata(project)
		}
		if content.Truthy() {
			files = append(files, packed(part.name, content, read))
		}
	}
	return files
}

// packed returns a file with the content of the project, or as it is beside
// charmcraft.yaml.
func packed(name string, content *value.Value, read func(name string) (text string, ok bool)) File {
	if text, beside := read(name); beside {
		return File{Name: name, Text: text}
	}
	file := File{Name: name, Value: sorted(content)}
	file.Text, _ = emit.YAML(file.Value)
	return file
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
	listMaintainers(made)
	return made
}

// listMaintainers makes a list of a single maintainer.
func listMaintainers(made *value.Value) {
	if contact := made.Get("maintainers"); contact != nil && contact.Kind == value.String {
		made.Map.SetString("maintainers", value.NewList(contact).From(contact))
	}
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
	if v == nil {
		return nil
	}
	made := *v
	made.Items = slices.Clone(v.Items)
	for i, item := range v.Items {
		made.Items[i] = sorted(item)
	}
	if v.Map != nil {
		made.Map = sortedDict(v.Map)
	}
	return &made
}

func sortedDict(d *value.Dict) *value.Dict {
	made := value.NewDict()
	for _, e := range inOrder(d.Entries()) {
		made.Append(e.Key, sorted(e.Value))
	}
	return made
}

// inOrder returns entries sorted by their keys, if all of these are strings.
func inOrder(entries []value.Entry) []value.Entry {
	if slices.ContainsFunc(entries, func(e value.Entry) bool { return e.Key.Kind != value.String }) {
		return entries
	}
	made := slices.Clone(entries)
	sort.SliceStable(made, func(i, j int) bool { return made[i].Key.Text < made[j].Key.Text })
	return made
}
