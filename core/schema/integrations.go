package schema

import "strings"

// Integration is an interface that the charm library reads, or that the
// framework extensions add, with what its relations carry.
type Integration struct {
	Interface string
	Endpoint  string // the only endpoint name that the charm reads; empty: any
	Title     string
	Provides  bool   // whether the charm provides it; otherwise it requires it
	Added     bool   // whether the framework extensions add it, and refuse a second one
	Limit     bool   // whether the charm fails unless the endpoint has `limit: 1`
	Charm     string // a charm on the other side, on Charmhub
	Doc       string
	Link      string

	App  []DatabagKey // what the other application writes
	Unit []DatabagKey // what the units of the other application write
	More string       // further keys that it is known to write, separated by spaces

	// Variables are the names of what the app gets, separated by spaces, for all
	// frameworks but Spring Boot; Spring is what a Spring Boot app gets. %P is the
	// framework's prefix, %E the endpoint in upper case and %e as it is; a name
	// that ends in '*' stands for all parts of an address, and one that ends in
	// '.' is put before those that follow it.
	Variables, Spring string
}

// DatabagKey is a key of the relation's data.
type DatabagKey struct {
	Name     string `json:"name"`
	Example  string `json:"example"`  // a realistic value; empty for keys that are only known
	Required bool   `json:"required"` // whether the charm has no variables without it
	Doc      string `json:"doc"`
}

// databaseKeys are further keys that the databases' charms write
// (data_platform_libs data_interfaces v0).
const databaseKeys = "tls tls-ca version data subordinated read-only-endpoints read-only-uris replset requested-secrets provided-secrets " +
	"entity-name entity-password secret-entity extra-user-roles external-node-connectivity status"

// Keys of all databases' data.
var (
	databaseUser     = DatabagKey{Name: "username", Example: "relation-7", Required: true, Doc: "The database user."}
	databasePassword = DatabagKey{Name: "password", Example: "correct-horse", Required: true, Doc: "The user's password, which is not encoded."}
)

const interfacePages = "https://charmhub.io/integrations/"

const datasource = "spring.datasource.url spring.jpa.hibernate.ddl-auto spring.datasource.username spring.datasource.password"

