package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// inferred is the origin of values that charmcraft fills in.
var inferred = value.Origin{Layer: value.Default, Source: "charmcraft"}

// normalisePlatforms follows ProjectService.get_platforms
// (craft_application/services/project.py).
func (x *expander) normalisePlatforms(*value.Value) (failed *failure) {
	platforms, ok := x.raw.Map.Entry("platforms")
	if !ok {
		return x.renderLegacyPlatforms()
	}
	x.platforms, failed = normalised(platforms)
	return failed
}

// normalised returns the platforms in their full form.
func normalised(platforms value.Entry) (*value.Value, *failure) {
	listed, failed := vectorise(platforms.Value.Copy())
	if failed != nil {
		return nil, failed
	}
	normal, problems := platformsType.Validate(listed)
	if problems != nil {
		return nil, refusePlatforms(problems)
	}
	return normal, nil
}

// refusePlatforms returns the failure for the problems of platforms. An
// exception in their validator ends charmcraft with its message alone.
func refusePlatforms(problems pydantic.Problems) *failure {
	if alone := problems.Crashed(); alone != nil {
		return refuse(alone.Message, findingAt(diagnostic.MissingKey, alone.Input, "This platform says what it builds for but not what it builds on.").without("build-on"))
	}
	problems = pydantic.At(pydantic.Name("platforms"), problems)
	return refuseAll(pydanticMessage(problems), describe(problems))
}

// vectorise writes a single architecture as a list and fills in what short
// forms omit (_vectorise_platforms).
func vectorise(platforms *value.Value) (*value.Value, *failure) {
	if !platforms.Truthy() {
		return platforms, nil
	}
	if platforms.Kind != value.Map {
		return nil, crash("AttributeError", wrongType("'platforms'", platforms, "a mapping of platforms", platformsFix(platforms)...))
	}
	out := value.NewMap().From(platforms)
	for _, e := range platforms.Map.Entries() {
		platform, failed := vectorisePlatform(e)
		if failed != nil {
			return nil, failed
		}
		out.Map.Set(e.Key, platform)
	}
	return out, nil
}

// platformsFix rewrites a list or a single architecture as a mapping.
func platformsFix(v *value.Value) []*fix {
	names := textsOf(asList(v).Items)
	if slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(architectures, name) }) {
		return nil
	}
	return []*fix{{title: "Write the platforms as keys", kind: replace, text: "{" + strings.Join(names, ": , ") + ": }"}}
}

func vectorisePlatform(e value.Entry) (*value.Value, *failure) {
	switch {
	case e.Value.Kind == value.Null && e.Key.Kind != value.String:
		return nil, crash("TypeError", wrongType("The platform's name "+e.Key.Str(), e.Key, "text"))
	case e.Value.Kind == value.Null:
		return shortPlatform(e), nil
	case e.Value.Kind != value.Map:
		return nil, crash("AttributeError", wrongType("Platform "+quoted(e.Key), e.Value, "a mapping with 'build-on' and 'build-for'"))
	}
	vectoriseTargets(e.Value.Map, e.Key)
	return e.Value, nil
}

// vectoriseTargets writes build-on and build-for as lists. A missing build-for
// becomes the platform's name, if a charm can be built for that.
func vectoriseTargets(platform *value.Dict, name *value.Value) {
	listText(platform, "build-on")
	if target := platform.Get("build-for"); (target == nil || target.Kind == value.Null) && name.Kind == value.String && isTarget(name.Text) {
		platform.SetString("build-for", listOf(name.Copy().With(inferred)).With(inferred))
	}
	listText(platform, "build-for")
}

// listText makes a list of the value of a key that is a single text.
func listText(dict *value.Dict, key string) {
	if v := dict.Get(key); v != nil && v.Kind == value.String {
		dict.SetString(key, listOf(v))
	}
}

// shortPlatform returns the full form of a platform that has only a name: an
// architecture, with or without a base.
func shortPlatform(e value.Entry) *value.Value {
	_, architecture, problem := parseArchitecture(e.Key.Text)
	if problem != "" || architecture == "all" {
		return e.Value
	}
	name := func() *value.Value { return listOf(value.NewString(e.Key.Text)) }
	return value.NewMap(value.NewEntry("build-on", name()), value.NewEntry("build-for", name())).With(inferred)
}

