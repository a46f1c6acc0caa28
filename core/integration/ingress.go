package integration

var ingress = Integration{
	Name: "ingress", Interface: "ingress", Endpoint: "ingress", Title: "Ingress", Charm: "traefik-k8s",
	Doc: "The app's address from outside.", Link: charmhub + "ingress", Added: true,
	Partner:   Partner{Channel: "latest/stable", Endpoint: "ingress", Trust: true},
	App:       []Key{{Name: "ingress", Needed: true, Example: `{"url": "https://app.example.com/"}`, Doc: "The address as JSON."}},
	Variables: []Variable{{Name: "{PREFIX}BASE_URL", Field: "url", Doc: "Address of the app, given by the ingress."}},
}
