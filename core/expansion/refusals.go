package expansion

import (
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/source"
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
	return refuse("Extension '"+x.framework.Extension()+"' does not support base(s): "+strings.Join(unsupported, ", "), x.describeUnsupported(yaml, unsupported))
}

func (x *expander) describeUnsupported(yaml *value.Value, unsupported []string) *finding {
	m := findingAt(diagnostic.UnsupportedBase, firstKey(yaml, "bases", "platforms", "base"),
		"The "+x.extension()+" does not support "+strings.TrimSuffix(strings.Join(unsupported, ", "), "@")+". It supports "+strings.Join(x.framework.Bases(), ", ")+".")
	if named := yaml.Get("base"); named.Truthy() && slices.Contains(unsupported, labelBase(named.Text)) {
		m.at, m.fixes = named, changes(x.stableBases())
	}
	return m
}

// stableBases returns the bases that the extension supports, the newest first,
// without those that only the experimental second generation supports.
func (x *expander) stableBases() []string {
	stable := slices.Clone(x.framework.V1.Bases)
	slices.Reverse(stable)
	return stable
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
	files, folders := x.strangeCos()
	if files == nil && folders == nil {
		return nil
	}
	details := strings.Join(append(labelled("root files: ", files), labelled("invalid subdirectories: ", folders)...), "; ")
	return refuseAll("custom COS directory must only contain the following subdirectories: {'"+strings.Join(cosFolders, "', '")+"'}. Found "+details,
		x.describeCosCustom(append(files, folders...)))
}

// strangeCos returns the files and folders that cannot be in cos_custom.
func (x *expander) strangeCos() (files, folders []string) {
	for _, name := range x.folder.List(project.CosCustom) {
		switch {
		case !x.folder.IsFolder(project.CosCustom + "/" + name):
			files = append(files, name)
		case !slices.Contains(cosFolders, name):
			folders = append(folders, name)
		}
	}
	return files, folders
}

// labelled returns names as one text after a label; none without names.
func labelled(label string, names []string) []string {
	if names == nil {
		return nil
	}
	return []string{label + strings.Join(names, ", ")}
}

// describeCosCustom returns the findings for files and folders that cannot be
// in cos_custom.
func (x *expander) describeCosCustom(names []string) (all []*finding) {
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
	return refuse(x.incompatible("customized charm part"), x.describeCharmPart(e))
}

// describeCharmPart describes a part 'charm' of the user, or of the extension
// before this one.
func (x *expander) describeCharmPart(e value.Entry) *finding {
	if e.Value.Origin.Layer == value.Extension {
		return findingAt(diagnostic.CustomizedCharm, firstKey(x.raw, "extensions"),
			"A project can have only one extension: the part 'charm' of the first one conflicts with '"+x.framework.Extension()+"'.", x.keepOne()...)
	}
	return findingAt(diagnostic.CustomizedCharm, e.Key, "The "+x.extension()+" brings the part 'charm' itself; the project cannot have its own.", removal("the part 'charm'"))
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
	var found refusedNames
	for _, e := range entriesAt(yaml, charmcraft.ExcludedKeys()) {
		found.add(e.Key.Text, findingAt(diagnostic.ReservedKey, e.Key, "The "+x.extension()+" does not allow the key "+quoted(e.Key)+".", removal(quoted(e.Key))))
	}
	return found.refuse(x.incompatible("the provided field(s): "), "")
}

// entriesAt returns the entries of those keys that a dict has.
func entriesAt(dict *value.Value, keys []string) (found []value.Entry) {
	for _, key := range keys {
		if e, ok := dict.Map.Entry(key); ok {
			found = append(found, e)
		}
	}
	return found
}

func (x *expander) checkReserved(yaml *value.Value) *failure {
	var found refusedNames
	for _, e := range entriesAt(yaml, charmcraft.ReservedKeys()) {
		if !value.Equal(e.Value, x.snippet.Map.Get(e.Key.Text)) {
			found.add(e.Key.Text, findingAt(diagnostic.ReservedKey, e.Key, "The "+x.extension()+" sets the key "+quoted(e.Key)+" itself.", removal(quoted(e.Key))))
		}
	}
	if found.names == nil {
		return nil
	}
	return refuseAll("'"+found.names[0]+"' in charmcraft.yaml conflicts with a reserved field in the "+x.framework.Extension()+" extension, please remove it.", found.findings)
}

// checkOverlap refuses entries that the extension adds itself.
func (x *expander) checkOverlap(yaml *value.Value) *failure {
	for _, path := range []string{"actions", "requires", "provides", "config.options"} {
		if failed := x.checkOverlapAt(yaml, path); failed != nil {
			return failed
		}
	}
	return nil
}

func (x *expander) checkOverlapAt(yaml *value.Value, path string) *failure {
	user, failed := nested(yaml, path)
	switch {
	case failed != nil || !user.Truthy():
		return failed
	case user.Kind != value.Map:
		return crash("AttributeError", wrongType("'"+path+"'", user, "a mapping of names"))
	}
	return x.overlap(path, user, x.snippet.Lookup(strings.Split(path, ".")...))
}

func (x *expander) overlap(path string, user, own *value.Value) *failure {
	var found refusedNames
	for _, e := range user.Map.Entries() {
		if _, ok := own.Map.Find(e.Key); ok {
			message := quoted(e.Key) + " under '" + path + "' is one that the " + x.extension() + " adds itself."
			found.add(e.Key.Repr(), findingAt(diagnostic.ReservedName, e.Key, message, removal(quoted(e.Key))))
		}
	}
	return found.refuse("overlapping keys {", "} in "+path+" of charmcraft.yaml which conflict with the "+x.framework.Extension()+" extension, please rename or remove it")
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
			return nil, notNested(v, names[:i], key)
		}
		v = v.Map.Get(key)
	}
	return v, nil
}

// notNested returns the failure for a value that should have a key.
func notNested(v *value.Value, path []string, key string) *failure {
	m := wrongType("'"+strings.Join(path, ".")+"'", v, "a mapping with the key '"+key+"'")
	if v.Kind == value.Null {
		m.fixes = []*fix{removal(source.Quote(path[len(path)-1]))}
	}
	return crash("AttributeError", m)
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
