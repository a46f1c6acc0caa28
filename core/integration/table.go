package integration

import (
	"sort"
	"strings"
)

// All lists the integrations: first those that the charm reads, in its order
// (charm_state.py, CharmState.from_charm; it takes the databases by name), then
// those that the extensions add.
var All = []*Integration{
	&postgresql,
	&mysql,
	&mongodb,
	&openfga,
	&rabbitmq,
	&redis,
	&valkey,
	&s3,
	&saml,
	&smtp,
	&tracing,
	&oauth,
	&httpProxy,
	&ingress,
	&logging,
	&metrics,
	&grafana,
}

// ByInterface returns the integration with an interface, or nil.
func ByInterface(name string) *Integration {
	for _, i := range All {
		if i.Interface == name {
			return i
		}
	}
	return nil
}

// At returns the integration that the charm reads at an endpoint with exactly
// this name, or nil.
func At(endpoint string) *Integration {
	for _, i := range All {
		if i.Endpoint != "" && i.Endpoint == endpoint {
			return i
		}
	}
	return nil
}

// InOrder returns the integrations with a position in app.py,
// _generate_integration_environments, in that order.
func InOrder() []*Integration {
	var ordered []*Integration
	for _, i := range All {
		if i.Order > 0 {
			ordered = append(ordered, i)
		}
	}
	sort.SliceStable(ordered, func(a, b int) bool { return ordered[a].Order < ordered[b].Order })
	return ordered
}

// otherInterfaces are interfaces on Charmhub that an app's own charm code may
// use. They are known so that none is taken for a misspelling of one that the
// library reads.
const otherInterfaces = `http tls-certificates kafka_client opensearch_client nginx-route ldap juju-info cos_agent
	grafana_datasource grafana_auth vault-kv pgsql mysql mongodb mysql_router certificate_transfer istio_metadata service_mesh catalogue
	ingress_per_unit gateway-route forward_auth auth_proxy hydra_endpoints login_ui_endpoints object-storage amqp kratos_info
	prometheus_remote_write send-remote-write alertmanager_dispatch loki_logs self-metrics memcache elasticsearch zookeeper
	etcd_client cassandra_client clickhouse-client temporal-host-info haproxy-route dns_record bind temporal_client tempo profiling s3_mirror
	litmus_auth kubeflow_dashboard_links k8s-service mlflow_tracking otlp azure_storage gcs data_integrator mail website identity-credentials swift-proxy
	service-ready oidc-client haproxy-route-tcp mongos_client ranger_client grafana-source`

// Interfaces returns the known interfaces: first those that the library reads
// or the extensions add, then others on Charmhub.
func Interfaces() []string {
	names := make([]string, len(All))
	for at, i := range All {
		names[at] = i.Interface
	}
	return append(names, strings.Fields(otherInterfaces)...)
}
