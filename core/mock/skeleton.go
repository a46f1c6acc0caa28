package mock

import (
	"strings"

	"charm-playground/core/edit"
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

// options writes the options with examples and their descriptions, and the secret
// that options of type secret refer to.
func (s *skeleton) options(options []value.Node) {
	var lines, secrets []string
	for _, option := range options {
		kind := textOf(option.Get("type").Value)
		line := option.Key + ": " + exampleOf(option.Key, kind)
		if about := firstSentence(textOf(option.Get("description").Value)); about != "" {
			line += "  # " + about
		}
		lines = append(lines, line)
		if kind == "secret" && secrets == nil {
			secrets = []string{optionSecret + ":\n" + edit.Indent(someCredentials+"\nvalue: not-so-secret", 2)}
		}
	}
	if s.hasOAuth() {
		secrets = append(secrets, oauthSecret+":\n  secret: not-so-secret")
	}
	if lines != nil {
		s.section("config", strings.Join(lines, "\n"))
	}
	if secrets != nil {
		s.section("secrets", strings.Join(secrets, "\n"))
	}
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
	for _, block := range []string{"requires", "provides"} {
		for _, endpoint := range project.Get(block).Entries() {
			text := "endpoint: " + endpoint.Key
			if known := s.charm.integration(endpoint.Key); known != nil {
				text = known.Mock(endpoint.Key)
			}
			items = append(items, asItem(text))
		}
	}
	if items != nil {
		s.section("relations", strings.Join(items, "\n"))
	}
}
