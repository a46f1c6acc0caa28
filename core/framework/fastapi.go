package framework

var webserverPort = []Option{{Name: "webserver-port", Type: "int", Default: 8080, Description: "Bind to a socket with this port. Default: 8080. Sets env variable  UVICORN_PORT."}}

var fastapi = Framework{
	Name:  "fastapi",
	Title: "FastAPI",
	V1: Generation{Number: 1, Bases: noble, container: app, image: appImage, actions: rotate,
		options: [][]Option{webserverWorkers, webserverPort, webserverLogLevel, metricsPort, metricsPath, appSecretKey}, oauth: oauth},
	V2: Generation{Number: 2, Bases: resolute, Experimental: true, container: app, image: appImage, actions: rotate,
		options: [][]Option{webserverWorkers, webserverLogLevel, appSecretKeyV2}, oauth: oauth},
	Charm: Charm{
		OptionPrefix: "APP_", AppDir: "/app", Port: "uvicorn_port", JSONLogging: true, UvicornLogging: true, Docs: docs + "fastapi-framework-extension/",
		Fields: []Field{
			{Name: "uvicorn_port", Option: "webserver-port", Kind: IntField, Fallback: "8080", Positive: true, Text: portText},
			{Name: "uvicorn_host", Option: "webserver-host", Fallback: "0.0.0.0", Text: "Address on which Uvicorn listens."},
			{Name: "web_concurrency", Option: "webserver-workers", Kind: IntField, Fallback: "1", Positive: true, Text: "Number of Uvicorn's worker processes."},
			{Name: "uvicorn_log_level", Option: "webserver-log-level", Fallback: "info", OneOf: []string{"critical", "error", "warning", "info", "debug", "trace"}, Text: "Log level of Uvicorn."},
			{Name: "metrics_port", Option: "metrics-port", Kind: IntField, Positive: true, Text: metricsPortText},
			{Name: "metrics_path", Option: "metrics-path", NonEmpty: true, Text: metricsPathText},
			{Name: "app_secret_key", Option: "app-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
		},
	},
	Rock: Rock{Command: "/bin/python3 -m uvicorn app:app"},
}
