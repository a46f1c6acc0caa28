package expansion

import (
	"charm-playground/core/big"
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/model"
	"charm-playground/core/value"
)

// projectBases are the bases that `base` may name (charmcraft/const.py).
var projectBases = []string{
	"ubuntu@18.04", "ubuntu@20.04", "ubuntu@22.04", "ubuntu@24.04", "ubuntu@25.04", "ubuntu@25.10", "ubuntu@26.04", "ubuntu@26.10", "almalinux@9",
}

// develBases need a build-base (charmcraft/const.py, DEVEL_BASE_STRINGS).
var develBases = []string{"ubuntu@25.04", "ubuntu@25.10", "ubuntu@26.10"}

// validate is CharmcraftProject.unmarshal and marshal
// (charmcraft/models/project.py).
func (x *expander) validate(yaml *value.Value) (*value.Value, *failure) {
	switch kind := yaml.Get("type"); {
	case kind.IsString("charm"):
	case kind.IsString("bundle"):
		return nil, refuse(Error{
			Message:    "Invalid 'charmcraft.yaml' file",
			Details:    "Support for 'type: bundle' was removed in Charmcraft 4",
			Resolution: "To create charm bundles, use Charmcraft 3",
		}, diagnostic.UnknownValue, at(kind), "charmcraft 4 builds no bundles.", mendWay{title: "Change to 'charm'", kind: replace, text: "charm"})
	default:
		return nil, badType(kind)
	}
	m := x.projectModel(yaml)
	dumped, problems := m.Validate(yaml)
	if problems == nil {
		problems = checkDevelBase(yaml, dumped)
	}
	if problems != nil {
		return nil, &failure{Error: says("charmcraft internal error: " + pydanticMessage(problems)), mistakes: describe(problems, "charmcraft.yaml")}
	}
	dumped.Map.Delete(excluded(yaml))
	return dumped, nil
}

// excluded is the key that is validated but not printed.
func excluded(yaml *value.Value) string {
	if yaml.Map.Has("bases") {
		return "platforms"
	}
	return ""
}

func badType(kind *value.Value) *failure {
	change := mendWay{title: "Change to 'charm'", kind: replace, text: "charm"}
	if kind == nil {
		return crashAs(diagnostic.MissingKey, place{names: []string{"type"}}, "ValueError('field type cannot be None')",
			"The key 'type' is missing. Projects of charmcraft are of type 'charm'.", mendWay{title: "Add 'type: charm'", kind: addTop, text: "type: charm", safe: true})
	}
	return crashAs(diagnostic.UnknownValue, at(kind), "ValueError", "Projects of charmcraft are of type 'charm'.", change)
}

// projectFields are those of PlatformCharm, in the order in which they are
// printed. The type of the parts depends on the project.
var projectFields = []model.Field{
	{Name: "name", Type: projectNameType, Required: true},
	{Name: "title", Type: model.Optional(model.Strings{Numbers: true, Min: 2, Max: 40}.Validate)},
	{Name: "version", Type: model.Optional(versionType)},
	{Name: "summary", Type: model.Strings{Numbers: true, Max: 200}.Validate, Required: true},
	{Name: "description", Type: model.Str, Required: true},
	{Name: "base", Type: model.Optional(model.Literal(projectBases...))},
	{Name: "build-base", Type: model.Optional(buildBaseType)},
	{Name: "platforms", Type: platformsField, Required: true},
	{Name: "contact", Type: model.None},
	{Name: "issues", Type: model.None},
	{Name: "source-code", Type: model.None},
	{Name: "license", Type: model.None},
	{Name: "adopt-info", Type: maybeText},
	{Name: "parts", Required: true},
	{Name: "package-repositories", Type: model.Optional(model.List(repository))},
	{Name: "build-slices", Type: model.Optional(chiselSlices)},
	{Name: "type", Type: model.Literal("charm"), Required: true},
	{Name: "analysis", Type: model.Optional(analysisModel.Validate)},
	{Name: "charmhub", Type: model.Optional(charmhubModel.Validate)},
	{Name: "charm-libs", Type: model.List(charmLibModel.Validate)},
	{Name: "actions", Type: anyDict},
	{Name: "assumes", Type: model.Optional(assumesType)},
	{Name: "charm-user", Type: model.Optional(model.Literal("root", "sudoer", "non-root"))},
	{Name: "containers", Type: anyDict},
	{Name: "devices", Type: anyDict},
	{Name: "extra-bindings", Type: anyDict},
	{Name: "peers", Type: anyDict},
	{Name: "provides", Type: anyDict},
	{Name: "requires", Type: anyDict},
	{Name: "resources", Type: anyDict},
	{Name: "storage", Type: anyDict},
	{Name: "subordinate", Type: model.Optional(model.Bool)},
	{Name: "terms", Type: model.Optional(texts)},
	{Name: "links", Type: model.Optional(linksModel.Validate)},
	{Name: "config", Type: anyDict},
}

