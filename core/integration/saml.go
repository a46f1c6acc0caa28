package integration

// springSAML begins the names of Spring Boot's variables for SAML; the charm
// calls every provider "testentity".
const springSAML = "spring.security.saml2.relyingparty.registration.testentity."

// ssoKeys are the keys that say where users sign in.
const ssoKeys = "single_sign_on_service_redirect_url single_sign_on_service_redirect_binding"

var saml = Integration{
	Name: "saml", Interface: "saml", Endpoint: "saml", Title: "SAML", Charm: "saml-integrator",
	Doc: "A SAML identity provider.", Link: charmhub + "saml", Order: 9, Missing: 6,
	Partner: Partner{Channel: "latest/stable", Endpoint: "saml", Options: "entity_id metadata_url"},
	App: []Key{
		{Name: "entity_id", Example: "https://login.example.com/saml", Needed: true, Doc: "The provider's entity ID."},
		{Name: "metadata_url", Example: "https://login.example.com/saml/metadata", Doc: "The address of the provider's metadata."},
		{Name: "x509certs", Example: "MIICertificate", Needed: true, Doc: "The certificates, separated by commas; the first one signs."},
		{Name: "single_sign_on_service_redirect_url", Example: "https://login.example.com/saml/sso", Doc: "Where users sign in."},
		{Name: "single_sign_on_service_redirect_binding", Example: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Doc: "The binding of that address."},
	},
	More: "single_sign_on_service_redirect_response_url single_sign_on_service_post_url single_sign_on_service_post_binding " +
		"single_sign_on_service_post_response_url single_logout_service_redirect_url single_logout_service_redirect_binding " +
		"single_logout_service_redirect_response_url single_logout_service_post_url single_logout_service_post_binding " +
		"single_logout_service_post_response_url",
	Variables: []Variable{
		{Name: "SAML_ENTITY_ID", Field: "entity_id", Doc: "Entity ID of the identity provider."},
		{Name: "SAML_METADATA_URL", Field: "metadata_url", Doc: "Address of the identity provider's metadata; not set if it publishes none."},
		{Name: "SAML_SINGLE_SIGN_ON_REDIRECT_URL", Field: "sso", Needs: ssoKeys, Doc: "Address for single sign-on by redirect; not set if it publishes none."},
		{Name: "SAML_SIGNING_CERTIFICATE", Field: "certificate", Doc: "First certificate of the identity provider."},
	},
	Spring: []Variable{ // the charm fails without metadata_url
		{Name: springSAML + "assertingparty.metadata-uri", Field: "metadata_unicode", Needs: "metadata_url", Doc: "Address of the identity provider's metadata."},
		{Name: springSAML + "entity-id", Field: "entity_id", Needs: "metadata_url", Doc: "Entity ID of the identity provider."},
		{Name: springSAML + "assertingparty.singlesignin.url", Field: "sso", When: NotEmpty, Needs: "metadata_url " + ssoKeys, Doc: "Address for single sign-on by redirect."},
		{Name: springSAML + "assertingparty.verification.credentials[0].certificate-location", Field: "certificate-file", Needs: "metadata_url",
			Doc: "Where the charm puts the first certificate of the identity provider."},
	},
}
