package mock

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// oauthSecret is the ID of the secret that the mocked OAuth provider refers to
// (package schema).
const oauthSecret = "d0erdgfmp25c762i8np1"

// optionSecret is the ID of the secret that a mocked option refers to.
const optionSecret = "d0erdgfmp25c762i8np0"

const someCredentials = "username: user\npassword: correct-horse"

// SecretID returns the bare ID of a secret. Juju accepts the ID itself,
// `secret:ID` and `secret://MODEL-UUID/ID` (core/secrets, ParseURI, in Juju 3.6).
func SecretID(name string) string {
	if full, ok := strings.CutPrefix(name, "secret://"); ok {
		return full[strings.LastIndexByte(full, '/')+1:]
	}
	return strings.TrimPrefix(name, "secret:")
}

// optionValues are realistic values of the options that the extensions add.
var optionValues = source.Words{
	{"webserver-keepalive", "5"}, {"webserver-threads", "4"}, {"webserver-timeout", "30"}, {"webserver-workers", "4"},
	{"webserver-worker-class", "gevent"}, {"webserver-log-level", "debug"}, {"webserver-port", "8000"},
	{"flask-application-root", "/shop"}, {"flask-env", "staging"}, {"flask-permanent-session-lifetime", "3600"},
	{"flask-preferred-url-scheme", "HTTP"}, {"django-allowed-hosts", "shop.example.com"}, {"app-port", "8000"},
	{"metrics-port", "9090"}, {"metrics-path", "/metrics"}, {"node-env", "development"}, {"app-profiles", "dev"},
}

// typeValues are realistic values for the types of options.
var typeValues = source.Words{{"string", "example"}, {"int", "10"}, {"float", "0.5"}, {"boolean", "true"}, {"secret", "secret:" + optionSecret}}

// exampleOf returns a realistic value of an option with a type.
func exampleOf(name, kind string) string {
	if kind == "string" && strings.HasSuffix(name, "-scopes") {
		return "openid profile email"
	}
	return cmp.Or(optionValues.Of(name), typeValues.Of(kind))
}

// addOption gives an option of the project a realistic value, unless it has one.
func (m *mockFile) addOption(project *value.Value, name string) error {
	kind := project.Lookup("config", "options", name, "type")
	if kind == nil {
		return fmt.Errorf("the charm has no config option '%s'", name)
	}
	if m.root().At("config", name) != nil {
		return nil
	}
	return m.addValue(name, kind.Text)
}

func (m *mockFile) addValue(name, kind string) error {
	if err := m.addTo("config", name, name+": "+exampleOf(name, kind)); err != nil {
		return err
	}
	return m.secretOf(name, kind)
}

// secretOf adds the secret that the example value of an option refers to, if the
// option's type is secret.
func (m *mockFile) secretOf(name, kind string) error {
	switch {
	case kind != "secret":
		return nil
	case isSecretKeyID(name):
		return m.addSecret(optionSecret, "value: not-so-secret")
	}
	return m.addSecret(optionSecret, someCredentials)
}

// secretName returns the name of a secret as mock.yaml spells it, or empty if
// mock.yaml lacks the secret.
func (m *mockFile) secretName(id string) string {
	for _, pair := range pairsAt(m.root(), "secrets") {
		if SecretID(pair.Key.Text) == id {
			return pair.Key.Text
		}
	}
	return ""
}

// AddSecret returns the edits that add a secret under 'secrets', with realistic
// values under the keys; without keys, it gets a user's credentials.
func AddSecret(mock, name string, keys []string) ([]source.Edit, error) {
	content := make([]string, len(keys))
	for i, key := range keys {
		content[i] = secretPair(key)
	}
	text := cmp.Or(strings.Join(content, "\n"), someCredentials)
	return editMock(mock, func(m *mockFile) error { return m.addSecret(SecretID(name), text) })
}

// secretValues are realistic values for the keys of secrets that need one of
// their own.
var secretValues = source.Words{{"username", "user"}, {"tls", "'false'"}}

// secretValue returns a realistic value for a key of a secret, as YAML.
func secretValue(key string) string { return cmp.Or(secretValues.Of(key), "not-so-secret") }

// secretPair returns a key of a secret with its realistic value.
func secretPair(key string) string { return key + ": " + secretValue(key) }

// FillRelation returns the edits that add, with realistic values, the data that
// the charm needs and that the relation at a path lacks.
func FillRelation(mock, path string, of *integration.Integration) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error { return m.fillRelation(strings.Split(path, "."), of) })
}

func (m *mockFile) fillRelation(path []string, of *integration.Integration) error {
	if err := m.fillData(path, []string{"application-data"}, of.App); err != nil {
		return err
	}
	if relation := nodeAt(m.doc.Root, path); relation != nil {
		return m.fillData(path, unitDataOf(relation, of), unitKeys(of))
	}
	return nil
}

// fillData adds the keys that the charm needs to the data of a relation.
func (m *mockFile) fillData(path, under []string, keys []integration.Key) error {
	return each(keys, func(key integration.Key) error {
		relation := nodeAt(m.doc.Root, path)
		if !key.Needed || key.Example == "" || relation == nil || relation.At(append(slices.Clone(under), key.Name)...) != nil {
			return nil
		}
		return m.apply(edit.AddAt(m.file, relation, under, key.Name+": "+integration.Quoted(key.Example)))
	})
}

// unitKeys returns the keys that only units write.
func unitKeys(of *integration.Integration) []integration.Key {
	return slices.DeleteFunc(slices.Clone(of.Unit), func(k integration.Key) bool { return slices.Contains(of.AppKeys(), k.Name) })
}

func (m *mockFile) addSecret(id, content string) error {
	if m.secretName(id) != "" {
		return nil
	}
	return m.addTo("secrets", id, id+":\n"+edit.Indent(content, 2))
}

// addTo adds a pair called name to the mapping under a key of mock.yaml.
func (m *mockFile) addTo(key, name, text string) error {
	err := m.addText(key, text)
	if err == nil && m.root().At(key, name) == nil {
		return ErrUnusual
	}
	return err
}

// addText adds a pair, given as its text, under a key. It first moves top-level
// output of juju show-unit under its key.
func (m *mockFile) addText(key, text string) error {
	if err := m.wrapUnits(); err != nil {
		return err
	}
	if mapping := m.root().At(key); len(pairsAt(mapping)) > 0 {
		return m.apply(edit.Add(m.file, mapping, inStyleOf(mapping, text)))
	}
	return m.addKey(m.root(), key, text, "{"+pairInFlow(text)+"}")
}
