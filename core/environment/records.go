package environment

import (
	"strconv"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

func isNull(v *value.Value) bool   { return v == nil || v.Kind == value.Null }
func isString(v *value.Value) bool { return v != nil && v.Kind == value.String }

// loadJSON is what several libraries do with a databag's value: JSON, or else
// the text as it is.
func loadJSON(text string) *value.Value {
	if v, err := python.Loads(text); err == nil {
		return v
	}
	return value.NewString(text)
}

// loadBag is a databag with loadJSON of each value.
func loadBag(bag deployment.Databag) map[string]*value.Value {
	loaded := map[string]*value.Value{}
	for _, key := range bag.Keys {
		text, _ := bag.Get(key)
		loaded[key] = loadJSON(text.Value)
	}
	return loaded
}

func at(bag deployment.Databag, key string) deployment.Place {
	text, _ := bag.Get(key)
	return text.Place
}

// builtinKeys are what Juju itself puts into databags.
var builtinKeys = map[string]bool{"ingress-address": true, "private-address": true, "egress-subnets": true}

// readOpenFGA is the OpenFGA library's get_store_info: data of another form
// counts as none.
func readOpenFGA(c *charm, endpoint string) (fields, *Failure) {
	relation, failure := c.relation(endpoint)
	if relation == nil {
		return nil, failure
	}
	loaded := loadBag(relation.Data)
	data := fields{"method": {text: "API_TOKEN"}}
	for _, key := range []string{"store_id", "token", "token_secret_id", "grpc_api_url", "http_api_url"} {
		switch v := loaded[key]; {
		case isString(v):
			data[key] = datum{text: v.Text, at: at(relation.Data, key)}
		case !isNull(v), strings.HasSuffix(key, "_api_url"):
			return nil, nil
		}
	}
	id := data["token_secret_id"]
	if id.text == "" {
		return data, nil
	}
	content, ok := c.d.Secret(id.text)
	if !ok {
		return nil, missingSecret(deployment.Text{Value: id.text, Place: id.at})
	}
	delete(data, "token")
	if token, ok := content.Get("token"); ok {
		data.set("token", token)
	}
	return data, nil
}

// s3Keys are the keys that s3.py reads; the first three are needed.
var s3Keys = []string{"access-key", "secret-key", "bucket", "region", "storage-class", "endpoint", "path", "s3-api-version", "s3-uri-style"}

// readS3 is s3.py, to_relation_data.
func readS3(c *charm, endpoint string) (fields, *Failure) {
	related := c.d.Related(endpoint)
	if len(related) == 0 || related[0].Data.Len() == 0 {
		return nil, nil
	}
	bag := related[0].Data
	loaded := loadBag(bag)
	data := fields{}
	for i, key := range s3Keys {
		switch v := loaded[key]; {
		case isString(v):
			data[key] = datum{text: v.Text, at: at(bag, key)}
		case !isNull(v):
			return nil, invalid("s3", at(bag, key), "The value of "+key+" is read as JSON, and then is no text.")
		case i < 3:
			return nil, invalid("s3", bag.Place, "There is no "+key+".")
		}
	}
	for _, key := range []string{"attributes", "tls-ca-chain"} {
		if v := loaded[key]; !isNull(v) && !isStringList(v) {
			return nil, invalid("s3", at(bag, key), "The value of "+key+" is no JSON list of texts.")
		}
	}
	if style, ok := data["s3-uri-style"]; ok {
		if style.text == "host" {
			style.text = "virtual"
		}
		data["addressing"] = style
	}
	if attributes := loaded["attributes"]; attributes.Truthy() {
		data["attributes"] = datum{text: python.Dumps(attributes), at: at(bag, "attributes")}
		chain := loaded["tls-ca-chain"]
		if chain == nil {
			chain = value.NewNull()
		}
		data["tls-ca-chain"] = datum{text: python.Dumps(chain), at: at(bag, "tls-ca-chain")}
	}
	return data, nil
}

func isStringList(v *value.Value) bool {
	if v.Kind != value.List {
		return false
	}
	for _, item := range v.Items {
		if !isString(item) {
			return false
		}
	}
	return true
}

// readTracing is tracing.py, to_relation_data.
func readTracing(c *charm, endpoint string) (fields, *Failure) {
	if failure := c.limitIsOne(endpoint); failure != nil {
		return nil, failure
	}
	related := c.d.Related(endpoint)
	if len(related) == 0 {
		return nil, nil
	}
	given, _ := related[0].Data.Get("receivers")
	url, ready := otlpEndpoint(given.Value)
	if !ready {
		return nil, nil
	}
	if url == "" {
		if c.d.Leader {
			return nil, nil
		}
		return nil, crash(given.Place, "There is no receiver for otlp_http, and only the leader may see what it asked for.")
	}
	normal, err := pydantic.URL(url)
	if err != nil {
		return nil, crash(given.Place, "The address of the receiver for otlp_http is no address.")
	}
	return fields{"service": {text: c.d.Application}, "endpoint": {text: normal, at: given.Place}}, nil
}

// otlpEndpoint is the address of the first receiver for otlp_http, and whether
// the databag is as the library expects it.
func otlpEndpoint(receivers string) (url string, ready bool) {
	list, err := python.Loads(receivers)
	if err != nil || list.Kind != value.List {
		return "", false
	}
	found := false
	for _, receiver := range list.Items {
		name, kind, address := receiver.Get("protocol", "name"), receiver.Get("protocol", "type"), receiver.Get("url")
		if !isString(name) || !isString(address) || !kind.IsString("http") && !kind.IsString("grpc") {
			return "", false
		}
		if name.Text == "otlp_http" && !found {
			url, found = address.Text, true
		}
	}
	return url, true
}

// proxyRequirer is the constructor of the http-proxy library: it looks into
// this application's own databag, which only the leader may.
func (c *charm) proxyRequirer() *Failure {
	for _, endpoint := range c.endpoints {
		if endpoint.Integration.Name != "http-proxy" {
			continue
		}
		relation, failure := c.relation(endpoint.Name)
		if relation != nil && !c.d.Leader {
			return crash(relation.Place, "The charm's library for proxies works on the leader only.")
		}
		return failure
	}
	return nil
}

const proxyMessage = "http-proxy relation data is either unavailable, invalid or not usable."

// readHTTPProxy is http_proxy.py, fetch_proxies.
func readHTTPProxy(c *charm, endpoint string) (fields, *Failure) {
	relation, failure := c.relation(endpoint)
	if relation == nil {
		return nil, failure
	}
	given, ok := relation.Data.Get("responses")
	if !ok {
		given = deployment.Text{Value: "[]", Place: relation.Place}
	}
	list, err := python.Loads(given.Value)
	if err != nil || list.Kind != value.List || !wellFormed(list.Items) {
		return nil, crash(given.Place, "The responses are no JSON list of objects, each with its own requirer.")
	}
	if len(list.Items) == 0 || !isString(list.Items[0].Get("requirer")) {
		return nil, &Failure{Message: proxyMessage, Reason: "There is no response to the charm's request.", At: given.Place}
	}
	return c.proxyResponse(list.Items[0], given)
}

// wellFormed is the library's _load: objects, each with a requirer of its own.
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

var proxyStatuses = strings.Fields("pending accepted rejected invalid unsupported error ready")

// proxyResponse is the library's HttpProxyResponse with its validators.
func (c *charm) proxyResponse(response *value.Value, given deployment.Text) (fields, *Failure) {
	fail := func(reason string) (fields, *Failure) { return nil, crash(given.Place, reason) }
	user, failure := c.proxyUser(response.Get("user"), given.Place)
	if failure != nil {
		return nil, failure
	}
	status, auth := response.Get("status"), response.Get("auth")
	if !isString(status) || !contains(proxyStatuses, status.Text) {
		return fail("The response has no status that the library knows.")
	}
	if !isUUID(response.Get("requirer").Text) {
		return fail("The requirer is no UUID.")
	}
	if !isNull(auth) && !isString(auth) {
		return fail("The authentication is no text.")
	}
	proxies := fields{}
	for _, name := range []string{"http_proxy", "https_proxy"} {
		address := response.Get(name)
		if isNull(address) {
			continue
		}
		normal, err := "", pydantic.ErrURL
		if isString(address) {
			normal, err = pydantic.URL(address.Text)
		}
		if err != nil {
			return fail("The value of " + name + " is no address.")
		}
		proxies[name] = datum{text: normal, at: given.Place}
	}
	method := ""
	if auth != nil {
		method = auth.Text
	}
	ready := status.Text == "ready"
	switch {
	case len(proxies) == 1:
		return fail("There is only one of http_proxy and https_proxy.")
	case ready && (method == "" || len(proxies) == 0):
		return fail("The proxy is ready, but there is no authentication or no address.")
	case (method == "userpass" || method == "srcip+userpass") && user == nil:
		return fail("The authentication needs a user.")
	case !ready:
		return nil, &Failure{Message: proxyMessage, Reason: "The proxy is not ready: " + status.Text + ".", At: given.Place}
	}
	return withUser(proxies, user)
}

type proxyCredentials struct{ name, password string }

// proxyUser reads the secret with the user of the proxy.
func (c *charm) proxyUser(id *value.Value, at deployment.Place) (*proxyCredentials, *Failure) {
	if isNull(id) {
		return nil, nil
	}
	if isString(id) {
		if content, ok := c.d.Secret(id.Text); ok {
			name, ok1 := content.Get("username")
			password, ok2 := content.Get("password")
			if ok1 && ok2 {
				return &proxyCredentials{name.Value, password.Value}, nil
			}
		}
	}
	return nil, crash(at, "There is no secret with the username and password of the proxy's user.")
}

// withUser is the library's _set_user, which drops the path.
func withUser(proxies fields, user *proxyCredentials) (fields, *Failure) {
	if user == nil {
		return proxies, nil
	}
	for name, proxy := range proxies {
		u, err := python.ParseURL(proxy.text)
		if err != nil {
			return nil, crash(proxy.at, "The address of the proxy "+err.Error()+".")
		}
		proxy.text = u.Scheme + "://" + user.name + ":" + user.password + "@" + u.Netloc
		proxies[name] = proxy
	}
	proxies["user"] = datum{text: user.name}
	return proxies, nil
}

func contains(list []string, text string) bool {
	for _, item := range list {
		if item == text {
			return true
		}
	}
	return false
}

// isUUID takes the forms that pydantic takes: plain, with hyphens, in braces,
// as a URN.
func isUUID(text string) bool {
	text = strings.TrimPrefix(text, "urn:uuid:")
	if len(text) == 38 && text[0] == '{' && text[37] == '}' {
		text = text[1:37]
	}
	if len(text) == 36 {
		if text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-' {
			return false
		}
		text = strings.ReplaceAll(text, "-", "")
	}
	return len(text) == 32 && strings.Trim(text, "0123456789abcdefABCDEF") == ""
}

