package expansion

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
	"charm-playground/core/pydantic"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

// quoted returns a name in quotes, as messages show it.
func quoted(v *value.Value) string { return source.Quote(v.Str()) }

// suggestion returns the allowed word that a name probably misspells, or "".
func suggestion(name string, allowed []string, options ...suggest.Option) string {
	if near := suggest.Nearest(name, allowed, options...); len(near) > 0 {
		return near[0]
	}
	return ""
}

// nearest returns a change to each word that a name probably misspells.
func nearest(name string, allowed []string, options ...suggest.Option) []*fix {
	found := suggest.Find(name, allowed, options...)
	fixes := changes(found.Words)
	if found.Sure {
		fixes[0].safe = true
	}
	return fixes
}

// changes returns a change to each of the words.
func changes(words []string) []*fix {
	var fixes []*fix
	for _, word := range words {
		fixes = append(fixes, changeTo(word))
	}
	return fixes
}

// describe turns pydantic's problems into findings. A value that fits no
// alternative of a union gets the problems of one alternative only: the one
// that the user most likely intended.
func describe(problems pydantic.Problems) []*finding {
	var all []*finding
	problems = problems[:min(len(problems), diagnostic.MostOfAKind)]
	for len(problems) > 0 {
		group := sameUnion(problems)
		var locs []pydantic.Loc
		for _, p := range group {
			locs = append(locs, p.Loc)
		}
		for _, p := range meant(group) {
			m := describeOne(p, problems)
			if p.Type != pydantic.Missing || m.Code == diagnostic.MissingKey { // otherwise the finding is already at the misspelt key
				m.locs = append([]pydantic.Loc{p.Loc}, locs...)
			}
			all = append(all, m)
		}
		problems = problems[len(group):]
	}
	return all
}

// sameUnion returns the leading problems that belong to one union.
func sameUnion(problems pydantic.Problems) pydantic.Problems {
	first := unionOf(problems[0].Loc)
	n := 1
	for first != nil && n < len(problems) && unionOf(problems[n].Loc).String() == first.String() {
		n++
	}
	return problems[:n]
}

// unionOf returns the path to the union that contains a problem, or nil.
func unionOf(loc pydantic.Loc) pydantic.Loc {
	for i := range loc {
		if loc[i].Label {
			return loc[:i]
		}
	}
	return nil
}

// meant returns the problems of the alternative that matches the value's kind:
// all but the first for lists and mappings, otherwise the first.
func meant(group pydantic.Problems) pydantic.Problems {
	first := group[0]
	if len(group) > 1 && first.Input.Kind != value.List && first.Input.Kind != value.Map {
		return group[:1]
	}
	if len(group) > 1 {
		return group[1:]
	}
	return group
}

// describers puts pydantic's types of problems into words. Each function also
// gets all problems of the project.
var describers = []struct {
	kind     string
	describe func(p *pydantic.Problem, all pydantic.Problems) *finding
}{
	{pydantic.ExtraForbidden, describeExtra},
	{pydantic.Missing, describeMissing},
	{pydantic.LiteralError, describeLiteral},
	{pydantic.InvalidKey, describeKey},
	{unknownPlugin, describePlugin},
	{needsBuildBase, describeDevel},
	{versionNotText, describeVersion},
	{invalidURL, describeURL},
	{"string_too_long", describeLength},
	{"string_too_short", describeLength},
	{"too_long", describeLength},
	{"too_short", describeShort},
	{"string_pattern_mismatch", describePattern},
	{"bool_parsing", describeBool},
}

func describeOne(p *pydantic.Problem, all pydantic.Problems) *finding {
	for i := range describers {
		if describers[i].kind == p.Type {
			return describers[i].describe(p, all)
		}
	}
	if strings.HasPrefix(p.Message, valueError) {
		return describeValueError(p)
	}
	return describeType(p)
}

// valueError begins the messages of errors that validators raise.
const valueError = "Value error, "

// last returns the last name on the path to a problem.
func last(p *pydantic.Problem) string {
	for i := len(p.Loc) - 1; i >= 0; i-- {
		if !p.Loc[i].IsIndex && !p.Loc[i].Label {
			return p.Loc[i].Name
		}
	}
	return ""
}

// within says which key or part contains a key: " in 'links'"; empty at the top
// level.
func within(p *pydantic.Problem) string {
	if len(p.Loc) < 2 {
		return ""
	}
	switch outer := p.Loc[len(p.Loc)-2]; {
	case outer.Name == "parts":
		return " in this part"
	case !outer.IsIndex && !outer.Label:
		return " in '" + outer.Name + "'"
	}
	return ""
}

