package framework

var actuatorPath = []Option{{Name: "metrics-path", Type: "string", Default: "/actuator/prometheus", Description: metricsPathUse}}

var springRedirectPath = []Option{{
	Name: "{endpoint_name}-redirect-path", Type: "string", Default: "/login/oauth2/code/{endpoint_name}", keys: []string{"default", "description", "type"}, Description: redirectPathUse,
}}

var userName = []Option{{
	Name: "{endpoint_name}-user-name-attribute", Type: "string", Default: "sub", keys: defaultLast,
	Description: "The name of the attribute returned in the UserInfo Response that references the Name or Identifier of the end-user.",
}}

var springOAuth = [][]Option{springRedirectPath, scopes, userName}

var springBoot = Framework{
	Name:  "spring-boot",
	Title: "Spring Boot",
	V1: Generation{Number: 1, Bases: noble, Experimental: true, container: app, image: appImage, actions: rotate,
		options: [][]Option{appPort, appProfiles, metricsPort, actuatorPath, appSecretKey}, oauth: springOAuth},
	V2: Generation{Number: 2, Bases: resolute, Experimental: true, container: app, image: appImage, actions: rotate,
		options: [][]Option{appProfiles, appSecretKeyV2}, oauth: springOAuth},
	Charm: Charm{
		OptionPrefix: "APP_", AppDir: "/app", Port: "server_port", Spring: true, Docs: docs + "spring-boot-framework-extension/",
		Fields: []Field{
			{Name: "server_port", Option: "app-port", Kind: IntField, Fallback: "8080", Positive: true, Text: portText},
			{Name: "app_profiles", Option: "app-profiles", NonEmpty: true, Text: "Active profiles of the app."},
			{Name: "management_server_port", Option: "metrics-port", Kind: IntField, Fallback: "8080", Positive: true, Text: metricsPortText},
			{Name: "metrics_path", Option: "metrics-path", Fallback: "/actuator/prometheus", NonEmpty: true, Text: metricsPathText},
			{Name: "secret_key", Option: "app-secret-key", NonEmpty: true, Secret: true, Text: secretKeyText},
		},
	},
	Rock: Rock{Command: `bash -c "java -jar *.jar"`},
}
