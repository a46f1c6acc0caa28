package mock

import (
	"charm-playground/core/value"
	"strconv"
	"strings"
)

// summary says what is imported: "2 options and 1 relation".
func (t *taking) summary() string {
	var parts []string
	for _, entry := range t.parts.Map.Entries() {
		parts = append(parts, partSummary(entry.Key.Text, entry.Value)...)
	}
	return inSentence(parts)
}

// inSentence joins parts of a sentence: a, b and c.
func inSentence(parts []string) string {
	last := len(parts) - 1
	if last < 1 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:last], ", ") + " and " + parts[last]
}

// partSummary describes the imported content of a key of mock.yaml.
func partSummary(key string, v *value.Value) []string {
	switch key {
	case "config":
		return []string{counted(v.Map.Len(), "option")}
	case "secrets":
		return []string{counted(v.Map.Len(), "secret")}
	case "relations":
		return []string{counted(len(v.Items), "relation")}
	case "units":
		return []string{v.Str() + " units"}
	case "application":
		return []string{"the application's name"}
	case "leader":
		return []string{"who leads"}
	case "model":
		return modelSummary(v)
	}
	return nil
}

func modelSummary(model *value.Value) []string {
	var parts []string
	if model.Get("name") != nil {
		parts = append(parts, "the model's name")
	}
	if config := model.Get("config"); config != nil {
		parts = append(parts, counted(config.Map.Len(), "setting")+" of the model")
	}
	return parts
}

// counted returns a number with its noun, in the plural if needed.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
