package environment

import (
	"cmp"
	"strings"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// valkeyTexts has the fields of a Valkey response that are texts or null
// (models.py of dpcharmlibs-interfaces 1.0.2, ValkeyResponseModel).
const valkeyTexts = "request_id endpoints read_only_endpoints secret_user secret_tls secret_extra secret_entity " +
	"username password uris read_only_uris tls_ca entity_name entity_password version sentinel_endpoints mode"

// valkeySecret is a field that comes from a secret, with the field that names
// the secret.
type valkeySecret struct{ field, group string }

var valkeySecrets = []valkeySecret{
	{"username", "secret_user"}, {"password", "secret_user"}, {"uris", "secret_user"}, {"read_only_uris", "secret_user"},
	{"tls", "secret_tls"}, {"tls_ca", "secret_tls"}, {"entity_name", "secret_entity"}, {"entity_password", "secret_entity"},
}

// valkeyResources has all names of the field resource.
const valkeyResources = "database subject topic index plugin-url prefix resource"

// readValkey follows valkey.py, to_relation_data.
func readValkey(r *request) (fields, *Failure) {
	related := r.related()
	switch len(related) {
	case 0:
		return nil, nil
	case 1:
		return r.readValkeyBag(related[0].Data)
	}
	return nil, invalid("valkey", related[1].Place, "The charm takes one relation for Valkey, and there are more.")
}

func (r *request) readValkeyBag(bag deployment.Databag) (fields, *Failure) {
	if version, ok := bag.Get("version"); ok && !loadJSON(version.Value).IsString("v1") {
		return nil, invalid("valkey", version.Place, "The version of the data is not v1.")
	}
	given, ok := bag.Get("requests")
	if !ok {
		return nil, nil
	}
	first, failure := r.firstValkey(loadJSON(given.Value), given.Place)
	if first == nil {
		return nil, failure
	}
	if first["tls"].Value != "" {
		return nil, invalid("valkey", given.Place, "The charm does not speak TLS with Valkey.")
	}
	return valkeyAddress(first, given.Place), nil
}

// firstValkey returns the first response. The charm reads all of them, and uses
// none if one is wrong.
func (r *request) firstValkey(requests *value.Value, at deployment.Place) (first fields, wrong *Failure) {
	if requests.Kind != value.List {
		return nil, invalid("valkey", at, "The requests are not a JSON list.")
	}
	for i, request := range requests.Items {
		data, failure := r.valkeyResponse(request, at)
		if failure != nil && failure.Crash {
			return nil, failure
		}
		wrong = firstFailure(wrong, failure)
		if i == 0 {
			first = data
		}
	}
	if wrong != nil {
		return nil, wrong
	}
	return first, nil
}

// valkeyResponse returns a response with the fields from its secrets.
func (r *request) valkeyResponse(request *value.Value, at deployment.Place) (fields, *Failure) {
	data := fields{}
	if reason := valkeyFields(request, data, at); reason != "" {
		return nil, invalid("valkey", at, reason)
	}
	return r.valkeySecretFields(data, at)
}

// valkeyFields reads a response into data. It returns why the charm refuses it,
// or "".
func valkeyFields(request *value.Value, data fields, at deployment.Place) (reason string) {
	if request.Kind != value.Map {
		return "A request is not a JSON object."
	}
	return cmp.Or(data.addValkeyTexts(request, at), refusedText(request), data.addTLS(request, at))
}

func (f fields) addValkeyTexts(request *value.Value, at deployment.Place) (reason string) {
	for _, name := range strings.Fields(valkeyTexts) {
		switch v := aliased(request, name); {
		case isNull(v):
		case !isString(v), strings.HasPrefix(name, "secret_") && !strings.Contains(v.Text, secretMark):
			return "The value of " + hyphenated(name) + " is not of the right form."
		default:
			f.put(name, v.Text, at)
		}
	}
	return ""
}

// refusedText returns why the charm refuses a text that it does not use.
func refusedText(request *value.Value) (reason string) {
	if salt := request.Get("salt"); salt != nil && !isString(salt) {
		return "The salt is not text."
	}
	if resource := valkeyResource(request); resource != nil && !isString(resource) {
		return "The resource is not text."
	}
	return ""
}

func (f fields) addTLS(request *value.Value, at deployment.Place) (reason string) {
	tls, ok := laxBool(request.Get("tls"))
	if !ok {
		return "The value of tls is neither true nor false."
	}
	f.putIf(tls, "tls", "True", at)
	return ""
}

// hyphenated returns the alias of a field: its name with hyphens.
func hyphenated(name string) string { return strings.ReplaceAll(name, "_", "-") }

// valkeyResource returns the resource of a response, under the first name that
// the response has.
func valkeyResource(request *value.Value) *value.Value {
	for _, name := range strings.Fields(valkeyResources) {
		if resource := request.Get(name); resource != nil {
			return resource
		}
	}
	return nil
}

const secretMark = "secret:"

// aliased returns a field under its alias with hyphens, or under its own name.
func aliased(object *value.Value, name string) *value.Value {
	return cmp.Or(object.Get(hyphenated(name)), object.Get(name))
}

// laxBool validates a value from JSON as pydantic's bool | None.
func laxBool(v *value.Value) (truth, ok bool) {
	if isNull(v) {
		return false, true
	}
	switch v.Kind {
	case value.Bool:
		return v.Bool, true
	case value.String:
		return pydantic.ParseBool(v.Text)
	case value.Int, value.Float:
		text := v.Str()
		return v.Truthy(), text == "0" || text == "1" || text == "0.0" || text == "1.0" || text == "-0.0"
	}
	return false, false
}

// valkeyHolds returns the keys of a group's secret, without whole addresses:
// those would override the other keys.
func valkeyHolds(group string) string {
	var keys []string
	for _, secret := range valkeySecrets {
		if secret.group == group && !strings.HasSuffix(secret.field, "uris") {
			keys = append(keys, hyphenated(secret.field))
		}
	}
	return strings.Join(keys, " ")
}

// valkeySecretFields overrides the fields of the response with those of its
// secrets.
func (r *request) valkeySecretFields(data fields, at deployment.Place) (fields, *Failure) {
	for _, secret := range valkeySecrets {
		if failure := r.openValkey(data, secret, at); failure != nil {
			return nil, failure
		}
	}
	return data, nil
}

// openValkey overrides a field, if the response names a secret for it.
func (r *request) openValkey(data fields, secret valkeySecret, at deployment.Place) *Failure {
	id := data[secret.group].Value
	if id == "" {
		return nil
	}
	content, ok := r.Secret(id)
	if !ok {
		return missingSecret(deployment.Text{Value: id, Place: at}, valkeyHolds(secret.group))
	}
	delete(data, secret.field)
	return data.setValkey(secret.field, content)
}

func (f fields) setValkey(field string, content deployment.Databag) (failure *Failure) {
	text, ok := content.Get(hyphenated(field))
	if ok && field == "tls" {
		ok, failure = isTLS(text)
	}
	f.putIf(ok, field, text.Value, text.Place)
	return failure
}

// isTLS reports whether a secret's value, which is JSON, stands for TLS.
func isTLS(text deployment.Text) (bool, *Failure) {
	if text.Value == "" {
		return false, nil
	}
	v, err := python.Loads(text.Value)
	if err != nil {
		return false, invalid("valkey", text.Place, "The value of tls is not JSON.")
	}
	return v.Truthy(), nil
}

// deriveValkey is deriveAddress for data whose user and password may come from
// a secret.
func deriveValkey(endpoint string, data fields) *Failure {
	failure := deriveAddress(endpoint, data)
	data.inherit("@username", "username")
	data.inherit("@password", "password", "netloc")
	return failure
}

// valkeyAddress returns the address with what the charm passes on beside it.
func valkeyAddress(data fields, at deployment.Place) fields {
	address := fields{"@username": data["username"], "@password": data["password"]}
	address.put("url", valkeyURL(data), at)
	for _, name := range []string{"read_only_endpoints", "sentinel_endpoints", "mode", "version"} {
		text, ok := data[name]
		address.putIf(ok, name, text.Value, text.Place)
	}
	return address
}

// valkeyURL follows app.py, generate_valkey_env: it returns the address with the
// credentials.
func valkeyURL(data fields) string {
	user := ""
	if data["username"].Value != "" {
		user = data.str("username") + ":" + data.str("password") + "@"
	}
	scheme, host, ok := strings.Cut(data.str("endpoints"), "://")
	if !ok {
		scheme, host = "valkey", data.str("endpoints")
	}
	return scheme + "://" + user + host
}
