package environment

import (
	"strconv"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
)

// parts splits the address in the field "url" into the parts that app.py,
// _url_env_vars and _db_url_to_env_variables read. An empty address has no
// parts.
func parts(data fields) *Failure {
	whole := data["url"]
	if whole.Value == "" {
		delete(data, "url")
		return nil
	}
	return data.split(whole)
}

// split adds the parts of an address.
func (f fields) split(whole deployment.Text) *Failure {
	u, err := python.ParseURL(whole.Value)
	if err != nil {
		return badAddress(whole.Place, err)
	}
	f.addComponents(u, whole.Place)
	return f.addAuthority(u, whole.Place)
}

// addComponents adds the parts that every address has, even if they are empty,
// and the path as a name.
func (f fields) addComponents(u python.URL, at deployment.Place) {
	for _, row := range [...][2]string{
		{"scheme", u.Scheme}, {"netloc", u.Netloc}, {"path", u.Path}, {"params", u.Params}, {"query", u.Query}, {"fragment", u.Fragment},
	} {
		f.put(row[0], row[1], at)
	}
	f.putIf(u.Path != "", "name", strings.TrimPrefix(u.Path, "/"), at)
}

// authority has the parts of a netloc, except for the port.
var authority = [...]struct {
	name string
	part func(python.URL) (string, bool)
}{{"username", python.URL.Username}, {"password", python.URL.Password}, {"hostname", python.URL.Hostname}}

// addAuthority adds user, password, host and port, if the address has them.
func (f fields) addAuthority(u python.URL, at deployment.Place) *Failure {
	for _, row := range authority {
		text, ok := row.part(u)
		f.putIf(ok, row.name, text, at)
	}
	return f.addPort(u, at)
}

func (f fields) addPort(u python.URL, at deployment.Place) *Failure {
	port, ok, err := u.Port()
	if err != nil {
		return badAddress(at, err)
	}
	f.putIf(ok, "port", strconv.Itoa(port), at)
	f.putIf(port != 0, "port-not-0", strconv.Itoa(port), at)
	return nil
}

// badAddress returns the failure for an address that cannot be split.
func badAddress(at deployment.Place, err error) *Failure {
	return crash(at, "The address "+err.Error()+": the charm does not encode user and password, so that / ? # [ and ] in them break it.")
}

// deriveAddress derives the parts, for an integration that needs nothing else.
func deriveAddress(_ string, data fields) *Failure {
	failure := parts(data)
	data.inherit("@port", "port", "port-not-0")
	return failure
}

// readDatabase follows databases.py, to_relation_data: it takes the databag's
// uris, or builds an address from its other keys.
func readDatabase(r *request) (fields, *Failure) {
	first, failure := r.firstDatabase()
	if uris, ok := first["uris"]; ok {
		return fields{"url": uris}, nil
	}
	return r.databaseAddress(first), failure
}

// firstDatabase returns the data of the first relation, or nil. The charm reads
// all relations, and fails if it cannot read one of them.
func (r *request) firstDatabase() (first fields, failure *Failure) {
	for i, relation := range r.related() {
		found, failure := r.databaseData(relation.Data)
		if failure != nil {
			return nil, failure
		}
		if i == 0 {
			first = found
		}
	}
	return first, nil
}

// databaseAddress builds the address; it returns nil if a part is missing. It
// keeps where each part comes from.
func (r *request) databaseAddress(found fields) fields {
	if !found.hasAll("endpoints", "username", "password") {
		return nil
	}
	data := fields{"@username": found["username"], "@password": found["password"], "@endpoints": found["endpoints"], "@database": found["database"]}
	data.put("url", databaseURL(r.endpoint.Name, found), r.related()[0].Data.Place)
	return data
}

func databaseURL(scheme string, found fields) string {
	host, _, _ := strings.Cut(found["endpoints"].Value, ",")
	return scheme + "://" + found["username"].Value + ":" + found["password"].Value + "@" + host + "/" + found["database"].Value
}

// userKeys has the keys of a secret with a user's credentials.
const userKeys = "username password"

// databaseData follows data_interfaces.py, fetch_relation_data, for the fields
// that the charm reads.
func (r *request) databaseData(bag deployment.Databag) (fields, *Failure) {
	user, failure := r.userSecret(bag)
	if failure != nil {
		return nil, failure
	}
	return r.databaseFields(bag, user), nil
}

// userSecret returns the content of the user's secret, which is empty if the
// databag names none.
func (r *request) userSecret(bag deployment.Databag) (deployment.Databag, *Failure) {
	id, _ := bag.Get("secret-user")
	if id.Value == "" {
		return deployment.Databag{}, nil
	}
	return secretContent(r, id, userKeys)
}

// credentials has the fields of a database that a secret may hold.
var credentials = []string{"uris", "username", "password"}

// databaseFields takes the credentials from the user's secret. The databag
// counts only if the secret has none of them.
func (r *request) databaseFields(bag, user deployment.Databag) fields {
	found := fields{"database": r.application}
	found.take(bag, "endpoints", "database")
	if !found.take(user, credentials...) {
		found.take(bag, credentials...)
	}
	return found
}

func deriveDatabase(_ string, data fields) *Failure {
	failure := parts(data)
	data.inherit("@username", "username")
	data.inherit("@password", "password")
	data.inherit("@endpoints", "netloc", "hostname", "port")
	data.inherit("@database", "path", "name")
	return failure
}

