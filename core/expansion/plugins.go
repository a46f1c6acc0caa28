package expansion

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/model"
	"charm-playground/core/project"
	"charm-playground/core/value"
)

// plugin is a plugin with the model of its properties. The first two of every
// model are plugin and source.
type plugin struct {
	name           string
	sourceOptional bool
	properties     []model.Field
	check          func(folder *project.Folder, properties *value.Value) string // what is wrong, or empty
}

var (
	words       = model.List{Item: &model.PlainStr}
	maybeWord   = model.Optional{Of: &model.PlainStr}
	wordSet     = model.Set{Item: &model.PlainStr}
	wordDict    = model.Dict{Key: &model.PlainStr, Value: &model.PlainStr}
	uniqueWords = model.Unique{Prefix: "Duplicate values in list", Of: &words}
	maybeUnique = model.Optional{Of: &uniqueWords}
)

// plugins are the plugins that charmcraft 4.5.0 registers: PluginGroup.DEFAULT
// of craft-parts 2.37 and charmcraft's own (charmcraft/parts/plugins), in
// alphabetical order.
var plugins = []plugin{
	{name: "ant", properties: []model.Field{{Name: "ant-build-targets", Type: &words}, {Name: "ant-build-file", Type: &maybeWord}, {Name: "ant-properties", Type: &wordDict}}},
	{name: "autotools", properties: []model.Field{{Name: "autotools-configure-parameters", Type: &words}, {Name: "autotools-bootstrap-parameters", Type: &words}, {Name: "disable-parallel", Type: &model.Bool}}},
	{name: "bazel", properties: []model.Field{{Name: "bazel-targets", Type: &words}, {Name: "bazel-parameters", Type: &words}, {Name: "after", Type: &maybeUnique}}},
	{name: "cargo-use"},
	{name: "charm", sourceOptional: true, properties: []model.Field{
		{Name: "charm-entrypoint", Type: &model.PlainStr}, {Name: "charm-binary-python-packages", Type: &words}, {Name: "charm-python-packages", Type: &words},
		{Name: "charm-requirements", Type: &words}, {Name: "charm-strict-dependencies", Type: &model.Bool},
	}, check: charmChecks},
	{name: "cmake", properties: []model.Field{{Name: "cmake-parameters", Type: &words}, {Name: "cmake-generator", Type: &model.PlainStr}}},
	{name: "dotnet", properties: []model.Field{{Name: "dotnet-build-configuration", Type: &model.PlainStr}, {Name: "dotnet-self-contained-runtime-identifier", Type: &maybeWord}}},
	{name: "dump"},
	{name: "go", properties: []model.Field{{Name: "go-buildtags", Type: &words}, {Name: "go-generate", Type: &words}}},
	{name: "go-use"},
	{name: "gradle", properties: []model.Field{
		{Name: "gradle-init-script", Type: &model.PlainStr}, {Name: "gradle-parameters", Type: &words}, {Name: "gradle-task", Type: &model.PlainStr},
		{Name: "gradle-use-daemon", Type: &model.Bool},
	}, check: gradleTask},
	{name: "gradle-use", properties: []model.Field{{Name: "gradle-init-script", Type: &model.PlainStr}, {Name: "gradle-parameters", Type: &words}, {Name: "gradle-use-daemon", Type: &model.Bool}}},
	{name: "jlink", sourceOptional: true, properties: []model.Field{
		{Name: "jlink-jars", Type: &words}, {Name: "jlink-extra-modules", Type: &words}, {Name: "jlink-modules", Type: &words},
		{Name: "jlink-multi-release", Type: &model.Union{{Label: "int", Type: &model.Int}, {Label: "str", Type: &model.PlainStr}}},
	}, check: jlinkModules},
	{name: "make", properties: []model.Field{{Name: "make-parameters", Type: &words}}},
	{name: "maven", properties: []model.Field{{Name: "maven-parameters", Type: &words}, {Name: "maven-use-wrapper", Type: &model.Bool}}},
	{name: "maven-use", properties: []model.Field{{Name: "maven-use-parameters", Type: &words}}},
	{name: "meson", properties: []model.Field{{Name: "meson-parameters", Type: &words}}},
	{name: "nil", sourceOptional: true},
	{name: "npm", properties: npmProperties, check: npmNode},
	{name: "npm-use", properties: npmProperties, check: npmNode},
	{name: "poetry", properties: []model.Field{
		{Name: "poetry-with", Type: &wordSet}, {Name: "poetry-export-extra-args", Type: &words}, {Name: "poetry-pip-extra-args", Type: &words},
		{Name: "poetry-keep-bins", Type: &model.Bool},
	}},
	{name: "python", properties: []model.Field{
		{Name: "python-requirements", Type: &words}, {Name: "python-constraints", Type: &words}, {Name: "python-packages", Type: &words},
		{Name: "python-keep-bins", Type: &model.Bool},
	}},
	{name: "qmake", properties: []model.Field{{Name: "qmake-parameters", Type: &words}, {Name: "qmake-project-file", Type: &model.PlainStr}, {Name: "qmake-major-version", Type: &model.Int}}},
	{name: "reactive", sourceOptional: true, properties: []model.Field{{Name: "reactive-charm-build-arguments", Type: &words}}},
	{name: "ruby", properties: []model.Field{
		{Name: "ruby-gems", Type: &words}, {Name: "ruby-use-bundler", Type: &model.Bool}, {Name: "ruby-flavor", Type: &model.Optional{Of: &model.Literal{"ruby", "jruby", "truffleruby", "mruby"}}},
		{Name: "ruby-version", Type: &maybeWord}, {Name: "ruby-use-jemalloc", Type: &model.Bool}, {Name: "ruby-shared", Type: &model.Bool},
		{Name: "ruby-configure-options", Type: &words},
	}},
	{name: "rust", properties: []model.Field{
		{Name: "rust-features", Type: &uniqueWords}, {Name: "rust-path", Type: &uniqueWords}, {Name: "rust-channel", Type: &model.Optional{Of: model.Func(rustChannel)}},
		{Name: "rust-use-global-lto", Type: &model.Bool}, {Name: "rust-no-default-features", Type: &model.Bool}, {Name: "rust-ignore-toolchain-file", Type: &model.Bool},
		{Name: "rust-cargo-parameters", Type: &words}, {Name: "rust-inherit-ldflags", Type: &model.Bool}, {Name: "after", Type: &maybeUnique},
	}},
	{name: "scons", properties: []model.Field{{Name: "scons-parameters", Type: &words}}},
	{name: "uv", properties: []model.Field{{Name: "uv-extras", Type: &wordSet}, {Name: "uv-groups", Type: &wordSet}}},
}

