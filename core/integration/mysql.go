package integration

var mysql = Integration{
	Name: "mysql", Interface: "mysql_client", Endpoint: "mysql", Title: "MySQL", Charm: "mysql-k8s",
	Doc: "A MySQL database.", Link: charmhub + "mysql_client",
	Partner:  Partner{Channel: "8.0/stable", Endpoint: "database", Trust: true},
	Database: true, Order: 7, Missing: databaseMissing,
	App: databaseApp("mysql-k8s-primary:3306", "mysql://user:password@host:3306/app"), More: databaseKeys,
	Variables: database("MYSQL_DB"), Spring: datasource("MYSQL_DB"),
}
