package schema

import "charm-playground/core/framework"

// Pages of the documentation of charmcraft and Juju that the schema links to.
const (
	charmcraftYAML = "https://documentation.ubuntu.com/charmcraft/stable/reference/files/charmcraft-yaml-file/"
	extensionPages = "https://documentation.ubuntu.com/charmcraft/stable/reference/extensions/"
	jujuReference  = "https://documentation.ubuntu.com/juju/3.6/reference/"
	jujuRelation   = jujuReference + "relation/"
	jujuConfig     = jujuReference + "configuration/"
	jujuAction     = jujuReference + "action/"
	jujuSecret     = jujuReference + "secret/"
)

// charmcraft is charmcraft.yaml as charmcraft 4.5.0 models it
// (charmcraft/models/project.py), in the order in which it prints the keys.
var charmcraft = &Node{Types: Map, Keys: []Key{
	{Name: "name", Node: text, Mark: Required, Link: charmcraftYAML + "#name",
		Doc: "The charm's name on Charmhub: lower-case letters, digits and hyphens."},
	{Name: "title", Node: text, Link: charmcraftYAML + "#title",
		Doc: "A human-readable title, at most 40 characters."},
	{Name: "version", Node: text, Mark: Unread, Link: charmcraftYAML,
		Doc: "Accepted, but charmcraft does nothing with it."},
	{Name: "summary", Node: text, Mark: Required, Link: charmcraftYAML + "#summary",
		Doc: "What the charm is, in one line of at most 200 characters."},
	{Name: "description", Node: text, Mark: Required, Link: charmcraftYAML + "#description",
		Doc: "What the charm does and for whom, in several lines."},
	{Name: "base", Node: bases, Link: charmcraftYAML + "#base",
		Doc: "The operating system that the charm runs on; leave it out when the platforms name theirs."},
	{Name: "build-base", Node: bases, Link: charmcraftYAML + "#build-base",
		Doc: "The operating system that the charm is built on, where it is not its base."},
	{Name: "platforms", Mark: Required, Link: charmcraftYAML + "#platforms",
		Node: &Node{Types: Map, Keys: architectureKeys, Names: &Names{Platforms, platform}},
		Doc:  "The architectures that the charm is built on and for."},
	{Name: "adopt-info", Node: text, Link: charmcraftYAML,
		Doc: "The part that sets the project's metadata while it is built."},
	{Name: "parts", Node: &Node{Types: Map, Names: &Names{Parts, part}}, Link: charmcraftYAML + "#parts",
		Doc: "What the charm is built from; a framework extension adds the part `charm` and refuses another of that name."},
	{Name: "package-repositories", Node: &Node{Types: List, Item: mapping}, Link: charmcraftYAML,
		Doc: "Further package repositories for the build."},
	{Name: "build-slices", Node: texts, Link: charmcraftYAML,
		Doc: "Chisel slices that the build needs."},
	{Name: "type", Mark: Required, Link: charmcraftYAML + "#type",
		Node: &Node{Types: Text, Values: []Word{{"charm", "A charm. Bundles ended with charmcraft 3."}}},
		Doc:  "The kind of project, which is always `charm`."},
	{Name: "extensions", Node: &Node{Types: List, Item: &Node{Types: Text, Values: extensionWords()}},
		Link: extensionPages,
		Doc:  "Extensions that fill in the rest of the file; a 12-factor app names its framework's."},
	{Name: "analysis", Node: analysis, Link: charmcraftYAML + "#analysis",
		Doc: "Which of charmcraft's linters and attributes are left out."},
	{Name: "charmhub", Node: mapping, Mark: Deprecated, Link: charmcraftYAML,
		Doc: "No longer used; environment variables have taken its place."},
	{Name: "charm-libs", Node: &Node{Types: List, Item: charmLib}, Link: charmcraftYAML + "#charm-libs",
		Doc: "Charm libraries that `charmcraft fetch-libs` brings; the extension's own are added."},
	{Name: "actions", Node: &Node{Types: Map, Names: &Names{Actions, action}}, Link: jujuAction,
		Doc: "Actions that `juju run` can start on a unit."},
	{Name: "assumes", Node: &Node{Types: List, Item: anything}, Mark: Reserved, Link: charmcraftYAML + "#assumes",
		Doc: "Features that Juju must have; the extension sets `k8s-api`."},
	{Name: "charm-user", Link: charmcraftYAML + "#charm-user", Default: "root",
		Node: &Node{Types: Text, Values: []Word{
			{"root", "The charm's code runs as root."},
			{"sudoer", "The charm's code runs as a user that may call sudo."},
			{"non-root", "The charm's code runs without root's rights."}}},
		Doc: "The user that runs the charm's code."},
	{Name: "containers", Node: mapping, Mark: Reserved, Link: charmcraftYAML + "#containers",
		Doc: "The containers beside the charm's; the extension sets the app's."},
	{Name: "devices", Node: mapping, Mark: Reserved, Link: charmcraftYAML + "#devices",
		Doc: "Devices that the charm asks for; not possible beside a framework extension."},
	{Name: "extra-bindings", Node: mapping, Mark: Reserved, Link: charmcraftYAML + "#extra-bindings",
		Doc: "Network bindings without a relation; not possible beside a framework extension."},
	{Name: "peers", Node: endpoints, Mark: Reserved, Link: jujuRelation,
		Doc: "Endpoints between the units of the charm; the extension sets the one that keeps the secret key."},
	{Name: "provides", Node: endpoints, Link: jujuRelation,
		Doc: "Endpoints that other charms use; the extension adds `metrics-endpoint` and `grafana-dashboard`."},
	{Name: "requires", Node: endpoints, Link: jujuRelation,
		Doc: "Endpoints that the charm uses, such as its database; the extension adds `logging` and `ingress`."},
	{Name: "resources", Node: mapping, Mark: Reserved, Link: charmcraftYAML + "#resources",
		Doc: "Files and images that go with the charm; the extension sets the app's image."},
	{Name: "storage", Node: mapping, Mark: Reserved, Link: charmcraftYAML + "#storage",
		Doc: "Storage that the charm asks for; not possible beside a framework extension."},
	{Name: "subordinate", Node: boolean, Default: "false", Link: charmcraftYAML + "#subordinate",
		Doc: "Whether the charm is deployed beside another one's units."},
	{Name: "terms", Node: texts, Link: charmcraftYAML + "#terms",
		Doc: "Terms that whoever deploys the charm agrees to."},
	{Name: "links", Node: links, Link: charmcraftYAML + "#links",
		Doc: "Where Charmhub sends its readers for help, code and documentation."},
	{Name: "config", Link: charmcraftYAML + "#config",
		Node: &Node{Types: Map, Keys: []Key{{Name: "options", Link: jujuConfig,
			Node: &Node{Types: Map, Names: &Names{Options, Option}},
			Doc:  "The charm's options by name; each of them becomes a variable of the app."}}},
		Doc: "What `juju config` can set on the deployed charm."},
	{Name: "bases", Node: &Node{Types: List, Item: legacyBase}, Mark: Deprecated, Link: charmcraftYAML + "#bases",
		Doc: "The old form of base and platforms; it knows no base after Ubuntu 22.04."},
}}

