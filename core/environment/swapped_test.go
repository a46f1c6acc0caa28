package environment

import (
	"strings"
	"testing"

	"charm-playground/core/deployment"
)

// bags has relations with two databases.
const bags = "relations:\n" +
	"  - endpoint: mysql\n    application-data: {endpoints: 'h:1', username: u, password: p}\n" +
	"  - endpoint: postgresql\n    application-data: {endpoints: 'g:1', username: v, password: q}\n"

// TestDatabasesWithEachOthersInterface checks recorded behaviour of paas-charm
// 1.12.3: it looks for data and for `optional` at the endpoint with the
// database's name.
func TestDatabasesWithEachOthersInterface(t *testing.T) {
	project := parse(t, "name: shop\nrequires:\n  postgresql: {interface: mysql_client, optional: true}\n  mysql: {interface: postgresql_client}\n")
	state := Work(deployment.Read(project, "flask", deployment.Files{Mock: parse(t, bags)}))
	var order []string
	for _, v := range state.Variables {
		if strings.HasSuffix(v.Name, "_CONNECT_STRING") {
			order = append(order, v.Name+"="+v.Value+" at "+v.Origin.Path)
		}
	}
	want := "POSTGRESQL_DB_CONNECT_STRING=postgresql://v:q@g:1/shop at requires.postgresql MYSQL_DB_CONNECT_STRING=mysql://u:p@h:1/shop at requires.mysql"
	if got := strings.Join(order, " "); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for _, endpoint := range state.Endpoints {
		if endpoint.Required != (endpoint.Name == "mysql") {
			t.Errorf("%s is required: %t", endpoint.Name, endpoint.Required)
		}
	}
}

// TestSecondRelation checks that the charm fails over a second relation at an endpoint
// that it reads as the only one, at the second one's place.
func TestSecondRelation(t *testing.T) {
	mock := "relations:\n  - endpoint: redis\n    application-data: {leader-host: a}\n  - endpoint: redis\n    application-data: {leader-host: b}\n"
	project := parse(t, "name: shop\nrequires:\n  redis: {interface: redis, optional: true}\n")
	state := Work(deployment.Read(project, "flask", deployment.Files{Mock: parse(t, mock)}))
	if f := state.Data; f == nil || !strings.Contains(f.Reason+f.Message, "one relation at 'redis', and there are more") || f.At.Path != "relations.1" {
		t.Errorf("got %+v", f)
	}
}
