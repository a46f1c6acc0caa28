package language

import (
	"slices"
	"strings"
	"testing"

	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

const charm = `name: shop
type: charm
base: ubuntu@24.04
extensions:
  - flask-framework
config:
  options:
    token:
      type: string
      description: The token.
    credentials:
      type: secret
    debugging: {type: boolean}
requires:
  postgresql:
    interface: postgresql_client
  oidc:
    interface: oauth
`

const mocked = `config:
  credentials: secret:d0erdgfmp25c762i8np0
secrets:
  d0erdgfmp25c762i8np0: {user: u, pass: p}
relations:
  - endpoint: postgresql
    application-data:
      username: u
`

// at removes the '|' from a text and returns its position.
func at(t *testing.T, file, marked string) (Project, source.Position) {
	t.Helper()
	before, after, found := strings.Cut(marked, "|")
	if !found {
		t.Fatalf("no cursor in %q", marked)
	}
	files := map[string]string{project.Charmcraft: charm, project.Mock: mocked}
	files[file] = before + after
	return Project{Files: files}, source.NewFile(file, before+after).Position(len(before))
}

func complete(t *testing.T, file, marked string) []Item {
	t.Helper()
	p, position := at(t, file, marked)
	return Complete(p, file, position)
}

func labels(items []Item) []string {
	names := make([]string, len(items))
	for i, item := range items {
		names[i] = item.Label
	}
	return names
}

// accept returns the text after an item is accepted, with the item's
// placeholders.
func accept(t *testing.T, file, marked, label string) string {
	t.Helper()
	p, position := at(t, file, marked)
	text := p.Files[file]
	f := source.NewFile(file, text)
	for _, item := range Complete(p, file, position) {
		if item.Label != label {
			continue
		}
		line := f.LineSpan(item.Range.Start.Line)
		indent := strings.Repeat(" ", spaces(text[line.Start:line.End]))
		insert := strings.ReplaceAll(item.Text, "\n", "\n"+indent)
		return text[:f.Offset(item.Range.Start)] + insert + text[f.Offset(item.Range.End):]
	}
	t.Fatalf("%q is not offered at %q: %q", label, marked, labels(Complete(p, file, position)))
	return ""
}

func TestCompleteOffers(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             []string // must be offered
		not              []string // must not be offered
	}{
		{"empty file", "charmcraft.yaml", "|", []string{"name", "requires", "charm-libs"}, []string{"storage2"}},
		{"top level", "charmcraft.yaml", "name: a\nconfig:\n  options: {}\n|\n", []string{"requires"}, []string{"name", "config", "options"}},
		{"reserved keys beside an extension", "charmcraft.yaml", "extensions: [flask-framework]\n|", []string{"requires"}, []string{"storage", "peers", "charmhub"}},
		{"partly typed key", "charmcraft.yaml", "name: a\nreq|", []string{"requires"}, []string{"config"}},
		{"misspelt key", "charmcraft.yaml", "rqeuire|", []string{"requires"}, nil},
		{"endpoint names", "charmcraft.yaml", charm + "  |", []string{"redis", "s3", "endpoint"}, []string{"postgresql", "ingress", "metrics-endpoint"}},
		{"endpoint fields", "charmcraft.yaml", "requires:\n  s3:\n    interface: s3\n    |", []string{"optional", "limit", "scope"}, []string{"interface"}},
		{"endpoint fields by indentation", "charmcraft.yaml", "requires:\n  s3:\n    interface: s3\n  |", []string{"redis"}, []string{"optional", "s3"}},
		{"interface", "charmcraft.yaml", "requires:\n  s3:\n    interface: |", []string{"s3", "redis"}, []string{"loki_push_api"}},
		{"partly typed interface", "charmcraft.yaml", "requires:\n  s3:\n    interface: po|\n    limit: 1", []string{"postgresql_client"}, []string{"s3"}},
		{"in braces", "charmcraft.yaml", "requires: {s3: {interface: s3, |}}", []string{"optional"}, []string{"interface"}},
		{"value in braces", "charmcraft.yaml", "requires: {s3: {interface: s3, scope: |}}", []string{"global", "container"}, nil},
		{"unclosed braces", "charmcraft.yaml", "requires: {s3: {interface: s3, |\nname: a", []string{"optional"}, nil},
		{"broken file", "charmcraft.yaml", "name: [a\n  : x\n\tbad\n}\nrequires:\n  s3:\n    |", []string{"interface"}, nil},
		{"options", "charmcraft.yaml", "config:\n  options:\n    |", []string{"string option", "secret option"}, nil},
		{"option type", "charmcraft.yaml", "config:\n  options:\n    a:\n      type: |", []string{"string", "int", "float", "boolean", "secret"}, nil},
		{"extension item", "charmcraft.yaml", "extensions:\n  - |", []string{"flask-framework", "go-framework"}, nil},
		{"extension without dash", "charmcraft.yaml", "extensions:\n  |", []string{"flask-framework"}, nil},
		{"extension in brackets", "charmcraft.yaml", "extensions: [|]", []string{"flask-framework"}, nil},
		{"base", "charmcraft.yaml", "base: ubu|", []string{"ubuntu@24.04"}, []string{"almalinux@9"}},
		{"architectures", "charmcraft.yaml", "platforms:\n  |", []string{"amd64", "riscv64"}, nil},
		{"charm-libs", "charmcraft.yaml", "charm-libs:\n  - lib: a.b\n    |", []string{"version"}, []string{"lib"}},
		{"required parameters", "charmcraft.yaml", "actions:\n  a:\n    params:\n      full: {type: string}\n    required: [|]", []string{"full"}, nil},
		{"after a block scalar", "charmcraft.yaml", "description: |\n  requires:\n    s3:\ntitle: a\n<", nil, nil},

		{"mock top level", "mock.yaml", "unit: 1\n|", []string{"units", "config", "relations"}, []string{"unit"}},
		{"mock options", "mock.yaml", "config:\n  |", []string{"token", "flask-debug", "webserver-workers", "oidc-scopes"}, nil},
		{"mock option value", "mock.yaml", "config:\n  debugging: |", []string{"true", "false"}, nil},
		{"mock secret value", "mock.yaml", mocked + "---\nconfig:\n  credentials: |", []string{"secret:d0erdgfmp25c762i8np0"}, nil},
		{"mock secret value without a secret", "mock.yaml", "config:\n  credentials: |", []string{"secret:d0erdgfmp25c762i8np0"}, nil},
		{"mock secret value beside a secret", "mock.yaml", "secrets:\n  d0erdgfmp25c762i8np0: {a: b}\nconfig:\n  credentials: |", []string{"secret:d0erdgfmp25c762i8np0", "secret:d0erdgfmp25c762i8np1"}, nil},
		{"mock relation", "mock.yaml", "relations:\n  - |", []string{"postgresql", "ingress", "endpoint", "application-data"}, nil},
		{"mock relation without dash", "mock.yaml", "relations:\n  |", []string{"postgresql"}, nil},
		{"mock endpoint", "mock.yaml", "relations:\n  - endpoint: |", []string{"postgresql", "oidc", "ingress"}, nil},
		{"mock databag", "mock.yaml", mocked + "      |", []string{"password", "endpoints"}, []string{"username", "tls"}},
		{"mock databag value", "mock.yaml", mocked + "      password: |", []string{"correct-horse"}, nil},
		{"mock units", "mock.yaml", "relations:\n  - endpoint: redis\n    related-units:\n      |", []string{"redis-k8s/0"}, nil},
		{"mock unit data", "mock.yaml", "relations:\n  - endpoint: redis\n    related-units:\n      redis-k8s/0:\n        data:\n          |", []string{"hostname", "port"}, nil},
		{"mock exec", "mock.yaml", "workload:\n  exec:\n    |", []string{"migrate.sh", "gevent"}, nil},
		{"mock files", "mock.yaml", "workload:\n  files: [|]", []string{"migrate.sh", "manage.py"}, nil},
		{"show-unit", "mock.yaml", "shop/0:\n  relation-info:\n  - |", []string{"endpoint"}, nil},
		{"services", "rockcraft.yaml", "services:\n  |", []string{"worker", "scheduler"}, nil},
		{"service fields", "rockcraft.yaml", "services:\n  a-worker:\n    override: replace\n    |", []string{"command", "startup"}, []string{"override"}},
		{"startup", "rockcraft.yaml", "services:\n  a-worker:\n    startup: |", []string{"enabled", "disabled"}, nil},
		{"paas-config", "paas-config.yaml", "|", []string{"prometheus", "framework_logging_format"}, nil},
		{"scrape configs", "paas-config.yaml", "prometheus:\n  scrape_configs:\n    - job_name: a\n      |", []string{"static_configs", "metrics_path"}, []string{"job_name"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			marked := strings.Replace(test.text, "<", "|", 1)
			if test.name == "after a block scalar" {
				before := strings.TrimSuffix(test.text, "<")
				p := Project{Files: map[string]string{"charmcraft.yaml": before}}
				got := labels(Complete(p, "charmcraft.yaml", source.NewFile("", before).Position(len(before))))
				if !slices.Contains(got, "requires") || slices.Contains(got, "title") || slices.Contains(got, "interface") {
					t.Errorf("got %q", got)
				}
				return
			}
			got := labels(complete(t, test.file, marked))
			for _, want := range test.want {
				if !slices.Contains(got, want) {
					t.Errorf("%q is missing in %q", want, got)
				}
			}
			for _, not := range test.not {
				if slices.Contains(got, not) {
					t.Errorf("%q must not be in %q", not, got)
				}
			}
		})
	}
}

