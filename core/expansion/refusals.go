package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/framework"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/value"
)

// extensionChecks are what an extension refuses, in charmcraft's order:
// SinglePlatformExtension.validate (charmcraft/extensions/extension.py) and
// _AppBase._check_input (charmcraft/extensions/app.py).
func (x *expander) extensionChecks() []func(*value.Value) *failure {
	return []func(*value.Value) *failure{
		x.checkOneBase, x.checkSupportedBases, x.checkExperimental,
		x.checkType, x.checkCosCustom, x.checkCharmPart, x.checkIncompatible, x.checkReserved,
		x.checkOverlap, x.checkOptions, x.checkPaasConfig, x.checkEndpoints,
	}
}

// baseChecks is how many of the checks, the first, are about bases.
const baseChecks = 3

func (x *expander) checkOneBase(yaml *value.Value) *failure {
	found := bases(yaml)
	if len(found) < 2 {
		return nil
	}
	return refuse(says("Extension does not support multiple bases: "+strings.Join(found, ", ")), diagnostic.InvalidBase, keyPlace(yaml, "platforms", "bases", "base"),
		"The extension '"+x.framework.Extension()+"' works with one base, and the project names "+strings.Join(found, " and ")+".")
}

// keyPlace is the first of the top-level keys that is there.
func keyPlace(yaml *value.Value, keys ...string) place {
	for _, key := range keys {
		if e, ok := yaml.Map.Entry(key); ok {
			return at(e.Key)
		}
	}
	return place{names: keys[:1]}
}

func basePlace(yaml *value.Value) place {
	if named := yaml.Get("base"); named.Truthy() {
		return at(named)
	}
	return keyPlace(yaml, "platforms", "bases", "base")
}

func (x *expander) checkSupportedBases(yaml *value.Value) *failure {
	unsupported := slices.DeleteFunc(bases(yaml), func(b string) bool { return slices.Contains(x.generation.Bases, b) })
	if len(unsupported) == 0 {
		return nil
	}
	supported := x.framework.Bases()
	var mends []mendWay
	where := keyPlace(yaml, "bases", "platforms", "base")
	if named := yaml.Get("base"); named.Truthy() && slices.Contains(unsupported, labelBase(named.Text)) {
		where = at(named)
		for _, name := range x.stableBases() {
			mends = append(mends, mendWay{title: "Change to '" + name + "'", kind: rename, text: name})
		}
	}
	return refuse(says("Extension '"+x.framework.Extension()+"' does not support base(s): "+strings.Join(unsupported, ", ")), diagnostic.UnsupportedBase, where,
		"The extension '"+x.framework.Extension()+"' does not support "+strings.Join(unsupported, ", ")+". It supports "+strings.Join(supported, ", ")+".", mends...)
}

// stableBases are the bases that the framework supports, the newest that needs
// no permission first.
func (x *expander) stableBases() []string {
	names := slices.Clone(x.framework.V1.Bases)
	slices.Reverse(names)
	return names
}

func (x *expander) checkExperimental(yaml *value.Value) *failure {
	found := bases(yaml)
	if !x.generation.Experimental || len(found) == 0 || x.options.Experimental {
		return nil
	}
	name := x.framework.Extension()
	return refuse(says("Extension '"+name+"' is experimental on base(s): "+strings.Join(found, ", ")), diagnostic.ExperimentalBase, basePlace(yaml),
		"The extension '"+name+"' is experimental on "+strings.Join(found, ", ")+": charmcraft applies it only when CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS is set.")
}

func (x *expander) incompatible() string {
	return "the '" + x.framework.Extension() + "' extension is incompatible with "
}

func (x *expander) checkType(yaml *value.Value) *failure {
	e, ok := yaml.Map.Entry("type")
	if e.Value.IsString("charm") {
		return nil
	}
	if !ok {
		return refuse(says(x.incompatible()+"type None"), diagnostic.MissingKey, place{names: []string{"type"}},
			"The key 'type' is missing. A project with an extension is of type 'charm'.",
			mendWay{title: "Add 'type: charm'", kind: addTop, text: "type: charm", safe: true})
	}
	return refuse(says(x.incompatible()+"type "+e.Value.Repr()), diagnostic.UnknownValue, at(e.Value),
		"A project with an extension is of type 'charm'.", mendWay{title: "Change to 'charm'", kind: replace, text: "charm"})
}

