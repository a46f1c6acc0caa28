package environment

import (
	"strconv"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/source"
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
	u, err := python.ParseURL(whole.Value)
	if err != nil {
		return crash(whole.Place, badAddress(err))
	}
	port, hasPort, err := u.Port()
	if err != nil {
		return crash(whole.Place, badAddress(err))
	}
	add := func(name, text string, ok bool) {
		if ok {
			data.put(name, text, whole.Place)
		}
	}
	addParts(u, add)
	add("port", strconv.Itoa(port), hasPort)
	add("port-not-0", strconv.Itoa(port), port != 0)
	return nil
}

// addParts adds the parts of an address, except its port.
func addParts(u python.URL, add func(name, text string, ok bool)) {
	add("scheme", u.Scheme, true)
	add("netloc", u.Netloc, true)
	add("path", u.Path, true)
	add("params", u.Params, true)
	add("query", u.Query, true)
	add("fragment", u.Fragment, true)
	add("name", strings.TrimPrefix(u.Path, "/"), u.Path != "")
	text, ok := u.Username()
	add("username", text, ok)
	text, ok = u.Password()
	add("password", text, ok)
	text, ok = u.Hostname()
	add("hostname", text, ok)
}

// badAddress returns the reason why an address cannot be split.
func badAddress(err error) string {
	return "The address " + err.Error() + ": the charm does not encode user and password, so that / ? # [ and ] in them break it."
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
	related := r.related()
	first, failure := r.firstDatabase(related)
	if first == nil {
		return nil, failure
	}
	if uris, ok := first["uris"]; ok {
		data := fields{}
		data.set("url", uris)
		return data, nil
	}
	for _, key := range []string{"endpoints", "username", "password"} {
		if first[key].Value == "" {
			return nil, nil
		}
	}
	return r.databaseAddress(related[0], first), nil
}

// firstDatabase returns the data of the first relation. The charm reads all
// relations, and fails if it cannot read one of them.
func (r *request) firstDatabase(related []*deployment.Relation) (map[string]deployment.Text, *Failure) {
	var first map[string]deployment.Text
	for i, relation := range related {
		found, failure := r.databaseData(relation)
		if failure != nil {
			return nil, failure
		}
		if i == 0 {
			first = found
		}
	}
	return first, nil
}

// databaseAddress builds the address. It keeps where each part comes from.
func (r *request) databaseAddress(relation *deployment.Relation, found map[string]deployment.Text) fields {
	database, ok := found["database"]
	if !ok {
		database = r.application
	}
	host, _, _ := strings.Cut(found["endpoints"].Value, ",")
	url := r.endpoint.Name + "://" + found["username"].Value + ":" + found["password"].Value + "@" + host + "/" + database.Value
	data := fields{}
	data.put("url", url, relation.Data.Place)
	data.set("@username", found["username"])
	data.set("@password", found["password"])
	data.set("@endpoints", found["endpoints"])
	data.set("@database", database)
	return data
}

// userKeys has the keys of a secret with a user's credentials.
const userKeys = "username password"

// databaseData follows data_interfaces.py, fetch_relation_data, for the fields
// that the charm reads: the user's secret comes first. The databag counts only
// if the secret has none of these fields.
func (r *request) databaseData(relation *deployment.Relation) (map[string]deployment.Text, *Failure) {
	found := map[string]deployment.Text{}
	take(found, relation.Data, "endpoints", "database")
	if id, _ := relation.Data.Get("secret-user"); id.Value != "" {
		content, ok := r.Secret(id.Value)
		if !ok {
			return nil, missingSecret(id, userKeys)
		}
		if take(found, content, "uris", "username", "password") {
			return found, nil
		}
	}
	take(found, relation.Data, "uris", "username", "password")
	return found, nil
}

// take copies some keys of a databag to found. It reports whether the databag
// has any of them.
func take(found map[string]deployment.Text, from deployment.Databag, keys ...string) bool {
	some := false
	for _, key := range keys {
		if text, ok := from.Get(key); ok {
			found[key], some = text, true
		}
	}
	return some
}

// missingSecret returns the failure for a secret that is not in mock.yaml.
// holds has the keys that the charm reads from it, separated by spaces.
func missingSecret(id deployment.Text, holds string) *Failure {
	failure := crash(id.Place, "There is no secret "+source.Quote(id.Value)+" under 'secrets' in mock.yaml.")
	failure.Secret, failure.Holds = id.Value, holds
	return failure
}

func deriveDatabase(_ string, data fields) *Failure {
	if failure := parts(data); failure != nil {
		return failure
	}
	data.inherit("@username", "username")
	data.inherit("@password", "password")
	data.inherit("@endpoints", "netloc", "hostname", "port")
	data.inherit("@database", "path", "name")
	return nil
}

