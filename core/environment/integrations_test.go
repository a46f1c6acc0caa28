package environment

import (
	"slices"
	"testing"

	"charm-playground/core/schema"
)

// TestRowsAgreeWithTheSchema holds the table of what the charm reads against
// the one that checks, completion and mocks go by.
func TestRowsAgreeWithTheSchema(t *testing.T) {
	for i := range Rows {
		row := &Rows[i]
		integration := schema.IntegrationOf(row.Interface)
		if integration == nil || integration.Endpoint != row.Fixed {
			t.Errorf("%s: the schema has %+v", row.Name, integration)
			continue
		}
		if row.source == "" || row.read == nil || len(row.Needs) == 0 {
			t.Errorf("%s lacks something: %+v", row.Name, row)
		}
		for _, framework := range Frameworks() {
			checkNames(t, row, integration, framework)
		}
	}
}

func checkNames(t *testing.T, row *Row, integration *schema.Integration, name string) {
	t.Helper()
	c := &charm{framework: frameworkOf(name)}
	c.d = testDeployment(name)
	endpoint := &Endpoint{Integration: row, Name: row.Fixed}
	if row.Fixed == "" {
		endpoint.Name = "oidc"
	}
	known := integration.VariableNames(endpoint.Name, c.framework.optionPrefix, c.framework.spring)
	address, rows := row.address, row.variables
	if c.framework.spring && row.spring != nil {
		if rows = row.spring; rows[0].field != "name" {
			address = ""
		}
	}
	for _, v := range addressRows {
		if address != "" && !slices.Contains(known, c.variableName(address+v.name, endpoint)) && !c.framework.spring {
			t.Errorf("%s, %s: the schema has no %s", name, row.Name, c.variableName(address+v.name, endpoint))
		}
	}
	for _, v := range rows {
		if v.text == "" || v.field == "" {
			t.Errorf("%s, %s: %s is not explained", name, row.Name, v.name)
		}
		if full := c.variableName(v.name, endpoint); !slices.Contains(known, full) && v.field != "name" {
			t.Errorf("%s, %s: the schema has no %s", name, row.Name, full)
		}
	}
}

func TestOrdersNameEveryIntegration(t *testing.T) {
	for i := range Rows {
		row := &Rows[i]
		if name := row.order(); name != "http-proxy" && !slices.Contains(environmentOrder, name) {
			t.Errorf("%s never becomes variables", name)
		}
		if !row.NeverMissing && !row.database() && !slices.Contains(MissingOrder, row.Name) {
			t.Errorf("%s is never missing", row.Name)
		}
	}
}

func TestFrameworks(t *testing.T) {
	for _, name := range Frameworks() {
		f := frameworkOf(name)
		if f.secretKeyOption() == "" || f.docs == "" || f.appDir == "" || f.gunicorn != (f.port == "") {
			t.Errorf("%s lacks something: %+v", name, f)
		}
		for _, field := range f.fields {
			if field.option == "" || field.text == "" || field.fallback != "" && fallbackOf(field) == nil {
				t.Errorf("%s: %+v", name, field)
			}
		}
	}
}
