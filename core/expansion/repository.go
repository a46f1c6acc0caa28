package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// The fields of package repositories (craft_archives/repo/package_repository.py,
// 2.2).
var (
	repositoryType = pydantic.Literal{"apt"}
	priority       = pydantic.Optional{Of: &pydantic.Union{
		{Label: "int", Type: &pydantic.Int},
		{Label: "literal['always','prefer','defer']", Type: &pydantic.Literal{"always", "prefer", "defer"}},
	}}
	keyID       = pydantic.Strings{Min: 40, Max: 40, Set: "0123456789ABCDEF", Pattern: "^[0-9A-F]{40}$"}
	uniqueTexts = pydantic.Unique{Prefix: "duplicate values in list", Of: &words}
	suites      = pydantic.List{Item: pydantic.Func(suite)}
)

var ppaModel = pydantic.Model{Title: "PackageRepositoryAptPPA", ByName: true, Fields: []pydantic.Field{
	{Name: "type", Type: &repositoryType, Required: true},
	{Name: "priority", Type: &priority},
	{Name: "ppa", Type: filled("Invalid PPA: PPAs must be non-empty strings."), Required: true},
	{Name: "key-id", Type: &pydantic.Optional{Of: &keyID}},
}}

var cloudModel = pydantic.Model{Title: "PackageRepositoryAptUCA", ByName: true, Fields: []pydantic.Field{
	{Name: "type", Type: &repositoryType, Required: true},
	{Name: "priority", Type: &priority},
	{Name: "cloud", Type: filled("clouds must be non-empty strings."), Required: true},
	{Name: "pocket", Type: &pydantic.Literal{"updates", "proposed"}},
}}

var aptModel = pydantic.Model{Title: "PackageRepositoryApt", ByName: true, Fields: []pydantic.Field{
	{Name: "type", Type: &repositoryType, Required: true},
	{Name: "priority", Type: &priority},
	{Name: "url", Type: pydantic.Func(repositoryURL), Required: true},
	{Name: "key-id", Type: &keyID, Required: true},
	{Name: "architectures", Type: &pydantic.Optional{Of: &uniqueTexts}},
	{Name: "formats", Type: &pydantic.Optional{Of: &pydantic.List{Item: &pydantic.Literal{"deb", "deb-src"}}}},
	{Name: "path", Type: &pydantic.Optional{Of: filled("Invalid path; Paths must be non-empty strings.")}},
	{Name: "components", Type: &pydantic.Optional{Of: &uniqueTexts}},
	{Name: "key-server", Type: &maybeWord},
	{Name: "suites", Type: &pydantic.Optional{Of: &suites}},
	{Name: "pocket", Type: &pydantic.Optional{Of: &pydantic.Literal{"release", "updates", "proposed", "security"}}},
	{Name: "series", Type: &pydantic.Optional{Of: &pydantic.Strings{Min: 1, Set: "abcdefghijklmnopqrstuvwxyz", Pattern: "^[a-z]+$"}}},
}}

// repositoryModel returns the model for a repository's kind.
func repositoryModel(v *value.Value) *pydantic.Model {
	switch {
	case v.Map.Has("ppa"):
		return &ppaModel
	case v.Map.Has("cloud"):
		return &cloudModel
	case v.Get("path").Truthy():
		return pathModel()
	}
	return &aptModel
}

// pathModel returns the model of an apt repository with a path.
func pathModel() *pydantic.Model {
	m := aptModel
	m.Fields = slices.Clone(m.Fields)
	for _, name := range []string{"components", "suites"} {
		m.Field(name).Type = &pydantic.After{Of: m.Field(name).Type, Check: withoutPath(name)}
	}
	return &m
}

// withoutPath refuses keys that cannot be combined with a path.
func withoutPath(name string) func(*value.Value) (*value.Value, pydantic.Problems) {
	return func(v *value.Value) (*value.Value, pydantic.Problems) {
		if v.Truthy() {
			return nil, pydantic.Raise(v, "Invalid package repository: "+name+" "+v.Repr()+" cannot be combined with a path.")
		}
		return v, nil
	}
}

// filled accepts a text that is not empty. It is the message for an empty one.
type filled string

// Validate refuses an empty text.
func (message filled) Validate(v *value.Value) (*value.Value, pydantic.Problems) {
	text, problems := pydantic.PlainStr.Validate(v)
	if problems == nil && text.Text == "" {
		return nil, pydantic.Raise(v, string(message))
	}
	return text, problems
}

func suite(v *value.Value) (*value.Value, pydantic.Problems) {
	text, problems := pydantic.PlainStr.Validate(v)
	if problems == nil && strings.HasSuffix(text.Text, "/") {
		return nil, pydantic.Raise(v, "invalid suite "+text.Repr()+". Suites must not end with a '/'.")
	}
	return text, problems
}

// repositoryURL follows AnyUrl | FileUrl.
func repositoryURL(v *value.Value) (*value.Value, pydantic.Problems) {
	return v, pydantic.At(pydantic.Label("function-wrap[wrap_val()]"), urlProblems(v))
}

func urlProblems(v *value.Value) pydantic.Problems {
	if v.Kind != value.String {
		return pydantic.Refuse(v, "url_type", "URL input should be a string or URL")
	}
	if _, err := pydantic.URL(v.Text); err != nil {
		return pydantic.Raise(v, "This is not a valid address")
	}
	return nil
}

// repository checks an item of package-repositories. charmcraft prints the item
// as the user wrote it.
func repository(v *value.Value) (*value.Value, pydantic.Problems) {
	dict, problems := textKeys.Validate(v)
	if problems != nil {
		return nil, problems
	}
	if zero := dict.Get("priority"); zero != nil && value.Equal(zero, value.NewInt(0)) {
		return nil, pydantic.Raise(v, "Invalid package repository: invalid priority: Priority cannot be zero.")
	}
	checked, problems := repositoryModel(dict).Validate(dict)
	if problems != nil {
		return nil, problems
	}
	if text := repositoryProblem(checked); text != "" {
		return nil, pydantic.Raise(v, "Invalid package repository: "+text)
	}
	return dict, nil
}

// repositoryProblem says which keys exclude or require each other.
func repositoryProblem(v *value.Value) string {
	has := func(key string) bool { return v.Get(key).Truthy() }
	switch {
	case has("suites") && (has("series") || has("pocket")):
		return "suites cannot be combined with series and pocket."
	case has("series") && !has("pocket"):
		return "pocket must be specified when using series."
	case has("suites") && !has("components"):
		return "components must be specified when using suites."
	case has("components") && !has("suites") && !has("pocket"):
		return `either "suites" or "series and pocket" must be specified when using components.`
	}
	return ""
}
