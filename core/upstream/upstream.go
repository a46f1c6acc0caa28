// Package upstream is where upstream's documentation says what the playground shows: the addresses of its pages and
// of their sections. Findings, keys, variables and integrations link there.
//
// Package recorded, below this one, has the sections that upstream's sources had when they were recorded; tests hold
// every link to them.
package upstream

// Where the documentations are published, as upstream's own pages and programs name them (charmcraft 4.5.0,
// charmcraft/linters.py and docs/conf.py, intersphinx_mapping).
const (
	charmcraft   = "https://documentation.ubuntu.com/charmcraft/stable/"
	rockcraft    = "https://documentation.ubuntu.com/rockcraft/stable/"
	twelveFactor = "https://canonical.com/juju/docs/12-factor/latest/"
	juju         = "https://documentation.ubuntu.com/juju/3.6/reference/"
)

// Pages of charmcraft's documentation.
const (
	ProjectFile      = charmcraft + "reference/files/charmcraft-yaml-file/" // sections are called as keys are
	Platforms        = charmcraft + "reference/platforms/"
	Parts            = charmcraft + "reference/parts/"
	PartProperties   = charmcraft + "common/craft-parts/reference/part_properties/" // sections are called as keys are
	Extensions       = charmcraft + "reference/extensions/"
	ManageExtensions = charmcraft + "howto/manage-extensions/"
	FlaskExtension   = Extensions + "flask-framework-extension/" // for what the pages of all frameworks say alike
)

// FlaskMigration is where the page of Flask's extension tells of migrations.
const FlaskMigration = FlaskExtension + "#regarding-the-migrate-sh-file"

// Sections that the page of every framework's extension has.
const (
	Relations     = "#relations"
	Variables     = "#environment-variables"
	Proxy         = "#http-proxy"
	Secrets       = "#secrets"
	Observability = "#observability"
	Services      = "#worker-and-scheduler-services"
)

// OptionsOf is the section about options on the page of an extension ("flask-framework").
func OptionsOf(extension string) string { return "#" + extension + "-extension-config-options" }

// Sections about an endpoint and its keys; those of a key begin with EndpointKey and end with its name.
const (
	Endpoints   = ProjectFile + "#peers-provides-and-requires"
	EndpointKey = ProjectFile + "#endpoint-role-endpoint-name-"
)

// RockFile is the page about rockcraft.yaml; its sections are called as keys are.
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
	ModelConfig   = Configuration + "list-of-model-configuration-keys/" // sections are called as keys are
	Relation      = juju + "relation/"
	Secret        = juju + "secret/"
	ShowUnit      = juju + "juju-cli/list-of-juju-cli-commands/show-unit/"
	Status        = juju + "status/"
	Unit          = juju + "unit/"
	LeaderUnit    = Unit + "#leader-unit"
)

// Pages of others.
const (
	Layers       = "https://documentation.ubuntu.com/pebble/reference/layer-specification/"
	ScrapeConfig = "https://prometheus.io/docs/prometheus/latest/configuration/configuration/#scrape_config"
	YAML         = "https://yaml.org/spec/1.1/"
	PaasCharm    = "https://github.com/canonical/paas-charm" // for what has no page
	Interfaces   = "https://charmhub.io/integrations/"       // followed by the name of an interface
)
