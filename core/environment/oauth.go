package environment

import (
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/integration"
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
	return option.Value.Str()
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

// oauthMore are the texts beside the integration's keys that the library takes
// (oauth.py of the charm library, OAUTH_PROVIDER_JSON_SCHEMA).
var oauthMore = []integration.Key{{Name: "groups"}, {Name: "jwt_access_token"}}

const truthWords = "y yes t true on 1 n no f false off 0"

// readOAuth is oauth.py, to_relation_data.
func readOAuth(c *charm, endpoint *Endpoint) (fields, *Failure) {
	relation, failure := c.relation(endpoint.Name)
	if relation == nil || !c.state.ClientCreated {
		return nil, failure
	}
	loaded := loadBag(relation.Data)
	data, wrong, reason := loaded.texts(slices.Concat(endpoint.Integration.App, oauthMore), false)
	if reason != "" {
		return nil, crash(wrong, reason)
	}
	if chain := loaded.values["ca_chain"]; chain != nil && !isStringList(chain) {
		return nil, crash(at(relation.Data, "ca_chain"), "The value of ca_chain is no JSON list of texts.")
	}
	if token, ok := data["jwt_access_token"]; ok && !contains(strings.Fields(truthWords), python.Lower(token.Value)) {
		return nil, crash(token.Place, "The value of jwt_access_token is neither true nor false.")
	}
	return c.clientSecret(data, relation)
}

func (c *charm) clientSecret(data fields, relation *deployment.Relation) (fields, *Failure) {
	id := data["client_secret_id"]
	if id.Value == "" {
		return nil, invalid("oauth", id.Place, "There is no secret of the client.")
	}
	content, ok := c.d.Secret(id.Value)
	if !ok {
		return nil, missingSecret(id, "secret")
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
	data.put("kwargs", python.Dumps(kwargs), from)
	data.put("scope-list", strings.Join(strings.FieldsFunc(c.state.Scopes, python.IsSpace), ","), from)
	data.put("redirect_uri", c.state.RedirectURI, c.baseURL.Place)
	data.made("user-name-attribute", c.optionText(relation.Endpoint+"-user-name-attribute", "sub"))
	return data, nil
}
