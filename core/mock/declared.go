package mock

import (
	"slices"

	"charm-playground/core/document"
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
	charm := value.Node{Value: own}
	return editMock(mock, func(m *mockFile) error {
		var err error
		for _, option := range charm.Get("config").Get("options").Entries() {
			if err == nil && expanded.Lookup("config", "options", option.Key, "default") == nil {
				err = m.addOption(expanded, option.Key)
			}
		}
		for _, block := range []string{"requires", "provides"} {
			for _, endpoint := range charm.Get(block).Entries() {
				if err == nil {
					err = m.addDeclared(endpoint.Key, expanded.Lookup(block, endpoint.Key, "interface"), expanded)
				}
			}
		}
		return err
	})
}

// addDeclared gives an endpoint a relation with all its data, if the charm
// library reads its interface and mock.yaml has no relation for it.
func (m *mockFile) addDeclared(endpoint string, iface, expanded *value.Value) error {
	isThere := func(relation *document.Node) bool { return endpointOf(relation) == endpoint }
	if iface == nil || integration.ByInterface(iface.Text) == nil || slices.ContainsFunc(m.relations(), isThere) {
		return nil
	}
	if err := m.addRelation(endpoint, iface.Text, (*integration.Integration).FullMock); err != nil || iface.Text != "oauth" {
		return err
	}
	// The provider sends users back to the app's address, so paas-charm blocks
	// without one.
	return m.addDeclared("ingress", expanded.Lookup("requires", "ingress", "interface"), expanded)
}