// cosFolders are the folders that cos_custom may hold (COS_SUBDIRS).
var cosFolders = []string{"grafana_dashboards", "loki_alert_rules", "prometheus_alert_rules"}

func (x *expander) checkCosCustom(*value.Value) *failure {
	var files, folders []string
	for _, name := range x.folder.List(project.CosCustom) {
		switch {
		case !x.folder.IsFolder(project.CosCustom + "/" + name):
			files = append(files, name)
		case !slices.Contains(cosFolders, name):
			folders = append(folders, name)
		}
	}
	var details []string
	if files != nil {
		details = append(details, "root files: "+strings.Join(files, ", "))
	}
	if folders != nil {
		details = append(details, "invalid subdirectories: "+strings.Join(folders, ", "))
	}
	if details == nil {
		return nil
	}
	failed := &failure{Error: says("custom COS directory must only contain the following subdirectories: {'" + strings.Join(cosFolders, "', '") + "'}. Found " + strings.Join(details, "; "))}
	for _, name := range slices.Concat(files, folders) {
		failed.mistakes = append(failed.mistakes, mistake{code: diagnostic.CosCustom, place: place{file: x.firstFile(project.CosCustom + "/" + name)},
			message: "'" + name + "' cannot be in cos_custom, which holds only the folders " + strings.Join(cosFolders, ", ") + "."})
	}
	return failed
}

// firstFile is a file of the project that is the given path or in it.
func (x *expander) firstFile(path string) string {
	for _, name := range x.folder.Files() {
		if name == path || strings.HasPrefix(name, path+"/") {
			return name
		}
	}
	return project.Charmcraft
}

func (x *expander) checkCharmPart(yaml *value.Value) *failure {
	parts := yaml.Get("parts")
	if parts.Get("charm") == nil {
		return nil
	}
	e, _ := parts.Map.Entry("charm")
	if e.Value.Origin.Layer == value.Extension {
		return x.severalExtensions(yaml)
	}
	return refuse(says(x.incompatible()+"customized charm part"), diagnostic.CustomizedCharm, at(e.Key),
		"The extension '"+x.framework.Extension()+"' brings the part 'charm' itself; the project cannot have its own.", mendWay{title: "Remove the part 'charm'", kind: remove})
}

// severalExtensions is the refusal of a second extension: it meets the part of
// the first.
func (x *expander) severalExtensions(*value.Value) *failure {
	return refuse(says(x.incompatible()+"customized charm part"), diagnostic.CustomizedCharm, keyPlace(x.raw, "extensions"),
		"A project can have one extension: the part 'charm' of the first is in the way of '"+x.framework.Extension()+"'.", x.keepOne()...)
}

// keepOne keeps one of several extensions: the first that is written.
func (x *expander) keepOne() []mendWay {
	declared := x.raw.Get("extensions")
	if declared == nil || declared.Kind != value.List || len(declared.Items) == 0 {
		return nil
	}
	name := declared.Items[0].Str()
	return []mendWay{{title: "Keep '" + name + "' only", kind: replace, at: declared, text: "[" + name + "]"}}
}

func (x *expander) checkIncompatible(yaml *value.Value) *failure {
	found := slices.DeleteFunc(slices.Clone(framework.Incompatible), func(key string) bool { return !yaml.Map.Has(key) })
	if len(found) == 0 {
		return nil
	}
	failed := &failure{Error: says(x.incompatible() + "the provided field(s): " + strings.Join(found, ", "))}
	for _, key := range found {
		e, _ := yaml.Map.Entry(key)
		failed.mistakes = append(failed.mistakes, mistake{code: diagnostic.ReservedKey, place: at(e.Key),
			message: "The extension '" + x.framework.Extension() + "' does not allow the key '" + key + "'.", mends: []mendWay{{title: "Remove '" + key + "'", kind: remove}}})
	}
	return failed
}

