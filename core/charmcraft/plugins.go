package charmcraft

// Plugin is a way to build a part. The first properties of each are plugin and
// source.
type Plugin struct {
	Name           string
	Doc            string // one sentence
	SourceOptional bool
	Prefix         string // begins its properties, if it is not its name
	Properties     []Key  // their Doc follows the plugin's name and a colon
}

// Plugins are the plugins that charmcraft 4.5.0 registers: PluginGroup.DEFAULT
// of craft-parts 2.37 and charmcraft's own (charmcraft/parts/plugins), in
// alphabetical order.
var Plugins = []Plugin{
	{Name: "ant", Doc: "Builds with Apache Ant.", Properties: []Key{
		{Name: "ant-build-targets", Kind: Texts, Doc: "targets to build."},
		{Name: "ant-build-file", Kind: MaybeText, Doc: "the build file, where it is not build.xml."},
		{Name: "ant-properties", Kind: TextDict, Doc: "properties for the build."}}},
	{Name: "autotools", Doc: "Builds with configure and make.", Properties: []Key{
		{Name: "autotools-configure-parameters", Kind: Texts, Doc: "parameters for configure."},
		{Name: "autotools-bootstrap-parameters", Kind: Texts, Doc: "parameters for the bootstrap script."},
		{Name: "disable-parallel", Kind: Bool}}},
	{Name: "bazel", Doc: "Builds with Bazel.", Properties: []Key{
		{Name: "bazel-targets", Kind: Texts, Doc: "targets to build."},
		{Name: "bazel-parameters", Kind: Texts, Doc: "parameters for the build."},
		{Name: "after", Kind: MaybeUnique}}},
	{Name: "cargo-use", Doc: "Makes Rust crates available to later parts."},
	{Name: "charm", Doc: "A charm in Python with requirements files.", SourceOptional: true, Properties: []Key{
		{Name: "charm-entrypoint", Kind: Text, Doc: "the program that Juju starts."},
		{Name: "charm-binary-python-packages", Kind: Texts, Doc: "packages that may be installed as wheels."},
		{Name: "charm-python-packages", Kind: Texts, Doc: "Python packages to install first."},
		{Name: "charm-requirements", Kind: Texts, Doc: "the requirements files."},
		{Name: "charm-strict-dependencies", Kind: Bool, Doc: "whether all dependencies must be listed."}}},
	{Name: "cmake", Doc: "Builds with CMake.", Properties: []Key{
		{Name: "cmake-parameters", Kind: Texts, Doc: "parameters for cmake."},
		{Name: "cmake-generator", Kind: Text, Doc: "the generator of build files, such as Ninja."}}},
	{Name: "dotnet", Doc: "Builds with .NET.", Properties: []Key{
		{Name: "dotnet-build-configuration", Kind: Text, Doc: "the configuration, such as Release."},
		{Name: "dotnet-self-contained-runtime-identifier", Kind: MaybeText, Doc: "the platform that a self-contained program is for."}}},
	{Name: "dump", Doc: "Copies files."},
	{Name: "go", Doc: "Builds Go modules.", Properties: []Key{
		{Name: "go-buildtags", Kind: Texts, Doc: "tags for the build."},
		{Name: "go-generate", Kind: Texts, Doc: "parameters of go generate, which runs first."}}},
	{Name: "go-use", Doc: "Makes Go modules available to later parts."},
	{Name: "gradle", Doc: "Builds with Gradle.", Properties: []Key{
		{Name: "gradle-init-script", Kind: Text, Doc: "a script that runs first."},
		{Name: "gradle-parameters", Kind: Texts, Doc: "parameters for the build."},
		{Name: "gradle-task", Kind: Text, Doc: "the task to run."},
		{Name: "gradle-use-daemon", Kind: Bool, Doc: "whether Gradle's daemon is used."}}},
	{Name: "gradle-use", Doc: "Makes what Gradle builds available to later parts.", Properties: []Key{
		{Name: "gradle-init-script", Kind: Text},
		{Name: "gradle-parameters", Kind: Texts},
		{Name: "gradle-use-daemon", Kind: Bool}}},
	{Name: "jlink", Doc: "Builds a Java runtime of the modules that are needed.", SourceOptional: true, Properties: []Key{
		{Name: "jlink-jars", Kind: Texts, Doc: "archives whose modules are needed."},
		{Name: "jlink-extra-modules", Kind: Texts, Doc: "further modules."},
		{Name: "jlink-modules", Kind: Texts, Doc: "the modules, in place of those that are found."},
		{Name: "jlink-multi-release", Doc: "the release of archives for several releases."}}},
	{Name: "make", Doc: "Builds with make.", Properties: []Key{
		{Name: "make-parameters", Kind: Texts, Doc: "parameters for make."}}},
	{Name: "maven", Doc: "Builds with Maven.", Properties: []Key{
		{Name: "maven-parameters", Kind: Texts, Doc: "parameters for the build."},
		{Name: "maven-use-wrapper", Kind: Bool, Doc: "whether the project's own mvnw is used."}}},
	{Name: "maven-use", Doc: "Makes what Maven builds available to later parts.", Properties: []Key{
		{Name: "maven-use-parameters", Kind: Texts, Doc: "parameters for the build."}}},
	{Name: "meson", Doc: "Builds with Meson.", Properties: []Key{
		{Name: "meson-parameters", Kind: Texts, Doc: "parameters for meson."}}},
	{Name: "nil", Doc: "Builds nothing of its own.", SourceOptional: true},
	{Name: "npm", Doc: "Installs Node.js packages.", Properties: npmProperties},
	{Name: "npm-use", Doc: "makes Node.js packages available to later parts.", Prefix: "npm-", Properties: npmProperties},
	{Name: "poetry", Doc: "A charm in Python with Poetry.", Properties: []Key{
		{Name: "poetry-with", Kind: TextSet, Doc: "dependency groups to install."},
		{Name: "poetry-export-extra-args", Kind: Texts, Doc: "arguments for its export."},
		{Name: "poetry-pip-extra-args", Kind: Texts, Doc: "arguments for pip."},
		{Name: "poetry-keep-bins", Kind: Bool, Doc: "whether installed programs are kept."}}},
	{Name: "python", Doc: "A charm in Python with pip.", Properties: []Key{
		{Name: "python-requirements", Kind: Texts, Doc: "the requirements files."},
		{Name: "python-constraints", Kind: Texts, Doc: "the constraints files."},
		{Name: "python-packages", Kind: Texts, Doc: "packages to install."},
		{Name: "python-keep-bins", Kind: Bool, Doc: "whether installed programs are kept."}}},
	{Name: "qmake", Doc: "Builds with qmake.", Properties: []Key{
		{Name: "qmake-parameters", Kind: Texts, Doc: "parameters for qmake."},
		{Name: "qmake-project-file", Kind: Text, Doc: "the project file."},
		{Name: "qmake-major-version", Kind: Int, Doc: "the major version of Qt."}}},
	{Name: "reactive", Doc: "A charm of the reactive framework.", SourceOptional: true, Properties: []Key{
		{Name: "reactive-charm-build-arguments", Kind: Texts, Doc: "arguments for charm build."}}},
	{Name: "ruby", Doc: "Builds Ruby and installs gems.", Properties: []Key{
		{Name: "ruby-gems", Kind: Texts, Doc: "gems to install."},
		{Name: "ruby-use-bundler", Kind: Bool, Doc: "whether Bundler installs the gems."},
		{Name: "ruby-flavor", Doc: "the kind of Ruby: ruby, jruby, truffleruby or mruby."},
		{Name: "ruby-version", Kind: MaybeText, Doc: "the version of Ruby."},
		{Name: "ruby-use-jemalloc", Kind: Bool, Doc: "whether jemalloc is used."},
		{Name: "ruby-shared", Kind: Bool, Doc: "whether Ruby is built as a shared library."},
		{Name: "ruby-configure-options", Kind: Texts, Doc: "options for configure."}}},
	{Name: "rust", Doc: "Builds Rust crates.", Properties: []Key{
		{Name: "rust-features", Kind: UniqueTexts, Doc: "features to switch on."},
		{Name: "rust-path", Kind: UniqueTexts, Doc: "folders of the crates to build."},
		{Name: "rust-channel", Doc: "the channel or version of Rust."},
		{Name: "rust-use-global-lto", Kind: Bool, Doc: "whether the whole program is optimised at once."},
		{Name: "rust-no-default-features", Kind: Bool, Doc: "whether the default features are left out."},
		{Name: "rust-ignore-toolchain-file", Kind: Bool, Doc: "whether the file rust-toolchain is ignored."},
		{Name: "rust-cargo-parameters", Kind: Texts, Doc: "parameters for cargo."},
		{Name: "rust-inherit-ldflags", Kind: Bool, Doc: "whether LDFLAGS is passed on."},
		{Name: "after", Kind: MaybeUnique}}},
	{Name: "scons", Doc: "Builds with SCons.", Properties: []Key{
		{Name: "scons-parameters", Kind: Texts, Doc: "parameters for scons."}}},
	{Name: "uv", Doc: "A charm in Python with uv.", Properties: []Key{
		{Name: "uv-extras", Kind: TextSet, Doc: "extras to install."},
		{Name: "uv-groups", Kind: TextSet, Doc: "dependency groups to install."}}},
}

var npmProperties = []Key{
	{Name: "npm-include-node", Kind: Bool, Doc: "whether Node.js goes into the charm."},
	{Name: "npm-node-version", Kind: MaybeText, Doc: "the version of Node.js."},
	{Name: "build-attributes", Kind: Texts},
}

// PluginOf returns the plugin with that name, or nil.
func PluginOf(name string) *Plugin {
	for i := range Plugins {
		if Plugins[i].Name == name {
			return &Plugins[i]
		}
	}
	return nil
}

// PluginNames returns the names of the plugins in alphabetical order.
func PluginNames() []string {
	names := make([]string, len(Plugins))
	for i := range Plugins {
		names[i] = Plugins[i].Name
	}
	return names
}

// PropertyPrefix returns the prefix of the plugin's own properties.
func (p *Plugin) PropertyPrefix() string {
	if p.Prefix != "" {
		return p.Prefix
	}
	return p.Name + "-"
}
