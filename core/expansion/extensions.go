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
	x.use(f, f.For(bases(yaml)))
	return x.applyExtension(yaml)
}

// use selects the extension of a framework in one of its generations.
func (x *expander) use(f *framework.Framework, generation *framework.Generation) {
	x.framework, x.generation = f, generation
	x.snippet = f.Snippet(generation, x.hasPaasConfig())
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
	if odd := notComparable(names); odd != nil {
		return nil, crash("TypeError", findingAt(diagnostic.WrongType, odd, "The name of an extension is text, not "+odd.Kind.InWords()+"."))
	}
	sort.SliceStable(names, func(i, j int) bool { return names[i].Str() < names[j].Str() })
	return names, nil
}

// notComparable returns the first name that Python cannot sort or look up, or
// nil.
func notComparable(names []*value.Value) *value.Value {
	for _, name := range names {
		if len(names) > 1 && name.Kind != names[0].Kind || name.Kind == value.List || name.Kind == value.Map {
			return name
		}
	}
	return nil
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
	return nil, refuse("Extension "+name.Repr()+" does not exist", describeExtension(declared, name)).
		resolved("Registered extensions: ['"+strings.Join(framework.Extensions(), "', '")+"']", "")
}

// describeExtension describes an extension that does not exist.
func describeExtension(declared, name *value.Value) *finding {
	if declared.Kind == value.String {
		return findingAt(diagnostic.WrongType, declared,
			"'extensions' is text, and charmcraft takes each of its characters for an extension. It has to be a list.", listExtensions(declared)...)
	}
	known := framework.Extensions()
	message := "charmcraft has no extension " + quoted(name) + ". It has " + strings.Join(known, ", ") + "."
	return findingAt(diagnostic.UnknownExtension, name, message, nearest(name.Str(), known)...)
}

// applyExtension is one round of apply_extensions, for x.framework.
func (x *expander) applyExtension(yaml *value.Value) *failure {
	if failed := x.first(extensionChecks, yaml); failed != nil {
		return failed
	}
	x.addOAuthOptions(yaml)
	x.mergeEntries(yaml, x.snippet)
	return nil
}

func (x *expander) hasPaasConfig() bool {
	return x.folder.Exists(project.PaasConfig) && !x.folder.IsFolder(project.PaasConfig)
}

// addOAuthOptions adds to the snippet the options of each oauth endpoint.
func (x *expander) addOAuthOptions(yaml *value.Value) {
	options := x.snippet.Lookup("config", "options")
	for _, e := range yaml.Get("requires").Entries() {
		if e.Value.Get("interface").IsString("oauth") {
			update(options, framework.Options(x.generation.OAuthOptions(e.Key.Str())).With(x.framework.Origin()))
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
		return x.mergeDict(existing, added)
	}
	return existing
}

// mergeDict merges into a copy, unless the project is one already.
func (x *expander) mergeDict(existing, added *value.Value) *value.Value {
	if !x.aliases {
		existing = copyOf(existing)
	}
	x.mergeEntries(existing, added)
	return existing
}

func (x *expander) mergeEntries(existing, added *value.Value) {
	for _, e := range added.Map.Entries() {
		existing.Map.Set(e.Key, x.merge(existing.Map.Get(e.Key.Text), e.Value))
	}
}

// joined returns the extension's items and then the user's. If all items are
// texts, it drops duplicates.
func joined(existing, added *value.Value) *value.Value {
	items := slices.Concat(added.Items, existing.Items)
	if !slices.ContainsFunc(items, func(v *value.Value) bool { return v.Kind != value.String }) {
		items = distinct(items)
	}
	return value.NewList(items...).From(existing)
}

// distinct drops texts that occur before.
func distinct(texts []*value.Value) []*value.Value {
	seen := map[string]bool{}
	return slices.DeleteFunc(texts, func(v *value.Value) bool {
		again := seen[v.Text]
		seen[v.Text] = true
		return again
	})
}
