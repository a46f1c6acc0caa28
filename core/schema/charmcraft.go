package schema

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/framework"
	"charm-playground/core/upstream"
)

// charmcraftYAML is charmcraft.yaml: charmcraft's keys, in the order in which
// it prints them.
var charmcraftYAML = &Node{Types: Map, Keys: keys(charmcraft.Project, projectSection, []shape{
	{"base", bases, ""},
	{"build-base", bases, ""},
	{"platforms", &Node{Types: Map, Keys: architectureKeys(), Names: &Names{Platforms, platform}}, upstream.Platforms},
	{"parts", &Node{Types: Map, Names: &Names{Parts, part}}, ""},
	{"package-repositories", &Node{Types: List, Item: mapping}, ""},
	{"type", &Node{Types: Text, Values: []Word{{"charm", "A charm. Bundles ended with charmcraft 3."}}}, ""},
	{"extensions", &Node{Types: List, Item: &Node{Types: Text, Values: extensionWords()}}, upstream.Extensions},
	{"analysis", analysis, ""},
	{"charmhub", mapping, ""},
	{"charm-libs", &Node{Types: List, Item: charmLib}, ""},
	{"actions", &Node{Types: Map, Names: &Names{Actions, action}}, ""},
	{"assumes", &Node{Types: List, Item: anything}, ""},
	{"charm-user", &Node{Types: Text, Values: words(charmcraft.CharmUsers)}, ""},
	{"peers", endpoints, ""},
	{"provides", endpoints, ""},
	{"requires", endpoints, ""},
	{"terms", texts, ""},
	{"links", links, ""},
	{"config", &Node{Types: Map, Keys: []Key{{Name: "options", Link: upstream.ProjectFile + "#config",
		Node: &Node{Types: Map, Names: &Names{Options, Option}},
		Doc:  "The charm's options by name; each of them becomes a variable of the app."}}}, ""},
	{"bases", &Node{Types: List, Item: legacyBase}, ""},
})}

// shape describes what a key may contain if it has a type of its own, with a
// page about it if that is not charmcraft's.
type shape struct {
	name string
	node *Node
	link string
}

// nodes are what keys may contain, by charmcraft's kind.
var nodes = [charmcraft.Nothing + 1]*Node{
	charmcraft.Text: text, charmcraft.MaybeText: textNull, charmcraft.Texts: texts, charmcraft.MaybeTexts: textsNull, charmcraft.UniqueTexts: texts,
	charmcraft.MaybeUnique: textsNull, charmcraft.TextSet: texts, charmcraft.TextDict: mapping, charmcraft.Slices: texts, charmcraft.Paths: texts,
	charmcraft.Environment: {Types: List, Item: mapping}, charmcraft.Rights: {Types: List, Item: mapping}, charmcraft.Bool: boolean, charmcraft.Int: integer,
	charmcraft.Mapping: mapping,
}

// projectSection returns the place in charmcraft's documentation about a key of
// charmcraft.yaml.
func projectSection(key *charmcraft.Key) string {
	if key.Anchor == "" {
		return upstream.ProjectFile
	}
	return upstream.ProjectFile + "#" + key.Anchor
}

// keys returns charmcraft's keys in the schema's form, without those that
// cannot be used; section returns the place in the documentation about one.
func keys(table []charmcraft.Key, section func(*charmcraft.Key) string, shapes []shape) (all []Key) {
	for i := range table {
		if from := &table[i]; from.Doc != "" {
			all = append(all, shaped(Key{Name: from.Name, Node: nodes[from.Kind], Mark: marks(from), Default: from.Default, Doc: from.Doc, Link: section(from)}, shapes))
		}
	}
	return all
}

// shaped gives a key the node and the link of its shape, if it has one.
func shaped(key Key, shapes []shape) Key {
	for _, shape := range shapes {
		if shape.name == key.Name {
			key.Node, key.Link = shape.node, cmp.Or(shape.link, key.Link)
		}
	}
	return key
}

