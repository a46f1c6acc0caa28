package environment

import (
	"slices"
	"testing"

	"charm-playground/core/framework"
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
		for _, name := range framework.Names() {
			checkNames(t, row, integration, name)
		}
	}
}

func checkNames(t *testing.T, row *Row, integration *schema.Integration, name string) {
	t.Helper()
	c := &charm{framework: framework.CharmOf(name)}
	c.d = testDeployment(name)
	endpoint := &Endpoint{Integration: row, Name: row.Fixed}
	if row.Fixed == "" {
		endpoint.Name = "oidc"
	}
	known := integration.VariableNames(endpoint.Name, c.framework.OptionPrefix, c.framework.Spring)
	address, rows := row.address, row.variables
	if c.framework.Spring && row.spring != nil {
		if rows = row.spring; rows[0].field != "name" {
			address = ""
		}
	}
	for _, v := range addressRows {
		if address != "" && !slices.Contains(known, c.variableName(address+v.name, endpoint)) && !c.framework.Spring {
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
	for _, name := range framework.Names() {
		f := framework.CharmOf(name)
		if f.SecretKeyOption() == "" || f.Docs == "" || f.AppDir == "" || f.Gunicorn != (f.Port == "") {
			t.Errorf("%s lacks something: %+v", name, f)
		}
		for i := range f.Fields {
			if field := &f.Fields[i]; field.Option == "" || field.Text == "" || field.Fallback != "" && fallbackOf(field) == nil {
				t.Errorf("%s: %+v", name, f.Fields[i])
			}
		}
	}
}
