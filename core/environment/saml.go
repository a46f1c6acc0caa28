package environment

import (
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
func readSAML(r *request) (fields, *Failure) {
	relation, failure := r.relation()
	if relation == nil || relation.Data.Len() == 0 {
		return nil, failure
	}
	bag := relation.Data
	endpoints, failure := samlEndpoints(bag)
	if failure != nil {
		return nil, failure
	}
	data, failure := samlProvider(bag)
	if failure != nil {
		return nil, failure
	}
	for _, e := range endpoints {
		if e.name == "SingleSignOnService" && e.url.Value != "" && strings.Contains(strings.ToLower(e.binding), "redirect") {
			data.set("sso", e.url)
			break
		}
	}
	return data, nil
}

// samlProvider reads the provider's data from the databag, without its
// endpoints.
func samlProvider(bag deployment.Databag) (fields, *Failure) {
	data := fields{}
	metadata, _ := bag.Get("metadata_url")
	if metadata.Value != "" {
		normal, err := pydantic.HTTPURL(metadata.Value)
		if err != nil {
			return nil, invalid("saml", metadata.Place, "The metadata_url is not an address with http or https.")
		}
		data.put("metadata_url", normal, metadata.Place)
	}
	certificates, ok := bag.Get("x509certs")
	if !ok {
		return nil, crash(bag.Place, "The key x509certs is missing.")
	}
	entity, _ := bag.Get("entity_id")
	if entity.Value == "" {
		return nil, invalid("saml", bag.Place, "The key entity_id is missing.")
	}
	data.set("entity_id", entity)
	first, _, _ := strings.Cut(certificates.Value, ",")
	data.put("certificate", first, certificates.Place)
	return data, nil
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
	last := ""
	for _, key := range bag.Keys {
		if strings.HasPrefix(key, prefix) && isSAMLAddress(key) {
			last = key
		}
	}
	words := strings.Split(last, "_")
	n := len(words)
	name = strings.Join(words[:n-2], "_")
	return name, name + "_" + words[n-2] + "_"
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
