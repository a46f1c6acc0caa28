package integration

var openfga = Integration{
	Name: "openfga", Interface: "openfga", Endpoint: "openfga", Title: "OpenFGA", Charm: "openfga-k8s",
	Doc: "Authorisation with OpenFGA.", Link: charmhub + "openfga", Order: 1, Missing: 5,
	Partner: Partner{Channel: "latest/stable", Endpoint: "openfga", Trust: true, Needs: "It needs PostgreSQL at its endpoint 'database'."},
	App: []Key{
		{Name: "store_id", Example: "01HVMMBCMGZNT3SED4Z17ECXCA", Doc: "The store's ID."},
		{Name: "grpc_api_url", Example: "openfga-k8s:8081", Needed: true, Doc: "The address of the gRPC API."},
		{Name: "http_api_url", Example: "openfga-k8s:8080", Needed: true, Doc: "The address of the HTTP API."},
		{Name: "token", Example: "not-so-secret", Doc: "The API token."},
		{Name: "token_secret_id", Rare: true, Holds: "token", Doc: "The secret that holds the token, as `secret:ID`."},
	},
	Variables: []Variable{
		{Name: "FGA_STORE_ID", Field: "store_id", Doc: "ID of the OpenFGA store."},
		{Name: "FGA_TOKEN", Field: "token", Sensitive: true, Doc: "Token for OpenFGA."},
		{Name: "FGA_GRPC_API_URL", Field: "grpc_api_url", Doc: "Address of OpenFGA's gRPC API."},
		{Name: "FGA_HTTP_API_URL", Field: "http_api_url", Doc: "Address of OpenFGA's HTTP API."},
	},
	Spring: []Variable{
		{Name: "openfga.store-id", Field: "store_id", Doc: "ID of the OpenFGA store."},
		{Name: "openfga.credentials.method", Constant: "API_TOKEN", Doc: "How the app proves who it is to OpenFGA."},
		{Name: "openfga.credentials.config.api-token", Field: "token", Sensitive: true, Doc: "Token for OpenFGA."},
		{Name: "openfga.api-url", Field: "http_api_url", Doc: "Address of OpenFGA's HTTP API."},
	},
}
