package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/model"
	"charm-playground/core/value"
)

// triplets are the platform triplets of architectures (craft_parts/infos.py).
var triplets = map[string]string{
	"amd64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu", "armhf": "arm-linux-gnueabihf", "i386": "i386-linux-gnu",
	"ppc64el": "powerpc64le-linux-gnu", "riscv64": "riscv64-linux-gnu", "s390x": "s390x-linux-gnu",
}

// otherArchitecture stands for "all": the first that is not the machine's own
// (_expand_environment, craft_application/services/project.py).
const otherArchitecture = "arm64"

// expandEnvironment replaces $CRAFT_… variables in all of the project
// (craft_parts/executor/environment.py). Folders are written relative to the
// project's.
func (x *expander) expandEnvironment(yaml *value.Value) *failure {
	version, failed := x.projectVersion(yaml)
	if failed != nil {
		return failed
	}
	if x.platforms != nil {
		yaml.Map.Set(x.platformsKey(), x.platforms)
	}
	replacer := environmentReplacer(x.target, projectName(yaml), version)
	for _, e := range yaml.Map.Entries() {
		replaced, failed := replaceIn(e.Value, replacer, nil)
		if failed != nil {
			return failed
		}
		yaml.Map.Set(e.Key, replaced)
	}
	return nil
}

func (x *expander) platformsKey() *value.Value {
	if e, ok := x.raw.Map.Entry("platforms"); ok {
		return e.Key
	}
	return named("platforms", inferred)
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

// projectVersion reads the project's variables, each a craft_parts.ProjectVar,
// and returns the version.
func (x *expander) projectVersion(yaml *value.Value) (string, *failure) {
	var adoptProblems []model.Problem
	if adopt := yaml.Get("adopt-info"); adopt != nil {
		_, adoptProblems = model.Optional(model.PlainStr)(adopt)
		adoptProblems = model.At(model.Name("adopt-info"), model.At(model.Label("part_name"), adoptProblems))
	}
	for _, key := range variables {
		var problems []model.Problem
		if v := yaml.Get(key); v != nil {
			_, problems = maybeText(v)
			problems = model.At(model.Name(key), model.At(model.Label("value"), problems))
		}
		if problems = append(problems, adoptProblems...); problems != nil {
			return "", &failure{Error: says("charmcraft internal error: " + pydanticMessage(problems)), mistakes: describe(problems, "charmcraft.yaml")}
		}
	}
	if version := yaml.Get("version"); version != nil && version.Kind != value.Null {
		return version.Str(), nil
	}
	return "", nil
}

func environmentReplacer(t target, name, version string) *strings.Replacer {
	buildFor := t.buildFor
	if buildFor == "all" {
		buildFor = otherArchitecture
	}
	return replacerOf(map[string]string{
		"CRAFT_ARCH_TRIPLET":           triplets[buildFor],
		"CRAFT_TARGET_ARCH":            buildFor,
		"CRAFT_ARCH_BUILD_ON":          hostArchitecture,
		"CRAFT_ARCH_BUILD_FOR":         buildFor,
		"CRAFT_ARCH_TRIPLET_BUILD_ON":  triplets[hostArchitecture],
		"CRAFT_ARCH_TRIPLET_BUILD_FOR": triplets[buildFor],
		"CRAFT_PARALLEL_BUILD_COUNT":   "2",
		"CRAFT_PROJECT_DIR":            ".",
		"CRAFT_STAGE":                  "./stage",
		"CRAFT_PRIME":                  "./prime",
		"CRAFT_PROJECT_NAME":           name,
		"CRAFT_PROJECT_VERSION":        version,
		"DEBIAN_FRONTEND":              "noninteractive",
	})
}

// replacerOf writes variables out, as $NAME and as ${NAME}, the longer names
// first.
func replacerOf(variables map[string]string) *strings.Replacer {
	var names []string
	for name := range variables {
		names = append(names, "$"+name, "${"+name+"}")
	}
	slices.SortFunc(names, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	pairs := make([]string, 0, 2*len(names))
	for _, name := range names {
		pairs = append(pairs, name, variables[strings.Trim(name, "${}")])
	}
	return strings.NewReplacer(pairs...)
}

// recursion is charmcraft's error for a value that holds itself.
const recursion = "charmcraft internal error: RecursionError('maximum recursion depth exceeded')"

// replaceIn is _replace_attr: it rebuilds dicts and sequences, where a tuple
// becomes a list and bytes a list of numbers.
func replaceIn(v *value.Value, replacer *strings.Replacer, open []*value.Value) (*value.Value, *failure) {
	if slices.Contains(open, v) {
		return nil, refuse(says(recursion), diagnostic.WrongType, at(v), "This value holds itself.")
	}
	switch v.Kind {
	case value.String:
		if !strings.Contains(v.Text, "$") {
			return v, nil
		}
		return named(replacer.Replace(v.Text), v.Origin), nil
	case value.Bytes:
		list := &value.Value{Kind: value.List, Origin: v.Origin}
		for i := 0; i < len(v.Text); i++ {
			number := value.NewInt(int64(v.Text[i]))
			number.Origin = v.Origin
			list.Items = append(list.Items, number)
		}
		return list, nil
	case value.List, value.Tuple:
		list := &value.Value{Kind: value.List, Origin: v.Origin, Items: make([]*value.Value, 0, len(v.Items))}
		for _, item := range v.Items {
			replaced, failed := replaceIn(item, replacer, append(open, v))
			if failed != nil {
				return nil, failed
			}
			list.Items = append(list.Items, replaced)
		}
		return list, nil
	case value.Map:
		return replaceInDict(v, replacer, append(open, v))
	}
	return v, nil
}

func replaceInDict(v *value.Value, replacer *strings.Replacer, open []*value.Value) (*value.Value, *failure) {
	dict := &value.Value{Kind: value.Map, Map: value.NewDict(), Origin: v.Origin}
	for _, e := range v.Map.Entries() {
		if e.Key.Kind == value.Tuple || e.Key.Kind == value.Bytes {
			return nil, crashAs(diagnostic.WrongType, at(e.Key), "TypeError(\"unhashable type: 'list'\")", "A key is a text, not "+kindNames[e.Key.Kind]+".")
		}
		key, failed := replaceIn(e.Key, replacer, open)
		if failed != nil {
			return nil, failed
		}
		held, failed := replaceIn(e.Value, replacer, open)
		if failed != nil {
			return nil, failed
		}
		dict.Map.Set(key, held)
	}
	return dict, nil
}
