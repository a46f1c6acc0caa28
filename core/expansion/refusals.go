package expansion

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/value"
)

// extensionChecks has the checks of an extension in charmcraft's order:
// SinglePlatformExtension.validate (charmcraft/extensions/extension.py) and
// _AppBase._check_input (charmcraft/extensions/app.py).
var extensionChecks = []stage{
	(*expander).checkOneBase, (*expander).checkSupportedBases, (*expander).checkExperimental,
	(*expander).checkType, (*expander).checkCosCustom, (*expander).checkCharmPart, (*expander).checkIncompatible, (*expander).checkReserved,
	(*expander).checkOverlap, (*expander).checkOptions, (*expander).checkPaasConfig, (*expander).checkEndpoints,
}

// baseChecks is the number of checks at the beginning that are about bases.
const baseChecks = 3

// extension names the extension as messages do.
func (x *expander) extension() string { return "extension '" + x.framework.Extension() + "'" }

func (x *expander) checkOneBase(yaml *value.Value) *failure {
	found := bases(yaml)
	if len(found) < 2 {
		return nil
	}
	return refuse("Extension does not support multiple bases: "+strings.Join(found, ", "), findingAt(diagnostic.InvalidBase, firstKey(yaml, "platforms", "bases", "base"),
		"The "+x.extension()+" works with one base, and the project names "+strings.Join(found, " and ")+"."))
}

// firstKey returns the first of these top-level keys that the project has, or
// nil.
func firstKey(yaml *value.Value, keys ...string) *value.Value {
	for _, key := range keys {
		if e, ok := yaml.Map.Entry(key); ok {
			return e.Key
		}
	}
	return nil
}

func (x *expander) checkSupportedBases(yaml *value.Value) *failure {
	unsupported := slices.DeleteFunc(bases(yaml), func(b string) bool { return slices.Contains(x.generation.Bases, b) })
	if len(unsupported) == 0 {
		return nil
	}
	names := strings.Join(unsupported, ", ")
	m := findingAt(diagnostic.UnsupportedBase, firstKey(yaml, "bases", "platforms", "base"),
		"The "+x.extension()+" does not support "+strings.TrimSuffix(names, "@")+". It supports "+strings.Join(x.framework.Bases(), ", ")+".")
	if named := yaml.Get("base"); named.Truthy() && slices.Contains(unsupported, labelBase(named.Text)) {
		m.at = named
		stable := x.framework.V1.Bases // without those that only the experimental second generation supports
		for i := range stable {
			m.fixes = append(m.fixes, changeTo(stable[len(stable)-1-i]))
		}
	}
	return refuse("Extension '"+x.framework.Extension()+"' does not support base(s): "+names, m)
}

func (x *expander) checkExperimental(yaml *value.Value) *failure {
	found := strings.Join(bases(yaml), ", ")
	if !x.generation.Experimental || found == "" || x.options.Experimental {
		return nil
	}
	where := yaml.Get("base")
	if !where.Truthy() {
		where = firstKey(yaml, "platforms", "bases", "base")
	}
	return refuse("Extension '"+x.framework.Extension()+"' is experimental on base(s): "+found, findingAt(diagnostic.ExperimentalBase, where,
		"The "+x.extension()+" is experimental on "+found+": charmcraft applies it only when CHARMCRAFT_ENABLE_EXPERIMENTAL_EXTENSIONS is set."))
}

// incompatible returns the message that something is incompatible with the
// extension.
func (x *expander) incompatible(what string) string {
	return "the '" + x.framework.Extension() + "' extension is incompatible with " + what
}

func (x *expander) checkType(yaml *value.Value) *failure {
	const expected = "A project with an extension has the type 'charm'."
	kind := yaml.Get("type")
	switch {
	case kind == nil:
		return refuse(x.incompatible("type None"), missingType("The key 'type' is missing. "+expected))
	case kind.IsString("charm"):
		return nil
	}
	return refuse(x.incompatible("type "+kind.Repr()), findingAt(diagnostic.UnknownValue, kind, expected, typeCharm))
}

// missingType returns the finding for a project without a type.
func missingType(message string) *finding {
	add := addition("type: charm")
	add.safe = true
	return findingAt(diagnostic.MissingKey, nil, message, add).without("type")
}

// cosFolders has the folders that cos_custom may contain (COS_SUBDIRS).
var cosFolders = []string{"grafana_dashboards", "loki_alert_rules", "prometheus_alert_rules"}

func (x *expander) checkCosCustom(*value.Value) *failure {
	var files, folders, details []string
	for _, name := range x.folder.List(project.CosCustom) {
		switch {
		case !x.folder.IsFolder(project.CosCustom + "/" + name):
			files = append(files, name)
		case !slices.Contains(cosFolders, name):
			folders = append(folders, name)
		}
	}
	if files != nil {
		details = append(details, "root files: "+strings.Join(files, ", "))
	}
	if folders != nil {
		details = append(details, "invalid subdirectories: "+strings.Join(folders, ", "))
	}
	if details == nil {
		return nil
	}
	return refuseAll("custom COS directory must only contain the following subdirectories: {'"+strings.Join(cosFolders, "', '")+"'}. Found "+strings.Join(details, "; "),
		x.describeCosCustom(append(files, folders...)))
}