// deriveSpringDatabase follows springboot/charm.py, generate_db_env.
func deriveSpringDatabase(endpoint string, data fields) *Failure {
	whole := data["url"]
	if failure := deriveDatabase(endpoint, data); failure != nil {
		return failure
	}
	whole.Value, _, _ = strings.Cut(whole.Value, ",")
	return data.addFirst(endpoint, whole)
}

// addFirst adds the first of several addresses, for SQL also as JDBC has it.
func (f fields) addFirst(endpoint string, first deployment.Text) *Failure {
	u, err := python.ParseURL(first.Value)
	if err != nil {
		return badAddress(first.Place, err)
	}
	f.set("first", first)
	if endpoint == "mongodb" {
		return nil
	}
	return f.addJDBC(u, first.Place)
}

func (f fields) addJDBC(u python.URL, at deployment.Place) *Failure {
	server, err := serverOf(u)
	if err != nil {
		return badAddress(at, err)
	}
	name, _ := u.Username()
	password, _ := u.Password()
	f.put("jdbc", "jdbc:"+u.Scheme+"://"+server+u.Path, at)
	f.put("jdbc-username", name, f["username"].Place)
	f.put("jdbc-password", password, f["password"].Place)
	return nil
}

// serverOf returns host and port of an address as an f-string of Python writes
// them.
func serverOf(u python.URL) (string, error) {
	port, hasPort, err := u.Port()
	host, hasHost := u.Hostname()
	return orNone(host, hasHost) + ":" + orNone(strconv.Itoa(port), hasPort), err
}

// readRabbitMQ follows rabbitmq.py, get_relation_data.
func readRabbitMQ(r *request, relation *deployment.Relation) (fields, *Failure) {
	host, password, ok := rabbitCredentials(relation)
	if !ok {
		return nil, nil
	}
	data := fields{"user": r.application, "host": host, "secret": password}
	data.put("url", r.rabbitURLs(password, host.Value), relation.Place)
	data.put("urls", r.rabbitURLs(password, rabbitHosts(relation)...), relation.Place)
	return data, nil
}

// rabbitURLs returns the addresses of hosts, separated by commas.
func (r *request) rabbitURLs(password deployment.Text, hosts ...string) string {
	urls := make([]string, len(hosts))
	for i, host := range hosts {
		urls[i] = "amqp://" + r.application.Value + ":" + password.Value + "@" + host + ":5672/%2F"
	}
	return strings.Join(urls, ",")
}

// rabbitHosts returns the hosts of the units, or the application's host.
func rabbitHosts(relation *deployment.Relation) []string {
	hosts := unitHosts(relation.Units)
	if hosts != nil {
		return hosts
	}
	return []string{getOr(relation.Data, "hostname", deployment.Text{Value: "None"}).Value}
}

func unitHosts(units []deployment.Unit) (hosts []string) {
	for _, unit := range units {
		if name, _ := unit.Data.Get("hostname"); name.Value != "" {
			hosts = append(hosts, name.Value)
		}
	}
	return hosts
}

// rabbitCredentials finds the credentials in the application's databag
// (rabbitmq-k8s) or in a unit's (rabbitmq-server).
func rabbitCredentials(relation *deployment.Relation) (host, password deployment.Text, ok bool) {
	for _, bag := range bagsOf(relation) {
		host, _ = bag.Get("hostname")
		password, _ = bag.Get("password")
		if host.Value != "" && password.Value != "" {
			return host, password, true
		}
	}
	return host, password, false
}

func deriveRabbitMQ(_ string, data fields) *Failure {
	failure := parts(data)
	data.addVirtualHost()
	data.place(data["host"].Place, "hostname", "netloc")
	data.place(data["secret"].Place, "password")
	data.place(deployment.Place{}, "scheme", "path", "params", "query", "fragment", "port")
	data.place(data["user"].Place, "username")
	return failure
}

// addVirtualHost adds RabbitMQ's name for the first segment of the path.
func (f fields) addVirtualHost() {
	path := f["path"].Value
	if len(path) <= 1 {
		return
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	f.made("vhost", python.Unquote(name))
}

// readRedis follows redis.py, to_relation_data: it reads the first unit's data
// and the application's leader-host.
func readRedis(_ *request, relation *deployment.Relation) (fields, *Failure) {
	if len(relation.Units) == 0 || relation.Units[0].Data.Len() == 0 {
		return nil, nil
	}
	return redisAddress(relation.Data, relation.Units[0].Data)
}

func redisAddress(app, unit deployment.Databag) (fields, *Failure) {
	none := deployment.Text{Value: "None", Place: unit.Place}
	host := getOr(app, "leader-host", getOr(unit, "hostname", none))
	port := getOr(unit, "port", none)
	if port.Value == "None" && host.Value != "" && !strings.ContainsAny(host.Value, ":/") {
		return nil, nil
	}
	return redisURL(host, port)
}

func redisURL(host, port deployment.Text) (fields, *Failure) {
	url, err := pydantic.URL("redis://" + host.Value + ":" + port.Value)
	if err != nil {
		return nil, invalid("redis", host.Place, "Host and port do not make a valid address.")
	}
	return fields{"url": {Value: url, Place: host.Place}, "@port": port}, nil
}
