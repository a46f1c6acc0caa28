package integration

// ProxyVariables are the variables for the proxies of the model or of the
// integration; the charm sets them in upper case, too (app.py,
// gen_environment).
var ProxyVariables = []string{"http_proxy", "https_proxy", "no_proxy"}

const proxyDoc = "Proxy given by the http-proxy integration."

var httpProxy = Integration{
	Name: "http-proxy", Interface: "http_proxy", Endpoint: "http-proxy", Title: "HTTP proxy", Charm: "squid-forward-proxy",
	Doc: "A forward proxy; its answer takes the place of the model's proxies.", Link: charmhub + "http_proxy",
	Partner: Partner{Channel: "latest/edge", Endpoint: "http-proxy", Machines: true},
	App: []Key{{Name: "responses", Needed: true,
		Example: `[{"requirer": "00000000-0000-4000-8000-000000000001", "status": "ready", "auth": "none", "http_proxy": "http://squid.example.com:3128", "https_proxy": "http://squid.example.com:3128"}]`,
		Doc:     "The answers as JSON, of which the first is the charm's."}},
	Variables: []Variable{
		{Name: "HTTP_PROXY", Field: "http_proxy", Doc: proxyDoc}, {Name: "HTTPS_PROXY", Field: "https_proxy", Doc: proxyDoc},
		{Name: "http_proxy", Field: "http_proxy", Doc: proxyDoc}, {Name: "https_proxy", Field: "https_proxy", Doc: proxyDoc},
	},
}
