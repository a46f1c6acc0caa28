package environment

import (
	"sort"

	"charm-playground/core/deployment"
	"charm-playground/core/value"
)

// Row is an integration that the charm reads: a row of the table.
type Row struct {
	// Name is what the charm calls it in "missing integrations".
	Name string
	// Interface is the interface that the endpoint must have.
	Interface string
	// Fixed is the only name of an endpoint that the charm reads; empty where
	// any name will do.
	Fixed string
	// Needs are the databag keys without which it is not integrated.
	Needs []string
	// NeverMissing tells that the charm does without it even where it is not
	// optional.
	NeverMissing bool

	source       string     // where the variables are made
	address      string     // what the variables of the address (addressRows) begin with; empty without them
	variables    []variable // the others
	spring       []variable // instead, where Spring Boot has its own; MySQL's and PostgreSQL's address stays
	derive       func(c *charm, endpoint string, data fields) *Failure
	springDerive func(c *charm, endpoint string, data fields) *Failure
	read         func(c *charm, endpoint string) (fields, *Failure)
}

// order is the name under which the row stands in environmentOrder.
func (r *Row) order() string {
	if r.database() {
		return "databases"
	}
	return r.Name
}

func (r *Row) database() bool { return r.source == databaseSource }

// environmentOrder is that of app.py, _generate_integration_environments.
var environmentOrder = []string{"openfga", "rabbitmq", "redis", "valkey", "s3", "databases", "saml", "smtp", "tracing", "oauth"}

// MissingOrder is that of charm.py, _missing_required_integrations, after the
// databases as they are declared.
var MissingOrder = []string{"rabbitmq", "redis", "s3", "openfga", "saml", "tracing", "smtp", "oauth"}

const databaseSource = "app.py, generate_db_env"

// addressRows are the variables of app.py, _url_env_vars; what their names begin
// with is the integration's.
var addressRows = []variable{
	{"_CONNECT_STRING", "url", present, true, "Address of the server with the credentials."},
	{"_SCHEME", "scheme", present, false, "Scheme of the address."},
	{"_NETLOC", "netloc", present, true, "Credentials, host and port of the address, as they are written."},
	{"_PATH", "path", present, false, "Path of the address."},
	{"_PARAMS", "params", present, false, "Parameters of the last path segment; only some schemes have them."},
	{"_QUERY", "query", present, false, "Query of the address."},
	{"_FRAGMENT", "fragment", present, false, "Fragment of the address."},
	{"_USERNAME", "username", present, false, "User name of the address, not decoded."},
	{"_PASSWORD", "password", present, true, "Password of the address, not decoded."},
	{"_HOSTNAME", "hostname", present, false, "Host of the address in lower case."},
	{"_PORT", "port", present, false, "Port of the address."},
}

const nameText = "Name of the database: the path of the address without its first slash."

