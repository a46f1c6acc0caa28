package mock

import (
	"slices"
	"strings"

	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/value"
)

// Skeleton returns a mock.yaml to start from for a charm, an expanded project:
// examples for all its options, secrets and endpoints, as comments. It means the
// same as no file; removing the "# " from lines mocks what they describe.
func Skeleton(project *value.Value) string {
	root := value.Node{Value: project}
	s := &skeleton{charm: CharmOf(project)}
	s.out.WriteString("# The mocked deployment: what Juju would hold around this charm. Take '# ' away to set something;\n" +
		"# values are examples. Or paste the output of `juju show-unit APP/0` here.\n\n")
	s.block("", "application: "+s.charm.Name+"\nunits: 3\nunit: 0\nleader: true")
	s.section("model", modelConfig())
	s.options(root.Get("config").Get("options").Entries())
	s.relations(root)
	s.section("workload", "can-connect: true\nfiles: [migrate.sh]")
	return s.out.String()
}

// modelConfig returns the model's configuration with all keys that reach apps.
func modelConfig() string {
	text := "config:"
	for _, row := range modelValues {
		text += "\n  " + row[0] + ": " + row[1]
	}
	return text
}

type skeleton struct {
	charm *Charm
	out   strings.Builder
}

// block writes lines as comments at an indentation.
func (s *skeleton) block(indent, lines string) {
	for _, line := range strings.Split(lines, "\n") {
		s.out.WriteString(indent + "# " + line + "\n")
	}
}

// section writes a key with its content, all as comments.
func (s *skeleton) section(key, lines string) {
	s.out.WriteString("\n")
	s.block("", key+":\n"+edit.Indent(lines, 2))
}

// list writes a key with lines, if there are any.
func (s *skeleton) list(key string, lines []string) {
	if len(lines) > 0 {
		s.section(key, strings.Join(lines, "\n"))
	}
}

// options writes the options with examples and their descriptions, and the secret
// that options of type secret refer to.
func (s *skeleton) options(options []value.Node) {
	lines := make([]string, len(options))
	for i, option := range options {
		lines[i] = exampleLine(option)
	}
	s.list("config", lines)
	s.list("secrets", s.secrets(options))
}

// exampleLine returns an option with an example and its description.
func exampleLine(option value.Node) string {
	line := option.Key + ": " + exampleOf(option.Key, textAt(option, "type"))
	if about := firstSentence(textAt(option, "description")); about != "" {
		line += "  # " + about
	}
	return line
}

// secrets returns the secrets that options and relations refer to.
func (s *skeleton) secrets(options []value.Node) []string {
	var secrets []string
	if slices.ContainsFunc(options, func(option value.Node) bool { return textAt(option, "type") == "secret" }) {
		secrets = append(secrets, optionSecret+":\n"+edit.Indent(someCredentials+"\nvalue: not-so-secret", 2))
	}
	if s.hasOAuth() {
		secrets = append(secrets, oauthSecret+":\n  secret: not-so-secret")
	}
	return secrets
}

// hasOAuth reports whether the charm has an endpoint whose provider refers to a
// secret.
func (s *skeleton) hasOAuth() bool {
	for _, name := range s.charm.endpoints {
		if name == "oauth" {
			return true
		}
	}
	return false
}

// firstSentence returns the first sentence of a text, on one line.
func firstSentence(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if end := strings.Index(text, ". "); end >= 0 {
		text = text[:end+1]
	}
	return text
}

// relations writes a relation for each endpoint.
func (s *skeleton) relations(project value.Node) {
	var items []string
	for _, endpoint := range append(project.Get("requires").Entries(), project.Get("provides").Entries()...) {
		text := relationText((*integration.Integration).Mock).of(s.charm.integration(endpoint.Key), endpoint.Key)
		items = append(items, asItem(text))
	}
	s.list("relations", items)
}