var npmProperties = []model.Field{{Name: "npm-include-node", Type: &model.Bool}, {Name: "npm-node-version", Type: &maybeWord}, {Name: "build-attributes", Type: &words}}

// pluginOf is the plugin of that name, or nil.
func pluginOf(name string) *plugin {
	for i := range plugins {
		if plugins[i].name == name {
			return &plugins[i]
		}
	}
	return nil
}

// pluginNames are the plugins in alphabetical order.
func pluginNames() []string {
	names := make([]string, len(plugins))
	for i := range plugins {
		names[i] = plugins[i].name
	}
	return names
}

// model is the class of the plugin's properties. Those for charms have a
// default of source, which cannot be None.
func (p *plugin) model() *model.Model {
	source := model.Field{Name: "source", Type: &model.PlainStr, Required: !p.sourceOptional}
	if p.sourceOptional && p.name != "charm" && p.name != "reactive" {
		source.Type = &maybeWord
	}
	return &model.Model{Title: p.name, Fields: append([]model.Field{{Name: "plugin", Type: &model.Str}, source}, p.properties...)}
}

// prefix begins the names of the plugin's own properties.
func (p *plugin) prefix() string {
	if p.name == "npm-use" {
		return "npm-"
	}
	return p.name + "-"
}

var rustChannels = regexp.MustCompile(`^(?:(stable|beta|nightly)(-[\w-]+)?|\d+\.\d+(\.\d+)?(-[\w-]+)?)\n?$`)

func rustChannel(v *value.Value) (*value.Value, model.Problems) {
	text, problems := model.PlainStr.Validate(v)
	if problems == nil && text.Text != "none" && !rustChannels.MatchString(text.Text) {
		return nil, model.Raise(v, "Invalid rust-channel: "+text.Text)
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

// charmChecks are _validate_requirements and _validate_strict_dependencies.
func charmChecks(folder *project.Folder, p *value.Value) string {
	source := "."
	if given := p.Get("source"); given != nil {
		source = given.Text
	}
	switch {
	case source == "":
		return "cannot validate 'charm-requirements' because no 'source' was provided"
	case !p.Get("charm-strict-dependencies").Truthy():
		return ""
	}
	var invalid []string
	if binaries := p.Get("charm-binary-python-packages"); binaries != nil {
		for _, item := range binaries.Items {
			if !packageName.MatchString(item.Text) {
				add(&invalid, value.ReprString(item.Text))
			}
		}
	}
	slices.Sort(invalid)
	switch {
	case p.Get("charm-python-packages").Truthy():
		return "'charm-python-packages' must not be set if 'charm-strict-dependencies' is enabled"
	case !p.Get("charm-requirements").Truthy() && !folder.Exists(path.Join(source, "requirements.txt")):
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
