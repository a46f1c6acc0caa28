package mock_test

import (
	"strings"
	"testing"

	"charm-playground/core/deployment"
	"charm-playground/core/environment"
	"charm-playground/core/mock"
)

// uncommented returns a skeleton with all of its examples enabled.
func uncommented(text string) string {
	_, text, _ = strings.Cut(text, "\n\n")
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], "# ")
	}
	return strings.Join(lines, "\n")
}

// TestSkeleton checks that a skeleton means the same as an empty file, and that
// the charm accepts all its examples.
func TestSkeleton(t *testing.T) {
	project := everything(t)
	text := mock.Skeleton(project)
	if v := parse(t, text); v.Truthy() {
		t.Errorf("the skeleton means %s:\n%s", v.Repr(), text)
	}
	whole := uncommented(text)
	d := deployment.Read(project, "flask", deployment.Files{Mock: parse(t, whole), MockText: whole})
	state := environment.Work(d)
	for _, info := range state.EndpointInfos() {
		if !info.Integrated {
			t.Errorf("%s is not integrated in\n%s", info.Name, whole)
		}
	}
	for _, option := range d.Options {
		if d.Given[option.Name] == nil || d.Given[option.Name].Refused {
			t.Errorf("%s has no value that Juju takes in\n%s", option.Name, whole)
		}
	}
	if found := d.Findings(); len(d.Peers) != 2 || len(found) > 0 {
		t.Errorf("%v in\n%s", found, whole)
	}
}

func TestTake(t *testing.T) {
	charm := mock.CharmOf(everything(t))
	for _, row := range []struct{ mock, pasted, want string }{
		{"", "$ juju config shop\napplication: shop\nsettings:\n  token: {source: user, type: string, value: abc}\n", "config:\n  token: abc\n"},
		{"# mine\nconfig:\n  token: old  # here\n  size: 1\n", "```yaml\nsettings:\n  token: {source: user, type: string, value: abc}\n```\n", "# mine\nconfig:\n  size: 1\n  token: abc\n"},
		{"relations:\n  - endpoint: redis\n  - endpoint: s3\n", "shop/0:\n  leader: true\n  relation-info:\n  - endpoint: redis\n    related-application: cache\n",
			"relations:\n  - endpoint: s3\n  - endpoint: redis\n    related-application: cache\nunit: 0\nleader: true\n"},
		{"units: 2\n", "[{\"endpoint\": \"redis\"}]", "units: 2\nrelations:\n  - endpoint: redis\n"},
		{"model:\n  name: prod\n", "juju-http-proxy: {value: 'http://a:1', source: model}\n", "model:\n  name: prod\n  config:\n    juju-http-proxy: http://a:1\n"},
	} {
		pasted, err := mock.Recognise(row.pasted, charm)
		if err != nil {
			t.Errorf("%q: %v", row.pasted, err)
			continue
		}
		edits, err := mock.Take(row.mock, pasted)
		if got := apply(t, row.mock, edits, err); got != row.want {
			t.Errorf("%q became\n%s\nwant\n%s", row.mock, got, row.want)
		}
	}
	for _, text := range []string{"", "a: b\n", "text", "- a\n", "a: [", "units: 3\n"} {
		if pasted, err := mock.Recognise(text, charm); err == nil {
			t.Errorf("%q is taken for %+v", text, pasted)
		}
	}
}

// TestTakeAll imports the outputs of several commands at once: the relation with
// more data wins, in whatever order they come.
func TestTakeAll(t *testing.T) {
	charm := mock.CharmOf(everything(t))
	const config = "$ juju config shop\napplication: shop\nsettings:\n  token: {source: user, type: string, value: abc}\n"
	const unit = "$ juju show-unit shop/0\nshop/0:\n  leader: true\n  relation-info:\n  - endpoint: redis\n    related-units: {cache/0: {data: {hostname: h}}}\n"
	const status = "$ juju status --format yaml\napplications:\n  shop:\n    charm: local:shop-1\n    application-status: {current: active}\n    scale: 2\n    relations: {redis: [cache], s3: [s3]}\n"
	const bundle = "---\nbundle: kubernetes\napplications: {shop: {charm: local:shop-1, scale: 2}, a: {charm: t}, b: {charm: t}}\nrelations: [[shop:ingress, a:i], [shop:ingress, b:i]]\n"
	const merged = "relations:\n  - endpoint: s3\n    related-application: s3\n  - endpoint: redis\n    related-units:\n      cache/0:\n        data:\n          hostname: h\n"
	for _, row := range []struct {
		mock, pasted string
		want         []string
		left         int
	}{
		{"", config + unit + status, []string{"config:\n  token: abc\n", merged, "leader: true\n"}, 0},
		{"", status + unit, []string{merged}, 0},
		{"relations:\n  - endpoint: redis\n    related-units: {cache/0: {data: {hostname: h}}}\n", status, []string{"{cache/0: {data: {hostname: h}}}", "endpoint: s3"}, 0},
		{"relations:\n  - endpoint: redis\n    application-data: {a: b}\n    related-application: other\n", status, []string{"- endpoint: redis\n    related-application: cache\n"}, 0},
		{"relations:\n  - endpoint: redis\n    related-application: far\n", "[{endpoint: redis, application-data: {a: b}}]", []string{"related-application: far\n"}, 0},
		{"", bundle, []string{"related-application: a\n  - endpoint: ingress\n    related-application: b\n"}, 0},
		{"", "$ date\nsome day\n" + config, []string{"config:\n  token: abc\n"}, 1},
	} {
		all, left, err := mock.RecogniseAll(row.pasted, charm)
		if err != nil || left != row.left {
			t.Errorf("%q: %v, %d left", row.pasted, err, left)
			continue
		}
		edits, err := mock.TakeAll(row.mock, all)
		got := apply(t, row.mock, edits, err)
		for _, want := range row.want {
			if !strings.Contains(got, want) {
				t.Errorf("%q became\n%s\nwithout\n%s", row.pasted, got, want)
			}
		}
	}
}
