package framework

import (
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
	has := 0
	for _, o := range options {
		if expanded.Lookup("config", "options", o.Name, "type").IsString(o.Type) {
			has++
		}
	}
	if 2*has < len(options) {
		return 0
	}
	return max(1, 3*has-2*len(options))
}

// Collapse returns an expanded charm with its framework's extension in place of
// what that adds. Expanding it again gives the same charm, except for parts of
// the extension that were changed. expanded is not modified.
func (f *Framework) Collapse(expanded *value.Value) *value.Value {
	g, short := &f.V1, expanded.Copy()
	for _, key := range []string{"assumes", "containers", "peers", "resources"} {
		short.Map.Delete(key)
	}
	without(short, "parts", "charm")
	without(short, "parts", "paas-config")
	for _, o := range g.Options() {
		without(short, "config", "options", o.Name)
	}
	for _, a := range g.actions {
		without(short, "actions", a.Name)
	}
	for _, e := range Requires {
		without(short, "requires", e.Name)
	}
	for _, e := range Provides {
		without(short, "provides", e.Name)
	}
	withoutLibs(short, g.Libs())
	short.Map.SetString("extensions", value.NewList(value.NewString(f.Extension())))
	return short
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
	var own []*value.Value
	for _, item := range list.Items {
		if !isOneOf(item, libs) {
			own = append(own, item)
		}
	}
	if list.Items = own; own == nil {
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
