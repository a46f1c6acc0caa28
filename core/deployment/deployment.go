// Package deployment is a mocked deployment of a charm: what mock.yaml (or the
// output of juju show-unit), the rock and Juju itself put around the expanded
// project. Whatever the files hold, there is a deployment.
package deployment

import (
	"slices"
	"sort"
	"strings"

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
)

// Place is where something is written: the keys and indexes from the root of
// its file, joined with '.'. A Place without a path is nowhere: the charm or
// Juju made it.
type Place struct {
	Path string
	of   *value.Value
}

// PlaceOf is the place of a key or a value.
func PlaceOf(path string, v *value.Value) Place { return Place{path, v} }

// Is reports whether two places are the same one. A place that is nowhere is the
// same as no other: what the charm made twice has nothing in common.
func (p Place) Is(other Place) bool { return p.Path != "" && p == other }

// Origin is the file of the place, and its bytes there.
func (p Place) Origin() value.Origin {
	if p.of == nil {
		return value.Origin{}
	}
	return p.of.Origin
}

// Text is a str and where it is written.
type Text struct {
	Value string
	Place Place
}

// Databag holds one side's data of a relation, or the content of a secret, in
// the order in which it is written.
type Databag struct {
	Keys   []string
	Place  Place
	values map[string]Text
}

// Get is the value of a key, and whether there is one.
func (d Databag) Get(key string) (Text, bool) {
	text, ok := d.values[key]
	return text, ok
}

// Len is the number of keys.
func (d Databag) Len() int { return len(d.Keys) }

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
	Value *value.Value // as Juju hands it to the charm; nil when it has none
	At    Place        // its declaration
	From  Place        // where the value is written
}

// Service is a service of the rock.
type Service struct {
	Name    string
	Startup string // "enabled", "disabled" or empty
	Command string
}

// Deployment is a mocked deployment.
type Deployment struct {
	Project     *value.Value // the expanded project
	Framework   string
	Application string
	Model       string
	Unit        int
	Peers       []int // the numbers of the other units, in order
	Leader      bool
	SecretKey   Text // empty while the charm has made none
	Proxies     map[string]Text
	Options     []*Option // in alphabetical order, those without a value too
	secrets     map[string]node
	secretIDs   []string // of the secrets, in alphabetical order
	relations   []*Relation
	related     map[string][]*Relation // the relations of an endpoint
	CanConnect  bool
	Files       []string       // in the app's directory
	ExitCodes   map[string]int // of mocked commands, where they are not 0
	Services    []Service      // of the rock, in alphabetical order
	Paas        PaasConfig
	// Given are the keys of mock.yaml's config with their places, also those
	// that are no option or have a wrong value.
	Given    map[string]*Given
	given    []*Given // in their order in the file
	mockText string
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
	MockText   string // mock.yaml as it is written, for fixes
	Rockcraft  *value.Value
	PaasConfig *value.Value
	// BrokenPaasConfig tells that paas-config.yaml is no YAML.
	BrokenPaasConfig bool
}

// Read makes the deployment of an expanded project.
func Read(project *value.Value, framework string, files Files) *Deployment {
	mock := readMock(files.Mock)
	d := &Deployment{Project: project, Framework: framework, mockText: files.MockText}
	name := project.Get("name").Str()
	d.readUnit(mock, name)
	d.readModel(mock.get("model"))
	d.readSecrets(mock.get("secrets"))
	d.readRelations(mock)
	d.readOptions(mock.get("config"))
	d.readWorkload(mock.get("workload"))
	d.Services = rockServices(framework, name, files.Rockcraft)
	d.Paas = readPaasConfig(framework, files.PaasConfig, files.BrokenPaasConfig)
	return d
}

func (d *Deployment) readUnit(mock node, name string) {
	d.Application = name
	if given := mock.get("application"); given.truthy() {
		d.Application = given.value.Str()
	}
	d.Unit = mock.get("unit").number(0)
	d.Leader = d.Unit == 0
	if given := mock.get("leader"); given.value != nil {
		d.Leader = given.truthy()
	}
	count := mock.get("units").number(d.Unit + 1)
	for i := range min(count, maxUnits) {
		if i != d.Unit {
			d.Peers = append(d.Peers, i)
		}
	}
	d.SecretKey = Text{Value: GeneratedKey}
	if given := mock.get("secret-key"); given.value != nil {
		d.SecretKey = Text{Place: given.place()}
		if given.truthy() {
			d.SecretKey = given.text()
		}
	}
}