func TestAcceptedItems(t *testing.T) {
	tests := []struct{ file, text, label, want string }{
		{"charmcraft.yaml", "name: a\nreq|\n", "requires", "name: a\nrequires:\n  $0\n"},
		{"charmcraft.yaml", "req|: x\n", "requires", "requires: x\n"},
		{"charmcraft.yaml", "requires:\n  s3:\n    int|\n", "interface", "requires:\n  s3:\n    interface: \n"},
		{"charmcraft.yaml", "requires:\n  s3:\n    interface: re|dis # why\n", "redis", "requires:\n  s3:\n    interface: redis # why\n"},
		{"charmcraft.yaml", "requires:\n  s3:\n    \"opt|\": true\n", "optional", "requires:\n  s3:\n    \"optional\": true\n"},
		{"charmcraft.yaml", "requires:\n  |", "redis", "requires:\n  redis:\n    interface: redis\n    optional: true\n    limit: 1"},
		{"charmcraft.yaml", "extensions:\n  |", "go-framework", "extensions:\n  - go-framework"},
		{"charmcraft.yaml", "extensions: |", "go-framework", "extensions: [go-framework]"},
		{"charmcraft.yaml", "requires: {s3: {interface: |}}", "s3", "requires: {s3: {interface: s3}}"},
		{"mock.yaml", "relations:\n  - |", "ingress", "relations:\n  - endpoint: ingress\n    related-application: traefik-k8s\n    application-data:\n      ingress: '{\"url\": \"https://app.example.com/\"\\}'"},
		{"mock.yaml", "relations:\n  |", "ingress", "relations:\n  - endpoint: ingress\n    related-application: traefik-k8s\n    application-data:\n      ingress: '{\"url\": \"https://app.example.com/\"\\}'"},
		{"mock.yaml", "relations:\n- endpoint: redis\n  related-units:\n    |", "redis-k8s/0", "relations:\n- endpoint: redis\n  related-units:\n    redis-k8s/0:\n      data:\n        hostname: redis-k8s-0.redis-k8s-endpoints\n        port: '6379'"},
	}
	for _, test := range tests {
		if got := accept(t, test.file, test.text, test.label); got != test.want {
			t.Errorf("%q with %q:\n%s\nwant:\n%s", test.text, test.label, got, test.want)
		}
	}
}

