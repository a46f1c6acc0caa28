package expansion

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

func describeShort(p *pydantic.Problem, _ pydantic.Problems) *finding {
	if last(p) == "parts" {
		return findingAt(diagnostic.MissingKey, p.Input, "The project has no parts, and no extension that adds one. A charm needs at least one part.",
			&fix{title: "Add the extension 'flask-framework'", kind: addTop, text: "extensions:\n  - flask-framework"},
			&fix{title: "Add a part that builds the charm", kind: addTop, text: "parts:\n  charm:\n    plugin: charm\n    source: ."},
			&fix{title: "Add a part that builds the charm with uv", kind: addTop, text: "parts:\n  charm:\n    plugin: uv\n    source: ."}).without("parts")
	}
	return findingAt(diagnostic.InvalidPart, p.Input, "'"+last(p)+"' is empty.")
}

func describePattern(p *pydantic.Problem, _ pydantic.Problems) *finding {
	if last(p) == "lib" {
		return findingAt(diagnostic.CharmLibrary, p.Input, "A library is written as CHARM.LIBRARY, as in 'traefik-k8s.ingress'. Both begin with a letter and have at least two characters.")
	}
	return findingAt(diagnostic.InvalidName, p.Input, "'"+last(p)+"' is not written as it must be: "+lowerFirst(plainMessage(p))+".")
}

func describeBool(p *pydantic.Problem, _ pydantic.Problems) *finding {
	return findingAt(diagnostic.WrongType, p.Input, "'"+last(p)+"' is true or false, not "+quoted(p.Input)+".", choices(p.Input.Str(), []string{"true", "false"})...)
}

// valueErrors has the codes for values that charmcraft's validators refuse, by
// the name of the key. Other keys get the code for an invalid part.
var valueErrors = source.Words{
	{"name", string(diagnostic.InvalidName)}, {"lib", string(diagnostic.CharmLibrary)}, {"version", string(diagnostic.CharmLibrary)},
	{"build-on", string(diagnostic.InvalidPlatform)}, {"build-for", string(diagnostic.InvalidPlatform)}, {"platforms", string(diagnostic.InvalidPlatform)},
	{"bases", string(diagnostic.InvalidBase)},
}

func describeValueError(p *pydantic.Problem) *finding {
	plain := plainMessage(p) + "."
	m := findingAt(diagnostic.InvalidPart, p.Input, strings.ToUpper(plain[:1])+plain[1:])
	if code := valueErrors.Of(last(p)); code != "" {
		m.Code = diagnostic.Code(code)
	}
	switch name := last(p); {
	case p.Key != nil:
		m.at = p.Key
	case name == "build-on", name == "build-for":
		m.at, m.fixes = architectureFixes(p.Input, name == "build-on")
	case strings.HasPrefix(plain, "Cannot use 'charm'"):
		m.fixes = pluginFixes(p.Input)
	case name == "lib", name == "version" && m.Code == diagnostic.CharmLibrary, name == "name":
		describeName(m, name, p.Input)
	}
	return m
}

// describeName explains the form of a charm's name, or of a library's name or
// version.
func describeName(m *finding, key string, given *value.Value) {
	switch key {
	case "lib":
		m.fixes = libraryFixes(given.Str())
		m.Message = quoted(given) + " is not a library. A library is written as CHARM.LIBRARY, as in 'traefik-k8s.ingress', with lower-case letters, digits and '_'."
	case "version":
		m.fixes = versionFixes(given.Str())
		m.Message = quoted(given) + " is not a version of a library. Write its API version, as in '1', or add its patch, as in '1.12'."
	case "name":
		m.fixes = nameFixes(given.Str())
		m.Message = quoted(given) + " is not a name for a charm. A name has lower-case letters, digits and single hyphens, at least one letter, and no hyphen at either end."
	}
}

// pluginFixes returns fixes for a part with one of the old plugins, which newer
// bases do not have. The part 'charm' has such a plugin even without naming it.
func pluginFixes(v *value.Value) []*fix {
	if v.Kind == value.Map {
		return []*fix{{title: "Add 'plugin: uv'", kind: addInside, text: "plugin: uv"}}
	}
	return []*fix{changeTo("uv")}
}

// libraryFixes corrects a library that is written as the module that a charm
// imports: charms.data_platform_libs.v0.data_interfaces.
func libraryFixes(name string) []*fix {
	parts := strings.Split(strings.TrimPrefix(name, "lib."), ".")
	if len(parts) != 4 || parts[0] != "charms" || !strings.HasPrefix(parts[2], "v") {
		return nil
	}
	return []*fix{changeTo(strings.ReplaceAll(parts[1], "_", "-") + "." + parts[3])}
}

// versionFixes drops the surplus from a library's version: a 'v' in front and a
// third number.
func versionFixes(version string) []*fix {
	parts := strings.Split(strings.TrimPrefix(version, "v"), ".")
	if parts[0] == "" || strings.Trim(strings.Join(parts, ""), "0123456789") != "" {
		return nil
	}
	return []*fix{changeTo(strings.Join(parts[:min(len(parts), 2)], "."))}
}