// Integrations are all interfaces that matter to a 12-factor charm: those that
// paas-charm 1.12.3 reads (paas_charm/charm.py) and those that charmcraft 4.5.0
// adds (charmcraft/extensions/app.py).
var Integrations = []Integration{
	{Interface: "postgresql_client", Endpoint: "postgresql", Title: "PostgreSQL", Charm: "postgresql-k8s",
		Doc: "A PostgreSQL database.", Link: interfacePages + "postgresql_client",
		App: []DatabagKey{
			{Name: "endpoints", Example: "postgresql-k8s-primary:5432", Required: true, Doc: "Hosts with ports, separated by commas; the charm takes the first."},
			databaseUser, databasePassword,
			{Name: "database", Example: "app", Doc: "The database's name; without it, the application's."},
			{Name: "uris", Doc: "The whole address, such as postgresql://user:password@host:5432/app; it wins over the others."},
			{Name: "secret-user", Doc: "The secret that holds username, password and uris, as `secret:ID`."},
			{Name: "secret-tls", Doc: "The secret that holds tls and tls-ca, as `secret:ID`."},
		}, More: databaseKeys,
		Variables: "POSTGRESQL_DB_* POSTGRESQL_DB_NAME", Spring: datasource},
	{Interface: "mysql_client", Endpoint: "mysql", Title: "MySQL", Charm: "mysql-k8s",
		Doc: "A MySQL database.", Link: interfacePages + "mysql_client",
		App: []DatabagKey{
			{Name: "endpoints", Example: "mysql-k8s-primary:3306", Required: true, Doc: "Hosts with ports, separated by commas; the charm takes the first."},
			databaseUser, databasePassword,
			{Name: "database", Example: "app", Doc: "The database's name; without it, the application's."},
			{Name: "uris", Doc: "The whole address, such as mysql://user:password@host:3306/app; it wins over the others."},
			{Name: "secret-user", Doc: "The secret that holds username, password and uris, as `secret:ID`."},
			{Name: "secret-tls", Doc: "The secret that holds tls and tls-ca, as `secret:ID`."},
		}, More: databaseKeys,
		Variables: "MYSQL_DB_* MYSQL_DB_NAME", Spring: datasource},
	{Interface: "mongodb_client", Endpoint: "mongodb", Title: "MongoDB", Charm: "mongodb-k8s",
		Doc: "A MongoDB database.", Link: interfacePages + "mongodb_client",
		App: []DatabagKey{
			{Name: "endpoints", Example: "mongodb-k8s-0:27017", Required: true, Doc: "Hosts with ports, separated by commas; the charm takes the first."},
			databaseUser, databasePassword,
			{Name: "database", Example: "app", Doc: "The database's name; without it, the application's."},
			{Name: "uris", Doc: "The whole address, such as mongodb://user:password@host:27017/app; it wins over the others."},
			{Name: "secret-user", Doc: "The secret that holds username, password and uris, as `secret:ID`."},
			{Name: "secret-tls", Doc: "The secret that holds tls and tls-ca, as `secret:ID`."},
		}, More: databaseKeys,
		Variables: "MONGODB_DB_* MONGODB_DB_NAME", Spring: "spring.data.mongodb.uri"},
	{Interface: "redis", Endpoint: "redis", Title: "Redis", Charm: "redis-k8s",
		Doc: "A Redis store.", Link: interfacePages + "redis",
		App: []DatabagKey{{Name: "leader-host", Doc: "The leader's host; it takes the place of the unit's."}},
		Unit: []DatabagKey{
			{Name: "hostname", Example: "redis-k8s-0.redis-k8s-endpoints", Required: true, Doc: "The unit's host."},
			{Name: "port", Example: "6379", Required: true, Doc: "The unit's port."},
		},
		Variables: "REDIS_DB_* REDIS_DB_NAME",
		Spring: "spring.data.redis.url spring.data.redis.host spring.data.redis.port spring.data.redis.username " +
			"spring.data.redis.password"},
	{Interface: "valkey_client", Endpoint: "valkey", Title: "Valkey", Charm: "valkey-k8s",
		Doc: "A Valkey store; the charm takes it without TLS only.", Link: paasCharmRepo,
		App: []DatabagKey{
			{Name: "version", Example: "v1", Doc: "The version of the data's form."},
			{Name: "requests", Example: `[{"resource": "*", "endpoints": "valkey-k8s-primary:6379", "username": "relation-7", "password": "correct-horse"}]`,
				Required: true, Doc: "The answers as JSON, of which the charm takes the first."},
		},
		More:      "data",
		Variables: "VALKEY_DB_* VALKEY_DB_NAME VALKEY_DB_READ_ONLY_ENDPOINTS VALKEY_DB_SENTINEL_ENDPOINTS VALKEY_MODE VALKEY_VERSION"},
	{Interface: "s3", Endpoint: "s3", Title: "S3", Charm: "s3-integrator",
		Doc: "An object store that speaks S3.", Link: interfacePages + "s3",
		App: []DatabagKey{
			{Name: "access-key", Example: "AKIAEXAMPLE", Required: true, Doc: "The access key."},
			{Name: "secret-key", Example: "not-so-secret", Required: true, Doc: "The secret key."},
			{Name: "bucket", Example: "app-bucket", Required: true, Doc: "The bucket's name."},
			{Name: "endpoint", Example: "https://s3.example.com", Doc: "The address of the store."},
			{Name: "region", Example: "eu-west-1", Doc: "The region."},
			{Name: "path", Doc: "The path inside the bucket."},
			{Name: "storage-class", Doc: "The storage class of new objects."},
			{Name: "s3-api-version", Doc: "The signature's version, such as s3v4."},
			{Name: "s3-uri-style", Doc: "How the bucket is named in addresses: path or host."},
			{Name: "tls-ca-chain", Doc: "The chain of certificates as a JSON list."},
			{Name: "attributes", Doc: "Metadata headers as a JSON list."},
		},
		More: "data delete-older-than-days experimental-delete-older-than-days s3-access-token",
		Variables: "S3_ACCESS_KEY S3_SECRET_KEY S3_REGION S3_STORAGE_CLASS S3_BUCKET S3_ENDPOINT S3_PATH S3_API_VERSION S3_URI_STYLE " +
			"S3_ADDRESSING_STYLE S3_ATTRIBUTES S3_TLS_CA_CHAIN",
		Spring: "spring.cloud.aws.credentials.accessKey spring.cloud.aws.credentials.secretKey spring.cloud.aws.region.static " +
			"spring.cloud.aws.s3.bucket spring.cloud.aws.s3.endpoint"},
	{Interface: "saml", Endpoint: "saml", Title: "SAML", Charm: "saml-integrator",
		Doc: "A SAML identity provider.", Link: interfacePages + "saml",
		App: []DatabagKey{
			{Name: "entity_id", Example: "https://login.example.com/saml", Required: true, Doc: "The provider's entity ID."},
			{Name: "metadata_url", Example: "https://login.example.com/saml/metadata", Doc: "The address of the provider's metadata."},
			{Name: "x509certs", Example: "MIICertificate", Required: true, Doc: "The certificates, separated by commas; the first one signs."},
			{Name: "single_sign_on_service_redirect_url", Example: "https://login.example.com/saml/sso", Doc: "Where users sign in."},
			{Name: "single_sign_on_service_redirect_binding", Example: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Doc: "The binding of that address."},
		},
		More: "single_sign_on_service_redirect_response_url single_sign_on_service_post_url single_sign_on_service_post_binding " +
			"single_sign_on_service_post_response_url single_logout_service_redirect_url single_logout_service_redirect_binding " +
			"single_logout_service_redirect_response_url single_logout_service_post_url single_logout_service_post_binding " +
			"single_logout_service_post_response_url",
		Variables: "SAML_ENTITY_ID SAML_METADATA_URL SAML_SINGLE_SIGN_ON_REDIRECT_URL SAML_SIGNING_CERTIFICATE",
		Spring: "spring.security.saml2.relyingparty.registration.testentity. assertingparty.metadata-uri entity-id " +
			"assertingparty.singlesignin.url assertingparty.verification.credentials[0].certificate-location"},
	{Interface: "rabbitmq", Endpoint: "rabbitmq", Title: "RabbitMQ", Charm: "rabbitmq-k8s",
		Doc: "A RabbitMQ message broker.", Link: interfacePages + "rabbitmq",
		App: []DatabagKey{
			{Name: "hostname", Example: "rabbitmq-k8s-0.rabbitmq-k8s-endpoints", Required: true, Doc: "The broker's host (rabbitmq-k8s)."},
			{Name: "password", Example: "correct-horse", Required: true, Doc: "The app's password (rabbitmq-k8s)."},
		},
		Unit: []DatabagKey{
			{Name: "hostname", Doc: "The unit's host (rabbitmq-server)."},
			{Name: "password", Doc: "The app's password (rabbitmq-server)."},
		},
		More:      "private-address ssl_port ssl_ca vip ha_queues ha-vip-only allowed_units",
		Variables: "RABBITMQ_* RABBITMQ_VHOST RABBITMQ_CONNECT_STRINGS",
		Spring:    "spring.rabbitmq.username spring.rabbitmq.password spring.rabbitmq.host spring.rabbitmq.port spring.rabbitmq.virtual-host"},
	{Interface: "tracing", Endpoint: "tracing", Title: "Tempo", Limit: true, Charm: "tempo-coordinator-k8s",
		Doc: "Tracing with Tempo; the charm fails unless the endpoint has `limit: 1`.", Link: interfacePages + "tracing",
		App: []DatabagKey{{Name: "receivers", Required: true,
			Example: `[{"protocol": {"name": "otlp_http", "type": "http"}, "url": "http://tempo.example.com:4318"}]`,
			Doc:     "The receivers as JSON, one of them for otlp_http."}}, More: "host external_url",
		Variables: "OTEL_EXPORTER_OTLP_ENDPOINT OTEL_SERVICE_NAME",
		Spring:    "OTEL_EXPORTER_OTLP_ENDPOINT OTEL_SERVICE_NAME OTEL_TRACES_EXPORTER OTEL_METRICS_EXPORTER OTEL_LOGS_EXPORTER"},
	{Interface: "smtp", Endpoint: "smtp", Title: "SMTP", Charm: "smtp-integrator",
		Doc: "A mail server.", Link: interfacePages + "smtp",
		App: []DatabagKey{
			{Name: "host", Example: "smtp.example.com", Required: true, Doc: "The server's host."},
			{Name: "port", Example: "587", Required: true, Doc: "The server's port."},
			{Name: "auth_type", Example: "plain", Required: true, Doc: "How the app signs in: none, not_provided or plain."},
			{Name: "transport_security", Example: "starttls", Required: true, Doc: "none, starttls or tls."},
			{Name: "user", Example: "relay", Doc: "The user."},
			{Name: "password", Example: "correct-horse", Doc: "The password."},
			{Name: "password_id", Doc: "The secret that holds the password, as `secret:ID`."},
			{Name: "domain", Example: "example.com", Doc: "The domain that mail is sent from."},
			{Name: "skip_ssl_verify", Example: "False", Doc: "Whether certificates are not checked: True or False."},
			{Name: "smtp_sender", Doc: "The sender's address."},
			{Name: "recipients", Doc: "The recipients' addresses."},
		},
		Variables: "SMTP_HOST SMTP_PORT SMTP_USER SMTP_PASSWORD SMTP_AUTH_TYPE SMTP_TRANSPORT_SECURITY SMTP_DOMAIN SMTP_SKIP_SSL_VERIFY",
		Spring: "spring.mail.host spring.mail.port spring.mail.username spring.mail.password spring.mail.properties.mail.smtp.auth " +
			"spring.mail.properties.mail.smtp.starttls.enable"},
	{Interface: "openfga", Endpoint: "openfga", Title: "OpenFGA", Charm: "openfga-k8s",
		Doc: "Authorisation with OpenFGA.", Link: interfacePages + "openfga",
		App: []DatabagKey{
			{Name: "store_id", Example: "01HVMMBCMGZNT3SED4Z17ECXCA", Required: true, Doc: "The store's ID."},
			{Name: "grpc_api_url", Example: "openfga-k8s:8081", Required: true, Doc: "The address of the gRPC API."},
			{Name: "http_api_url", Example: "openfga-k8s:8080", Required: true, Doc: "The address of the HTTP API."},
			{Name: "token", Example: "not-so-secret", Doc: "The API token."},
			{Name: "token_secret_id", Doc: "The secret that holds the token, as `secret:ID`."},
		},
		Variables: "FGA_STORE_ID FGA_TOKEN FGA_GRPC_API_URL FGA_HTTP_API_URL",
		Spring:    "openfga.store-id openfga.api-url openfga.credentials.method openfga.credentials.config.api-token"},
	{Interface: "oauth", Title: "OAuth", Charm: "hydra",
		Doc: "Sign-in with OAuth and OpenID Connect; it needs ingress too. The endpoint may have any name.", Link: interfacePages + "oauth",
		App: []DatabagKey{
			{Name: "issuer_url", Example: "https://iam.example.com", Required: true, Doc: "The issuer."},
			{Name: "authorization_endpoint", Example: "https://iam.example.com/oauth2/auth", Required: true, Doc: "Where users sign in."},
			{Name: "token_endpoint", Example: "https://iam.example.com/oauth2/token", Required: true, Doc: "Where tokens come from."},
			{Name: "introspection_endpoint", Example: "http://hydra:4445/admin/oauth2/introspect", Required: true, Doc: "Where tokens are checked."},
			{Name: "userinfo_endpoint", Example: "https://iam.example.com/userinfo", Required: true, Doc: "Where the user's data come from."},
			{Name: "jwks_endpoint", Example: "https://iam.example.com/.well-known/jwks.json", Required: true, Doc: "Where the keys come from."},
			{Name: "scope", Example: "openid profile email phone", Required: true, Doc: "The scopes that can be asked for."},
			{Name: "client_id", Example: "app-client", Required: true, Doc: "The app's client ID."},
			{Name: "client_secret_id", Example: "secret:d0erdgfmp25c762i8np1", Required: true, Doc: "The secret that holds the client's secret, as `secret:ID`."},
		},
		More: "groups ca_chain jwt_access_token",
		Variables: "%P%E_CLIENT_ID %P%E_CLIENT_SECRET %P%E_API_BASE_URL %P%E_AUTHORIZE_URL %P%E_ACCESS_TOKEN_URL %P%E_USER_URL " +
			"%P%E_CLIENT_KWARGS %P%E_JWKS_URL",
		Spring: "spring.security.oauth2.client.registration.%e. client-id client-secret redirect-uri scope user-name-attribute authorization-grant-type " +
			"spring.security.oauth2.client.provider.%e. authorization-uri issuer-uri jwk-set-uri token-uri user-info-uri user-name-attribute"},
	{Interface: "http_proxy", Endpoint: "http-proxy", Title: "HTTP proxy", Charm: "squid-forward-proxy",
		Doc: "A forward proxy; its answer takes the place of the model's proxies.", Link: interfacePages + "http_proxy",
		App: []DatabagKey{{Name: "responses", Required: true,
			Example: `[{"requirer": "00000000-0000-4000-8000-000000000001", "status": "ready", "auth": "none", "http_proxy": "http://squid.example.com:3128", "https_proxy": "http://squid.example.com:3128"}]`,
			Doc:     "The answers as JSON, of which the first is the charm's."}},
		Variables: "HTTP_PROXY HTTPS_PROXY http_proxy https_proxy"},
	{Interface: "ingress", Endpoint: "ingress", Title: "Ingress", Added: true, Charm: "traefik-k8s",
		Doc: "The app's address from outside.", Link: interfacePages + "ingress",
		App: []DatabagKey{{Name: "ingress", Required: true, Example: `{"url": "https://app.example.com/"}`,
			Doc: "The address as JSON."}},
		Variables: "%PBASE_URL"},
	{Interface: "loki_push_api", Endpoint: "logging", Title: "Loki", Added: true, Charm: "loki-k8s",
		Doc: "Logs for Loki; the app gets no variables.", Link: interfacePages + "loki_push_api",
		Unit: []DatabagKey{{Name: "endpoint", Doc: "Loki's address as JSON."}}},
	{Interface: "prometheus_scrape", Endpoint: "metrics-endpoint", Title: "Prometheus", Provides: true, Added: true, Charm: "prometheus-k8s",
		Doc: "Metrics for Prometheus; the app gets no variables.", Link: interfacePages + "prometheus_scrape"},
	{Interface: "grafana_dashboard", Endpoint: "grafana-dashboard", Title: "Grafana", Provides: true, Added: true, Charm: "grafana-k8s",
		Doc: "Dashboards for Grafana; the app gets no variables.", Link: interfacePages + "grafana_dashboard"},
}

