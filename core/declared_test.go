package core

import (
	"strings"
	"testing"

	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/result"
)

// smallest returns a charm of a framework with a block of its own.
func smallest(extension, block string) string {
	return "name: shop\ntype: charm\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nsummary: A shop.\ndescription: A shop.\nextensions:\n  - " + extension + "\n" + block
}

// withDeclared evaluates a charm with mocks for everything that it declares.
func withDeclared(t *testing.T, files map[string]string) (map[string]string, string) {
	t.Helper()
	edits, err := MockDeclared(files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, there := files[project.Mock]; !there {
		files[project.Mock] = ""
	}
	files = applied(t, files, result.Fix{Edits: edits})
	answer := Evaluate(files, Options{})
	for _, d := range answer.Diagnostics {
		if d.Severity == "error" || d.Severity == "warning" {
			t.Errorf("%s: %s\n%s", d.File, d.Message, files[project.Mock])
		}
	}
	if answer.Status == nil || answer.Status.Name != "active" {
		t.Errorf("the unit is %v\n%s", answer.Status, files[project.Mock])
	}
	environment := map[string]string{}
	for _, v := range answer.Environment {
		environment[v.Name] = v.Value
	}
	return environment, files[project.Mock]
}

func TestMockDeclaredBringsEveryVariable(t *testing.T) {
	for _, i := range integration.All {
		if i.Added || i.Provides {
			continue
		}
		endpoint := i.Endpoint
		if endpoint == "" {
			endpoint = i.Usual
		}
		block := "requires:\n" + indented(i.Definition(endpoint))
		environment, mock := withDeclared(t, map[string]string{project.Charmcraft: smallest("flask-framework", block)})
		for _, name := range i.VariableNames(integration.App{Prefix: "FLASK_"}, endpoint) {
			_, there := environment[name]
			if never := i.PromiseOf(integration.App{}, endpoint, name) != nil; !there && !never {
				t.Errorf("%s: %s does not come of\n%s", i.Title, name, mock)
			}
		}
	}
}

func TestMockDeclaredSetsOptionsWithoutDefault(t *testing.T) {
	block := "config:\n  options:\n    token:\n      type: string\n    login:\n      type: secret\n    size:\n      type: int\n      default: 3\n"
	environment, mock := withDeclared(t, map[string]string{project.Charmcraft: smallest("flask-framework", block)})
	if environment["FLASK_TOKEN"] == "" || environment["FLASK_SIZE"] != "3" || environment["FLASK_LOGIN_USERNAME"] == "" {
		t.Errorf("environment %v of\n%s", environment, mock)
	}
	if strings.Contains(mock, "size") {
		t.Errorf("an option with a default is mocked:\n%s", mock)
	}
}

func TestMockDeclaredKeepsWhatIsMocked(t *testing.T) {
	files := map[string]string{
		project.Charmcraft: smallest("flask-framework", "requires:\n  s3:\n    interface: s3\n    limit: 1\nconfig:\n  options:\n    token:\n      type: string\n"),
		project.Mock:       "config:\n  token: mine # my own\nrelations:\n  - endpoint: s3\n    application-data:\n      access-key: a\n      secret-key: b\n      bucket: c\n",
	}
	before := files[project.Mock]
	environment, after := withDeclared(t, files)
	if after != before || environment["FLASK_TOKEN"] != "mine" || environment["S3_BUCKET"] != "c" {
		t.Errorf("mock.yaml became\n%s", after)
	}
}

func TestMockDeclaredOfARefusedCharm(t *testing.T) {
	if _, err := MockDeclared(map[string]string{project.Charmcraft: "name: ["}, Options{}); err != ErrNoCharm {
		t.Errorf("error %v instead of %v", err, ErrNoCharm)
	}
}

func indented(text string) string {
	return "  " + strings.ReplaceAll(text, "\n", "\n  ") + "\n"
}
