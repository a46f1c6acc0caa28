package schema

import "charm-playground/core/upstream"

// rockcraft is rockcraft.yaml, of which only name and services are read here.
// It is open, because the rest is for rockcraft to check.
var rockcraft = &Node{Types: Map | Null, Open: true, Keys: onPage(upstream.RockFile, []Key{
	{Name: "name", Node: text, Doc: "The rock's name; it is part of the command of Go and Django services."},
	{Name: "title", Node: text, Doc: "A human-readable title."},
	{Name: "summary", Node: text, Doc: "What the rock is, in one line."},
	{Name: "description", Node: text, Doc: "What the rock does."},
	{Name: "version", Node: anything, Doc: "The rock's version."},
	{Name: "base", Node: text, Doc: "The base of the rock, such as ubuntu@24.04 or bare."},
	{Name: "build-base", Node: text, Doc: "The base that a bare rock is built on."},
	{Name: "license", Node: text, Doc: "The licence of the rock."},
	{Name: "platforms", Node: anything, Doc: "The architectures of the rock."},
	{Name: "extensions", Node: anything, Doc: "The rock's extensions; a 12-factor app names its framework's."},
	{Name: "services",
		Node: &Node{Types: Map | Null, Names: &Names{Services, Service}},
		Doc:  "Services that Pebble runs; those that end in -worker or -scheduler get the app's environment."},
	{Name: "parts", Node: anything, Doc: "What the rock is built from."},
	{Name: "environment", Node: anything, Doc: "Variables of the rock; the charm's win over them."},
	{Name: "checks", Node: anything, Doc: "Health checks that Pebble makes."},
	{Name: "run-user", Node: text, Doc: "The user that services run as."},
	{Name: "entrypoint-service", Node: text, Doc: "The service that takes the container's arguments."},
	{Name: "entrypoint-command", Node: text, Doc: "The command that the container starts with."},
	{Name: "package-repositories", Node: anything, Doc: "Further package repositories for the build."},
	{Name: "adopt-info", Node: text, Doc: "The part that sets the metadata."},
	{Name: "contact", Node: anything, Doc: "How to reach the rock's author."},
	{Name: "issues", Node: anything, Doc: "Where problems are reported."},
	{Name: "source-code", Node: anything, Doc: "Where the source is."},
})}

// onPage gives each key a link to the section of a page that has the key's
// name.
func onPage(page string, keys []Key) []Key {
	for at := range keys {
		keys[at].Link = page + "#" + keys[at].Name
	}
	return keys
}

// Service is one service: the fields that Pebble 1.x reads (plan.Service);
// rockcraft refuses all others.
var Service = &Node{Types: Map, Keys: []Key{
	{Name: "override", Mark: Required, Link: upstream.Layers, Doc: "Whether it replaces or adds to a service of that name.",
		Node: &Node{Types: Text, Values: []Word{{"replace", "It takes the place of the other one."}, {"merge", "It is laid over the other one."}}}},
	{Name: "command", Node: text, Mark: Required, Link: upstream.Layers, Doc: "The command, run without a shell."},
	{Name: "startup", Default: "disabled", Link: upstream.Layers, Doc: "Whether Pebble starts it automatically.",
		Node: &Node{Types: Text, Values: []Word{{"enabled", "Pebble starts it."}, {"disabled", "It must be started."}}}},
	{Name: "environment", Node: mapping, Link: upstream.Layers, Doc: "Variables of the service; the charm replaces those of its app, workers and schedulers."},
	{Name: "summary", Node: text, Link: upstream.Layers, Doc: "What the service is, in one line."},
	{Name: "description", Node: text, Link: upstream.Layers, Doc: "What the service does."},
	{Name: "user", Node: text, Link: upstream.Layers, Doc: "The user it runs as."},
	{Name: "user-id", Node: integer, Link: upstream.Layers, Doc: "The number of the user it runs as."},
	{Name: "group", Node: text, Link: upstream.Layers, Doc: "The group it runs as."},
	{Name: "group-id", Node: integer, Link: upstream.Layers, Doc: "The number of the group it runs as."},
	{Name: "working-dir", Node: text, Link: upstream.Layers, Doc: "The folder it runs in."},
	{Name: "after", Node: texts, Link: upstream.Layers, Doc: "Services that start first."},
	{Name: "before", Node: texts, Link: upstream.Layers, Doc: "Services that start later."},
	{Name: "requires", Node: texts, Link: upstream.Layers, Doc: "Services that must run too."},
	{Name: "on-success", Node: exitAction, Link: upstream.Layers, Doc: "What happens when it ends with exit code 0."},
	{Name: "on-failure", Node: exitAction, Link: upstream.Layers, Doc: "What happens when it fails."},
	{Name: "on-check-failure", Node: mapping, Link: upstream.Layers, Doc: "What happens when a health check fails."},
	{Name: "backoff-delay", Node: text, Link: upstream.Layers, Doc: "How long Pebble waits before it starts it again."},
	{Name: "backoff-factor", Node: &Node{Types: Int | Float}, Link: upstream.Layers, Doc: "By how much the wait grows."},
	{Name: "backoff-limit", Node: text, Link: upstream.Layers, Doc: "The longest wait."},
	{Name: "kill-delay", Node: text, Link: upstream.Layers, Doc: "How long it may take to stop."},
	{Name: "workload", Node: text, Link: upstream.Layers, Doc: "The Pebble workload that it belongs to."},
}}

var exitAction = &Node{Types: Text, Values: []Word{
	{"restart", "It is started again."},
	{"shutdown", "Pebble ends."},
	{"ignore", "Nothing."},
	{"success-shutdown", "Pebble ends with exit code 0."},
	{"failure-shutdown", "Pebble ends with exit code 10."},
}}
