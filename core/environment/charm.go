package environment

import (
	"strings"

	"charm-playground/core/deployment"
)

// State is what the charm computes in the handler of config-changed before it
// changes the workload. It is incomplete if the charm fails on the way.
type State struct {
	Deployment *deployment.Deployment
	// Variables is the environment; nil if the charm cannot compute it.
	Variables []*Variable
	// Start is why the charm's constructor fails; always a crash.
	Start *Failure
	// Data is why the charm cannot read its options and relations
	// (_create_charm_state).
	Data *Failure
	// App is why the charm cannot set up the application (_create_app), apart
	// from Data.
	App *Failure
	// Environment is why the charm cannot make the variables (gen_environment).
	Environment *Failure
	// Endpoints has the state of each integration that the charm reads.
	Endpoints []*Endpoint
	// Port is the port on which the app listens, and PortAt where it is set.
	Port   int
	PortAt deployment.Place
	// Command is the command of the framework's service.
	Command string
	// CommandAt is where the command is written; empty if it is the rock's own.
	CommandAt deployment.Place
	// Client is the charm as the client of an OAuth provider.
	Client
	// IngressReady reports whether an ingress gave the app an address.
	IngressReady bool
	// InvalidOptions are the options whose values the charm does not accept,
	// and MissingOptions those that it waits for.
	InvalidOptions, MissingOptions []*deployment.Option
}

// Work does what the charm does in three steps: options, relations, variables.
// It returns a state for every deployment.
func Work(d *deployment.Deployment) *State {
	c := configure(d)
	i := integrate(c)
	s := newState(c, i)
	s.findPort(c)
	s.setUp(c, i)
	return s
}

func newState(c *config, i *integrations) *State {
	return &State{
		Deployment: c.d, Port: defaultPort, Endpoints: i.endpoints, Client: i.client, IngressReady: c.ingress,
		InvalidOptions: c.invalid, MissingOptions: c.missing,
		Start: constructor(c, i), Data: firstFailure(c.framed, c.unreachable, c.unset, i.wrong),
	}
}

// findPort finds the app's port, unless the framework's configuration is not
// valid.
func (s *State) findPort(c *config) {
	if c.framed != nil {
		return
	}
	s.Port = c.port()
	if given := c.fieldValue(c.framework.Port); given != nil {
		s.PortAt = given.from
	}
}

// setUp computes the variables and the command.
func (s *State) setUp(c *config, i *integrations) {
	var env variables
	if s.Data == nil {
		env, s.Environment = generate(c, i)
	}
	s.Command, s.CommandAt = c.command()
	s.Command, s.App = webserver(c, s.Command, s.CommandAt, s.Environment)
	if firstFailure(s.Start, s.Data, s.App, s.Environment) == nil {
		s.Variables = env.list
	}
}

func firstFailure(failures ...*Failure) *Failure {
	for _, failure := range failures {
		if failure != nil {
			return failure
		}
	}
	return nil
}

// constructor returns the failure of PaasCharm.__init__, which catches no
// exceptions.
func constructor(c *config, i *integrations) *Failure {
	gunicorn := c.framework.Gunicorn
	return asCrash(firstFailure(
		c.untyped(), i.undeclared,
		onlyIf(gunicorn, i.tracingLimit()), c.refusedPaasConfig(), onlyIf(!gunicorn, c.framed),
		i.proxyRequirer(c.d), onlyIf(i.client.OAuth != "", c.unreachable),
	))
}

func onlyIf(condition bool, failure *Failure) *Failure {
	if condition {
		return failure
	}
	return nil
}

// refusedPaasConfig returns why the charm does not start with its
// paas-config.yaml.
func (c *config) refusedPaasConfig() *Failure {
	if c.d.Paas.Refused == "" {
		return nil
	}
	return crash(c.d.Paas.RefusedAt, "The charm does not start with this paas-config.yaml: "+strings.TrimSuffix(c.d.Paas.Refused, ".")+".")
}

// asCrash returns a failure as a crash, because the charm does not catch it.
func asCrash(failure *Failure) *Failure {
	if failure == nil {
		return nil
	}
	fatal := *failure
	fatal.Crash = true
	return &fatal
}
