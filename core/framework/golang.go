package framework

var golang = Framework{
	Name:  "go",
	Title: "Go",
	V1: Generation{Number: 1, Bases: noble, container: app, image: appImage, actions: rotate,
		options: [][]Option{appPort, metricsPort, metricsPath, appSecretKey}, oauth: oauth},
	V2: Generation{Number: 2, Bases: resolute, Experimental: true, container: app, image: appImage, actions: rotate,
		options: [][]Option{appSecretKeyV2}, oauth: oauth},
	Charm: Charm{
		FieldPrefix: "APP_", OptionPrefix: "APP_", AppDir: "/app", Port: "port", Docs: docs + "go-framework-extension/",
		Fields: []Field{
			{Name: "port", Option: "app-port", Kind: IntField, Fallback: "8080", Positive: true, Text: portText},
			{Name: "metrics_port", Option: "metrics-port", Kind: IntField, Positive: true, Text: metricsPortText},
			{Name: "metrics_path", Option: "metrics-path", NonEmpty: true, Text: metricsPathText},
			{Name: "secret_key", Option: "app-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
		},
	},
	Rock: Rock{Command: "NAME"},
}