// Rows is the table of integrations, in the order in which the charm reads
// them (charm_state.py, from_charm).
var Rows = []Row{
	{
		Name: "mysql", Interface: "mysql_client", Fixed: "mysql", Needs: []string{"endpoints", "username", "password"}, read: readDatabase,
		source: databaseSource, address: "{X}_DB", derive: deriveDatabase, springDerive: deriveSpringDatabase,
		variables: []variable{{"{X}_DB_NAME", "name", present, false, nameText}},
		spring: []variable{
			{"{X}_DB_NAME", "name", present, false, nameText},
			{"spring.datasource.url", "jdbc", present, false, "Address of the database for JDBC."},
			{"spring.jpa.hibernate.ddl-auto", "ddl", present, false, "Leaves the tables alone: migrations make them."},
			{"spring.datasource.username", "jdbc-username", truthy, false, "User name for the database."},
			{"spring.datasource.password", "jdbc-password", truthy, true, "Password for the database."},
		},
	},
	{
		Name: "postgresql", Interface: "postgresql_client", Fixed: "postgresql", Needs: []string{"endpoints", "username", "password"}, read: readDatabase,
		source: databaseSource, address: "{X}_DB", derive: deriveDatabase, springDerive: deriveSpringDatabase,
		variables: []variable{{"{X}_DB_NAME", "name", present, false, nameText}},
		spring: []variable{
			{"{X}_DB_NAME", "name", present, false, nameText},
			{"spring.datasource.url", "jdbc", present, false, "Address of the database for JDBC."},
			{"spring.jpa.hibernate.ddl-auto", "ddl", present, false, "Leaves the tables alone: migrations make them."},
			{"spring.datasource.username", "jdbc-username", truthy, false, "User name for the database."},
			{"spring.datasource.password", "jdbc-password", truthy, true, "Password for the database."},
		},
	},
	{
		Name: "mongodb", Interface: "mongodb_client", Fixed: "mongodb", Needs: []string{"endpoints", "username", "password"}, read: readDatabase,
		source: databaseSource, address: "{X}_DB", derive: deriveDatabase, springDerive: deriveSpringDatabase,
		variables: []variable{{"{X}_DB_NAME", "name", present, false, nameText}},
		spring:    []variable{{"spring.data.mongodb.uri", "first", present, true, "Address of the database with the credentials."}},
	},
	{
		Name: "openfga", Interface: "openfga", Fixed: "openfga", Needs: []string{"grpc_api_url", "http_api_url"}, read: readOpenFGA,
		source: "app.py, generate_openfga_env",
		variables: []variable{
			{"FGA_STORE_ID", "store_id", present, false, "ID of the OpenFGA store."},
			{"FGA_TOKEN", "token", present, true, "Token for OpenFGA."},
			{"FGA_GRPC_API_URL", "grpc_api_url", present, false, "Address of OpenFGA's gRPC API."},
			{"FGA_HTTP_API_URL", "http_api_url", present, false, "Address of OpenFGA's HTTP API."},
		},
		spring: []variable{
			{"openfga.store-id", "store_id", present, false, "ID of the OpenFGA store."},
			{"openfga.credentials.method", "method", present, false, "How the app proves who it is to OpenFGA."},
			{"openfga.credentials.config.api-token", "token", present, true, "Token for OpenFGA."},
			{"openfga.api-url", "http_api_url", present, false, "Address of OpenFGA's HTTP API."},
		},
	},
	{
		Name: "rabbitmq", Interface: "rabbitmq", Fixed: "rabbitmq", Needs: []string{"hostname", "password"}, read: readRabbitMQ,
		source: "app.py, generate_rabbitmq_env", derive: deriveRabbitMQ,
		address: "RABBITMQ",
		variables: []variable{
			{"RABBITMQ_VHOST", "vhost-name", present, false, "Virtual host: the first part of the path, decoded."},
			{"RABBITMQ_CONNECT_STRINGS", "urls", present, true, "Addresses of all units with the credentials, with commas between."},
		},
		spring: []variable{
			{"spring.rabbitmq.virtual-host", "vhost", always, false, "Virtual host of RabbitMQ."},
			{"spring.rabbitmq.username", "user", always, false, "User name for RabbitMQ: the application's name."},
			{"spring.rabbitmq.password", "secret", always, true, "Password for RabbitMQ."},
			{"spring.rabbitmq.host", "host", always, false, "Host of RabbitMQ."},
			{"spring.rabbitmq.port", "port-number", always, false, "Port of RabbitMQ."},
		},
	},
	{
		Name: "redis", Interface: "redis", Fixed: "redis", Needs: []string{"hostname", "port"}, read: readRedis,
		source: "app.py, generate_redis_env", derive: deriveAddress, springDerive: deriveAddress, address: "{X}_DB",
		variables: []variable{{"{X}_DB_NAME", "name", present, false, nameText}},
		spring: []variable{
			{"spring.data.redis.url", "url", present, true, "Address of Redis."},
			{"spring.data.redis.host", "hostname", truthy, false, "Host of Redis."},
			{"spring.data.redis.port", "port-not-0", truthy, false, "Port of Redis."},
			{"spring.data.redis.username", "username", truthy, false, "User name for Redis."},
			{"spring.data.redis.password", "password", truthy, true, "Password for Redis."},
		},
	},
	{
		Name: "valkey", Interface: "valkey_client", Fixed: "valkey", Needs: []string{"requests"}, NeverMissing: true, read: readValkey,
		source: "app.py, generate_valkey_env", derive: deriveAddress,
		address: "{X}_DB",
		variables: []variable{
			{"{X}_DB_NAME", "name", present, false, nameText},
			{"VALKEY_DB_READ_ONLY_ENDPOINTS", "read_only_endpoints", always, false, "Endpoints for reading only."},
			{"VALKEY_DB_SENTINEL_ENDPOINTS", "sentinel_endpoints", always, false, "Endpoints of the sentinels."},
			{"VALKEY_MODE", "mode", always, false, "Mode in which Valkey runs."},
			{"VALKEY_VERSION", "version", always, false, "Version of Valkey."},
		},
	},
	{
		Name: "s3", Interface: "s3", Fixed: "s3", Needs: []string{"access-key", "secret-key", "bucket"}, read: readS3,
		source: "app.py, generate_s3_env",
		variables: []variable{
			{"S3_ACCESS_KEY", "access-key", present, true, "Access key of the object storage."},
			{"S3_SECRET_KEY", "secret-key", present, true, "Secret key of the object storage."},
			{"S3_REGION", "region", present, false, "Region of the object storage."},
			{"S3_STORAGE_CLASS", "storage-class", present, false, "Storage class of new objects."},
			{"S3_BUCKET", "bucket", present, false, "Name of the bucket."},
			{"S3_ENDPOINT", "endpoint", present, false, "Address of the object storage."},
			{"S3_PATH", "path", present, false, "Path in the bucket under which objects are stored."},
			{"S3_API_VERSION", "s3-api-version", present, false, "Version of the signature protocol."},
			{"S3_URI_STYLE", "s3-uri-style", present, false, "How the bucket is named in addresses: host or path."},
			{"S3_ADDRESSING_STYLE", "addressing", present, false, "The same in AWS's words: host is virtual."},
			{"S3_ATTRIBUTES", "attributes", present, false, "HTTP headers of the objects, as a JSON list."},
			{"S3_TLS_CA_CHAIN", "tls-ca-chain", present, false, "Chain of CA certificates, as a JSON list; only there with attributes, and then null without a chain."},
		},
		spring: []variable{
			{"spring.cloud.aws.credentials.accessKey", "access-key", present, true, "Access key of the object storage."},
			{"spring.cloud.aws.credentials.secretKey", "secret-key", present, true, "Secret key of the object storage."},
			{"spring.cloud.aws.s3.bucket", "bucket", present, false, "Name of the bucket."},
			{"spring.cloud.aws.region.static", "region", truthy, false, "Region of the object storage."},
			{"spring.cloud.aws.s3.endpoint", "endpoint", truthy, false, "Address of the object storage."},
		},
	},
	{
		Name: "saml", Interface: "saml", Fixed: "saml", Needs: []string{"entity_id", "x509certs"}, read: readSAML,
		source: "app.py, generate_saml_env", springDerive: deriveSpringSAML,
		variables: []variable{
			{"SAML_ENTITY_ID", "entity_id", present, false, "Entity ID of the identity provider."},
			{"SAML_METADATA_URL", "metadata_url", present, false, "Address of the identity provider's metadata; not there when it publishes none."},
			{"SAML_SINGLE_SIGN_ON_REDIRECT_URL", "sso", present, false, "Address for single sign-on by redirect; not there when it publishes none."},
			{"SAML_SIGNING_CERTIFICATE", "certificate", present, false, "First certificate of the identity provider."},
		},
		spring: []variable{
			{springSAML + "assertingparty.metadata-uri", "metadata_unicode", present, false, "Address of the identity provider's metadata."},
			{springSAML + "entity-id", "entity_id", present, false, "Entity ID of the identity provider."},
			{springSAML + "assertingparty.singlesignin.url", "sso", truthy, false, "Address for single sign-on by redirect."},
			{springSAML + "assertingparty.verification.credentials[0].certificate-location", "certificate-file", present, false, "Where the charm puts the first certificate of the identity provider."},
		},
	},
	{
		Name: "smtp", Interface: "smtp", Fixed: "smtp", Needs: []string{"host", "port", "auth_type", "transport_security"}, read: readSMTP,
		source: "app.py, generate_smtp_env", springDerive: deriveSpringSMTP,
		variables: []variable{
			{"SMTP_HOST", "host", notNone, false, "Host of the mail server."},
			{"SMTP_PORT", "port", notNone, false, "Port of the mail server."},
			{"SMTP_USER", "user", notNone, false, "User name for the mail server."},
			{"SMTP_PASSWORD", "password", notNone, true, "Password for the mail server."},
			{"SMTP_AUTH_TYPE", "auth_type", notNone, false, "Kind of authentication; not there for none."},
			{"SMTP_TRANSPORT_SECURITY", "transport_security", notNone, false, "Security of the transport; not there for none."},
			{"SMTP_DOMAIN", "domain", notNone, false, "Domain of the sender's addresses."},
			{"SMTP_SKIP_SSL_VERIFY", "skip_ssl_verify", notNone, false, "Whether certificates are not checked."},
		},
		spring: []variable{
			{"spring.mail.host", "host", always, false, "Host of the mail server."},
			{"spring.mail.port", "port", always, false, "Port of the mail server."},
			{"spring.mail.username", "address", always, false, "User name and domain; None where there is none."},
			{"spring.mail.password", "password", always, true, "Password for the mail server."},
			{"spring.mail.properties.mail.smtp.auth", "auth_type", always, false, "Kind of authentication."},
			{"spring.mail.properties.mail.smtp.starttls.enable", "starttls", always, false, "Whether STARTTLS is used."},
		},
	},
	{
		Name: "tracing", Interface: "tracing", Fixed: "tracing", Needs: []string{"receivers"}, read: readTracing,
		source: "app.py, generate_tempo_env",
		variables: []variable{
			{"OTEL_SERVICE_NAME", "service", present, false, "Name of the app in traces: the application's name."},
			{"OTEL_EXPORTER_OTLP_ENDPOINT", "endpoint", present, false, "Address to which OpenTelemetry sends traces over HTTP."},
		},
	},
	{
		Name: "oauth", Interface: "oauth", Needs: []string{"client_id", "client_secret_id"}, read: readOAuth,
		source: "app.py, generate_oauth_env",
		variables: []variable{
			{"{F}_{X}_CLIENT_ID", "client_id", present, false, "ID of the OAuth client."},
			{"{F}_{X}_CLIENT_SECRET", "client_secret", present, true, "Secret of the OAuth client."},
			{"{F}_{X}_API_BASE_URL", "issuer_url", present, false, "Address of the provider."},
			{"{F}_{X}_AUTHORIZE_URL", "authorization_endpoint", present, false, "Address for authorization."},
			{"{F}_{X}_ACCESS_TOKEN_URL", "token_endpoint", present, false, "Address for tokens."},
			{"{F}_{X}_USER_URL", "userinfo_endpoint", present, false, "Address for facts about the user."},
			{"{F}_{X}_CLIENT_KWARGS", "kwargs", present, false, "Scopes that the app asks for, as JSON."},
			{"{F}_{X}_JWKS_URL", "jwks_endpoint", present, false, "Address of the provider's keys."},
		},
		spring: []variable{
			{springOAuth + "registration.{X}.client-id", "client_id", present, false, "ID of the OAuth client."},
			{springOAuth + "registration.{X}.client-secret", "client_secret", present, true, "Secret of the OAuth client."},
			{springOAuth + "registration.{X}.redirect-uri", "redirect_uri", present, false, "Where the provider sends the user back to."},
			{springOAuth + "registration.{X}.scope", "scope-list", present, false, "Scopes that the app asks for, with commas between."},
			{springOAuth + "registration.{X}.user-name-attribute", "user-name-attribute", present, false, "Claim that names the user."},
			{springOAuth + "provider.{X}.authorization-uri", "authorization_endpoint", present, false, "Address for authorization."},
			{springOAuth + "provider.{X}.issuer-uri", "issuer_url", present, false, "Address of the provider."},
			{springOAuth + "provider.{X}.jwk-set-uri", "jwks_endpoint", present, false, "Address of the provider's keys."},
			{springOAuth + "provider.{X}.token-uri", "token_endpoint", present, false, "Address for tokens."},
			{springOAuth + "provider.{X}.user-info-uri", "userinfo_endpoint", present, false, "Address for facts about the user."},
			{springOAuth + "provider.{X}.user-name-attribute", "user-name-attribute", present, false, "Claim that names the user."},
			{springOAuth + "registration.{X}.authorization-grant-type", "grant", present, false, "Kind of grant that the app uses."},
		},
	},
	{
		Name: "http-proxy", Interface: "http_proxy", Fixed: "http-proxy", Needs: []string{"responses"}, NeverMissing: true, read: readHTTPProxy,
		source: "charm_state.py, proxy",
	},
}

