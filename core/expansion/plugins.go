package expansion

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/model"
	"charm-playground/core/value"
)

// property is a property of a plugin.
type property struct {
	name string
	kind model.Validator
}

// plugin is a plugin with the model of its properties. The first two of every
// model are plugin and source.
type plugin struct {
	sourceOptional bool
	also           string // another value that `plugin` may have
	properties     []property
	checks         []func(project fileChecker, properties *value.Value) string
}

type fileChecker func(name string) bool

var (
	word       = model.PlainStr
	words      = model.List(model.PlainStr)
	wordSet    = model.SetOf(model.PlainStr)
	uniqueList = model.Unique("Duplicate values in list", words)
	flag       = model.Bool
)

// plugins are the plugins that charmcraft 4.5.0 registers: PluginGroup.DEFAULT
// of craft-parts 2.37 and charmcraft's own (charmcraft/parts/plugins).
var plugins = map[string]plugin{
	"ant":        {properties: []property{{"ant-build-targets", words}, {"ant-build-file", model.Optional(word)}, {"ant-properties", model.Dict(word, word)}}},
	"autotools":  {properties: []property{{"autotools-configure-parameters", words}, {"autotools-bootstrap-parameters", words}, {"disable-parallel", flag}}},
	"bazel":      {properties: []property{{"bazel-targets", words}, {"bazel-parameters", words}, {"after", model.Optional(uniqueList)}}},
	"cargo-use":  {},
	"cmake":      {properties: []property{{"cmake-parameters", words}, {"cmake-generator", word}}},
	"dotnet":     {properties: []property{{"dotnet-build-configuration", word}, {"dotnet-self-contained-runtime-identifier", model.Optional(word)}}},
	"dump":       {},
	"go":         {properties: []property{{"go-buildtags", words}, {"go-generate", words}}},
	"go-use":     {},
	"gradle":     {properties: []property{{"gradle-init-script", word}, {"gradle-parameters", words}, {"gradle-task", word}, {"gradle-use-daemon", flag}}, checks: []func(fileChecker, *value.Value) string{gradleTask}},
	"gradle-use": {properties: []property{{"gradle-init-script", word}, {"gradle-parameters", words}, {"gradle-use-daemon", flag}}},
	"jlink": {sourceOptional: true, properties: []property{{"jlink-jars", words}, {"jlink-extra-modules", words}, {"jlink-modules", words},
		{"jlink-multi-release", model.Union(model.Choice{Label: "int", Type: model.Int}, model.Choice{Label: "str", Type: word})}}, checks: []func(fileChecker, *value.Value) string{jlinkModules}},
	"make":      {properties: []property{{"make-parameters", words}}},
	"maven":     {properties: []property{{"maven-parameters", words}, {"maven-use-wrapper", flag}}},
	"maven-use": {properties: []property{{"maven-use-parameters", words}}},
	"meson":     {properties: []property{{"meson-parameters", words}}},
	"nil":       {sourceOptional: true},
	"npm":       npm,
	"npm-use":   npm,
	"poetry":    {properties: []property{{"poetry-with", wordSet}, {"poetry-export-extra-args", words}, {"poetry-pip-extra-args", words}, {"poetry-keep-bins", flag}}},
	"python":    {properties: []property{{"python-requirements", words}, {"python-constraints", words}, {"python-packages", words}, {"python-keep-bins", flag}}},
	"qmake":     {properties: []property{{"qmake-parameters", words}, {"qmake-project-file", word}, {"qmake-major-version", model.Int}}},
	"ruby": {properties: []property{{"ruby-gems", words}, {"ruby-use-bundler", flag}, {"ruby-flavor", model.Optional(model.Literal("ruby", "jruby", "truffleruby", "mruby"))},
		{"ruby-version", model.Optional(word)}, {"ruby-use-jemalloc", flag}, {"ruby-shared", flag}, {"ruby-configure-options", words}}},
	"rust": {properties: []property{{"rust-features", uniqueList}, {"rust-path", uniqueList}, {"rust-channel", model.Optional(rustChannel)}, {"rust-use-global-lto", flag},
		{"rust-no-default-features", flag}, {"rust-ignore-toolchain-file", flag}, {"rust-cargo-parameters", words}, {"rust-inherit-ldflags", flag}, {"after", model.Optional(uniqueList)}}},
	"scons": {properties: []property{{"scons-parameters", words}}},
	"uv":    {properties: []property{{"uv-extras", wordSet}, {"uv-groups", wordSet}}},
	"charm": {sourceOptional: true, properties: []property{{"charm-entrypoint", word}, {"charm-binary-python-packages", words}, {"charm-python-packages", words},
		{"charm-requirements", words}, {"charm-strict-dependencies", flag}}, checks: []func(fileChecker, *value.Value) string{charmSource, strictDependencies}},
	"reactive": {sourceOptional: true, properties: []property{{"reactive-charm-build-arguments", words}}},
}

