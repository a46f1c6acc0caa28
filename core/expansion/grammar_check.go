package expansion

import (
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/model"
	"charm-playground/core/value"
)

// grammarType is the T of a Grammar[T].
type grammarType struct {
	name  string          // as messages name it
	whole model.Validator // the whole value
	item  model.Validator // an item of a list, where the list itself may be a T
	text  bool            // T is str
	dict  bool            // T is a dict
}

// grammarKey is a key of a part that may hold clauses: _GrammarAwarePart
// (craft_application/models/grammar.py).
type grammarKey struct {
	name string
	kind *grammarType
}

var (
	textGrammar  = &grammarType{name: "str", whole: model.Str, text: true}
	intGrammar   = &grammarType{name: "int", whole: model.Int}
	boolGrammar  = &grammarType{name: "bool", whole: model.Bool}
	textsGrammar = &grammarType{name: "list of str", whole: model.List(model.Str), item: model.Str}
	envGrammar   = &grammarType{name: "list of dict", whole: model.List(singleEntry), item: singleEntry}
	filesGrammar = &grammarType{name: "dict of str to str", whole: model.Dict(model.Str, model.Str), item: model.Str, dict: true}
	permsGrammar = &grammarType{name: "list of dict", whole: model.List(permission), item: permission}
)

var (
	singleEntry = model.Sized("Dictionary", 1, 1, model.Dict(model.Str, model.Str))
	permission  = model.Dict(model.Str, model.Union(model.Choice{Label: "int", Type: model.Int}, model.Choice{Label: "str", Type: model.Str}))
)

var grammarKeys = []grammarKey{
	{"plugin", textGrammar}, {"source", textGrammar}, {"source-checksum", textGrammar}, {"source-branch", textGrammar},
	{"source-commit", textGrammar}, {"source-depth", intGrammar}, {"source-subdir", textGrammar}, {"source-submodules", textsGrammar},
	{"source-tag", textGrammar}, {"source-type", textGrammar}, {"disable-parallel", boolGrammar}, {"after", textsGrammar},
	{"overlay-packages", textsGrammar}, {"stage-snaps", textsGrammar}, {"stage-packages", textsGrammar}, {"build-snaps", textsGrammar},
	{"build-packages", textsGrammar}, {"build-slices", textsGrammar}, {"build-environment", envGrammar}, {"build-attributes", textsGrammar},
	{"organize", filesGrammar}, {"overlay", textsGrammar}, {"stage", textsGrammar}, {"prime", textsGrammar},
	{"override-pull", textGrammar}, {"overlay-script", textGrammar}, {"override-build", textGrammar}, {"override-stage", textGrammar},
	{"override-prime", textGrammar}, {"permissions", permsGrammar}, {"parse-info", textsGrammar},
}

// grammarPart is the model of one part with its clauses.
var grammarPart = func() model.Model {
	part := model.Model{Title: "_GrammarAwarePart", ByName: true, Extra: true}
	for _, key := range grammarKeys {
		part.Fields = append(part.Fields, model.Field{Name: key.name, Type: model.Optional(key.kind.validate)})
	}
	return part
}()

// checkGrammar is GrammarAwareProject.validate_grammar. It gives a project
// without parts an empty mapping of them.
func (x *expander) checkGrammar(yaml *value.Value) *failure {
	if !yaml.Map.Has("parts") {
		yaml.Map.SetString("parts", value.NewMap().With(inferred))
	}
	whole := model.Model{Title: "GrammarAwareProject", Extra: true, Fields: []model.Field{
		{Name: "parts", Type: model.Dict(model.PlainStr, grammarPart.Validate)},
	}}
	_, problems := whole.Validate(yaml)
	if problems == nil {
		return nil
	}
	return &failure{Error: says("charmcraft internal error: " + pydanticMessage(problems)), mistakes: describe(problems, "charmcraft.yaml")}
}

// validate is Grammar[T].validate (craft_grammar/models.py).
func (t *grammarType) validate(v *value.Value) (*value.Value, []model.Problem) {
	if v.Kind == value.List {
		return v, t.list(v)
	}
	_, problems := t.whole(v)
	if problems != nil && !t.text && v.Kind != value.Map {
		problems = model.Raise(v, "value must be a "+t.name+": "+v.Repr())
	}
	return v, problems
}

func (t *grammarType) list(v *value.Value) []model.Problem {
	var all []model.Problem
	for i, item := range v.Items {
		clause, body, problem := clauseOf(item)
		switch {
		case problem != "":
			all = append(all, model.At(model.Index(i), model.Raise(item, problem))...)
		case clause && body != nil:
			_, problems := t.validate(body)
			all = append(all, model.At(model.Index(i), problems)...)
		case clause, t.accepts(item):
		case t.text && item.Kind == value.Map:
			all = append(all, model.At(model.Index(i), model.Raise(item, "value must be a str or valid grammar dict: "+v.Repr()))...)
		case t.text:
			return model.Refuse(item, "string_type", "Input should be a valid string")
		default:
			return model.Raise(v, "value must be a "+t.name+": "+v.Repr())
		}
	}
	return all
}

