package schema

import (
	"slices"

	"charm-playground/core/charmcraft"
	"charm-playground/core/upstream"
)

// part is one part: the keys that all parts share, and those of the plugins.
var part = &Node{Types: Map, Keys: append(
	keys(charmcraft.Part, partSection, []shape{{"plugin", &Node{Types: Text, Values: pluginWords()}, ""}, {"source", text, ""}}),
	propertyKeys()...,
)}

// partSection returns the place in charmcraft's documentation about a key that
// all parts share.
func partSection(key *charmcraft.Key) string {
	if slices.Contains(unsectioned, key.Name) {
		return upstream.PartProperties
	}
	return upstream.PartProperties + "#" + key.Name
}

// unsectioned are keys of parts that the page does not describe.
var unsectioned = []string{"source-channel", "build-slices"}

// pluginSection returns the place in charmcraft's documentation that lists the
// plugins, each of which has a page of its own.
func pluginSection(*charmcraft.Key) string { return upstream.Parts + "#plugins" }

// charmPlugins are the plugins that charms are usually built with; completion
// offers them first.
var charmPlugins = []string{"charm", "uv", "poetry", "python", "reactive", "dump", "nil"}

func pluginWords() []Word {
	var all []Word
	for _, name := range charmPlugins {
		all = append(all, Word{name, charmcraft.PluginOf(name).Doc})
	}
	for _, plugin := range charmcraft.Plugins {
		if !slices.Contains(charmPlugins, plugin.Name) {
			all = append(all, Word{plugin.Name, plugin.Doc})
		}
	}
	return all
}

// propertyKeys returns the plugins' own keys; if several plugins have a key,
// the first plugin's.
func propertyKeys() []Key {
	var all []Key
	for i := range charmcraft.Plugins {
		plugin := &charmcraft.Plugins[i]
		for _, key := range keys(plugin.Properties, pluginSection, otherProperties) {
			if slices.ContainsFunc(all, func(k Key) bool { return k.Name == key.Name }) {
				continue
			}
			key.Doc = plugin.Name + " plugin: " + key.Doc
			all = append(all, key)
		}
	}
	return all
}

// otherProperties are the plugins' keys whose type is unique.
var otherProperties = []shape{
	{"jlink-multi-release", &Node{Types: Int | Text}, ""}, {"ruby-flavor", textNull, ""}, {"rust-channel", textNull, ""},
}
