package integration

const (
	springClient   = "spring.security.oauth2.client.registration.{endpoint}."
	springProvider = "spring.security.oauth2.client.provider.{endpoint}."
)

var oauth = Integration{
	Name: "oauth", Interface: "oauth", Usual: "oidc", Title: "OAuth", Charm: "hydra",
	Doc:  "Sign-in with OAuth and OpenID Connect; it needs ingress too. The endpoint may have any name.",
	Link: charmhub + "oauth", Order: 13, Missing: 9,
	Partner: Partner{Charm: "oauth-external-idp-integrator", Channel: "latest/edge", Endpoint: "oauth",
		Options: "issuer_url authorization_endpoint token_endpoint introspection_endpoint userinfo_endpoint jwks_endpoint scope client_id client_secret=client_secret_id jwt_access_token"},
	App: []Key{
		{Name: "issuer_url", Example: "https://iam.example.com", Needed: true, Doc: "The issuer."},
		{Name: "authorization_endpoint", Example: "https://iam.example.com/oauth2/auth", Needed: true, Doc: "Where users sign in."},
		{Name: "token_endpoint", Example: "https://iam.example.com/oauth2/token", Needed: true, Doc: "Where tokens come from."},
		{Name: "introspection_endpoint", Example: "http://hydra:4445/admin/oauth2/introspect", Needed: true, Doc: "Where tokens are checked."},
		{Name: "userinfo_endpoint", Example: "https://iam.example.com/userinfo", Needed: true, Doc: "Where the user's data comes from."},
		{Name: "jwks_endpoint", Example: "https://iam.example.com/.well-known/jwks.json", Needed: true, Doc: "Where the keys come from."},
		{Name: "scope", Example: "openid profile email phone", Needed: true, Doc: "The scopes that can be asked for."},
		{Name: "client_id", Example: "app-client", Needed: true, Doc: "The app's client ID."},
		{Name: "client_secret_id", Example: "secret:d0erdgfmp25c762i8np1", Needed: true, Holds: "secret", Doc: "The secret that holds the client's secret, as `secret:ID`."},
	},
	More: "groups ca_chain jwt_access_token",
	Variables: []Variable{
		{Name: "{PREFIX}{ENDPOINT}_CLIENT_ID", Field: "client_id", Doc: "ID of the OAuth client."},
		{Name: "{PREFIX}{ENDPOINT}_CLIENT_SECRET", Field: "client_secret", Sensitive: true, Doc: "Secret of the OAuth client."},
		{Name: "{PREFIX}{ENDPOINT}_API_BASE_URL", Field: "issuer_url", Doc: "Address of the provider."},
		{Name: "{PREFIX}{ENDPOINT}_AUTHORIZE_URL", Field: "authorization_endpoint", Doc: "Address for authorization."},
		{Name: "{PREFIX}{ENDPOINT}_ACCESS_TOKEN_URL", Field: "token_endpoint", Doc: "Address for tokens."},
		{Name: "{PREFIX}{ENDPOINT}_USER_URL", Field: "userinfo_endpoint", Doc: "Address for facts about the user."},
		{Name: "{PREFIX}{ENDPOINT}_CLIENT_KWARGS", Field: "kwargs", Doc: "Scopes that the app asks for, as JSON."},
		{Name: "{PREFIX}{ENDPOINT}_JWKS_URL", Field: "jwks_endpoint", Doc: "Address of the provider's keys."},
	},
	Never: []Promise{{Names: "{PREFIX}{ENDPOINT}_USERINFO_URL", Instead: "{PREFIX}{ENDPOINT}_USER_URL",
		Why: "The documentation uses a different name than the charm."}},
	Spring: []Variable{
		{Name: springClient + "client-id", Field: "client_id", Doc: "ID of the OAuth client."},
		{Name: springClient + "client-secret", Field: "client_secret", Sensitive: true, Doc: "Secret of the OAuth client."},
		{Name: springClient + "redirect-uri", Field: "redirect_uri", Doc: "Where the provider sends the user back to."},
		{Name: springClient + "scope", Field: "scope-list", Doc: "Scopes that the app asks for, with commas between."},
		{Name: springClient + "user-name-attribute", Field: "user-name-attribute", Doc: "Claim that names the user."},
		{Name: springProvider + "authorization-uri", Field: "authorization_endpoint", Doc: "Address for authorization."},
		{Name: springProvider + "issuer-uri", Field: "issuer_url", Doc: "Address of the provider."},
		{Name: springProvider + "jwk-set-uri", Field: "jwks_endpoint", Doc: "Address of the provider's keys."},
		{Name: springProvider + "token-uri", Field: "token_endpoint", Doc: "Address for tokens."},
		{Name: springProvider + "user-info-uri", Field: "userinfo_endpoint", Doc: "Address for facts about the user."},
		{Name: springProvider + "user-name-attribute", Field: "user-name-attribute", Doc: "Claim that names the user."},
		{Name: springClient + "authorization-grant-type", Constant: "authorization_code", Doc: "Kind of grant that the app uses."},
	},
}