var npm = plugin{also: "npm-use", properties: []property{{"npm-include-node", flag}, {"npm-node-version", model.Optional(word)}, {"build-attributes", words}},
	checks: []func(fileChecker, *value.Value) string{npmNode}}

// sourceText is the type of source: plugins for charms have a default that
// cannot be None.
func (p plugin) sourceText(name string) model.Validator {
	if p.sourceOptional && name != "charm" && name != "reactive" {
		return model.Optional(word)
	}
	return word
}

// model is the class of the plugin's properties.
func (p plugin) model(name string) model.Model {
	names := []string{name}
	if p.also != "" {
		names = []string{"npm", p.also}
	}
	m := model.Model{Title: name, Fields: []model.Field{
		{Name: "plugin", Type: model.Literal(names...)},
		{Name: "source", Type: p.sourceText(name), Required: !p.sourceOptional},
	}}
	for _, property := range p.properties {
		m.Fields = append(m.Fields, model.Field{Name: property.name, Type: property.kind})
	}
	return m
}

// prefix begins the names of the plugin's own properties.
func (p plugin) prefix(name string) string {
	if p.also != "" {
		name = "npm"
	}
	return name + "-"
}

var rustChannels = regexp.MustCompile(`^(?:(stable|beta|nightly)(-[\w-]+)?|\d+\.\d+(\.\d+)?(-[\w-]+)?)\n?$`)

func rustChannel(v *value.Value) (*value.Value, []model.Problem) {
	text, problems := word(v)
	if problems == nil && text.Text != "none" && !rustChannels.MatchString(text.Text) {
		return nil, model.Raise(v, "Invalid rust-channel: "+text.Text)
	}
	return text, problems
}

func gradleTask(_ fileChecker, p *value.Value) string {
	if task := p.Get("gradle-task"); task != nil && task.Text == "" {
		return "gradle-task must be defined"
	}
	return ""
}

func jlinkModules(_ fileChecker, p *value.Value) string {
	release := p.Get("jlink-multi-release")
	if p.Get("jlink-modules").Truthy() && (p.Get("jlink-jars").Truthy() || p.Get("jlink-extra-modules").Truthy() || release != nil && !release.IsString("base")) {
		return "Option jlink_modules is exclusive with all other options."
	}
	return ""
}

func npmNode(_ fileChecker, p *value.Value) string {
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

func charmSource(_ fileChecker, p *value.Value) string {
	if source := p.Get("source"); source != nil && source.Text == "" {
		return "cannot validate 'charm-requirements' because no 'source' was provided"
	}
	return ""
}

var packageName = regexp.MustCompile(`^[A-Za-z0-9_.-]+$`)

func strictDependencies(exists fileChecker, p *value.Value) string {
	if !p.Get("charm-strict-dependencies").Truthy() {
		return ""
	}
	source := "."
	if given := p.Get("source"); given != nil {
		source = given.Text
	}
	var invalid []string
	if binaries := p.Get("charm-binary-python-packages"); binaries != nil {
		for _, item := range binaries.Items {
			if !packageName.MatchString(item.Text) {
				invalid = append(invalid, value.ReprString(item.Text))
			}
		}
	}
	slices.Sort(invalid)
	switch {
	case p.Get("charm-python-packages").Truthy():
		return "'charm-python-packages' must not be set if 'charm-strict-dependencies' is enabled"
	case !p.Get("charm-requirements").Truthy() && !exists(path.Join(source, "requirements.txt")):
		return "'charm-strict-dependencies' requires at least one requirements file."
	case invalid != nil:
		return "'charm-binary-python-packages' may contain only package names allowed to be installed from binary if 'charm-strict-dependencies' is enabled. " +
			"Invalid package names: [" + strings.Join(slices.Compact(invalid), ", ") + "]"
	}
	return ""
}

// entrypointProblem is _validate_entrypoint: the entry point is in the source.
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
