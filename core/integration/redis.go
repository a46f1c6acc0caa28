package integration

var redis = Integration{
	Name: "redis", Interface: "redis", Endpoint: "redis", Title: "Redis", Charm: "redis-k8s",
	Doc: "A Redis store.", Link: charmhub + "redis", Order: 3, Missing: 3,
	Partner: Partner{Channel: "latest/edge", Endpoint: "redis"},
	App:     []Key{{Name: "leader-host", Example: "redis-k8s-0.redis-k8s-endpoints", Rare: true, Doc: "The leader's host; it takes the place of the unit's."}},
	Unit: []Key{
		{Name: "hostname", Example: "redis-k8s-0.redis-k8s-endpoints", Needed: true, Doc: "The unit's host."},
		{Name: "port", Example: "6379", Needed: true, Doc: "The unit's port."},
	},
	Variables: database("REDIS_DB"),
	Spring: []Variable{
		{Name: "spring.data.redis.url", Field: "url", Sensitive: true, Doc: "Address of Redis."},
		{Name: "spring.data.redis.host", Field: "hostname", When: NotEmpty, Doc: "Host of Redis."},
		{Name: "spring.data.redis.port", Field: "port-not-0", When: NotEmpty, Doc: "Port of Redis."},
		{Name: "spring.data.redis.username", Field: "username", When: NotEmpty, Doc: "User name for Redis."},
		{Name: "spring.data.redis.password", Field: "password", When: NotEmpty, Sensitive: true, Doc: "Password for Redis."},
	},
	Never: []Promise{{
		Names: "REDIS_DB_NAME REDIS_DB_USERNAME REDIS_DB_PASSWORD spring.data.redis.username spring.data.redis.password",
		Why:   "The charm makes Redis's address of a host and a port only: no user, no password and no database is in it.",
	}},
}
