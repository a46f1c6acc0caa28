package integration

var smtp = Integration{
	Name: "smtp", Interface: "smtp", Endpoint: "smtp", Title: "SMTP", Charm: "smtp-integrator",
	Doc: "A mail server.", Link: charmhub + "smtp", Order: 10, Missing: 8,
	App: []Key{
		{Name: "host", Example: "smtp.example.com", Needed: true, Doc: "The server's host."},
		{Name: "port", Example: "587", Needed: true, Doc: "The server's port."},
		{Name: "auth_type", Example: "plain", Needed: true, Doc: "How the app signs in: none, not_provided or plain."},
		{Name: "transport_security", Example: "starttls", Needed: true, Doc: "none, starttls or tls."},
		{Name: "user", Example: "relay", Doc: "The user."},
		{Name: "password", Example: "correct-horse", Doc: "The password."},
		{Name: "password_id", Rare: true, Holds: "password", Doc: "The secret that holds the password, as `secret:ID`."},
		{Name: "domain", Example: "example.com", Doc: "The domain that mail is sent from."},
		{Name: "skip_ssl_verify", Example: "False", Doc: "Whether certificates are not checked: True or False."},
		{Name: "smtp_sender", Example: "app@example.com", Rare: true, Doc: "The sender's address."},
		{Name: "recipients", Example: "ops@example.com", Rare: true, Doc: "The recipients' addresses."},
	},
	Variables: []Variable{
		{Name: "SMTP_HOST", Field: "host", When: NotNone, Doc: "Host of the mail server."},
		{Name: "SMTP_PORT", Field: "port", When: NotNone, Doc: "Port of the mail server."},
		{Name: "SMTP_USER", Field: "user", When: NotNone, Doc: "User name for the mail server."},
		{Name: "SMTP_PASSWORD", Field: "password", When: NotNone, Sensitive: true, Doc: "Password for the mail server."},
		{Name: "SMTP_AUTH_TYPE", Field: "auth_type", When: NotNone, Doc: "Kind of authentication; not there for none."},
		{Name: "SMTP_TRANSPORT_SECURITY", Field: "transport_security", When: NotNone, Doc: "Security of the transport; not there for none."},
		{Name: "SMTP_DOMAIN", Field: "domain", When: NotNone, Doc: "Domain of the sender's addresses."},
		{Name: "SMTP_SKIP_SSL_VERIFY", Field: "skip", When: NotNone, Doc: "Whether certificates are not checked."},
	},
	Spring: []Variable{
		{Name: "spring.mail.host", Field: "host", When: Always, Doc: "Host of the mail server."},
		{Name: "spring.mail.port", Field: "port", When: Always, Doc: "Port of the mail server."},
		{Name: "spring.mail.username", Field: "address", When: Always, Doc: "User name and domain; None where there is none."},
		{Name: "spring.mail.password", Field: "password", When: Always, Sensitive: true, Doc: "Password for the mail server."},
		{Name: "spring.mail.properties.mail.smtp.auth", Field: "auth_type", When: Always, Doc: "Kind of authentication."},
		{Name: "spring.mail.properties.mail.smtp.starttls.enable", Field: "starttls", When: Always, Doc: "Whether STARTTLS is used."},
	},
	Never: "SMTP_PASSWORD_ID",
}
