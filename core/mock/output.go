package mock

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/value"
)

// output describes what a Juju command prints, as YAML or JSON, in the form of
// Juju 3.6 (cmd/juju).
type output struct {
	command string
	// entry reports whether the command prints a top-level pair like this one.
	entry func(key string, v *value.Value) bool
	// sure reports whether such pairs together can be nothing else.
	sure func(of value.Node) bool
	// take imports the content for which mock.yaml has keys into the parts.
	take func(t *taking)
	// lacks says what the output does not contain, and which command prints it;
	// it may be empty.
	lacks string
}

// outputs are the outputs to recognise at the top of mock.yaml, the most specific
// first.
var outputs = []output{
	{"juju export-bundle", isBundleEntry, isBundle, takeBundle,
		"Relation data is not in it: `juju show-unit` prints it."},
	{"juju status", isStatusEntry, isStatus, takeStatus, "Config values and relation data are not in it: `juju config` and `juju show-unit` print them."},
	{"juju config", words("application application-config charm settings"), isConfig, takeConfig, ""},
	{"goal-state", isGoalEntry, isGoalState, takeGoalState, "Relation data is not in it: `juju show-unit` prints it."},
	{"juju show-secret", isSecretEntry, anything, takeSecrets, ""},
	{"juju show-application", isApplicationEntry, anything, takeApplication, ""},
	{"juju model-config", isSourced, anything, takeModelConfig, ""},
	{"juju show-unit", words("relation-info charm opened-ports life provider-id address workload-version machine public-address goal-state"), isRelationInfo, takeRelationInfo, ""},
	{"juju show-unit", words("endpoint related-application application-data related-units relation-id related-endpoint cross-model local-unit"), isRelation, takeRelation, ""},
}

// nested maps keys of mock.yaml to the outputs to recognise under them.
var nested = []struct {
	path    []string
	outputs []output
}{
	{[]string{"config"}, []output{
		{"juju config", words("application application-config charm settings"), isConfig, takeConfig, ""},
		{"juju config", isSetting, anything, takeSettings, ""},
	}},
	{[]string{"secrets"}, []output{{"juju show-secret", isSecretEntry, anything, takeSecrets, ""}}},
	{[]string{"model", "config"}, []output{{"juju model-config", isSourced, anything, takeModelConfig, ""}}},
	{[]string{"model"}, []output{{"juju model-config", isSourced, anything, takeModelConfig, ""}}},
}

// outputs finds output of Juju commands for which mock.yaml has other keys.
func (r *reader) outputs() {
	for i := range outputs {
		r.output(nil, &outputs[i])
	}
	for i := range nested {
		for j := range nested[i].outputs {
			r.output(nested[i].path, &nested[i].outputs[j])
		}
	}
}

// claim returns the import of an output, and the pairs at a path that belong to
// it; nil if the path does not hold the output.
func (r *reader) claim(path []string, o *output) (*taking, []document.Pair) {
	var claimed []document.Pair
	of := value.NewMap()
	for _, pair := range r.pairs(r.root.At(path...)) {
		if v := valueOf(pair.Value); pair.Key.Value != nil && o.entry(pair.Key.Text, v) {
			claimed = append(claimed, pair)
			of.Map.Set(pair.Key.Value, v)
		}
	}
	node := value.Node{Value: of, Path: strings.Join(path, ".")}
	if len(claimed) == 0 || !o.sure(node) {
		return nil, nil
	}
	t := r.taking(node)
	o.take(t)
	return t, claimed
}

// commandOf returns the command that printed an output.
func (t *taking) commandOf(o *output) string {
	if t.command != "" {
		return t.command
	}
	return o.command
}

func (r *reader) output(path []string, o *output) {
	t, claimed := r.claim(path, o)
	if t == nil {
		return
	}
	r.skip(claimed)
	message := "This is the output of `" + t.commandOf(o) + "`, for which mock.yaml has its own keys."
	if o.lacks != "" {
		message += " " + o.lacks
	}
	if t.note != "" {
		message += " " + t.note
	}
	title := "Import " + t.summary()
	if t.parts.Map.Len() == 0 {
		title = "Remove it: the charm sees nothing of it"
	}
	names := keysOf(claimed)
	fixes := r.fix(title, func(m *mockFile) error { return m.replace(path, names, t.parts) })
	if len(path) == 0 && slices.Equal(names, []string{"relation-info"}) && r.root.Pair("relations") == nil {
		fixes = diagnostic.Way("Change it to 'relations'", edit.Change(r.file, claimed[0].Key, "relations"))
	}
	r.report(diagnostic.JujuOutput, diagnostic.Warning, append(slices.Clone(path), names[0]), claimed[0].Key, message, fixes...)
}