// otherInterfaces are interfaces of Charmhub that an app's own charm code may
// use, so that none of them is taken for a slip of one that the library reads.
const otherInterfaces = `http tls-certificates kafka_client opensearch_client nginx-route ldap juju-info cos_agent
	grafana_datasource grafana_auth vault-kv pgsql mysql mongodb mysql_router certificate_transfer istio_metadata service_mesh catalogue
	ingress_per_unit gateway-route forward_auth auth_proxy hydra_endpoints login_ui_endpoints object-storage amqp kratos-info
	prometheus_remote_write send-remote-write alertmanager_dispatch loki_logs self-metrics memcache elasticsearch zookeeper
	etcd_client cassandra_client clickhouse-client temporal-host-info haproxy-route dns_record bind temporal_client tempo profiling s3_mirror
	litmus_auth kubeflow_dashboard_links k8s-service mlflow_tracking otlp azure_storage gcs data_integrator mail website identity-credentials swift-proxy`

// KnownInterfaces are the interfaces that are no slip of another, those that the
// library reads first.
func KnownInterfaces() []string {
	var names []string
	for _, integration := range Integrations {
		names = append(names, integration.Interface)
	}
	return append(names, strings.Fields(otherInterfaces)...)
}

// ReadInterfaces are the interfaces that the charm itself can use under
// requires, or that the extensions add.
func ReadInterfaces() []string {
	names := make([]string, len(Integrations))
	for i, integration := range Integrations {
		names[i] = integration.Interface
	}
	return names
}