// proxyVariables are what the charm makes of the proxies in a model's
// configuration.
var proxyVariables = [...]string{"http_proxy", "https_proxy", "no_proxy"}

func (d *Deployment) readModel(model node) {
	d.Model = DefaultModel
	if name := model.get("name"); name.value != nil {
		d.Model = name.value.Str()
	}
	d.Proxies = map[string]Text{"no_proxy": {Value: DefaultNoProxy}}
	config := model.get("config")
	for _, variable := range proxyVariables {
		if given := config.get("juju-" + strings.ReplaceAll(variable, "_", "-")); given.value != nil {
			d.Proxies[variable] = Text{Place: given.place()}
			if given.truthy() {
				d.Proxies[variable] = given.text()
			}
		}
	}
}

func (d *Deployment) readSecrets(secrets node) {
	d.secrets = map[string]node{}
	for _, item := range secrets.entries() {
		id := secretPrefix + strings.TrimPrefix(item.key, secretPrefix)
		if _, known := d.secrets[id]; !known {
			d.secretIDs = append(d.secretIDs, id)
		}
		d.secrets[id] = item
	}
	slices.Sort(d.secretIDs)
}

func (d *Deployment) readRelations(mock node) {
	d.related = map[string][]*Relation{}
	for _, item := range mock.get("relations").items() {
		endpoint := item.get("endpoint")
		if endpoint.value == nil || endpoint.value.Kind != value.String {
			continue
		}
		if endpoint.value.Text == PeerEndpoint {
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
func (d *Deployment) readPeers(item, mock node) {
	if mock.get("secret-key").value == nil {
		d.SecretKey, _ = item.get("application-data").databag().Get(d.SecretKeyName())
	}
	if mock.get("units").value != nil {
		return
	}
	d.Peers = nil
	for _, unit := range readUnits(item.get("related-units")) {
		if unit.Number != d.Unit {
			d.Peers = append(d.Peers, unit.Number)
		}
	}
}

// SecretKeyName is the key of the peer relation's databag that holds the
// charm's secret key (secret_storage.py, KeySecretStorage).
func (d *Deployment) SecretKeyName() string { return d.Framework + "_secret_key" }

func readRelation(item, endpoint node) *Relation {
	units := item.get("related-units")
	relation := &Relation{
		Endpoint: endpoint.value.Text, EndpointAt: endpoint.place(), Place: item.place(),
		Data: item.get("application-data").databag(), Units: readUnits(units),
	}
	switch application := item.get("related-application"); {
	case application.truthy():
		relation.Application = application.value.Str()
	case len(units.entries()) > 0:
		relation.Application, _ = unitName(units.entries()[0].key)
	default:
		relation.Application = relation.Endpoint
	}
	return relation
}

func readUnits(units node) []Unit {
	byNumber := map[int]Unit{}
	for _, item := range units.entries() {
		if _, number := unitName(item.key); number >= 0 {
			byNumber[number] = Unit{number, item.get("data").databag()}
		}
	}
	list := make([]Unit, 0, len(byNumber))
	for _, unit := range byNumber {
		list = append(list, unit)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Number < list[j].Number })
	return list
}

func (d *Deployment) readWorkload(workload node) {
	d.CanConnect = true
	if given := workload.get("can-connect"); given.value != nil {
		d.CanConnect = given.truthy()
	}
	for _, file := range workload.get("files").items() {
		d.Files = append(d.Files, file.value.Str())
	}
	d.ExitCodes = map[string]int{}
	for _, command := range workload.get("exec").entries() {
		d.ExitCodes[command.key] = command.get("exit-code").signed(0)
	}
}

// Secret is the content of the secret with an ID as a charm gives it to Juju,
// and whether there is one.
func (d *Deployment) Secret(id string) (Databag, bool) {
	content, ok := d.secrets[python.Strip(id)]
	return content.databag(), ok
}

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
