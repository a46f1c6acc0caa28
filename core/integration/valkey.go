package integration

import "charm-playground/core/upstream"

// valkeyName explains why some documented names are never set (they are in
// charmcraft's reference of the extensions and its release notes of 4.3).
const valkeyName = "The documentation uses a different name than the charm."

var valkey = Integration{
	Name: "valkey", Interface: "valkey_client", Endpoint: "valkey", Title: "Valkey", Charm: "valkey-k8s",
	Doc: "A Valkey store; the charm takes it without TLS only.", Link: upstream.PaasCharm, Order: 4,
	Partner: Partner{Charm: "valkey", Channel: "9/edge", Endpoint: "valkey-client", Trust: true},
	App: []Key{
		{Name: "version", Example: "v1", Doc: "The version of the data's form."},
		{Name: "requests", Example: `[{"resource": "*", "endpoints": "valkey-k8s-primary:6379", "username": "relation-7", "password": "correct-horse"}]`,
			Needed: true, Doc: "The answers as JSON, of which the charm takes the first."},
	},
	More: "data",
	Variables: database("VALKEY_DB",
		Variable{Name: "VALKEY_DB_READ_ONLY_ENDPOINTS", Field: "read_only_endpoints", When: Always, Doc: "Endpoints for reading only."},
		Variable{Name: "VALKEY_DB_SENTINEL_ENDPOINTS", Field: "sentinel_endpoints", When: Always, Doc: "Endpoints of the sentinels."},
		Variable{Name: "VALKEY_MODE", Field: "mode", When: Always, Doc: "Mode in which Valkey runs."},
		Variable{Name: "VALKEY_VERSION", Field: "version", When: Always, Doc: "Version of Valkey."}),
	Never: []Promise{
		{Names: "VALKEY_DB_NAME", Why: "Valkey's address has no path, which is where the name of a database would be."},
		{Names: "VALKEY_DB_TLS VALKEY_DB_TLS_CA", Why: "The charm takes Valkey without TLS only."},
		{Names: "VALKEY_DB_MODE", Instead: "VALKEY_MODE", Why: valkeyName},
		{Names: "VALKEY_DB_VERSION", Instead: "VALKEY_VERSION", Why: valkeyName},
		{Names: "VALKEY_HOSTNAME", Instead: "VALKEY_DB_HOSTNAME", Why: valkeyName},
		{Names: "VALKEY_PORT", Instead: "VALKEY_DB_PORT", Why: valkeyName},
		{Names: "VALKEY_USERNAME", Instead: "VALKEY_DB_USERNAME", Why: valkeyName},
		{Names: "VALKEY_PASSWORD", Instead: "VALKEY_DB_PASSWORD", Why: valkeyName},
	},
}
