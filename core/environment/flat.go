package environment

import (
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/integration"
)

// readFlat reads integrations whose fields are the keys of the application's
// databag. It reads a value as JSON, or as text if it is not JSON. Data in
// another form counts as none. If a key names a secret, the secret's keys
// replace the fields of the same names (get_store_info of the OpenFGA library).
func readFlat(r *request, relation *deployment.Relation) (fields, *Failure) {
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

// openSecret replaces fields by the keys of the secret that a key names.
func (r *request) openSecret(data fields, key *integration.Key) *Failure {
	id := data[key.Name]
	if !key.Secret() || id.Value == "" {
		return nil
	}
	content, failure := secretContent(r, id, key.Holds)
	if failure == nil {
		data.replace(content, strings.Fields(key.Holds))
	}
	return failure
}
