package diagnostic

import "charm-playground/core/source"

// Findings of package check.
const (
	UnknownKey               Code = "unknown-key"
	MissingKey               Code = "missing-key"
	WrongType                Code = "wrong-type"
	UnknownValue             Code = "unknown-value"
	KeySpelling              Code = "key-spelling"
	UnknownParameter         Code = "unknown-parameter"
	OptionDefault            Code = "option-default"
	MisreadValue             Code = "misread-value"
	OptionUnread             Code = "option-unread"
	EndpointName             Code = "endpoint-name"
	UnknownInterface         Code = "unknown-interface"
	EndpointSide             Code = "endpoint-side"
	TracingLimit             Code = "tracing-limit"
	RequiredUnmocked         Code = "required-unmocked"
	DatabagKey               Code = "databag-key"
	DeprecatedKey            Code = "deprecated-key"
	SchedulerElsewhere       Code = "scheduler-elsewhere"
	MigrationWithoutDatabase Code = "migration-without-database"
	ServiceCommand           Code = "service-command"
	ServiceOrder             Code = "service-order"
	ServiceValue             Code = "service-value"
	RockExtension            Code = "rock-extension"
)

// example is a whole charmcraft.yaml for the examples that need one.
const example = `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - flask-framework
`

var checkEntries = []Entry{
	{
		Code: UnknownKey, Severity: Warning, Title: "Unknown key",
		Text: "Nothing reads a key of this name here. charmcraft is strict with its own keys, but accepts anything inside `requires`, `provides`, `config` and `actions`; there, and in mock.yaml, a misspelt key is ignored, and its value has no effect. If a known key is close, the first fix changes to it.",
		File: "charmcraft.yaml",
		Example: `extensions:
  - flask-framework
requires:
  postgresql:
    interface: postgresql_client
    optonal: true
`,
		Mended: `extensions:
  - flask-framework
requires:
  postgresql:
    interface: postgresql_client
    optional: true
`,
	},
	{
		Code: MissingKey, Severity: Error, Title: "Missing key",
		Text: "A key that charmcraft, Juju, rockcraft or the charm needs is not there: an endpoint's `interface`, an option's `type`, a service's `override` and `command`.",
		File: "charmcraft.yaml",
		Example: example + `config:
  options:
    token:
      description: The token.
`,
		Mended: example + `config:
  options:
    token:
      description: The token.
      type: string
`,
	},
	{
		Code: WrongType, Severity: Error, Title: "Wrong type",
		Text: "The value has the wrong type for what reads it, for example text in quotes where a number, true or false belongs.",
		File: "charmcraft.yaml",
		Example: example + `requires:
  s3:
    interface: s3
    limit: one
`,
		Mended: example + `requires:
  s3:
    interface: s3
    limit: 1
`,
	},
	{
		Code: UnknownValue, Severity: Error, Title: "Unknown value",
		Text: "Only certain words are allowed here, and this is not one of them. An option's type is `string`, `int`, `float`, `boolean` or `secret`.",
		File: "charmcraft.yaml",
		Example: example + `config:
  options:
    token:
      type: str
`,
		Mended: example + `config:
  options:
    token:
      type: string
`,
	},
	{
		Code: KeySpelling, Severity: Information, Title: "Key in another spelling",
		Text: "charmcraft takes a few keys with underscores as well as with hyphens, because its model's fields are named that way. Only the spelling with hyphens is documented.",
		File: "charmcraft.yaml",
		Example: example + `charm_user: non-root
`,
		Mended: example + `charm-user: non-root
`,
	},
	{
		Code: UnknownParameter, Severity: Warning, Title: "Required parameter that does not exist",
		Text: "An action names the parameters that must be given under `required`. This name is not one of the action's parameters, so it can never be given and the action can never run.",
		File: "charmcraft.yaml",
		Example: example + `actions:
  reindex:
    params:
      full:
        type: boolean
    required: [fulll]
`,
		Mended: example + `actions:
  reindex:
    params:
      full:
        type: boolean
    required: [full]
`,
	},
	{
		Code: OptionDefault, Severity: Error, Title: "Default of the wrong type",
		Text: "The default of an option is not of the option's type. Often the text is right, but YAML 1.1 reads it as something else: `on` and `yes` are true, `010` is eight. Quotes make it text. charmcraft accepts any default; Juju refuses the charm, unless the default is a whole number, `true` or `false` in quotes, which Juju converts.",
		File: "charmcraft.yaml",
		Example: example + `config:
  options:
    area-code:
      type: string
      default: 010
`,
		Mended: example + `config:
  options:
    area-code:
      type: string
      default: "010"
`,
	},
	{
		Code: MisreadValue, Severity: Warning, Title: "Value that YAML reads differently",
		Text: "YAML 1.1, which charmcraft reads, reads some plain values as something other than what you see: `010` is the octal number eight, `1:30` is ninety (to the base of 60), `1.10` is 1.1, `on` and `yes` are true. Quotes keep text as text; write a number in decimal.",
		File: "charmcraft.yaml",
		Example: example + `config:
  options:
    limit:
      type: int
      default: 010
`,
		Mended: example + `config:
  options:
    limit:
      type: int
      default: 8
`,
	},
	{
		Code: OptionUnread, Severity: Warning, Title: "Option that the app never gets",
		Text: "The charm leaves out options whose name begins with `app-`, and those named like a field of its own configuration, such as `debug`, `env` or `secret-key` in a Flask charm. They can be set, but never become a variable.",
		File: "charmcraft.yaml",
		Example: example + `config:
  options:
    app-title:
      type: string
`,
		Mended: example + `config:
  options:
    title:
      type: string
`,
	},
	{
		Code: EndpointName, Severity: Warning, Title: "Endpoint with the wrong name",
		Text: "The charm looks for each integration under a fixed endpoint name: `redis` for Redis, `s3` for S3. Under any other name the integration brings no variables, and a charm with a database under another name fails. Only an OAuth endpoint may have any name. Juju 3 cannot store an endpoint with a '.' in its name.",
		File: "charmcraft.yaml",
		Example: example + `requires:
  cache:
    interface: redis
`,
		Mended: example + `requires:
  redis:
    interface: redis
`,
	},
	{
		Code: UnknownInterface, Severity: Warning, Title: "Unknown interface",
		Text: "No charm speaks this interface, though its name is close to a known one; or the charm expects another interface at an endpoint of this name. charmcraft does not check interfaces, and Juju integrates only endpoints of the same one. In a charm without a framework extension, whose own code decides, this is a note.",
		File: "charmcraft.yaml",
		Example: example + `requires:
  postgresql:
    interface: postgres
`,
		Mended: example + `requires:
  postgresql:
    interface: postgresql_client
`,
	},
	{
		Code: EndpointSide, Severity: Warning, Title: "Endpoint on the wrong side",
		Text: "The endpoint is under `provides`, but it is one that the app uses and another charm provides: it belongs under `requires`.",
		File: "charmcraft.yaml",
		Example: example + `provides:
  redis:
    interface: redis
`,
		Mended: example + `requires:
  redis:
    interface: redis
`,
	},
	{
		Code: TracingLimit, Severity: Error, Title: "Tracing without a limit",
		Text: "The library for tracing works only with an endpoint that takes a single relation. Without `limit: 1` the charm fails, integrated or not.",
		File: "charmcraft.yaml",
		Example: example + `requires:
  tracing:
    interface: tracing
    optional: true
`,
		Mended: example + `requires:
  tracing:
    interface: tracing
    optional: true
    limit: 1
`,
	},
	{
		Code: RequiredUnmocked, Severity: Information, Title: "Required integration without a mock",
		Text: "The endpoint has `optional: false`, so the charm is blocked until it is integrated, but mock.yaml has no relation for it. The fix adds one with data like a real charm's.",
		File: "mock.yaml",
		Example: `units: 1
`,
		Mended: `units: 1
relations:
  - endpoint: redis
    related-units:
      redis-k8s/0:
        data: {hostname: redis-k8s-0.redis-k8s-endpoints, port: '6379'}
`,
		Beside: source.Words{{"charmcraft.yaml", example + "requires:\n  redis:\n    interface: redis\n    optional: false\n"}},
	},
	{
		Code: DatabagKey, Severity: Warning, Title: "Unknown key in relation data",
		Text: "The key in the relation's data is nearly one that the charm reads. Charms write more keys than anyone reads, so only likely typos are reported.",
		File: "mock.yaml",
		Example: `relations:
  - endpoint: ingress
    application-data:
      ingres: '{"url": "https://shop.example.com/"}'
`,
		Mended: `relations:
  - endpoint: ingress
    application-data:
      ingress: '{"url": "https://shop.example.com/"}'
`,
		Beside: source.Words{{"charmcraft.yaml", example}},
	},
	{
		Code: DeprecatedKey, Severity: Information, Title: "Deprecated key",
		Text: "The key still works, but will be removed. `bases` is the old form of `base` and `platforms`, and knows no base after Ubuntu 22.04; `charmhub` is no longer used.",
		File: "charmcraft.yaml",
		Example: `name: shop
type: charm
summary: A shop.
description: Sells things.
bases:
  - name: ubuntu
    channel: "22.04"
extensions:
  - flask-framework
`,
		Mended: `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@22.04
platforms:
  amd64:
extensions:
  - flask-framework
`,
	},
	{
		Code: SchedulerElsewhere, Severity: Information, Title: "Scheduler on another unit",
		Text: "Services whose name ends in `-scheduler` run on unit 0 only. Another unit is shown, where the charm disables them.",
		File: "mock.yaml",
		Example: `unit: 1
`,
		Mended: `unit: 0
`,
		Beside: source.Words{{"charmcraft.yaml", example}, {"rockcraft.yaml", "services:\n  beat-scheduler:\n    override: replace\n    command: celery beat\n"}},
	},
	{
		Code: MigrationWithoutDatabase, Severity: Information, Title: "Migration without a database",
		Text: "The app's folder has a file that the charm runs as a database migration before it starts the app, but the charm has no endpoint for a database.",
		File: "mock.yaml",
		Example: `workload:
  files: [migrate.sh]
`,
		Mended: `workload:
  files: [app.py]
`,
		Beside: source.Words{{"charmcraft.yaml", example}},
	},
	{
		Code: ServiceCommand, Severity: Error, Title: "Command that Pebble cannot read",
		Text: "Pebble splits a service's command into words as a shell does, but runs no shell: quotations must end, and words in `[ … ]` at the end of the command are its default arguments. " +
			"If it cannot split one command, it refuses all services of the rock. A `#` at the start of a word begins a comment.",
		File: "rockcraft.yaml",
		Example: `services:
  reports-worker:
    override: replace
    command: python3 -c "print(1)
`,
		Mended: `services:
  reports-worker:
    override: replace
    command: python3 -c "print(1)"
`,
	},
	{
		Code: ServiceOrder, Severity: Error, Title: "Service that waits for ever",
		Text: "A service `requires` one that is not in the rock, or services wait for each other in a loop of `after` and `before`. Pebble refuses all services then. " +
			"A name under `after` or `before` that is not a service is ignored silently. The services that rockcraft's extension adds count, too.",
		File: "rockcraft.yaml",
		Example: `services:
  reports-worker:
    override: replace
    command: python3 worker.py
    requires: [quue]
  queue:
    override: replace
    command: python3 queue.py
`,
		Mended: `services:
  reports-worker:
    override: replace
    command: python3 worker.py
    requires: [queue]
  queue:
    override: replace
    command: python3 queue.py
`,
	},
	{
		Code: ServiceValue, Severity: Error, Title: "Value that Pebble does not take",
		Text: "Pebble takes times with their unit (`500ms`, `1m30s`), a backoff factor of 1 or more, and for each event its own actions; a group needs a user. " +
			"A service cannot be called `pebble`, and its name cannot begin with a hyphen. Pebble refuses all services of a rock with such a mistake.",
		File: "rockcraft.yaml",
		Example: `services:
  reports-worker:
    override: replace
    command: python3 worker.py
    backoff-delay: 5
`,
		Mended: `services:
  reports-worker:
    override: replace
    command: python3 worker.py
    backoff-delay: 5s
`,
	},
	{
		Code: RockExtension, Severity: Warning, Title: "Rock without the framework's extension",
		Text: "The charm changes and starts the service that rockcraft's extension of the same framework adds to the rock. A rock with another extension, or with parts of its own and no extension, has no such service, and the charm crashes. " +
			"A rock that defines the service itself needs no extension.",
		File:   "rockcraft.yaml",
		Beside: source.Words{{"charmcraft.yaml", example}},
		Example: `name: shop
extensions:
  - django-framework
`,
		Mended: `name: shop
extensions:
  - flask-framework
`,
	},
}
