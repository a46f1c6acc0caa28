package integration

var mongodb = Integration{
	Name: "mongodb", Interface: "mongodb_client", Endpoint: "mongodb", Title: "MongoDB", Charm: "mongodb-k8s",
	Doc: "A MongoDB database.", Link: charmhub + "mongodb_client",
	Partner:  Partner{Channel: "6/stable", Endpoint: "database", Trust: true},
	Database: true, Order: 6, Missing: databaseMissing,
	App: databaseApp("mongodb-k8s-0:27017", "mongodb://user:password@host:27017/app"), More: databaseKeys,
	Variables: database("MONGODB_DB"),
	Spring:    []Variable{{Name: "spring.data.mongodb.uri", Field: "first", Sensitive: true, Doc: "Address of the database with the credentials."}},
}