// hasOAuth reports whether the charm reads an OAuth endpoint, and keeps its
// name.
func (c *charm) hasOAuth() bool {
	for _, endpoint := range c.endpoints {
		if endpoint.Integration.Name == "oauth" {
			c.state.OAuth = endpoint.Name
			return true
		}
	}
	return false
}

// optionText is str() of an option's value, or what stands in for none.
func (c *charm) optionText(name, otherwise string) string {
	option := c.d.Option(name)
	if option == nil || option.Value == nil {
		return otherwise
	}
	return python.Str(option.Value)
}

// client is oauth.py, _get_oauth_client_config: what the charm asks for.
func (c *charm) client() {
	s := c.state
	path := c.optionText(s.OAuth+"-redirect-path", "/callback")
	s.Scopes = c.optionText(s.OAuth+"-scopes", "None")
	s.RedirectURI = strings.TrimRight(c.baseURL.Value, "/") + "/" + strings.TrimLeft(path, "/")
	related := c.d.Related(s.OAuth)
	if len(related) > 0 {
		_, id := related[0].Data.Get("client_id")
		_, secret := related[0].Data.Get("client_secret_id")
		s.ClientCreated = id && secret
	}
}

// oauthTexts are what the provider's databag must hold, and may; all are texts
// (oauth.py of the charm library, OAUTH_PROVIDER_JSON_SCHEMA).
var (
	oauthTexts    = strings.Fields("issuer_url authorization_endpoint token_endpoint introspection_endpoint userinfo_endpoint jwks_endpoint scope")
	oauthOptional = strings.Fields("client_id client_secret_id groups jwt_access_token")
	truthWords    = strings.Fields("y yes t true on 1 n no f false off 0")
)

