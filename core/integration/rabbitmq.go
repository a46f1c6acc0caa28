package integration

var rabbitmq = Integration{
	Name: "rabbitmq", Interface: "rabbitmq", Endpoint: "rabbitmq", Title: "RabbitMQ", Charm: "rabbitmq-k8s",
	Doc: "A RabbitMQ message broker.", Link: charmhub + "rabbitmq", Order: 2, Missing: 2,
	Partner: Partner{Channel: "3.12/stable", Endpoint: "amqp", Trust: true},
	App: []Key{
		{Name: "hostname", Example: "rabbitmq-k8s-0.rabbitmq-k8s-endpoints", Needed: true, Doc: "The broker's host (rabbitmq-k8s)."},
		{Name: "password", Example: "correct-horse", Needed: true, Doc: "The app's password (rabbitmq-k8s)."},
	},
	Unit: []Key{
		{Name: "hostname", Example: "rabbitmq-server-0", Rare: true, Doc: "The unit's host (rabbitmq-server)."},
		{Name: "password", Example: "correct-horse", Rare: true, Doc: "The app's password (rabbitmq-server)."},
	},
	More: "private-address ssl_port ssl_ca vip ha_queues ha-vip-only allowed_units",
	Variables: append(address("RABBITMQ"),
		Variable{Name: "RABBITMQ_VHOST", Field: "vhost", Doc: "Virtual host: the first part of the path, decoded."},
		Variable{Name: "RABBITMQ_CONNECT_STRINGS", Field: "urls", Sensitive: true, Doc: "Addresses of all units with the credentials, with commas between."}),
	Spring: []Variable{
		{Name: "spring.rabbitmq.virtual-host", Constant: "/", Doc: "Virtual host of RabbitMQ."},
		{Name: "spring.rabbitmq.username", Field: "user", When: Always, Doc: "User name for RabbitMQ: the application's name."},
		{Name: "spring.rabbitmq.password", Field: "secret", When: Always, Sensitive: true, Doc: "Password for RabbitMQ."},
		{Name: "spring.rabbitmq.host", Field: "host", When: Always, Doc: "Host of RabbitMQ."},
		{Name: "spring.rabbitmq.port", Constant: "5672", Doc: "Port of RabbitMQ."},
	},
}
