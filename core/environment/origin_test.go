package environment

import (
	"testing"

	"charm-playground/core/deployment"
)

// TestWhereValuesComeFrom covers variables whose values do not come from the
// relation that sets them.
func TestWhereValuesComeFrom(t *testing.T) {
	const secret = "secrets:\n  d0erdgfmp25c762i8np1: {username: u, password: p, secret: s}\n"
	for _, c := range []struct{ framework, requires, mock, variable, from string }{
		{"flask", "valkey: {interface: valkey_client}", secret + valkeyMock, "VALKEY_DB_USERNAME", "secrets.d0erdgfmp25c762i8np1.username"},
		{"flask", "valkey: {interface: valkey_client}", secret + valkeyMock, "VALKEY_DB_PASSWORD", "secrets.d0erdgfmp25c762i8np1.password"},
		{"flask", "valkey: {interface: valkey_client}", secret + valkeyMock, "VALKEY_DB_NETLOC", "secrets.d0erdgfmp25c762i8np1.password"},
		{"django", "ingress: {interface: ingress}", ingressMock, "DJANGO_ALLOWED_HOSTS", "relations.0.application-data.ingress"},
		{"flask", "postgresql: {interface: postgresql_client}", databaseMock, "POSTGRESQL_DB_NAME", "name"},
		{"flask", "postgresql: {interface: postgresql_client}", "application: web\n" + databaseMock, "POSTGRESQL_DB_PATH", "application"},
	} {
		project := parse(t, "name: shop\nrequires:\n  "+c.requires+"\n")
		v := variableOf(Work(deployment.Read(project, c.framework, deployment.Files{Mock: parse(t, c.mock)})), c.variable)
		if v == nil || v.From.Path != c.from {
			t.Errorf("%s comes from %+v, want %s", c.variable, v, c.from)
		}
	}
}

const (
	valkeyMock = "relations:\n  - endpoint: valkey\n    application-data:\n      version: v1\n" +
		"      requests: '[{\"resource\": \"*\", \"endpoints\": \"v:1\", \"secret-user\": \"secret:d0erdgfmp25c762i8np1\"}]'\n"
	ingressMock  = "relations:\n  - endpoint: ingress\n    application-data: {ingress: '{\"url\": \"http://shop.example/\"}'}\n"
	databaseMock = "relations:\n  - endpoint: postgresql\n    application-data: {endpoints: 'h:1', username: u, password: p}\n"
)

// TestUserNameAttribute checks that the claim comes from its option.
func TestUserNameAttribute(t *testing.T) {
	project := parse(t, "name: shop\nrequires:\n  oidc: {interface: oauth}\nconfig:\n  options:\n    oidc-user-name-attribute: {type: string, default: sub}\n")
	mock := ingressMock + "  - endpoint: oidc\n    application-data: {issuer_url: 'https://i', authorization_endpoint: 'https://i/a', token_endpoint: 'https://i/t', " +
		"introspection_endpoint: 'https://i/n', userinfo_endpoint: 'https://i/u', jwks_endpoint: 'https://i/j', scope: openid, client_id: c, client_secret_id: 'secret:d0erdgfmp25c762i8np1'}\n" +
		"secrets:\n  d0erdgfmp25c762i8np1: {secret: s}\nconfig: {oidc-user-name-attribute: mail}\n"
	state := Work(deployment.Read(project, "spring-boot", deployment.Files{Mock: parse(t, mock)}))
	v := variableOf(state, "spring.security.oauth2.client.provider.oidc.user-name-attribute")
	if v == nil || v.Value != "mail" || v.From.Path != "config.oidc-user-name-attribute" {
		t.Errorf("got %+v", v)
	}
}

// TestAddressesWithoutASecret checks that an address is sensitive only if it
// contains a secret.
func TestAddressesWithoutASecret(t *testing.T) {
	project := parse(t, "name: shop\nrequires:\n  redis: {interface: redis}\n  postgresql: {interface: postgresql_client}\n")
	mock := databaseMock + "  - endpoint: redis\n    related-units: {redis-k8s/0: {data: {hostname: r, port: '1'}}}\n"
	state := Work(deployment.Read(project, "flask", deployment.Files{Mock: parse(t, mock)}))
	for name, want := range map[string]bool{
		"REDIS_DB_CONNECT_STRING": false, "REDIS_DB_NETLOC": false,
		"POSTGRESQL_DB_CONNECT_STRING": true, "POSTGRESQL_DB_NETLOC": true, "POSTGRESQL_DB_PASSWORD": true, "POSTGRESQL_DB_HOSTNAME": false,
	} {
		if v := variableOf(state, name); v == nil || v.Sensitive != want {
			t.Errorf("%s: %+v, want sensitive: %t", name, v, want)
		}
	}
}

// variableOf returns the variable with a name, or nil.
func variableOf(s *State, name string) *Variable {
	for _, v := range s.Variables {
		if v.Name == name {
			return v
		}
	}
	return nil
}
