package integration

var postgresql = Integration{
	Name: "postgresql", Interface: "postgresql_client", Endpoint: "postgresql", Title: "PostgreSQL", Charm: "postgresql-k8s",
	Doc: "A PostgreSQL database.", Link: charmhub + "postgresql_client",
	Partner:  Partner{Channel: "14/stable", Endpoint: "database", Trust: true},
	Database: true, Order: 8, Missing: databaseMissing,
	App: databaseApp("postgresql-k8s-primary:5432", "postgresql://user:password@host:5432/app"), More: databaseKeys,
	Variables: database("POSTGRESQL_DB"), Spring: datasource("POSTGRESQL_DB"),
}