func (x *expander) checkReserved(yaml *value.Value) *failure {
	snippet := x.framework.Snippet(x.generation, x.hasPaasConfig())
	var all []mistake
	var first string
	for _, key := range framework.Reserved {
		e, ok := yaml.Map.Entry(key)
		if !ok || value.Equal(e.Value, snippet.Map.Get(key)) {
			continue
		}
		if first == "" {
			first = key
		}
		all = append(all, mistake{code: diagnostic.ReservedKey, place: at(e.Key),
			message: "The extension '" + x.framework.Extension() + "' sets the key '" + key + "' itself.", mends: []mendWay{{title: "Remove '" + key + "'", kind: remove}}})
	}
	if first == "" {
		return nil
	}
	return &failure{Error: says("'" + first + "' in charmcraft.yaml conflicts with a reserved field in the " + x.framework.Extension() + " extension, please remove it."), mistakes: all}
}

// checkOverlap refuses entries that the extension has too.
func (x *expander) checkOverlap(yaml *value.Value) *failure {
	snippet := x.framework.Snippet(x.generation, x.hasPaasConfig())
	for _, path := range []string{"actions", "requires", "provides", "config.options"} {
		user, failed := nested(yaml, path)
		if failed != nil {
			return failed
		}
		if !user.Truthy() {
			continue
		}
		if user.Kind != value.Map {
			return crash(at(user), "AttributeError", "'"+path+"' is "+kindNames[user.Kind]+", not a mapping of names.")
		}
		if failed := x.overlap(path, user, snippet.Get(strings.Split(path, ".")...)); failed != nil {
			return failed
		}
	}
	return nil
}

func (x *expander) overlap(path string, user, own *value.Value) *failure {
	var names []string
	failed := &failure{}
	for _, e := range user.Map.Entries() {
		if _, ok := own.Map.Find(e.Key); ok {
			names = append(names, e.Key.Repr())
			failed.mistakes = append(failed.mistakes, mistake{code: diagnostic.ReservedName, place: at(e.Key),
				message: quoted(e.Key) + " under '" + path + "' is one that the extension '" + x.framework.Extension() + "' adds itself.",
				mends:   []mendWay{{title: "Remove " + quoted(e.Key), kind: remove}}})
		}
	}
	if names == nil {
		return nil
	}
	failed.Error = says("overlapping keys {" + strings.Join(names, ", ") + "} in " + path + " of charmcraft.yaml which conflict with the " + x.framework.Extension() + " extension, please rename or remove it")
	return failed
}

// nested is _get_nested: the value at a path, where a missing key counts as an
// empty dict; anything but a dict on the way is a crash.
func nested(v *value.Value, path string) (*value.Value, *failure) {
	names := strings.Split(path, ".")
	for i, key := range names {
		if v == nil {
			return nil, nil
		}
		if v.Kind != value.Map {
			return nil, crash(at(v), "AttributeError", "'"+strings.Join(names[:i], ".")+"' is "+kindNames[v.Kind]+", not a mapping with the key '"+key+"'.")
		}
		v = v.Map.Get(key)
	}
	return v, nil
}

