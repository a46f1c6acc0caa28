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
	scopes := c.optionText(endpoint+"-scopes", "None")
	path := c.optionText(endpoint+"-redirect-path", "/callback")
	return Client{
		OAuth: endpoint, Scopes: scopes.Value, scopesAt: scopes.Place, BaseURL: c.baseURL, redirectAt: c.baseURL.Place,
		RedirectURI: strings.TrimRight(c.baseURL.Value, "/") + "/" + strings.TrimLeft(path.Value, "/"),
		userName:    c.optionText(endpoint+"-user-name-attribute", "sub"), ClientCreated: hasClient(firstBag(c.d, endpoint)),
	}
}

// hasClient reports whether the provider has made a client for the charm.
func hasClient(bag deployment.Databag) bool {
	_, id := bag.Get("client_id")
	_, secret := bag.Get("client_secret_id")
	return id && secret
}

// optionText returns str() of an option's value, or the fallback if it has
// none.
func (c *config) optionText(name, otherwise string) deployment.Text {
	option := c.d.Option(name)
	if option == nil || option.Value == nil {
		return deployment.Text{Value: otherwise}
	}
	return deployment.Text{Value: option.Value.Str(), Place: option.From}
}

// oauthMore has the texts that the library accepts in addition to the
// integration's keys (oauth.py of the charm library,
// OAUTH_PROVIDER_JSON_SCHEMA).
var oauthMore = []integration.Key{{Name: "groups"}, {Name: "jwt_access_token"}}

const truthWords = "y yes t true on 1 n no f false off 0"

// readOAuth follows oauth.py, to_relation_data.
func readOAuth(r *request, relation *deployment.Relation) (fields, *Failure) {
	if !r.client.ClientCreated {
		return nil, nil
	}
	data, failure := r.providerData(loadBag(relation.Data))
	if failure != nil {
		return nil, failure
	}
	return r.withClientSecret(data)
}

// providerData returns the texts in the databag, whose other values the library
// checks, too.
func (r *request) providerData(bag *loadedBag) (fields, *Failure) {
	data, wrong, reason := bag.texts(slices.Concat(r.endpoint.Integration.App, oauthMore), false)
	chain := bag.values["ca_chain"]
	token, given := data["jwt_access_token"]
	switch {
	case reason != "":
		return nil, crash(wrong, reason)
	case chain != nil && !isStringList(chain):
		return nil, crash(at(bag.Databag, "ca_chain"), "The value of ca_chain is not a JSON list of texts.")
	case given && !slices.Contains(strings.Fields(truthWords), python.Lower(token.Value)):
		return nil, crash(token.Place, "The value of jwt_access_token is neither true nor false.")
	}
	return data, nil
}

func (r *request) withClientSecret(data fields) (fields, *Failure) {
	secret, failure := r.clientSecret(data["client_secret_id"])
	if failure != nil {
		return nil, failure
	}
	data.set("client_secret", secret)
	r.client.addRequested(data)
	return data, nil
}

func (r *request) clientSecret(id deployment.Text) (secret deployment.Text, failure *Failure) {
	if id.Value == "" {
		return secret, invalid("oauth", id.Place, "The provider names no secret of the client.")
	}
	content, failure := secretContent(r, id, "secret")
	secret, ok := content.Get("secret")
	if failure == nil && !ok {
		failure = crash(content.Place, "The secret of the client has no key 'secret'.")
	}
	return secret, failure
}

// addRequested adds what the charm requests of the provider.
func (c *Client) addRequested(data fields) {
	kwargs := value.NewMap()
	kwargs.Map.SetString("scope", value.NewString(c.Scopes))
	data.put("kwargs", python.Dumps(kwargs), c.scopesAt)
	data.put("scope-list", strings.Join(strings.FieldsFunc(c.Scopes, python.IsSpace), ","), c.scopesAt)
	data.put("redirect_uri", c.RedirectURI, c.redirectAt)
	data.set("user-name-attribute", c.userName)
}
