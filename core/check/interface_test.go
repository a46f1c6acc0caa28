package check

import (
	"testing"

	"charm-playground/core/integration"
	"charm-playground/core/suggest"
)

// TestInterfacesThatAreReal checks that interfaces of real charms do not count as
// misspelt, and that misspelt ones are found.
func TestInterfacesThatAreReal(t *testing.T) {
	for _, name := range []string{
		"service-ready", "db", "oidc-client", "haproxy-route-tcp", "kratos_info", "mongos_client", "ranger_client", "grafana-source",
		"postgresql", "auth", "logs", "metrics", "minio", "anycharm", "keystone-credentials", "ceph-mds", "my-own",
	} {
		if near := suggest.SlipsOf(name, integration.Interfaces()); near != nil {
			t.Errorf("%s is taken for %v", name, near)
		}
	}
	for name, want := range map[string]string{
		"postgresql-client": "postgresql_client", "kafka_clint": "kafka_client", "oath": "oauth", "htpp": "http", "grafana-dashboard": "grafana_dashboard",
		"postgresqlclient": "postgresql_client", "mongodb_cleint": "mongodb_client", "Redis": "redis", "rabitmq": "rabbitmq",
	} {
		if near := suggest.SlipsOf(name, integration.Interfaces()); len(near) == 0 || near[0] != want {
			t.Errorf("%s: got %v, want %s", name, near, want)
		}
	}
}