// taking is the import of an output into mock.yaml.
type taking struct {
	of      value.Node // the content of the output, in its own words
	charm   *Charm
	mock    *document.Node // the root of mock.yaml
	reading *Reading
	parts   *value.Value // the content to put into mock.yaml, under the keys of mock.yaml
	note    string       // a sentence on what is left out
	command string       // the command that printed it, if it is not the output's usual one
}

func (r *reader) taking(of value.Node) *taking {
	return &taking{of: of, charm: r.charm, mock: r.root, reading: r.reading, parts: value.NewMap()}
}

// set sets a key of mock.yaml at a path.
func (t *taking) set(v *value.Value, path ...string) {
	at := t.parts
	for _, key := range path[:len(path)-1] {
		if at.Get(key) == nil {
			at.Map.SetString(key, value.NewMap())
		}
		at = at.Get(key)
	}
	at.Map.SetString(path[len(path)-1], v)
}

// relate adds a relation.
func (t *taking) relate(endpoint, application string) {
	relation := value.NewMap()
	relation.Map.SetString("endpoint", value.NewString(endpoint))
	if application != "" {
		relation.Map.SetString("related-application", value.NewString(application))
	}
	t.addRelation(relation)
}

func (t *taking) addRelation(relation *value.Value) {
	if t.parts.Get("relations") == nil {
		t.parts.Map.SetString("relations", value.NewList())
	}
	list := t.parts.Get("relations")
	list.Items = append(list.Items, relation)
}

// name sets the application's name, if it differs from the charm's.
func (t *taking) name(application string) {
	if application != "" && application != t.charm.Name {
		t.set(value.NewString(application), "application")
	}
}

// count sets the number of units, if it is more than one.
func (t *taking) count(units int) {
	if units > 1 {
		t.set(value.NewInt(int64(units)), "units")
	}
}

// own returns the application of this charm among others: the one that mock.yaml
// names, the charm's, or the only one.
func (t *taking) own(applications value.Node) (value.Node, bool) {
	all := applications.Entries()
	if named := t.mock.At("application"); named != nil && named.Kind == document.Scalar {
		if found := applications.Get(named.Text); found.Value != nil {
			return found, true
		}
	}
	for _, application := range all {
		if t.charm.isOwn(application.Key, application) {
			return application, true
		}
	}
	if len(all) == 1 {
		return all[0], true
	}
	t.note = "None of its applications is '" + t.charm.Name + "'."
	return value.Node{}, false
}

func takeBundle(t *taking) {
	application, found := t.own(t.of.Get("applications"))
	if !found {
		return
	}
	t.name(application.Key)
	t.count(application.Get("scale").Number(application.Get("num_units").Number(1)))
	for _, option := range application.Get("options").Entries() {
		t.set(t.typed(option.Key, option.Value), "config", option.Key)
	}
	for _, relation := range t.of.Get("relations").Items() {
		t.relateSides(application.Key, relation.Items())
	}
}

// relateSides adds a relation of a bundle. It has two sides, such as
// "shop:postgresql" or just an application's name.
func (t *taking) relateSides(application string, sides []value.Node) {
	if len(sides) != 2 {
		return
	}
	for i, side := range sides {
		name, endpoint, _ := strings.Cut(textOf(side.Value), ":")
		if other, _, _ := strings.Cut(textOf(sides[1-i].Value), ":"); name == application && endpoint != "" && other != name {
			t.relate(endpoint, other)
			return
		}
	}
}

func takeStatus(t *taking) {
	if name := t.of.Get("model").Get("name"); name.Truthy() {
		t.set(name.Value, "model", "name")
	}
	application, found := t.own(t.of.Get("applications"))
	if !found {
		return
	}
	t.name(application.Key)
	units := application.Get("units").Entries()
	t.count(max(len(units), application.Get("scale").Number(1)))
	t.leads(units)
	for _, endpoint := range application.Get("relations").Entries() {
		for _, relation := range endpoint.Items() {
			if other := cmp.Or(textOf(relation.Value), textOf(relation.Get("related-application").Value)); other != application.Key {
				t.relate(endpoint.Key, other)
			}
		}
	}
}

