package integration

import "strings"

// Definition returns the YAML text that declares an endpoint of this interface,
// with two spaces for each level.
func (i *Integration) Definition(endpoint string) string {
	return endpoint + ":\n  interface: " + i.Interface + "\n  optional: true\n  limit: 1"
}

// Mock returns the YAML text of a relation with an endpoint of this interface,
// as an item of mock.yaml's relations, with data like a real charm's.
func (i *Integration) Mock(endpoint string) string { return i.mock(endpoint, false) }

// FullMock is Mock with the rare keys, too, so that the app gets every
// variable.
func (i *Integration) FullMock(endpoint string) string { return i.mock(endpoint, true) }

func (i *Integration) mock(endpoint string, full bool) string {
	text := "endpoint: " + endpoint
	if i.Charm != "" {
		text += "\nrelated-application: " + i.Charm
	}
	if data := examples(i.App, "  ", full); data != "" {
		text += "\napplication-data:" + data
	}
	if data := examples(i.Unit, "      ", full); data != "" {
		text += "\nrelated-units:\n  " + i.Charm + "/0:\n    data:" + data
	}
	return text
}

// UnitData returns the data of a unit in Mock, one key on each line, after a line
// break and an indentation; empty if the integration's units write none.
func (i *Integration) UnitData(indent string) string { return examples(i.Unit, indent, false) }

// examples returns the examples of the keys in a mock, one on each line; full
// includes those that mocks leave out, if they have an example.
func examples(keys []Key, indent string, full bool) string {
	var text strings.Builder
	for _, key := range keys {
		if !key.Rare || full && key.Example != "" {
			text.WriteString("\n" + indent + key.Name + ": " + Quoted(key.Example))
		}
	}
	return text.String()
}

// Quoted returns a string in YAML: plain if YAML reads it as the same string,
// otherwise in single quotes.
func Quoted(text string) string {
	if strings.Trim(text, "0123456789") == "" || text == "False" || text == "True" || text == "none" || strings.ContainsAny(text[:1], "[{\"'*&!|>%@`#") || strings.Contains(text, ": ") {
		return "'" + strings.ReplaceAll(text, "'", "''") + "'"
	}
	return text
}
