package framework

import "slices"

var golang = Framework{
	Name:  "go",
	Title: "Go",
	V1:    v1(noble, app, appImage, slices.Concat([]Option{appPort, metricsPort, metricsPath}, appSecretKey)...),
	V2:    v2(),
}
