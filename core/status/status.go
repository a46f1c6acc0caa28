// Package status predicts what juju status would show for the charm's unit after
// config-changed: the status with its message, the services of Pebble's plan, and
// the migration, as paas-charm 1.12.3 leaves them.
package status

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/environment"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/python"
)

// Name is the name of a status.
type Name string

// The names of statuses.
const (
	Active  Name = "active"
	Waiting Name = "waiting"
	Blocked Name = "blocked"
	Error   Name = "error"
	Unknown Name = "unknown" // the charm library is not released yet
)

// Startup says whether Pebble starts a service on its own.
type Startup string

// Pebble's words for startup.
const (
	Enabled  Startup = "enabled"
	Disabled Startup = "disabled"
)

// Outcome is the result of the migration.
type Outcome string

// The outcomes of a migration.
const (
	Completed Outcome = "completed"
	Failed    Outcome = "failed"
	Pending   Outcome = "pending" // the charm did not reach it
)

// Service is a service of Pebble's plan.
type Service struct {
	Name        string
	Startup     Startup
	Running     bool // on the shown unit
	Command     string
	Environment bool             // whether the charm passes it the environment
	At          deployment.Place // its key in rockcraft.yaml; zero if only the extension defines it
}

// Migration is the database migration that the charm runs.
type Migration struct {
	Command []string
	Result  Outcome
}

// Status is the unit's status and its causes.
type Status struct {
	Name    Name
	Message string
	// Reason is a sentence on the cause; empty if all is well.
	Reason    string
	At        deployment.Place // the place of the cause, if it has a single one
	Services  []Service        // in alphabetical order
	Migration *Migration       // nil if the charm runs none, or does not start
}

// unit is the unit while it handles config-changed.
type unit struct {
	state     *environment.State
	d         *deployment.Deployment
	framework *framework.Framework
	planned   bool // the charm has configured Pebble
	running   bool
	status    Status
}

// Of returns the status that the charm sets in the handler of config-changed.
func Of(state *environment.State) Status {
	u := &unit{state: state, d: state.Deployment, framework: framework.Of(state.Deployment.Framework)}
	if state.Start == nil {
		u.status.Migration = u.migration()
	}
	if failure := u.configChanged(); failure != nil {
		u.fail(failure)
	}
	u.status.Services = u.services()
	return u.status
}

func (u *unit) set(name Name, message, reason string) {
	u.status.Name, u.status.Message, u.status.Reason = name, message, reason
}

// fail ends in blocked, or in error after an uncaught exception; Juju then keeps
// nothing of the hook's work.
func (u *unit) fail(failure *environment.Failure) {
	u.status.At = failure.At
	if !failure.Crash {
		u.set(Blocked, failure.Message, failure.Reason)
		return
	}
	u.set(Error, "", failure.Reason)
	u.planned, u.running = false, false
}

func blocked(at deployment.Place, message, reason string) *environment.Failure {
	return &environment.Failure{Message: message, Reason: reason, At: at}
}

func crash(at deployment.Place, reason string) *environment.Failure {
	return &environment.Failure{Crash: true, Reason: reason, At: at}
}

// configChanged does what _on_config_changed and restart of charm.py do.
func (u *unit) configChanged() *environment.Failure {
	if failure := cmp.Or(u.state.Start, u.state.Data); failure != nil {
		return failure
	}
	if ready, failure := u.ready(); !ready {
		return failure
	}
	return steps(u.updateClient, u.restart)
}

// ready does what is_ready of charm.py does, with Django's additions. If the unit
// is not ready, either the status is set or the failure says why.
func (u *unit) ready() (bool, *environment.Failure) {
	if u.waits() {
		return false, nil
	}
	failure := steps(u.integrated, u.provider, u.ambiguousProvider, u.database)
	return failure == nil, failure
}

// waits reports whether the charm waits for Pebble or for its peer relation, and
// sets the status then.
func (u *unit) waits() bool {
	switch {
	case !u.d.CanConnect:
		u.wait("Waiting for pebble ready", "Pebble in the workload container does not answer yet.", u.d.ConnectAt)
	case u.d.SecretKey.Value == "":
		u.wait("Waiting for peer integration", "The charm has not made its secret key yet.", u.d.SecretKey.Place)
	}
	return u.status.Name == Waiting
}

func (u *unit) wait(message, reason string, at deployment.Place) {
	u.set(Waiting, message, reason)
	u.status.At = at
}

