package expansion

import (
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// projectBases has the bases that `base` may name.
var projectBases = pydantic.Literal(charmcraft.BaseNames(charmcraft.IsUsable))

// validate follows CharmcraftProject.unmarshal and marshal
// (charmcraft/models/project.py).
func (x *expander) validate(yaml *value.Value) (*value.Value, *failure) {
	if failed := checkType(yaml.Get("type")); failed != nil {
		return nil, failed
	}
	dumped, problems := x.projectModel(yaml).Validate(yaml)
	if problems == nil {
		problems = checkDevelBase(yaml, dumped)
	}
	if problems != nil {
		return nil, invalid(problems)
	}
	if yaml.Map.Has("bases") { // charmcraft validates the platforms but does not print them
		dumped.Map.Delete("platforms")
	}
	return dumped, nil
}

func checkType(kind *value.Value) *failure {
	switch {
	case kind.IsString("charm"):
		return nil
	case kind.IsString("bundle"):
		return refuse("Invalid 'charmcraft.yaml' file", findingAt(diagnostic.UnknownValue, kind, "charmcraft 4 builds no bundles.", typeCharm)).
			resolved("Support for 'type: bundle' was removed in Charmcraft 4", "To create charm bundles, use Charmcraft 3")
	}
	return badType(kind)
}

func badType(kind *value.Value) *failure {
	const expected = "A charmcraft project has the type 'charm'."
	if kind == nil {
		return crash("ValueError('field type cannot be None')", missingType("The key 'type' is missing. "+expected))
	}
	return crash("ValueError", findingAt(diagnostic.UnknownValue, kind, expected, typeCharm))
}

// projectTypes has the types that only one key has. The type of the parts
// depends on the project.
var projectTypes = []own{
	{"name", pydantic.Func(projectNameType)},
	{"title", &pydantic.Optional{Of: &pydantic.Strings{Numbers: true, Min: 2, Max: 40}}},
	{"version", &pydantic.Optional{Of: pydantic.Func(versionType)}},
	{"summary", &pydantic.Strings{Numbers: true, Max: 200}},
	{"base", &pydantic.Optional{Of: &projectBases}},
	{"build-base", &pydantic.Optional{Of: &buildBaseType}},
	{"platforms", &platformsField},
	{"package-repositories", &pydantic.Optional{Of: &pydantic.List{Item: pydantic.Func(repository)}}},
	{"build-slices", &pydantic.Optional{Of: &chiselSlices}},
	{"type", &pydantic.Literal{"charm"}},
	{"analysis", &pydantic.Optional{Of: &analysisModel}},
	{"charmhub", &pydantic.Optional{Of: &charmhubModel}},
	{"charm-libs", &pydantic.List{Item: &charmLibModel}},
	{"assumes", &pydantic.Optional{Of: &assumesType}},
	{"charm-user", &pydantic.Optional{Of: &charmUser}},
	{"subordinate", &pydantic.Optional{Of: &pydantic.Bool}},
	{"links", &pydantic.Optional{Of: &linksModel}},
}

var charmUser = pydantic.Literal(charmcraft.Names(charmcraft.CharmUsers))

var projectFields = fields(charmcraft.Project, &fieldKinds, projectTypes)

// projectModel returns PlatformCharm, or BasesCharm for a project with the
// deprecated `bases`.
func (x *expander) projectModel(yaml *value.Value) *pydantic.Model {
	m := &pydantic.Model{Title: "PlatformCharm", ByName: true, Fields: slices.Clone(projectFields)}
	parts := m.Field("parts")
	parts.Type, parts.Required = pydantic.Func(x.processParts), true
	if yaml.Map.Has("bases") {
		return basesCharm(m)
	}
	parts.Type = x.platformParts(yaml, parts.Type)
	return m
}

// platformParts is the type of the parts of a PlatformCharm.
func (x *expander) platformParts(yaml *value.Value, of pydantic.Type) pydantic.Func {
	sized := &pydantic.Sized{Noun: "Dictionary", Least: 1, Of: of}
	return func(v *value.Value) (*value.Value, pydantic.Problems) {
		if problems := x.checkLegacyPlugins(yaml, v); problems != nil {
			return nil, problems
		}
		return sized.Validate(v)
	}
}

// basesCharm makes the model of a PlatformCharm that of a BasesCharm.
func basesCharm(m *pydantic.Model) *pydantic.Model {
	m.Title = "BasesCharm"
	m.Field("parts").Required = false
	m.Field("base").Type = &pydantic.None
	m.Field("build-base").Type = &maybeText
	*m.Field("platforms") = pydantic.Field{Name: "platforms", Type: &pydantic.Any}
	m.Fields = append(m.Fields, pydantic.Field{Name: "bases", Required: true, Type: &legacyList})
	return m
}

var (
	textKeys = pydantic.Dict{Key: &pydantic.Str, Value: &pydantic.Any}
	anyDict  = pydantic.Optional{Of: &textKeys}
)

// platformsField is PlatformsDict.
var platformsField = pydantic.Dict{Key: pydantic.Func(platformName), Value: pydantic.Func(platformModel)}

// platformName refuses a '/' and reserved names.
func platformName(v *value.Value) (*value.Value, pydantic.Problems) {
	switch {
	case v.Kind == value.String && slices.Contains(reservedPlatforms, v.Text):
		return nil, pydantic.Raise(v, "Reserved platform name: "+v.Repr())
	case v.Kind == value.String && strings.Contains(v.Text, "/"):
		return nil, pydantic.Raise(v, "Platform names cannot contain the '/' character.")
	}
	return pydantic.PlainStr.Validate(v)
}

const nameProblem = "invalid name: Names can only use ASCII lowercase letters, numbers, and hyphens. " +
	"They must have at least one letter, may not start or end with a hyphen, and may not have two hyphens in a row."

// projectNameType follows ProjectName
// (craft_application/models/constraints.py).
func projectNameType(v *value.Value) (*value.Value, pydantic.Problems) {
	text := v.Str()
	switch {
	case !isProjectName(strings.TrimSuffix(text, "\n")):
		return nil, pydantic.Raise(v, nameProblem)
	case strings.HasSuffix(text, "\n"):
		return nil, pydantic.Refuse(v, "string_pattern_mismatch", "String should match pattern '^([a-z0-9][a-z0-9-]?)*[a-z]+([a-z0-9-]?[a-z0-9])*$'")
	case len(text) > 40:
		return nil, pydantic.Refuse(v, "too_long", "Value should have at most 40 items after validation, not "+value.NewInt(int64(len(text))).Str())
	}
	return value.NewString(text).From(v), nil
}

// isProjectName matches what PROJECT_NAME_REGEX matches, without its
// backtracking.
func isProjectName(text string) bool {
	return strings.Trim(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && strings.ContainsAny(text, "abcdefghijklmnopqrstuvwxyz") &&
		!strings.HasPrefix(text, "-") && !strings.HasSuffix(text, "-") && !strings.Contains(text, "--")
}

// The characters that a version can have, and its greatest length.
const (
	versionLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	versionSigns   = ":.+~-"
	mostOfVersion  = 32
)

var versionText = regexp.MustCompile(`^[a-zA-Z0-9](?:[a-zA-Z0-9:.+~-]*[a-zA-Z0-9+~])?$`)

// versionType follows VersionStr (craft_application/models/constraints.py).
func versionType(v *value.Value) (*value.Value, pydantic.Problems) {
	text := v.Str()
	if !versionText.MatchString(text) {
		return nil, pydantic.Raise(v, "invalid version: Valid versions consist of upper- and lower-case alphanumeric characters, as well as periods, colons, "+
			"plus signs, tildes, and hyphens. They cannot begin with a period, colon, plus sign, tilde, or hyphen. They cannot end with a period, colon, or hyphen.")
	}
	if len(text) > mostOfVersion {
		return nil, pydantic.Refuse(v, "too_long", "Value should have at most 32 items after validation, not "+value.NewInt(int64(len(text))).Str())
	}
	return value.NewString(text).From(v), nil
}

var buildBaseType = pydantic.Union{
	{Label: "literal['" + strings.Join(projectBases, "','") + "']", Type: &projectBases},
	{Label: "literal['" + charmcraft.DevelBase + "']", Type: &pydantic.Literal{charmcraft.DevelBase}},
}

func checkDevelBase(yaml, dumped *value.Value) pydantic.Problems {
	on := dumped.Get("base")
	if on == nil || dumped.Get("build-base").Truthy() || !charmcraft.BaseOf(on.Text).Devel || yaml.Map.Has("bases") {
		return nil
	}
	return pydantic.Refuse(on, needsBuildBase, "Value error, Base "+on.Text+" requires a build-base (recommended: 'build-base: "+on.Text+"')")
}

// needsBuildBase is the type of the problem for a base that is still in
// development. pydantic reports it as a value error.
const needsBuildBase = "needs_build_base"

// The names that `analysis` may ignore.
var (
	attributeNames = listed{"attribute", charmcraft.Names(charmcraft.Attributes)}
	linterNames    = listed{"lint", charmcraft.Names(charmcraft.Linters)}
)

// listed accepts the strings of a list, with its own message for any other
// value.
type listed struct {
	what    string
	allowed []string
}

// Validate looks the string up.
func (t *listed) Validate(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Kind == value.String && slices.Contains(t.allowed, v.Text) {
		return v, nil
	}
	return nil, pydantic.Problems{{Type: pydantic.LiteralError, Message: "Value error, Bad " + t.what + " name " + v.Repr(), Input: v, Allowed: t.allowed}}
}

var analysisModel = pydantic.Model{Title: "AnalysisConfig", ByName: true, Fields: []pydantic.Field{
	{Name: "ignore", Type: &pydantic.Model{Title: "Ignore", ByName: true, Fields: []pydantic.Field{
		{Name: "attributes", Type: &pydantic.List{Item: &attributeNames}},
		{Name: "linters", Type: &pydantic.List{Item: &linterNames}},
	}}},
}}

var charmhubModel = pydantic.Model{Title: "Charmhub", ByName: true, Fields: []pydantic.Field{
	{Name: "api-url", Type: pydantic.Func(httpURL)}, {Name: "storage-url", Type: pydantic.Func(httpURL)}, {Name: "registry-url", Type: pydantic.Func(httpURL)},
}}

var linksModel = pydantic.Model{Title: "Links", ByName: true, Fields: []pydantic.Field{
	{Name: "contact", Type: &pydantic.Optional{Of: &pydantic.Union{
		{Label: "str", Type: &pydantic.StrictStr},
		{Label: "list[str]", Type: &strictTexts},
	}}},
	{Name: "documentation", Type: &pydantic.Optional{Of: pydantic.Func(httpURL)}},
	{Name: "issues", Type: &httpURLs},
	{Name: "source", Type: &httpURLs},
	{Name: "website", Type: &httpURLs},
}}

var httpURLs = pydantic.Optional{Of: &pydantic.Union{
	{Label: "function-wrap[wrap_val()]", Type: pydantic.Func(httpURL)},
	{Label: "list[function-wrap[wrap_val()]]", Type: &pydantic.List{Item: pydantic.Func(httpURL)}},
}}

var assumesType = pydantic.List{Item: &pydantic.Union{
	{Label: "str", Type: &pydantic.Str},
	{Label: "dict[str,union[list[any],dict[any,any]]]", Type: &pydantic.Dict{Key: &pydantic.Str, Value: &pydantic.Union{
		{Label: "list[any]", Type: &pydantic.List{Item: &pydantic.Any}},
		{Label: "dict[any,any]", Type: pydantic.Func(anyKeys)},
	}}},
}}

// anyKeys follows dict[Any, Any].
func anyKeys(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Kind != value.Map {
		return nil, pydantic.Refuse(v, "dict_type", "Input should be a valid dictionary")
	}
	return pydantic.JSON(v), nil
}

// legacyBaseType checks an item of `bases` (_validate_base and
// BasesConfiguration).
func legacyBaseType(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Map != nil && v.Map.Has("name") {
		v = longForm(v)
	}
	for _, key := range []string{"build-on", "run-on"} {
		list := v.Get(key)
		if list == nil {
			return nil, pydantic.Refuse(v, pydantic.Crash, "KeyError")
		}
		for _, b := range list.Items {
			if b.Get("name") == nil || b.Get("channel") == nil {
				return nil, pydantic.Refuse(b, pydantic.Crash, "KeyError")
			}
			if !charmcraft.BaseOf(legacyBase(b).String()).Legacy {
				return nil, pydantic.Raise(b, "Base requires 'platforms' definition: "+b.Repr())
			}
		}
	}
	return basesModel(v)
}

var (
	partDicts  = pydantic.Dict{Key: &pydantic.Str, Value: &textKeys}
	legacyList = pydantic.Sized{Noun: "List", Least: 1, Of: &pydantic.List{Item: pydantic.Func(legacyBaseType)}}
)

// processParts follows _preprocess_parts: it gives each part its plugin and
// checks the parts until one fails.
func (x *expander) processParts(v *value.Value) (*value.Value, pydantic.Problems) {
	if !v.Truthy() {
		v = value.NewMap().From(v)
	}
	if v.Kind != value.Map {
		return nil, pydantic.Refuse(v, pydantic.Crash, "TypeError")
	}
	out := value.NewMap().From(v)
	for _, e := range v.Map.Entries() {
		if e.Value.Kind != value.Map {
			return nil, pydantic.Refuse(e.Value, pydantic.Crash, "TypeError")
		}
		processed, problems := x.processPart(withPlugin(e))
		if problems != nil {
			return nil, problems
		}
		out.Map.Append(e.Key, processed)
	}
	return partDicts.Validate(out)
}

// withPlugin returns a part with the plugin that its name implies, and for the
// charm with its source.
func withPlugin(e value.Entry) *value.Value {
	part := copyOf(e.Value)
	if !part.Map.Has("plugin") {
		part.Map.SetString("plugin", e.Key.Copy().With(inferred))
	}
	if e.Key.IsString("charm") && part.Get("plugin").IsString("charm") && !part.Map.Has("source") {
		part.Map.SetString("source", value.NewString(".").With(inferred))
	}
	return part
}
