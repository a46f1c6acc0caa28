package expansion

import (
	"cmp"
	"slices"

	"charm-playground/core/pydantic"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// checkLegacyPlugins follows _validate_removed_questing_plugins: the plugins
// charm and reactive exist only on older bases.
func (x *expander) checkLegacyPlugins(yaml, parts *value.Value) pydantic.Problems {
	user, problems := legacyPluginUser(parts)
	if user == nil || problems != nil {
		return problems
	}
	found, problems := effectiveBases(yaml, parts)
	found = sortedSet(slices.DeleteFunc(found, x.legacyPluginOn))
	if problems != nil || len(found) == 0 {
		return problems
	}
	return pydantic.Raise(user, "Cannot use 'charm' or 'reactive' plugins with base "+source.JoinOr(found))
}

// legacyPluginUser returns the plugin of the first part that uses charm or
// reactive.
func legacyPluginUser(parts *value.Value) (*value.Value, pydantic.Problems) {
	if parts.Kind != value.Map {
		return nil, pydantic.Refuse(parts, pydantic.Crash, "AttributeError")
	}
	for _, e := range parts.Map.Entries() {
		if e.Value.Kind != value.Map {
			return nil, pydantic.Refuse(e.Value, pydantic.Crash, "AttributeError")
		}
		switch name := cmp.Or(e.Value.Get("plugin"), e.Key); {
		case name.Kind == value.List || name.Kind == value.Map:
			return nil, pydantic.Refuse(name, pydantic.Crash, "TypeError")
		case name.IsString("charm"), name.IsString("reactive"):
			return name, nil
		}
	}
	return nil, nil
}

// effectiveBases returns the bases that the project is built on: the one that
// `build-base` or `base` names if it is valid, otherwise those of the
// platforms.
func effectiveBases(yaml, parts *value.Value) ([]string, pydantic.Problems) {
	if on := valid(yaml, "base", &projectBases); on != nil {
		if build := valid(yaml, "build-base", &buildBaseType); build.Truthy() {
			on = build
		}
		return []string{on.Text}, nil
	}
	if _, problems := platformsField.Validate(yaml.Get("platforms")); problems != nil {
		return nil, pydantic.Refuse(parts, pydantic.Crash, "KeyError('platforms')")
	}
	plan, failed := planPlatforms(nil, nil, yaml.Get("platforms"))
	if failed != nil {
		return nil, pydantic.Raise(parts, failed.findings[0].Message)
	}
	return plan, nil
}

// valid returns the value of a key, or nil if its type refuses it.
func valid(yaml *value.Value, key string, kind pydantic.Type) *value.Value {
	if v := yaml.Get(key); v != nil {
		if _, problems := kind.Validate(v); problems == nil {
			return v
		}
	}
	return nil
}
