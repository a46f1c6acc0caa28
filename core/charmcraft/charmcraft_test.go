package charmcraft_test

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/charmcraft"
)

func TestEachNameIsThereOnce(t *testing.T) {
	for what, names := range map[string][]string{
		"keys": keyNames(charmcraft.Project), "keys of parts": keyNames(charmcraft.Part), "plugins": charmcraft.PluginNames(),
		"bases":         charmcraft.BaseNames(func(charmcraft.Base) bool { return true }),
		"architectures": charmcraft.ArchitectureNames(false), "linters": charmcraft.Names(charmcraft.Linters),
	} {
		sorted := slices.Sorted(slices.Values(names))
		if len(slices.Compact(sorted)) != len(names) {
			t.Errorf("%s: %v", what, names)
		}
	}
}

func keyNames(keys []charmcraft.Key) []string {
	names := make([]string, len(keys))
	for i := range keys {
		names[i] = keys[i].Name
	}
	return names
}

func TestPropertiesBeginWithTheirPlugin(t *testing.T) {
	shared := keyNames(charmcraft.Part)
	for i := range charmcraft.Plugins {
		plugin := &charmcraft.Plugins[i]
		if !strings.HasSuffix(plugin.Doc, ".") {
			t.Errorf("%s is not documented", plugin.Name)
		}
		for _, key := range plugin.Properties {
			family, _, _ := strings.Cut(plugin.Name, "-") // gradle-use takes gradle-parameters
			if !strings.HasPrefix(key.Name, family+"-") && !slices.Contains(shared, key.Name) {
				t.Errorf("%s: property %s", plugin.Name, key.Name)
			}
		}
	}
}

func TestKeysThatExtensionsAllow(t *testing.T) {
	if got := charmcraft.ReservedKeys(); !slices.Equal(got, []string{"assumes", "containers", "resources", "peers"}) {
		t.Errorf("reserved: %v", got)
	}
	if got := charmcraft.ExcludedKeys(); !slices.Equal(got, []string{"devices", "extra-bindings", "storage"}) {
		t.Errorf("excluded: %v", got)
	}
}

func TestBases(t *testing.T) {
	if got := charmcraft.BaseNames(charmcraft.IsLegacy); len(got) != 4 || charmcraft.BaseOf("ubuntu@26.10").Legacy || !charmcraft.BaseOf("ubuntu@26.10").Devel {
		t.Errorf("legacy bases: %v", got)
	}
	if charmcraft.BaseOf("ubuntu@4.10").Usable || charmcraft.Triplet("arm64") != "aarch64-linux-gnu" || charmcraft.Triplet("m68k") != "" {
		t.Error("names that are not known have nothing")
	}
}
