// Package upstream has the addresses of upstream's documentation about everything that the playground shows, down to
// the sections of its pages. Findings, keys, variables and integrations link there.
//
// Package recorded, below this one, has the sections that upstream's sources had when they were recorded; tests check
// every link against them.
package upstream

// The addresses of the documentations, as upstream's own pages and programs name them (charmcraft 4.5.0,
// charmcraft/linters.py and docs/conf.py, intersphinx_mapping).
const (
	charmcraft   = "https://documentation.ubuntu.com/charmcraft/stable/"
	rockcraft    = "https://documentation.ubuntu.com/rockcraft/stable/"
	twelveFactor = "https://canonical.com/juju/docs/12-factor/latest/"
	juju         = "https://documentation.ubuntu.com/juju/3.6/reference/"
)

// Pages of charmcraft's documentation.
const (
	ProjectFile      = charmcraft + "reference/files/charmcraft-yaml-file/" // sections have the names of keys
	Platforms        = charmcraft + "reference/platforms/"
	Parts            = charmcraft + "reference/parts/"
	PartProperties   = charmcraft + "common/craft-parts/reference/part_properties/" // sections have the names of keys
	Extensions       = charmcraft + "reference/extensions/"
	ManageExtensions = charmcraft + "howto/manage-extensions/"
	FlaskExtension   = Extensions + "flask-framework-extension/" // for what the pages of all frameworks have in common
)

// FlaskMigration is the place on the page of Flask's extension about
// migrations.
const FlaskMigration = FlaskExtension + "#regarding-the-migrate-sh-file"

// Sections on the page of every framework's extension.
const (
	Relations     = "#relations"
	Variables     = "#environment-variables"
	Proxy         = "#http-proxy"
	Secrets       = "#secrets"
	Observability = "#observability"
	Services      = "#worker-and-scheduler-services"
)

// OptionsOf returns the section about options on the page of an extension
// ("flask-framework").
func OptionsOf(extension string) string { return "#" + extension + "-extension-config-options" }

// Sections about an endpoint and its keys; that of a key is EndpointKey
// followed by the key's name.
const (
	Endpoints   = ProjectFile + "#peers-provides-and-requires"
	EndpointKey = ProjectFile + "#endpoint-role-endpoint-name-"
)

// RockFile is the page about rockcraft.yaml; its sections have the names of
// keys.
const RockFile = rockcraft + "reference/rockcraft-yaml/"

// Pages and sections of the documentation of 12-factor charms.
const (
	PaasConfig         = twelveFactor + "reference/paas-config/"
	PaasConfigSettings = PaasConfig + "#application-settings"
	PaasConfigMetrics  = twelveFactor + "reference/paas-config-prometheus/"
	PaasConfigLogging  = twelveFactor + "reference/paas-config-structured-logging/"
	CosAssets          = twelveFactor + "how-to/custom-cos-assets/"
)

// Pages of Juju's reference.
const (
	Action        = juju + "action/"
	Application   = juju + "application/"
	Configuration = juju + "configuration/"
	Model         = juju + "model/"
	ModelConfig   = Configuration + "list-of-model-configuration-keys/" // sections have the names of keys
	Relation      = juju + "relation/"
	Secret        = juju + "secret/"
	ShowUnit      = juju + "juju-cli/list-of-juju-cli-commands/show-unit/"
	Status        = juju + "status/"
	Unit          = juju + "unit/"
	LeaderUnit    = Unit + "#leader-unit"
)

// Pages of other projects.
const (
	Layers       = "https://documentation.ubuntu.com/pebble/reference/layer-specification/"
	ScrapeConfig = "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config"
	YAML         = "https://yaml.org/spec/1.1/"
	PaasCharm    = "https://github.com/canonical/paas-charm" // for topics without a page
	Interfaces   = "https://charmhub.io/integrations/"       // followed by the name of an interface
)
