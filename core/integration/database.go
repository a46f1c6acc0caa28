package integration

// databaseKeys are more keys that the databases' charms write
// (data_platform_libs data_interfaces v0).
const databaseKeys = "tls tls-ca version data subordinated read-only-endpoints read-only-uris replset requested-secrets provided-secrets " +
	"entity-name entity-password secret-entity extra-user-roles external-node-connectivity status"

// databaseMissing is the value of Missing for all databases: the charm lists
// them first.
const databaseMissing = 1

// databaseApp returns the keys that all databases have. host is an example of
// the database's host and port, uri one of its address.
func databaseApp(host, uri string) []Key {
	return []Key{
		{Name: "endpoints", Example: host, Needed: true, Doc: "Hosts with ports, separated by commas; the charm takes the first."},
		{Name: "username", Example: "relation-7", Needed: true, Doc: "The database user."},
		{Name: "password", Example: "correct-horse", Needed: true, Doc: "The user's password, which is not encoded."},
		{Name: "database", Example: "app", Doc: "The database's name; without it, the application's."},
		{Name: "uris", Example: uri, Rare: true, Doc: "The whole address, such as " + uri + "; it wins over the others."},
		{Name: "secret-user", Rare: true, Holds: "username password uris", Doc: "The secret that holds username, password and uris, as `secret:ID`."},
		{Name: "secret-tls", Rare: true, Holds: "tls tls-ca", Doc: "The secret that holds tls and tls-ca, as `secret:ID`."},
	}
}

// datasource returns the variables of springboot/charm.py, generate_db_env, for
// a database that JDBC connects to.
func datasource(prefix string) []Variable {
	return database(prefix,
		Variable{Name: "spring.datasource.url", Field: "jdbc", Doc: "Address of the database for JDBC."},
		Variable{Name: "spring.jpa.hibernate.ddl-auto", Constant: "none", Doc: "Leaves the tables alone: migrations make them."},
		Variable{Name: "spring.datasource.username", Field: "jdbc-username", When: NotEmpty, Doc: "User name for the database."},
		Variable{Name: "spring.datasource.password", Field: "jdbc-password", When: NotEmpty, Sensitive: true, Doc: "Password for the database."},
	)
}