// isTarget reports whether a charm can be built for what has this name: an
// architecture, or all of them.
func isTarget(name string) bool {
	return name == "all" || slices.Contains(architectures, name)
}

// platformsType is dict[str, Platform] (craft_application/models/platforms.py).
var platformsType = pydantic.Dict{Key: &pydantic.PlainStr, Value: pydantic.Func(platformModel)}

func platformModel(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Kind == value.Map && v.Map.Len() > 0 {
		if v.Get("build_for").Truthy() && !v.Get("build_on").Truthy() {
			return nil, pydantic.Refuse(v, pydantic.Crash, buildForNeedsBuildOn)
		}
	}
	return platformFields.Validate(v)
}

const buildForNeedsBuildOn = "'build-for' expects 'build-on' to also be provided."

var platformFields = pydantic.Model{Title: "Platform", ByName: true, Fields: []pydantic.Field{
	{Name: "build-on", Required: true, Type: &architecturesType{of: &buildOnType, real: true}},
	{Name: "build-for", Required: true, Type: &architecturesType{of: &buildForType}},
}}

var buildOnType = pydantic.Sized{Noun: "Value", Least: 1, Of: &pydantic.Union{
	{Label: "function-after[_validate_list_is_unique(), list[str]]", Type: &pydantic.Unique{Prefix: "duplicate values in list", Of: &texts}},
	{Label: "str", Type: &pydantic.Str},
}}

var buildForType = pydantic.Union{
	{Label: "list[str]", Type: &pydantic.Sized{Noun: "List", Least: 1, Most: 1, Of: &texts}},
	{Label: "str", Type: &pydantic.Str},
}

// architecturesType checks each entry of build-on or build-for, after it has
// checked the type of the whole.
type architecturesType struct {
	of   pydantic.Type
	real bool // whether it refuses "all"
}

// Validate puts a single text in a list and checks each entry.
func (t *architecturesType) Validate(v *value.Value) (*value.Value, pydantic.Problems) {
	v = asList(v)
	accepted, problems := t.of.Validate(v)
	if problems == nil {
		problems = raised(v, t.problem(accepted))
	}
	return accepted, problems
}

// problem says what is wrong with the first entry that is refused, or returns
// "".
func (t *architecturesType) problem(accepted *value.Value) string {
	for _, entry := range characters(accepted) {
		if problem := entryProblem(entry.Text, t.real); problem != "" {
			return problem
		}
	}
	return ""
}

// pydanticMessage returns craft_application's text for validation problems
// (util/error_formatting.py).
func pydanticMessage(problems pydantic.Problems) string {
	lines := []string{"Bad " + project.Charmcraft + " content:"}
	for _, p := range problems {
		lines = append(lines, pydanticLine(p))
	}
	return strings.Join(lines, "\n")
}

func pydanticLine(p *pydantic.Problem) string {
	path, message := indexedPath(p.Loc), lowerFirst(strings.TrimPrefix(p.Message, valueError))
	if message == "field required" {
		return requiredLine(path)
	}
	return "- " + message + " (in field " + value.ReprString(path) + ", input: " + p.Input.Repr() + ")"
}

// requiredLine is the line for a missing field.
func requiredLine(path string) string {
	dot, where := strings.LastIndexByte(path, '.'), "top-level"
	if dot > 0 {
		where = value.ReprString(path[:dot])
	}
	return "- field " + value.ReprString(path[dot+1:]) + " required in " + where + " configuration"
}

// indexedPath writes a path as "charm-libs[0].lib".
func indexedPath(loc pydantic.Loc) string {
	var out strings.Builder
	for i, step := range loc {
		switch {
		case step.IsIndex:
			out.WriteString("[" + step.Name + "]")
		case i > 0:
			out.WriteString("." + step.Name)
		default:
			out.WriteString(step.Name)
		}
	}
	return out.String()
}
