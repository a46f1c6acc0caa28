package environment

import (
	"slices"
	"strings"

	"charm-playground/core/big"
	"charm-playground/core/deployment"
	"charm-playground/core/python"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// maxTimedelta is about the longest datetime.timedelta, in seconds.
const maxTimedelta = 86_400_000_000_000 - 1

// command returns the command of the framework's service in the rock, and where
// it is written.
func (c *config) command() (string, deployment.Place) {
	for _, service := range c.d.Services {
		if service.Name == c.d.Framework {
			return service.Command, service.CommandAt
		}
	}
	return "", deployment.Place{}
}

// webserver returns the command that the service finally runs, and why the
// charm cannot set up the application (_create_app): for Flask and Django, the
// worker class may be wrong (_gunicorn/charm.py, create_webserver_config, and
// wsgi_app.py). Reading the command makes the environment for the first time,
// which may fail too.
func webserver(c *config, command string, at deployment.Place, environment *Failure) (string, *Failure) {
	if !c.framework.Gunicorn {
		return command, nil
	}
	class := c.settings["webserver-worker-class"]
	if failure := c.longDuration(); failure != nil || class.value == nil || class.value.Text == "" {
		return command, failure
	}
	if failure := firstFailure(c.refusedClass(class), environment); failure != nil {
		return command, failure
	}
	return withWorkerClass(command, at, class)
}

// longDuration returns the failure for a duration that Python cannot hold.
func (c *config) longDuration() *Failure {
	for _, name := range []string{"webserver-keepalive", "webserver-timeout"} {
		if given := c.settings[name]; given.value != nil && given.value.Kind == value.Int && given.value.Int.Abs().Cmp(big.NewInt(maxTimedelta)) > 0 {
			return crash(given.option.From, "The value of "+name+" is too large.")
		}
	}
	return nil
}

// refusedClass returns why gunicorn cannot use the worker class, or nil.
func (c *config) refusedClass(given setting) *Failure {
	link := "https://bit.ly/" + c.d.Framework + "-async-doc"
	class := given.value.Text
	switch {
	case class != "sync" && class != "gevent":
		return &Failure{Message: "Only 'gevent' and 'sync' are allowed. " + link, Reason: source.Quote(class) + " is not a worker class.", At: given.option.From}
	case class == "gevent" && c.d.ExitCodes["gevent"] != 0:
		return &Failure{Message: "gunicorn[gevent] must be installed in the rock. " + link, Reason: "gevent cannot be imported in the rock.", At: given.option.From}
	}
	return nil
}

// withWorkerClass returns the command with the worker class after the first -k
// (wsgi_app.py).
func withWorkerClass(command string, written deployment.Place, class setting) (string, *Failure) {
	words, err := python.SplitCommand(command)
	if err != nil {
		return command, crash(written, "The service's command "+err.Error()+".")
	}
	at, failure := workerClassAt(words, written, class)
	if failure != nil || words[at] == class.value.Text {
		return command, failure
	}
	words[at] = class.value.Text
	return strings.Join(words, " "), nil
}

// workerClassAt returns the index of the word after the first -k.
func workerClassAt(words []string, written deployment.Place, class setting) (int, *Failure) {
	at := slices.Index(words, "-k") + 1
	if at == 0 {
		return 0, &Failure{
			Message: "Worker class is set through `juju config` but the `-k` worker class argument is not in the service command.",
			Reason:  "The command of the service has no -k.", At: class.option.From,
		}
	}
	if at < len(words) && words[at] == "[" {
		at++
	}
	if at >= len(words) {
		return 0, crash(written, "The service's command ends after -k.")
	}
	return at, nil
}
