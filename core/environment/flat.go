package environment

import (
	"strings"

	"charm-playground/core/integration"
)

// readFlat is for integrations whose fields are the keys of the application's
// databag as they are. Values are read as JSON, else as they stand; data of
// another form counts as none. A key that names a secret brings what the secret
// holds, in place of the keys of these names (get_store_info of the OpenFGA
// library).
func readFlat(r *request) (fields, *Failure) {
	relation, failure := r.relation()
	if relation == nil {
		return nil, failure
	}
	app := r.endpoint.Integration.App
	data, _, reason := loadBag(relation.Data).texts(app, true)
	if reason != "" {
		return nil, nil
	}
	for i := range app {
		if failure := r.openSecret(data, &app[i]); failure != nil {
			return nil, failure
		}
	}
	return data, nil
}

// openSecret puts what the secret of a key holds in place of the fields of these
// names.
func (r *request) openSecret(data fields, key *integration.Key) *Failure {
	id := data[key.Name]
	if !key.Secret() || id.Value == "" {
		return nil
	}
	content, ok := r.Secret(id.Value)
	if !ok {
		return missingSecret(id, key.Holds)
	}
	for _, name := range strings.Fields(key.Holds) {
		delete(data, name)
		if text, ok := content.Get(name); ok {
			data.set(name, text)
		}
	}
	return nil
}