// TestOffersAreSingle checks that no list has an item twice, and that no item
// repeats its own name.
func TestOffersAreSingle(t *testing.T) {
	for _, test := range []struct{ file, text string }{
		{"charmcraft.yaml", "config:\n  options:\n    |"},
		{"charmcraft.yaml", "actions:\n  a:\n    params:\n      |"},
		{"charmcraft.yaml", "config:\n  options:\n    a:\n      type: boolean\n      default: |"},
		{"charmcraft.yaml", "charm-libs:\n  - lib: |"},
		{"charmcraft.yaml", "requires:\n  s3:\n    interface: |"},
		{"mock.yaml", "relations:\n  - |"},
		{"mock.yaml", "config:\n  debugging: |"},
	} {
		seen := map[string]bool{}
		for _, item := range complete(t, test.file, test.text) {
			if seen[item.Label] || strings.HasPrefix(item.Label, item.Detail+" ") && item.Detail != "" || item.Label == item.Detail {
				t.Errorf("%q: %q %q", test.text, item.Label, item.Detail)
			}
			seen[item.Label] = true
		}
	}
}

// TestFreeItems checks that items are free where any text is valid: there Enter
// belongs to the text, not to the item.
func TestFreeItems(t *testing.T) {
	for _, test := range []struct {
		file, text, label string
		free              bool
	}{
		{"mock.yaml", "application: |", "shop", true},
		{"mock.yaml", mocked + "      password: |", "correct-horse", true},
		{"mock.yaml", "unit: |", "0", true},
		{"mock.yaml", "config:\n  debugging: |", "true", false},
		{"charmcraft.yaml", "base: |", "ubuntu@24.04", false},
		{"charmcraft.yaml", "requires:\n  s3:\n    interface: |", "s3", false},
		{"charmcraft.yaml", "config:\n  options:\n    a:\n      type: int\n      default: |", "1", true},
	} {
		items := complete(t, test.file, test.text)
		i := slices.IndexFunc(items, func(i Item) bool { return i.Label == test.label })
		if i < 0 || items[i].Free != test.free {
			t.Errorf("%q: %q is not offered with free = %v: %+v", test.text, test.label, test.free, items)
		}
	}
}

