package mock

import (
	"slices"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Difference returns the edits of mock.yaml that turn one text into another, so
// that several successive changes become one step.
func Difference(before, after string) []source.Edit { return difference(before, after) }

// GiveOption returns the edits that give an option of the expanded project a
// realistic value, and replace a value that mock.yaml may have.
func GiveOption(mock string, project *value.Value, name string) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		pair := m.root().At("config").Pair(name)
		if pair == nil {
			return m.addOption(project, name)
		}
		return m.changeOption(pair, textOf(project.Lookup("config", "options", name, "type")))
	})
}

// changeOption replaces the value of an option by a realistic one.
func (m *mockFile) changeOption(pair *document.Pair, kind string) error {
	name := pair.Key.Text
	if err := m.apply(withValue(m.file, pair, exampleOf(name, kind))); err != nil {
		return err
	}
	return m.secretOf(name, kind)
}

// GiveData returns the edits that set keys of the first relation at an endpoint
// to realistic values, and replace other values that mock.yaml may have.
func GiveData(mock, endpoint string, of *integration.Integration, keys []string) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		return each(keys, func(name string) error { return m.giveKey(endpoint, of, of.Key(name)) })
	})
}

// giveKey sets a key, unless no realistic value of it is known.
func (m *mockFile) giveKey(endpoint string, of *integration.Integration, key *integration.Key) error {
	if key == nil || key.Example == "" {
		return nil
	}
	relation := m.relation(endpoint)
	if relation == nil {
		return noRelation(endpoint)
	}
	return m.setAt(relation, databagOf(relation, of, key.Name), key.Name, integration.Quoted(key.Example))
}

// databagOf returns the path to a relation's databag for a key.
func databagOf(relation *document.Node, of *integration.Integration, key string) []string {
	if slices.Contains(of.AppKeys(), key) {
		return []string{"application-data"}
	}
	return unitDataOf(relation, of)
}

// modelValues are realistic values of the model's configuration keys that reach
// apps.
var modelValues = source.Words{
	{"juju-http-proxy", "http://squid.internal:3128"}, {"juju-https-proxy", "http://squid.internal:3128"},
	{"juju-no-proxy", "127.0.0.1,localhost,.internal"},
}

// GiveModel returns the edits that set a key of the model's configuration to a
// realistic value.
func GiveModel(mock, key string) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		if err := m.wrapUnits(); err != nil {
			return err
		}
		return m.setAt(m.doc.Root, []string{"model", "config"}, key, modelValues.Of(key))
	})
}

// AddSecretKey returns the edits that add a key with a realistic value to the
// secret with an ID. They add the secret, too, if mock.yaml lacks it.
func AddSecretKey(mock, id, key string) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		if name := m.secretName(SecretID(id)); name != "" {
			return m.addAt([]string{"secrets", name}, secretPair(key))
		}
		return m.addSecret(SecretID(id), secretPair(key))
	})
}

// ExampleSecret refers to the secret that GiveOption and Add give an option.
const ExampleSecret = "secret:" + optionSecret

// isSecretKeyID reports whether an option refers to the secret that holds the
// app's secret key. That secret has only one key.
func isSecretKeyID(option string) bool { return strings.HasSuffix(option, "-secret-key-id") }