// readOAuth is oauth.py, to_relation_data.
func readOAuth(c *charm, endpoint string) (fields, *Failure) {
	relation, failure := c.relation(endpoint)
	if relation == nil || !c.state.ClientCreated {
		return nil, failure
	}
	loaded := loadBag(relation.Data)
	data := fields{}
	for i, key := range append(append([]string{}, oauthTexts...), oauthOptional...) {
		switch v := loaded[key]; {
		case isString(v):
			data[key] = datum{text: v.Text, at: at(relation.Data, key)}
		case v != nil:
			return nil, crash(at(relation.Data, key), "The value of "+key+" is read as JSON, and then is no text.")
		case i < len(oauthTexts):
			return nil, crash(relation.Data.Place, "There is no "+key+".")
		}
	}
	if chain := loaded["ca_chain"]; chain != nil && !isStringList(chain) {
		return nil, crash(at(relation.Data, "ca_chain"), "The value of ca_chain is no JSON list of texts.")
	}
	if token, ok := data["jwt_access_token"]; ok && !contains(truthWords, python.Lower(token.text)) {
		return nil, crash(token.at, "The value of jwt_access_token is neither true nor false.")
	}
	return c.clientSecret(data, relation)
}

func (c *charm) clientSecret(data fields, relation *deployment.Relation) (fields, *Failure) {
	id := data["client_secret_id"]
	if id.text == "" {
		return nil, invalid("oauth", id.at, "There is no secret of the client.")
	}
	content, ok := c.d.Secret(id.text)
	if !ok {
		return nil, missingSecret(deployment.Text{Value: id.text, Place: id.at})
	}
	secret, ok := content.Get("secret")
	if !ok {
		return nil, crash(content.Place, "The secret of the client has no key 'secret'.")
	}
	data.set("client_secret", secret)
	scopes := c.d.Option(c.state.OAuth + "-scopes")
	from := deployment.Place{}
	if scopes != nil {
		from = scopes.From
	}
	kwargs := value.NewMap()
	kwargs.Map.SetString("scope", value.NewString(c.state.Scopes))
	data["kwargs"] = datum{text: python.Dumps(kwargs), at: from}
	data["scope-list"] = datum{text: strings.Join(strings.FieldsFunc(c.state.Scopes, python.IsSpace), ","), at: from}
	data["redirect_uri"] = datum{text: c.state.RedirectURI, at: c.baseURL.Place}
	data["user-name-attribute"] = datum{text: c.optionText(relation.Endpoint+"-user-name-attribute", "sub")}
	data["grant"] = datum{text: "authorization_code"}
	return data, nil
}

