package expansion

import (
	"slices"
	"strings"
	"unicode/utf8"

	"charm-playground/core/diagnostic"
	"charm-playground/core/model"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

// quoted is a name as messages show it.
func quoted(v *value.Value) string { return "'" + v.Str() + "'" }

// suggestion is the allowed word that a name is likely a slip for, or "".
func suggestion(name string, allowed []string, options ...suggest.Option) string {
	if near := suggest.Nearest(name, allowed, options...); len(near) > 0 {
		return near[0]
	}
	return ""
}

// nearest are the changes to the words that a name is likely a slip for.
func nearest(name string, allowed []string, options ...suggest.Option) []mendWay {
	var mends []mendWay
	for _, word := range suggest.Nearest(name, allowed, options...) {
		mends = append(mends, mendWay{title: "Change to '" + word + "'", kind: rename, text: word, safe: len(mends) == 0})
	}
	return mends
}

// mostFindings is how many findings are worth their time: a file with more has
// one mistake many times, or is something else than a project.
const mostFindings = 200

// describe makes findings of pydantic's problems. The problems of all
// alternatives of a union are one finding each for the alternative that is
// meant.
func describe(problems []model.Problem, file string) []mistake {
	var all []mistake
	problems = problems[:min(len(problems), mostFindings)]
	for len(problems) > 0 {
		group := sameUnion(problems)
		var locs []model.Loc
		for _, p := range group {
			locs = append(locs, p.Loc)
		}
		for _, p := range meant(group) {
			m := describeOne(p, problems, file)
			if p.Type != model.Missing || m.code == diagnostic.MissingKey { // else it is at the key that is meant for it
				m.place.locs = append([]model.Loc{p.Loc}, locs...)
			}
			all = append(all, m)
		}
		problems = problems[len(group):]
	}
	return all
}

// sameUnion are the first problem and those behind it that are about other
// alternatives for the same value.
func sameUnion(problems []model.Problem) []model.Problem {
	first := unionOf(problems[0].Loc)
	n := 1
	for first != nil && n < len(problems) && unionOf(problems[n].Loc).String() == first.String() {
		n++
	}
	return problems[:n]
}

// unionOf is the way to the union that a problem is in, or nil.
func unionOf(loc model.Loc) model.Loc {
	if at := slices.IndexFunc(loc, func(s model.Step) bool { return s.Label }); at >= 0 {
		return loc[:at]
	}
	return nil
}

// meant are the problems of the alternative that is of the value's own kind:
// the last one for lists and mappings, otherwise the first.
func meant(group []model.Problem) []model.Problem {
	first := group[0]
	if len(group) > 1 && first.Input.Kind != value.List && first.Input.Kind != value.Map {
		return group[:1]
	}
	if len(group) > 1 {
		return group[1:]
	}
	return group
}

// describers tell in words what pydantic's types of problems mean.
var describers = map[string]func(model.Problem, []model.Problem) mistake{
	model.ExtraForbidden:      describeExtra,
	model.Missing:             describeMissing,
	model.LiteralError:        describeLiteral,
	model.InvalidKey:          describeKey,
	unknownPlugin:             describePlugin,
	needsBuildBase:            describeDevel,
	versionNotText:            describeVersion,
	invalidURL:                describeURL,
	"string_too_long":         describeLength,
	"string_too_short":        describeLength,
	"too_long":                describeLength,
	"too_short":               describeShort,
	"string_pattern_mismatch": describePattern,
	"bool_parsing":            describeBool,
}

func describeOne(p model.Problem, all []model.Problem, file string) mistake {
	m := mistake{}
	switch describer := describers[p.Type]; {
	case describer != nil:
		m = describer(p, all)
	case strings.HasPrefix(p.Message, "Value error, "):
		m = describeValueError(p)
	default:
		m = describeType(p)
	}
	if m.place.at == nil {
		m.place.at = p.Input
	}
	m.place.file = file
	return m
}

// last is the last name on the way to a problem.
func last(p model.Problem) string {
	for i := len(p.Loc) - 1; i >= 0; i-- {
		if !p.Loc[i].IsIndex && !p.Loc[i].Label {
			return p.Loc[i].Name
		}
	}
	return ""
}

// within names what a key is in: "in 'links'"; empty at the top level.
func within(p model.Problem) string {
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

func describeExtra(p model.Problem, _ []model.Problem) mistake {
	name := last(p)
	used, allowed := keysOf(p), p.Allowed
	if len(p.Loc) == 1 {
		allowed = append([]string{"extensions"}, allowed...) // gone from the project that is validated
	}
	m := mistake{code: diagnostic.UnknownKey, place: at(p.Key), mends: nearest(name, allowed, suggest.Without(used...))}
	m.message = "Unknown key '" + name + "'" + within(p) + ". charmcraft refuses keys that it does not know."
	if len(p.Loc) == 1 && name == "options" && !slices.Contains(used, "config") {
		m.mends = []mendWay{{title: "Move under 'config'", kind: wrapKey, text: "config"}}
	}
	m.mends = append(m.mends, mendWay{title: "Remove '" + name + "'", kind: remove})
	return m
}

// keysOf are the allowed keys that the user has written beside the unknown one.
func keysOf(p model.Problem) []string {
	var used []string
	for _, name := range p.Allowed {
		if e, ok := p.Beside.Map.Entry(name); ok && e.Key.Origin.Layer == value.User {
			used = append(used, name)
		}
	}
	return used
}

// samples are values to begin with, for keys that must be there.
var samples = map[string]string{
	"name": "my-charm", "type": "charm", "summary": "A short summary.", "description": "A description.", "version": "'0'",
	"lib": "charm.library", "source": ".", "base": "ubuntu@24.04", "build-on": "[amd64]", "build-for": "[amd64]",
}

func describeMissing(p model.Problem, all []model.Problem) mistake {
	name := last(p)
	m := mistake{code: diagnostic.MissingKey, message: "The key '" + name + "' is missing" + within(p) + "."}
	for _, other := range all {
		if other.Type == model.ExtraForbidden && other.Beside == p.Input && suggestion(last(other), []string{name}) == name {
			m.code, m.place = diagnostic.UnknownKey, at(other.Key)
			m.message = "The key '" + name + "' is missing" + within(p) + "; '" + last(other) + "' is probably meant for it."
			m.mends = nearest(last(other), []string{name})
			return m
		}
	}
	m.place = at(p.Input, name)
	kind := addInside
	if len(p.Loc) == 1 {
		kind = addTop
	}
	if sample := samples[name]; sample != "" {
		m.mends = []mendWay{{title: "Add '" + name + ": " + sample + "'", kind: kind, text: name + ": " + sample}}
	}
	return m
}

func describeLiteral(p model.Problem, _ []model.Problem) mistake {
	name := last(p)
	m := mistake{code: diagnostic.UnknownValue, place: at(p.Input)}
	m.message = "'" + name + "' cannot be " + quoted(p.Input) + ". It is one of " + model.JoinOr(p.Allowed) + "."
	m.mends = choices(p.Input.Str(), p.Allowed)
	if name == "base" || name == "build-base" {
		m.code = diagnostic.InvalidBase
		m.mends = baseMends(p.Input)
	}
	return m
}

// choices are the changes to what may stand at a place: the nearest, or all
// where they are few.
func choices(text string, allowed []string) []mendWay {
	mends := nearest(text, allowed, suggest.Closed())
	if mends != nil || len(allowed) > 3 {
		return mends
	}
	for _, word := range allowed {
		mends = append(mends, mendWay{title: "Change to '" + word + "'", kind: rename, text: word})
	}
	return mends
}

// baseMends are the bases that a text is likely meant for, and otherwise the
// current one.
func baseMends(v *value.Value) []mendWay {
	mends := nearest(v.Str(), projectBases, suggest.Closed())
	if mends == nil {
		mends = []mendWay{{title: "Change to 'ubuntu@24.04'", kind: rename, text: "ubuntu@24.04"}}
	}
	return mends
}

func describeKey(p model.Problem, _ []model.Problem) mistake {
	return mistake{code: diagnostic.WrongType, place: at(p.Key), message: "The key " + quoted(p.Key) + " is " + kindNames[p.Key.Kind] + ", not a text. Write it in quotes.",
		mends: []mendWay{{title: "Write it in quotes", kind: quote}}}
}

func describePlugin(p model.Problem, _ []model.Problem) mistake {
	name := p.Input.Str()
	m := mistake{code: diagnostic.UnknownPlugin, place: at(p.Input), mends: nearest(name, pluginNames())}
	m.message = "There is no plugin '" + name + "'."
	if _, ok := plugins[name]; ok {
		m.message = "The plugin '" + name + "' is not there on every base of this project. Newer bases have 'uv', 'poetry' and 'python'."
		m.mends = []mendWay{{title: "Change to 'uv'", kind: rename, text: "uv"}}
	}
	return m
}

func describeDevel(p model.Problem, _ []model.Problem) mistake {
	name := p.Input.Str()
	return mistake{code: diagnostic.InvalidBase, message: "The base '" + name + "' is still in development, so the project also needs a 'build-base'.",
		mends: []mendWay{{title: "Add 'build-base: " + name + "'", kind: addTop, text: "build-base: " + name}}}
}

func describeVersion(p model.Problem, _ []model.Problem) mistake {
	m := mistake{code: diagnostic.CharmLibrary, message: "The version of a library is a text: write it in quotes."}
	if p.Input.Kind == value.Int || p.Input.Kind == value.Float {
		m.mends = []mendWay{{title: "Write it in quotes", kind: quote, text: "'" + p.Input.Str() + "'", safe: true}}
	}
	return m
}

func describeURL(p model.Problem, _ []model.Problem) mistake {
	m := mistake{code: diagnostic.InvalidURL, message: quoted(p.Input) + " is not an address that begins with 'http://' or 'https://'."}
	if _, problems := httpURL(value.NewString("https://" + p.Input.Text)); problems == nil && strings.Contains(p.Input.Text, ".") && !strings.Contains(p.Input.Text, ":") {
		m.mends = []mendWay{{title: "Put 'https://' in front", kind: rename, text: "https://" + p.Input.Text}}
	}
	return m
}

func describeLength(p model.Problem, _ []model.Problem) mistake {
	limit := "at most " + number(p.Message) + " are allowed"
	if strings.Contains(p.Type, "short") {
		limit = "at least " + number(p.Message) + " are needed"
	}
	length := value.NewInt(int64(utf8.RuneCountInString(p.Input.Str()))).Str()
	if p.Input.Kind == value.List {
		return mistake{code: diagnostic.WrongLength, message: "'" + last(p) + "' has " + value.NewInt(int64(len(p.Input.Items))).Str() + " items, but " + limit + "."}
	}
	return mistake{code: diagnostic.WrongLength, message: "'" + last(p) + "' has " + length + " characters, but " + limit + "."}
}

// number is the first number in a text.
func number(text string) string {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return ""
	}
	rest := text[start:]
	return rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
}

func lowerFirst(text string) string { return strings.ToLower(text[:1]) + text[1:] }

// plainMessage is pydantic's message without its lead.
func plainMessage(p model.Problem) string {
	return strings.TrimSuffix(strings.TrimPrefix(p.Message, "Value error, "), ".")
}

func describeShort(p model.Problem, _ []model.Problem) mistake {
	m := mistake{code: diagnostic.InvalidPart, message: "'" + last(p) + "' is empty."}
	if last(p) == "parts" {
		m.code = diagnostic.MissingKey
		m.message = "The project has no parts, and no extension that brings one. A charm is built from at least one part."
		m.place = place{names: []string{"parts"}}
		m.mends = []mendWay{{title: "Add the extension 'flask-framework'", kind: addTop, text: "extensions:\n  - flask-framework"}}
	}
	return m
}

func describePattern(p model.Problem, _ []model.Problem) mistake {
	if last(p) == "lib" {
		return mistake{code: diagnostic.CharmLibrary, message: "A library is named as CHARM.LIBRARY, as in 'traefik-k8s.ingress'; both begin with a letter and have at least two characters."}
	}
	return mistake{code: diagnostic.InvalidName, message: "'" + last(p) + "' is not written as it must be: " + lowerFirst(plainMessage(p)) + "."}
}

func describeBool(p model.Problem, _ []model.Problem) mistake {
	m := mistake{code: diagnostic.WrongType, message: "'" + last(p) + "' is true or false, not " + quoted(p.Input) + "."}
	m.mends = choices(p.Input.Str(), []string{"true", "false"})
	return m
}

// valueErrors are the codes of what validators of charmcraft refuse, by the
// name of the key; others are wrong values.
var valueErrors = map[string]diagnostic.Code{
	"name": diagnostic.InvalidName, "lib": diagnostic.CharmLibrary, "version": diagnostic.CharmLibrary,
	"build-on": diagnostic.InvalidPlatform, "build-for": diagnostic.InvalidPlatform, "platforms": diagnostic.InvalidPlatform, "bases": diagnostic.InvalidBase,
}

func describeValueError(p model.Problem) mistake {
	name := last(p)
	m := mistake{code: diagnostic.InvalidPart, message: plainMessage(p) + "."}
	if code, ok := valueErrors[name]; ok {
		m.code = code
	}
	m.message = strings.ToUpper(m.message[:1]) + m.message[1:]
	switch {
	case p.Key != nil:
		m.place = at(p.Key)
	case name == "build-on", name == "build-for":
		m.place, m.mends = architectureMends(p.Input)
	case name == "lib":
		m.message = quoted(p.Input) + " is not a library: it is named as CHARM.LIBRARY, as in 'traefik-k8s.ingress', with lower-case letters, digits and '_'."
	case name == "version" && m.code == diagnostic.CharmLibrary:
		m.message = quoted(p.Input) + " is not a version of a library: that is its API version, as in '1', or with its patch, as in '1.12'."
	case name == "name":
		m.message = quoted(p.Input) + " is not a name for a charm: it has lower-case letters, digits and single hyphens, at least one letter, and no hyphen at either end."
		m.mends = nameMends(p.Input.Str())
	}
	return m
}

// architectureMends points at the first entry that is no architecture.
func architectureMends(v *value.Value) (place, []mendWay) {
	items := v.Items
	if v.Kind == value.String {
		items = []*value.Value{v}
	}
	for _, item := range items {
		if _, _, problem := parseArchitecture(item.Str()); problem != "" {
			return at(item), nearest(item.Str(), architectures, suggest.Closed())
		}
	}
	return at(v), nil
}

// nameMends is the name with what it may have.
func nameMends(name string) []mendWay {
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789", r) })
	plain := strings.Join(words, "-")
	if !isProjectName(plain) || len(plain) > 40 {
		return nil
	}
	return []mendWay{{title: "Change to '" + plain + "'", kind: rename, text: plain}}
}

// wanted are the types that pydantic's problems ask for, in words.
var wanted = map[string]string{
	"string_type": "a text", "list_type": "a list", "set_type": "a list", "dict_type": "a mapping", "model_type": "a mapping",
	"bool_type": "true or false", "int_type": "a whole number", "int_parsing": "a whole number", "int_from_float": "a whole number",
	"none_required": "left out", "url_type": "an address",
}

func describeType(p model.Problem) mistake {
	m := mistake{code: diagnostic.WrongType, place: at(p.Input)}
	switch {
	case p.Key != nil:
		m.place = at(p.Key)
	case p.Input.Kind == value.Null && p.Under != nil:
		m.place = at(p.Under)
	}
	want, ok := wanted[p.Type]
	switch {
	case p.Type == "model_type" && len(p.Loc) == 2 && p.Loc[0].Name == "platforms":
		return describePlatform(p)
	case p.Type == model.Crash:
		m.message = "charmcraft cannot read this: it is " + kindNames[p.Input.Kind] + "."
	case !ok:
		m.message = plainMessage(p) + "."
	case p.Type == "none_required":
		m.code = diagnostic.UnknownKey
		m.message = "charmcraft does not allow a value for '" + last(p) + "'. Under 'links' there are contact, issues and source."
	default:
		m.message = "'" + last(p) + "' is " + kindNames[p.Input.Kind] + ", but must be " + want + "."
		m.mends = typeMends(p)
	}
	return m
}

// describePlatform is about a platform of which only the name is given.
func describePlatform(p model.Problem) mistake {
	m := mistake{code: diagnostic.InvalidPlatform, place: at(p.Under), mends: nearest(p.Under.Str(), architectures, suggest.Closed())}
	m.message = "Platform " + quoted(p.Under) + " is not an architecture, so it needs 'build-on' and 'build-for'. Architectures are " + model.JoinOr(architectures) + "."
	return m
}

// typeMends puts numbers and the like in quotes, and a lone text in a list.
func typeMends(p model.Problem) []mendWay {
	scalar := p.Input.Kind == value.Bool || isNumber(p.Input) || p.Input.Kind == value.Date || p.Input.Kind == value.DateTime
	switch {
	case p.Type == "string_type" && scalar:
		return []mendWay{{title: "Write it in quotes", kind: quote}}
	case p.Type == "list_type" && p.Input.Kind == value.String:
		return []mendWay{{title: "Write it as a list", kind: wrapList}}
	case p.Type == "dict_type" && p.Input.Kind == value.Null:
		return []mendWay{{title: "Write an empty mapping", kind: replace, at: p.Input, text: "{}"}}
	}
	return nil
}