func TestNewestBaseFirst(t *testing.T) {
	got := labels(complete(t, "charmcraft.yaml", "base: ubu|"))
	if len(got) < 3 || got[0] != "ubuntu@24.04" || got[1] != "ubuntu@22.04" {
		t.Errorf("got %q", got)
	}
}

// places calls visit for every key in a file's schema, with the path of the
// mapping around the key.
func places(n *schema.Node, path []string, depth int, visit func(path []string, key *schema.Key)) {
	if n == nil || depth > 9 {
		return
	}
	for i := range n.Keys {
		visit(path, &n.Keys[i])
		places(n.Keys[i].Node, append(slices.Clone(path), n.Keys[i].Name), depth+1, visit)
	}
	if n.Names != nil {
		name := "any"
		if n.Only != nil {
			name = "any/0" // a unit is the only name among keys
		}
		places(n.Names.Value, append(slices.Clone(path), name), depth+1, visit)
	}
	if n.Item != nil && n.Types&schema.Map == 0 {
		places(n.Item, append(slices.Clone(path), "-"), depth+1, visit)
	}
}

// document returns a text whose last line is at a path. With an unfinished key
// it is broken YAML.
func document(path []string, key string) string {
	var text strings.Builder
	indent := 0
	for _, step := range path {
		if step == "-" {
			text.WriteString(strings.Repeat(" ", indent) + "- first: 1\n")
		} else {
			text.WriteString(strings.Repeat(" ", indent) + step + ":\n")
		}
		indent += 2
	}
	return text.String() + strings.Repeat(" ", indent) + key
}

// TestEveryKeyOfTheSchema completes every key of every schema, hovers over it,
// and completes its value.
func TestEveryKeyOfTheSchema(t *testing.T) {
	for _, file := range []string{project.Charmcraft, project.Mock, project.Rockcraft, project.PaasConfig, project.Metadata, project.Config, project.Actions} {
		count := 0
		places(schema.Of(file), nil, 0, func(path []string, key *schema.Key) {
			count++
			begun := document(path, key.Name[:1])
			p := Project{Files: map[string]string{file: begun}}
			if key.Mark&(schema.Unread|schema.Deprecated) == 0 {
				got := labels(Complete(p, file, source.NewFile(file, begun).Position(len(begun))))
				if !slices.Contains(got, key.Name) {
					t.Errorf("%s: %v: %q is not offered: %q", file, path, key.Name, got)
				}
			}
			whole := document(path, key.Name+": ")
			p = Project{Files: map[string]string{file: whole}}
			position := source.NewFile(file, whole).Position(len(whole))
			items := Complete(p, file, position)
			for _, word := range key.Node.Words() {
				if !slices.ContainsFunc(items, func(i Item) bool { return i.Label == word }) {
					t.Errorf("%s: %v.%s: %q is not offered: %q", file, path, key.Name, word, labels(items))
				}
			}
			position.Character -= 2
			hover := HoverAt(p, file, position)
			if hover == nil || !strings.Contains(hover.Contents, key.Doc) || hover.Docs != key.Link {
				t.Errorf("%s: %v.%s: hover is %+v", file, path, key.Name, hover)
			}
		})
		if count == 0 {
			t.Errorf("%s has no keys", file)
		}
	}
}

