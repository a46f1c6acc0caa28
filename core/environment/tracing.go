package environment

import (
	"slices"

	"charm-playground/core/deployment"
	"charm-playground/core/pydantic"
	"charm-playground/core/python"
	"charm-playground/core/value"
)

// readTracing follows tracing.py, to_relation_data.
func readTracing(r *request) (fields, *Failure) {
	if failure := limitIsOne(r.endpoint); failure != nil {
		return nil, failure
	}
	given, _ := firstBag(r, r.endpoint.Name).Get("receivers")
	url, ready := otlpEndpoint(given.Value)
	switch {
	case !ready, url == "" && r.leader:
		return nil, nil
	case url == "":
		return nil, crash(given.Place, "No receiver is for otlp_http, and only the leader can see what was asked for.")
	}
	return r.tracingFields(url, given.Place)
}

func (r *request) tracingFields(url string, at deployment.Place) (fields, *Failure) {
	normal, err := pydantic.URL(url)
	if err != nil {
		return nil, crash(at, "The receiver for otlp_http does not have a valid address.")
	}
	return fields{"service": r.application, "endpoint": {Value: normal, Place: at}}, nil
}

// otlpEndpoint returns the address of the first receiver for otlp_http, and
// whether the databag has the form that the library expects.
func otlpEndpoint(receivers string) (url string, ready bool) {
	list, err := python.Loads(receivers)
	if err != nil || list.Kind != value.List || slices.ContainsFunc(list.Items, isMalformedReceiver) {
		return "", false
	}
	for _, receiver := range list.Items {
		if receiver.Lookup("protocol", "name").IsString("otlp_http") {
			return receiver.Get("url").Text, true
		}
	}
	return "", true
}

func isMalformedReceiver(v *value.Value) bool {
	kind := v.Lookup("protocol", "type")
	return !isString(v.Lookup("protocol", "name")) || !isString(v.Get("url")) || !kind.IsString("http") && !kind.IsString("grpc")
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
