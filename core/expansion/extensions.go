package expansion

import (
	"slices"
	"sort"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/framework"
	"charm-playground/core/project"
	"charm-playground/core/value"
)

// applyExtensions merges the extensions into yaml in alphabetical order, as
// apply_extensions does (charmcraft/extensions/_utils.py).
func (x *expander) applyExtensions(yaml *value.Value) *failure {
	declared := x.raw.Get("extensions")
	if !declared.Truthy() {
		return nil
	}
	names, failed := extensionNames(declared)
	for i := 0; i < len(names) && failed == nil; i++ {
		failed = x.findAndApply(yaml, declared, names[i])
	}
	return failed
}

func (x *expander) findAndApply(yaml, declared, name *value.Value) *failure {
	f, failed := findExtension(declared, name)
	if failed != nil {
		return failed
	}
	x.framework = f
	return x.applyExtension(yaml)
}

// extensionNames returns what Python's sorted() returns for the value: the
// items of a list, the keys of a mapping or the characters of a text, sorted.
func extensionNames(declared *value.Value) ([]*value.Value, *failure) {
	if declared == nil {
		return nil, nil
	}
	names := iterated(declared)
	if len(names) == 0 {
		return nil, crash("TypeError", wrongType("'extensions'", declared, "a list of extensions", listExtensions(declared)...))
	}
	for _, name := range names {
		if len(names) > 1 && name.Kind != names[0].Kind || name.Kind == value.List || name.Kind == value.Map {
			return nil, crash("TypeError", findingAt(diagnostic.WrongType, name, "The name of an extension is text, not "+name.Kind.InWords()+"."))
		}
	}
	sort.SliceStable(names, func(i, j int) bool { return names[i].Str() < names[j].Str() })
	return names, nil
}

// listExtensions writes a single extension as a list with one item.
func listExtensions(declared *value.Value) []*fix {
	if declared.Kind != value.String {
		return nil
	}
	name := declared.Text
	if near := suggestion(name, framework.Extensions()); framework.ByExtension(name) == nil && near != "" {
		name = near
	}
	return []*fix{{title: "Write it as a list", kind: replace, text: "[" + name + "]", safe: true}}
}

func findExtension(declared, name *value.Value) (*framework.Framework, *failure) {
	if f := framework.ByExtension(name.Text); f != nil && name.Kind == value.String {
		return f, nil
	}
	known := framework.Extensions()
	m := findingAt(diagnostic.UnknownExtension, name,
		"charmcraft has no extension "+quoted(name)+". It has "+strings.Join(known, ", ")+".", nearest(name.Str(), known)...)
	if declared.Kind == value.String {
		m = findingAt(diagnostic.WrongType, declared,
			"'extensions' is text, and charmcraft takes each of its characters for an extension. It has to be a list.", listExtensions(declared)...)
	}
	return nil, refuse("Extension "+name.Repr()+" does not exist", m).resolved("Registered extensions: ['"+strings.Join(known, "', '")+"']", "")
}

// applyExtension is one round of apply_extensions, for x.framework.
func (x *expander) applyExtension(yaml *value.Value) *failure {
	x.generation = x.framework.For(bases(yaml))
	x.snippet = x.framework.Snippet(x.generation, x.hasPaasConfig())
	if failed := x.first(extensionChecks, yaml); failed != nil {
		return failed
	}
	x.addOAuthOptions(yaml)
	for _, e := range x.snippet.Map.Entries() {
		yaml.Map.Set(e.Key, x.merge(yaml.Map.Get(e.Key.Text), e.Value))
	}
	return nil
}

func (x *expander) hasPaasConfig() bool {
	return x.folder.Exists(project.PaasConfig) && !x.folder.IsFolder(project.PaasConfig)
}

// addOAuthOptions adds to the snippet the options of each oauth endpoint.
func (x *expander) addOAuthOptions(yaml *value.Value) {
	requires := yaml.Get("requires")
	if requires == nil {
		return
	}
	options := x.snippet.Lookup("config", "options")
	for _, e := range requires.Map.Entries() {
		if !e.Value.Get("interface").IsString("oauth") {
			continue
		}
		for _, added := range framework.Options(x.generation.OAuthOptions(e.Key.Str())).With(x.framework.Origin()).Map.Entries() {
			options.Map.Set(added.Key, added.Value)
		}
	}
}

// merge follows _apply_extension_property: it joins lists, the extension's
// items first, and merges dicts key by key. Of anything else it keeps the
// user's value.
func (x *expander) merge(existing, added *value.Value) *value.Value {
	switch {
	case !existing.Truthy():
		return added
	case existing.Kind == value.List && added.Kind == value.List:
		return joined(existing, added)
	case existing.Kind == value.Map && added.Kind == value.Map:
		if !x.aliases {
			existing = copyOf(existing)
		}
		for _, e := range added.Map.Entries() {
			existing.Map.Set(e.Key, x.merge(existing.Map.Get(e.Key.Text), e.Value))
		}
	}
	return existing
}

// joined returns the extension's items and then the user's. If all items are
// texts, it drops duplicates.
func joined(existing, added *value.Value) *value.Value {
	items := slices.Concat(added.Items, existing.Items)
	if !slices.ContainsFunc(items, func(v *value.Value) bool { return v.Kind != value.String }) {
		seen := map[string]bool{}
		items = slices.DeleteFunc(items, func(v *value.Value) bool {
			again := seen[v.Text]
			seen[v.Text] = true
			return again
		})
	}
	return value.NewList(items...).From(existing)
}
