package environment

import (
	"slices"
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
	if c.unread == nil {
		i.readAll(c.d)
	}
	return i
}

func (i *integrations) readAll(d *deployment.Deployment) {
	application := deployment.Text{Value: d.Application, Place: d.NamedAt}
	for _, endpoint := range i.endpoints {
		data, wrong := readerOf(endpoint.Integration).read(&request{d, endpoint, application, d.Leader, &i.client})
		endpoint.Failure, endpoint.Integrated = wrong, data != nil
		i.wrong = firstFailure(i.wrong, wrong)
		i.keep(endpoint, data)
	}
}

// keep keeps the data of an integration, if there are any.
func (i *integrations) keep(endpoint *Endpoint, data fields) {
	if data == nil {
		return
	}
	i.found = append(i.found, found{endpoint, data})
	if endpoint.Integration.Name == "http-proxy" {
		i.proxy = data
	}
}

// secretContent returns the content of the secret that the charm asks for. holds
// has the keys that the charm reads from it, separated by spaces.
func secretContent(of relations, id deployment.Text, holds string) (deployment.Databag, *Failure) {
	content, ok := of.Secret(id.Value)
	if !ok {
		return content, missingSecret(id, holds)
	}
	return content, nil
}

// missingSecret returns the failure for a secret that is not in mock.yaml.
// holds has the keys that the charm reads from it, separated by spaces.
func missingSecret(id deployment.Text, holds string) *Failure {
	failure := crash(id.Place, "There is no secret "+source.Quote(id.Value)+" under 'secrets' in mock.yaml.")
	failure.Secret, failure.Holds = id.Value, holds
	return failure
}

// firstBag returns the application's databag of the first relation at an
// endpoint; without a relation it is empty.
func firstBag(of relations, endpoint string) deployment.Databag {
	if related := of.Related(endpoint); len(related) > 0 {
		return related[0].Data
	}
	return deployment.Databag{}
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

// derivation returns derive or spring.
func (r *reader) derivation(spring bool) func(endpoint string, data fields) *Failure {
	if spring {
		return r.spring
	}
	return r.derive
}

// onlyRelation makes a reader of the only relation at an endpoint. More than one
// is an error in the charm (ops, TooManyRelatedAppsError).
func onlyRelation(read func(r *request, relation *deployment.Relation) (fields, *Failure)) func(*request) (fields, *Failure) {
	return func(r *request) (fields, *Failure) {
		relation, failure := theRelation(r, r.endpoint.Name)
		if relation == nil {
			return nil, failure
		}
		return read(r, relation)
	}
}

// readers has the integrations that need their own code. readFlat reads all
// others.
var readers = [...]reader{
	{"mysql", readDatabase, deriveDatabase, deriveSpringDatabase},
	{"postgresql", readDatabase, deriveDatabase, deriveSpringDatabase},
	{"mongodb", readDatabase, deriveDatabase, deriveSpringDatabase},
	{"rabbitmq", onlyRelation(readRabbitMQ), deriveRabbitMQ, nil},
	{"redis", onlyRelation(readRedis), deriveAddress, deriveAddress},
	{"valkey", readValkey, deriveValkey, nil},
	{"s3", readS3, nil, nil},
	{"saml", onlyRelation(readSAML), nil, deriveSpringSAML},
	{"smtp", onlyRelation(readSMTP), nil, deriveSpringSMTP},
	{"tracing", readTracing, nil, nil},
	{"oauth", onlyRelation(readOAuth), nil, nil},
	{"http-proxy", onlyRelation(readHTTPProxy), nil, nil},
}

var flat = reader{read: onlyRelation(readFlat)}

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
	requires := project.Get("requires")
	all := readEndpoints(requires)
	databases, failure := databaseEndpoints(requires, all)
	return inOrder(databases, otherEndpoints(all)), failure
}

func readEndpoints(requires *value.Value) (all []*Endpoint) {
	for _, entry := range requires.Entries() {
		if endpoint := newEndpoint(entry); endpoint != nil {
			all = append(all, endpoint)
		}
	}
	return all
}

func databaseEndpoints(requires *value.Value, all []*Endpoint) (databases []*Endpoint, failure *Failure) {
	for _, endpoint := range all {
		if endpoint.Integration.Database {
			failure = firstFailure(failure, databaseName(requires, endpoint, databases))
			databases = append(databases, endpoint.databaseAt(requires))
		}
	}
	return databases, failure
}

// otherEndpoints returns the endpoints of other integrations than databases, by
// the integrations' names.
func otherEndpoints(all []*Endpoint) map[string]*Endpoint {
	others := map[string]*Endpoint{}
	oauths := 0
	for _, endpoint := range all {
		row := endpoint.Integration
		if row.Name == "oauth" {
			oauths++
		}
		if !row.Database {
			others[row.Name] = endpoint
		}
	}
	if oauths > 1 {
		delete(others, "oauth") // the charm then reads none of them
	}
	return others
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
func databaseName(requires *value.Value, endpoint *Endpoint, before []*Endpoint) *Failure {
	row := endpoint.Integration
	if endpoint.Name != row.Endpoint && requires.Get(row.Endpoint) == nil {
		return crash(endpoint.At, "The endpoint for "+row.Interface+" must be called "+source.Quote(row.Endpoint)+".")
	}
	if slices.ContainsFunc(before, func(other *Endpoint) bool { return other.Integration == row }) {
		return crash(endpoint.At, "There is more than one endpoint for "+row.Interface+".")
	}
	return nil
}

func isOptional(endpoint *value.Value) bool {
	optional := endpoint.Get("optional")
	return optional.Truthy()
}

// endpointAt returns the place where an endpoint is declared.
func endpointAt(project *value.Value, name string) deployment.Place {
	return value.Node{Value: project}.Get("requires").Get(name).KeyPlace()
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
