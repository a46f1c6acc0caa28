package framework

import "slices"

var webserverPort = Option{Name: "webserver-port", Type: "int", Default: 8080, Description: "Bind to a socket with this port. Default: 8080. Sets env variable  UVICORN_PORT."}

var fastapi = Framework{
	Name:  "fastapi",
	Title: "FastAPI",
	V1:    v1(noble, app, appImage, slices.Concat([]Option{webserverWorkers, webserverPort, webserverLogLevel, metricsPort, metricsPath}, appSecretKey)...),
	V2:    v2(webserverWorkers, webserverLogLevel),
}
