package framework

var golang = Framework{
	Name:  "go",
	Title: "Go",
	V1: Generation{Number: 1, Bases: noble, container: app, image: appImage, actions: rotate,
		options: [][]Option{appPort, metricsPort, metricsPath, appSecretKey}, oauth: oauth},
	V2: Generation{Number: 2, Bases: resolute, Experimental: true, container: app, image: appImage, actions: rotate,
		options: [][]Option{appSecretKeyV2}, oauth: oauth},
}
