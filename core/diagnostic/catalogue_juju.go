package diagnostic

import "charm-playground/core/source"

// Findings about what Juju says to the packed charm. An option's default and a
// missing interface have codes of package check.
const (
	JujuUnreadable Code = "juju-unreadable"
	JujuType       Code = "juju-type"
	JujuValue      Code = "juju-value"
	JujuName       Code = "juju-name"
	JujuDuplicate  Code = "juju-duplicate"
	JujuSchema     Code = "juju-schema"
	JujuConflict   Code = "juju-conflict"
)

// plainExample is a charmcraft.yaml without an extension: one adds actions, and
// so leaves no room for a file of them.
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
		Text: "charmcraft packs a `config.yaml`, `actions.yaml` or `metadata.yaml` that stands beside `charmcraft.yaml` byte for byte. " +
			"Juju reads it with another YAML reader than charmcraft does, which does not know everything that charmcraft's knows, and wants mappings at its levels.",
		File:    "actions.yaml",
		Example: "backup: Makes a backup.\n",
		Mended:  "backup:\n  description: Makes a backup.\n",
		Beside:  source.Words{{"charmcraft.yaml", plainExample}},
	},
	{
		Code: JujuType, Severity: Error, By: Juju, Title: "Type that Juju does not take",
		Text: "A value is of another type than Juju takes at this place. charmcraft looks at few of these values, so the charm is packed, and `juju deploy` refuses it. " +
			"A text can be meant and another type be read: charmcraft packs texts without quotes where YAML 1.1 allows that, and Juju reads `y`, `n`, `0o17` or `1e+5` as true, false, 15 and 100000 then. Quotes in charmcraft.yaml do not help, since they are not packed.",
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
		Text: "The value is none of those that Juju knows at this place, or not of the form that it reads: the type of storage or a resource, a term, a version. charmcraft accepts it silently, and `juju deploy` refuses the charm.",
		File: "charmcraft.yaml",
		Example: example + `terms: [a]
`,
		Mended: example + `terms: [acme-terms]
`,
	},
	{
		Code: JujuName, Severity: Error, By: Juju, Title: "Name that Juju does not take",
		Text: "Juju keeps the name `juju` and all that begin with `juju-` for itself: no endpoint, provided interface or action may have one. " +
			"An action's name is of lower-case letters, digits and, in between, hyphens. charmcraft accepts more, and `juju deploy` refuses the charm.",
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
		Code: JujuDuplicate, Severity: Error, By: Juju, Title: "Endpoint that is there twice",
		Text: "Juju takes each name of an endpoint once over all of `provides`, `requires`, `peers` and `extra-bindings`, the endpoints that the extension adds included " +
			"(`metrics-endpoint`, `grafana-dashboard`, `logging`, `ingress`, `secret-storage`). charmcraft accepts it silently, and `juju deploy` refuses the charm.",
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
			"bounds are numbers, `required` is a list, and `$ref` and `$schema` are not possible. charmcraft looks at none of it.",
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
		Text: "Two parts of the charm contradict each other: a container with a resource or a storage that is not there, a subordinate charm without an endpoint in the scope of a container, a location for block storage. charmcraft accepts it silently, and `juju deploy` refuses the charm.",
		File: "charmcraft.yaml",
		Example: example + `subordinate: true
`,
		Mended: example + `subordinate: false
`,
	},
}
