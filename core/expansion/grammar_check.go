package expansion

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// grammarType is the T in Optional[Grammar[T]].
type grammarType struct {
	name  string        // as messages name it
	whole pydantic.Type // the whole value
	item  pydantic.Type // an item, if a list of them is accepted as a T; otherwise nil
	text  bool          // T is str
}

var (
	textGrammar  = grammarType{name: "str", whole: &pydantic.Str, text: true}
	intGrammar   = grammarType{name: "int", whole: &pydantic.Int}
	boolGrammar  = grammarType{name: "bool", whole: &pydantic.Bool}
	textsGrammar = grammarType{name: "list of str", whole: &texts, item: &pydantic.Str}
	envGrammar   = grammarType{name: "list of dict", whole: &pydantic.List{Item: &singleEntry}, item: &singleEntry}
	filesGrammar = grammarType{name: "dict of str to str", whole: &textDict, item: &pydantic.Str}
	permsGrammar = grammarType{name: "list of dict", whole: &pydantic.List{Item: &permission}, item: &permission}
)

var (
	textDict    = pydantic.Dict{Key: &pydantic.Str, Value: &pydantic.Str}
	singleEntry = pydantic.Sized{Noun: "Dictionary", Least: 1, Most: 1, Of: &textDict}
	permission  = pydantic.Dict{Key: &pydantic.Str, Value: &pydantic.Union{{Label: "int", Type: &pydantic.Int}, {Label: "str", Type: &pydantic.Str}}}
)

// grammarKinds has the types of a part's keys, which may have clauses.
var grammarKinds = kinds{
	charmcraft.Text: &textGrammar, charmcraft.MaybeText: &textGrammar, charmcraft.Texts: &textsGrammar, charmcraft.MaybeTexts: &textsGrammar,
	charmcraft.Slices: &textsGrammar, charmcraft.Paths: &textsGrammar, charmcraft.TextDict: &filesGrammar, charmcraft.Environment: &envGrammar,
	charmcraft.Rights: &permsGrammar, charmcraft.Bool: &boolGrammar, charmcraft.Int: &intGrammar,
}

// grammarPart is the model of one part that may have clauses: _GrammarAwarePart
// (craft_application/models/grammar.py).
var grammarPart = pydantic.Model{Title: "_GrammarAwarePart", ByName: true, Extra: true, Fields: append(
	fields(slices.DeleteFunc(slices.Clone(charmcraft.Part), func(k charmcraft.Key) bool { return k.Plain }), &grammarKinds, nil),
	pydantic.Field{Name: "parse-info", Type: &textsGrammar},
)}

var grammarProject = pydantic.Model{Title: "GrammarAwareProject", Extra: true, Fields: []pydantic.Field{
	{Name: "parts", Type: &pydantic.Dict{Key: &pydantic.PlainStr, Value: &grammarPart}},
}}

// checkGrammar follows GrammarAwareProject.validate_grammar. It adds an empty
// mapping of parts to a project without one.
func (x *expander) checkGrammar(yaml *value.Value) *failure {
	if !yaml.Map.Has("parts") {
		yaml.Map.SetString("parts", value.NewMap().With(inferred))
	}
	if _, problems := grammarProject.Validate(yaml); problems != nil {
		return invalid(problems)
	}
	x.grammatical = true
	return nil
}

// Validate follows Optional[Grammar[T]].
func (t *grammarType) Validate(v *value.Value) (*value.Value, pydantic.Problems) {
	if v.Kind == value.Null {
		return v, nil
	}
	return v, t.check(v)
}

// check follows Grammar[T].validate (craft_grammar/models.py).
func (t *grammarType) check(v *value.Value) pydantic.Problems {
	if v.Kind == value.List {
		return t.list(v)
	}
	_, problems := t.whole.Validate(v)
	if problems != nil && !t.text && v.Kind != value.Map {
		return t.refuse(v)
	}
	return problems
}

func (t *grammarType) refuse(v *value.Value) pydantic.Problems {
	return pydantic.Raise(v, "value must be a "+t.name+": "+v.Repr())
}

func (t *grammarType) list(v *value.Value) pydantic.Problems {
	var all pydantic.Problems
	for i, item := range v.Items {
		var problems pydantic.Problems
		clause, body, problem := clauseOf(item)
		switch {
		case problem != "":
			problems = pydantic.Raise(item, problem)
		case clause && body != nil:
			problems = t.check(body)
		case clause, t.accepts(item):
		case t.text && item.Kind == value.Map:
			problems = pydantic.Raise(item, "value must be a str or valid grammar dict: "+v.Repr())
		case t.text:
			return pydantic.Refuse(item, "string_type", "Input should be a valid string")
		default:
			return t.refuse(v)
		}
		all.Add(pydantic.Index(i), problems)
	}
	return all
}

func (t *grammarType) accepts(item *value.Value) bool {
	if t.item == nil {
		return false
	}
	_, problems := t.item.Validate(item)
	return problems == nil
}

// The clauses as the validation reads them (craft_grammar/models.py).
var (
	compoundKey = regexp.MustCompile(`^on\s+(.+)\s+to\s+(.+)\s*\n?$`)
	simpleKey   = regexp.MustCompile(`^(on|to|for)\s+(.+)\s*\n?$`)
)

// clauseOf reports whether an item of a list is a clause, with its body. The
// text says what is wrong with its selectors.
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
	clause, problem = clauseKey(e.Key.Text)
	if !clause {
		return false, nil, ""
	}
	return true, e.Value, problem
}

// clauseKey reports whether a key begins a clause, and says what is wrong with
// its selectors.
func clauseKey(key string) (clause bool, problem string) {
	if match := compoundKey.FindStringSubmatch(key); match != nil {
		return true, cmp.Or(selectorProblem(match[1], "on ... to"), selectorProblem(match[2], "on ... to"))
	}
	if match := simpleKey.FindStringSubmatch(key); match != nil {
		return true, selectorProblem(match[2], match[1])
	}
	return key == "else", ""
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

// checkPartNames follows _validate_user_provided_part_names.
func (x *expander) checkPartNames(yaml *value.Value) *failure {
	if on := cmp.Or(yaml.Get("build-base"), yaml.Get("base")); on != nil && on.Kind == value.String && charmcraft.BaseOf(on.Text).Slashes {
		return nil
	}
	failed := slashedNames(yaml.Get("parts"))
	if failed == nil {
		return nil
	}
	return failed.resolved("Part names may not contain the '/' character.", "Rename invalid parts.")
}

// slashedNames refuses parts with a '/' in their names.
func slashedNames(parts *value.Value) *failure {
	var found refusedNames
	for _, e := range parts.Map.Entries() {
		if name := e.Key.Text; strings.Contains(name, "/") {
			dashed := &fix{title: "Replace '/' with '-'", kind: rename, text: strings.ReplaceAll(name, "/", "-")}
			found.add(name, findingAt(diagnostic.InvalidName, e.Key, "The name of a part cannot have a '/' in it.", dashed))
		}
	}
	return found.refuse("Invalid part names: ", "")
}

// checkBuildSlices follows _apply_build_slices. charmcraft does not enable
// build slices.
func (x *expander) checkBuildSlices(yaml *value.Value) *failure {
	e, ok := yaml.Map.Entry("build-slices")
	if !ok {
		return nil
	}
	return refuse("Charmcraft does not support the 'build-slices' key.",
		findingAt(diagnostic.UnknownKey, e.Key, "charmcraft does not support the key 'build-slices'.", removal("'build-slices'"))).
		resolved("", "Remove the 'build-slices' key at the root of the project file.")
}
