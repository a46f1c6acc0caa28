package diagnostic

import "charm-playground/core/source"

// Findings of packages deployment and environment: mistakes in the mocked
// deployment of this charm.
const (
	UnknownEndpoint    Code = "unknown-endpoint"
	UnknownOption      Code = "unknown-option"
	OptionType         Code = "option-type"
	OptionRefused      Code = "option-refused"
	OptionNeeded       Code = "option-needed"
	MissingSecret      Code = "missing-secret"
	TooManyRelations   Code = "too-many-relations"
	RelationData       Code = "relation-data"
	RelationIncomplete Code = "relation-incomplete"
	VariableCollision  Code = "variable-collision"
	CharmFails         Code = "charm-fails"
	JujuOutput         Code = "juju-output"
	NotActive          Code = "not-active"
)

// exampleCharm begins the charmcraft.yaml of examples.
const exampleCharm = `name: shop
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shop.
description: A shop.
extensions:
  - flask-framework
`

// besideMock are the files that examples of mock.yaml need.
var besideMock = source.Words{{"charmcraft.yaml", exampleCharm + "requires:\n  postgresql:\n    interface: postgresql_client\n    optional: true\n    limit: 1\n"}}

var deploymentEntries = []Entry{
	{
		Code: UnknownEndpoint, Severity: Error, Title: "Unknown endpoint", File: "mock.yaml", Beside: besideMock,
		Text:    "A relation names an endpoint that the charm does not have, under `requires`, `provides` or `peers` of the expanded project. Juju cannot make such a relation, so it is left out.",
		Example: "relations:\n  - endpoint: ingres\n",
		Mended:  "relations:\n  - endpoint: ingress\n",
	},
	{
		Code: UnknownOption, Severity: Error, Title: "Unknown config option", File: "mock.yaml", Beside: besideMock,
		Text:    "A value is given to a config option that neither `charmcraft.yaml` nor the extension declares. `juju config` refuses it, so it is left out.",
		Example: "config:\n  flask-debgu: true\n",
		Mended:  "config:\n  flask-debug: true\n",
	},
	{
		Code: OptionType, Severity: Error, Title: "Value of the wrong type", File: "mock.yaml", Beside: besideMock,
		Text:    "The value of a config option does not have the option's type. `juju config` refuses it, so the default applies.",
		Example: "config:\n  webserver-workers: \"4\"\n",
		Mended:  "config:\n  webserver-workers: 4\n",
	},
	{
		Code: OptionRefused, Severity: Error, Title: "Value that the charm does not accept", File: "mock.yaml", Beside: besideMock,
		Text:    "Juju takes the value of the config option, but the charm does not: it is blocked, or fails, until the value is changed.",
		Example: "config:\n  flask-preferred-url-scheme: ftp\n",
		Mended:  "config:\n  flask-preferred-url-scheme: https\n",
	},
	{
		Code: OptionNeeded, Severity: Information, Title: "Config option without a value", File: "charmcraft.yaml",
		Text:    "A config option with `optional: false` has no value, so the charm is blocked. Give it one under `config` in `mock.yaml`, as an operator would with `juju config`.",
		Example: exampleCharm + "config:\n  options:\n    token:\n      type: string\n      optional: false\n",
		Mended:  exampleCharm + "config:\n  options:\n    token:\n      type: string\n",
	},
	{
		Code: MissingSecret, Severity: Error, Title: "Missing secret", File: "mock.yaml", Beside: besideMock,
		Text:    "A config option or a relation names a Juju secret that is not under `secrets` in `mock.yaml`. A charm that cannot read a secret fails. Only the ID matters: `secret:ID` and `secret://MODEL/ID` are the same secret. Juju keeps the content apart: `juju show-secret ID --reveal` prints it.",
		Example: "config:\n  flask-secret-key-id: secret:d0erdgfmp25c762i8np0\n",
		Mended:  "config:\n  flask-secret-key-id: secret:d0erdgfmp25c762i8np0\nsecrets:\n  d0erdgfmp25c762i8np0:\n    value: not-so-secret\n",
	},
	{
		Code: TooManyRelations, Severity: Error, Title: "Too many relations", File: "mock.yaml", Beside: besideMock,
		Text:    "An endpoint with a `limit` has more relations than that. Juju refuses the extra one.",
		Example: "relations:\n  - endpoint: ingress\n  - endpoint: ingress\n",
		Mended:  "relations:\n  - endpoint: ingress\n",
	},
	{
		Code: RelationData, Severity: Error, Title: "Relation data that the charm does not accept", File: "mock.yaml", Beside: besideMock,
		Text:    "The other side of the relation wrote something that the charm's library does not accept. Depending on the library, the charm is then blocked or fails.",
		Example: "relations:\n  - endpoint: ingress\n    application-data:\n      ingress: https://shop.example.com\n",
		Mended:  "relations:\n  - endpoint: ingress\n    application-data:\n      ingress: '{\"url\": \"https://shop.example.com/\"}'\n",
	},
	{
		Code: RelationIncomplete, Severity: Warning, Title: "Relation without what the charm needs", File: "mock.yaml", Beside: besideMock,
		Text:    "The relation is there, but its data lacks something, so the charm treats it as not integrated: the app gets no variables, and the charm is blocked if the integration is not optional. A real deployment also looks like this for a while after `juju integrate`.",
		Example: "relations:\n  - endpoint: postgresql\n    application-data:\n      endpoints: postgresql-k8s-primary:5432\n",
		Mended:  "relations:\n  - endpoint: postgresql\n    application-data:\n      endpoints: postgresql-k8s-primary:5432\n      username: user\n      password: pass\n",
	},
	{
		Code: VariableCollision, Severity: Warning, Title: "Variable set twice", File: "charmcraft.yaml",
		Text:    "The variable that a config option becomes is also set by the charm, by an integration or by another option. Only one of the values reaches the app.",
		Example: exampleCharm + "config:\n  options:\n    base-url:\n      type: string\n",
		Mended:  exampleCharm + "config:\n  options:\n    site-url:\n      type: string\n",
	},
	{
		Code: NotActive, Severity: Information, Title: "Unit that is not active", File: "mock.yaml", Beside: besideMock,
		Text:    "The charm waits for something, or is blocked, in this mocked deployment. The finding is at the cause. Nothing is wrong with the files: the real unit looks like this at that moment.",
		Example: "workload:\n  can-connect: false\n",
		Mended:  "workload:\n  can-connect: true\n",
	},
	{
		Code: JujuOutput, Severity: Warning, Title: "Output of Juju", File: "mock.yaml", Beside: besideMock,
		Text:    "`mock.yaml` holds the output of a Juju command as it was printed. The output of `juju show-unit` is read as it is; for that of `juju config`, `juju status`, `juju show-secret`, `juju model-config`, `juju export-bundle` and others, `mock.yaml` has its own keys, and the fix puts each part where it belongs.",
		Example: "application: shop\nsettings:\n  flask-env:\n    source: user\n    type: string\n    value: staging\n",
		Mended:  "config:\n  flask-env: staging\n",
	},
	{
		Code: CharmFails, Severity: Error, Title: "The charm fails", File: "mock.yaml", Beside: besideMock,
		Text:    "In this deployment, the charm's code raises an exception that it does not catch. Juju shows `hook failed`, and the unit's status is `error`.",
		Example: "relations:\n  - endpoint: postgresql\n    application-data:\n      endpoints: postgresql-k8s-primary:5432\n      username: user\n      password: pass/word\n",
		Mended:  "relations:\n  - endpoint: postgresql\n    application-data:\n      endpoints: postgresql-k8s-primary:5432\n      username: user\n      password: password\n",
	},
}
