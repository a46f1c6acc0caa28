package mock_test

import (
	"strings"
	"testing"

	"charm-playground/core/deployment"
	"charm-playground/core/document"
	"charm-playground/core/environment"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// everything returns a project with an endpoint for every integration.
func everything(t *testing.T) *value.Value {
	t.Helper()
	var requires, provides strings.Builder
	for _, known := range integration.All {
		name := known.EndpointName()
		block := &requires
		if known.Provides {
			block = &provides
		}
		block.WriteString("  " + name + ": {interface: " + known.Interface + ", limit: 1}\n")
	}
	return parse(t, "name: shop\nrequires:\n"+requires.String()+"provides:\n"+provides.String()+
		"config:\n  options:\n    token: {type: string}\n    size: {type: int}\n    rate: {type: float}\n    beta: {type: boolean}\n    account: {type: secret}\n    oidc-scopes: {type: string, default: openid}\n")
}

func parse(t *testing.T, text string) *value.Value {
	t.Helper()
	doc := document.ParseWith(source.NewFile("mock.yaml", text), document.Options{AllowDuplicates: true})
	if doc.Fatal() {
		t.Fatalf("not valid YAML: %v\n%s", doc.Err, text)
	}
	return doc.Value
}

func apply(t *testing.T, text string, edits []source.Edit, err error) string {
	t.Helper()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	after, err := source.Apply(text, edits)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

// files are different forms of mock.yaml.
var files = map[string]string{
	"missing":         "",
	"comment":         "# my deployment\n",
	"other keys":      "# my deployment\nunits: 2  # two\nconfig:\n  flask-env: x # here\n",
	"no final break":  "units: 2",
	"no relations":    "relations: []  # none yet\nunits: 2\n",
	"null relations":  "relations:\nunits: 2\n",
	"written null":    "relations: null\nconfig: {}\nsecrets:\n",
	"indented":        "relations:\n    - endpoint: logging   # logs\n      # data\n      related-units: {}\nunits: 2\n",
	"not indented":    "relations:\n- endpoint: logging\nunits: 2\n",
	"flow relations":  "relations: [{endpoint: logging}]\nunits: 2\n",
	"all flow":        "{units: 2, relations: [{endpoint: logging}]}\n",
	"empty flow":      "{}\n",
	"flow without":    "{units: 2}\n",
	"flow, empty":     "{units: 2, relations: [], config: {}, secrets: {}}\n",
	"flow, null":      "{units: 2, relations: , config: null}\n",
	"shown unit":      "shop/0:\n  leader: true\n  relation-info:\n  - endpoint: logging\n",
	"shown without":   "shop/0:\n  leader: true\n",
	"under its key":   "units: 2\njuju-show-unit:\n  shop/0:\n    relation-info:\n    - endpoint: logging\n",
	"CRLF":            "units: 2\r\nrelations:\r\n  - endpoint: logging\r\n",
	"document marker": "---\nunits: 2\n",
}

func TestEveryEndpointInEveryFile(t *testing.T) {
	project := everything(t)
	for name, text := range files {
		for _, known := range integration.All {
			endpoint := known.EndpointName()
			if endpoint == "logging" {
				continue // most of the files have it already
			}
			t.Run(name+"/"+endpoint, func(t *testing.T) { addAndRemove(t, project, text, mock.Subject{Endpoint: endpoint}) })
		}
		for _, option := range []string{"token", "size", "rate", "beta", "account", "oidc-scopes"} {
			t.Run(name+"/"+option, func(t *testing.T) { addAndRemove(t, project, text, mock.Subject{Option: option}) })
		}
		t.Run(name+"/secret", func(t *testing.T) {
			addAndRemove(t, project, text, mock.Subject{Secret: "secret:d0erdgfmp25c762i8np7"})
		})
	}
}

func addAndRemove(t *testing.T, project *value.Value, text string, subject mock.Subject) {
	edits, err := mock.Add(text, project, subject)
	added := apply(t, text, edits, err)
	if added == text {
		t.Fatalf("nothing is added to\n%s", text)
	}
	for _, comment := range []string{"# my deployment", "# two", "# here", "# none yet", "# logs", "# data"} {
		if strings.Contains(text, comment) && !strings.Contains(added, comment) {
			t.Errorf("%q is lost in\n%s", comment, added)
		}
	}
	if strings.Contains(text, "\r\n") && strings.Count(added, "\n") != strings.Count(added, "\r\n") {
		t.Errorf("the line breaks differ in %q", added)
	}
	d := deployment.Read(project, "flask", deployment.Files{Mock: parse(t, added)})
	check(t, d, subject, added)

	edits, err = mock.Remove(added, subject)
	removed := apply(t, added, edits, err)
	before, after := parse(t, text), parse(t, removed)
	if !same(before, after) {
		t.Errorf("after adding and removing\n%s\nis left of\n%s", removed, text)
	}
}

// check checks that the subject is mocked.
func check(t *testing.T, d *deployment.Deployment, subject mock.Subject, text string) {
	t.Helper()
	switch {
	case subject.Endpoint != "":
		if len(d.Related(subject.Endpoint)) != 1 {
			t.Errorf("there is no relation in\n%s", text)
		}
	case subject.Option != "":
		option := d.Option(subject.Option)
		if option.Value == nil || d.Given[subject.Option].Refused {
			t.Errorf("there is no value in\n%s", text)
		}
		if option.Type == "secret" {
			if _, ok := d.Secret(option.Value.Text); !ok {
				t.Errorf("there is no secret in\n%s", text)
			}
		}
	default:
		if _, ok := d.Secret(subject.Secret); !ok {
			t.Errorf("there is no secret in\n%s", text)
		}
	}
}

// same reports whether two files mean the same. null, [] and {} count as nothing,
// and juju show-unit's output may be under its key.
func same(a, b *value.Value) bool { return meaning(a) == meaning(b) }

func meaning(v *value.Value) string {
	text := value.NewMap()
	if v.Kind == value.Map {
		for _, entry := range v.Map.Entries() {
			if entry.Key.Text == "juju-show-unit" && v.Map.Len() == 1 {
				return meaning(entry.Value)
			}
			if entry.Value.Kind == value.Map && strings.Contains(entry.Key.Text, "/") {
				entry.Value.Map.Delete("relation-info")
			}
			if entry.Value.Truthy() {
				text.Map.Set(entry.Key, entry.Value)
			}
		}
	}
	return text.Repr()
}

func TestEveryMockIsIntegratedInEveryFramework(t *testing.T) {
	project := everything(t)
	for _, name := range framework.Names() {
		text := ""
		for _, known := range integration.All {
			endpoint := known.EndpointName()
			edits, err := mock.Add(text, project, mock.Subject{Endpoint: endpoint})
			text = apply(t, text, edits, err)
		}
		state := environment.Work(deployment.Read(project, name, deployment.Files{Mock: parse(t, text)}))
		if state.Variables == nil {
			t.Fatalf("%s: no environment: %+v %+v", name, state.Start, state.Data)
		}
		for _, info := range state.EndpointInfos() {
			if !info.Integrated || !info.Mockable {
				t.Errorf("%s: %s is not integrated", name, info.Name)
			}
			if len(info.Variables) > 0 && !brings(state, info) {
				t.Errorf("%s: %s brings none of %v", name, info.Name, info.Variables)
			}
		}
		if found := state.Findings(); len(found) > 0 {
			t.Errorf("%s: %v", name, found)
		}
	}
}

func brings(state *environment.State, info *environment.EndpointInfo) bool {
	for _, variable := range state.Variables {
		if variable.Kind == environment.Integration && variable.Origin.Path == string(info.Role)+"."+info.Name {
			return true
		}
	}
	return false
}

func TestAnotherUnit(t *testing.T) {
	project := everything(t)
	for _, text := range []string{
		"relations:\n  - endpoint: redis\n    related-units:\n      redis-k8s/0:\n        data: {hostname: a, port: '1'}\n",
		"relations: [{endpoint: redis, related-units: {redis-k8s/0: {data: {hostname: a, port: '1'}}}}]\n",
	} {
		edits, err := mock.Add(text, project, mock.Subject{Endpoint: "redis"})
		after := apply(t, text, edits, err)
		units := parse(t, after).Get("relations").Items[0].Get("related-units")
		if units.Map.Len() != 2 || units.Lookup("redis-k8s/1", "data", "port") == nil {
			t.Errorf("got\n%s", after)
		}
	}
}

func TestWhatCannotBeMocked(t *testing.T) {
	project := everything(t)
	for _, c := range []struct {
		mock    string
		subject mock.Subject
	}{
		{"", mock.Subject{Endpoint: "nope"}}, {"", mock.Subject{Option: "nope"}}, {"", mock.Subject{}},
		{"- a\n", mock.Subject{Endpoint: "redis"}}, {"a: [", mock.Subject{Endpoint: "redis"}},
	} {
		if edits, err := mock.Add(c.mock, project, c.subject); err == nil {
			t.Errorf("Add(%q, %v) = %v", c.mock, c.subject, edits)
		}
	}
	for _, subject := range []mock.Subject{{Endpoint: "redis"}, {Option: "token"}, {Secret: "x"}, {}} {
		for _, text := range []string{"units: 2\n", ""} {
			if edits, err := mock.Remove(text, subject); err == nil {
				t.Errorf("Remove(%q, %v) = %v", text, subject, edits)
			}
		}
	}
}

func FuzzAddAndRemove(f *testing.F) {
	for _, text := range files {
		f.Add(text)
	}
	project := value.NewMap()
	endpoint := value.NewMap(value.Entry{Key: value.NewString("interface"), Value: value.NewString("redis")})
	project.Map.SetString("requires", value.NewMap(value.Entry{Key: value.NewString("redis"), Value: endpoint}))
	f.Fuzz(func(t *testing.T, text string) {
		for _, subject := range []mock.Subject{{Endpoint: "redis"}, {Secret: "d0erdgfmp25c762i8np7"}} {
			edits, err := mock.Add(text, project, subject)
			if err != nil {
				continue
			}
			after, err := source.Apply(text, edits)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := mock.Remove(after, subject); err != nil && edits != nil {
				t.Errorf("%v: added to %q as %q and cannot be removed: %v", subject, text, after, err)
			}
		}
	})
}