const (
	springSAML  = "spring.security.saml2.relyingparty.registration.testentity."
	springOAuth = "spring.security.oauth2.client."
)

// rowFor is the row for an endpoint, or nil where the charm does not read it.
func rowFor(endpoint, iface string) *Row {
	for i := range Rows {
		if row := &Rows[i]; row.Interface == iface && (row.Fixed == "" || row.Fixed == endpoint || row.database()) {
			return row
		}
	}
	return nil
}

// findEndpoints are the endpoints that the charm reads, in its order, and why
// its constructor fails over them.
func (c *charm) findEndpoints() ([]*Endpoint, *Failure) {
	var databases []*Endpoint
	others := map[string]*Endpoint{}
	var failure *Failure
	requires := c.d.Project.Get("requires")
	if requires == nil || requires.Kind != value.Map {
		return nil, nil
	}
	oauths := 0
	for _, entry := range requires.Map.Entries() {
		name := entry.Key.Str()
		row := rowFor(name, entry.Value.Get("interface").Str())
		if row == nil {
			continue
		}
		at := deployment.PlaceOf("requires."+name, entry.Key)
		endpoint := &Endpoint{Integration: row, Name: name, At: at, Required: !isOptional(entry.Value) && !row.NeverMissing}
		switch {
		case row.database():
			failure = firstFailure(failure, c.databaseName(row, name, databases, at))
			endpoint.Name = row.Fixed
			databases = append(databases, endpoint)
		case row.Name == "oauth":
			oauths++
			fallthrough
		default:
			others[row.Name] = endpoint
		}
	}
	if oauths > 1 {
		delete(others, "oauth") // the charm then reads none
	}
	return inOrder(databases, others), failure
}