// integrated returns the failure over missing integrations.
func (u *unit) integrated() *environment.Failure {
	missing := u.missing()
	switch {
	case len(missing) == 0:
		return nil
	case u.state.App != nil:
		return u.state.App
	}
	names := strings.Join(missing, ", ")
	return blocked(u.endpointAt(missing[0]), "missing integrations: "+names, "The charm needs these integrations but lacks them, or their data: "+names+".")
}

// database returns the failure over Django's database.
func (u *unit) database() *environment.Failure {
	if u.framework.NeedsDatabase && !u.hasDatabase() {
		return blocked(deployment.Place{}, "Django requires a database integration to work", "Django's charm needs one of MySQL, PostgreSQL and MongoDB.")
	}
	return nil
}

// missing returns the required integrations without a relation, in the charm's
// order: databases first, as declared.
func (u *unit) missing() []string {
	lacking := u.lacking()
	sort.SliceStable(lacking, func(i, j int) bool { return lacking[i].Missing < lacking[j].Missing })
	names := make([]string, len(lacking))
	for i := range lacking {
		names[i] = lacking[i].Name
	}
	return names
}

func (u *unit) lacking() (all []*integration.Integration) {
	for _, endpoint := range u.state.Endpoints {
		if endpoint.Required && !endpoint.Integrated {
			all = append(all, endpoint.Integration)
		}
	}
	return all
}

func (u *unit) hasDatabase() bool {
	for _, endpoint := range u.state.Endpoints {
		if endpoint.Integration.Database && endpoint.Integrated {
			return true
		}
	}
	return false
}

// restart does what restart of app.py does, and what charm.py does before and
// after it.
func (u *unit) restart() *environment.Failure {
	if failure := cmp.Or(u.state.App, u.state.Environment); failure != nil {
		return failure
	}
	u.planned = true
	return steps(u.checkWebserver, u.migrate, u.start)
}

// start starts the services and opens the port.
func (u *unit) start() *environment.Failure {
	u.running = true
	if u.d.Leader && u.state.Port >= 65535 && len(u.d.Related("ingress")) > 0 {
		return crash(u.state.PortAt, "The ingress library takes ports below 65535 only.")
	}
	if u.state.Port > 65535 {
		return crash(u.state.PortAt, "The charm cannot open a port above 65535.")
	}
	u.set(Active, "", "")
	return nil
}

// checkWebserver does what update_config of _gunicorn/webserver.py does: gunicorn
// checks its configuration with the service's command.
func (u *unit) checkWebserver() *environment.Failure {
	if !u.framework.Gunicorn {
		return nil
	}
	words, err := python.SplitCommand(u.state.Command)
	if err != nil {
		return crash(u.state.CommandAt, "The service's command "+err.Error()+".")
	}
	command := slices.DeleteFunc(words, func(word string) bool { return word == "[" || word == "]" })
	if code, at := u.exit(append(command, "--check-config")); code != 0 {
		return blocked(at, "Webserver configuration check failed, please review your charm configuration or database relation", "gunicorn does not accept its configuration.")
	}
	return nil
}

// services returns Pebble's plan. The framework's own service, the workers and,
// on unit 0, the schedulers get the environment.
func (u *unit) services() (list []Service) {
	for i := range u.d.Services {
		list = append(list, u.service(&u.d.Services[i]))
	}
	return list
}

func (u *unit) service(from *deployment.Service) Service {
	service := Service{Name: from.Name, Startup: Startup(from.Startup), Command: from.Command, At: from.At}
	if u.planned {
		u.configure(&service)
	}
	if service.Startup != Enabled {
		service.Startup = Disabled
	}
	service.Running = u.running && service.Startup == Enabled
	return service
}

// configure does what _app_layer of app.py does for a service.
func (u *unit) configure(service *Service) {
	switch {
	case service.Name == u.d.Framework:
		service.Command, service.Environment = u.state.Command, true
	case framework.IsWorker(service.Name):
		service.Environment = true
	}
	if !framework.IsScheduler(service.Name) {
		return
	}
	if service.Environment = u.d.Unit == 0; !service.Environment {
		service.Startup = Disabled
	}
}

// steps does what the charm does one after the other, up to the first failure.
func steps(all ...func() *environment.Failure) *environment.Failure {
	for _, step := range all {
		if failure := step(); failure != nil {
			return failure
		}
	}
	return nil
}