func (t *grammarType) accepts(item *value.Value) bool {
	if t.item == nil {
		return false
	}
	_, problems := t.item(item)
	return problems == nil
}

// The clauses as validation sees them (craft_grammar/models.py).
var (
	compoundKey = regexp.MustCompile(`^on\s+(.+)\s+to\s+(.+)\s*\n?$`)
	simpleKey   = regexp.MustCompile(`^(on|to|for)\s+(.+)\s*\n?$`)
)

// clauseOf tells whether an item of a list is a clause, with its body; the
// text is what is wrong with its selectors.
func clauseOf(item *value.Value) (clause bool, body *value.Value, problem string) {
	if item.IsString("else fail") {
		return true, nil, ""
	}
	if item.Kind != value.Map || item.Map.Len() != 1 || item.Map.Entries()[0].Key.Kind != value.String {
		return false, nil, ""
	}
	e := item.Map.Entries()[0]
	if e.Key.Text == "try" {
		return false, nil, "'try' was removed from grammar, use 'on <arch>' instead"
	}
	if e.Key.Text == "else" {
		return true, e.Value, ""
	}
	if match := compoundKey.FindStringSubmatch(e.Key.Text); match != nil {
		return true, e.Value, firstText(selectorProblem(match[1], "on ... to"), selectorProblem(match[2], "on ... to"))
	}
	if match := simpleKey.FindStringSubmatch(e.Key.Text); match != nil {
		return true, e.Value, selectorProblem(match[2], match[1])
	}
	return false, nil, ""
}

func firstText(texts ...string) string {
	if at := slices.IndexFunc(texts, func(text string) bool { return text != "" }); at >= 0 {
		return texts[at]
	}
	return ""
}

func selectorProblem(selector, clause string) string {
	switch {
	case strings.Contains(selector, " "):
		return "spaces are not allowed in '" + clause + "' selector"
	case clause == "for" && strings.Contains(selector, ","):
		return "commas are not allowed in 'for' selectors"
	case strings.HasPrefix(selector, ","), strings.HasSuffix(selector, ","), strings.Contains(selector, ",,"):
		return "syntax error in '" + clause + "' selector"
	}
	return ""
}

// slashBases are the bases on which names of parts may have a '/'
// (craft_application/_const.py).
var slashBases = []string{
	"core20", "core22", "core24", "ubuntu@16.04", "ubuntu@18.04", "ubuntu@20.04", "ubuntu@22.04", "ubuntu@24.04", "ubuntu@24.10",
	"ubuntu@25.04", "ubuntu@25.10", "centos@7", "almalinux@9",
}

// checkPartNames is _validate_user_provided_part_names.
func (x *expander) checkPartNames(yaml *value.Value) *failure {
	on := yaml.Get("build-base")
	if on == nil {
		on = yaml.Get("base")
	}
	if on != nil && on.Kind == value.String && slices.Contains(slashBases, on.Text) {
		return nil
	}
	failed := &failure{}
	var names []string
	for _, e := range yaml.Get("parts").Map.Entries() {
		if strings.Contains(e.Key.Text, "/") {
			names = append(names, e.Key.Text)
			failed.mistakes = append(failed.mistakes, mistake{code: diagnostic.InvalidName, place: at(e.Key), message: "The name of a part cannot have a '/' in it.",
				mends: []mendWay{{title: "Replace '/' with '-'", kind: rename, text: strings.ReplaceAll(e.Key.Text, "/", "-")}}})
		}
	}
	if names == nil {
		return nil
	}
	failed.Error = Error{
		Message:    "Invalid part names: " + strings.Join(names, ", "),
		Details:    "Part names may not contain the '/' character.",
		Resolution: "Rename invalid parts.",
	}
	return failed
}

// checkBuildSlices is _apply_build_slices, which charmcraft has not enabled.
func (x *expander) checkBuildSlices(yaml *value.Value) *failure {
	e, ok := yaml.Map.Entry("build-slices")
	if !ok {
		return nil
	}
	return refuse(Error{
		Message:    "Charmcraft does not support the 'build-slices' key.",
		Resolution: "Remove the 'build-slices' key at the root of the project file.",
	}, diagnostic.UnknownKey, at(e.Key), "charmcraft does not support the key 'build-slices'.", mendWay{title: "Remove 'build-slices'", kind: remove})
}
