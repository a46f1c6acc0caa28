package expansion

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/project"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// plugin is a plugin with the model of its properties. The first two of every
// model are plugin and source.
type plugin struct {
	name           string
	sourceOptional bool
	properties     []pydantic.Field
	check          func(folder *project.Folder, properties *value.Value) string // what is wrong, or empty
}

var (
	words       = pydantic.List{Item: &pydantic.PlainStr}
	maybeWord   = pydantic.Optional{Of: &pydantic.PlainStr}
	wordSet     = pydantic.Set{Item: &pydantic.PlainStr}
	wordDict    = pydantic.Dict{Key: &pydantic.PlainStr, Value: &pydantic.PlainStr}
	uniqueWords = pydantic.Unique{Prefix: "Duplicate values in list", Of: &words}
	maybeUnique = pydantic.Optional{Of: &uniqueWords}
)

// plugins are the plugins that charmcraft 4.5.0 registers: PluginGroup.DEFAULT
// of craft-parts 2.37 and charmcraft's own (charmcraft/parts/plugins), in
// alphabetical order.
var plugins = []plugin{
	{name: "ant", properties: []pydantic.Field{{Name: "ant-build-targets", Type: &words}, {Name: "ant-build-file", Type: &maybeWord}, {Name: "ant-properties", Type: &wordDict}}},
	{name: "autotools", properties: []pydantic.Field{{Name: "autotools-configure-parameters", Type: &words}, {Name: "autotools-bootstrap-parameters", Type: &words}, {Name: "disable-parallel", Type: &pydantic.Bool}}},
	{name: "bazel", properties: []pydantic.Field{{Name: "bazel-targets", Type: &words}, {Name: "bazel-parameters", Type: &words}, {Name: "after", Type: &maybeUnique}}},
	{name: "cargo-use"},
	{name: "charm", sourceOptional: true, properties: []pydantic.Field{
		{Name: "charm-entrypoint", Type: &pydantic.PlainStr}, {Name: "charm-binary-python-packages", Type: &words}, {Name: "charm-python-packages", Type: &words},
		{Name: "charm-requirements", Type: &words}, {Name: "charm-strict-dependencies", Type: &pydantic.Bool},
	}, check: charmChecks},
	{name: "cmake", properties: []pydantic.Field{{Name: "cmake-parameters", Type: &words}, {Name: "cmake-generator", Type: &pydantic.PlainStr}}},
	{name: "dotnet", properties: []pydantic.Field{{Name: "dotnet-build-configuration", Type: &pydantic.PlainStr}, {Name: "dotnet-self-contained-runtime-identifier", Type: &maybeWord}}},
	{name: "dump"},
	{name: "go", properties: []pydantic.Field{{Name: "go-buildtags", Type: &words}, {Name: "go-generate", Type: &words}}},
	{name: "go-use"},
	{name: "gradle", properties: []pydantic.Field{
		{Name: "gradle-init-script", Type: &pydantic.PlainStr}, {Name: "gradle-parameters", Type: &words}, {Name: "gradle-task", Type: &pydantic.PlainStr},
		{Name: "gradle-use-daemon", Type: &pydantic.Bool},
	}, check: gradleTask},
	{name: "gradle-use", properties: []pydantic.Field{{Name: "gradle-init-script", Type: &pydantic.PlainStr}, {Name: "gradle-parameters", Type: &words}, {Name: "gradle-use-daemon", Type: &pydantic.Bool}}},
	{name: "jlink", sourceOptional: true, properties: []pydantic.Field{
		{Name: "jlink-jars", Type: &words}, {Name: "jlink-extra-modules", Type: &words}, {Name: "jlink-modules", Type: &words},
		{Name: "jlink-multi-release", Type: &pydantic.Union{{Label: "int", Type: &pydantic.Int}, {Label: "str", Type: &pydantic.PlainStr}}},
	}, check: jlinkModules},
	{name: "make", properties: []pydantic.Field{{Name: "make-parameters", Type: &words}}},
	{name: "maven", properties: []pydantic.Field{{Name: "maven-parameters", Type: &words}, {Name: "maven-use-wrapper", Type: &pydantic.Bool}}},
	{name: "maven-use", properties: []pydantic.Field{{Name: "maven-use-parameters", Type: &words}}},
	{name: "meson", properties: []pydantic.Field{{Name: "meson-parameters", Type: &words}}},
	{name: "nil", sourceOptional: true},
	{name: "npm", properties: npmProperties, check: npmNode},
	{name: "npm-use", properties: npmProperties, check: npmNode},
	{name: "poetry", properties: []pydantic.Field{
		{Name: "poetry-with", Type: &wordSet}, {Name: "poetry-export-extra-args", Type: &words}, {Name: "poetry-pip-extra-args", Type: &words},
		{Name: "poetry-keep-bins", Type: &pydantic.Bool},
	}},
	{name: "python", properties: []pydantic.Field{
		{Name: "python-requirements", Type: &words}, {Name: "python-constraints", Type: &words}, {Name: "python-packages", Type: &words},
		{Name: "python-keep-bins", Type: &pydantic.Bool},
	}},
	{name: "qmake", properties: []pydantic.Field{{Name: "qmake-parameters", Type: &words}, {Name: "qmake-project-file", Type: &pydantic.PlainStr}, {Name: "qmake-major-version", Type: &pydantic.Int}}},
	{name: "reactive", sourceOptional: true, properties: []pydantic.Field{{Name: "reactive-charm-build-arguments", Type: &words}}},
	{name: "ruby", properties: []pydantic.Field{
		{Name: "ruby-gems", Type: &words}, {Name: "ruby-use-bundler", Type: &pydantic.Bool}, {Name: "ruby-flavor", Type: &pydantic.Optional{Of: &pydantic.Literal{"ruby", "jruby", "truffleruby", "mruby"}}},
		{Name: "ruby-version", Type: &maybeWord}, {Name: "ruby-use-jemalloc", Type: &pydantic.Bool}, {Name: "ruby-shared", Type: &pydantic.Bool},
		{Name: "ruby-configure-options", Type: &words},
	}},
	{name: "rust", properties: []pydantic.Field{
		{Name: "rust-features", Type: &uniqueWords}, {Name: "rust-path", Type: &uniqueWords}, {Name: "rust-channel", Type: &pydantic.Optional{Of: pydantic.Func(rustChannel)}},
		{Name: "rust-use-global-lto", Type: &pydantic.Bool}, {Name: "rust-no-default-features", Type: &pydantic.Bool}, {Name: "rust-ignore-toolchain-file", Type: &pydantic.Bool},
		{Name: "rust-cargo-parameters", Type: &words}, {Name: "rust-inherit-ldflags", Type: &pydantic.Bool}, {Name: "after", Type: &maybeUnique},
	}},
	{name: "scons", properties: []pydantic.Field{{Name: "scons-parameters", Type: &words}}},
	{name: "uv", properties: []pydantic.Field{{Name: "uv-extras", Type: &wordSet}, {Name: "uv-groups", Type: &wordSet}}},
}

var npmProperties = []pydantic.Field{{Name: "npm-include-node", Type: &pydantic.Bool}, {Name: "npm-node-version", Type: &maybeWord}, {Name: "build-attributes", Type: &words}}

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
func (p *plugin) model() *pydantic.Model {
	source := pydantic.Field{Name: "source", Type: &pydantic.PlainStr, Required: !p.sourceOptional}
	if p.sourceOptional && p.name != "charm" && p.name != "reactive" {
		source.Type = &maybeWord
	}
	return &pydantic.Model{Title: p.name, Fields: append([]pydantic.Field{{Name: "plugin", Type: &pydantic.Str}, source}, p.properties...)}
}

// prefix begins the names of the plugin's own properties.
func (p *plugin) prefix() string {
	if p.name == "npm-use" {
		return "npm-"
	}
	return p.name + "-"
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
