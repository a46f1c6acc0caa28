package framework

var webserverPort = []Option{{Name: "webserver-port", Type: "int", Default: 8080, Description: "Bind to a socket with this port. Default: 8080. Sets env variable  UVICORN_PORT."}}

var fastapi = Framework{
	Name:  "fastapi",
	Title: "FastAPI",
	V1: Generation{Number: 1, Bases: noble, container: app, image: appImage, actions: rotate,
		options: [][]Option{webserverWorkers, webserverPort, webserverLogLevel, metricsPort, metricsPath, appSecretKey}, oauth: oauth},
	V2: Generation{Number: 2, Bases: resolute, Experimental: true, container: app, image: appImage, actions: rotate,
		options: [][]Option{webserverWorkers, webserverLogLevel, appSecretKeyV2}, oauth: oauth},
}
