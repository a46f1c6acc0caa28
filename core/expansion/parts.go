package expansion

import (
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

var sliceName = regexp.MustCompile(`^([a-z0-9](?:-?[.a-z0-9+]){1,})_([a-z](?:-?[a-z0-9]){2,})\n?$`)

// slice follows ChiselSliceStr (craft_parts/constraints.py).
func slice(v *value.Value) (*value.Value, pydantic.Problems) {
	if !sliceName.MatchString(v.Str()) {
		return nil, pydantic.Raise(v, "invalid Chisel slice: slices must be in the form '<package>_<slice>'. See "+
			"https://ubuntu.com/chisel/docs/latest/explanation/slices/#naming-convention for the naming rules.")
	}
	return v, nil
}

// relativePath follows RelativePathStr (craft_parts/constraints.py).
func relativePath(v *value.Value) (*value.Value, pydantic.Problems) {
	switch {
	case !v.Truthy():
		return nil, pydantic.Raise(v, "path cannot be empty")
	case v.Kind != value.String:
		return nil, pydantic.Refuse(v, pydantic.Crash, "AttributeError")
	case strings.HasPrefix(v.Text, "/"):
		return nil, pydantic.Raise(v, v.Repr()+" must be a relative path (cannot start with '/')")
	}
	return v, nil
}

// noOverlay refuses a key of the overlay step. charmcraft does not enable
// overlays.
func noOverlay(v *value.Value) (*value.Value, pydantic.Problems) {
	return nil, pydantic.Raise(v, "overlays not supported")
}

func noSlices(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Truthy() {
		return nil, pydantic.Raise(v, "The 'build-slices' key is not supported")
	}
	return v, nil
}

var permissionsModel = pydantic.Model{Title: "Permissions", Extra: true, Fields: []pydantic.Field{
	{Name: "path", Type: &pydantic.PlainStr},
	{Name: "owner", Type: &pydantic.Optional{Of: &pydantic.Int}},
	{Name: "group", Type: &pydantic.Optional{Of: &pydantic.Int}},
	{Name: "mode", Type: &pydantic.Optional{Of: &pydantic.PlainStr}},
}}

// permissions follows Permissions (craft_parts/permissions.py).
func permissions(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Kind == value.Map && v.Map.Has("owner") != v.Map.Has("group") {
		return nil, pydantic.Raise(v, `If either "owner" or "group" is defined, both must be set`)
	}
	return permissionsModel.Validate(v)
}

var (
	texts        = pydantic.List{Item: &pydantic.Str}
	maybeTexts   = pydantic.Optional{Of: &texts}
	maybeText    = pydantic.Optional{Of: &pydantic.Str}
	paths        = pydantic.List{Item: pydantic.Func(relativePath)}
	chiselSlices = pydantic.List{Item: pydantic.Func(slice)}
	overlayTexts = pydantic.After{Of: &texts, Check: noOverlay}
	overlayText  = pydantic.After{Of: &maybeText, Check: noOverlay}
)

// partModel follows PartSpec: it has the keys that all parts share.
var partModel = pydantic.Model{Title: "PartSpec", Fields: fields(charmcraft.Part, &fieldKinds, []own{
	{"overlay-packages", &overlayTexts}, {"overlay-recommended-packages", &overlayTexts}, {"overlay", &overlayTexts},
	{"overlay-script", &overlayText}, {"override-overlay", &overlayText}, {"build-slices", &pydantic.After{Of: &chiselSlices, Check: noSlices}},
})}

// processPart follows process_part_config (charmcraft/parts/__init__.py): it
// checks a part and puts the plugin's properties first.
func (x *expander) processPart(part *value.Value) (*value.Value, pydantic.Problems) {
	known, problems := x.pluginOf(part)
	if problems != nil {
		return nil, problems
	}
	properties, problems := x.pluginProperties(known, part)
	if problems == nil {
		problems = checkShared(part, known)
	}
	if problems != nil {
		return nil, problems
	}
	return pluginFirst(part, properties), nil
}

// pluginOf returns the plugin that a part names.
func (x *expander) pluginOf(part *value.Value) (*charmcraft.Plugin, pydantic.Problems) {
	name := part.Get("plugin")
	switch {
	case !name.Truthy():
		return nil, pydantic.Raise(part, "'plugin' not defined")
	case name.Kind == value.List || name.Kind == value.Map:
		return nil, pydantic.Refuse(name, pydantic.Crash, "TypeError")
	}
	known := charmcraft.PluginOf(name.Text)
	if known == nil || name.Kind != value.String || !x.registered(name.Text) {
		return nil, pydantic.Refuse(name, unknownPlugin, "Value error, plugin not registered: "+name.Repr())
	}
	return known, nil
}

// unknownPlugin is the type of the problem for a plugin that does not exist.
// pydantic reports it as a value error.
const unknownPlugin = "unknown_plugin"

// registered reports whether a plugin supports all bases of the project
// (_get_app_plugins, charmcraft/application/main.py).
func (x *expander) registered(name string) bool {
	if name != "charm" && name != "reactive" {
		return true
	}
	return !slices.ContainsFunc(x.plan, func(base string) bool { return !x.legacyPluginOn(base) })
}

// legacyPluginOn reports whether a base supports the plugins charm and
// reactive.
func (x *expander) legacyPluginOn(name string) bool {
	base := charmcraft.BaseOf(name)
	return base.Legacy || base.Plugins == charmcraft.CharmPlugins || x.options.Experimental && base.Plugins == charmcraft.ExperimentalPlugins
}

// pluginProperties validates the plugin's own properties.
func (x *expander) pluginProperties(known *charmcraft.Plugin, part *value.Value) (*value.Value, pydantic.Problems) {
	m := pluginModel(known)
	own, problems := ownProperties(part, m, known.PropertyPrefix())
	if problems != nil {
		return nil, problems
	}
	properties, problems := m.Validate(own)
	if known.Name == "charm" {
		problems = append(problems, entrypoint(own, problems)...)
	}
	if check := pluginCheck(known.Name); problems == nil && check != nil {
		problems = raised(part, check(x.folder, properties))
	}
	return properties, problems
}

// ownProperties returns the keys of a part that a plugin's model has, or that
// begin with the plugin's prefix.
func ownProperties(part *value.Value, m *pydantic.Model, prefix string) (*value.Value, pydantic.Problems) {
	own := value.NewMap().From(part)
	for _, e := range part.Map.Entries() {
		if e.Key.Kind != value.String {
			return nil, pydantic.Refuse(e.Key, pydantic.Crash, "AttributeError")
		}
		if m.Field(e.Key.Text) != nil || strings.HasPrefix(e.Key.Text, prefix) {
			own.Map.Append(e.Key, e.Value)
		}
	}
	return own, nil
}

// raised returns the problem with the text of a check; nil for "".
func raised(at *value.Value, text string) pydantic.Problems {
	if text == "" {
		return nil
	}
	return pydantic.Raise(at, text)
}

func entrypoint(own *value.Value, problems pydantic.Problems) pydantic.Problems {
	sourceValid := !slices.ContainsFunc(problems, func(p *pydantic.Problem) bool { return p.Loc[0].Name == "source" })
	text := entrypointProblem(own, sourceValid)
	if text == "" {
		return nil
	}
	return pydantic.At(pydantic.Name("charm-entrypoint"), pydantic.Raise(own.Get("charm-entrypoint"), text))
}

// checkShared validates the keys that all parts share.
func checkShared(part *value.Value, known *charmcraft.Plugin) pydantic.Problems {
	shared := withoutPrefix(part, known.Name+"-")
	if problems := mixedPackages(shared); problems != nil {
		return problems
	}
	checked, problems := partModel.Validate(shared)
	for _, p := range problems {
		if p.Type == pydantic.ExtraForbidden {
			p.Allowed = append(pluginModel(known).Names(), p.Allowed...)
		}
	}
	if problems == nil && checked.Get("stage-packages").Truthy() && checked.Get("stage-slices").Truthy() {
		return pydantic.Raise(part, "'stage-packages' and 'stage-slices' cannot be used together")
	}
	return problems
}

// withoutPrefix returns a dict without the keys that begin with a prefix.
func withoutPrefix(dict *value.Value, prefix string) *value.Value {
	out := value.NewMap().From(dict)
	for _, e := range dict.Map.Entries() {
		if !strings.HasPrefix(e.Key.Text, prefix) {
			out.Map.Append(e.Key, e.Value)
		}
	}
	return out
}

// mixedPackages follows PartSpec.validate_root: it refuses a mix of slices and
// packages.
func mixedPackages(part *value.Value) pydantic.Problems {
	packages := part.Get("stage-packages")
	switch {
	case packages == nil, packages.Kind == value.Map, packages.Kind == value.Set:
		return nil
	case packages.Kind != value.List && packages.Kind != value.String:
		return pydantic.Refuse(packages, pydantic.Crash, "TypeError")
	}
	withSlice, without := false, false
	for _, item := range characters(packages) {
		if item.Kind != value.String {
			return pydantic.Refuse(item, pydantic.Crash, "TypeError")
		}
		slice := strings.Contains(item.Text, "_")
		withSlice, without = withSlice || slice, without || !slice
	}
	if withSlice && without {
		return pydantic.Raise(packages, "cannot mix packages and slices in 'stage-packages'")
	}
	return nil
}

// pluginFirst returns the part as charmcraft prints it: first the plugin's
// properties in the plugin's order, then the rest in the user's order.
func pluginFirst(part, properties *value.Value) *value.Value {
	out := value.NewMap().From(part)
	for _, e := range properties.Map.Entries() {
		own, _ := part.Map.Entry(e.Key.Text)
		out.Map.Set(own.Key, own.Value)
	}
	update(out, part)
	return out
}