var bases = &Node{Types: Text, Values: []Word{
	{"ubuntu@22.04", "Ubuntu 22.04 LTS (Flask and Django only)."},
	{"ubuntu@24.04", "Ubuntu 24.04 LTS."},
	{"ubuntu@26.04", "Ubuntu 26.04 LTS; the framework extensions for it are experimental."},
	{"ubuntu@20.04", "Ubuntu 20.04 LTS; no framework extension supports it."},
	{"ubuntu@18.04", "Ubuntu 18.04 LTS; no framework extension supports it."},
	{"ubuntu@25.04", "Ubuntu 25.04; no framework extension supports it."},
	{"ubuntu@25.10", "Ubuntu 25.10; no framework extension supports it."},
	{"ubuntu@26.10", "Ubuntu 26.10; no framework extension supports it."},
	{"almalinux@9", "AlmaLinux 9; no framework extension supports it."},
	{"ubuntu@devel", "The Ubuntu release in development."},
}}

// architectures are craft_platforms.DebianArchitecture's.
var architectures = []Word{
	{"amd64", "64-bit Intel and AMD."},
	{"arm64", "64-bit ARM."},
	{"armhf", "32-bit ARM."},
	{"i386", "32-bit Intel."},
	{"ppc64el", "64-bit POWER."},
	{"riscv64", "64-bit RISC-V."},
	{"s390x", "IBM Z."},
}

// architectureKeys are the architectures as platforms.
var architectureKeys = []Key{
	{Name: "amd64", Node: platform, Doc: "64-bit Intel and AMD.", Link: charmcraftYAML + "#platforms"},
	{Name: "arm64", Node: platform, Doc: "64-bit ARM.", Link: charmcraftYAML + "#platforms"},
	{Name: "armhf", Node: platform, Doc: "32-bit ARM.", Link: charmcraftYAML + "#platforms"},
	{Name: "i386", Node: platform, Doc: "32-bit Intel.", Link: charmcraftYAML + "#platforms"},
	{Name: "ppc64el", Node: platform, Doc: "64-bit POWER.", Link: charmcraftYAML + "#platforms"},
	{Name: "riscv64", Node: platform, Doc: "64-bit RISC-V.", Link: charmcraftYAML + "#platforms"},
	{Name: "s390x", Node: platform, Doc: "IBM Z.", Link: charmcraftYAML + "#platforms"},
}

