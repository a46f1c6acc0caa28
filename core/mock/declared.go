package mock

import (
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Declared returns the edits of mock.yaml that exercise what the project itself
// declares: its own options without a default get a value, and its own endpoints
// that the charm library reads get a relation with all the data that the other
// application may write. The existing content of mock.yaml stays unchanged.
//
// own is charmcraft.yaml as the user wrote it; expanded is charmcraft's expansion
// of it.
func Declared(mock string, own, expanded *value.Value) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		if err := m.addOwnOptions(value.Node{Value: own}, expanded); err != nil {
			return err
		}
		return m.addOwnEndpoints(value.Node{Value: own}, expanded)
	})
}

// addOwnOptions gives the options that need a value a realistic one.
func (m *mockFile) addOwnOptions(own value.Node, expanded *value.Value) error {
	return each(own.Get("config").Get("options").Entries(), func(option value.Node) error {
		if expanded.Lookup("config", "options", option.Key, "default") != nil {
			return nil
		}
		return m.addOption(expanded, option.Key)
	})
}

func (m *mockFile) addOwnEndpoints(own value.Node, expanded *value.Value) error {
	return each([]string{"requires", "provides"}, func(block string) error {
		return each(own.Get(block).Entries(), func(endpoint value.Node) error {
			return m.addDeclared(endpoint.Key, expanded.Lookup(block, endpoint.Key, "interface"), expanded)
		})
	})
}

// addDeclared gives an endpoint a relation with all its data, if the charm
// library reads its interface and mock.yaml has no relation for it.
func (m *mockFile) addDeclared(endpoint string, iface, expanded *value.Value) error {
	if iface == nil || integration.ByInterface(iface.Text) == nil || m.related(endpoint) {
		return nil
	}
	if err := m.addRelation(endpoint, iface.Text, (*integration.Integration).FullMock); err != nil || iface.Text != "oauth" {
		return err
	}
	// The provider sends users back to the app's address, so paas-charm blocks
	// without one.
	return m.addDeclared("ingress", expanded.Lookup("requires", "ingress", "interface"), expanded)
}
