package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/value"
)

var architectures = charmcraft.ArchitectureNames(false)

// hostArchitecture is that of the machine that charmcraft is taken to run on.
const hostArchitecture = "amd64"

// base is a distribution with its series, as in "ubuntu@24.04".
type base struct{ distribution, series string }

// String is the base as charmcraft names it: "ubuntu@24.04".
func (b base) String() string { return b.distribution + "@" + b.series }

// parseBase is DistroBase.from_str (craft_platforms/_distro.py); the text is
// the error's.
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

// parseArchitecture is parse_base_and_architecture
// (craft_platforms/_architectures.py): "[base:]architecture".
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

// parseLabel is parse_base_and_name (craft_platforms/_platforms.py):
// "[base:]name".
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

// bases are all bases in a project, in alphabetical order: get_project_bases
// (charmcraft/extensions/extension.py).
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

// labelBase is the base in a text that may also have a name behind it.
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

// targetBases are the bases that the architectures under build-for name.
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

// legacyBase is the base of an entry; what is missing is None, as in Python.
func legacyBase(v *value.Value) base {
	text := func(key string) string {
		if held := v.Get(key); held != nil {
			return held.Str()
		}
		return "None"
	}
	return base{text("name"), text("channel")}
}