var architecture = &Node{Types: Text | List, Values: architectures,
	Item: &Node{Types: Text, Values: architectures}}

var platform = &Node{Types: Map | Null, Keys: []Key{
	{Name: "build-on", Node: architecture, Mark: Required, Link: charmcraftYAML + "#platforms",
		Doc: "The architectures that the charm can be built on."},
	{Name: "build-for", Node: architecture, Mark: Required, Link: charmcraftYAML + "#platforms",
		Doc: "The one architecture that the charm is built for."},
}}

// extensionWords are the framework extensions, each with the bases of its first
// generation.
func extensionWords() []Word {
	var words []Word
	for _, f := range framework.All() {
		words = append(words, Word{f.Extension(), f.Summary()})
	}
	return words
}

var links = &Node{Types: Map, Keys: []Key{
	{Name: "contact", Node: textList, Link: charmcraftYAML + "#links", Doc: "How to reach whoever looks after the charm."},
	{Name: "documentation", Node: text, Link: charmcraftYAML + "#links", Doc: "The address of the charm's documentation."},
	{Name: "issues", Node: textList, Link: charmcraftYAML + "#links", Doc: "The address where problems are reported."},
	{Name: "source", Node: textList, Link: charmcraftYAML + "#links", Doc: "The address of the charm's source code."},
	{Name: "website", Node: textList, Link: charmcraftYAML + "#links", Doc: "The address of the charm's website."},
}}

var analysis = &Node{Types: Map, Keys: []Key{{Name: "ignore", Link: charmcraftYAML + "#analysis",
	Doc: "What charmcraft does not look at.",
	Node: &Node{Types: Map, Keys: []Key{
		{Name: "attributes", Link: charmcraftYAML + "#analysis", Doc: "Attributes of the charm that are not determined.",
			Node: &Node{Types: List, Item: &Node{Types: Text, Values: []Word{{"language", ""}, {"framework", ""}}}}},
		{Name: "linters", Link: charmcraftYAML + "#analysis", Doc: "Linters that are not run.",
			Node: &Node{Types: List, Item: &Node{Types: Text, Values: []Word{
				{"juju-actions", ""}, {"juju-config", ""}, {"metadata", ""}, {"naming-conventions", ""}, {"entrypoint", ""},
				{"ops-main-call", ""}, {"additional-files", ""}, {"pip-check", ""}, {"pydeps", ""}}}}},
	}}}}}

var charmLib = &Node{Types: Map, Keys: []Key{
	{Name: "lib", Node: text, Mark: Required, Link: charmcraftYAML + "#charm-libs",
		Doc: "The library as `charm-name.library_name`."},
	{Name: "version", Node: text, Mark: Required, Link: charmcraftYAML + "#charm-libs",
		Doc: "The library's API version in quotes, such as \"1\" or \"1.5\"."},
}}

var legacyBase = &Node{Types: Map, Keys: []Key{
	{Name: "build-on", Node: &Node{Types: List, Item: legacyBaseFields}, Link: charmcraftYAML + "#bases", Doc: "The bases to build on."},
	{Name: "run-on", Node: &Node{Types: List, Item: legacyBaseFields}, Link: charmcraftYAML + "#bases", Doc: "The bases to run on."},
	{Name: "name", Node: text, Link: charmcraftYAML + "#bases", Doc: "The distribution, such as ubuntu."},
	{Name: "channel", Node: text, Link: charmcraftYAML + "#bases", Doc: "Its release in quotes, such as \"22.04\"."},
	{Name: "architectures", Node: texts, Link: charmcraftYAML + "#bases", Doc: "The architectures."},
}}

var legacyBaseFields = &Node{Types: Map, Keys: []Key{
	{Name: "name", Node: text, Link: charmcraftYAML + "#bases", Doc: "The distribution, such as ubuntu."},
	{Name: "channel", Node: text, Link: charmcraftYAML + "#bases", Doc: "Its release in quotes, such as \"22.04\"."},
	{Name: "architectures", Node: texts, Link: charmcraftYAML + "#bases", Doc: "The architectures."},
}}

// endpoints are requires, provides and peers: charmcraft takes anything there;
// the fields are those that Juju 3.6 reads (core/charm/v2/meta.go, Relation).
var endpoints = &Node{Types: Map, Names: &Names{Endpoints, Endpoint}}