// projectModel is PlatformCharm, or BasesCharm for a project with the
// deprecated `bases`.
func (x *expander) projectModel(yaml *value.Value) model.Model {
	parts := x.partsType()
	if yaml.Map.Has("bases") {
		return legacyModel(parts)
	}
	m := model.Model{Title: "PlatformCharm", ByName: true, Fields: slices.Clone(projectFields)}
	setType(m, "parts", model.Before(x.checkLegacyPlugins(yaml), model.Sized("Dictionary", 1, 0, parts)), true)
	return m
}

func legacyModel(parts model.Validator) model.Model {
	m := model.Model{Title: "BasesCharm", ByName: true, Fields: slices.Clone(projectFields)}
	setType(m, "base", model.None, false)
	setType(m, "build-base", maybeText, false)
	setType(m, "platforms", model.Any, false)
	setType(m, "parts", parts, false)
	m.Fields = append(m.Fields, model.Field{Name: "bases", Required: true, Type: model.Sized("List", 1, 0, model.List(legacyBaseType))})
	return m
}

// setType gives a field of the model another type.
func setType(m model.Model, name string, kind model.Validator, required bool) {
	at := slices.IndexFunc(m.Fields, func(f model.Field) bool { return f.Name == name })
	m.Fields[at].Type, m.Fields[at].Required = kind, required
}

var anyDict = model.Optional(model.Dict(model.Str, model.Any))

// platformsField is PlatformsDict: names have no '/' and are not reserved.
var platformsField = model.Dict(func(v *value.Value) (*value.Value, []model.Problem) {
	switch {
	case v.Kind == value.String && slices.Contains(reservedPlatforms, v.Text):
		return nil, model.Raise(v, "Reserved platform name: "+v.Repr())
	case v.Kind == value.String && strings.Contains(v.Text, "/"):
		return nil, model.Raise(v, "Platform names cannot contain the '/' character.")
	}
	return model.PlainStr(v)
}, platformModel)

const nameProblem = "invalid name: Names can only use ASCII lowercase letters, numbers, and hyphens. " +
	"They must have at least one letter, may not start or end with a hyphen, and may not have two hyphens in a row."

// projectNameType is ProjectName (craft_application/models/constraints.py).
func projectNameType(v *value.Value) (*value.Value, []model.Problem) {
	text := v.Str()
	switch {
	case !isProjectName(strings.TrimSuffix(text, "\n")):
		return nil, model.Raise(v, nameProblem)
	case strings.HasSuffix(text, "\n"):
		return nil, model.Refuse(v, "string_pattern_mismatch", "String should match pattern '^([a-z0-9][a-z0-9-]?)*[a-z]+([a-z0-9-]?[a-z0-9])*$'")
	case len(text) > 40:
		return nil, model.Refuse(v, "too_long", "Value should have at most 40 items after validation, not "+value.NewInt(int64(len(text))).Str())
	}
	return named(text, v.Origin), nil
}

