package framework

import "slices"

var expressjs = Framework{
	Name:  "expressjs",
	Title: "ExpressJS",
	V1:    v1(noble, app, appImage, slices.Concat([]Option{appPort, metricsPort, metricsPath}, appSecretKey)...),
	V2:    v2(),
}