// describeCosCustom returns the findings for files and folders that cannot be
// in cos_custom.
func (x *expander) describeCosCustom(names []string) []*finding {
	var all []*finding
	for _, name := range names[:min(len(names), diagnostic.MostOfAKind)] {
		m := findingAt(diagnostic.CosCustom, nil, "'"+name+"' cannot be in cos_custom, which holds only the folders "+strings.Join(cosFolders, ", ")+".")
		m.File = x.firstFile(project.CosCustom + "/" + name)
		all = append(all, m)
	}
	return all
}

// firstFile returns the first file of the project that is at a path or below
// it.
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
	m := findingAt(diagnostic.CustomizedCharm, e.Key, "The "+x.extension()+" brings the part 'charm' itself; the project cannot have its own.", removal("the part 'charm'"))
	if e.Value.Origin.Layer == value.Extension { // the first extension added it, this is the second
		m = findingAt(diagnostic.CustomizedCharm, firstKey(x.raw, "extensions"),
			"A project can have only one extension: the part 'charm' of the first one conflicts with '"+x.framework.Extension()+"'.", x.keepOne()...)
	}
	return refuse(x.incompatible("customized charm part"), m)
}

// keepOne keeps the first extension and drops the others.
func (x *expander) keepOne() []*fix {
	declared := x.raw.Get("extensions")
	if declared == nil || declared.Kind != value.List || len(declared.Items) == 0 {
		return nil
	}
	name := declared.Items[0].Str()
	return []*fix{{title: "Keep '" + name + "' only", kind: replace, at: declared, text: "[" + name + "]"}}
}

func (x *expander) checkIncompatible(yaml *value.Value) *failure {
	var found []string
	var all []*finding
	for _, key := range charmcraft.ExcludedKeys() {
		if e, ok := yaml.Map.Entry(key); ok {
			found = append(found, key)
			all = append(all, findingAt(diagnostic.ReservedKey, e.Key, "The "+x.extension()+" does not allow the key '"+key+"'.", removal("'"+key+"'")))
		}
	}
	if found == nil {
		return nil
	}
	return refuseAll(x.incompatible("the provided field(s): "+strings.Join(found, ", ")), all)
}

func (x *expander) checkReserved(yaml *value.Value) *failure {
	var first string
	var all []*finding
	for _, key := range charmcraft.ReservedKeys() {
		if e, ok := yaml.Map.Entry(key); ok && !value.Equal(e.Value, x.snippet.Map.Get(key)) {
			first = cmp.Or(first, key)
			all = append(all, findingAt(diagnostic.ReservedKey, e.Key, "The "+x.extension()+" sets the key '"+key+"' itself.", removal("'"+key+"'")))
		}
	}
	if all == nil {
		return nil
	}
	return refuseAll("'"+first+"' in charmcraft.yaml conflicts with a reserved field in the "+x.framework.Extension()+" extension, please remove it.", all)
}

// checkOverlap refuses entries that the extension adds itself.
func (x *expander) checkOverlap(yaml *value.Value) *failure {
	for _, path := range []string{"actions", "requires", "provides", "config.options"} {
		user, failed := nested(yaml, path)
		if failed != nil {
			return failed
		}
		if !user.Truthy() {
			continue
		}
		if user.Kind != value.Map {
			return crash("AttributeError", wrongType("'"+path+"'", user, "a mapping of names"))
		}
		if failed := x.overlap(path, user, x.snippet.Lookup(strings.Split(path, ".")...)); failed != nil {
			return failed
		}
	}
	return nil
}

func (x *expander) overlap(path string, user, own *value.Value) *failure {
	var names []string
	var all []*finding
	for _, e := range user.Map.Entries() {
		if _, ok := own.Map.Find(e.Key); ok {
			names = append(names, e.Key.Repr())
			all = append(all, findingAt(diagnostic.ReservedName, e.Key,
				quoted(e.Key)+" under '"+path+"' is one that the "+x.extension()+" adds itself.", removal(quoted(e.Key))))
		}
	}
	if names == nil {
		return nil
	}
	return refuseAll("overlapping keys {"+strings.Join(names, ", ")+"} in "+path+" of charmcraft.yaml which conflict with the "+x.framework.Extension()+" extension, please rename or remove it", all)
}

// nested follows _get_nested: it returns the value at a path, and nil if a key
// is missing. Anything but a dict on the path is a crash.
func nested(v *value.Value, path string) (*value.Value, *failure) {
	names := strings.Split(path, ".")
	for i, key := range names {
		if v == nil {
			return nil, nil
		}
		if v.Kind != value.Map {
			refusal := wrongType("'"+strings.Join(names[:i], ".")+"'", v, "a mapping with the key '"+key+"'")
			if v.Kind == value.Null {
				refusal.fixes = []*fix{removal(quoted(value.NewString(names[i-1])))}
			}
			return nil, crash("AttributeError", refusal)
		}
		v = v.Map.Get(key)
	}
	return v, nil
}

