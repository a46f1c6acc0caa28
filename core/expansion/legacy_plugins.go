package expansion

import (
	"charm-playground/core/source"
	"slices"

	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// checkLegacyPlugins is _validate_removed_questing_plugins: charm and reactive
// are there for older bases only.
func (x *expander) checkLegacyPlugins(yaml, parts *value.Value) pydantic.Problems {
	if parts.Kind != value.Map {
		return pydantic.Refuse(parts, pydantic.Crash, "AttributeError")
	}
	user, problems := legacyPluginUser(parts)
	if user == nil || problems != nil {
		return problems
	}
	found, problems := x.effectiveBases(yaml, parts)
	if problems != nil {
		return problems
	}
	found = slices.DeleteFunc(found, x.legacyPluginOn)
	if len(found) == 0 {
		return nil
	}
	slices.Sort(found)
	return pydantic.Raise(user, "Cannot use 'charm' or 'reactive' plugins with base "+source.JoinOr(slices.Compact(found)))
}

// legacyPluginUser is the plugin of the first part that uses charm or
// reactive.
func legacyPluginUser(parts *value.Value) (*value.Value, pydantic.Problems) {
	for _, e := range parts.Map.Entries() {
		if e.Value.Kind != value.Map {
			return nil, pydantic.Refuse(e.Value, pydantic.Crash, "AttributeError")
		}
		name := e.Value.Get("plugin")
		if name == nil {
			name = e.Key
		}
		switch {
		case name.Kind == value.List || name.Kind == value.Map:
			return nil, pydantic.Refuse(name, pydantic.Crash, "TypeError")
		case name.IsString("charm"), name.IsString("reactive"):
			return name, nil
		}
	}
	return nil, nil
}

// effectiveBases are the bases that the project is built on: of the validated
// `build-base` or `base`, or else of its platforms.
func (x *expander) effectiveBases(yaml, parts *value.Value) ([]string, pydantic.Problems) {
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

// valid is the value of a key, or nil where its type refuses it.
func valid(yaml *value.Value, key string, kind pydantic.Type) *value.Value {
	v := yaml.Get(key)
	if v == nil {
		return nil
	}
	if _, problems := kind.Validate(v); problems != nil {
		return nil
	}
	return v
}