// smtpChoices are the enumerations of the SMTP library.
var smtpChoices = map[string][]string{
	"auth_type": {"none", "not_provided", "plain"}, "transport_security": {"none", "starttls", "tls"},
}

// readSMTP is the SMTP library's get_relation_data: whatever is wrong is an
// exception that the charm does not catch.
func readSMTP(c *charm, endpoint string) (fields, *Failure) {
	relation, failure := c.relation(endpoint)
	if relation == nil || relation.Data.Len() == 0 {
		return nil, failure
	}
	data := fields{}
	for _, key := range relation.Data.Keys {
		text, _ := relation.Data.Get(key)
		data.set(key, text)
	}
	if failure := c.smtpPassword(data); failure != nil {
		return nil, failure
	}
	fail := func(key, reason string) (fields, *Failure) {
		if text, ok := relation.Data.Get(key); ok {
			return nil, crash(text.Place, reason)
		}
		return nil, crash(relation.Data.Place, reason)
	}
	if data["host"].text == "" {
		return fail("host", "There is no host.")
	}
	port, ok := pydantic.Int(data["port"].text)
	if !ok || !port.IsInt64() || port.Int64() < 1 || port.Int64() > 65536 {
		return fail("port", "The port is no number from 1 to 65536.")
	}
	data["port"] = datum{text: port.String(), at: data["port"].at}
	for key, choices := range smtpChoices {
		if !contains(choices, data[key].text) {
			return fail(key, "The value of "+key+" is not one of "+strings.Join(choices, ", ")+".")
		}
	}
	skip, ok := pydantic.Bool(data["skip_ssl_verify"].text)
	if _, given := data["skip_ssl_verify"]; given && !ok {
		return fail("skip_ssl_verify", "The value of skip_ssl_verify is neither true nor false.")
	}
	data["skip_ssl_verify"] = datum{text: python.Str(value.NewBool(skip)), at: data["skip_ssl_verify"].at}
	if sender, ok := data["smtp_sender"]; ok && !pydantic.Email(sender.text) {
		return fail("smtp_sender", "The value of smtp_sender is no e-mail address.")
	}
	if !validRecipients(data["recipients"].text) {
		return fail("recipients", "The recipients are not all e-mail addresses.")
	}
	return data, nil
}

