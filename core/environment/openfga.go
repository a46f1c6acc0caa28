package environment

// readOpenFGA is the OpenFGA library's get_store_info: data of another form
// counts as none.
func readOpenFGA(c *charm, endpoint string) (fields, *Failure) {
	relation, failure := c.relation(endpoint)
	if relation == nil {
		return nil, failure
	}
	data, _, reason := loadBag(relation.Data).texts([]string{"grpc_api_url", "http_api_url", "store_id", "token", "token_secret_id"}, 2, true)
	if reason != "" {
		return nil, nil
	}
	data.made("method", "API_TOKEN")
	id := data["token_secret_id"]
	if id.Value == "" {
		return data, nil
	}
	content, ok := c.d.Secret(id.Value)
	if !ok {
		return nil, missingSecret(id)
	}
	delete(data, "token")
	if token, ok := content.Get("token"); ok {
		data.set("token", token)
	}
	return data, nil
}