func marks(key *charmcraft.Key) Mark {
	var mark Mark
	for _, row := range []struct {
		set  bool
		mark Mark
	}{{key.Required, Required}, {key.Deprecated, Deprecated}, {key.Unread, Unread}, {key.Excluded || key.Reserved > 0, Reserved}} {
		if row.set {
			mark |= row.mark
		}
	}
	return mark
}

func words(list []charmcraft.Word) []Word {
	all := make([]Word, len(list))
	for i, word := range list {
		all[i] = Word{word.Name, word.Doc}
	}
	return all
}

var bases = &Node{Types: Text, Values: baseWords()}

// baseWords returns the bases, newest first: those that a framework's extension
// supports, then those that an experimental one supports, then the others.
func baseWords() []Word {
	var groups [3][]Word
	for _, base := range slices.Backward(charmcraft.Bases) {
		if base.Usable {
			note, group := support(base.Name)
			groups[group] = append(groups[group], Word{base.Name, base.Title + note})
		}
	}
	return append(slices.Concat(groups[:]...), Word{charmcraft.DevelBase, "The Ubuntu release in development."})
}

// support says which frameworks' extensions support a base: group 0 for some, 1
// for experimental ones only, 2 for none.
func support(base string) (note string, group int) {
	titles := supporters(base)
	switch {
	case len(titles) == len(framework.All()):
		return ".", 0
	case titles != nil:
		return " (" + strings.Join(titles, " and ") + " only).", 0
	case slices.ContainsFunc(framework.All(), func(f *framework.Framework) bool { return slices.Contains(f.V2.Bases, base) }):
		return "; the framework extensions for it are experimental.", 1
	}
	return "; no framework extension supports it.", 2
}

// supporters returns the frameworks whose released extensions support a base.
func supporters(base string) (titles []string) {
	for _, f := range framework.All() {
		if slices.Contains(f.V1.Bases, base) {
			titles = append(titles, f.Title)
		}
	}
	return titles
}

// architectureKeys returns the architectures as platforms.
func architectureKeys() []Key {
	var all []Key
	for _, architecture := range charmcraft.Architectures {
		all = append(all, Key{Name: architecture.Name, Node: platform, Doc: architecture.Title, Link: upstream.Platforms + "#architectures"})
	}
	return all
}

var architectures = architectureWords()

func architectureWords() []Word {
	var all []Word
	for _, architecture := range charmcraft.Architectures {
		all = append(all, Word{architecture.Name, architecture.Title})
	}
	return all
}

var architecture = &Node{Types: Text | List, Values: architectures,
	Item: &Node{Types: Text, Values: architectures}}

var platform = &Node{Types: Map | Null, Keys: []Key{
	{Name: "build-on", Node: architecture, Mark: Required, Link: upstream.Platforms + "#build-on",
		Doc: "The architectures that the charm can be built on."},
	{Name: "build-for", Node: architecture, Mark: Required, Link: upstream.Platforms + "#build-for",
		Doc: "The one architecture that the charm is built for."},
}}

// extensionWords returns the framework extensions, each with the bases of its
// first generation.
func extensionWords() []Word {
	var words []Word
	for _, f := range framework.All() {
		words = append(words, Word{f.Extension(), f.Summary()})
	}
	return words
}

var links = &Node{Types: Map, Keys: []Key{
	{Name: "contact", Node: textList, Link: upstream.ProjectFile + "#links", Doc: "How to reach whoever looks after the charm."},
	{Name: "documentation", Node: text, Link: upstream.ProjectFile + "#links", Doc: "The address of the charm's documentation."},
	{Name: "issues", Node: textList, Link: upstream.ProjectFile + "#links", Doc: "The address where problems are reported."},
	{Name: "source", Node: textList, Link: upstream.ProjectFile + "#links", Doc: "The address of the charm's source code."},
	{Name: "website", Node: textList, Link: upstream.ProjectFile + "#links", Doc: "The address of the charm's website."},
}}