// smtpPassword is the password from the secret, unless it is in the databag.
func (c *charm) smtpPassword(data fields) *Failure {
	id := data["password_id"]
	if _, ok := data["password"]; ok || id.text == "" {
		return nil
	}
	content, ok := c.d.Secret(id.text)
	if !ok {
		return missingSecret(deployment.Text{Value: id.text, Place: id.at})
	}
	if password, ok := content.Get("password"); ok {
		data.set("password", password)
	}
	return nil
}

// validRecipients is the SMTP library's parse_recipients, and the addresses.
func validRecipients(text string) bool {
	text = python.Strip(text)
	if !strings.HasPrefix(text, "[") && (!strings.Contains(text, `"`) || !strings.Contains(text, ",")) {
		for _, part := range strings.Split(text, ",") {
			if part = python.Strip(part); part != "" && !pydantic.Email(part) {
				return false
			}
		}
		return true
	}
	if !strings.HasPrefix(text, "[") {
		text = "[" + text + "]"
	}
	list, err := python.Loads(text)
	if err != nil || list.Kind != value.List {
		return false
	}
	for _, item := range list.Items {
		if part := python.Strip(python.Str(item)); part != "" && !pydantic.Email(part) {
			return false
		}
	}
	return true
}

// deriveSpringSMTP is springboot/charm.py, generate_smtp_env.
func deriveSpringSMTP(_ *charm, _ string, data fields) *Failure {
	text := func(key string) string {
		if d, ok := data[key]; ok {
			return d.text
		}
		return "None"
	}
	data["address"] = datum{text: text("user") + "@" + text("domain"), at: data["user"].at}
	data["starttls"] = datum{text: strconv.FormatBool(data["transport_security"].text == "starttls"), at: data["transport_security"].at}
	return nil
}
