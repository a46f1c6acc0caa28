package environment

import (
	"strings"

	"charm-playground/core/deployment"
)

// readOpenFGA is the OpenFGA library's get_store_info: data of another form
// counts as none.
func readOpenFGA(c *charm, endpoint string) (fields, *Failure) {
	relation, failure := c.relation(endpoint)
	if relation == nil {
		return nil, failure
	}
	loaded := loadBag(relation.Data)
	data := fields{"method": {text: "API_TOKEN"}}
	for _, key := range []string{"store_id", "token", "token_secret_id", "grpc_api_url", "http_api_url"} {
		switch v := loaded[key]; {
		case isString(v):
			data[key] = datum{text: v.Text, at: at(relation.Data, key)}
		case !isNull(v), strings.HasSuffix(key, "_api_url"):
			return nil, nil
		}
	}
	id := data["token_secret_id"]
	if id.text == "" {
		return data, nil
	}
	content, ok := c.d.Secret(id.text)
	if !ok {
		return nil, missingSecret(deployment.Text{Value: id.text, Place: id.at})
	}
	delete(data, "token")
	if token, ok := content.Get("token"); ok {
		data.set("token", token)
	}
	return data, nil
}
