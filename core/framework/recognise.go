package framework

import (
	"slices"
	"strings"

	"charm-playground/core/value"
)

// Recognise returns the framework whose extension an expanded charm was made
// with, or nil. The charm has that extension's container, its peer endpoint for
// the secret key, and at least half of its options, more than of any other
// extension. Go and Express add the same; among frameworks that match equally,
// hint names the one to choose, otherwise the first is chosen.
func Recognise(expanded *value.Value, hint string) *Framework {
	var best *Framework
	most := 0
	for _, f := range all {
		fit := f.V1.fit(expanded)
		if fit > most || fit == most && best != nil && f.Name == hint {
			best, most = f, fit
		}
	}
	return best
}

// fit returns how well an expanded charm matches the generation: 0 for not at
// all.
func (g *Generation) fit(expanded *value.Value) int {
	if expanded.Lookup("containers", g.container) == nil || expanded.Lookup("peers", generations[g.Number-1].peer) == nil {
		return 0
	}
	options := g.Options()
	has := matching(options, expanded)
	if 2*has < len(options) {
		return 0
	}
	return max(1, 3*has-2*len(options))
}

// matching counts the options that an expanded charm has with the same type.
func matching(options []Option, expanded *value.Value) (has int) {
	for _, o := range options {
		if expanded.Lookup("config", "options", o.Name, "type").IsString(o.Type) {
			has++
		}
	}
	return has
}

// Collapse returns an expanded charm with its framework's extension in place of
// what that adds. Expanding it again gives the same charm, except for parts of
// the extension that were changed. expanded is not modified.
func (f *Framework) Collapse(expanded *value.Value) *value.Value {
	short := expanded.Copy()
	for _, path := range f.V1.added() {
		without(short, path...)
	}
	withoutLibs(short, f.V1.Libs())
	short.Map.SetString("extensions", value.NewList(value.NewString(f.Extension())))
	return short
}

// added returns the paths of everything that the extension adds, libraries
// apart.
func (g *Generation) added() [][]string {
	paths := [][]string{{"assumes"}, {"containers"}, {"peers"}, {"resources"}, {"parts", "charm"}, {"parts", "paas-config"}}
	for _, o := range g.Options() {
		paths = append(paths, []string{"config", "options", o.Name})
	}
	for _, a := range g.actions {
		paths = append(paths, []string{"actions", a.Name})
	}
	for _, e := range Requires {
		paths = append(paths, []string{"requires", e.Name})
	}
	for _, e := range Provides {
		paths = append(paths, []string{"provides", e.Name})
	}
	return paths
}

// without removes a key from nested mappings, and the mappings that are empty
// then.
func without(v *value.Value, keys ...string) {
	if v == nil || v.Kind != value.Map {
		return
	}
	if len(keys) > 1 {
		inner := v.Get(keys[0])
		without(inner, keys[1:]...)
		if inner == nil || inner.Kind != value.Map || inner.Map.Len() > 0 {
			return
		}
	}
	v.Map.Delete(keys[0])
}

// withoutLibs removes charm libraries, and the list if it is empty then.
func withoutLibs(v *value.Value, libs []Lib) {
	list := v.Get("charm-libs")
	if list == nil || list.Kind != value.List {
		return
	}
	list.Items = slices.DeleteFunc(list.Items, func(item *value.Value) bool { return isOneOf(item, libs) })
	if len(list.Items) == 0 {
		v.Map.Delete("charm-libs")
	}
}

// isOneOf reports whether an item of charm-libs is one of the libraries,
// written as charmcraft prints them: with hyphens in the charm's name.
func isOneOf(item *value.Value, libs []Lib) bool {
	for _, lib := range libs {
		charm, name, _ := strings.Cut(lib.Name, ".")
		if item.Lookup("lib").IsString(strings.ReplaceAll(charm, "_", "-") + "." + name) {
			return true
		}
	}
	return false
}
