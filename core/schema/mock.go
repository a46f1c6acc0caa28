package schema

import (
	"charm-playground/core/framework"
	"charm-playground/core/upstream"
)

// mock is mock.yaml, the mocked deployment in Juju's own words. It may contain
// the output of `juju show-unit` as it is.
var mock = &Node{Types: Map | Null, Names: &Names{Units, shownUnit}, Only: IsUnitName, Keys: []Key{
	{Name: "model", Link: upstream.Model, Doc: "The Juju model that the charm is deployed to.",
		Node: &Node{Types: Map | Null, Keys: []Key{
			{Name: "name", Node: text, Default: "playground", Link: upstream.Model, Doc: "The model's name; it is part of the Kubernetes addresses."},
			{Name: "config", Node: modelConfigNode, Link: upstream.ModelConfig, Doc: "What `juju model-config` holds, such as the proxies."},
		}}},
	{Name: "application", Node: text, Link: upstream.Application,
		Doc: "The application's name in the model; without it, the charm's name."},
	{Name: "unit", Node: integer, Default: "0", Link: upstream.Unit, Doc: "The number of the unit that is shown."},
	{Name: "units", Node: integer, Default: "1", Link: upstream.Unit, Doc: "How many units the application has."},
	{Name: "leader", Node: boolean, Link: upstream.LeaderUnit, Doc: "Whether the shown unit is the leader; without it, unit 0 is."},
	{Name: "secret-key", Node: textNull, Default: "<generated>", Link: upstream.PaasCharm,
		Doc: "The secret key that the charm generated and keeps in its peer relation; null: none yet."},
	{Name: "config", Node: &Node{Types: Map | Null, Names: &Names{Options, &Node{Types: Scalar | Null}}}, Link: upstream.Configuration,
		Doc: "What `juju config` set on the application; the defaults of charmcraft.yaml apply."},
	{Name: "secrets", Node: &Node{Types: Map | Null, Names: &Names{Secrets, &Node{Types: Map, Names: &Names{Others, &Node{Types: Scalar}}}}},
		Link: upstream.Secret, Doc: "The user secrets by ID, each with its keys; all are granted to the charm."},
	{Name: "relations", Node: &Node{Types: List | Null, Item: relation}, Link: upstream.Relation,
		Doc: "The relations of the application, as `relation-info` in `juju show-unit` lists them."},
	{Name: "workload", Node: workload, Link: upstream.PaasCharm, Doc: "The workload container."},
	{Name: "juju-show-unit", Node: &Node{Types: Map, Names: &Names{Units, shownUnit}}, Link: upstream.ShowUnit,
		Doc: "The output of `juju show-unit APP/N --format yaml`, in place of relations."},
}}

var relation = &Node{Types: Map, Keys: []Key{
	{Name: "endpoint", Node: text, Mark: Required, Link: upstream.Relation, Doc: "This charm's endpoint."},
	{Name: "related-application", Node: text, Link: upstream.Relation, Doc: "The application at the other end."},
	{Name: "application-data", Node: databag, Link: upstream.Relation, Doc: "What the other application wrote into the relation; values are strings."},
	{Name: "related-units", Link: upstream.Relation, Doc: "The other application's units, each with what it wrote into the relation.",
		Node: &Node{Types: Map | Null, Names: &Names{Units, relatedUnit}}},
	{Name: "relation-id", Node: integer, Link: upstream.ShowUnit, Doc: "The relation's number, as `juju show-unit` prints it."},
	{Name: "related-endpoint", Node: text, Link: upstream.ShowUnit, Doc: "The endpoint of the other application, as `juju show-unit` prints it."},
	{Name: "cross-model", Node: boolean, Link: upstream.ShowUnit, Doc: "Whether the other application is in another model, as `juju show-unit` prints it."},
	{Name: "local-unit", Node: relatedUnit, Link: upstream.ShowUnit, Doc: "This unit's own part of the relation, as `juju show-unit` prints it."},
}}

var databag = &Node{Types: Map | Null, Names: &Names{Databag, &Node{Types: Scalar}}}

var relatedUnit = &Node{Types: Map | Null, Keys: []Key{
	{Name: "data", Node: databag, Link: upstream.Relation, Doc: "What the unit wrote into the relation; values are strings."},
	{Name: "in-scope", Node: boolean, Link: upstream.ShowUnit, Doc: "Whether the unit takes part in the relation, as `juju show-unit` prints it."},
}}

