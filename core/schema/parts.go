package schema

import (
	"slices"

	"charm-playground/core/charmcraft"
)

// part is one part: the keys that all parts share and those of the plugins.
var part = &Node{Types: Map, Keys: append(
	keys(charmcraft.Part, charmcraft.PartsPage, []shape{{"plugin", &Node{Types: Text, Values: pluginWords()}, ""}, {"source", text, ""}}),
	propertyKeys()...,
)}

// charmPlugins are the plugins that charms are usually built with; they are
// offered first.
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

// propertyKeys are the plugins' own keys, of those that share one the first's.
func propertyKeys() []Key {
	var all []Key
	for i := range charmcraft.Plugins {
		plugin := &charmcraft.Plugins[i]
		for _, key := range keys(plugin.Properties, charmcraft.PartsPage, otherProperties) {
			if slices.ContainsFunc(all, func(k Key) bool { return k.Name == key.Name }) {
				continue
			}
			key.Doc = plugin.Name + " plugin: " + key.Doc
			all = append(all, key)
		}
	}
	return all
}

// otherProperties are those with a type that no other has.
var otherProperties = []shape{
	{"jlink-multi-release", &Node{Types: Int | Text}, ""}, {"ruby-flavor", textNull, ""}, {"rust-channel", textNull, ""},
}
