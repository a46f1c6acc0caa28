package environment

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/deployment"
	"charm-playground/core/document"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// TestVariablesTakeWhatTheTableSays relates each integration with the keys that
// a variable takes, which must set the variable. Then it uses only the keys
// that are always needed, which must not set it.
func TestVariablesTakeWhatTheTableSays(t *testing.T) {
	for _, name := range framework.Names() {
		app := framework.Of(name).App()
		for _, i := range integration.All {
			for _, v := range i.VariablesOf(app, i.EndpointName()) {
				keys, possible := i.Takes(&v)
				if !possible {
					keys = exampleKeys(i)
				}
				if got := brings(t, name, i, keys, v.Name); got != possible {
					t.Errorf("%s, %s: with %v there is %s: %t, want %t", name, i.Name, keys, v.Name, got, possible)
				}
				if needed := i.Needed(); possible && len(keys) > len(needed) && brings(t, name, i, needed, v.Name) {
					t.Errorf("%s, %s: there is %s with %v only", name, i.Name, v.Name, needed)
				}
			}
		}
	}
}

// exampleKeys returns the keys that have an example.
func exampleKeys(i *integration.Integration) []string {
	var names []string
	for _, key := range i.Keys() {
		if key.Example != "" {
			names = append(names, key.Name)
		}
	}
	return names
}

// brings reports whether a relation with the examples of these keys sets a
// variable.
func brings(t *testing.T, framework string, i *integration.Integration, keys []string, variable string) bool {
	t.Helper()
	project := parse(t, "name: shop\nrequires:\n  "+strings.ReplaceAll(i.Definition(i.EndpointName()), "\n", "\n  "))
	mock := "secrets:\n  d0erdgfmp25c762i8np1: {secret: s}\nrelations:\n  - endpoint: " + i.EndpointName() + "\n    application-data: {" + examples(i.App, keys) +
		"}\n    related-units: {" + i.Charm + "/0: {data: {" + examples(i.Unit, keys) + "}}}"
	state := Work(deployment.Read(project, framework, deployment.Files{Mock: parse(t, mock)}))
	return slices.ContainsFunc(state.Variables, func(v *Variable) bool { return v.Name == variable && v.Kind == Integration })
}

func examples(keys []integration.Key, names []string) string {
	text := ""
	for _, key := range keys {
		if slices.Contains(names, key.Name) {
			text += key.Name + ": '" + key.Example + "', "
		}
	}
	return text
}

func parse(t *testing.T, text string) *value.Value {
	t.Helper()
	doc := document.Parse(source.NewFile("mock.yaml", text))
	if doc.Fatal() {
		t.Fatalf("not valid YAML: %v\n%s", doc.Err, text)
	}
	return doc.Value
}

func TestEveryReaderHasAnIntegration(t *testing.T) {
	for _, r := range readers {
		if !slices.ContainsFunc(integration.All, func(i *integration.Integration) bool { return i.Name == r.name }) {
			t.Errorf("there is no integration %s", r.name)
		}
	}
}

func TestFrameworks(t *testing.T) {
	for _, name := range framework.Names() {
		f := framework.Of(name)
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
