package environment

import (
	"sort"

	"charm-playground/core/deployment"
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// integrations is what the charm reads from its relations.
type integrations struct {
	endpoints []*Endpoint // those that the charm reads, in its order
	found     []found
	proxy     fields // of the http-proxy integration
	client    Client

	undeclared *Failure // why the endpoints make the charm's constructor fail
	wrong      *Failure // the first mistake in the data
}

// found is the data of an integration.
type found struct {
	endpoint *Endpoint
	fields   fields
}

// Endpoint is an integration that the charm reads, with the endpoint at which
// it reads it.
type Endpoint struct {
	Integration *integration.Integration
	Name        string // of the endpoint
	At          deployment.Place
	Required    bool // not marked as optional, and the charm checks for it
	Integrated  bool // whether the charm has what it needs
	Failure     *Failure
	declared    *value.Value
	interfaceAt string // for a database: the endpoint with its interface
}

// integrate does what the charm does with its relations, in the charm's order.
// It reads no relations if the charm cannot read its options.
func integrate(c *config) *integrations {
	i := &integrations{}
	i.endpoints, i.undeclared = findEndpoints(c.d.Project)
	if oauth := i.endpoint("oauth"); oauth != nil {
		i.client = clientOf(c, oauth.Name)
	}
	if c.unread != nil {
		return i
	}
	for _, endpoint := range i.endpoints {
		data, wrong := readerOf(endpoint.Integration).read(&request{c.d, endpoint, deployment.Text{Value: c.d.Application, Place: c.d.NamedAt}, c.d.Leader, &i.client})
		endpoint.Failure, endpoint.Integrated = wrong, data != nil
		i.wrong = firstFailure(i.wrong, wrong)
		if data != nil {
			i.found = append(i.found, found{endpoint, data})
		}
		if endpoint.Integration.Name == "http-proxy" {
			i.proxy = data
		}
	}
	return i
}

// endpoint returns the endpoint at which the charm reads the integration with a
// name, or nil.
func (i *integrations) endpoint(name string) *Endpoint {
	for _, endpoint := range i.endpoints {
		if endpoint.Integration.Name == name {
			return endpoint
		}
	}
	return nil
}

// relations is where a reader gets its data; a deployment implements it.
type relations interface {
	Related(endpoint string) []*deployment.Relation
	Secret(id string) (deployment.Databag, bool)
}

// request asks a reader for the data of an integration at one endpoint of the
// application.
type request struct {
	relations
	endpoint    *Endpoint
	application deployment.Text // its name
	leader      bool
	client      *Client // of the OAuth provider
}

// related returns the relations of the endpoint.
func (r *request) related() []*deployment.Relation { return r.Related(r.endpoint.Name) }

// relation returns the only relation of the endpoint, or nil. More than one is
// an error in the charm (ops, TooManyRelatedAppsError).
func (r *request) relation() (*deployment.Relation, *Failure) { return theRelation(r, r.endpoint.Name) }

// reader is how the charm reads the data of an integration.
type reader struct {
	name string
	// read takes the fields from the relation. If it returns none, the charm
	// regards the app as not integrated.
	read func(r *request) (fields, *Failure)
	// derive adds more fields when the charm generates the environment; nil if
	// there are none. spring replaces it where Spring Boot has variables of its
	// own.
	derive, spring func(endpoint string, data fields) *Failure
}

// readers has the integrations that need their own code. readFlat reads all
// others.
var readers = [...]reader{
	{"mysql", readDatabase, deriveDatabase, deriveSpringDatabase},
	{"postgresql", readDatabase, deriveDatabase, deriveSpringDatabase},
	{"mongodb", readDatabase, deriveDatabase, deriveSpringDatabase},
	{"rabbitmq", readRabbitMQ, deriveRabbitMQ, nil},
	{"redis", readRedis, deriveAddress, deriveAddress},
	{"valkey", readValkey, deriveValkey, nil},
	{"s3", readS3, nil, nil},
	{"saml", readSAML, nil, deriveSpringSAML},
	{"smtp", readSMTP, nil, deriveSpringSMTP},
	{"tracing", readTracing, nil, nil},
	{"oauth", readOAuth, nil, nil},
	{"http-proxy", readHTTPProxy, nil, nil},
}

var flat = reader{read: readFlat}

func readerOf(i *integration.Integration) *reader {
	for at := range readers {
		if readers[at].name == i.Name {
			return &readers[at]
		}
	}
	return &flat
}

// readAt returns the integration that the charm reads at an endpoint, or nil.
// It accepts a database under any name: databaseName checks its name.
func readAt(endpoint, iface string) *integration.Integration {
	i := integration.ByInterface(iface)
	if i == nil || i.Added || !i.Database && !i.Reads(endpoint) {
		return nil
	}
	return i
}

// findEndpoints returns the endpoints that the charm reads, in its order, and
// why they make its constructor fail.
func findEndpoints(project *value.Value) ([]*Endpoint, *Failure) {
	var databases []*Endpoint
	others := map[string]*Endpoint{}
	var failure *Failure
	requires := project.Get("requires")
	if requires == nil || requires.Kind != value.Map {
		return nil, nil
	}
	oauths := 0
	for _, entry := range requires.Map.Entries() {
		endpoint := newEndpoint(entry)
		if endpoint == nil {
			continue
		}
		switch row := endpoint.Integration; {
		case row.Database:
			failure = firstFailure(failure, databaseName(requires, row, endpoint.Name, databases, endpoint.At))
			databases = append(databases, endpoint.databaseAt(requires))
		case row.Name == "oauth":
			oauths++
			fallthrough
		default:
			others[row.Name] = endpoint
		}
	}
	if oauths > 1 {
		delete(others, "oauth") // the charm then reads none of them
	}
	return inOrder(databases, others), failure
}

// newEndpoint returns an endpoint that the charm reads, or nil for any other.
func newEndpoint(entry value.Entry) *Endpoint {
	name := entry.Key.Str()
	row := readAt(name, entry.Value.Get("interface").Str())
	if row == nil {
		return nil
	}
	at := deployment.PlaceOf("requires."+name, entry.Key)
	return &Endpoint{Integration: row, Name: name, At: at, Required: !isOptional(entry.Value) && row.Missing > 0, declared: entry.Value}
}

// databaseAt replaces the endpoint with a database's interface by the one with
// its name. There the charm looks for the data and for `optional`
// (databases.py, make_database_requirers; charm.py,
// _missing_required_database_integrations).
func (e *Endpoint) databaseAt(requires *value.Value) *Endpoint {
	e.interfaceAt, e.Name = e.Name, e.Integration.Endpoint
	if entry, ok := requires.Map.Entry(e.Name); ok {
		e.At, e.declared = deployment.PlaceOf("requires."+e.Name, entry.Key), entry.Value
		e.Required = !isOptional(entry.Value)
	}
	return e
}

// inOrder sorts the endpoints: first the databases, by the names of the
// endpoints with their interfaces, then the others in the order of the table.
// The metadata in the recordings has this order.
func inOrder(databases []*Endpoint, others map[string]*Endpoint) []*Endpoint {
	sort.SliceStable(databases, func(i, j int) bool { return databases[i].interfaceAt < databases[j].interfaceAt })
	for _, i := range integration.All {
		if endpoint, ok := others[i.Name]; ok {
			databases = append(databases, endpoint)
		}
	}
	return databases
}

// databaseName checks that a database's endpoint has the only name that the
// charm knows for its interface (databases.py, make_database_requirers).
func databaseName(requires *value.Value, row *integration.Integration, name string, before []*Endpoint, at deployment.Place) *Failure {
	if name != row.Endpoint && requires.Get(row.Endpoint) == nil {
		return crash(at, "The endpoint for "+row.Interface+" must be called "+source.Quote(row.Endpoint)+".")
	}
	for _, other := range before {
		if other.Integration == row {
			return crash(at, "There is more than one endpoint for "+row.Interface+".")
		}
	}
	return nil
}

func isOptional(endpoint *value.Value) bool {
	optional := endpoint.Get("optional")
	return optional.Truthy()
}

// endpointAt returns the place where an endpoint is declared.
func endpointAt(project *value.Value, name string) deployment.Place {
	requires := project.Get("requires")
	if requires == nil || requires.Kind != value.Map {
		return deployment.Place{}
	}
	entry, ok := requires.Map.Entry(name)
	if !ok {
		return deployment.Place{}
	}
	return deployment.PlaceOf("requires."+name, entry.Key)
}

// theRelation returns the only relation of an endpoint, or nil.
func theRelation(of relations, endpoint string) (*deployment.Relation, *Failure) {
	related := of.Related(endpoint)
	switch len(related) {
	case 0:
		return nil, nil
	case 1:
		return related[0], nil
	}
	return nil, crash(related[1].Place, "The charm takes one relation at "+source.Quote(endpoint)+", and there are more.")
}

// invalid returns the failure for invalid relation data (charm_state.py,
// from_charm).
func invalid(relation string, at deployment.Place, reason string) *Failure {
	return &Failure{Message: "Invalid " + relation + " relation data.", Reason: reason, At: at}
}
