package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/value"
)

// reservedPlatforms has the names that a platform cannot have
// (craft_platforms/_platforms.py).
var reservedPlatforms = []string{"any", "*"}

// planBuilds follows get_charm_build_plan (craft_platforms/charm/_build.py).
// Its errors end charmcraft with nothing but "internal error".
func (x *expander) planBuilds(*value.Value) *failure {
	platforms, ok := x.raw.Map.Entry("platforms")
	if !ok {
		return x.planLegacyBuilds()
	}
	var failed *failure
	x.plan, failed = planPlatforms(x.raw.Get("base"), x.raw.Get("build-base"), platforms.Value)
	return failed
}

// planPlatforms returns the base of each platform.
func planPlatforms(baseName, buildBase, platforms *value.Value) ([]string, *failure) {
	if failed := checkReservedPlatforms(platforms); failed != nil {
		return nil, failed
	}
	var plan []string
	for _, e := range platforms.Map.Entries() {
		planned, failed := planPlatform(baseName, buildBase, e)
		if failed != nil {
			return nil, failed
		}
		plan = append(plan, planned)
	}
	return plan, nil
}

// checkReservedPlatforms refuses platforms with a reserved name.
func checkReservedPlatforms(platforms *value.Value) *failure {
	for _, e := range platforms.Map.Entries() {
		if slices.Contains(reservedPlatforms, e.Key.Text) {
			return reservedPlatform(e.Key)
		}
	}
	return nil
}

func reservedPlatform(name *value.Value) *failure {
	return crash("InvalidPlatformNameError(\"Platform name "+quoted(name)+" is reserved.\")", findingAt(diagnostic.InvalidPlatform, name,
		"The platform name "+quoted(name)+" is reserved. Use a different name, perhaps 'all' for a charm without architecture."))
}

// planPlatform returns the base that all builds of one platform share.
func planPlatform(baseName, buildBase *value.Value, e value.Entry) (string, *failure) {
	own, failed := platformBase(e)
	if failed == nil {
		own, failed = onlyBase(e, own, baseName, buildBase)
	}
	if failed != nil {
		return "", failed
	}
	return own, checkShort(e)
}

// onlyBase returns a platform's own base, or that of the project. Only one of
// them may name one.
func onlyBase(e value.Entry, own string, baseName, buildBase *value.Value) (string, *failure) {
	named := baseName
	if buildBase.Truthy() {
		named = buildBase
	}
	switch {
	case own != "" && named.Truthy():
		return "", crash("InvalidMultiBaseError", baseTwice(e, buildBase))
	case own != "":
		return own, nil
	case named.Truthy():
		return projectBase(named)
	}
	return "", crash("RequiresBaseError", findingAt(diagnostic.MissingKey, nil,
		"Neither the project nor platform "+quoted(e.Key)+" says which base it is for.", addition("base: ubuntu@24.04")).without("base"))
}

// baseTwice returns the finding for a platform that names a base although the
// project does.
func baseTwice(e value.Entry, buildBase *value.Value) *finding {
	refusal := findingAt(diagnostic.InvalidPlatform, e.Key,
		"Platform "+quoted(e.Key)+" names a base, and so does the project's 'base' or 'build-base'. Only one of them may.")
	if !buildBase.Truthy() {
		refusal.fixes = []*fix{{title: "Remove 'base'", kind: removeTop, text: "base"}}
	}
	return refusal
}

// projectBase reads the base that the project names.
func projectBase(named *value.Value) (string, *failure) {
	if named.Kind != value.String {
		return "", crash("AttributeError", findingAt(diagnostic.WrongType, named, "A base is text such as 'ubuntu@24.04', not "+named.Kind.InWords()+".", baseFixes(named, projectBases)...))
	}
	b, problem := parseBase(named.Text)
	if problem != "" {
		return "", crash("ValueError", findingAt(diagnostic.InvalidBase, named, "The base "+quoted(named)+" is not of the form 'ubuntu@24.04'.", baseFixes(named, projectBases)...))
	}
	return b.String(), nil
}

// checkShort refuses a platform that has only a name, if the name is not an
// architecture.
func checkShort(e value.Entry) *failure {
	_, name, _ := parseLabel(e.Key.Text)
	if e.Value.Kind == value.Null && !slices.Contains(architectures, name) {
		return badPlatform(e, "Platform "+quoted(e.Key)+" is not an architecture, so it needs 'build-on' and 'build-for'.")
	}
	return nil
}

// platformBase returns the base in a platform's name or entries, or "".
func platformBase(e value.Entry) (string, *failure) {
	label, _, problem := parseLabel(e.Key.Text)
	if problem != "" {
		return "", badPlatform(e, problem)
	}
	if !e.Value.Truthy() {
		return label.String(), nil
	}
	entries, failed := entryBases(e, label)
	if failed != nil {
		return "", failed
	}
	return entriesBase(e, label.String(), entries)
}

// entryBases returns the base of each entry under build-on and build-for.
func entryBases(e value.Entry, label *base) ([]string, *failure) {
	targets, failed := planEntries(e, "build-for")
	if failed == nil {
		failed = checkLabelBase(e, label, targets)
	}
	if failed != nil {
		return nil, failed
	}
	sources, failed := planEntries(e, "build-on")
	return slices.Concat(sources, targets), failed
}

// badPlatform returns the failure for a platform whose name or entries
// craft-platforms cannot read.
func badPlatform(e value.Entry, problem string) *failure {
	return crash("ValueError", findingAt(diagnostic.InvalidPlatform, e.Key, problem))
}