// architectureFixes returns the first entry that is not an architecture, with
// its fixes. With real set, "all" does not count as one: a charm is built on a
// real machine.
func architectureFixes(v *value.Value, real bool) (*value.Value, []*fix) {
	items := v.Items
	if v.Kind == value.String {
		items = []*value.Value{v}
	}
	for _, item := range items {
		_, architecture, problem := parseArchitecture(item.Str())
		if real && architecture == "all" {
			return item, []*fix{changeTo(strings.TrimSuffix(item.Str(), "all") + "amd64")}
		}
		if problem != "" {
			return item, nearest(item.Str(), architectures, suggest.Closed())
		}
	}
	return v, nil
}

// nameFixes writes a name with the characters that it may have.
func nameFixes(name string) []*fix {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789", r) })
	plain := strings.Join(words, "-")
	if !isProjectName(plain) || len(plain) > 40 {
		return nil
	}
	return []*fix{changeTo(plain)}
}

// wanted has the types that pydantic expects, in words.
var wanted = source.Words{
	{"string_type", "text"}, {"list_type", "a list"}, {"set_type", "a list"}, {"dict_type", "a mapping"}, {"model_type", "a mapping"},
	{"bool_type", "true or false"}, {"int_type", "a whole number"}, {"int_parsing", "a whole number"}, {"int_from_float", "a whole number"},
	{"url_type", "an address"},
}

func describeType(p *pydantic.Problem) *finding {
	m := findingAt(diagnostic.WrongType, p.Input, plainMessage(p)+".")
	switch {
	case p.Key != nil:
		m.at = p.Key
	case p.Input.Kind == value.Null && p.Under != nil:
		m.at = p.Under
	}
	want := wanted.Of(p.Type)
	switch {
	case p.Input.Kind == value.Null && p.Input.Origin.Layer != value.User && len(p.Loc) == 1 && inMetadata.Of(last(p)) != "":
		return describeUnmigrated(last(p))
	case p.Type == "model_type" && len(p.Loc) == 2 && p.Loc[0].Name == "platforms":
		return describePlatform(p)
	case p.Type == pydantic.Crash:
		m.Message = "charmcraft cannot read this: it is " + p.Input.Kind.InWords() + "."
	case p.Type == "none_required":
		describeForbidden(m, last(p))
	case want != "":
		m.Message = "'" + last(p) + "' is " + p.Input.Kind.InWords() + ", but must be " + want + "."
		m.fixes = typeFixes(p)
	}
	return m
}

// describeForbidden describes a key that this kind of charm cannot have.
func describeForbidden(m *finding, name string) {
	m.Code = diagnostic.UnknownKey
	m.Message = "charmcraft does not allow a value for '" + name + "'. Use contact, issues and source under 'links'."
	if name == "base" {
		m.Message = "'base' and 'bases' exclude each other: 'bases' is the deprecated form of 'base' and 'platforms'."
		m.fixes = []*fix{{title: "Remove 'bases'", kind: removeTop, text: "bases"}, removal("'base'")}
	}
}

// describeUnmigrated describes a key that is missing in metadata.yaml as well.
// charmcraft packs an existing metadata.yaml unchanged.
func describeUnmigrated(name string) *finding {
	m := findingAt(diagnostic.MissingKey, nil, "The key '"+name+"' is missing: neither metadata.yaml nor charmcraft.yaml has it.", addition(name+": "+samples.Of(name)))
	m.File = metadataFile
	return m.without(name)
}

// describePlatform describes a platform that has a name and no content.
func describePlatform(p *pydantic.Problem) *finding {
	return findingAt(diagnostic.InvalidPlatform, p.Under,
		"Platform "+quoted(p.Under)+" is not an architecture, so it needs 'build-on' and 'build-for'. Architectures are "+source.JoinOr(architectures)+".",
		architectureChoices(p.Under.Str())...)
}

// architectureChoices returns changes to the architectures that a name probably
// misspells, or to the usual one.
func architectureChoices(name string) []*fix {
	if fixes := nearest(name, architectures, suggest.Closed()); fixes != nil {
		return fixes
	}
	return []*fix{changeTo("amd64")}
}

// typeFixes puts numbers, dates and booleans in quotes, and a single text in a
// list.
func typeFixes(p *pydantic.Problem) []*fix {
	scalar := p.Input.Kind == value.Bool || isNumber(p.Input) || p.Input.Kind == value.Date || p.Input.Kind == value.DateTime
	switch {
	case p.Type == "string_type" && scalar:
		return []*fix{inQuotes}
	case p.Type == "list_type" && p.Input.Kind == value.String:
		return []*fix{{title: "Write it as a list", kind: wrapList}}
	case p.Type == "model_type" && p.Input.Kind == value.Null && p.Under != nil:
		return []*fix{removal("'" + last(p) + "'")}
	case p.Type == "dict_type" && p.Input.Kind == value.Null:
		return []*fix{{title: "Write an empty mapping", kind: replace, at: p.Input, text: "{}"}}
	}
	return nil
}
