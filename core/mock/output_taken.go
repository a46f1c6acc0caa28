package mock

import (
	"cmp"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/value"
)

func takeBundle(t *taking) {
	if application, found := t.own(t.of.Get("applications")); found {
		t.takeBundled(application)
	}
}

// takeBundled imports what a bundle says about the application.
func (t *taking) takeBundled(application value.Node) {
	t.name(application.Key)
	t.count(application.Get("scale").Number(application.Get("num_units").Number(1)))
	for _, option := range application.Get("options").Entries() {
		t.setOption(option.Key, option.Value)
	}
	for _, relation := range t.of.Get("relations").Items() {
		t.relateSides(application.Key, relation.Items())
	}
}

// relateSides adds a relation of a bundle. It has two sides, such as
// "shop:postgresql" or just an application's name.
func (t *taking) relateSides(application string, sides []value.Node) {
	if len(sides) == 2 {
		one, other := textOf(sides[0].Value), textOf(sides[1].Value)
		t.relateSide(application, one, other)
		t.relateSide(application, other, one)
	}
}

// relateSide adds the relation if one of its sides is the application's.
func (t *taking) relateSide(application, side, other string) {
	name, endpoint, _ := strings.Cut(side, ":")
	other, _, _ = strings.Cut(other, ":")
	if name == application && endpoint != "" && other != name {
		t.relate(endpoint, other)
	}
}

func takeStatus(t *taking) {
	if name := t.of.Get("model").Get("name"); name.Truthy() {
		t.set(name.Value, "model", "name")
	}
	if application, found := t.own(t.of.Get("applications")); found {
		t.takeShown(application)
	}
}

// takeShown imports what juju status shows about the application.
func (t *taking) takeShown(application value.Node) {
	units := application.Get("units").Entries()
	t.name(application.Key)
	t.count(max(len(units), application.Get("scale").Number(1)))
	t.leads(units)
	for _, endpoint := range application.Get("relations").Entries() {
		t.relateAll(application.Key, endpoint)
	}
}

// relateAll adds the relations of an endpoint with other applications.
func (t *taking) relateAll(application string, endpoint value.Node) {
	for _, relation := range endpoint.Items() {
		if other := cmp.Or(textOf(relation.Value), textAt(relation, "related-application")); other != application {
			t.relate(endpoint.Key, other)
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
	t.name(textAt(t.of, "application"))
	settings := *t
	settings.of = t.of.Get("settings")
	takeSettings(&settings)
}

// takeSettings imports the options that were set.
func takeSettings(t *taking) {
	for _, setting := range t.of.Entries() {
		source := textAt(setting, "source")
		if given := setting.Get("value"); given.Value != nil && source != "default" && source != "unset" {
			t.setOption(setting.Key, given.Value)
		}
	}
}

func takeModelConfig(t *taking) {
	for _, setting := range t.of.Entries() {
		if given, source := sourced(setting); given != nil && source != "default" {
			t.set(given, "model", "config", setting.Key)
		}
	}
}

// sourced returns the value of a key of juju model-config's output, and who set
// it. In JSON the names of both begin with capitals.
func sourced(setting value.Node) (given *value.Value, source string) {
	if from := setting.Get("source").Value; from != nil {
		return setting.Get("value").Value, textOf(from)
	}
	return setting.Get("Value").Value, textAt(setting, "Source")
}

func takeGoalState(t *taking) {
	units := t.of.Get("units").Entries()
	name, _ := UnitName(units[0].Key)
	t.name(name)
	t.count(len(units))
	for _, endpoint := range t.of.Get("relations").Entries() {
		t.relateGoals(name, endpoint)
	}
}

// relateGoals adds the relations of an endpoint in a goal state, which lists
// units, too.
func (t *taking) relateGoals(application string, endpoint value.Node) {
	for _, other := range endpoint.Entries() {
		if !strings.Contains(other.Key, "/") && other.Key != application {
			t.relate(endpoint.Key, other.Key)
		}
	}
}

// takeSecrets imports the contents of secrets.
func takeSecrets(t *taking) {
	for _, secret := range t.of.Entries() {
		t.takeSecret(SecretID(secret.Key), contentOf(secret))
	}
}

// contentOf returns the content of a secret, which in JSON is under Data.
func contentOf(secret value.Node) *value.Value {
	content := secret.Get("content")
	if data := content.Get("Data").Value; isMap(data) && content.Value.Map.Len() == 1 {
		return data
	}
	return content.Value
}

// takeSecret imports a secret. Without --reveal the output has no content: then
// it adds the keys that the charm reads, with example values.
func (t *taking) takeSecret(id string, content *value.Value) {
	t.reading.secrets[id] = true
	if !isMap(content) {
		t.command, t.note = "juju secrets", "The contents are not in it: `juju show-secret ID --reveal` prints them."
		content = t.unknownContent(id)
	}
	t.set(content, "secrets", id)
}

// unknownContent returns realistic values for the keys that the charm reads from
// a secret.
func (t *taking) unknownContent(id string) *value.Value {
	content := value.NewMap()
	EachRelation(t.mock, func(_ []string, relation *document.Node) { t.addHeld(content, id, relation) })
	return content
}

// addHeld adds realistic values for the keys of a secret that a relation names.
func (t *taking) addHeld(content *value.Value, id string, relation *document.Node) {
	known := t.charm.integration(endpointOf(relation))
	if known == nil {
		return
	}
	for _, pair := range pairsAt(relation, "application-data") {
		if key := known.Key(pair.Key.Text); key != nil && namesSecret(pair.Value.Resolve(), id) {
			addExamples(content, key.Holds)
		}
	}
}

// namesSecret reports whether a value is the ID of a secret, in any form.
func namesSecret(n *document.Node, id string) bool { return n != nil && SecretID(n.Text) == id }

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