// planEntries returns the base of each entry under build-on or build-for; ""
// for an entry without one.
func planEntries(e value.Entry, key string) ([]string, *failure) {
	entries, failed := entriesUnder(e, key)
	if failed != nil {
		return nil, failed
	}
	found := make([]string, len(entries))
	for i, entry := range entries {
		of, _, problem := parseArchitecture(entry)
		if problem != "" {
			return nil, badPlatform(e, problem)
		}
		found[i] = of.String()
	}
	return found, nil
}

// entriesUnder returns the entries under build-on or build-for, or the
// platform's name if the key is missing.
func entriesUnder(e value.Entry, key string) ([]string, *failure) {
	v := e.Value.Get(key)
	switch {
	case v == nil:
		return []string{e.Key.Text}, nil
	case v.Kind == value.String:
		return []string{v.Text}, nil
	case v.Kind == value.Null:
		return nil, crash("TypeError", findingAt(diagnostic.WrongType, v, "'"+key+"' of platform "+quoted(e.Key)+" is empty."))
	}
	var entries []string
	for _, item := range v.Items {
		if item.Kind != value.String {
			return nil, crash("TypeError", findingAt(diagnostic.WrongType, item, "An architecture is text, not "+item.Kind.InWords()+"."))
		}
		entries = append(entries, item.Text)
	}
	return entries, nil
}

func checkLabelBase(e value.Entry, label *base, targets []string) *failure {
	for _, target := range targets {
		if label != nil && target != "" && !label.matches(target) {
			return crash("InvalidMultiBaseError", findingAt(diagnostic.InvalidPlatform, e.Value,
				"Platform "+quoted(e.Key)+" names a base, and builds for another one: "+target+".").without("build-for"))
		}
	}
	return nil
}

// matches compares the parts of the series that both bases have
// (DistroBase.__eq__).
func (b *base) matches(other string) bool {
	distribution, series, _ := strings.Cut(other, "@")
	mine, theirs := strings.Split(b.series, "."), strings.Split(series, ".")
	both := min(len(mine), len(theirs))
	return b.distribution == distribution && slices.Equal(mine[:both], theirs[:both])
}

func entriesBase(e value.Entry, own string, entries []string) (string, *failure) {
	entries = sortedSet(entries)
	if len(entries) > 1 {
		return "", crash("InvalidMultiBaseError", findingAt(diagnostic.InvalidPlatform, e.Key,
			"The entries under 'build-on' and 'build-for' of platform "+quoted(e.Key)+" name different bases. They must all name the same one."))
	}
	if own == "" && len(entries) == 1 {
		own = entries[0]
	}
	return own, nil
}

// target has the architectures for which charmcraft renders the project.
type target struct {
	buildOn, buildFor string
}

// chooseTarget follows ProjectService.configure: it takes the first platform
// that builds on this machine, or else the first one.
func (x *expander) chooseTarget(*value.Value) *failure {
	entries := x.platforms.Map.Entries()
	if len(entries) == 0 {
		return crash("StopIteration()", findingAt(diagnostic.MissingKey, x.platformsKey(), "No platform to build for is given.", x.firstPlatform()...))
	}
	if i := slices.IndexFunc(entries, buildsHere); i >= 0 {
		return x.setTarget(entries[i].Value, hostArchitecture)
	}
	return x.chooseForeign(entries[0].Value)
}

// buildsHere reports whether a platform builds on this machine.
func buildsHere(e value.Entry) bool {
	return slices.ContainsFunc(e.Value.Get("build-on").Items, func(v *value.Value) bool { return v.Text == hostArchitecture })
}

// chooseForeign takes a platform that builds on other machines.
func (x *expander) chooseForeign(platform *value.Value) *failure {
	sources := platform.Get("build-on").Items
	if len(sources) == 0 {
		return crash("IndexError", findingAt(diagnostic.WrongType, x.platformsKey(), "The platform names nothing to build on."))
	}
	if failed := x.setTarget(platform, ""); failed != nil {
		return failed
	}
	x.target.buildOn = lastPart(sources[0].Text)
	return knownArchitecture(x.target.buildOn, platform)
}

// firstPlatform fills in an empty mapping of platforms.
func (x *expander) firstPlatform() []*fix {
	platforms := x.raw.Get("platforms")
	if platforms == nil {
		return nil
	}
	return []*fix{{title: "Add the platform 'amd64'", kind: replace, at: platforms, text: "{amd64: }"}}
}

func (x *expander) platformsKey() *value.Value { return firstKey(x.raw, "platforms", "bases") }

func (x *expander) setTarget(platform *value.Value, on string) *failure {
	targets := platform.Get("build-for").Items
	if len(targets) == 0 {
		return crash("IndexError", findingAt(diagnostic.WrongType, x.platformsKey(), "The platform names nothing to build for."))
	}
	x.target = target{buildOn: on, buildFor: lastPart(targets[0].Text)}
	if x.target.buildFor == "all" {
		return nil
	}
	return knownArchitecture(x.target.buildFor, targets[0])
}

func lastPart(entry string) string { return entry[strings.LastIndex(entry, ":")+1:] }

func knownArchitecture(name string, where *value.Value) *failure {
	if slices.Contains(architectures, name) {
		return nil
	}
	return refuse(value.ReprString(name)+" is not a valid Debian architecture",
		findingAt(diagnostic.InvalidPlatform, where, "'"+name+"' is not an architecture that charmcraft knows.", nearest(name, architectures)...)).
		resolved("", "Use a supported Debian architecture name.")
}
