package diagnostic

import "charm-playground/core/source"

// Findings about Juju's messages about the packed charm. An option's default
// and a missing interface have codes of package check.
const (
	JujuUnreadable Code = "juju-unreadable"
	JujuType       Code = "juju-type"
	JujuValue      Code = "juju-value"
	JujuName       Code = "juju-name"
	JujuDuplicate  Code = "juju-duplicate"
	JujuSchema     Code = "juju-schema"
	JujuConflict   Code = "juju-conflict"
)

// plainExample is a charmcraft.yaml without an extension. An extension adds
// actions, which leaves no room for a file of actions.
const plainExample = `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
parts:
  shop:
    plugin: dump
    source: .
`

var jujuEntries = []Entry{
	{
		Code: JujuUnreadable, Severity: Error, By: Juju, Title: "File that Juju cannot read",
		Text: "charmcraft packs a `config.yaml`, `actions.yaml` or `metadata.yaml` beside `charmcraft.yaml` byte for byte. " +
			"Juju reads it with a YAML reader that knows less than charmcraft's and expects mappings.",
		File:    "actions.yaml",
		Example: "backup: Makes a backup.\n",
		Mended:  "backup:\n  description: Makes a backup.\n",
		Beside:  source.Words{{"charmcraft.yaml", plainExample}},
	},
	{
		Code: JujuType, Severity: Error, By: Juju, Title: "Type that Juju does not take",
		Text: "Juju takes a value of a different type here. charmcraft checks few of these values, so the charm is packed, but `juju deploy` refuses it. " +
			"Even text can be read as another type: charmcraft packs it without quotes where YAML 1.1 allows that, and Juju then reads `y`, `n`, `0o17` or `1e+5` as true, false, 15 and 100000. Quotes in charmcraft.yaml do not help, because they are not packed.",
		File: "charmcraft.yaml",
		Example: example + `requires:
  search:
    interface: "y"
`,
		Mended: example + `requires:
  search:
    interface: opensearch_client
`,
	},
	{
		Code: JujuValue, Severity: Error, By: Juju, Title: "Value that Juju does not know",
		Text: "Juju does not know this value here, or cannot read its form: the type of storage or a resource, a term, a version. charmcraft accepts it silently, but `juju deploy` refuses the charm.",
		File: "charmcraft.yaml",
		Example: example + `terms: [a]
`,
		Mended: example + `terms: [acme-terms]
`,
	},
	{
		Code: JujuName, Severity: Error, By: Juju, Title: "Name that Juju does not take",
		Text: "Juju reserves the name `juju` and all names that begin with `juju-`: no endpoint, provided interface or action may use them. " +
			"An action's name has lower-case letters, digits and, in between, hyphens. charmcraft accepts more, but `juju deploy` refuses the charm.",
		File: "charmcraft.yaml",
		Example: example + `actions:
  Make_Backup:
    description: Makes a backup.
`,
		Mended: example + `actions:
  make-backup:
    description: Makes a backup.
`,
	},
	{
		Code: JujuDuplicate, Severity: Error, By: Juju, Title: "Endpoint name used twice",
		Text: "Juju takes each endpoint name only once across `provides`, `requires`, `peers` and `extra-bindings`, including the endpoints that the extension adds " +
			"(`metrics-endpoint`, `grafana-dashboard`, `logging`, `ingress`, `secret-storage`). charmcraft accepts it silently, but `juju deploy` refuses the charm.",
		File: "charmcraft.yaml",
		Example: example + `requires:
  metrics-endpoint:
    interface: prometheus_scrape
`,
		Mended: example + `requires:
  other-metrics:
    interface: prometheus_scrape
`,
	},
	{
		Code: JujuSchema, Severity: Error, By: Juju, Title: "Parameters that Juju cannot use",
		Text: "The parameters of an action are a JSON schema, and Juju checks it when the charm is deployed: the types are `string`, `integer`, `number`, `boolean`, `array`, `object` and `null`, " +
			"bounds are numbers, `required` is a list, and `$ref` and `$schema` are not allowed. charmcraft checks none of it.",
		File: "charmcraft.yaml",
		Example: example + `actions:
  backup:
    description: Makes a backup.
    params:
      keep:
        type: integer
        minimum: one
`,
		Mended: example + `actions:
  backup:
    description: Makes a backup.
    params:
      keep:
        type: integer
        minimum: 1
`,
	},
	{
		Code: JujuConflict, Severity: Error, By: Juju, Title: "Parts of the charm that do not fit",
		Text: "Two parts of the charm contradict each other: a container with a resource or a storage that does not exist, a subordinate charm without an endpoint in the scope of a container, a location for block storage. charmcraft accepts it silently, but `juju deploy` refuses the charm.",
		File: "charmcraft.yaml",
		Example: example + `subordinate: true
`,
		Mended: example + `subordinate: false
`,
	},
}
