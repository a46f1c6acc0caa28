// Package deployment is a mocked deployment of a charm: what mock.yaml (or the
// output of juju show-unit), the rock and Juju itself put around the expanded
// project. Whatever the files hold, there is a deployment.
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

// Words that Juju and the mocked deployment are made of.
const (
	PeerEndpoint = "secret-storage" // the charm's own peer relation
	GeneratedKey = "<generated>"    // stands for the secret key that the charm makes up
	DefaultModel = "playground"     // the model's name, when mock.yaml has none
	// DefaultNoProxy is juju-no-proxy in a new model (Juju 3.6).
	DefaultNoProxy = "127.0.0.1,localhost,::1"
	// maxUnits is how many units are looked at.
	maxUnits = 1000
	// secretPrefix begins the ID of a secret as a charm gives it to Juju.
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
	Units       []Unit // in the order of their numbers
	Place       Place
	EndpointAt  Place
}

// Option is a config option of the charm with its value.
type Option struct {
	Name  string
	Type  string       // "string", "int", "float", "boolean" or "secret"
	Typed bool         // whether it has the key 'type': Juju takes one without it for a string, and the charm fails
	Known bool         // whether its type is one that the charm knows
	About string       // its own description
	Value *value.Value // as Juju hands it to the charm; nil when it has none
	At    Place        // its declaration
	From  Place        // where the value is written
}

// Service is a service of the rock.
type Service struct {
	Name    string
	Startup string // "enabled", "disabled" or empty
	Command string
	At      Place // its key in rockcraft.yaml; nowhere for one of the extension alone
	// CommandAt is where its command is written; nowhere for the extension's.
	CommandAt Place
}

// Deployment is a mocked deployment.
type Deployment struct {
	Project     *value.Value // the expanded project
	Framework   string
	Application string
	NamedAt     Place // where the application's name is written
	Model       string
	ModelAt     Place      // where the model's name is written
	ModelConfig value.Node // what mock.yaml sets in the model
	Unit        int
	Peers       []int // the numbers of the other units, in order
	Leader      bool
	SecretKey   Text // empty while the charm has made none
	Proxies     map[string]Text
	Options     []*Option // in alphabetical order, those without a value too
	secrets     map[string]value.Node
	secretIDs   []string // of the secrets, in alphabetical order
	relations   []*Relation
	related     map[string][]*Relation // the relations of an endpoint
	CanConnect  bool
	ConnectAt   Place            // where that is said
	Files       []string         // in the app's directory
	ExitCodes   map[string]int   // of mocked commands, where they are not 0
	ExitAt      map[string]Place // where they are written
	Services    []Service        // of the rock, in alphabetical order
	Paas        PaasConfig
	// Given are the keys of mock.yaml's config with their places, also those
	// that are not options or have a wrong value.
	Given    map[string]*Given
	given    []*Given // in their order in the file
	mockText string
	reading  *mock.Reading // of mock.yaml
	reread   int           // bytes of mock.yaml that were read again for fixes
}

// Given is a value that mock.yaml gives to an option.
type Given struct {
	Key, Value Text
	Raw        *value.Value
	Refused    bool // Juju would refuse a value of this type
}

// Files are the project files beside charmcraft.yaml, as values; nil where
// there is none or it holds nothing.
type Files struct {
	Mock       *value.Value
	MockText   string        // mock.yaml as it is written, for fixes
	Reading    *mock.Reading // what of it does not count; nil: all of it does
	Rockcraft  *value.Value
	PaasConfig *value.Value
	// BrokenPaasConfig tells that paas-config.yaml is not YAML.
	BrokenPaasConfig bool
}

// Read makes the deployment of an expanded project, whose framework has this
// name.
func Read(project *value.Value, kind string, files Files) *Deployment {
	mock := mock.Words(files.Mock, files.Reading)
	d := &Deployment{Project: project, Framework: kind, mockText: files.MockText, reading: files.Reading}
	name := ""
	if given := project.Get("name"); given.Truthy() {
		name = given.Str()
		d.NamedAt = PlaceOf("name", given)
	}
	d.readUnit(mock, name)
	d.readModel(mock.Get("model"))
	d.readSecrets(mock.Get("secrets"))
	d.readRelations(mock)
	d.readOptions(mock.Get("config"))
	d.readWorkload(mock.Get("workload"))
	d.Services = rockServices(framework.Of(kind), name, files.Rockcraft)
	d.Paas = readPaasConfig(kind, files.PaasConfig, files.BrokenPaasConfig)
	return d
}

