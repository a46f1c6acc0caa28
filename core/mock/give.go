package mock

import (
	"fmt"
	"slices"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
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
		config := m.root().At("config")
		if config == nil || config.Pair(name) == nil {
			return m.addOption(project, name)
		}
		kind := textOf(project.Lookup("config", "options", name, "type"))
		if err := m.apply(withValue(m.file, config.Pair(name), exampleOf(name, kind))); err != nil {
			return err
		}
		return m.secretOf(name, kind)
	})
}

// GiveData returns the edits that set keys of the first relation at an endpoint
// to realistic values, and replace other values that mock.yaml may have.
func GiveData(mock, endpoint string, of *integration.Integration, keys []string) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		for _, name := range keys {
			if err := m.giveKey(endpoint, of, of.Key(name)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (m *mockFile) giveKey(endpoint string, of *integration.Integration, key *integration.Key) error {
	if key == nil || key.Example == "" {
		return nil
	}
	items := m.relations()
	at := slices.IndexFunc(items, func(relation *document.Node) bool { return endpointOf(relation) == endpoint })
	if at < 0 {
		return fmt.Errorf("mock.yaml has no relation with '%s'", endpoint)
	}
	relation := items[at].Resolve()
	under := []string{"application-data"}
	if !slices.Contains(of.AppKeys(), key.Name) {
		under = unitDataOf(relation, of)
	}
	text := integration.Quoted(key.Example)
	if bag := relation.At(under...); bag != nil && bag.Pair(key.Name) != nil {
		return m.apply(withValue(m.file, bag.Pair(key.Name), text))
	}
	return m.apply(edit.AddAt(m.file, relation, under, key.Name+": "+text))
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
		text := modelValues.Of(key)
		if config := m.root().At("model", "config"); config != nil && config.Pair(key) != nil {
			return m.apply(withValue(m.file, config.Pair(key), text))
		}
		return m.addAt([]string{"model", "config"}, key+": "+text)
	})
}

// AddSecretKey returns the edits that add a key with a realistic value to the
// secret with an ID. They add the secret, too, if mock.yaml lacks it.
func AddSecretKey(mock, id, key string) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		name := m.secretName(SecretID(id))
		if name == "" {
			return m.addSecret(SecretID(id), key+": "+secretValue(key))
		}
		return m.addAt([]string{"secrets", name}, key+": "+secretValue(key))
	})
}

// ExampleSecret refers to the secret that GiveOption and Add give an option.
const ExampleSecret = "secret:" + optionSecret

// isSecretKeyID reports whether an option refers to the secret that holds the
// app's secret key. That secret has only one key.
func isSecretKeyID(option string) bool { return strings.HasSuffix(option, "-secret-key-id") }