// leads records that unit 0 is not the leader, if another unit is.
func (t *taking) leads(units []value.Node) {
	for _, unit := range units {
		if _, number := UnitName(unit.Key); number > 0 && unit.Get("leader").Truthy() {
			t.set(value.NewBool(false), "leader")
		}
	}
}

func takeConfig(t *taking) {
	t.name(textOf(t.of.Get("application").Value))
	settings := *t
	settings.of = t.of.Get("settings")
	takeSettings(&settings)
}

// takeSettings imports the options that were set.
func takeSettings(t *taking) {
	for _, setting := range t.of.Entries() {
		source := textOf(setting.Get("source").Value)
		if given := setting.Get("value"); given.Value != nil && source != "default" && source != "unset" {
			t.set(t.typed(setting.Key, given.Value), "config", setting.Key)
		}
	}
}

// typed returns the value of an option as Juju means it: Go writes 1e-07, which
// is a float to Juju and a text to YAML 1.1.
func (t *taking) typed(option string, v *value.Value) *value.Value {
	if t.charm.options[option] != "float" || v == nil || v.Kind != value.String {
		return v
	}
	if number, err := strconv.ParseFloat(v.Text, 64); err == nil {
		return value.NewFloat(number)
	}
	return v
}

func takeModelConfig(t *taking) {
	for _, setting := range t.of.Entries() {
		given, source := setting.Get("value"), setting.Get("source")
		if source.Value == nil {
			given, source = setting.Get("Value"), setting.Get("Source")
		}
		if given.Value != nil && textOf(source.Value) != "default" {
			t.set(given.Value, "model", "config", setting.Key)
		}
	}
}

func takeGoalState(t *taking) {
	units := t.of.Get("units").Entries()
	name, _ := UnitName(units[0].Key)
	t.name(name)
	t.count(len(units))
	for _, endpoint := range t.of.Get("relations").Entries() {
		for _, other := range endpoint.Entries() {
			if !strings.Contains(other.Key, "/") && other.Key != name {
				t.relate(endpoint.Key, other.Key)
			}
		}
	}
}

// takeSecrets imports the contents of secrets; in JSON they are under Data.
// Without --reveal the output has none: then it adds the keys that the charm
// reads, with example values.
func takeSecrets(t *taking) {
	for _, secret := range t.of.Entries() {
		content := secret.Get("content")
		if data := content.Get("Data"); isMap(data.Value) && content.Value.Map.Len() == 1 {
			content = data
		}
		t.reading.secrets[SecretID(secret.Key)] = true
		if isMap(content.Value) {
			t.set(content.Value, "secrets", SecretID(secret.Key))
			continue
		}
		t.command, t.note = "juju secrets", "The contents are not in it: `juju show-secret ID --reveal` prints them."
		t.set(t.unknownContent(SecretID(secret.Key)), "secrets", SecretID(secret.Key))
	}
}

// unknownContent returns realistic values for the keys that the charm reads from
// a secret.
func (t *taking) unknownContent(id string) *value.Value {
	content := value.NewMap()
	EachRelation(t.mock, func(_ []string, relation *document.Node) {
		data := relation.At("application-data")
		known := t.charm.integration(endpointOf(relation))
		if data == nil || known == nil {
			return
		}
		for _, pair := range data.Pairs {
			if key := known.Key(pair.Key.Text); key != nil && pair.Value.Resolve() != nil && SecretID(pair.Value.Resolve().Text) == id {
				addExamples(content, key.Holds)
			}
		}
	})
	return content
}

// addExamples adds realistic values for some keys, without uris, which would take
// precedence over the other keys.
func addExamples(content *value.Value, keys string) {
	for _, key := range strings.Fields(keys) {
		if key != "uris" {
			content.Map.SetString(key, value.NewString(strings.Trim(secretValue(key), "'")))
		}
	}
}

func takeApplication(t *taking) {
	if application, found := t.own(t.of); found {
		t.name(application.Key)
	}
}

func takeRelationInfo(t *taking) {
	for _, relation := range t.of.Get("relation-info").Items() {
		if isMap(relation.Value) {
			t.addRelation(relation.Value)
		}
	}
}

func takeRelation(t *taking) { t.addRelation(t.of.Value) }
