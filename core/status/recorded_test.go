package status_test

import (
	_ "embed"
	"encoding/json"
	"reflect"
	"testing"

	"charm-playground/core/deployment"
	"charm-playground/core/document"
	"charm-playground/core/environment"
	"charm-playground/core/expansion"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/status"
	"charm-playground/core/value"
)

// Odd deployments of all frameworks, recorded with paas-charm 1.12.3 and the
// charm libraries on ops-scenario 8.9.0.
//
//go:embed testdata/recorded.json
var recorded []byte

type service struct {
	Startup     string
	Running     bool
	Environment bool
	Command     string
}

type recordedCase struct {
	Name     string
	Files    map[string]string
	Expected struct {
		Environment map[string]string
		Status      struct{ Name, Message string }
		Services    map[string]service
		Migration   *status.Migration
	}
}

func TestRecordedDeployments(t *testing.T) {
	var cases []recordedCase
	if err := json.Unmarshal(recorded, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) { c.check(t) })
	}
}

func (c recordedCase) check(t *testing.T) {
	state, got := deployed(t, c.Files)
	environment := map[string]string(nil)
	if state.Variables != nil {
		environment = map[string]string{}
	}
	for _, variable := range state.Variables {
		environment[variable.Name] = variable.Value
		if variable.Description == "" || variable.Docs == "" {
			t.Errorf("%s is not explained: %+v", variable.Name, variable)
		}
	}
	if !reflect.DeepEqual(environment, c.Expected.Environment) {
		t.Errorf("environment\n%v, want\n%v", environment, c.Expected.Environment)
	}
	if want := c.Expected.Status; string(got.Name) != want.Name || got.Message != want.Message {
		t.Errorf("status %s %q, want %s %q", got.Name, got.Message, want.Name, want.Message)
	}
	if got.Name != status.Active && got.Reason == "" {
		t.Error("there is no reason for the status")
	}
	services := map[string]service{}
	for _, s := range got.Services {
		services[s.Name] = service{string(s.Startup), s.Running, s.Environment, s.Command}
	}
	if !reflect.DeepEqual(services, c.Expected.Services) {
		t.Errorf("services\n%v, want\n%v", services, c.Expected.Services)
	}
	if state.Start == nil && !reflect.DeepEqual(got.Migration, c.Expected.Migration) {
		t.Errorf("migration %v, want %v", got.Migration, c.Expected.Migration)
	}
}

// deployed returns the state and the status of the charm of a project folder.
func deployed(t testing.TB, files map[string]string) (*environment.State, status.Status) {
	t.Helper()
	folder, err := project.New(files)
	if err != nil {
		t.Fatal(err)
	}
	charmcraft := document.Parse(source.NewFile(project.Charmcraft, files[project.Charmcraft]))
	expanded := expansion.Expand(folder, charmcraft, expansion.Options{Experimental: true})
	if expanded.Project == nil {
		t.Fatalf("charmcraft refuses the project: %+v", expanded.Error)
	}
	state := environment.Work(deployment.Read(expanded.Project, expanded.Framework, beside(files)))
	return state, status.Of(state)
}

// beside parses the files beside charmcraft.yaml.
func beside(files map[string]string) deployment.Files {
	read := func(name string) (*value.Value, bool) {
		text, ok := files[name]
		if !ok {
			return nil, false
		}
		doc := document.ParseWith(source.NewFile(name, text), document.Options{AllowDuplicates: true})
		return doc.Value, doc.Fatal()
	}
	var f deployment.Files
	f.Mock, _ = read(project.Mock)
	f.Rockcraft, _ = read(project.Rockcraft)
	f.PaasConfig, f.BrokenPaasConfig = read(project.PaasConfig)
	return f
}
