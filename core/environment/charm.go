package environment

import (
	"strings"

	"charm-playground/core/deployment"
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
	// Endpoints has the state of each integration that the charm reads.
	Endpoints []*Endpoint
	// Port is where the app listens, and PortAt where that is written.
	Port   int
	PortAt deployment.Place
	// Command is that of the framework's service.
	Command string
	// CommandAt is where that is written; nowhere for the rock's own.
	CommandAt deployment.Place
	// Client is what the charm has to do with an OAuth provider.
	Client
	// IngressReady tells that an ingress gave the app an address.
	IngressReady bool
	// InvalidOptions are the options whose values the charm does not accept,
	// MissingOptions those it waits for.
	InvalidOptions, MissingOptions []*deployment.Option
}

// Work does what the charm does, in three steps: options, then relations, then
// variables. Whatever the deployment holds, there is a state.
func Work(d *deployment.Deployment) *State {
	c := configure(d)
	i := integrate(c)
	s := &State{
		Deployment: d, Port: defaultPort, Endpoints: i.endpoints, Client: i.client, IngressReady: c.ingress,
		InvalidOptions: c.invalid, MissingOptions: c.missing,
	}
	if c.framed == nil {
		s.Port = c.port()
		if given := c.fieldValue(c.framework.Port); given != nil {
			s.PortAt = given.from
		}
	}
	s.Start = constructor(c, i)
	s.Data = firstFailure(c.framed, c.unreachable, c.unset, i.wrong)
	s.setUp(c, i)
	return s
}

// setUp works out the variables and the command.
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

// constructor is why PaasCharm.__init__ fails, where nothing is caught.
func constructor(c *config, i *integrations) *Failure {
	all := []*Failure{c.untyped(), i.undeclared}
	if c.framework.Gunicorn {
		all = append(all, i.tracingLimit())
	}
	if c.d.Paas.Refused != "" {
		all = append(all, crash(c.d.Paas.RefusedAt, "The charm does not start with this paas-config.yaml: "+strings.TrimSuffix(c.d.Paas.Refused, ".")+"."))
	}
	if !c.framework.Gunicorn {
		all = append(all, c.framed)
	}
	all = append(all, i.proxyRequirer(c.d))
	if i.client.OAuth != "" {
		all = append(all, c.unreachable)
	}
	failure := firstFailure(all...)
	if failure == nil {
		return nil
	}
	fatal := *failure
	fatal.Crash = true
	return &fatal
}
