// Package deployment models a mocked deployment of a charm: everything that
// mock.yaml (or the output of juju show-unit), the rock and Juju itself add
// around the expanded project. There is a deployment for any content of the
// files.
package deployment

import (
	"slices"
	"sort"
	"strings"

	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// Names and limits of Juju and the mocked deployment.
const (
	PeerEndpoint = "secret-storage" // the charm's own peer relation
	GeneratedKey = "<generated>"    // in place of the secret key that the charm generates
	DefaultModel = "playground"     // the model's name if mock.yaml has none
	// DefaultNoProxy is juju-no-proxy in a new model (Juju 3.6).
	DefaultNoProxy = "127.0.0.1,localhost,::1"
	// maxUnits is the most units that a deployment has.
	maxUnits = 1000
	// secretPrefix begins the ID of a secret in the form that a charm passes to
	// Juju.
	secretPrefix = "secret:"
)

// Unit is a related unit.
type Unit struct {
	Number int
	Data   Databag
}

// Relation is a relation of the shown unit.
type Relation struct {
	Endpoint    string // this charm's endpoint
	Application string // the related application
	Data        Databag
	Units       []Unit // ordered by their numbers
	Place       Place
	EndpointAt  Place
}

// Option is a config option of the charm with its value.
type Option struct {
	Name  string
	Type  string       // "string", "int", "float", "boolean" or "secret"
	Typed bool         // whether it has the key 'type': Juju treats an option without it as a string, but the charm fails
	Known bool         // whether the charm knows its type
	About string       // its own description
	Value *value.Value // as Juju passes it to the charm; nil if it has none
	At    Place        // its declaration
	From  Place        // the place of the value
}

// Service is a service of the rock.
type Service struct {
	Name    string
	Startup string // "enabled", "disabled" or empty
	Command string
	At      Place // its key in rockcraft.yaml; zero if only the extension defines it
	// CommandAt is the place of its command; zero for the extension's command.
	CommandAt Place
}

// Deployment is a mocked deployment.
type Deployment struct {
	Project     *value.Value // the expanded project
	Framework   string
	Application string
	NamedAt     Place // the place of the application's name
	Model       string
	ModelAt     Place      // the place of the model's name
	ModelConfig value.Node // the configuration that mock.yaml sets in the model
	Unit        int
	Peers       []int // the numbers of the other units, in order
	Leader      bool
	SecretKey   Text // empty until the charm has generated one
	Proxies     map[string]Text
	Options     []*Option // in alphabetical order, including those without a value
	secrets     map[string]value.Node
	secretIDs   []string // of the secrets, in alphabetical order
	relations   []*Relation
	related     map[string][]*Relation // by endpoint
	CanConnect  bool
	ConnectAt   Place            // the place of can-connect
	Files       []string         // paths in the app's directory
	ExitCodes   map[string]int   // exit codes of mocked commands
	ExitAt      map[string]Place // the places of these exit codes
	Services    []Service        // of the rock, in alphabetical order
	Paas        PaasConfig
	// Given holds the values in mock.yaml's config by key, including keys that
	// are not options and values of the wrong type.
	Given    map[string]*Given
	given    []*Given // the same in the order of the file
	mockText string
	reading  *mock.Reading // of mock.yaml
	reread   int           // bytes of mock.yaml that were parsed again for fixes
}

// Given is a value that mock.yaml gives to an option.
type Given struct {
	Key, Value Text
	Raw        *value.Value
	Refused    bool // Juju would refuse a value of this type
}

// Files holds the project files beside charmcraft.yaml, as values; nil if the
// project has no such file, or it is empty.
type Files struct {
	Mock       *value.Value
	MockText   string        // the text of mock.yaml, for fixes
	Reading    *mock.Reading // which parts of it do not count; nil: all count
	Rockcraft  *value.Value
	PaasConfig *value.Value
	// BrokenPaasConfig reports that paas-config.yaml is not valid YAML.
	BrokenPaasConfig bool
}

// Read returns the deployment of an expanded project; kind is the name of its
// framework.
func Read(project *value.Value, kind string, files Files) *Deployment {
	mock := mock.Words(files.Mock, files.Reading)
	d := &Deployment{Project: project, Framework: kind, mockText: files.MockText, reading: files.Reading}
	name := d.readName(mock)
	d.readUnit(mock)
	d.readSecretKey(mock.Get("secret-key"))
	d.readModel(mock.Get("model"))
	d.readSecrets(mock.Get("secrets"))
	d.readRelations(mock)
	d.readOptions(mock.Get("config"))
	d.readWorkload(mock.Get("workload"))
	d.Services = rockServices(framework.Of(kind), name, files.Rockcraft)
	d.Paas = readPaasConfig(kind, files.PaasConfig, files.BrokenPaasConfig)
	return d
}

// readName reads the name of the application, which is the charm's by default. It
// returns the charm's name.
func (d *Deployment) readName(mock value.Node) (charm string) {
	if given := d.Project.Get("name"); given.Truthy() {
		charm, d.NamedAt = given.Str(), PlaceOf("name", given)
	}
	d.Application = charm
	if given := mock.Get("application"); given.Truthy() {
		d.Application, d.NamedAt = given.Value.Str(), given.Place()
	}
	return charm
}

func (d *Deployment) readUnit(mock value.Node) {
	d.Unit = mock.Get("unit").Number(0)
	d.Leader = d.Unit == 0
	if given := mock.Get("leader"); given.Value != nil {
		d.Leader = given.Truthy()
	}
	d.Peers = unitsBeside(d.Unit, mock.Get("units").Number(d.Unit+1))
}

// unitsBeside returns the numbers of all units but one.
func unitsBeside(unit, count int) (peers []int) {
	for i := range min(count, maxUnits) {
		if i != unit {
			peers = append(peers, i)
		}
	}
	return peers
}

func (d *Deployment) readSecretKey(given value.Node) {
	d.SecretKey = Text{Value: GeneratedKey}
	if given.Value != nil {
		d.SecretKey = textIfTrue(given)
	}
}

func (d *Deployment) readModel(model value.Node) {
	d.Model = DefaultModel
	if name := model.Get("name"); name.Value != nil {
		d.Model, d.ModelAt = name.Value.Str(), name.Place()
	}
	d.ModelConfig = model.Get("config")
	d.readProxies()
}

func (d *Deployment) readProxies() {
	d.Proxies = map[string]Text{"no_proxy": {Value: DefaultNoProxy}}
	for _, variable := range integration.ProxyVariables {
		if given := d.ModelConfig.Get("juju-" + strings.ReplaceAll(variable, "_", "-")); given.Value != nil {
			d.Proxies[variable] = textIfTrue(given)
		}
	}
}

// HasCredentials reports whether the address of a proxy or of the app contains a
// user name, so that the page hides it until the user asks for it.
func HasCredentials(address string) bool { return strings.Contains(address, "@") }

func (d *Deployment) readSecrets(secrets value.Node) {
	d.secrets = map[string]value.Node{}
	for _, item := range secrets.Entries() {
		id := mock.SecretID(item.Key)
		if _, known := d.secrets[id]; !known {
			d.secretIDs = append(d.secretIDs, id)
		}
		d.secrets[id] = item
	}
	slices.Sort(d.secretIDs)
}

func (d *Deployment) readRelations(mock value.Node) {
	d.related = map[string][]*Relation{}
	for _, item := range mock.Get("relations").Items() {
		switch endpoint := item.Get("endpoint"); {
		case endpoint.Value == nil || endpoint.Value.Kind != value.String:
		case endpoint.Value.Text == PeerEndpoint:
			d.readPeers(item, mock)
		default:
			d.addRelation(readRelation(item, endpoint))
		}
	}
}

func (d *Deployment) addRelation(relation *Relation) {
	d.relations = append(d.relations, relation)
	d.related[relation.Endpoint] = append(d.related[relation.Endpoint], relation)
}

// readPeers reads the secret key and the units from the peer relation in the
// output of juju show-unit, unless mock.yaml has its own keys for them.
func (d *Deployment) readPeers(item, mock value.Node) {
	if mock.Get("secret-key").Value == nil {
		d.SecretKey, _ = databagOf(item.Get("application-data")).Get(d.SecretKeyName())
	}
	if mock.Get("units").Value == nil {
		d.Peers = numbersBeside(d.Unit, readUnits(item.Get("related-units")))
	}
}

// numbersBeside returns the numbers of all listed units but one.
func numbersBeside(unit int, units []Unit) (peers []int) {
	for i := range units {
		if units[i].Number != unit {
			peers = append(peers, units[i].Number)
		}
	}
	return peers
}

// SecretKeyName returns the key of the peer relation's databag that holds the
// charm's secret key (secret_storage.py, KeySecretStorage).
func (d *Deployment) SecretKeyName() string { return d.Framework + "_secret_key" }

func readRelation(item, endpoint value.Node) *Relation {
	return &Relation{
		Endpoint: endpoint.Value.Text, EndpointAt: endpoint.Place(), Place: item.Place(),
		Application: relatedApplication(item, endpoint.Value.Text),
		Data:        databagOf(item.Get("application-data")), Units: readUnits(item.Get("related-units")),
	}
}

// relatedApplication returns the related application: the one that is named,
// that of the first unit, or else one with the name of the endpoint.
func relatedApplication(item value.Node, endpoint string) string {
	if application := item.Get("related-application"); application.Truthy() {
		return application.Value.Str()
	}
	if units := item.Get("related-units").Entries(); len(units) > 0 {
		application, _ := mock.UnitName(units[0].Key)
		return application
	}
	return endpoint
}

func readUnits(units value.Node) []Unit {
	byNumber := map[int]Unit{}
	for _, item := range units.Entries() {
		if _, number := mock.UnitName(item.Key); number >= 0 {
			byNumber[number] = Unit{number, databagOf(item.Get("data"))}
		}
	}
	return sortedUnits(byNumber)
}

func sortedUnits(all map[int]Unit) []Unit {
	list := make([]Unit, 0, len(all))
	for _, unit := range all {
		list = append(list, unit)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Number < list[j].Number })
	return list
}

