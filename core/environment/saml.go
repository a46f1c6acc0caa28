package environment

import (
	"slices"
	"sort"
	"strings"
	"unicode"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
)

// samlEndpoint is an endpoint of an identity provider.
type samlEndpoint struct {
	name, binding string
	url           deployment.Text
}

// readSAML follows saml.py, to_relation_data.
func readSAML(_ *request, relation *deployment.Relation) (fields, *Failure) {
	if relation.Data.Len() == 0 {
		return nil, nil
	}
	endpoints, failure := samlEndpoints(relation.Data)
	if failure != nil {
		return nil, failure
	}
	data, failure := samlProvider(relation.Data)
	if failure == nil {
		data.addSingleSignOn(endpoints)
	}
	return data, failure
}

// addSingleSignOn adds the address to which the app redirects its users.
func (f fields) addSingleSignOn(endpoints []samlEndpoint) {
	for _, e := range endpoints {
		if e.name == "SingleSignOnService" && e.url.Value != "" && strings.Contains(strings.ToLower(e.binding), "redirect") {
			f.set("sso", e.url)
			return
		}
	}
}

// samlProvider reads the provider's data from the databag, without its
// endpoints.
func samlProvider(bag deployment.Databag) (fields, *Failure) {
	data := fields{}
	if failure := data.addMetadataURL(bag); failure != nil {
		return nil, failure
	}
	certificates, ok := bag.Get("x509certs")
	if !ok {
		return nil, crash(bag.Place, "The key x509certs is missing.")
	}
	if data.take(bag, "entity_id"); !data.hasAll("entity_id") {
		return nil, invalid("saml", bag.Place, "The key entity_id is missing.")
	}
	first, _, _ := strings.Cut(certificates.Value, ",")
	data.put("certificate", first, certificates.Place)
	return data, nil
}

func (f fields) addMetadataURL(bag deployment.Databag) *Failure {
	given, _ := bag.Get("metadata_url")
	normal, err := optionalURL(given.Value)
	if err != nil {
		return invalid("saml", given.Place, "The metadata_url is not an address with http or https.")
	}
	f.putIf(normal != "", "metadata_url", normal, given.Place)
	return nil
}

// samlEndpoints returns the endpoints in the databag, sorted by name
// (SamlRelationData.from_relation_data of the charm library).
func samlEndpoints(bag deployment.Databag) ([]samlEndpoint, *Failure) {
	var endpoints []samlEndpoint
	for _, key := range bag.Keys {
		if !isSAMLAddress(key) {
			continue
		}
		endpoint, failure := samlEndpointOf(bag, key[:strings.LastIndexByte(key, '_')])
		if failure != nil {
			return nil, failure
		}
		endpoints = append(endpoints, endpoint)
	}
	sort.SliceStable(endpoints, func(i, j int) bool { return endpoints[i].name < endpoints[j].name })
	return endpoints, nil
}

func isSAMLAddress(key string) bool {
	return strings.HasSuffix(key, "_redirect_url") || strings.HasSuffix(key, "_post_url")
}

// samlEndpointOf follows SamlEndpoint.from_relation_data for the keys that
// begin with prefix. The last address among them names the endpoint.
func samlEndpointOf(bag deployment.Databag, prefix string) (samlEndpoint, *Failure) {
	name, prefix := samlNames(bag, prefix)
	get := func(what string) (deployment.Text, bool) { return bag.Get(prefix + what) }
	url, _ := get("url")
	endpoint := samlEndpoint{name: capitalised(name), url: url}
	var err error
	if endpoint.url.Value, err = optionalURL(url.Value); err != nil {
		return endpoint, invalid("saml", url.Place, "The "+prefix+"url is not an address with http or https.")
	}
	binding, ok := get("binding")
	if !ok {
		return endpoint, crash(url.Place, "The key "+prefix+"binding is missing.")
	}
	if response, ok := get("response_url"); ok {
		if _, err := pydantic.HTTPURL(response.Value); err != nil {
			return endpoint, invalid("saml", response.Place, "The "+prefix+"response_url is not an address with http or https.")
		}
	}
	if endpoint.binding = binding.Value; endpoint.name == "" || endpoint.binding == "" {
		return endpoint, invalid("saml", url.Place, "The endpoint has no name or no binding.")
	}
	return endpoint, nil
}

// samlNames returns the name of an endpoint, taken from its last address, and
// the beginning of its keys.
func samlNames(bag deployment.Databag, prefix string) (name, keys string) {
	words := strings.Split(lastAddress(bag, prefix), "_")
	n := len(words)
	name = strings.Join(words[:n-2], "_")
	return name, name + "_" + words[n-2] + "_"
}

// lastAddress returns the last key of an address that begins with prefix.
func lastAddress(bag deployment.Databag, prefix string) string {
	for _, key := range slices.Backward(bag.Keys) {
		if strings.HasPrefix(key, prefix) && isSAMLAddress(key) {
			return key
		}
	}
	return ""
}

func optionalURL(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	return pydantic.HTTPURL(text)
}

// capitalised joins the words of a name, each with a capital letter.
func capitalised(name string) string {
	var out strings.Builder
	for _, word := range strings.Split(name, "_") {
		for i, r := range word {
			if i == 0 {
				out.WriteRune(unicode.ToTitle(r))
			} else {
				out.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return out.String()
}

// deriveSpringSAML follows springboot/charm.py, generate_saml_env.
func deriveSpringSAML(_ string, data fields) *Failure {
	metadata, ok := data["metadata_url"]
	if !ok {
		return crash(data["entity_id"].Place, "Spring Boot's charm needs the metadata_url.")
	}
	data.put("metadata_unicode", pydantic.UnicodeURL(metadata.Value), metadata.Place)
	if data["certificate"].Value != "" {
		data.put("certificate-file", "file:/app/saml.cert", data["certificate"].Place)
	}
	return nil
}