// Endpoint is one endpoint under requires, provides or peers.
var Endpoint = &Node{Types: Map, Keys: []Key{
	{Name: "interface", Node: text, Mark: Required, Link: jujuRelation,
		Doc: "What both sides of the relation speak; only endpoints of the same interface can be integrated."},
	{Name: "optional", Node: boolean, Link: extensionPages + "flask-framework-extension/",
		Doc: "Whether the app can do without it: unless it is true, the charm is blocked while the integration is missing."},
	{Name: "limit", Node: integer, Link: jujuRelation,
		Doc: "How many relations the endpoint can have."},
	{Name: "scope", Link: jujuRelation, Default: "global",
		Node: &Node{Types: Text, Values: []Word{
			{"global", "All units of both applications see each other."},
			{"container", "Only units on the same machine see each other, for subordinates."}}},
		Doc: "Which units of the other application a unit sees."},
	{Name: "description", Node: text, Link: jujuRelation, Doc: "What the endpoint is for."},
}}

// Option is one option under config.options.
var Option = &Node{Types: Map, Keys: []Key{
	{Name: "type", Mark: Required, Link: jujuConfig,
		Node: &Node{Types: Text, Values: OptionTypes},
		Doc:  "The type of the option's value."},
	{Name: "description", Node: textNull, Link: jujuConfig,
		Doc: "What the option does; `juju config` and Charmhub show it."},
	{Name: "default", Node: anything, Link: jujuConfig,
		Doc: "The value until one is set; without it the option is unset, and the app has no variable for it."},
	{Name: "optional", Node: boolean, Default: "true", Link: extensionPages + "flask-framework-extension/",
		Doc: "With false the charm is blocked until the option is set; a default is then not allowed."},
}}

// OptionTypes are the types of Juju's options.
var OptionTypes = []Word{
	{"string", "Text; the app gets it as it is."},
	{"int", "A whole number."},
	{"float", "A number."},
	{"boolean", "true or false."},
	{"secret", "The ID of a Juju user secret; each of its keys becomes a variable of its own."},
}

// action is one action: charmcraft only asks for a mapping; the fields are those
// that Juju 3.6 reads (core/charm/v2/actions.go), which takes all others as part
// of the parameters' JSON schema.
var action = &Node{Types: Map, Open: true, Keys: []Key{
	{Name: "description", Node: text, Link: jujuAction, Doc: "What the action does; `juju actions` shows it."},
	{Name: "params", Node: &Node{Types: Map, Names: &Names{Params, param}}, Link: jujuAction,
		Doc: "The action's parameters by name, each a JSON schema."},
	{Name: "required", Node: texts, Link: jujuAction, Doc: "The names of the parameters that must be given."},
	{Name: "additionalProperties", Node: boolean, Link: jujuAction, Doc: "Whether parameters that are not listed are taken."},
	{Name: "parallel", Node: boolean, Link: jujuAction, Default: "false", Doc: "Whether it can run beside other actions."},
	{Name: "execution-group", Node: text, Link: jujuAction, Doc: "Actions of different groups can run side by side."},
}}

// param is a parameter of an action, a JSON schema.
var param = &Node{Types: Map, Open: true, Keys: []Key{
	{Name: "type", Link: jujuAction, Doc: "The JSON type of the parameter.",
		Node: &Node{Types: Text | List, Item: text, Values: []Word{
			{"string", ""}, {"integer", ""}, {"number", ""}, {"boolean", ""}, {"object", ""}, {"array", ""}, {"null", ""}}}},
	{Name: "description", Node: text, Link: jujuAction, Doc: "What the parameter is."},
	{Name: "default", Node: anything, Link: jujuAction, Doc: "The value where none is given."},
	{Name: "enum", Node: &Node{Types: List, Item: anything}, Link: jujuAction, Doc: "The values that are allowed."},
	{Name: "minimum", Node: anything, Link: jujuAction, Doc: "The smallest number that is allowed."},
	{Name: "maximum", Node: anything, Link: jujuAction, Doc: "The largest number that is allowed."},
	{Name: "minLength", Node: integer, Link: jujuAction, Doc: "The shortest text that is allowed."},
	{Name: "maxLength", Node: integer, Link: jujuAction, Doc: "The longest text that is allowed."},
	{Name: "pattern", Node: text, Link: jujuAction, Doc: "A regular expression that the text must match."},
	{Name: "items", Node: anything, Link: jujuAction, Doc: "The schema of an array's items."},
	{Name: "properties", Node: anything, Link: jujuAction, Doc: "The schemas of an object's properties."},
	{Name: "required", Node: anything, Link: jujuAction, Doc: "The properties that must be given."},
	{Name: "additionalProperties", Node: anything, Link: jujuAction, Doc: "Whether other properties are taken."},
}}