func (d *Deployment) readWorkload(workload value.Node) {
	d.CanConnect = true
	if given := workload.Get("can-connect"); given.Value != nil {
		d.CanConnect, d.ConnectAt = given.Truthy(), given.Place()
	}
	for _, file := range workload.Get("files").Items() {
		d.Files = append(d.Files, file.Value.Str())
	}
	d.readExitCodes(workload.Get("exec"))
}

func (d *Deployment) readExitCodes(commands value.Node) {
	d.ExitCodes, d.ExitAt = map[string]int{}, map[string]Place{}
	for _, command := range commands.Entries() {
		code := command.Get("exit-code")
		d.ExitCodes[command.Key], d.ExitAt[command.Key] = code.Signed(0), code.Place()
	}
}

// Secret returns the content of a secret, and whether it exists; id has the form
// that a charm passes to Juju.
func (d *Deployment) Secret(id string) (Databag, bool) {
	content, ok := d.secrets[mock.SecretID(python.Strip(id))]
	return databagOf(content), ok
}

// SecretIDs returns the IDs of the mocked secrets, in alphabetical order.
func (d *Deployment) SecretIDs() []string { return d.secretIDs }

// Relations returns all relations except the peer relation, in the order of the
// file.
func (d *Deployment) Relations() []*Relation { return d.relations }

// GivenInOrder returns the values that mock.yaml gives to options, in its order.
func (d *Deployment) GivenInOrder() []*Given { return d.given }

// Related returns the relations of an endpoint, in the order of the file.
func (d *Deployment) Related(endpoint string) []*Relation { return d.related[endpoint] }

// Option returns the option with a name, or nil.
func (d *Deployment) Option(name string) *Option {
	i := sort.Search(len(d.Options), func(i int) bool { return d.Options[i].Name >= name })
	if i == len(d.Options) || d.Options[i].Name != name {
		return nil
	}
	return d.Options[i]
}
