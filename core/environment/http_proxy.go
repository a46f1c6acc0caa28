package environment

import (
	"slices"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// proxyRequirer follows the constructor of the http-proxy library. It reads
// this application's own databag, which only the leader may do.
func (i *integrations) proxyRequirer(d *deployment.Deployment) *Failure {
	endpoint := i.endpoint("http-proxy")
	if endpoint == nil {
		return nil
	}
	relation, failure := theRelation(d, endpoint.Name)
	if relation != nil && !d.Leader {
		return crash(relation.Place, "The charm's library for proxies works on the leader only.")
	}
	return failure
}

// readHTTPProxy follows http_proxy.py, fetch_proxies.
func readHTTPProxy(r *request, relation *deployment.Relation) (fields, *Failure) {
	given := getOr(relation.Data, "responses", deployment.Text{Value: "[]", Place: relation.Place})
	list, err := python.Loads(given.Value)
	if err != nil || list.Kind != value.List || !wellFormed(list.Items) {
		return nil, crash(given.Place, "The responses are not a JSON list of objects, each with its own requirer.")
	}
	if len(list.Items) == 0 || !isString(list.Items[0].Get("requirer")) {
		return nil, notReady(given.Place, "There is no response to the charm's request.")
	}
	return r.proxyResponse(list.Items[0], given.Place)
}

// wellFormed follows the library's _load: it accepts objects that each have
// their own requirer.
func wellFormed(responses []*value.Value) bool {
	seen := value.NewDict()
	for _, response := range responses {
		requirer := response.Get("requirer")
		if requirer == nil || requirer.Kind == value.List || requirer.Kind == value.Map {
			return false
		}
		if _, ok := seen.Find(requirer); ok {
			return false
		}
		seen.Set(requirer, requirer)
	}
	return true
}

const proxyStatuses = "pending accepted rejected invalid unsupported error ready"

// proxyResponse follows the library's HttpProxyResponse and its validators.
func (r *request) proxyResponse(response *value.Value, at deployment.Place) (fields, *Failure) {
	user, failure := r.proxyUser(response.Get("user"), at)
	if failure != nil {
		return nil, failure
	}
	proxies, failure := readyProxies(response, at, user != nil)
	if failure != nil || user == nil {
		return proxies, failure
	}
	return withUser(proxies, user)
}

// readyProxies returns the addresses of a valid response whose proxy is ready.
func readyProxies(response *value.Value, at deployment.Place, withUser bool) (fields, *Failure) {
	proxies, reason := proxyAddresses(response, at)
	if reason == "" {
		reason = refusedResponse(response, len(proxies), withUser)
	}
	if reason != "" {
		return nil, crash(at, reason)
	}
	if status := response.Get("status").Text; status != "ready" {
		return nil, notReady(at, "The proxy is not ready: "+status+".")
	}
	return proxies, nil
}

// proxyAddresses returns the proxies in their normal form, or the reason why an
// address is not valid.
func proxyAddresses(response *value.Value, at deployment.Place) (proxies fields, reason string) {
	proxies = fields{}
	for _, name := range []string{"http_proxy", "https_proxy"} {
		address := response.Get(name)
		if isNull(address) {
			continue
		}
		normal, err := proxyURL(address)
		if err != nil {
			return nil, "The value of " + name + " is not a valid address."
		}
		proxies.put(name, normal, at)
	}
	return proxies, ""
}

func proxyURL(address *value.Value) (string, error) {
	if !isString(address) {
		return "", pydantic.ErrURL
	}
	return pydantic.URL(address.Text)
}

// refusedResponse returns why the library refuses a response with this number
// of addresses, or "".
func refusedResponse(response *value.Value, addresses int, withUser bool) string {
	status, auth := response.Get("status"), response.Get("auth")
	switch {
	case !isString(status) || !slices.Contains(strings.Fields(proxyStatuses), status.Text):
		return "The response does not have a status that the library knows."
	case !isUUID(response.Get("requirer").Text):
		return "The requirer is not a UUID."
	case !isNull(auth) && !isString(auth):
		return "The authentication is not text."
	case addresses == 1:
		return "There is only one of http_proxy and https_proxy."
	case status.Text == "ready" && (!auth.Truthy() || addresses == 0):
		return "The proxy is ready, but its authentication or its address is missing."
	case !withUser && (auth.IsString("userpass") || auth.IsString("srcip+userpass")):
		return "The authentication needs a user."
	}
	return ""
}

// proxyUser reads the secret with the proxy's user. It returns nil if the
// response names none.
func (r *request) proxyUser(id *value.Value, at deployment.Place) (fields, *Failure) {
	switch {
	case isNull(id):
		return nil, nil
	case isString(id):
		return r.userFields(deployment.Text{Value: id.Text, Place: at})
	}
	return nil, noProxyUser(at)
}

func (r *request) userFields(id deployment.Text) (fields, *Failure) {
	content, failure := secretContent(r, id, userKeys)
	if failure != nil {
		return nil, failure
	}
	user := fields{}
	if user.take(content, "username", "password"); len(user) < 2 {
		return nil, noProxyUser(id.Place)
	}
	return user, nil
}

func noProxyUser(at deployment.Place) *Failure {
	return crash(at, "No secret holds the username and password of the proxy's user.")
}

// withUser follows the library's _set_user, which drops the path.
func withUser(proxies, user fields) (fields, *Failure) {
	for name, proxy := range proxies {
		u, err := python.ParseURL(proxy.Value)
		if err != nil {
			return nil, crash(proxy.Place, "The address of the proxy "+err.Error()+".")
		}
		proxy.Value = u.Scheme + "://" + user["username"].Value + ":" + user["password"].Value + "@" + u.Netloc
		proxies[name] = proxy
	}
	proxies.made("user", user["username"].Value)
	return proxies, nil
}

// isUUID accepts the forms that pydantic accepts: plain, with hyphens, in
// braces, and as a URN.
func isUUID(text string) bool {
	text = strings.TrimPrefix(text, "urn:uuid:")
	if len(text) == 38 && text[0] == '{' && text[37] == '}' {
		text = text[1:37]
	}
	if hasUUIDHyphens(text) {
		text = strings.ReplaceAll(text, "-", "")
	}
	return len(text) == 32 && strings.Trim(text, "0123456789abcdefABCDEF") == ""
}

func hasUUIDHyphens(text string) bool {
	return len(text) == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-'
}

// notReady returns the failure for a proxy that the app cannot use yet.
func notReady(at deployment.Place, reason string) *Failure {
	return &Failure{Message: "http-proxy relation data is either unavailable, invalid or not usable.", Reason: reason, At: at}
}
