package framework

var expressjs = Framework{
	Name:  "expressjs",
	Title: "ExpressJS",
	V1: Generation{Number: 1, Bases: noble, container: app, image: appImage, actions: rotate,
		options: [][]Option{appPort, metricsPort, metricsPath, appSecretKey}, oauth: oauth},
	V2: Generation{Number: 2, Bases: resolute, Experimental: true, container: app, image: appImage, actions: rotate,
		options: [][]Option{appSecretKeyV2}, oauth: oauth},
	Charm: Charm{
		OptionPrefix: "APP_", AppDir: "/app", Port: "port", Docs: docs + "express-framework-extension/",
		Fields: []Field{
			{Name: "node_env", Option: "node-env", Fallback: "production", NonEmpty: true, Text: "Environment in which Node.js runs."},
			{Name: "port", Option: "app-port", Kind: IntField, Fallback: "8080", Positive: true, Text: portText},
			{Name: "metrics_port", Option: "metrics-port", Kind: IntField, Positive: true, Text: metricsPortText},
			{Name: "metrics_path", Option: "metrics-path", NonEmpty: true, Text: metricsPathText},
			{Name: "app_secret_key", Option: "app-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
		},
	},
	Rock: Rock{Command: "npm start"},
}
