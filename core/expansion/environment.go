package expansion

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/pydantic"
	"charm-playground/core/value"
)

// otherArchitecture replaces "all": it is the first architecture that differs
// from the machine's own (_expand_environment,
// craft_application/services/project.py).
const otherArchitecture = "arm64"

// expandEnvironment replaces $CRAFT_… variables in the whole project
// (craft_parts/executor/environment.py). It writes folders relative to the
// project's folder.
func (x *expander) expandEnvironment(yaml *value.Value) *failure {
	version, failed := projectVersion(yaml)
	if failed != nil {
		return failed
	}
	if x.platforms != nil {
		yaml.Map.Set(cmp.Or(firstKey(x.raw, "platforms"), value.NewString("platforms").With(inferred)), x.platforms)
	}
	return replaceValues(yaml, environmentReplacer(x.target, projectName(yaml), version))
}

// replaceValues replaces variables in the values of a project.
func replaceValues(yaml *value.Value, replacer *strings.Replacer) *failure {
	for _, e := range yaml.Map.Entries() {
		replaced, failed := replaceIn(e.Value, replacer, nil)
		if failed != nil {
			return failed
		}
		yaml.Map.Set(e.Key, replaced)
	}
	return nil
}

func projectName(yaml *value.Value) string {
	if name := yaml.Get("name"); name != nil {
		return name.Str()
	}
	return ""
}

// variables are the keys that a part may set while it is built
// (craft_application/application.py, project_variables).
var variables = []string{"version", "summary", "description"}

// projectVersion reads the project's variables and returns the version.
func projectVersion(yaml *value.Value) (string, *failure) {
	if problems := variableProblems(yaml); problems != nil {
		return "", invalid(problems)
	}
	if version := yaml.Get("version"); version != nil && version.Kind != value.Null {
		return version.Str(), nil
	}
	return "", nil
}

// variableProblems validates the project's variables, each a
// craft_parts.ProjectVar that also has the value of adopt-info. charmcraft stops
// at the first one with problems.
func variableProblems(yaml *value.Value) pydantic.Problems {
	adopt := projectVar(yaml, "adopt-info", "part_name", &maybeWord)
	for _, key := range variables {
		if problems := append(projectVar(yaml, key, "value", &maybeText), adopt...); problems != nil {
			return problems
		}
	}
	return nil
}

// projectVar validates one field of the ProjectVar that a key becomes.
func projectVar(yaml *value.Value, key, field string, of pydantic.Type) pydantic.Problems {
	v := yaml.Get(key)
	if v == nil {
		return nil
	}
	_, problems := of.Validate(v)
	return pydantic.At(pydantic.Name(key), pydantic.At(pydantic.Label(field), problems))
}

// environmentReplacer replaces the variables, written as $NAME or ${NAME}, by
// their values.
func environmentReplacer(t target, name, version string) *strings.Replacer {
	var pairs []string
	for _, variable := range craftVariables(t.architecture(), name, version) {
		pairs = append(pairs, "$"+variable[0], variable[1], "${"+variable[0]+"}", variable[1])
	}
	return strings.NewReplacer(pairs...)
}

// craftVariables returns the variables with their values. A name that begins
// with another one comes before it.
func craftVariables(buildFor, name, version string) [][2]string {
	return [][2]string{
		{"CRAFT_ARCH_TRIPLET_BUILD_FOR", charmcraft.Triplet(buildFor)},
		{"CRAFT_ARCH_TRIPLET_BUILD_ON", charmcraft.Triplet(hostArchitecture)},
		{"CRAFT_PARALLEL_BUILD_COUNT", "2"},
		{"CRAFT_ARCH_BUILD_FOR", buildFor},
		{"CRAFT_ARCH_BUILD_ON", hostArchitecture},
		{"CRAFT_PROJECT_VERSION", version},
		{"CRAFT_ARCH_TRIPLET", charmcraft.Triplet(buildFor)},
		{"CRAFT_PROJECT_NAME", name},
		{"CRAFT_PROJECT_DIR", "."},
		{"CRAFT_TARGET_ARCH", buildFor},
		{"DEBIAN_FRONTEND", "noninteractive"},
		{"CRAFT_STAGE", "./stage"},
		{"CRAFT_PRIME", "./prime"},
	}
}

// architecture returns the architecture that the project is built for.
func (t target) architecture() string {
	if t.buildFor == "all" {
		return otherArchitecture
	}
	return t.buildFor
}

// recursion is charmcraft's error for a value that contains itself.
const recursion = "RecursionError('maximum recursion depth exceeded')"

// replaceIn follows _replace_attr: a tuple becomes a list, and bytes become a
// list of numbers. A value without variables stays the same object.
func replaceIn(v *value.Value, replacer *strings.Replacer, open []*value.Value) (*value.Value, *failure) {
	switch {
	case v.Kind == value.String && strings.Contains(v.Text, "$"):
		return value.NewString(replacer.Replace(v.Text)).From(v), nil
	case v.Kind == value.Bytes:
		return value.NewList(iterated(v)...).From(v), nil
	case v.Kind != value.List && v.Kind != value.Tuple && v.Kind != value.Map:
		return v, nil
	case slices.Contains(open, v):
		return nil, crash(recursion, findingAt(diagnostic.WrongType, v, "This value holds itself."))
	case v.Kind == value.Map:
		return replaceInDict(v, replacer, append(open, v))
	}
	return replaceInList(v, replacer, append(open, v))
}

func replaceInList(v *value.Value, replacer *strings.Replacer, open []*value.Value) (*value.Value, *failure) {
	items, same := v.Items, true
	for i, item := range v.Items {
		replaced, failed := replaceIn(item, replacer, open)
		if failed != nil {
			return nil, failed
		}
		if replaced == item {
			continue
		}
		if same {
			items, same = slices.Clone(items), false
		}
		items[i] = replaced
	}
	if same && v.Kind == value.List {
		return v, nil
	}
	return value.NewList(items...).From(v), nil
}

func replaceInDict(v *value.Value, replacer *strings.Replacer, open []*value.Value) (*value.Value, *failure) {
	entries, same := v.Map.Entries(), true
	for i, e := range v.Map.Entries() {
		replaced, failed := replaceInEntry(e, replacer, open)
		if failed != nil {
			return nil, failed
		}
		if replaced == e {
			continue
		}
		if same {
			entries, same = slices.Clone(entries), false
		}
		entries[i] = replaced
	}
	if same {
		return v, nil
	}
	return value.NewMap(entries...).From(v), nil
}

func replaceInEntry(e value.Entry, replacer *strings.Replacer, open []*value.Value) (value.Entry, *failure) {
	key, failed := replaceInKey(e.Key, replacer, open)
	if failed != nil {
		return e, failed
	}
	held, failed := replaceIn(e.Value, replacer, open)
	return value.Entry{Key: key, Value: held}, failed
}

// replaceInKey refuses keys that would become lists.
func replaceInKey(key *value.Value, replacer *strings.Replacer, open []*value.Value) (*value.Value, *failure) {
	if key.Kind == value.Tuple || key.Kind == value.Bytes {
		return nil, crash("TypeError(\"unhashable type: 'list'\")", findingAt(diagnostic.WrongType, key, "A key is text, not "+key.Kind.InWords()+"."))
	}
	return replaceIn(key, replacer, open)
}