func TestHover(t *testing.T) {
	tests := []struct{ name, file, text, want string }{
		{"option", "charmcraft.yaml", strings.Replace(charm, "token:", "tok|en:", 1), "`FLASK_TOKEN`"},
		{"secret option", "charmcraft.yaml", strings.Replace(charm, "credentials:", "cred|entials:", 1), "`FLASK_CREDENTIALS_<KEY>`"},
		{"endpoint", "charmcraft.yaml", strings.Replace(charm, "postgresql:", "postgre|sql:", 1), "`POSTGRESQL_DB_CONNECT_STRING`"},
		{"oauth endpoint", "charmcraft.yaml", strings.Replace(charm, "oidc:", "|oidc:", 1), "`FLASK_OIDC_CLIENT_ID`"},
		{"interface", "charmcraft.yaml", strings.Replace(charm, "postgresql_client", "postgresql_cl|ient", 1), "A PostgreSQL database."},
		{"extension", "charmcraft.yaml", strings.Replace(charm, "flask-", "fl|ask-", 1), "A Flask app"},
		{"type", "charmcraft.yaml", strings.Replace(charm, "string", "str|ing", 1), "Text; the app gets it as it is."},
		{"mock option", "mock.yaml", "config:\n  tok|en: a\n", "The token."},
		{"predefined option", "mock.yaml", "config:\n  flask-de|bug: true\n", "`FLASK_DEBUG`"},
		{"mock endpoint", "mock.yaml", strings.Replace(mocked, "endpoint: p", "endpoint: |p", 1), "`POSTGRESQL_DB_NAME`"},
		{"databag key", "mock.yaml", strings.Replace(mocked, "username", "user|name", 1), "The database user."},
		{"secret", "mock.yaml", strings.Replace(mocked, "  d0erd", "  d0|erd", 1), "option `credentials`"},
		{"secret value", "mock.yaml", strings.Replace(mocked, "secret:d0", "secret:|d0", 1), "`user`, `pass`"},
		{"service", "rockcraft.yaml", "services:\n  a-wor|ker: {}\n", "every unit"},
	}
	for _, test := range tests {
		p, position := at(t, test.file, test.text)
		hover := HoverAt(p, test.file, position)
		if hover == nil || !strings.Contains(hover.Contents, test.want) {
			t.Errorf("%s: %+v, want %q in it", test.name, hover, test.want)
		}
	}
	p, position := at(t, "charmcraft.yaml", "name: a # not|hing\n")
	if hover := HoverAt(p, "charmcraft.yaml", position); hover != nil {
		t.Errorf("a comment has hover %+v", hover)
	}
}

func TestPositionsAreUTF16(t *testing.T) {
	items := complete(t, "charmcraft.yaml", "requires: {\"😀\": {interface: \"é😀\", sco|}}")
	if len(items) == 0 || items[0].Label != "scope" || items[0].Range.Start.Character != 36 {
		t.Errorf("got %+v", items)
	}
}

func FuzzLanguage(f *testing.F) {
	f.Add(charm, 40)
	f.Add(mocked, 60)
	f.Add("a: {b: [c, {d: ", 14)
	f.Add("- - - a: |\n  x\n", 3)
	f.Add("\"a: 'b\r\n\r- ? : x", 9)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		for _, file := range []string{project.Charmcraft, project.Mock} {
			p := Project{Files: map[string]string{file: text}}
			source := source.NewFile(file, text)
			position := source.Position(offset)
			for _, item := range Complete(p, file, position) {
				start, end := source.Offset(item.Range.Start), source.Offset(item.Range.End)
				if start > end || end > len(text) {
					t.Fatalf("range %v outside the text", item.Range)
				}
			}
			HoverAt(p, file, position)
		}
	})
}

func BenchmarkComplete(b *testing.B) {
	text := strings.Repeat("# comment\n", 1000) + charm + "  "
	p := Project{Files: map[string]string{project.Charmcraft: text}}
	position := source.NewFile("", text).Position(len(text))
	for b.Loop() {
		Complete(p, project.Charmcraft, position)
	}
}
