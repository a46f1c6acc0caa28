package environment

import (
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// hasOAuth reports whether the charm reads an OAuth endpoint, and keeps its
// name.
func (c *charm) hasOAuth() bool {
	for _, endpoint := range c.endpoints {
		if endpoint.Integration.Name == "oauth" {
			c.state.OAuth = endpoint.Name
			return true
		}
	}
	return false
}

// optionText is str() of an option's value, or what stands in for none.
func (c *charm) optionText(name, otherwise string) string {
	option := c.d.Option(name)
	if option == nil || option.Value == nil {
		return otherwise
	}
	return python.Str(option.Value)
}

// client is oauth.py, _get_oauth_client_config: what the charm asks for.
func (c *charm) client() {
	s := c.state
	path := c.optionText(s.OAuth+"-redirect-path", "/callback")
	s.Scopes = c.optionText(s.OAuth+"-scopes", "None")
	s.RedirectURI = strings.TrimRight(c.baseURL.Value, "/") + "/" + strings.TrimLeft(path, "/")
	related := c.d.Related(s.OAuth)
	if len(related) > 0 {
		_, id := related[0].Data.Get("client_id")
		_, secret := related[0].Data.Get("client_secret_id")
		s.ClientCreated = id && secret
	}
}

// oauthTexts are what the provider's databag must hold, and may; all are texts
// (oauth.py of the charm library, OAUTH_PROVIDER_JSON_SCHEMA).
var (
	oauthTexts    = strings.Fields("issuer_url authorization_endpoint token_endpoint introspection_endpoint userinfo_endpoint jwks_endpoint scope")
	oauthOptional = strings.Fields("client_id client_secret_id groups jwt_access_token")
	truthWords    = strings.Fields("y yes t true on 1 n no f false off 0")
)

// readOAuth is oauth.py, to_relation_data.
func readOAuth(c *charm, endpoint string) (fields, *Failure) {
	relation, failure := c.relation(endpoint)
	if relation == nil || !c.state.ClientCreated {
		return nil, failure
	}
	loaded := loadBag(relation.Data)
	data := fields{}
	for i, key := range append(append([]string{}, oauthTexts...), oauthOptional...) {
		switch v := loaded[key]; {
		case isString(v):
			data[key] = datum{text: v.Text, at: at(relation.Data, key)}
		case v != nil:
			return nil, crash(at(relation.Data, key), "The value of "+key+" is read as JSON, and then is no text.")
		case i < len(oauthTexts):
			return nil, crash(relation.Data.Place, "There is no "+key+".")
		}
	}
	if chain := loaded["ca_chain"]; chain != nil && !isStringList(chain) {
		return nil, crash(at(relation.Data, "ca_chain"), "The value of ca_chain is no JSON list of texts.")
	}
	if token, ok := data["jwt_access_token"]; ok && !contains(truthWords, python.Lower(token.text)) {
		return nil, crash(token.at, "The value of jwt_access_token is neither true nor false.")
	}
	return c.clientSecret(data, relation)
}

func (c *charm) clientSecret(data fields, relation *deployment.Relation) (fields, *Failure) {
	id := data["client_secret_id"]
	if id.text == "" {
		return nil, invalid("oauth", id.at, "There is no secret of the client.")
	}
	content, ok := c.d.Secret(id.text)
	if !ok {
		return nil, missingSecret(deployment.Text{Value: id.text, Place: id.at})
	}
	secret, ok := content.Get("secret")
	if !ok {
		return nil, crash(content.Place, "The secret of the client has no key 'secret'.")
	}
	data.set("client_secret", secret)
	scopes := c.d.Option(c.state.OAuth + "-scopes")
	from := deployment.Place{}
	if scopes != nil {
		from = scopes.From
	}
	kwargs := value.NewMap()
	kwargs.Map.SetString("scope", value.NewString(c.state.Scopes))
	data["kwargs"] = datum{text: python.Dumps(kwargs), at: from}
	data["scope-list"] = datum{text: strings.Join(strings.FieldsFunc(c.state.Scopes, python.IsSpace), ","), at: from}
	data["redirect_uri"] = datum{text: c.state.RedirectURI, at: c.baseURL.Place}
	data["user-name-attribute"] = datum{text: c.optionText(relation.Endpoint+"-user-name-attribute", "sub")}
	data["grant"] = datum{text: "authorization_code"}
	return data, nil
}
