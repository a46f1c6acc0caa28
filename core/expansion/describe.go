package expansion

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
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
func describe(problems pydantic.Problems) (all []*finding) {
	for rest := problems[:min(len(problems), diagnostic.MostOfAKind)]; len(rest) > 0; {
		group := sameUnion(rest)
		all = append(all, describeUnion(group, rest)...)
		rest = rest[len(group):]
	}
	return all
}

// describeUnion describes the problems of one union, or a problem outside of
// any. rest begins with them.
func describeUnion(group, rest pydantic.Problems) (found []*finding) {
	union := locsOf(group)
	for _, p := range meant(group) {
		found = append(found, describeOne(p, rest).placed(p, union))
	}
	return found
}

// placed gives the finding about a problem its paths: first its own, then those
// of all problems of its union.
func (m *finding) placed(p *pydantic.Problem, union []pydantic.Loc) *finding {
	if p.Type != pydantic.Missing || m.Code == diagnostic.MissingKey { // otherwise the finding is already at the misspelt key
		m.locs = append([]pydantic.Loc{p.Loc}, union...)
	}
	return m
}

func locsOf(problems pydantic.Problems) (locs []pydantic.Loc) {
	for _, p := range problems {
		locs = append(locs, p.Loc)
	}
	return locs
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
	if kind := group[0].Input.Kind; len(group) > 1 && (kind == value.List || kind == value.Map) {
		return group[1:]
	}
	return group[:1]
}

// describers puts pydantic's types of problems into words. Each function also
// gets all problems from its union on, because some of them belong together.
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
	{"model_type", describeModel},
	{"none_required", describeForbidden},
	{pydantic.Crash, describeCrash},
}

func describeOne(p *pydantic.Problem, all pydantic.Problems) *finding {
	for i := range describers {
		if describers[i].kind == p.Type {
			return describers[i].describe(p, all)
		}
	}
	return describeOther(p)
}

// describeOther describes a problem whose type has no describer.
func describeOther(p *pydantic.Problem) *finding {
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

func describeLiteral(p *pydantic.Problem, all pydantic.Problems) *finding {
	name, allowed := last(p), literalsAt(p.Input, all)
	message := "'" + name + "' cannot be " + quoted(p.Input) + ". It is one of " + source.JoinOr(allowed) + "."
	if name == "base" || name == "build-base" {
		return findingAt(diagnostic.InvalidBase, p.Input, message, baseFixes(p.Input, allowed)...)
	}
	return findingAt(diagnostic.UnknownValue, p.Input, message, choices(p.Input.Str(), allowed)...)
}

// literalsAt returns the words that a value may be, in all alternatives of a
// union.
func literalsAt(v *value.Value, all pydantic.Problems) (allowed []string) {
	for _, p := range all {
		if p.Type == pydantic.LiteralError && p.Input == v {
			allowed = append(allowed, p.Allowed...)
		}
	}
	return allowed
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
	return nearestOr("ubuntu@24.04", v.Str(), allowed)
}

// nearestOr returns changes to the words that a name probably misspells, or to
// the usual one.
func nearestOr(usual, name string, allowed []string) []*fix {
	if fixes := nearest(name, allowed, suggest.Closed()); fixes != nil {
		return fixes
	}
	return []*fix{changeTo(usual)}
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
	return findingAt(diagnostic.WrongLength, p.Input, "'"+last(p)+"' has "+lengthOf(p.Input)+", but "+limit+".")
}

// lengthOf returns the length of a list or a text: "3 items", "41 characters".
func lengthOf(v *value.Value) string {
	if v.Kind == value.List {
		return strconv.Itoa(len(v.Items)) + " items"
	}
	return strconv.Itoa(utf8.RuneCountInString(v.Str())) + " characters"
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

func upperFirst(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// plainMessage returns pydantic's message without "Value error" in front.
func plainMessage(p *pydantic.Problem) string {
	return strings.TrimSuffix(strings.TrimPrefix(p.Message, valueError), ".")
}
