package environment

import (
	"cmp"
	"sort"
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
	for i := range g.options {
		option := &g.options[i]
		if option.value != nil {
			g.env.set(g.optionVariable(option))
		}
		for _, key := range option.content.Keys { // of a secret
			g.addContent(option, key)
		}
	}
}

func (g *generator) optionVariable(given *userOption) *Variable {
	option := given.option
	about := cmp.Or(option.About, "Value of the config option "+source.Quote(option.Name)+".")
	variable := g.own(g.framework.UserVariable(given.name), encode(given.value), about, g.framework.OptionsDocs()).as(Config, option.At, option.From)
	variable.Sensitive = g.framework.IsSensitive(option.Name)
	return variable
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
		variable := g.own(g.framework.FieldVariable(given.field), encode(given.value), given.field.Text, g.framework.OptionsDocs()).as(Config, given.at, given.from)
		variable.Sensitive = g.framework.IsSensitive(given.field.Option)
		g.env.set(variable)
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
		variable.as(Integration, endpointAt(g.d.Project, "ingress"), g.baseURL.Place)
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
		if variable := g.proxyVariable(name); variable.Value != "" {
			g.env.set(variable.named(name))
			g.env.set(variable.named(strings.ToUpper(name)))
		}
	}
}

// proxyVariable returns a proxy variable, without its name, from the http-proxy
// integration, or from the Juju model.
func (g *generator) proxyVariable(name string) *Variable {
	if name != "no_proxy" && g.proxy != nil {
		return g.relatedProxy(g.proxy[name])
	}
	variable := g.modelProxy(name)
	if name == "no_proxy" {
		variable.Description, variable.Sensitive = "Hosts that are reached without a proxy, from the configuration of the Juju model.", false
	}
	return variable
}

func (g *generator) relatedProxy(address deployment.Text) *Variable {
	return &Variable{
		Value: address.Value, Kind: Integration, Origin: endpointAt(g.d.Project, "http-proxy"), From: address.Place,
		Description: integration.At("http-proxy").Variables[0].Doc, Docs: g.framework.Docs + upstream.Proxy,
		Sensitive: g.proxy["user"].Value != "" || deployment.HasCredentials(address.Value),
	}
}

func (g *generator) modelProxy(name string) *Variable {
	given := g.d.Proxies[name]
	return &Variable{
		Value: given.Value, Kind: Model, From: given.Place, Docs: upstream.ModelConfig + "#juju-" + strings.ReplaceAll(name, "_", "-"),
		Description: "Proxy of the Juju model, from its configuration; the charm sets it in capitals and in small letters.",
		Sensitive:   deployment.HasCredentials(given.Value),
	}
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
	sort.Strings(units)
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
	if g.framework.Spring {
		g.addSpring()
	}
}

func (g *generator) addSpring() {
	if given := g.fieldValue("app_profiles"); given != nil {
		g.env.set(g.own("spring.profiles.active", given.value.Text, given.field.Text, g.framework.OptionsDocs()).as(Config, given.at, given.from))
	}
	g.env.set(g.own("server.forward-headers-strategy", "framework", "Makes Spring use the headers of the ingress, which strips the path's prefix.", g.framework.Docs))
}

// logConfig is where FastAPI's charm keeps the logging configuration.
const logConfig = "/tmp/fastapi/log_config"

// addUvicornLogging adds the variables with which Uvicorn logs in JSON.
func (g *generator) addUvicornLogging() {
	path := logConfig
	if existing := g.env.get("PYTHONPATH"); existing != "" {
		path += ":" + existing
	}
	g.addLogging("PYTHONPATH", path, "Where Uvicorn finds the formatter for logs in JSON.")
	g.addLogging("UVICORN_LOG_CONFIG", logConfig+"/uvicorn-log-config.json", "Logging configuration of Uvicorn for logs in JSON.")
}

func (g *generator) addLogging(name, text, description string) {
	g.env.set(g.own(name, text, description, upstream.PaasConfigLogging).as(Charm, g.d.Paas.LoggingAt, deployment.Place{}))
}
