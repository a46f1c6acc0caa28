package environment

import (
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/integration"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// Client is the charm as the client of an OAuth provider, with what it requests
// (oauth.py, _get_oauth_client_config).
type Client struct {
	OAuth         string // the endpoint, or empty if the charm has none
	Scopes        string
	RedirectURI   string          // where the provider sends users back to
	BaseURL       deployment.Text // the app's address, with which RedirectURI begins
	ClientCreated bool            // whether the provider has answered

	scopesAt, redirectAt deployment.Place
	userName             deployment.Text // the claim that names the user
}

func clientOf(c *config, endpoint string) Client {
	client := Client{
		OAuth: endpoint, Scopes: c.optionText(endpoint+"-scopes", "None"), redirectAt: c.baseURL.Place, BaseURL: c.baseURL,
		RedirectURI: strings.TrimRight(c.baseURL.Value, "/") + "/" + strings.TrimLeft(c.optionText(endpoint+"-redirect-path", "/callback"), "/"),
		userName:    deployment.Text{Value: c.optionText(endpoint+"-user-name-attribute", "sub")},
	}
	if attribute := c.d.Option(endpoint + "-user-name-attribute"); attribute != nil {
		client.userName.Place = attribute.From
	}
	if scopes := c.d.Option(endpoint + "-scopes"); scopes != nil {
		client.scopesAt = scopes.From
	}
	if related := c.d.Related(endpoint); len(related) > 0 {
		_, id := related[0].Data.Get("client_id")
		_, secret := related[0].Data.Get("client_secret_id")
		client.ClientCreated = id && secret
	}
	return client
}

// optionText returns str() of an option's value, or the fallback if it has
// none.
func (c *config) optionText(name, otherwise string) string {
	option := c.d.Option(name)
	if option == nil || option.Value == nil {
		return otherwise
	}
	return option.Value.Str()
}

// oauthMore has the texts that the library accepts in addition to the
// integration's keys (oauth.py of the charm library,
// OAUTH_PROVIDER_JSON_SCHEMA).
var oauthMore = []integration.Key{{Name: "groups"}, {Name: "jwt_access_token"}}

const truthWords = "y yes t true on 1 n no f false off 0"

// readOAuth follows oauth.py, to_relation_data.
func readOAuth(r *request) (fields, *Failure) {
	relation, failure := r.relation()
	if relation == nil || !r.client.ClientCreated {
		return nil, failure
	}
	loaded := loadBag(relation.Data)
	data, wrong, reason := loaded.texts(slices.Concat(r.endpoint.Integration.App, oauthMore), false)
	if reason != "" {
		return nil, crash(wrong, reason)
	}
	if chain := loaded.values["ca_chain"]; chain != nil && !isStringList(chain) {
		return nil, crash(at(relation.Data, "ca_chain"), "The value of ca_chain is not a JSON list of texts.")
	}
	if token, ok := data["jwt_access_token"]; ok && !contains(strings.Fields(truthWords), python.Lower(token.Value)) {
		return nil, crash(token.Place, "The value of jwt_access_token is neither true nor false.")
	}
	return r.clientSecret(data, relation)
}

func (r *request) clientSecret(data fields, relation *deployment.Relation) (fields, *Failure) {
	id := data["client_secret_id"]
	if id.Value == "" {
		return nil, invalid("oauth", id.Place, "The provider names no secret of the client.")
	}
	content, ok := r.Secret(id.Value)
	if !ok {
		return nil, missingSecret(id, "secret")
	}
	secret, ok := content.Get("secret")
	if !ok {
		return nil, crash(content.Place, "The secret of the client has no key 'secret'.")
	}
	data.set("client_secret", secret)
	from := r.client.scopesAt
	kwargs := value.NewMap()
	kwargs.Map.SetString("scope", value.NewString(r.client.Scopes))
	data.put("kwargs", python.Dumps(kwargs), from)
	data.put("scope-list", strings.Join(strings.FieldsFunc(r.client.Scopes, python.IsSpace), ","), from)
	data.put("redirect_uri", r.client.RedirectURI, r.client.redirectAt)
	data.set("user-name-attribute", r.client.userName)
	return data, nil
}