// shownUnit is the output of `juju show-unit` of Juju 3.6 for one unit.
var shownUnit = &Node{Types: Map, Open: true, Keys: []Key{
	{Name: "relation-info", Node: &Node{Types: List, Item: relation}, Link: upstream.ShowUnit, Doc: "The unit's relations."},
	{Name: "leader", Node: boolean, Link: upstream.ShowUnit, Doc: "Whether the unit is the leader."},
	{Name: "charm", Node: text, Link: upstream.ShowUnit, Doc: "The charm's address."},
	{Name: "opened-ports", Node: anything, Link: upstream.ShowUnit, Doc: "The unit's open ports."},
	{Name: "life", Node: text, Link: upstream.ShowUnit, Doc: "Whether the unit is alive."},
	{Name: "provider-id", Node: text, Link: upstream.ShowUnit, Doc: "The pod's name."},
	{Name: "address", Node: text, Link: upstream.ShowUnit, Doc: "The pod's address."},
	{Name: "workload-version", Node: text, Link: upstream.ShowUnit, Doc: "The app's version."},
}}

var workload = &Node{Types: Map | Null, Keys: []Key{
	{Name: "can-connect", Node: boolean, Default: "true", Link: upstream.PaasCharm, Doc: "Whether Pebble answers in the workload container."},
	{Name: "files", Node: texts, Link: upstream.PaasCharm,
		Doc: "The files in the app's folder; `migrate`, `migrate.sh`, `migrate.py` and `manage.py` are migrations."},
	{Name: "exec", Link: upstream.PaasCharm, Doc: "What commands in the workload container return.",
		Node: &Node{Types: Map | Null, Keys: append(migrationKeys(), []Key{
			{Name: "gevent", Node: execResult, Link: upstream.PaasCharm, Doc: "The charm's check that gevent can be imported."},
			{Name: "check-config", Node: execResult, Link: upstream.PaasCharm, Doc: "gunicorn's check of its configuration (Flask and Django)."},
		}...)}},
}}

// migrationKeys returns the migrations, whose results a mock can set.
func migrationKeys() []Key {
	var keys []Key
	for _, m := range framework.Migrations {
		keys = append(keys, Key{Name: m.File, Node: execResult, Link: upstream.PaasCharm, Doc: m.Doc})
	}
	return keys
}

var execResult = &Node{Types: Map | Null, Keys: []Key{
	{Name: "exit-code", Node: integer, Default: "0", Link: upstream.PaasCharm, Doc: "The command's exit code; 0 is success."},
	{Name: "stdout", Node: text, Link: upstream.PaasCharm, Doc: "What the command prints."},
	{Name: "stderr", Node: text, Link: upstream.PaasCharm, Doc: "What the command prints as errors."},
}}

// modelConfigNode is the model's configuration. It is open, because clouds have
// keys of their own.
var modelConfigNode = &Node{Types: Map | Null, Open: true, More: otherModelKeys, Keys: []Key{
	{Name: "juju-http-proxy", Node: textNull, Link: upstream.ModelConfig + "#juju-http-proxy", Doc: "The proxy that charms use; the app gets it as HTTP_PROXY."},
	{Name: "juju-https-proxy", Node: textNull, Link: upstream.ModelConfig + "#juju-https-proxy", Doc: "The proxy that charms use for HTTPS; the app gets it as HTTPS_PROXY."},
	{Name: "juju-no-proxy", Node: textNull, Default: "127.0.0.1,localhost,::1", Link: upstream.ModelConfig + "#juju-no-proxy",
		Doc: "What charms reach without the proxy; the app gets it as NO_PROXY."},
}}

// otherModelKeys are the keys that every model of Juju 3.6 has and that do not
// reach the app.
const otherModelKeys = `http-proxy https-proxy ftp-proxy no-proxy juju-ftp-proxy apt-http-proxy apt-https-proxy apt-ftp-proxy apt-no-proxy apt-mirror 
	snap-http-proxy snap-https-proxy snap-store-proxy snap-store-assertions snap-store-proxy-url agent-metadata-url agent-stream 
	agent-version automatically-retry-hooks backup-dir charmhub-url cloudinit-userdata container-image-metadata-url 
	container-image-metadata-defaults-disabled container-image-stream container-inherit-properties container-networking-method 
	default-base default-space development disable-network-management disable-telemetry egress-subnets enable-os-refresh-update 
	enable-os-upgrade extra-info fan-config firewall-mode ignore-machine-addresses image-metadata-defaults-disabled image-metadata-url 
	image-stream logging-config logging-output lxd-snap-channel max-action-results-age max-action-results-size max-status-history-age 
	max-status-history-size mode net-bond-reconfigure-delay num-container-provision-workers num-provision-workers 
	provisioner-harvest-mode proxy-ssh resource-tags saas-ingress-allow secret-backend ssh-allow ssl-hostname-verification 
	storage-default-block-source storage-default-filesystem-source syslog-ca-cert test-mode transmit-vendor-metrics 
	update-status-hook-interval name type uuid operator-storage workload-storage`