// IntegrationOf is the row for an interface, or nil.
func IntegrationOf(name string) *Integration {
	for i := range Integrations {
		if Integrations[i].Interface == name {
			return &Integrations[i]
		}
	}
	return nil
}

// IntegrationAt is the row for an endpoint name that the charm reads, or nil.
func IntegrationAt(endpoint string) *Integration {
	for i := range Integrations {
		if Integrations[i].Endpoint != "" && Integrations[i].Endpoint == endpoint {
			return &Integrations[i]
		}
	}
	return nil
}

// AppKeys are the names of what the other application may write.
func (i *Integration) AppKeys() []string {
	return append(databagNames(i.App), strings.Fields(i.More)...)
}

// UnitKeys are the names of what the other application's units may write; the
// addresses are Juju's own.
func (i *Integration) UnitKeys() []string {
	return append(append(databagNames(i.Unit), strings.Fields(i.More)...), "egress-subnets", "ingress-address", "private-address")
}

func databagNames(keys []DatabagKey) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = key.Name
	}
	return names
}

// VariableNames are the names of the variables that an endpoint of this
// interface brings. Prefix is the framework's prefix with its underscore
// ("FLASK_"); spring asks for a Spring Boot app's names.
func (i *Integration) VariableNames(endpoint, prefix string, spring bool) []string {
	source := i.Variables
	if spring && i.Spring != "" {
		source = i.Spring
	}
	fill := strings.NewReplacer("%P", prefix, "%E", strings.ToUpper(endpoint), "%e", endpoint)
	return expandNames(fill.Replace(source))
}

// addressParts are what the charm makes of an address (paas_charm/app.py,
// _url_env_vars).
const addressParts = "CONNECT_STRING SCHEME NETLOC PATH PARAMS QUERY FRAGMENT USERNAME PASSWORD HOSTNAME PORT"

// expandNames are the names of a list in the short form of Integration.
func expandNames(list string) []string {
	var names []string
	group := ""
	for _, word := range strings.Fields(list) {
		switch {
		case strings.HasSuffix(word, "."):
			group = word
		case strings.HasSuffix(word, "*"):
			for _, part := range strings.Fields(addressParts) {
				names = append(names, strings.TrimSuffix(word, "*")+part)
			}
		default:
			names = append(names, group+word)
		}
	}
	return names
}
