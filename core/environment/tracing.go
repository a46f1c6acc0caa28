package environment

import (
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// readTracing follows tracing.py, to_relation_data.
func readTracing(r *request) (fields, *Failure) {
	if failure := limitIsOne(r.endpoint); failure != nil {
		return nil, failure
	}
	related := r.related()
	if len(related) == 0 {
		return nil, nil
	}
	given, _ := related[0].Data.Get("receivers")
	url, ready := otlpEndpoint(given.Value)
	switch {
	case !ready, url == "" && r.leader:
		return nil, nil
	case url == "":
		return nil, crash(given.Place, "No receiver is for otlp_http, and only the leader can see what was asked for.")
	}
	normal, err := pydantic.URL(url)
	if err != nil {
		return nil, crash(given.Place, "The receiver for otlp_http does not have a valid address.")
	}
	data := fields{}
	data.set("service", r.application)
	data.put("endpoint", normal, given.Place)
	return data, nil
}

// otlpEndpoint returns the address of the first receiver for otlp_http, and
// whether the databag has the form that the library expects.
func otlpEndpoint(receivers string) (url string, ready bool) {
	list, err := python.Loads(receivers)
	if err != nil || list.Kind != value.List {
		return "", false
	}
	found := false
	for _, receiver := range list.Items {
		name, kind, address := receiver.Lookup("protocol", "name"), receiver.Lookup("protocol", "type"), receiver.Get("url")
		if !isString(name) || !isString(address) || !kind.IsString("http") && !kind.IsString("grpc") {
			return "", false
		}
		if name.Text == "otlp_http" && !found {
			url, found = address.Text, true
		}
	}
	return url, true
}

// tracingLimit returns the failure over tracing in the constructor of Flask and
// Django; other frameworks fail when they read it. Without `limit: 1` the
// library does not know which relation to use (tracing.py of the charm library,
// AmbiguousRelationUsageError).
func (i *integrations) tracingLimit() *Failure {
	if endpoint := i.endpoint("tracing"); endpoint != nil {
		return limitIsOne(endpoint)
	}
	return nil
}

func limitIsOne(endpoint *Endpoint) *Failure {
	limit := endpoint.declared.Get("limit")
	if limit != nil && limit.Str() == "1" {
		return nil
	}
	return crash(endpoint.At, "The charm's library for tracing needs the endpoint to have `limit: 1`.")
}