func (d *Deployment) readUnit(mock value.Node, name string) {
	d.Application = name
	if given := mock.Get("application"); given.Truthy() {
		d.Application, d.NamedAt = given.Value.Str(), given.Place()
	}
	d.Unit = mock.Get("unit").Number(0)
	d.Leader = d.Unit == 0
	if given := mock.Get("leader"); given.Value != nil {
		d.Leader = given.Truthy()
	}
	count := mock.Get("units").Number(d.Unit + 1)
	for i := range min(count, maxUnits) {
		if i != d.Unit {
			d.Peers = append(d.Peers, i)
		}
	}
	d.SecretKey = Text{Value: GeneratedKey}
	if given := mock.Get("secret-key"); given.Value != nil {
		d.SecretKey = Text{Place: given.Place()}
		if given.Truthy() {
			d.SecretKey = textOf(given)
		}
	}
}

func (d *Deployment) readModel(model value.Node) {
	d.Model = DefaultModel
	if name := model.Get("name"); name.Value != nil {
		d.Model, d.ModelAt = name.Value.Str(), name.Place()
	}
	d.Proxies = map[string]Text{"no_proxy": {Value: DefaultNoProxy}}
	config := model.Get("config")
	d.ModelConfig = config
	for _, variable := range integration.ProxyVariables {
		if given := config.Get("juju-" + strings.ReplaceAll(variable, "_", "-")); given.Value != nil {
			d.Proxies[variable] = Text{Place: given.Place()}
			if given.Truthy() {
				d.Proxies[variable] = textOf(given)
			}
		}
	}
}

// HasCredentials reports whether an address of a proxy or of the app names a
// user, so that it is not to be shown unasked.
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
		endpoint := item.Get("endpoint")
		if endpoint.Value == nil || endpoint.Value.Kind != value.String {
			continue
		}
		if endpoint.Value.Text == PeerEndpoint {
			d.readPeers(item, mock)
			continue
		}
		relation := readRelation(item, endpoint)
		d.relations = append(d.relations, relation)
		d.related[relation.Endpoint] = append(d.related[relation.Endpoint], relation)
	}
}

// readPeers takes the secret key and the units from the peer relation, as
// juju show-unit prints it, unless mock.yaml has them in its own words.
func (d *Deployment) readPeers(item, mock value.Node) {
	if mock.Get("secret-key").Value == nil {
		d.SecretKey, _ = databagOf(item.Get("application-data")).Get(d.SecretKeyName())
	}
	if mock.Get("units").Value != nil {
		return
	}
	d.Peers = nil
	for _, unit := range readUnits(item.Get("related-units")) {
		if unit.Number != d.Unit {
			d.Peers = append(d.Peers, unit.Number)
		}
	}
}

// SecretKeyName is the key of the peer relation's databag that holds the
// charm's secret key (secret_storage.py, KeySecretStorage).
func (d *Deployment) SecretKeyName() string { return d.Framework + "_secret_key" }

func readRelation(item, endpoint value.Node) *Relation {
	units := item.Get("related-units")
	relation := &Relation{
		Endpoint: endpoint.Value.Text, EndpointAt: endpoint.Place(), Place: item.Place(),
		Data: databagOf(item.Get("application-data")), Units: readUnits(units),
	}
	switch application := item.Get("related-application"); {
	case application.Truthy():
		relation.Application = application.Value.Str()
	case len(units.Entries()) > 0:
		relation.Application, _ = mock.UnitName(units.Entries()[0].Key)
	default:
		relation.Application = relation.Endpoint
	}
	return relation
}

func readUnits(units value.Node) []Unit {
	byNumber := map[int]Unit{}
	for _, item := range units.Entries() {
		if _, number := mock.UnitName(item.Key); number >= 0 {
			byNumber[number] = Unit{number, databagOf(item.Get("data"))}
		}
	}
	list := make([]Unit, 0, len(byNumber))
	for _, unit := range byNumber {
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
	d.ExitCodes, d.ExitAt = map[string]int{}, map[string]Place{}
	for _, command := range workload.Get("exec").Entries() {
		d.ExitCodes[command.Key], d.ExitAt[command.Key] = command.Get("exit-code").Signed(0), command.Get("exit-code").Place()
	}
}

// Secret is the content of the secret with an ID as a charm gives it to Juju,
// and whether there is one.
func (d *Deployment) Secret(id string) (Databag, bool) {
	content, ok := d.secrets[mock.SecretID(python.Strip(id))]
	return databagOf(content), ok
}

// SecretIDs are the IDs of the mocked secrets, in alphabetical order.
func (d *Deployment) SecretIDs() []string { return d.secretIDs }

// Relations are all relations but that between the units, in their order.
func (d *Deployment) Relations() []*Relation { return d.relations }

// GivenInOrder are the values that mock.yaml gives to options, in its order.
func (d *Deployment) GivenInOrder() []*Given { return d.given }

// Related are the relations of an endpoint, in their order.
func (d *Deployment) Related(endpoint string) []*Relation { return d.related[endpoint] }

// Option is the option of that name, or nil.
func (d *Deployment) Option(name string) *Option {
	i := sort.Search(len(d.Options), func(i int) bool { return d.Options[i].Name >= name })
	if i == len(d.Options) || d.Options[i].Name != name {
		return nil
	}
	return d.Options[i]
}
