package environment

import (
	"charm-playground/core/big"
	"fmt"
	"strconv"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// State is what the charm works out in the handler of config-changed before
// it touches the workload, as far as it gets.
type State struct {
	Deployment *deployment.Deployment
	// Variables is the environment; nil when the charm cannot work it out.
	Variables []*Variable
	// Start is why the charm's constructor fails, if it does: always a crash.
	Start *Failure
	// Data is why its view of options and relations fails (_create_charm_state).
	Data *Failure
	// App is why the application cannot be set up (_create_app), beside Data.
	App *Failure
	// Environment is why the variables cannot be made (gen_environment).
	Environment *Failure
	// Endpoints has, for each integration that the charm reads, how it stands.
	Endpoints []*Endpoint
	// Port is where the app listens.
	Port int
	// Command is that of the framework's service.
	Command string
	// BaseURL is the app's address.
	BaseURL deployment.Text
	// Scopes and RedirectURI are what the charm asks an OAuth provider for;
	// OAuth is its endpoint, or empty.
	OAuth, Scopes, RedirectURI string
	// ClientCreated tells that the OAuth provider has answered.
	ClientCreated bool
	// IngressReady tells that an ingress gave the app an address.
	IngressReady bool
	// InvalidOptions are the options whose values the charm does not accept,
	// MissingOptions those it waits for.
	InvalidOptions, MissingOptions []*deployment.Option
}

// Endpoint is an integration that the charm reads, at the endpoint where it
// reads it.
type Endpoint struct {
	Integration *integration.Integration
	Name        string // of the endpoint
	At          deployment.Place
	Required    bool // not marked as optional, and the charm looks
	Integrated  bool // the charm has what it needs
	Failure     *Failure
}

// charm is the charm at work.
type charm struct {
	d             *deployment.Deployment
	framework     *framework.Framework
	settings      map[string]setting
	order         []string // of the options that have a value
	fields        []fieldValue
	invalidFields []*deployment.Option
	missing       []*deployment.Option
	options       []userOption
	baseURL       deployment.Text
	baseURLFound  bool
	ingress       bool
	endpoints     []*Endpoint
	found         []found
	proxy         fields
	env           variables
	state         *State
}

// found is the data of an integration.
type found struct {
	endpoint *Endpoint
	fields   fields
}

// Work does what the charm does. Whatever the deployment holds, there is a
// state.
func Work(d *deployment.Deployment) *State {
	s := &State{Deployment: d, Port: 8000}
	c := &charm{d: d, framework: framework.Of(d.Framework), state: s}
	c.endpoints, s.Start = c.findEndpoints()
	c.work()
	s.Endpoints, s.BaseURL, s.IngressReady = c.endpoints, c.baseURL, c.ingress
	s.InvalidOptions, s.MissingOptions = c.invalidFields, c.missing
	if s.Start == nil && s.Data == nil && s.App == nil && s.Environment == nil {
		s.Variables = c.env.list
	}
	return s
}

// work goes through the steps in the charm's order; a later one needs all
// earlier ones.
func (c *charm) work() {
	s := c.state
	settings := c.loadSettings()
	configuration := settings
	if settings == nil {
		configuration = c.loadFramework()
	}
	s.Start = firstFailure(s.Start, c.constructor(settings, configuration))
	s.Data = firstFailure(configuration, c.findBaseURL(), c.loadData(settings))
	if configuration == nil {
		s.Port = c.port()
	}
	if s.Data == nil {
		s.Environment = c.generate()
	}
	s.App = c.application()
}

func firstFailure(failures ...*Failure) *Failure {
	for _, failure := range failures {
		if failure != nil {
			return failure
		}
	}
	return nil
}

// constructor is PaasCharm.__init__: what fails there is not caught.
func (c *charm) constructor(settings, configuration *Failure) *Failure {
	failure := c.tracingLimit()
	if c.d.Paas.Refused != "" {
		failure = firstFailure(failure, crash(c.d.Paas.LoggingAt, "The charm does not start: "+c.d.Paas.Refused+"."))
	}
	if !c.framework.Gunicorn {
		failure = firstFailure(failure, settings, configuration)
	}
	failure = firstFailure(failure, c.proxyRequirer())
	if c.hasOAuth() {
		failure = firstFailure(failure, c.findBaseURL())
		c.client()
	}
	if failure == nil {
		return nil
	}
	fatal := *failure
	fatal.Crash = true
	return &fatal
}

// loadData is the rest of _create_charm_state: options, then integrations in
// the charm's order.
func (c *charm) loadData(settings *Failure) *Failure {
	if settings != nil {
		return settings
	}
	failure := c.loadUserOptions()
	for _, endpoint := range c.endpoints {
		data, wrong := readerOf(endpoint.Integration).read(c, endpoint)
		endpoint.Failure = wrong
		failure = firstFailure(failure, wrong)
		if data != nil {
			endpoint.Integrated = true
			c.found = append(c.found, found{endpoint, data})
		}
		if endpoint.Integration.Name == "http-proxy" {
			c.proxy = data
		}
	}
	return failure
}

func (c *charm) port() int {
	switch given := c.fieldValue(c.framework.Port); {
	case given == nil:
		return 8000
	case !given.value.Int.IsInt64():
		return 1 << 40
	default:
		return int(given.value.Int.Int64())
	}
}

// findBaseURL is charm.py, _base_url: the ingress's address, or else that of
// the Kubernetes service.
func (c *charm) findBaseURL() *Failure {
	if c.baseURLFound {
		return nil
	}
	url, failure := c.ingressURL()
	if failure != nil {
		return failure
	}
	c.baseURLFound, c.baseURL, c.ingress = true, url, url.Value != ""
	if !c.ingress {
		c.baseURL = deployment.Text{Value: fmt.Sprintf("http://%s.%s:%d", c.d.Application, c.d.Model, c.port())}
	}
	return nil
}

// maxTimedelta is the longest datetime.timedelta in seconds, and a bit.
const maxTimedelta = 86_400_000_000_000 - 1

// application is _create_app: for Flask and Django, the worker class
// (_gunicorn/charm.py, create_webserver_config, and wsgi_app.py).
func (c *charm) application() *Failure {
	for _, service := range c.d.Services {
		if service.Name == c.d.Framework {
			c.state.Command = service.Command
		}
	}
	if !c.framework.Gunicorn {
		return nil
	}
	for _, name := range []string{"webserver-keepalive", "webserver-timeout"} {
		if given := c.settings[name]; given.value != nil && given.value.Kind == value.Int && given.value.Int.Abs().Cmp(big.NewInt(maxTimedelta)) > 0 {
			return crash(given.option.From, "The value of "+name+" is too large.")
		}
	}
	given := c.settings["webserver-worker-class"]
	if given.value == nil || given.value.Text == "" {
		return nil
	}
	return c.workerClass(given)
}

func (c *charm) workerClass(given setting) *Failure {
	link := "https://bit.ly/" + c.d.Framework + "-async-doc"
	class := given.value.Text
	switch {
	case class != "sync" && class != "gevent":
		return &Failure{Message: "Only 'gevent' and 'sync' are allowed. " + link, Reason: "There is no worker class " + quote(class) + ".", At: given.option.From}
	case class == "gevent" && c.d.ExitCodes["gevent"] != 0:
		return &Failure{Message: "gunicorn[gevent] must be installed in the rock. " + link, Reason: "gevent cannot be imported in the rock.", At: given.option.From}
	}
	if c.state.Environment != nil { // made here for the first time, to look at the command
		return c.state.Environment
	}
	words, err := python.SplitCommand(c.state.Command)
	if err != nil {
		return crash(deployment.Place{}, "The service's command "+err.Error()+".")
	}
	at := -1
	for i := len(words) - 1; i >= 0; i-- {
		if words[i] == "-k" {
			at = i
		}
	}
	if at < 0 {
		return &Failure{
			Message: "Worker class is set through `juju config` but the `-k` worker class argument is not in the service command.",
			Reason:  "The command of the service has no -k.", At: given.option.From,
		}
	}
	if at++; at < len(words) && words[at] == "[" {
		at++
	}
	if at >= len(words) {
		return crash(deployment.Place{}, "The service's command ends after -k.")
	}
	if words[at] != class {
		words[at] = class
		c.state.Command = strings.Join(words, " ")
	}
	return nil
}

// generate is app.py, gen_environment, with what the frameworks add.
func (c *charm) generate() *Failure {
	c.addOptions()
	c.addFields()
	c.addBaseURL()
	if failure := c.addSecretKey(); failure != nil {
		return failure
	}
	c.addProxies()
	c.addPeers()
	integrations, failure := c.integrationVariables()
	if failure != nil {
		return failure
	}
	for _, variable := range integrations.list {
		c.env.set(variable)
	}
	c.addFrameworkExtras()
	return nil
}

func (c *charm) addOptions() {
	for _, option := range c.options {
		name := c.framework.UserVariable(option.name)
		variable := &Variable{
			Name: name, Kind: Config, Origin: option.option.At, From: option.option.From, Docs: c.framework.Docs,
			Description: "Value of the config option " + quote(option.option.Name) + ".",
		}
		if option.value != nil {
			variable.Value = encode(option.value)
			c.env.set(variable)
			continue
		}
		for _, key := range option.content.Keys {
			text, _ := option.content.Get(key)
			variable := clone(variable)
			variable.Name = c.framework.SecretVariable(option.name, key)
			variable.Kind, variable.Value, variable.From, variable.Sensitive = Secret, text.Value, text.Place, true
			variable.Description = "Key " + quote(key) + " of the Juju secret that the config option " + quote(option.option.Name) + " names."
			c.env.set(variable)
		}
	}
}

func (c *charm) addFields() {
	for _, given := range c.fields {
		c.env.set(&Variable{
			Name: c.framework.FieldVariable(given.field), Value: encode(given.value),
			Kind: Config, Origin: given.at, From: given.from, Description: given.field.Text,
			Docs: c.framework.Docs, Sensitive: given.field.Secret,
		})
	}
}

// own is a variable that the charm sets by itself.
func (c *charm) own(name, text, description string) *Variable {
	return &Variable{Name: name, Value: text, Kind: Charm, Description: description, Docs: c.framework.Docs}
}

func (c *charm) addBaseURL() {
	variable := c.own(c.framework.BaseURLVariable(), c.baseURL.Value, "Address of the app: the Kubernetes service's, as no ingress gives it one.")
	if c.ingress {
		variable.Kind, variable.From = Integration, c.baseURL.Place
		variable.Origin = c.endpointAt("ingress")
		variable.Description = "Address of the app, given by the ingress."
	}
	c.env.set(variable)
}

func (c *charm) addSecretKey() *Failure {
	name := c.framework.SecretKeyVariable()
	if c.env.has(name) {
		return nil
	}
	if c.d.SecretKey.Value == "" {
		return crash(c.d.SecretKey.Place, "The charm has not made a secret key yet.")
	}
	variable := c.own(name, c.d.SecretKey.Value, "Key for signing sessions and other needs of security; the charm makes it up and keeps it in its peer relation.")
	variable.From, variable.Sensitive = c.d.SecretKey.Place, true
	c.env.set(variable)
	return nil
}

func (c *charm) addProxies() {
	row := integration.At("http-proxy")
	for _, name := range integration.ProxyVariables {
		proxy := c.d.Proxies[name]
		variable := &Variable{
			Kind: Model, Docs: "https://documentation.ubuntu.com/juju/3.6/reference/configuration/list-of-model-configuration-keys/",
			Description: "Proxy of the Juju model, from its configuration; the charm sets it in capitals and in small letters.",
		}
		if name == "no_proxy" {
			variable.Description = "Hosts that are reached without a proxy, from the configuration of the Juju model."
		} else if c.proxy != nil {
			given := c.proxy[name]
			proxy = given
			variable.Kind, variable.Origin = Integration, c.endpointAt("http-proxy")
			variable.Description, variable.Docs = row.Variables[0].Doc, row.Link
			variable.Sensitive = c.proxy["user"].Value != ""
		}
		if proxy.Value == "" {
			continue
		}
		variable.Value, variable.From = proxy.Value, proxy.Place
		variable.Sensitive = variable.Sensitive || strings.Contains(proxy.Value, "@")
		for _, spelling := range []string{name, strings.ToUpper(name)} {
			variable := clone(variable)
			variable.Name = spelling
			c.env.set(variable)
		}
	}
}

func (c *charm) addPeers() {
	if c.d.SecretKey.Value == "" || len(c.d.Peers) == 0 {
		return
	}
	variable := c.own(c.framework.PeersVariable(), strings.Join(c.peerNames(), ","), "Addresses of the other units of the app, sorted as text.")
	c.env.set(variable)
}

func (c *charm) peerNames() []string {
	units := make([]string, len(c.d.Peers))
	for i, number := range c.d.Peers {
		units[i] = c.d.Application + "/" + strconv.Itoa(number)
	}
	sortStrings(units)
	for i, unit := range units {
		units[i] = strings.ReplaceAll(unit, "/", "-") + "." + c.d.Application + "-endpoints." + c.d.Model + ".svc.cluster.local"
	}
	return units
}

// addFrameworkExtras is what FastAPI's and Spring Boot's gen_environment add.
func (c *charm) addFrameworkExtras() {
	const logging = "/tmp/fastapi/log_config"
	if c.framework.UvicornLogging && c.d.Paas.JSON {
		path := logging
		if existing := c.env.get("PYTHONPATH"); existing != "" {
			path += ":" + existing
		}
		for _, v := range []*Variable{
			c.own("PYTHONPATH", path, "Where Uvicorn finds the formatter for logs in JSON."),
			c.own("UVICORN_LOG_CONFIG", logging+"/uvicorn-log-config.json", "Logging configuration of Uvicorn for logs in JSON."),
		} {
			v.Origin = c.d.Paas.LoggingAt
			c.env.set(v)
		}
	}
	if !c.framework.Spring {
		return
	}
	if given := c.fieldValue("app_profiles"); given != nil {
		v := c.own("spring.profiles.active", given.value.Text, given.field.Text)
		v.Kind, v.Origin, v.From = Config, given.at, given.from
		c.env.set(v)
	}
	v := c.own("server.forward-headers-strategy", "framework", "Makes Spring use the headers of the ingress, which strips the path's prefix.")
	c.env.set(v)
}