func describeExtra(p *pydantic.Problem, _ pydantic.Problems) *finding {
	name := last(p)
	used, allowed := keysOf(p), p.Allowed
	if len(p.Loc) == 1 {
		allowed = append([]string{"extensions"}, allowed...) // charmcraft removes it from the project before the validation
	}
	fixes := keyFixes(p, nearest(name, allowed, suggest.Without(used...)))
	if len(p.Loc) == 1 && name == "options" && !slices.Contains(used, "config") {
		fixes = []*fix{{title: "Move under 'config'", kind: wrapKey, text: "config"}}
	}
	return findingAt(diagnostic.UnknownKey, p.Key, "Unknown key '"+name+"'"+within(p)+". charmcraft refuses keys that it does not know.",
		append(fixes, removal("'"+name+"'"))...)
}

// keyFixes drops the fixes to top-level keys that charmcraft always refuses,
// and to keys that do not accept a value of this type.
func keyFixes(p *pydantic.Problem, fixes []*fix) []*fix {
	if len(p.Loc) != 1 {
		return fixes
	}
	return slices.DeleteFunc(fixes, func(way *fix) bool {
		key := schema.Of(project.Charmcraft).Key(way.text)
		return key == nil || !takes(key.Node.Types, p.Input.Kind)
	})
}

// takes reports whether a key of these types could accept a value of a kind. It
// allows any scalar for any other, because a scalar is easy to rewrite.
func takes(types schema.Type, kind value.Kind) bool {
	switch kind {
	case value.Map:
		return types == schema.Any || types&schema.Map != 0
	case value.List:
		return types == schema.Any || types&schema.List != 0
	case value.Null:
		return true
	}
	return types == schema.Any || types&(schema.Scalar|schema.List) != 0
}

// keysOf returns the allowed keys that the user wrote beside the unknown one.
func keysOf(p *pydantic.Problem) []string {
	var used []string
	for _, name := range p.Allowed {
		if e, ok := p.Beside.Map.Entry(name); ok && e.Key.Origin.Layer == value.User {
			used = append(used, name)
		}
	}
	return used
}

// samples has example values for keys that are required.
var samples = source.Words{
	{"name", "my-charm"}, {"type", "charm"}, {"summary", "A short summary."}, {"description", "A description."}, {"version", "'0'"},
	{"lib", "charm.library"}, {"source", "."}, {"base", "ubuntu@24.04"}, {"build-on", "[amd64]"}, {"build-for", "[amd64]"},
}

// inMetadata adds where older charms have these keys.
var inMetadata = source.Words{
	{"name", " (older charms have it in metadata.yaml)"}, {"summary", " (older charms have it in metadata.yaml)"}, {"description", " (older charms have it in metadata.yaml)"},
}

func describeMissing(p *pydantic.Problem, all pydantic.Problems) *finding {
	name := last(p)
	missing := "The key '" + name + "' is missing" + within(p)
	if len(p.Loc) == 1 && inMetadata.Of(name) != "" {
		missing += inMetadata.Of(name)
	}
	if m := describeMeant(p, all, missing); m != nil {
		return m
	}
	m := findingAt(diagnostic.MissingKey, p.Input, missing+".").without(name)
	if sample := samples.Of(name); sample != "" {
		m.fixes = []*fix{addition(name + ": " + sample)}
		if len(p.Loc) > 1 {
			m.fixes[0].kind = addInside
		}
	}
	return m
}

// describeMeant returns the finding for an unknown key that is probably a
// misspelling of the missing one beside it, or nil.
func describeMeant(p *pydantic.Problem, all pydantic.Problems, missing string) *finding {
	for _, other := range all {
		if other.Type != pydantic.ExtraForbidden || other.Beside != p.Input {
			continue
		}
		if fixes := nearest(last(other), []string{last(p)}); fixes != nil {
			return findingAt(diagnostic.UnknownKey, other.Key, missing+"; '"+last(other)+"' is probably meant for it.", fixes...)
		}
	}
	return nil
}

