package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

var baseModel = pydantic.Model{Title: "Base", ByName: true, Fields: []pydantic.Field{
	{Name: "name", Type: &pydantic.StrictStr, Required: true},
	{Name: "channel", Type: &pydantic.StrictStr, Required: true},
	{Name: "architectures", Type: &strictTexts},
}}

var (
	strictTexts = pydantic.List{Item: &pydantic.StrictStr}
	baseModels  = pydantic.List{Item: &baseModel}
)

var basesFields = pydantic.Model{Title: "BasesConfiguration", ByName: true, Fields: []pydantic.Field{
	{Name: "build-on", Type: &baseModels, Required: true},
	{Name: "run-on", Type: &baseModels, Required: true},
}}

// basesModel follows BasesConfiguration (charmcraft/models/charmcraft.py): an
// entry in the short form is both its own build-on and its own run-on.
func basesModel(v *value.Value) (*value.Value, pydantic.Problems) {
	return basesFields.Validate(longForm(v))
}

var basesModels = pydantic.List{Item: pydantic.Func(basesModel)}

// longForm returns an entry of bases with its build-on and run-on.
func longForm(v *value.Value) *value.Value {
	if v.Get("build-on") != nil {
		return v
	}
	list := func(key string) value.Entry { return value.Entry{Key: value.NewString(key).From(v), Value: listOf(v)} }
	return value.NewMap(list("build-on"), list("run-on")).From(v)
}

// renderLegacyPlatforms follows _app_render_legacy_platforms
// (charmcraft/services/project.py).
func (x *expander) renderLegacyPlatforms() *failure {
	all, ok := x.raw.Map.Entry("bases")
	if !ok {
		return noPlatforms()
	}
	configured, problems := basesModels.Validate(all.Value)
	if problems != nil {
		return invalid(pydantic.At(pydantic.Name("bases"), problems))
	}
	x.platforms = legacyPlatforms(configured)
	return checkNewerBases(all.Key, configured)
}

// noPlatforms returns the failure for a project without platforms and bases.
func noPlatforms() *failure {
	add := &fix{title: "Add the platform 'amd64'", kind: addTop, text: "platforms:\n  amd64:"}
	return refuse("charmcraft.yaml must contain a 'platforms' key.", findingAt(diagnostic.MissingKey, nil,
		"The key 'platforms' is missing: it says on and for which architectures the charm is built.", add).without("platforms"))
}

// legacyPlatforms returns the platforms into which charmcraft converts bases.
func legacyPlatforms(configured *value.Value) *value.Value {
	platforms := value.NewMap()
	for _, b := range configured.Items {
		name, platform := legacyPlatform(b)
		platforms.Map.Set(value.NewString(name), platform)
	}
	return platforms
}

// checkNewerBases refuses bases that only 'base' can name.
func checkNewerBases(key, configured *value.Value) *failure {
	newer := newerBases(configured)
	if newer == nil {
		return nil
	}
	message := "The deprecated key 'bases' takes only " + source.JoinOr(charmcraft.BaseNames(charmcraft.IsLegacy)) + ". Newer bases are named by 'base' and 'platforms'."
	return refuse("Not valid for use with the 'bases' key: '"+strings.Join(newer, "', '")+"'", findingAt(diagnostic.InvalidBase, key, message)).
		resolved("", "Use the 'platforms' keyword in order to use newer bases.")
}

// newerBases returns the bases under 'bases' that only 'base' can name.
func newerBases(configured *value.Value) (newer []string) {
	for _, b := range configured.Items {
		for _, on := range b.Get("build-on").Items {
			if name := legacyBase(on).String(); !charmcraft.BaseOf(name).Legacy {
				newer = append(newer, name)
			}
		}
	}
	return sortedSet(newer)
}

// legacyPlatform returns the platform into which charmcraft converts one entry
// of bases.
func legacyPlatform(b *value.Value) (string, *value.Value) {
	var names []string
	for _, run := range b.Get("run-on").Items {
		names = append(names, legacyBase(run).distribution+"-"+legacyBase(run).series+"-"+strings.Join(architecturesOf(run), "-"))
	}
	platform := value.NewMap(value.NewEntry("build-on", legacyTargets(b.Get("build-on"))), value.NewEntry("build-for", legacyTargets(b.Get("run-on"))))
	return strings.Join(names, "_"), platform
}

func legacyTargets(all *value.Value) *value.Value {
	list := value.NewList()
	for _, b := range all.Items {
		for _, architecture := range architecturesOf(b) {
			list.Items = append(list.Items, value.NewString(legacyBase(b).String()+":"+architecture).From(b))
		}
	}
	return list
}

func architecturesOf(b *value.Value) []string {
	given := b.Get("architectures")
	if given == nil {
		return []string{hostArchitecture}
	}
	return textsOf(given.Items)
}

// planLegacyBuilds follows get_bases_charm_build_plan.
func (x *expander) planLegacyBuilds() *failure {
	for _, b := range x.raw.Get("bases").Items {
		if failed := x.planLegacyBuild(longForm(b)); failed != nil {
			return failed
		}
	}
	return nil
}

// planLegacyBuild plans the builds of one entry of bases.
func (x *expander) planLegacyBuild(b *value.Value) *failure {
	runs := b.Get("run-on").Items
	for _, on := range b.Get("build-on").Items {
		if failed := checkLegacyBuild(on, runs); failed != nil {
			return failed
		}
		if len(runs) > 0 && len(buildArchitectures(on)) > 0 {
			x.plan = append(x.plan, legacyBase(on).String())
		}
	}
	return nil
}

func checkLegacyBuild(on *value.Value, runs []*value.Value) *failure {
	for _, run := range runs {
		for _, architecture := range buildArchitectures(on) {
			if given := run.Get("architectures"); given != nil && len(given.Items) == 0 {
				return crash("IndexError", findingAt(diagnostic.WrongType, given, "No architecture to run on is given."))
			}
			if !slices.Contains(architectures, architecture) {
				return crash("ValueError", findingAt(diagnostic.InvalidPlatform, on,
					"'"+architecture+"' is not an architecture that a charm can be built on.", nearest(architecture, architectures)...).without("architectures"))
			}
		}
	}
	return nil
}

func buildArchitectures(on *value.Value) []string {
	if on.Get("architectures") == nil {
		return charmcraft.ArchitectureNames(true)
	}
	return architecturesOf(on)
}
