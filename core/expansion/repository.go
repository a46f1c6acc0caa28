package expansion

import (
	"regexp"
	"strings"

	"charm-playground/core/model"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// The fields of package repositories (craft_archives/repo/package_repository.py,
// 2.2).
var (
	repositoryType = model.Field{Name: "type", Type: model.Literal("apt"), Required: true}
	priority       = model.Field{Name: "priority", Type: model.Optional(model.Union(
		model.Choice{Label: "int", Type: model.Int},
		model.Choice{Label: "literal['always','prefer','defer']", Type: model.Literal("always", "prefer", "defer")},
	))}
	keyID = model.Strings{Min: 40, Max: 40, Pattern: regexp.MustCompile(`^[0-9A-F]{40}$`), Written: "^[0-9A-F]{40}$"}.Validate
)

var ppaModel = model.Model{Title: "PackageRepositoryAptPPA", ByName: true, Fields: []model.Field{
	repositoryType, priority,
	{Name: "ppa", Type: filled("Invalid PPA: PPAs must be non-empty strings."), Required: true},
	{Name: "key-id", Type: model.Optional(keyID)},
}}

var cloudModel = model.Model{Title: "PackageRepositoryAptUCA", ByName: true, Fields: []model.Field{
	repositoryType, priority,
	{Name: "cloud", Type: filled("clouds must be non-empty strings."), Required: true},
	{Name: "pocket", Type: model.Literal("updates", "proposed")},
}}

// aptModel is PackageRepositoryApt; components and suites exclude a path.
func aptModel(v *value.Value) model.Model {
	path := v.Get("path").Truthy()
	uniqueTexts := model.Unique("duplicate values in list", words)
	return model.Model{Title: "PackageRepositoryApt", ByName: true, Fields: []model.Field{
		repositoryType, priority,
		{Name: "url", Type: repositoryURL, Required: true},
		{Name: "key-id", Type: keyID, Required: true},
		{Name: "architectures", Type: model.Optional(uniqueTexts)},
		{Name: "formats", Type: model.Optional(model.List(model.Literal("deb", "deb-src")))},
		{Name: "path", Type: model.Optional(filled("Invalid path; Paths must be non-empty strings."))},
		{Name: "components", Type: model.Optional(withoutPath("components", path, uniqueTexts))},
		{Name: "key-server", Type: model.Optional(word)},
		{Name: "suites", Type: model.Optional(withoutPath("suites", path, model.List(suite)))},
		{Name: "pocket", Type: model.Optional(model.Literal("release", "updates", "proposed", "security"))},
		{Name: "series", Type: model.Optional(model.Strings{Min: 1, Pattern: regexp.MustCompile(`^[a-z]+$`), Written: "^[a-z]+$"}.Validate)},
	}}
}

// filled is a text that is not empty.
func filled(message string) model.Validator {
	return model.After(word, func(v *value.Value) (*value.Value, []model.Problem) {
		if v.Text == "" {
			return nil, model.Raise(v, message)
		}
		return v, nil
	})
}

func withoutPath(name string, path bool, inner model.Validator) model.Validator {
	return model.After(inner, func(v *value.Value) (*value.Value, []model.Problem) {
		if path && v.Truthy() {
			return nil, model.Raise(v, "Invalid package repository: "+name+" "+v.Repr()+" cannot be combined with a path.")
		}
		return v, nil
	})
}

func suite(v *value.Value) (*value.Value, []model.Problem) {
	text, problems := word(v)
	if problems == nil && strings.HasSuffix(text.Text, "/") {
		return nil, model.Raise(v, "invalid suite "+text.Repr()+". Suites must not end with a '/'.")
	}
	return text, problems
}

// repositoryURL is AnyUrl | FileUrl.
func repositoryURL(v *value.Value) (*value.Value, []model.Problem) {
	const label = "function-wrap[wrap_val()]"
	if v.Kind != value.String {
		return nil, model.At(model.Label(label), model.Refuse(v, "url_type", "URL input should be a string or URL"))
	}
	if _, err := pydantic.URL(v.Text); err != nil {
		return nil, model.At(model.Label(label), model.Raise(v, "This is not a valid address"))
	}
	return v, nil
}

// repository is an item of package-repositories: it is checked and printed as
// it is written.
func repository(v *value.Value) (*value.Value, []model.Problem) {
	dict, problems := model.Dict(model.Str, model.Any)(v)
	if problems != nil {
		return nil, problems
	}
	if zero := dict.Get("priority"); zero != nil && value.Equal(zero, value.NewInt(0)) {
		return nil, model.Raise(v, "Invalid package repository: invalid priority: Priority cannot be zero.")
	}
	m := aptModel(dict)
	switch {
	case dict.Map.Has("ppa"):
		m = ppaModel
	case dict.Map.Has("cloud"):
		m = cloudModel
	}
	checked, problems := m.Validate(dict)
	if problems != nil {
		return nil, problems
	}
	if text := repositoryProblem(checked); text != "" {
		return nil, model.Raise(v, "Invalid package repository: "+text)
	}
	return dict, nil
}

// repositoryProblem tells which keys exclude or need each other.
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