func describeLiteral(p *pydantic.Problem, all pydantic.Problems) *finding {
	name := last(p)
	var allowed []string // in all alternatives of a union
	for _, other := range all {
		if other.Type == pydantic.LiteralError && other.Input == p.Input {
			allowed = append(allowed, other.Allowed...)
		}
	}
	m := findingAt(diagnostic.UnknownValue, p.Input, "'"+name+"' cannot be "+quoted(p.Input)+". It is one of "+source.JoinOr(allowed)+".", choices(p.Input.Str(), allowed)...)
	if name == "base" || name == "build-base" {
		m.Code = diagnostic.InvalidBase
		m.fixes = baseFixes(p.Input, allowed)
	}
	return m
}

// choices returns changes to the allowed words that are nearest to a text, or
// to all of them if there are at most three.
func choices(text string, allowed []string) []*fix {
	fixes := nearest(text, allowed, suggest.Closed())
	if fixes != nil || len(allowed) > 3 {
		return fixes
	}
	return changes(allowed)
}

// baseFixes returns changes to the bases that a text probably misspells, or to
// the current base.
func baseFixes(v *value.Value, allowed []string) []*fix {
	for _, word := range allowed {
		if strings.HasSuffix(word, "@"+v.Str()) {
			return []*fix{changeTo(word)}
		}
	}
	fixes := nearest(v.Str(), allowed, suggest.Closed())
	if fixes == nil {
		fixes = []*fix{changeTo("ubuntu@24.04")}
	}
	return fixes
}

func describeKey(p *pydantic.Problem, _ pydantic.Problems) *finding {
	return findingAt(diagnostic.WrongType, p.Key, isNot("The key "+quoted(p.Key), p.Key, "text")+" Write it in quotes.", inQuotes)
}

func describePlugin(p *pydantic.Problem, _ pydantic.Problems) *finding {
	name := p.Input.Str()
	if charmcraft.PluginOf(name) != nil {
		return findingAt(diagnostic.UnknownPlugin, p.Input, "The plugin '"+name+"' is not available on every base of this project. Newer bases have 'uv', 'poetry' and 'python'.", changeTo("uv"))
	}
	return findingAt(diagnostic.UnknownPlugin, p.Input, "charmcraft has no plugin '"+name+"'.", nearest(name, charmcraft.PluginNames())...)
}

func describeDevel(p *pydantic.Problem, _ pydantic.Problems) *finding {
	name := p.Input.Str()
	return findingAt(diagnostic.InvalidBase, p.Input, "The base '"+name+"' is still in development, so the project also needs a 'build-base'.", addition("build-base: "+name))
}

func describeVersion(p *pydantic.Problem, _ pydantic.Problems) *finding {
	m := findingAt(diagnostic.CharmLibrary, p.Input, "The version of a library is text, so write it in quotes.")
	if p.Input.Kind == value.Int || p.Input.Kind == value.Float {
		m.fixes = []*fix{{title: "Write it in quotes", kind: quote, text: "'" + p.Input.Str() + "'", safe: true}}
	}
	return m
}

func describeURL(p *pydantic.Problem, _ pydantic.Problems) *finding {
	m := findingAt(diagnostic.InvalidURL, p.Input, quoted(p.Input)+" is not an address that begins with 'http://' or 'https://'.")
	if _, problems := httpURL(value.NewString("https://" + p.Input.Text)); problems == nil && strings.Contains(p.Input.Text, ".") && !strings.Contains(p.Input.Text, ":") {
		m.fixes = []*fix{{title: "Put 'https://' in front", kind: rename, text: "https://" + p.Input.Text}}
	}
	return m
}

func describeLength(p *pydantic.Problem, _ pydantic.Problems) *finding {
	limit := "at most " + number(p.Message) + " are allowed"
	if strings.Contains(p.Type, "short") {
		limit = "at least " + number(p.Message) + " are needed"
	}
	length, unit := utf8.RuneCountInString(p.Input.Str()), " characters, but "
	if p.Input.Kind == value.List {
		length, unit = len(p.Input.Items), " items, but "
	}
	return findingAt(diagnostic.WrongLength, p.Input, "'"+last(p)+"' has "+strconv.Itoa(length)+unit+limit+".")
}

// number returns the first number in a text.
func number(text string) string {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return ""
	}
	rest := text[start:]
	return rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
}

func lowerFirst(text string) string { return strings.ToLower(text[:1]) + text[1:] }

// plainMessage returns pydantic's message without "Value error" in front.
func plainMessage(p *pydantic.Problem) string {
	return strings.TrimSuffix(strings.TrimPrefix(p.Message, valueError), ".")
}
