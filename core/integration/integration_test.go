package integration_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charm-playground/core/integration"
)

func TestEachFactIsThereOnce(t *testing.T) {
	seen := map[string]bool{}
	orders := map[int]bool{}
	for _, i := range integration.All {
		for _, name := range []string{"name " + i.Name, "interface " + i.Interface, "endpoint " + i.EndpointName()} {
			if seen[name] {
				t.Errorf("%s is there twice", name)
			}
			seen[name] = true
		}
		if orders[i.Order] && i.Order > 0 {
			t.Errorf("%s shares its place with another", i.Name)
		}
		orders[i.Order] = true
	}
}

func TestEverythingIsDocumented(t *testing.T) {
	for _, i := range integration.All {
		if i.Title == "" || i.Charm == "" || !strings.HasPrefix(i.Link, "https://") {
			t.Errorf("%s lacks something: %+v", i.Name, i)
		}
		docs := []string{i.Doc}
		for _, key := range i.Keys() {
			docs = append(docs, key.Doc)
			if key.Example == "" && !key.Secret() || key.Needed && key.Rare {
				t.Errorf("%s, %s: no example, or needed and rare", i.Name, key.Name)
			}
		}
		for _, v := range slices.Concat(i.Variables, i.Spring) {
			docs = append(docs, v.Doc)
			if (v.Field == "") == (v.Constant == "") {
				t.Errorf("%s, %s: its value must be a field or a constant", i.Name, v.Name)
			}
		}
		for _, doc := range docs {
			if !strings.HasSuffix(doc, ".") {
				t.Errorf("%s: %q is not a sentence", i.Name, doc)
			}
		}
	}
}

// TestEveryIntegrationIsRecorded expects a relation in the recorded cases for
// each integration that brings variables.
func TestEveryIntegrationIsRecorded(t *testing.T) {
	var recorded strings.Builder
	mocks, err := filepath.Glob("../testdata/cases/environment/*/input/mock.yaml")
	if err != nil || len(mocks) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range mocks {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		recorded.Write(text)
	}
	for _, i := range integration.All {
		if len(i.Variables) > 0 && !strings.Contains(recorded.String(), "endpoint: "+i.EndpointName()+"\n") {
			t.Errorf("no case has a relation at %s", i.EndpointName())
		}
	}
}

func TestVariableNames(t *testing.T) {
	for _, c := range []struct {
		iface, endpoint string
		app             integration.App
		first           string
		count           int
	}{
		{"oauth", "sso", integration.App{Prefix: "FLASK_"}, "FLASK_SSO_CLIENT_ID", 8},
		{"oauth", "sso", integration.App{Prefix: "APP_", Spring: true}, "spring.security.oauth2.client.registration.sso.client-id", 12},
		{"postgresql_client", "postgresql", integration.App{Prefix: "FLASK_"}, "POSTGRESQL_DB_CONNECT_STRING", 12},
		{"postgresql_client", "postgresql", integration.App{Prefix: "APP_", Spring: true}, "POSTGRESQL_DB_CONNECT_STRING", 16},
		{"ingress", "ingress", integration.App{Prefix: "APP_"}, "APP_BASE_URL", 1},
	} {
		names := integration.ByInterface(c.iface).VariableNames(c.app, c.endpoint)
		if len(names) != c.count || names[0] != c.first {
			t.Errorf("%s for %+v: %d variables, first %s", c.iface, c.app, len(names), names[0])
		}
	}
}

func TestOpenFGADoesWithoutAStore(t *testing.T) {
	if needed := integration.ByInterface("openfga").Needed(); !slices.Equal(needed, []string{"grpc_api_url", "http_api_url"}) {
		t.Errorf("OpenFGA needs %v", needed)
	}
}
