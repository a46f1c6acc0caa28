package mock

import (
	"fmt"
	"slices"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// oauthSecret is the ID of the secret that the mocked OAuth provider refers to
// (package schema).
const oauthSecret = "d0erdgfmp25c762i8np1"

// optionSecret is the ID of the secret that a mocked option refers to.
const optionSecret = "d0erdgfmp25c762i8np0"

const someCredentials = "username: user\npassword: correct-horse"

// SecretID returns the bare ID of a secret. Juju accepts the ID itself,
// `secret:ID` and `secret://MODEL-UUID/ID` (core/secrets, ParseURI, in Juju 3.6).
func SecretID(name string) string {
	if full, ok := strings.CutPrefix(name, "secret://"); ok {
		return full[strings.LastIndexByte(full, '/')+1:]
	}
	return strings.TrimPrefix(name, "secret:")
}

// optionValues are realistic values of the options that the extensions add.
var optionValues = source.Words{
	{"webserver-keepalive", "5"}, {"webserver-threads", "4"}, {"webserver-timeout", "30"}, {"webserver-workers", "4"},
	{"webserver-worker-class", "gevent"}, {"webserver-log-level", "debug"}, {"webserver-port", "8000"},
	{"flask-application-root", "/shop"}, {"flask-env", "staging"}, {"flask-permanent-session-lifetime", "3600"},
	{"flask-preferred-url-scheme", "HTTP"}, {"django-allowed-hosts", "shop.example.com"}, {"app-port", "8000"},
	{"metrics-port", "9090"}, {"metrics-path", "/metrics"}, {"node-env", "development"}, {"app-profiles", "dev"},
}

// typeValues are realistic values for the types of options.
var typeValues = source.Words{{"string", "example"}, {"int", "10"}, {"float", "0.5"}, {"boolean", "true"}, {"secret", "secret:" + optionSecret}}

// exampleOf returns a realistic value of an option with a type.
func exampleOf(name, kind string) string {
	if kind == "string" && strings.HasSuffix(name, "-scopes") {
		return "openid profile email"
	}
	if text := optionValues.Of(name); text != "" {
		return text
	}
	return typeValues.Of(kind)
}

func (m *mockFile) addOption(project *value.Value, name string) error {
	kind := project.Lookup("config", "options", name, "type")
	if kind == nil {
		return fmt.Errorf("the charm has no config option '%s'", name)
	}
	if at := m.root(); at != nil && at.At("config", name) != nil {
		return nil
	}
	if err := m.addTo("config", name, name+": "+exampleOf(name, kind.Text)); err != nil {
		return err
	}
	return m.secretOf(name, kind.Text)
}

// secretOf adds the secret that the example value of an option refers to, if the
// option's type is secret.
func (m *mockFile) secretOf(name, kind string) error {
	switch {
	case kind != "secret":
		return nil
	case isSecretKeyID(name):
		return m.addSecret(optionSecret, "value: not-so-secret")
	}
	return m.addSecret(optionSecret, someCredentials)
}

// secretName returns the name of a secret as mock.yaml spells it, or empty if
// mock.yaml lacks the secret.
func (m *mockFile) secretName(id string) string {
	secrets := m.root().At("secrets")
	if secrets == nil {
		return ""
	}
	for _, pair := range secrets.Pairs {
		if SecretID(pair.Key.Text) == id {
			return pair.Key.Text
		}
	}
	return ""
}

// AddSecret returns the edits that add a secret under 'secrets', with realistic
// values under the keys; without keys, it gets a user's credentials.
func AddSecret(mock, name string, keys []string) ([]source.Edit, error) {
	content := ""
	for _, key := range keys {
		content += "\n" + key + ": " + secretValue(key)
	}
	if content == "" {
		content = "\n" + someCredentials
	}
	return editMock(mock, func(m *mockFile) error { return m.addSecret(SecretID(name), content[1:]) })
}

// FillRelation returns the edits that add, with realistic values, the data that
// the charm needs and that the relation at a path lacks.
func FillRelation(mock, path string, of *integration.Integration) ([]source.Edit, error) {
	steps := strings.Split(path, ".")
	return editMock(mock, func(m *mockFile) error {
		for _, side := range []struct {
			keys  []integration.Key
			under []string
		}{{of.App, []string{"application-data"}}, {unitKeys(of), m.unitData(steps, of)}} {
			for _, key := range side.keys {
				relation := nodeAt(m.doc.Root, steps)
				if !key.Needed || key.Example == "" || relation == nil || relation.At(append(slices.Clone(side.under), key.Name)...) != nil {
					continue
				}
				if err := m.apply(edit.AddAt(m.file, relation, side.under, key.Name+": "+integration.Quoted(key.Example))); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// unitKeys returns the keys that only units write.
func unitKeys(of *integration.Integration) []integration.Key {
	return slices.DeleteFunc(slices.Clone(of.Unit), func(k integration.Key) bool { return slices.Contains(of.AppKeys(), k.Name) })
}

// unitData returns the path to the data of the first related unit, inside the
// relation.
func (m *mockFile) unitData(path []string, of *integration.Integration) []string {
	if relation := nodeAt(m.doc.Root, path); relation != nil {
		return unitDataOf(relation, of)
	}
	return nil
}

// secretValue returns a realistic value for a key of a secret.
func secretValue(key string) string {
	switch key {
	case "username":
		return "user"
	case "tls":
		return "'false'"
	}
	return "not-so-secret"
}

func (m *mockFile) addSecret(id, content string) error {
	if m.secretName(id) != "" {
		return nil
	}
	return m.addTo("secrets", id, id+":\n"+edit.Indent(content, 2))
}

// addTo adds a pair called name to the mapping under a key of mock.yaml.
func (m *mockFile) addTo(key, name, text string) error {
	if err := m.addText(key, text); err != nil {
		return err
	}
	if m.root().At(key, name) == nil {
		return ErrUnusual
	}
	return nil
}

// addText adds a pair, given as its text, under a key. It first moves top-level
// output of juju show-unit under its key.
func (m *mockFile) addText(key, text string) error {
	if err := m.wrapUnits(); err != nil {
		return err
	}
	root := m.root()
	if root == nil {
		return m.apply(edit.AddTop(m.file, key+":\n"+edit.Indent(text, 2)))
	}
	mapping := root.At(key)
	switch {
	case mapping != nil && mapping.Kind == document.Mapping && len(mapping.Pairs) > 0:
		if mapping.Style == document.Flow {
			text = pairInFlow(text)
		}
		return m.apply(edit.Add(m.file, mapping, text))
	case root.Pair(key) != nil:
		return m.fill(root, key, text)
	}
	return m.addPair(root, key+":\n"+edit.Indent(text, 2), key+": {"+pairInFlow(text)+"}")
}

// pairInFlow writes a pair in flow style, on one line.
func pairInFlow(text string) string {
	name, rest, nested := strings.Cut(text, "\n")
	if !nested {
		return text
	}
	return name + " " + flowOf(dedent(rest))
}

// dedent removes two spaces from every line.
func dedent(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(line, "  ")
	}
	return strings.Join(lines, "\n")
}

func (m *mockFile) removeRelations(endpoint string) error {
	removed := false
	for {
		at := slices.IndexFunc(m.relations(), func(relation *document.Node) bool { return endpointOf(relation) == endpoint })
		if at < 0 {
			break
		}
		removed = true
		if err := m.removeRelation(at); err != nil {
			return err
		}
	}
	if !removed {
		return fmt.Errorf("mock.yaml has no relation with '%s'", endpoint)
	}
	return nil
}

// removeRelation removes an item of the relations, and the secret that Add
// created for it.
func (m *mockFile) removeRelation(at int) error {
	holder, key := m.relationsHolder()
	items := m.relations()
	secret := items[at].Resolve().At("application-data", "client_secret_id")
	var err error
	if len(items) == 1 {
		err = m.removeKey(holder, key)
	} else {
		err = m.apply(m.withoutItem(holder.At(key), at))
	}
	if err == nil && secret != nil && secret.Text == "secret:"+oauthSecret {
		err = m.removeUnused(oauthSecret)
	}
	return err
}

// withoutItem returns the edit that removes an item from a list with other items.
func (m *mockFile) withoutItem(list *document.Node, at int) source.Edit {
	items := list.Items
	span := items[at].Span
	switch {
	case list.Style == document.Flow && at+1 < len(items):
		span.End = items[at+1].Span.Start
	case list.Style == document.Flow:
		span.Start = items[at-1].Span.End
	case at+1 < len(items):
		span = source.Span{Start: m.lineStart(span.Start), End: m.lineStart(items[at+1].Span.Start)}
	default:
		span = source.Span{Start: m.lineStart(span.Start), End: m.nextLine(span.End)}
	}
	return source.Edit{File: m.file.Name, Span: span}
}

func (m *mockFile) lineStart(offset int) int { return m.file.LineSpan(m.file.Line(offset)).Start }

// nextLine returns the start of the line after the text that ends at an offset.
func (m *mockFile) nextLine(end int) int {
	if end > 0 && m.file.Text[end-1] == '\n' {
		return end
	}
	if line := m.file.Line(end); line+1 < m.file.LineCount() {
		return m.file.LineSpan(line + 1).Start
	}
	return len(m.file.Text)
}

// removeKey removes a key from a mapping, and the top-level mapping that it
// leaves empty.
func (m *mockFile) removeKey(mapping *document.Node, key string) error {
	at := slices.IndexFunc(mapping.Pairs, func(p document.Pair) bool { return p.Key.Text == key })
	if removal, ok := edit.Remove(m.file, mapping, at); ok {
		return m.apply(removal)
	}
	root := m.root()
	if mapping == root {
		pair := root.Pairs[at]
		if root.Style == document.Flow {
			return m.apply(edit.Replace(m.file, root, "{}"))
		}
		return m.apply(source.Edit{File: m.file.Name, Span: source.Span{Start: m.lineStart(pair.Key.Span.Start), End: m.nextLine(max(pair.Key.Span.End, pair.Value.Span.End))}})
	}
	for _, pair := range root.Pairs {
		if pair.Value.Resolve() == mapping {
			return m.removeKey(root, pair.Key.Text)
		}
	}
	return m.apply(edit.Replace(m.file, mapping, "{}"))
}

func (m *mockFile) removeOption(name string) error {
	config := m.root().At("config")
	if config == nil || config.Pair(name) == nil {
		return fmt.Errorf("mock.yaml gives no value to '%s'", name)
	}
	given := config.At(name)
	if err := m.removeKey(config, name); err != nil {
		return err
	}
	if given != nil && given.Text == "secret:"+optionSecret {
		return m.removeUnused(optionSecret)
	}
	return nil
}

func (m *mockFile) removeSecret(id string) error {
	if name := m.secretName(id); name != "" {
		return m.removeKey(m.root().At("secrets"), name)
	}
	return fmt.Errorf("mock.yaml has no secret '%s'", id)
}

// removeUnused removes a secret that nothing refers to any more.
func (m *mockFile) removeUnused(id string) error {
	if strings.Count(m.file.Text, id) != 1 || m.root().At("secrets", id) == nil {
		return nil
	}
	return m.removeSecret(id)
}