// deriveSpringDatabase follows springboot/charm.py, generate_db_env.
func deriveSpringDatabase(endpoint string, data fields) *Failure {
	whole := data["url"]
	if failure := deriveDatabase(endpoint, data); failure != nil {
		return failure
	}
	first, _, _ := strings.Cut(whole.Value, ",")
	u, err := python.ParseURL(first)
	if err != nil {
		return crash(whole.Place, badAddress(err))
	}
	data.put("first", first, whole.Place)
	if endpoint == "mongodb" {
		return nil
	}
	server, err := serverOf(u)
	if err != nil {
		return crash(whole.Place, badAddress(err))
	}
	name, _ := u.Username()
	password, _ := u.Password()
	data.put("jdbc", "jdbc:"+u.Scheme+"://"+server+u.Path, whole.Place)
	data.put("jdbc-username", name, data["username"].Place)
	data.put("jdbc-password", password, data["password"].Place)
	return nil
}

// serverOf returns host and port of an address as an f-string of Python writes
// them.
func serverOf(u python.URL) (string, error) {
	host, ok := u.Hostname()
	if !ok {
		host = "None"
	}
	port, ok, err := u.Port()
	if !ok {
		return host + ":None", err
	}
	return host + ":" + strconv.Itoa(port), err
}

// readRabbitMQ follows rabbitmq.py, get_relation_data: the credentials are in
// the application's databag (rabbitmq-k8s) or in a unit's databag
// (rabbitmq-server).
func readRabbitMQ(r *request) (fields, *Failure) {
	relation, failure := r.relation()
	if relation == nil {
		return nil, failure
	}
	host, password, ok := rabbitCredentials(relation)
	if !ok {
		return nil, nil
	}
	const tail = ":5672/%2F"
	head := "amqp://" + r.application.Value + ":" + password.Value + "@"
	var urls []string
	for _, name := range rabbitHosts(relation) {
		urls = append(urls, head+name+tail)
	}
	data := fields{}
	data.put("url", head+host.Value+tail, relation.Place)
	data.put("urls", strings.Join(urls, ","), relation.Place)
	data.set("user", r.application)
	data.set("host", host)
	data.set("secret", password)
	return data, nil
}

// rabbitHosts returns the hosts of the units, or the application's host.
func rabbitHosts(relation *deployment.Relation) []string {
	var hosts []string
	for _, unit := range relation.Units {
		if name, _ := unit.Data.Get("hostname"); name.Value != "" {
			hosts = append(hosts, name.Value)
		}
	}
	if hosts != nil {
		return hosts
	}
	return []string{getOr(relation.Data, "hostname", deployment.Text{Value: "None"}).Value}
}

// getOr follows dict.get with a default.
func getOr(bag deployment.Databag, key string, otherwise deployment.Text) deployment.Text {
	if text, ok := bag.Get(key); ok {
		return text
	}
	return otherwise
}

func rabbitCredentials(relation *deployment.Relation) (host, password deployment.Text, ok bool) {
	bags := []deployment.Databag{relation.Data}
	for _, unit := range relation.Units {
		bags = append(bags, unit.Data)
	}
	for _, bag := range bags {
		host, _ := bag.Get("hostname")
		password, _ := bag.Get("password")
		if host.Value != "" && password.Value != "" {
			return host, password, true
		}
	}
	return host, password, false
}

func deriveRabbitMQ(_ string, data fields) *Failure {
	if failure := parts(data); failure != nil {
		return failure
	}
	if path := data["path"].Value; len(path) > 1 {
		segments := strings.Split(path, "/")
		name := segments[0]
		if len(segments) > 1 {
			name = segments[1]
		}
		data.made("vhost", python.Unquote(name))
	}
	data.place(data["host"].Place, "hostname", "netloc")
	data.place(data["secret"].Place, "password")
	data.place(deployment.Place{}, "scheme", "path", "params", "query", "fragment", "port")
	data.place(data["user"].Place, "username")
	return nil
}

// readRedis follows redis.py, to_relation_data: it reads the first unit's data
// and the application's leader-host.
func readRedis(r *request) (fields, *Failure) {
	relation, failure := r.relation()
	if relation == nil || len(relation.Units) == 0 || relation.Units[0].Data.Len() == 0 {
		return nil, failure
	}
	unit := relation.Units[0].Data
	none := deployment.Text{Value: "None", Place: unit.Place}
	host := getOr(relation.Data, "leader-host", getOr(unit, "hostname", none))
	port := getOr(unit, "port", none)
	if port.Value == "None" && host.Value != "" && !strings.ContainsAny(host.Value, ":/") {
		return nil, nil
	}
	url, err := pydantic.URL("redis://" + host.Value + ":" + port.Value)
	if err != nil {
		return nil, invalid("redis", host.Place, "Host and port do not make a valid address.")
	}
	data := fields{"@port": port}
	data.put("url", url, host.Place)
	return data, nil
}