// checkOptions refuses options with a reserved prefix, and options that are not
// optional but have a default.
func (x *expander) checkOptions(yaml *value.Value) *failure {
	options, failed := nested(yaml, "config.options")
	if failed != nil || options == nil {
		return failed
	}
	if failed := checkOptionsKind(options); failed != nil || options.Map == nil {
		return failed
	}
	var names []string
	var all []*finding
	for _, e := range options.Map.Entries() {
		option, failed := x.checkOption(options, e.Key)
		if failed != nil {
			return failed
		}
		if option != nil {
			names = append(names, e.Key.Text)
			all = append(all, notOptional(e.Key, option))
		}
	}
	if names == nil {
		return nil
	}
	return refuseAll("Non-optional configuration options can not have default values.\nPlease either remove the default value or set optional field to true or remove it for the "+strings.Join(names, ", ")+" configuration option(s).", all)
}

// checkOptionsKind refuses values that Python cannot iterate over.
func checkOptionsKind(options *value.Value) *failure {
	switch {
	case options.Kind == value.Null:
		return crash("TypeError", findingAt(diagnostic.WrongType, options, "'config.options' is empty. List options under it, or leave the key out.", emptyMapping))
	case options.Kind == value.Bool || isNumber(options):
		return crash("TypeError", wrongType("'config.options'", options, "a mapping of options"))
	}
	return nil
}

// checkOption returns the option with a name if it is not optional but has a
// default, otherwise nil.
func (x *expander) checkOption(options, name *value.Value) (*value.Value, *failure) {
	if failed := x.checkOptionName(name); failed != nil {
		return nil, failed
	}
	option, failed := nested(options, name.Text)
	if failed != nil {
		return nil, failed
	}
	if option != nil && option.Kind != value.Map {
		return nil, crash("AttributeError", wrongType("Option "+quoted(name), option, "a mapping with 'type' and 'description'"))
	}
	if flag := option.Get("optional"); flag != nil && flag.Kind == value.Bool && !flag.Bool && option.Get("default").Truthy() {
		return option, nil
	}
	return nil, nil
}

func notOptional(key, option *value.Value) *finding {
	fallback, _ := option.Map.Entry("default")
	flag, _ := option.Map.Entry("optional")
	whole := removal("'optional'")
	whole.at = flag.Key
	return findingAt(diagnostic.DefaultNotOptional, fallback.Key, "Option "+quoted(key)+" is not optional, so it cannot have a default.",
		removal("the default"), &fix{title: "Make the option optional", kind: replace, at: flag.Value, text: "true"}, whole)
}

func (x *expander) checkOptionName(key *value.Value) *failure {
	if key.Kind != value.String {
		return crash("AttributeError", findingAt(diagnostic.WrongType, key, "The name of an option is text, not "+key.Kind.InWords()+".", inQuotes))
	}
	for _, prefix := range x.framework.ReservedPrefixes() {
		bare, found := strings.CutPrefix(key.Text, prefix)
		if !found {
			continue
		}
		m := findingAt(diagnostic.ReservedPrefix, key, "Names of options that begin with '"+prefix+"' are reserved for the "+x.extension()+".")
		if bare != "" {
			m.fixes = []*fix{{title: "Rename to '" + bare + "'", kind: rename, text: bare}}
		}
		return refuse("config.options "+key.Repr()+" starts with "+x.framework.Extension()+" reserved configuration prefix '"+prefix+"', please rename or remove it", m)
	}
	return nil
}

// endpointFixes writes the interface of an endpoint under its key: the text
// that the user wrote, or the usual interface for the endpoint's name.
func endpointFixes(e value.Entry) []*fix {
	name := ""
	if known := integration.At(e.Key.Str()); known != nil {
		name = known.Interface
	}
	if e.Value.Kind == value.String && e.Value.Text != "" {
		name = e.Value.Text
	}
	if name == "" || e.Value.Kind != value.String && e.Value.Kind != value.Null {
		return nil
	}
	return []*fix{{title: "Write 'interface: " + name + "'", kind: replace, text: "{interface: " + name + "}"}}
}

// checkEndpoints refuses endpoints that _get_dynamic_config_options cannot
// read.
func (x *expander) checkEndpoints(yaml *value.Value) *failure {
	requires := yaml.Get("requires")
	switch {
	case requires == nil:
		return nil
	case requires.Kind != value.Map:
		return crash("AttributeError", wrongType("'requires'", requires, "a mapping of endpoints", emptyMapping))
	}
	for _, e := range requires.Map.Entries() {
		if e.Value.Kind != value.Map {
			return crash("AttributeError", wrongType("Endpoint "+quoted(e.Key), e.Value, "a mapping with 'interface'", endpointFixes(e)...))
		}
	}
	return nil
}
