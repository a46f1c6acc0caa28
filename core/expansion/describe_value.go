package expansion

import (
	"cmp"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

func describeShort(p *pydantic.Problem, _ pydantic.Problems) *finding {
	if last(p) == "parts" {
		return describeNoParts(p.Input)
	}
	return findingAt(diagnostic.InvalidPart, p.Input, "'"+last(p)+"' is empty.")
}

func describeNoParts(parts *value.Value) *finding {
	return findingAt(diagnostic.MissingKey, parts, "The project has no parts, and no extension that adds one. A charm needs at least one part.",
		&fix{title: "Add the extension 'flask-framework'", kind: addTop, text: "extensions:\n  - flask-framework"},
		&fix{title: "Add a part that builds the charm", kind: addTop, text: "parts:\n  charm:\n    plugin: charm\n    source: ."},
		&fix{title: "Add a part that builds the charm with uv", kind: addTop, text: "parts:\n  charm:\n    plugin: uv\n    source: ."}).without("parts")
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

// charmVersion tells the charm's own version apart from that of a library, whose
// key has the same name.
const charmVersion = "the charm's version"

// refusedKey returns the name of the key whose value is refused, or charmVersion.
func refusedKey(p *pydantic.Problem) string {
	if len(p.Loc) == 1 && p.Loc[0].Name == "version" {
		return charmVersion
	}
	return last(p)
}

// valueErrors has the codes for values that charmcraft's validators refuse, by
// the name of the key. Other keys get the code for an invalid part.
var valueErrors = source.Words{
	{"name", string(diagnostic.InvalidName)}, {charmVersion, string(diagnostic.InvalidName)}, {"lib", string(diagnostic.CharmLibrary)}, {"version", string(diagnostic.CharmLibrary)},
	{"build-on", string(diagnostic.InvalidPlatform)}, {"build-for", string(diagnostic.InvalidPlatform)}, {"platforms", string(diagnostic.InvalidPlatform)},
	{"bases", string(diagnostic.InvalidBase)},
}

func describeValueError(p *pydantic.Problem) *finding {
	code := cmp.Or(diagnostic.Code(valueErrors.Of(refusedKey(p))), diagnostic.InvalidPart)
	m := findingAt(code, cmp.Or(p.Key, p.Input), upperFirst(plainMessage(p))+".")
	if p.Key == nil {
		m.explain(p)
	}
	return m
}

// explain adds to the finding about a refused value how such values are written,
// and the fixes.
func (m *finding) explain(p *pydantic.Problem) {
	switch name := refusedKey(p); {
	case name == "build-on", name == "build-for":
		m.at, m.fixes = architectureFixes(p.Input, name == "build-on")
	case strings.HasPrefix(m.Message, "Cannot use 'charm'"):
		m.fixes = pluginFixes(p.Input)
	default:
		m.explainName(name, p.Input)
	}
}

// nameForms says for each key that is a name or a version how it is written.
var nameForms = []struct {
	key   string
	fixes func(given string) []*fix
	form  string // follows the value in quotes
}{
	{"lib", libraryFixes, " is not a library. A library is written as CHARM.LIBRARY, as in 'traefik-k8s.ingress', with lower-case letters, digits and '_'."},
	{"version", versionFixes, " is not a version of a library. Write its API version, as in '1', or add its patch, as in '1.12'."},
	{charmVersion, charmVersionFixes, " is not a version of a charm. A version has letters, digits and '.:+~-'. It begins with a letter or digit, and ends with one, '+' or '~'."},
	{"name", nameFixes, " is not a name for a charm. A name has lower-case letters, digits and single hyphens, at least one letter, and no hyphen at either end."},
}

// explainName explains the form of a charm's name or version, or of a library's.
func (m *finding) explainName(key string, given *value.Value) {
	for i := range nameForms {
		if form := &nameForms[i]; form.key == key {
			m.fixes, m.Message = form.fixes(given.Str()), quoted(given)+form.form
		}
	}
}

// pluginFixes returns fixes for a part with one of the old plugins, which newer
// bases do not have. The part 'charm' has such a plugin even without naming it.
func pluginFixes(v *value.Value) []*fix {
	if v.Kind == value.Map {
		return []*fix{insertion("plugin: uv")}
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

// charmVersionFixes drops what a version can neither begin nor end with, and
// writes '-' for spaces and other characters that it cannot have.
func charmVersionFixes(version string) []*fix {
	words := strings.FieldsFunc(version, func(r rune) bool { return !strings.ContainsRune(versionLetters+versionSigns, r) })
	plain := strings.TrimRight(strings.TrimLeft(strings.Join(words, "-"), versionSigns), ".:-")
	if !versionText.MatchString(plain) || len(plain) > mostOfVersion {
		return nil
	}
	return []*fix{changeTo(plain)}
}

// architectureFixes returns the first refused entry of build-on or build-for with
// its fixes. With real set, "all" is refused as well.
func architectureFixes(v *value.Value, real bool) (*value.Value, []*fix) {
	for _, item := range asList(v).Items {
		if problem := entryProblem(item.Str(), real); problem != "" {
			return item, entryFixes(item.Str(), problem)
		}
	}
	return v, nil
}

// entryFixes fixes an entry of build-on or build-for that has a problem.
func entryFixes(entry, problem string) []*fix {
	if problem == allOnBuildOn {
		return []*fix{changeTo(strings.TrimSuffix(entry, "all") + "amd64")}
	}
	return nearest(entry, architectures, suggest.Closed())
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

// describeType describes a value of a type that pydantic does not expect.
func describeType(p *pydantic.Problem) *finding {
	if p.Input.Kind == value.Null && p.Input.Origin.Layer != value.User && len(p.Loc) == 1 && inMetadata.Of(last(p)) != "" {
		return describeUnmigrated(last(p))
	}
	return findingAt(diagnostic.WrongType, placeOf(p), typeMessage(p), typeFixes(p)...)
}

// placeOf returns where to show a problem with a type: at the key if there is
// nothing else to show.
func placeOf(p *pydantic.Problem) *value.Value {
	if p.Input.Kind == value.Null {
		return cmp.Or(p.Key, p.Under, p.Input)
	}
	return cmp.Or(p.Key, p.Input)
}

func typeMessage(p *pydantic.Problem) string {
	if want := wanted.Of(p.Type); want != "" {
		return "'" + last(p) + "' is " + p.Input.Kind.InWords() + ", but must be " + want + "."
	}
	return plainMessage(p) + "."
}

// describeModel describes a value that has to be a mapping. Only a platform may
// have no value, if its name is an architecture.
func describeModel(p *pydantic.Problem, _ pydantic.Problems) *finding {
	if len(p.Loc) == 2 && p.Loc[0].Name == "platforms" {
		return describePlatform(p)
	}
	return describeType(p)
}

func describeCrash(p *pydantic.Problem, _ pydantic.Problems) *finding {
	return findingAt(diagnostic.WrongType, placeOf(p), "charmcraft cannot read this: it is "+p.Input.Kind.InWords()+".")
}

// describeForbidden describes a key that this kind of charm cannot have.
func describeForbidden(p *pydantic.Problem, _ pydantic.Problems) *finding {
	if last(p) == "base" {
		return findingAt(diagnostic.UnknownKey, placeOf(p), "'base' and 'bases' exclude each other: 'bases' is the deprecated form of 'base' and 'platforms'.",
			&fix{title: "Remove 'bases'", kind: removeTop, text: "bases"}, removal("'base'"))
	}
	return findingAt(diagnostic.UnknownKey, placeOf(p), "charmcraft does not allow a value for '"+last(p)+"'. Use contact, issues and source under 'links'.")
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
		nearestOr("amd64", p.Under.Str(), architectures)...)
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
