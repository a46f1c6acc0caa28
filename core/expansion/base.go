package expansion

import (
	"cmp"
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

// String returns the base as charmcraft names it: "ubuntu@24.04"; empty for
// none.
func (b *base) String() string {
	if b == nil {
		return ""
	}
	return b.distribution + "@" + b.series
}

// parseBase follows DistroBase.from_str (craft_platforms/_distro.py). The
// second result is the error's text, or empty.
func parseBase(text string) (*base, string) {
	if text == "devel" {
		return &base{"ubuntu", "devel"}, ""
	}
	if strings.Count(text, "@") != 1 {
		return nil, "Invalid base string " + value.ReprString(text) + ". Format should be '<distribution>@<series>'"
	}
	distribution, series, _ := strings.Cut(text, "@")
	return &base{distribution, series}, ""
}

// parseArchitecture reads "[base:]architecture", as parse_base_and_architecture
// does (craft_platforms/_architectures.py).
func parseArchitecture(entry string) (of *base, architecture, problem string) {
	prefix, architecture, found := strings.Cut(entry, ":")
	if !found {
		return nil, entry, debianProblem(entry)
	}
	of, problem = parseBase(prefix)
	if problem = cmp.Or(problem, debianProblem(architecture)); problem != "" {
		return nil, "", problem
	}
	return of, architecture, ""
}

// debianProblem returns the error's text for a name that is neither an
// architecture nor "all", or "".
func debianProblem(name string) string {
	if isTarget(name) {
		return ""
	}
	return value.ReprString(name) + " is not a valid Debian architecture."
}

// allOnBuildOn is charmcraft's text for "all" under build-on.
const allOnBuildOn = "'all' cannot be used for 'build-on'"

// entryProblem says what is wrong with an entry of build-on or build-for, or
// returns "". With real set, it refuses "all": a charm is built on a real
// machine.
func entryProblem(entry string, real bool) string {
	_, architecture, problem := parseArchitecture(entry)
	if real && architecture == "all" {
		return allOnBuildOn
	}
	return problem
}

// parseLabel reads "[base:]name", as parse_base_and_name does
// (craft_platforms/_platforms.py).
func parseLabel(label string) (of *base, name, problem string) {
	prefix, name, found := strings.Cut(label, ":")
	if !found || !strings.Contains(prefix, "@") {
		return nil, label, ""
	}
	of, problem = parseBase(prefix)
	return of, name, problem
}

// bases returns all bases in a project in alphabetical order, as
// get_project_bases does (charmcraft/extensions/extension.py).
func bases(yaml *value.Value) []string {
	found := append(platformBases(yaml.Get("platforms")), legacyBases(yaml.Get("bases"))...)
	if named := yaml.Get("base"); named.Truthy() {
		found = append(found, labelBase(named.Text))
	}
	return sortedSet(found)
}

// labelBase returns the base in a text; a name may follow the base.
func labelBase(text string) string {
	if of, _, _ := parseLabel(text); of != nil {
		return of.String()
	}
	name, channel, _ := strings.Cut(text, "@")
	return (&base{name, channel}).String()
}

func platformBases(platforms *value.Value) (found []string) {
	for _, e := range platforms.Entries() {
		if of, _, _ := parseLabel(e.Key.Text); of != nil {
			found = append(found, of.String())
		} else {
			found = append(found, targetBases(e.Value.Get("build-for"))...)
		}
	}
	return found
}

// targetBases returns the bases of the architectures under build-for.
func targetBases(target *value.Value) (found []string) {
	if target == nil {
		return nil
	}
	for _, entry := range bodyOf(target) {
		if of, _, _ := parseArchitecture(entry.Text); of != nil {
			found = append(found, of.String())
		}
	}
	return found
}

func legacyBases(all *value.Value) (found []string) {
	if all == nil || all.Kind != value.List {
		return nil
	}
	for _, b := range all.Items {
		for _, on := range builtOn(b) {
			found = append(found, legacyBase(on).String())
		}
	}
	return found
}

// builtOn returns the bases that an entry of bases is built on: in its short
// form, the entry itself.
func builtOn(b *value.Value) []*value.Value {
	switch on := b.Get("build-on"); {
	case on != nil:
		return slices.DeleteFunc(slices.Clone(on.Items), func(item *value.Value) bool { return item.Kind != value.Map })
	case b.Get("name") != nil && b.Get("channel") != nil:
		return []*value.Value{b}
	}
	return nil
}

// legacyBase returns the base of an entry. A missing key reads as None, as in
// Python.
func legacyBase(v *value.Value) *base {
	text := func(key string) string {
		if held := v.Get(key); held != nil {
			return held.Str()
		}
		return "None"
	}
	return &base{text("name"), text("channel")}
}