// inOrder puts the endpoints in the order of the table, databases first and by
// name: so they stand in the metadata that the charm reads in the recordings.
func inOrder(databases []*Endpoint, others map[string]*Endpoint) []*Endpoint {
	sort.SliceStable(databases, func(i, j int) bool { return databases[i].Name < databases[j].Name })
	for i := range Rows {
		if endpoint, ok := others[Rows[i].Name]; ok {
			databases = append(databases, endpoint)
		}
	}
	return databases
}

// databaseName sees to it that a database's endpoint has the only name that
// the charm knows for its interface (databases.py, make_database_requirers).
func (c *charm) databaseName(row *Row, name string, before []*Endpoint, at deployment.Place) *Failure {
	if name != row.Fixed && c.d.Project.Lookup("requires", row.Fixed) == nil {
		return crash(at, "The endpoint for "+row.Interface+" must be called "+quote(row.Fixed)+".")
	}
	for _, other := range before {
		if other.Integration == row {
			return crash(at, "There is more than one endpoint for "+row.Interface+".")
		}
	}
	return nil
}

func isOptional(endpoint *value.Value) bool {
	optional := endpoint.Get("optional")
	return optional.Truthy()
}

// endpointAt is where an endpoint is declared.
func (c *charm) endpointAt(name string) deployment.Place {
	requires := c.d.Project.Get("requires")
	if requires == nil || requires.Kind != value.Map {
		return deployment.Place{}
	}
	entry, ok := requires.Map.Entry(name)
	if !ok {
		return deployment.Place{}
	}
	return deployment.PlaceOf("requires."+name, entry.Key)
}

// relation is the one relation of an endpoint, or nil; more than one is an
// error to the charm (ops, TooManyRelatedAppsError).
func (c *charm) relation(endpoint string) (*deployment.Relation, *Failure) {
	related := c.d.Related(endpoint)
	switch len(related) {
	case 0:
		return nil, nil
	case 1:
		return related[0], nil
	}
	return nil, crash(related[1].Place, "The charm takes one relation at "+quote(endpoint)+", and there are more.")
}

// invalid is a failure over relation data (charm_state.py, from_charm).
func invalid(relation string, at deployment.Place, reason string) *Failure {
	return &Failure{Message: "Invalid " + relation + " relation data.", Reason: reason, At: at}
}

// Database reports whether the endpoint is one of the databases with an
// interface of their own: MySQL, PostgreSQL and MongoDB.
func (e *Endpoint) Database() bool { return e.Integration.database() }
