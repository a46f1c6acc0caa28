package expansion

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/project"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

var (
	words       = pydantic.List{Item: &pydantic.PlainStr}
	maybeWord   = pydantic.Optional{Of: &pydantic.PlainStr}
	wordSet     = pydantic.Set{Item: &pydantic.PlainStr}
	wordDict    = pydantic.Dict{Key: &pydantic.PlainStr, Value: &pydantic.PlainStr}
	uniqueWords = pydantic.Unique{Prefix: "Duplicate values in list", Of: &words}
	maybeUnique = pydantic.Optional{Of: &uniqueWords}
)

// propertyTypes has the types that only one property has.
var propertyTypes = []own{
	{"jlink-multi-release", &pydantic.Union{{Label: "int", Type: &pydantic.Int}, {Label: "str", Type: &pydantic.PlainStr}}},
	{"ruby-flavor", &pydantic.Optional{Of: &pydantic.Literal{"ruby", "jruby", "truffleruby", "mruby"}}},
	{"rust-channel", &pydantic.Optional{Of: pydantic.Func(rustChannel)}},
}

// pluginCheck returns the check that looks at all properties of a plugin
// together; nil if the plugin has none. The check returns what is wrong, or "".
func pluginCheck(name string) func(folder *project.Folder, properties *value.Value) string {
	switch name {
	case "charm":
		return charmChecks
	case "gradle":
		return gradleTask
	case "jlink":
		return jlinkModules
	case "npm", "npm-use":
		return npmNode
	}
	return nil
}

// pluginModel returns the model of the plugin's properties. The plugins for
// charms have a default for source, so it cannot be None.
func pluginModel(p *charmcraft.Plugin) *pydantic.Model {
	source := pydantic.Field{Name: "source", Type: &pydantic.PlainStr, Required: !p.SourceOptional}
	if p.SourceOptional && p.Name != "charm" && p.Name != "reactive" {
		source.Type = &maybeWord
	}
	shared := []pydantic.Field{{Name: "plugin", Type: &pydantic.Str}, source}
	return &pydantic.Model{Title: p.Name, Fields: append(shared, fields(p.Properties, &propertyKinds, propertyTypes)...)}
}

var rustChannels = regexp.MustCompile(`^(?:(stable|beta|nightly)(-[\w-]+)?|\d+\.\d+(\.\d+)?(-[\w-]+)?)\n?$`)

func rustChannel(v *value.Value) (*value.Value, pydantic.Problems) {
	text, problems := pydantic.PlainStr.Validate(v)
	if problems == nil && text.Text != "none" && !rustChannels.MatchString(text.Text) {
		return nil, pydantic.Raise(v, "Invalid rust-channel: "+text.Text)
	}
	return text, problems
}

func gradleTask(_ *project.Folder, p *value.Value) string {
	if task := p.Get("gradle-task"); task != nil && task.Text == "" {
		return "gradle-task must be defined"
	}
	return ""
}

func jlinkModules(_ *project.Folder, p *value.Value) string {
	release := p.Get("jlink-multi-release")
	if p.Get("jlink-modules").Truthy() && (p.Get("jlink-jars").Truthy() || p.Get("jlink-extra-modules").Truthy() || release != nil && !release.IsString("base")) {
		return "Option jlink_modules is exclusive with all other options."
	}
	return ""
}

func npmNode(_ *project.Folder, p *value.Value) string {
	include, version := p.Get("npm-include-node").Truthy(), p.Get("npm-node-version").Truthy()
	attributes := p.Get("build-attributes")
	contained := attributes != nil && slices.ContainsFunc(attributes.Items, func(v *value.Value) bool { return v.Text == "self-contained" })
	switch {
	case include && contained:
		return "npm-include-node cannot be true if `self-contained` in build attributes"
	case include && !version:
		return "npm-node-version is required if npm-include-node is true"
	case version && !include:
		return "npm-node-version has no effect if npm-include-node is false"
	}
	return ""
}

var packageName = regexp.MustCompile(`^[A-Za-z0-9_.-]+$`)

// charmChecks follows _validate_requirements and _validate_strict_dependencies.
func charmChecks(folder *project.Folder, p *value.Value) string {
	source := "."
	if given := p.Get("source"); given != nil {
		source = given.Text
	}
	switch {
	case source == "":
		return "cannot validate 'charm-requirements' because no 'source' was provided"
	case p.Get("charm-strict-dependencies").Truthy():
		return strictProblem(folder, source, p)
	}
	return ""
}

// strictProblem says what 'charm-strict-dependencies' does not allow, or returns
// "".
func strictProblem(folder *project.Folder, source string, p *value.Value) string {
	invalid := invalidPackages(p.Get("charm-binary-python-packages"))
	switch {
	case p.Get("charm-python-packages").Truthy():
		return "'charm-python-packages' must not be set if 'charm-strict-dependencies' is enabled"
	case !p.Get("charm-requirements").Truthy() && !folder.Exists(path.Join(source, "requirements.txt")):
		return "'charm-strict-dependencies' requires at least one requirements file."
	case invalid != nil:
		return "'charm-binary-python-packages' may contain only package names allowed to be installed from binary if 'charm-strict-dependencies' is enabled. " +
			"Invalid package names: [" + strings.Join(invalid, ", ") + "]"
	}
	return ""
}

// invalidPackages returns the items that are not valid package names, sorted.
func invalidPackages(binaries *value.Value) (invalid []string) {
	if binaries == nil {
		return nil
	}
	for _, item := range binaries.Items {
		if !packageName.MatchString(item.Text) {
			invalid = append(invalid, value.ReprString(item.Text))
		}
	}
	return sortedSet(invalid)
}

// entrypointProblem follows _validate_entrypoint: the entry point must be
// inside the source.
func entrypointProblem(p *value.Value, sourceValid bool) string {
	entry := p.Get("charm-entrypoint")
	if entry == nil || entry.Kind != value.String {
		return ""
	}
	if !sourceValid {
		return "cannot validate 'charm-entrypoint' because invalid 'source' configuration"
	}
	folder := "/project"
	if source := p.Get("source"); source != nil {
		folder = absolute(folder, source.Text)
	}
	if file := absolute(folder, entry.Text); file == folder || folder != "/" && !strings.HasPrefix(file, folder+"/") {
		return "charm entry point must be inside the project: " + value.ReprString(file)
	}
	return ""
}

func absolute(folder, name string) string {
	if path.IsAbs(name) {
		return path.Clean(name)
	}
	return path.Join(folder, name)
}