// isProjectName is PROJECT_NAME_REGEX without its backtracking.
func isProjectName(text string) bool {
	return strings.Trim(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") &&
		!strings.HasPrefix(text, "-") && !strings.HasSuffix(text, "-") && !strings.Contains(text, "--")
}

var versionText = regexp.MustCompile(`^[a-zA-Z0-9](?:[a-zA-Z0-9:.+~-]*[a-zA-Z0-9+~])?$`)

// versionType is VersionStr (craft_application/models/constraints.py).
func versionType(v *value.Value) (*value.Value, []model.Problem) {
	text := v.Str()
	if !versionText.MatchString(text) {
		return nil, model.Raise(v, "invalid version: Valid versions consist of upper- and lower-case alphanumeric characters, as well as periods, colons, "+
			"plus signs, tildes, and hyphens. They cannot begin with a period, colon, plus sign, tilde, or hyphen. They cannot end with a period, colon, or hyphen.")
	}
	if len(text) > 32 {
		return nil, model.Refuse(v, "too_long", "Value should have at most 32 items after validation, not "+value.NewInt(int64(len(text))).Str())
	}
	return named(text, v.Origin), nil
}

var buildBaseType = model.Union(
	model.Choice{Label: "literal['" + strings.Join(projectBases, "','") + "']", Type: model.Literal(projectBases...)},
	model.Choice{Label: "literal['ubuntu@devel']", Type: model.Literal("ubuntu@devel")},
)

func checkDevelBase(yaml, dumped *value.Value) []model.Problem {
	on := dumped.Get("base")
	if on == nil || dumped.Get("build-base").Truthy() || !slices.Contains(develBases, on.Text) || yaml.Map.Has("bases") {
		return nil
	}
	return []model.Problem{{Type: needsBuildBase, Message: "Value error, Base " + on.Text + " requires a build-base (recommended: 'build-base: " + on.Text + "')", Input: on}}
}

// needsBuildBase is the type of the problem that a base is still in
// development; it is a value error to pydantic.
const needsBuildBase = "needs_build_base"

// linters are the checks of `analysis` by kind (charmcraft/linters.py).
var (
	attributeNames = []string{"language", "framework"}
	linterNames    = []string{"juju-actions", "juju-config", "metadata", "naming-conventions", "entrypoint", "ops-main-call", "additional-files", "pip-check", "pydeps"}
)

// oneOf accepts strings of a list, with a message of its own for others.
func oneOf(what string, allowed []string) model.Validator {
	return func(v *value.Value) (*value.Value, []model.Problem) {
		if v.Kind == value.String && slices.Contains(allowed, v.Text) {
			return v, nil
		}
		return nil, []model.Problem{{Type: model.LiteralError, Message: "Value error, Bad " + what + " name " + v.Repr(), Input: v, Allowed: allowed}}
	}
}

var analysisModel = model.Model{Title: "AnalysisConfig", ByName: true, Fields: []model.Field{
	{Name: "ignore", Type: model.Model{Title: "Ignore", ByName: true, Fields: []model.Field{
		{Name: "attributes", Type: model.List(oneOf("attribute", attributeNames))},
		{Name: "linters", Type: model.List(oneOf("lint", linterNames))},
	}}.Validate},
}}

var charmhubModel = model.Model{Title: "Charmhub", ByName: true, Fields: []model.Field{
	{Name: "api-url", Type: httpURL}, {Name: "storage-url", Type: httpURL}, {Name: "registry-url", Type: httpURL},
}}

var linksModel = model.Model{Title: "Links", ByName: true, Fields: []model.Field{
	{Name: "contact", Type: model.Optional(model.Union(
		model.Choice{Label: "str", Type: model.StrictStr},
		model.Choice{Label: "list[str]", Type: model.List(model.StrictStr)},
	))},
	{Name: "documentation", Type: model.Optional(httpURL)},
	{Name: "issues", Type: model.Optional(httpURLs)},
	{Name: "source", Type: model.Optional(httpURLs)},
	{Name: "website", Type: model.Optional(httpURLs)},
}}

var httpURLs = model.Union(
	model.Choice{Label: "function-wrap[wrap_val()]", Type: httpURL},
	model.Choice{Label: "list[function-wrap[wrap_val()]]", Type: model.List(httpURL)},
)

var assumesType = model.List(model.Union(
	model.Choice{Label: "str", Type: model.Str},
	model.Choice{Label: "dict[str,union[list[any],dict[any,any]]]", Type: model.Dict(model.Str, model.Union(
		model.Choice{Label: "list[any]", Type: model.List(model.Any)},
		model.Choice{Label: "dict[any,any]", Type: anyKeys},
	))},
))

// anyKeys is dict[Any, Any].
func anyKeys(v *value.Value) (*value.Value, []model.Problem) {
	if v.Kind != value.Map {
		return nil, model.Refuse(v, "dict_type", "Input should be a valid dictionary")
	}
	return model.JSON(v), nil
}

var charmLibModel = model.Model{Title: "CharmLib", ByName: true, Fields: []model.Field{
	{Name: "lib", Type: libraryName, Required: true},
	{Name: "version", Type: libraryVersion, Required: true},
}}

var (
	storeName  = regexp.MustCompile(`^[a-z0-9_-]+$`)
	moduleName = regexp.MustCompile(`^[a-z0-9_]+$`)
	fullName   = regexp.MustCompile(`[a-z][a-z0-9_-]+\.[a-z][a-z0-9_]+`)
	digits     = regexp.MustCompile(`[0-9]`)
)

// libraryName is CharmLib.lib: the charm's name is written as the store has it.
func libraryName(v *value.Value) (*value.Value, []model.Problem) {
	charm, lib, _ := strings.Cut(v.Str(), ".")
	charm = strings.ReplaceAll(charm, "_", "-")
	full := charm + "." + lib
	switch {
	case charm == "" || lib == "":
		return nil, model.Raise(v, "Library name invalid. Expected '[charm_name].[lib_name]', got "+v.Repr())
	case !storeName.MatchString(charm):
		return nil, model.Raise(v, "Invalid charm name for lib "+v.Repr()+". Value "+value.ReprString(charm)+" is invalid.")
	case !moduleName.MatchString(lib):
		return nil, model.Raise(v, "Library name "+value.ReprString(lib)+" is invalid. Library names must be valid Python module names.")
	case !fullName.MatchString(full):
		return nil, model.Refuse(v, "string_pattern_mismatch", `String should match pattern '[a-z][a-z0-9_-]+\.[a-z][a-z0-9_]+'`)
	}
	return named(full, v.Origin), nil
}

// libraryVersion is CharmLib.version: a text of one or two numbers.
func libraryVersion(v *value.Value) (*value.Value, []model.Problem) {
	if v.Kind != value.String {
		return nil, []model.Problem{{Type: versionNotText, Message: "Value error, Input should be a valid string", Input: v}}
	}
	api, patch, dotted := strings.Cut(v.Text, ".")
	switch {
	case dotted && !isPythonInt(patch):
		return nil, model.Raise(v, "Patch version not valid. Expected an integer, got "+value.ReprString(patch))
	case !isPythonInt(api):
		return nil, model.Raise(v, "API version not valid. Expected an integer, got "+value.ReprString(api))
	case !digits.MatchString(v.Text):
		return nil, model.Refuse(v, "string_pattern_mismatch", `String should match pattern '[0-9]+(\.[0-9]+)?'`)
	}
	return v, nil
}

// versionNotText is the type of the problem that a version is not a text; it
// is a value error to pydantic.
const versionNotText = "version_not_text"

var pythonInt = regexp.MustCompile(`^[+-]?\pN+(_\pN+)*$`)

func isPythonInt(text string) bool {
	trimmed := strings.TrimSpace(text)
	if _, ok := new(big.Int).SetString(trimmed, 10); ok {
		return true
	}
	return pythonInt.MatchString(trimmed)
}

// legacyBaseType is an item of `bases` (_validate_base and
// BasesConfiguration).
func legacyBaseType(v *value.Value) (*value.Value, []model.Problem) {
	if v.Map != nil && v.Map.Has("name") {
		v = longForm(v)
	}
	for _, key := range []string{"build-on", "run-on"} {
		list := v.Get(key)
		if list == nil {
			return nil, model.Refuse(v, model.Crash, "KeyError")
		}
		for _, b := range list.Items {
			if b.Get("name") == nil || b.Get("channel") == nil {
				return nil, model.Refuse(b, model.Crash, "KeyError")
			}
			if !slices.Contains(legacyNames, legacyBase(b).String()) {
				return nil, model.Raise(b, "Base requires 'platforms' definition: "+b.Repr())
			}
		}
	}
	return basesModel(v)
}

// partsType is _preprocess_parts: parts get their plugin, and all are checked
// until one is refused.
func (x *expander) partsType() model.Validator {
	named := model.Dict(model.Str, model.Dict(model.Str, model.Any))
	return model.Before(func(v *value.Value) (*value.Value, []model.Problem) {
		if !v.Truthy() {
			v = value.NewMap().With(v.Origin)
		}
		if v.Kind != value.Map {
			return nil, model.Refuse(v, model.Crash, "TypeError")
		}
		out := &value.Value{Kind: value.Map, Map: value.NewDict(), Origin: v.Origin}
		for _, e := range v.Map.Entries() {
			if e.Value.Kind != value.Map {
				return nil, model.Refuse(e.Value, model.Crash, "TypeError")
			}
			processed, problems := x.processPart(withPlugin(e))
			if problems != nil {
				return nil, problems
			}
			out.Map.Set(e.Key, processed)
		}
		return out, nil
	}, named)
}

// withPlugin is a part with the plugin that its name implies, and for the
// charm its source.
func withPlugin(e value.Entry) *value.Value {
	part := &value.Value{Kind: value.Map, Map: value.NewDict(), Origin: e.Value.Origin}
	for _, inner := range e.Value.Map.Entries() {
		part.Map.Set(inner.Key, inner.Value)
	}
	if !part.Map.Has("plugin") {
		implied := *e.Key
		implied.Origin = inferred
		part.Map.SetString("plugin", &implied)
	}
	if e.Key.IsString("charm") && part.Get("plugin").IsString("charm") && !part.Map.Has("source") {
		part.Map.SetString("source", named(".", inferred))
	}
	return part
}

// checkLegacyPlugins is _validate_removed_questing_plugins: charm and reactive
// are there for older bases only.
func (x *expander) checkLegacyPlugins(yaml *value.Value) model.Validator {
	return func(v *value.Value) (*value.Value, []model.Problem) {
		if v.Kind != value.Map {
			return nil, model.Refuse(v, model.Crash, "AttributeError")
		}
		user, problems := legacyPluginUser(v)
		if user == nil || problems != nil {
			return v, problems
		}
		found, problems := x.effectiveBases(yaml, v)
		if problems != nil {
			return nil, problems
		}
		found = slices.DeleteFunc(found, x.legacyPluginOn)
		if len(found) == 0 {
			return v, nil
		}
		slices.Sort(found)
		return nil, model.Raise(user, "Cannot use 'charm' or 'reactive' plugins with base "+model.JoinOr(slices.Compact(found)))
	}
}

// legacyPluginUser is the plugin of the first part that uses charm or
// reactive.
func legacyPluginUser(parts *value.Value) (*value.Value, []model.Problem) {
	for _, e := range parts.Map.Entries() {
		if e.Value.Kind != value.Map {
			return nil, model.Refuse(e.Value, model.Crash, "AttributeError")
		}
		name := e.Value.Get("plugin")
		if name == nil {
			name = e.Key
		}
		switch {
		case name.Kind == value.List || name.Kind == value.Map:
			return nil, model.Refuse(name, model.Crash, "TypeError")
		case name.IsString("charm"), name.IsString("reactive"):
			return name, nil
		}
	}
	return nil, nil
}

// effectiveBases are the bases that the project is built on: of the validated
// `build-base` or `base`, or else of its platforms.
func (x *expander) effectiveBases(yaml, parts *value.Value) ([]string, []model.Problem) {
	valid := func(key string, check model.Validator) *value.Value {
		v := yaml.Get(key)
		if v == nil {
			return nil
		}
		if _, problems := check(v); problems != nil {
			return nil
		}
		return v
	}
	if on := valid("base", model.Literal(projectBases...)); on != nil {
		if build := valid("build-base", buildBaseType); build.Truthy() {
			on = build
		}
		return []string{on.Text}, nil
	}
	if _, problems := platformsField(yaml.Get("platforms")); problems != nil {
		return nil, model.Refuse(parts, model.Crash, "KeyError('platforms')")
	}
	plan, failed := planPlatforms(nil, nil, yaml.Get("platforms"))
	if failed != nil {
		return nil, model.Raise(parts, failed.mistakes[0].message)
	}
	names := make([]string, len(plan))
	for i, b := range plan {
		names[i] = b.base
	}
	return names, nil
}
