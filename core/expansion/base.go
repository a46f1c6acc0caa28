package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/value"
)

var architectures = charmcraft.ArchitectureNames(false)

// hostArchitecture is the architecture of the machine that the playground
// assumes charmcraft runs on.
const hostArchitecture = "amd64"

// base is a distribution with its series, as in "ubuntu@24.04".
type base struct{ distribution, series string }

// String returns the base as charmcraft names it: "ubuntu@24.04".
func (b base) String() string { return b.distribution + "@" + b.series }

// parseBase follows DistroBase.from_str (craft_platforms/_distro.py). The
// second result is the error's text, or empty.
func parseBase(text string) (base, string) {
	if text == "devel" {
		return base{"ubuntu", "devel"}, ""
	}
	if strings.Count(text, "@") != 1 {
		return base{}, "Invalid base string " + value.ReprString(text) + ". Format should be '<distribution>@<series>'"
	}
	distribution, series, _ := strings.Cut(text, "@")
	return base{distribution, series}, ""
}

// parseArchitecture reads "[base:]architecture", as parse_base_and_architecture
// does (craft_platforms/_architectures.py).
func parseArchitecture(entry string) (of *base, architecture, problem string) {
	prefix, architecture, found := strings.Cut(entry, ":")
	if !found {
		architecture = entry
	} else {
		b, problem := parseBase(prefix)
		if problem != "" {
			return nil, "", problem
		}
		of = &b
	}
	if architecture != "all" && !slices.Contains(architectures, architecture) {
		return nil, "", value.ReprString(architecture) + " is not a valid Debian architecture."
	}
	return of, architecture, ""
}

// parseLabel reads "[base:]name", as parse_base_and_name does
// (craft_platforms/_platforms.py).
func parseLabel(label string) (of *base, name, problem string) {
	prefix, name, found := strings.Cut(label, ":")
	if !found || !strings.Contains(prefix, "@") {
		return nil, label, ""
	}
	b, problem := parseBase(prefix)
	if problem != "" {
		return nil, "", problem
	}
	return &b, name, ""
}

// bases returns all bases in a project in alphabetical order, as
// get_project_bases does (charmcraft/extensions/extension.py).
func bases(yaml *value.Value) []string {
	var found []string
	if named := yaml.Get("base"); named.Truthy() {
		found = append(found, labelBase(named.Text))
	}
	platformBases(yaml.Get("platforms"), &found)
	legacyBases(yaml.Get("bases"), &found)
	slices.Sort(found)
	return slices.Compact(found)
}

// labelBase returns the base in a text; a name may follow the base.
func labelBase(text string) string {
	if of, _, _ := parseLabel(text); of != nil {
		return of.String()
	}
	name, channel, _ := strings.Cut(text, "@")
	return base{name, channel}.String()
}

func platformBases(platforms *value.Value, found *[]string) {
	if platforms == nil || platforms.Kind != value.Map {
		return
	}
	for _, e := range platforms.Map.Entries() {
		if of, _, _ := parseLabel(e.Key.Text); of != nil {
			*found = append(*found, of.String())
		} else {
			targetBases(e.Value.Get("build-for"), found)
		}
	}
}

// targetBases adds the bases of the architectures under build-for to found.
func targetBases(target *value.Value, found *[]string) {
	if !target.Truthy() {
		return
	}
	items := []*value.Value{target}
	if target.Kind == value.List {
		items = target.Items
	}
	for _, item := range items {
		if of, _, _ := parseArchitecture(item.Text); of != nil {
			*found = append(*found, of.String())
		}
	}
}

func legacyBases(all *value.Value, found *[]string) {
	if !all.Truthy() || all.Kind != value.List {
		return
	}
	for _, b := range all.Items {
		switch on := b.Get("build-on"); {
		case on != nil:
			for _, item := range on.Items {
				if item.Kind == value.Map {
					*found = append(*found, legacyBase(item).String())
				}
			}
		case b.Get("name") != nil && b.Get("channel") != nil:
			*found = append(*found, legacyBase(b).String())
		}
	}
}

// legacyBase returns the base of an entry. A missing key reads as None, as in
// Python.
func legacyBase(v *value.Value) base {
	text := func(key string) string {
		if held := v.Get(key); held != nil {
			return held.Str()
		}
		return "None"
	}
	return base{text("name"), text("channel")}
}
