package deployment

import (
	"slices"
	"testing"

	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/pydantic"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

func parse(t *testing.T, text string) *value.Value {
	t.Helper()
	doc := document.Parse(source.NewFile(project.PaasConfig, text))
	if doc.Fatal() {
		t.Fatalf("not valid YAML: %v\n%s", doc.Err, text)
	}
	return doc.Value
}

// TestPaasConfigIsModelledAsTheSchemaHasIt compares the models with the keys that
// the schema offers and explains.
func TestPaasConfigIsModelledAsTheSchemaHasIt(t *testing.T) {
	root := schema.Of(project.PaasConfig)
	for _, c := range []struct {
		model *pydantic.Model
		path  []string
	}{
		{&paasModel, nil},
		{&prometheusModel, []string{"prometheus"}},
		{&scrapeModel, []string{"prometheus", "scrape_configs", "-"}},
		{&staticModel, []string{"prometheus", "scrape_configs", "-", "static_configs", "-"}},
	} {
		node := root.At(c.path...)
		if got := node.KeyNames(); !slices.Equal(got, c.model.Names()) {
			t.Errorf("%s has %v, the schema %v", c.model.Title, c.model.Names(), got)
		}
		for _, field := range c.model.Fields {
			if required := node.Key(field.Name).Mark&schema.Required != 0; required != field.Required {
				t.Errorf("%s.%s: required in the schema: %t", c.model.Title, field.Name, required)
			}
		}
	}
}

func TestPaasConfigThatTheCharmRefuses(t *testing.T) {
	for text, refused := range map[string]bool{
		"prometheus:\n  scrape_configs:\n  - job_name: a\n    static_configs: [{targets: ['*:8000', '@scheduler:81'], labels: {env: prod}}]\n": false,
		"prometheus:\nframework_logging_format:\n": false,
		"framework_logging_format: json\n":         false,
		"framework_logging_format: JSON\n":         true,
		"port: 8000\n":                             true,
		"[]\n":                                     false,
		"- a\n":                                    true,
		"prometheus:\n  scrape_configs:\n  - {job_name: a, static_configs: []}\n  - {job_name: a, static_configs: []}\n": true,
		"prometheus: {scrape_configs: [{job_name: a, static_configs: [{targets: ['@scheduler']}]}]}\n":                   true,
		"prometheus: {scrape_configs: [{job_name: 1, static_configs: []}]}\n":                                            true,
		"prometheus: {scrape_configs: [{static_configs: []}]}\n":                                                         true,
	} {
		if got := readPaasConfig("flask", parse(t, text), false); (got.Refused != "") != refused {
			t.Errorf("%q: refused %q, want %t", text, got.Refused, refused)
		}
	}
	if readPaasConfig("go", parse(t, "framework_logging_format: json\n"), false).Refused == "" {
		t.Error("Go's charm takes logging in JSON")
	}
}
