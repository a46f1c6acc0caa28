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
func (x *expander) normalisePlatforms(*value.Value) *failure {
	platforms, ok := x.raw.Map.Entry("platforms")
	if !ok {
		return x.renderLegacyPlatforms()
	}
	listed, failed := vectorise(platforms.Value.Copy(), platforms.Key)
	if failed != nil {
		return failed
	}
	normal, problems := platformsType.Validate(listed)
	if problems == nil {
		x.platforms = normal
		return nil
	}
	if alone := problems.Crashed(); alone != nil {
		return refuse(alone.Message, findingAt(diagnostic.MissingKey, alone.Input, "This platform says what it builds for but not what it builds on.").without("build-on"))
	}
	problems = pydantic.At(pydantic.Name("platforms"), problems)
	return refuseAll(pydanticMessage(problems), describe(problems))
}

// vectorise writes a single architecture as a list and fills in what short
// forms omit (_vectorise_platforms).
func vectorise(platforms, key *value.Value) (*value.Value, *failure) {
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
	names := []string{}
	if v.Kind == value.String {
		names = append(names, v.Text)
	}
	for _, item := range v.Items {
		names = append(names, item.Text)
	}
	for _, name := range names {
		if !slices.Contains(architectures, name) {
			return nil
		}
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
	dict := e.Value.Map
	if on := dict.Get("build-on"); on != nil && on.Kind == value.String {
		dict.SetString("build-on", listOf(on))
	}
	if target := dict.Get("build-for"); (target == nil || target.Kind == value.Null) && isTarget(e.Key) {
		dict.SetString("build-for", listOf(e.Key.Copy().With(inferred)).With(inferred))
	}
	if target := dict.Get("build-for"); target != nil && target.Kind == value.String {
		dict.SetString("build-for", listOf(target))
	}
	return e.Value, nil
}

// shortPlatform returns the full form of a platform that has only a name: an
// architecture, with or without a base.
func shortPlatform(e value.Entry) *value.Value {
	_, architecture, problem := parseArchitecture(e.Key.Text)
	if problem != "" || architecture == "all" {
		return e.Value
	}
	name := func() *value.Value { return listOf(value.NewString(e.Key.Text)) }
	return value.NewMap(
		value.Entry{Key: value.NewString("build-on"), Value: name()},
		value.Entry{Key: value.NewString("build-for"), Value: name()},
	).With(inferred)
}

func listOf(v *value.Value) *value.Value { return value.NewList(v).From(v) }

func isTarget(key *value.Value) bool {
	return key.Kind == value.String && (key.Text == "all" || slices.Contains(architectures, key.Text))
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
	if v.Kind == value.String {
		v = listOf(v)
	}
	accepted, problems := t.of.Validate(v)
	if problems != nil {
		return nil, problems
	}
	for _, entry := range characters(accepted) {
		_, architecture, problem := parseArchitecture(entry.Text)
		if t.real && architecture == "all" {
			problem = "'all' cannot be used for 'build-on'"
		}
		if problem != "" {
			return nil, pydantic.Raise(v, problem)
		}
	}
	return accepted, nil
}

// characters returns what Python's for loop yields: the items of a list, or the
// characters of a str.
func characters(v *value.Value) []*value.Value {
	if v.Kind != value.String {
		return v.Items
	}
	var items []*value.Value
	for _, r := range v.Text {
		items = append(items, value.NewString(string(r)))
	}
	return items
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
	path := indexedPath(p.Loc)
	message := strings.TrimPrefix(p.Message, "Value error, ")
	message = strings.ToLower(message[:1]) + message[1:]
	location, field := "", path
	if at := strings.LastIndex(path, "."); at >= 0 {
		location, field = path[:at], path[at+1:]
	}
	if message == "field required" {
		where := "top-level"
		if location != "" {
			where = value.ReprString(location)
		}
		return "- field " + value.ReprString(field) + " required in " + where + " configuration"
	}
	return "- " + message + " (in field " + value.ReprString(path) + ", input: " + p.Input.Repr() + ")"
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