var analysis = &Node{Types: Map, Keys: []Key{{Name: "ignore", Link: upstream.ProjectFile + "#analysis",
	Doc: "What charmcraft does not look at.",
	Node: &Node{Types: Map, Keys: []Key{
		{Name: "attributes", Link: upstream.ProjectFile + "#analysis", Doc: "Attributes of the charm that are not determined.",
			Node: &Node{Types: List, Item: &Node{Types: Text, Values: words(charmcraft.Attributes)}}},
		{Name: "linters", Link: upstream.ProjectFile + "#analysis", Doc: "Linters that are not run.",
			Node: &Node{Types: List, Item: &Node{Types: Text, Values: words(charmcraft.Linters)}}},
	}}}}}

var charmLib = &Node{Types: Map, Keys: []Key{
	{Name: "lib", Node: text, Mark: Required, Link: upstream.ProjectFile + "#charm-libs",
		Doc: "The library as `charm-name.library_name`."},
	{Name: "version", Node: text, Mark: Required, Link: upstream.ProjectFile + "#charm-libs",
		Doc: "The library's API version in quotes, such as \"1\" or \"1.5\"."},
}}

var legacyBase = &Node{Types: Map, Keys: []Key{
	{Name: "build-on", Node: &Node{Types: List, Item: legacyBaseFields}, Link: upstream.ProjectFile + "#bases", Doc: "The bases to build on."},
	{Name: "run-on", Node: &Node{Types: List, Item: legacyBaseFields}, Link: upstream.ProjectFile + "#bases", Doc: "The bases to run on."},
	{Name: "name", Node: text, Link: upstream.ProjectFile + "#bases", Doc: "The distribution, such as ubuntu."},
	{Name: "channel", Node: text, Link: upstream.ProjectFile + "#bases", Doc: "Its release in quotes, such as \"22.04\"."},
	{Name: "architectures", Node: texts, Link: upstream.ProjectFile + "#bases", Doc: "The architectures."},
}}

var legacyBaseFields = &Node{Types: Map, Keys: []Key{
	{Name: "name", Node: text, Link: upstream.ProjectFile + "#bases", Doc: "The distribution, such as ubuntu."},
	{Name: "channel", Node: text, Link: upstream.ProjectFile + "#bases", Doc: "Its release in quotes, such as \"22.04\"."},
	{Name: "architectures", Node: texts, Link: upstream.ProjectFile + "#bases", Doc: "The architectures."},
}}

// endpoints describes requires, provides and peers. charmcraft accepts anything
// there; the fields are those that Juju 3.6 reads (core/charm/v2/meta.go,
// Relation).
var endpoints = &Node{Types: Map, Names: &Names{Endpoints, Endpoint}}

// Endpoint is one endpoint under requires, provides or peers.
var Endpoint = &Node{Types: Map, Keys: []Key{
	{Name: "interface", Node: text, Mark: Required, Link: upstream.EndpointKey + "interface",
		Doc: "What both sides of the relation speak; only endpoints of the same interface can be integrated."},
	{Name: "optional", Node: boolean, Link: upstream.EndpointKey + "optional",
		Doc: "Whether the app can do without it: unless it is true, the charm is blocked while the integration is missing."},
	{Name: "limit", Node: integer, Link: upstream.EndpointKey + "limit",
		Doc: "How many relations the endpoint can have."},
	{Name: "scope", Link: upstream.EndpointKey + "scope", Default: "global",
		Node: &Node{Types: Text, Values: []Word{
			{"global", "All units of both applications see each other."},
			{"container", "Only units on the same machine see each other, for subordinates."}}},
		Doc: "Which units of the other application a unit sees."},
	{Name: "description", Node: text, Link: upstream.Relation, Doc: "What the endpoint is for."},
}}

