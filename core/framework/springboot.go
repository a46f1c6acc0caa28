package framework

import "slices"

var actuatorPath = Option{Name: "metrics-path", Type: "string", Default: "/actuator/prometheus", Description: "Path where the prometheus metrics will be scraped."}

var springBootOAuth = []Option{
	{
		Name: "{endpoint_name}-redirect-path", Type: "string", Default: "/login/oauth2/code/{endpoint_name}",
		Description: "The path that the user will be redirected upon completing login.",
		keys:        []string{"default", "description", "type"},
	},
	scopes,
	{
		Name: "{endpoint_name}-user-name-attribute", Type: "string", Default: "sub", keys: defaultLast,
		Description: "The name of the attribute returned in the UserInfo Response that references the Name or Identifier of the end-user.",
	},
}

func withSpringOAuth(g Generation) Generation {
	g.OAuth = springBootOAuth
	g.Experimental = true
	return g
}

var springBoot = Framework{
	Name:  "spring-boot",
	Title: "Spring Boot",
	V1:    withSpringOAuth(v1(noble, app, appImage, slices.Concat([]Option{appPort, appProfiles, metricsPort, actuatorPath}, appSecretKey)...)),
	V2:    withSpringOAuth(v2(appProfiles)),
}