// checkOptions refuses options with a reserved prefix, and options that must
// be set but have a default.
func (x *expander) checkOptions(yaml *value.Value) *failure {
	options, failed := nested(yaml, "config.options")
	if failed != nil || options == nil {
		return failed
	}
	if options.Kind == value.Null {
		return crash(at(options), "TypeError", "'config.options' is empty. Options are listed under it, or the key is left out.", mendWay{title: "Write an empty mapping", kind: replace, text: "{}"})
	}
	if options.Kind == value.Bool || isNumber(options) {
		return crash(at(options), "TypeError", "'config.options' is "+kindNames[options.Kind]+", not a mapping of options.")
	}
	if options.Map == nil {
		return nil
	}
	notOptional := &failure{}
	var names []string
	for _, e := range options.Map.Entries() {
		if failed := x.checkOptionName(e.Key); failed != nil {
			return failed
		}
		option, failed := nested(options, e.Key.Text)
		if failed != nil {
			return failed
		}
		if option != nil && option.Kind != value.Map {
			return crash(at(option), "AttributeError", "Option "+quoted(e.Key)+" is "+kindNames[option.Kind]+", not a mapping with 'type' and 'description'.")
		}
		if flag := option.Get("optional"); flag != nil && flag.Kind == value.Bool && !flag.Bool && option.Get("default").Truthy() {
			names = append(names, e.Key.Text)
			notOptional.mistakes = append(notOptional.mistakes, notOptionalMistake(e.Key, option))
		}
	}
	if names == nil {
		return nil
	}
	notOptional.Error = says("Non-optional configuration options can not have default values.\nPlease either remove the default value or set optional field to true or remove it for the " + strings.Join(names, ", ") + " configuration option(s).")
	return notOptional
}

func notOptionalMistake(key, option *value.Value) mistake {
	fallback, _ := option.Map.Entry("default")
	flag, _ := option.Map.Entry("optional")
	return mistake{code: diagnostic.DefaultNotOptional, place: at(fallback.Key),
		message: "Option " + quoted(key) + " is not optional, so it cannot have a default.",
		mends: []mendWay{
			{title: "Remove the default", kind: remove},
			{title: "Make the option optional", kind: replace, at: flag.Value, text: "true"},
			{title: "Remove 'optional'", kind: remove, at: flag.Key},
		}}
}

func (x *expander) checkOptionName(key *value.Value) *failure {
	if key.Kind != value.String {
		return crash(at(key), "AttributeError", "The name of an option is a text, not "+kindNames[key.Kind]+".", mendWay{title: "Write it in quotes", kind: quote})
	}
	for _, prefix := range x.framework.ReservedPrefixes() {
		bare, found := strings.CutPrefix(key.Text, prefix)
		if !found {
			continue
		}
		mends := []mendWay{}
		if bare != "" {
			mends = append(mends, mendWay{title: "Rename to '" + bare + "'", kind: rename, text: bare})
		}
		return refuse(says("config.options "+key.Repr()+" starts with "+x.framework.Extension()+" reserved configuration prefix '"+prefix+"', please rename or remove it"),
			diagnostic.ReservedPrefix, at(key), "Names of options that begin with '"+prefix+"' are reserved for the extension '"+x.framework.Extension()+"'.", mends...)
	}
	return nil
}

// endpointMends write the interface of an endpoint where it belongs: the text
// that stands there, or the interface that goes with the endpoint's name.
func endpointMends(e value.Entry) []mendWay {
	name := ""
	if integration := schema.IntegrationAt(e.Key.Str()); integration != nil {
		name = integration.Interface
	}
	if e.Value.Kind == value.String && e.Value.Text != "" {
		name = e.Value.Text
	}
	if name == "" || e.Value.Kind != value.String && e.Value.Kind != value.Null {
		return nil
	}
	return []mendWay{{title: "Write 'interface: " + name + "'", kind: replace, text: "{interface: " + name + "}"}}
}

// checkEndpoints refuses what _get_dynamic_config_options cannot read.
func (x *expander) checkEndpoints(yaml *value.Value) *failure {
	requires, ok := yaml.Map.Entry("requires")
	switch {
	case !ok:
		return nil
	case requires.Value.Kind != value.Map:
		return crash(at(requires.Value), "AttributeError", "'requires' is "+kindNames[requires.Value.Kind]+", not a mapping of endpoints.", mendWay{title: "Write an empty mapping", kind: replace, text: "{}"})
	}
	for _, e := range requires.Value.Map.Entries() {
		if e.Value.Kind != value.Map {
			return crash(at(e.Value), "AttributeError", "Endpoint "+quoted(e.Key)+" is "+kindNames[e.Value.Kind]+", not a mapping with 'interface'.", endpointMends(e)...)
		}
	}
	return nil
}
