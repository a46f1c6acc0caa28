// Package mock holds everything about mock.yaml: it reads the file, with the
// output of `juju show-unit` that it may contain, and changes it at one click. It
// adds and removes realistic relation data, values of options and secrets, and
// sets the shown unit. It makes these changes as edits that keep the user's
// comments and formatting.
package mock

import (
	"errors"
	"fmt"

	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Subject is the thing to mock: exactly one of the fields is set.
type Subject struct {
	Endpoint string // the name of an endpoint of the charm
	Option   string // the name of a config option of the charm
	Secret   string // the ID of a secret, with or without secret:
}

// ErrNothing is the error for an empty subject; its text is for the user.
var ErrNothing = errors.New("nothing to mock: name an endpoint, an option or a secret")

// change calls the function for the kind of the subject, with its name; that of a
// secret is its bare ID.
func (s Subject) change(endpoint, option, secret func(name string) error) error {
	switch {
	case s.Endpoint != "":
		return endpoint(s.Endpoint)
	case s.Option != "":
		return option(s.Option)
	case s.Secret != "":
		return secret(SecretID(s.Secret))
	}
	return ErrNothing
}

// Add returns the edits of mock.yaml that mock the subject for an expanded
// project; mock may be empty. It returns none if the subject is mocked already,
// except for an endpoint whose units matter: that gets one more unit. An error
// tells the user why the change is impossible.
func Add(mock string, project *value.Value, subject Subject) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		return subject.change(
			func(endpoint string) error { return m.addEndpoint(project, endpoint) },
			func(option string) error { return m.addOption(project, option) },
			func(id string) error { return m.addSecret(id, someCredentials) })
	})
}

// Remove is the inverse of Add: it removes the relations of the endpoint, the
// option's value or the secret, and everything that Add created only for them.
func Remove(mock string, subject Subject) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		return subject.change(m.removeRelations, m.removeOption, m.removeSecret)
	})
}

// AddRelation returns the edits that mock an endpoint of an interface, as Add
// does.
func AddRelation(mock, endpoint, iface string) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error { return m.addRelation(endpoint, iface, (*integration.Integration).Mock) })
}

// addEndpoint gives an endpoint of the project a relation, or one more unit.
func (m *mockFile) addEndpoint(project *value.Value, endpoint string) error {
	for _, block := range []string{"requires", "provides"} {
		if at := project.Lookup(block, endpoint, "interface"); at != nil {
			return m.addRelation(endpoint, at.Text, (*integration.Integration).Mock)
		}
	}
	return fmt.Errorf("the charm has no endpoint '%s'", endpoint)
}