// optionalOption is the place in charmcraft's documentation about options that
// must be set.
var optionalOption = upstream.FlaskExtension + upstream.OptionsOf("flask-framework")

// Option is one option under config.options.
var Option = &Node{Types: Map, Keys: []Key{
	{Name: "type", Mark: Required, Link: upstream.Configuration,
		Node: &Node{Types: Text, Values: OptionTypes},
		Doc:  "The type of the option's value."},
	{Name: "description", Node: textNull, Link: upstream.Configuration,
		Doc: "What the option does; `juju config` and Charmhub show it."},
	{Name: "default", Node: anything, Link: upstream.Configuration,
		Doc: "The value until one is set; without it the option is unset, and the app has no variable for it."},
	{Name: "optional", Node: boolean, Default: "true", Link: optionalOption,
		Doc: "With false the charm is blocked until the option is set; a default is then not allowed."},
}}

// OptionTypes are the types of Juju's options.
var OptionTypes = []Word{
	{"string", "Text; the app gets it as it is."},
	{"int", "A whole number."},
	{"float", "A number."},
	{"boolean", "true or false."},
	{"secret", "The ID of a Juju user secret; each of its keys becomes its own variable."},
}

// action describes one action. charmcraft only requires a mapping; the fields
// are those that Juju 3.6 reads (core/charm/v2/actions.go). Juju treats all
// others as part of the parameters' JSON schema.
var action = &Node{Types: Map, Open: true, Keys: []Key{
	{Name: "description", Node: text, Link: upstream.Action, Doc: "What the action does; `juju actions` shows it."},
	{Name: "params", Node: &Node{Types: Map, Names: &Names{Params, param}}, Link: upstream.Action,
		Doc: "The action's parameters by name, each a JSON schema."},
	{Name: "required", Node: texts, Link: upstream.Action, Doc: "The names of the parameters that must be given."},
	{Name: "additionalProperties", Node: boolean, Link: upstream.Action, Doc: "Whether parameters that are not listed are taken."},
	{Name: "parallel", Node: boolean, Link: upstream.Action, Default: "false", Doc: "Whether it can run beside other actions."},
	{Name: "execution-group", Node: text, Link: upstream.Action, Doc: "Actions of different groups can run side by side."},
}}

// param is a parameter of an action, a JSON schema.
var param = &Node{Types: Map, Open: true, Keys: []Key{
	{Name: "type", Link: upstream.Action, Doc: "The JSON type of the parameter.",
		Node: &Node{Types: Text | List, Item: text, Values: []Word{
			{"string", ""}, {"integer", ""}, {"number", ""}, {"boolean", ""}, {"object", ""}, {"array", ""}, {"null", ""}}}},
	{Name: "description", Node: text, Link: upstream.Action, Doc: "What the parameter is."},
	{Name: "default", Node: anything, Link: upstream.Action, Doc: "The value where none is given."},
	{Name: "enum", Node: &Node{Types: List, Item: anything}, Link: upstream.Action, Doc: "The values that are allowed."},
	{Name: "minimum", Node: anything, Link: upstream.Action, Doc: "The smallest number that is allowed."},
	{Name: "maximum", Node: anything, Link: upstream.Action, Doc: "The largest number that is allowed."},
	{Name: "minLength", Node: integer, Link: upstream.Action, Doc: "The shortest text that is allowed."},
	{Name: "maxLength", Node: integer, Link: upstream.Action, Doc: "The longest text that is allowed."},
	{Name: "pattern", Node: text, Link: upstream.Action, Doc: "A regular expression that the text must match."},
	{Name: "items", Node: anything, Link: upstream.Action, Doc: "The schema of an array's items."},
	{Name: "properties", Node: anything, Link: upstream.Action, Doc: "The schemas of an object's properties."},
	{Name: "required", Node: anything, Link: upstream.Action, Doc: "The properties that must be given."},
	{Name: "additionalProperties", Node: anything, Link: upstream.Action, Doc: "Whether other properties are taken."},
}}
