package environment

import (
	"strconv"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/upstream"
)

// generate follows app.py, gen_environment, with the additions of the
// frameworks.
func generate(c *config, i *integrations) (variables, *Failure) {
	g := &generator{config: c, integrations: i}
	g.addOptions()
	g.addFields()
	g.addBaseURL()
	if failure := g.addSecretKey(); failure != nil {
		return g.env, failure
	}
	g.addProxies()
	g.addPeers()
	integrated, failure := g.integrationVariables()
	if failure != nil {
		return g.env, failure
	}
	for _, variable := range integrated.list {
		g.env.set(variable)
	}
	g.addFrameworkExtras()
	return g.env, nil
}

// generator makes the variables from what the charm has read.
type generator struct {
	*config
	*integrations
	env variables
}

func (g *generator) addOptions() {
	for _, option := range g.options {
		variable := &Variable{
			Name: g.framework.UserVariable(option.name), Kind: Config, Origin: option.option.At, From: option.option.From, Docs: g.framework.OptionsDocs(),
			Description: option.option.About, Sensitive: g.framework.IsSensitive(option.option.Name),
		}
		if variable.Description == "" {
			variable.Description = "Value of the config option " + source.Quote(option.option.Name) + "."
		}
		if option.value != nil {
			variable.Value = encode(option.value)
			g.env.set(variable)
			continue
		}
		for _, key := range option.content.Keys {
			g.addContent(&option, key)
		}
	}
}

// addContent adds the variable for one key of the secret that an option names.
func (g *generator) addContent(option *userOption, key string) {
	text, _ := option.content.Get(key)
	g.env.set(&Variable{
		Name: g.framework.SecretVariable(option.name, key), Value: text.Value, Kind: Secret, Sensitive: true,
		Origin: option.option.At, From: text.Place, Docs: g.framework.Docs + upstream.Secrets,
		Description: "Key " + source.Quote(key) + " of the Juju secret that the config option " + source.Quote(option.option.Name) + " names.",
	})
}

func (g *generator) addFields() {
	for _, given := range g.fields {
		g.env.set(&Variable{
			Name: g.framework.FieldVariable(given.field), Value: encode(given.value),
			Kind: Config, Origin: given.at, From: given.from, Description: given.field.Text,
			Docs: g.framework.OptionsDocs(), Sensitive: g.framework.IsSensitive(given.field.Option),
		})
	}
}

// own returns a variable that the charm sets itself. docs links to its
// documentation.
func (g *generator) own(name, text, description, docs string) *Variable {
	return &Variable{Name: name, Value: text, Kind: Charm, Description: description, Docs: docs}
}

func (g *generator) addBaseURL() {
	variable := g.own(g.framework.BaseURLVariable(), g.baseURL.Value, "Address of the app: the Kubernetes service's, as no ingress gives it one.", g.framework.Docs+upstream.Variables)
	if g.ingress {
		variable.Kind, variable.From = Integration, g.baseURL.Place
		variable.Origin = endpointAt(g.d.Project, "ingress")
		variable.Description = "Address of the app, given by the ingress."
		variable.Sensitive = deployment.HasCredentials(g.baseURL.Value)
	}
	g.env.set(variable)
}

func (g *generator) addSecretKey() *Failure {
	name := g.framework.SecretKeyVariable()
	if g.env.has(name) {
		return nil
	}
	if g.d.SecretKey.Value == "" {
		return crash(g.d.SecretKey.Place, "The charm has not made a secret key yet.")
	}
	variable := g.own(name, g.d.SecretKey.Value, "Key for signing sessions and other needs of security; the charm generates it and keeps it in its peer relation.", g.framework.OptionsDocs())
	variable.From, variable.Sensitive = g.d.SecretKey.Place, true
	g.env.set(variable)
	return nil
}

func (g *generator) addProxies() {
	for _, name := range integration.ProxyVariables {
		variable := g.proxyVariable(name)
		if variable.Value == "" {
			continue
		}
		for _, spelling := range []string{name, strings.ToUpper(name)} {
			variable := clone(variable)
			variable.Name = spelling
			g.env.set(variable)
		}
	}
}

// proxyVariable returns a proxy variable from the http-proxy integration, or
// from the Juju model.
func (g *generator) proxyVariable(name string) *Variable {
	proxy := g.d.Proxies[name]
	variable := &Variable{
		Kind: Model, Docs: upstream.ModelConfig + "#juju-" + strings.ReplaceAll(name, "_", "-"),
		Description: "Proxy of the Juju model, from its configuration; the charm sets it in capitals and in small letters.",
	}
	if name == "no_proxy" {
		variable.Description = "Hosts that are reached without a proxy, from the configuration of the Juju model."
	} else if g.proxy != nil {
		proxy = g.proxy[name]
		variable.Kind, variable.Origin = Integration, endpointAt(g.d.Project, "http-proxy")
		variable.Description, variable.Docs = integration.At("http-proxy").Variables[0].Doc, g.framework.Docs+upstream.Proxy
		variable.Sensitive = g.proxy["user"].Value != ""
	}
	variable.Value, variable.From = proxy.Value, proxy.Place
	variable.Sensitive = variable.Sensitive || name != "no_proxy" && deployment.HasCredentials(proxy.Value)
	return variable
}

func (g *generator) addPeers() {
	if g.d.SecretKey.Value == "" || len(g.d.Peers) == 0 {
		return
	}
	variable := g.own(g.framework.PeersVariable(), strings.Join(g.peerNames(), ","), "Addresses of the other units of the app, sorted as text.", g.framework.Docs)
	g.env.set(variable)
}

func (g *generator) peerNames() []string {
	units := make([]string, len(g.d.Peers))
	for i, number := range g.d.Peers {
		units[i] = g.d.Application + "/" + strconv.Itoa(number)
	}
	sortStrings(units)
	for i, unit := range units {
		units[i] = strings.ReplaceAll(unit, "/", "-") + "." + g.d.Application + "-endpoints." + g.d.Model + ".svc.cluster.local"
	}
	return units
}

// addFrameworkExtras adds what gen_environment of FastAPI's and Spring Boot's
// charm adds.
func (g *generator) addFrameworkExtras() {
	if g.framework.UvicornLogging && g.d.Paas.JSON {
		g.addUvicornLogging()
	}
	if !g.framework.Spring {
		return
	}
	if given := g.fieldValue("app_profiles"); given != nil {
		v := g.own("spring.profiles.active", given.value.Text, given.field.Text, g.framework.OptionsDocs())
		v.Kind, v.Origin, v.From = Config, given.at, given.from
		g.env.set(v)
	}
	v := g.own("server.forward-headers-strategy", "framework", "Makes Spring use the headers of the ingress, which strips the path's prefix.", g.framework.Docs)
	g.env.set(v)
}

// addUvicornLogging adds the variables with which Uvicorn logs in JSON.
func (g *generator) addUvicornLogging() {
	const logging = "/tmp/fastapi/log_config"
	path := logging
	if existing := g.env.get("PYTHONPATH"); existing != "" {
		path += ":" + existing
	}
	for _, v := range []*Variable{
		g.own("PYTHONPATH", path, "Where Uvicorn finds the formatter for logs in JSON.", upstream.PaasConfigLogging),
		g.own("UVICORN_LOG_CONFIG", logging+"/uvicorn-log-config.json", "Logging configuration of Uvicorn for logs in JSON.", upstream.PaasConfigLogging),
	} {
		v.Origin = g.d.Paas.LoggingAt
		g.env.set(v)
	}
}
