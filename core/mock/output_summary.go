package mock

import (
	"charm-playground/core/value"
	"strconv"
	"strings"
)

// summary says what is taken over: "2 options and 1 relation".
func (t *taking) summary() string {
	var parts []string
	for _, entry := range t.parts.Map.Entries() {
		switch key := entry.Key.Text; key {
		case "config":
			parts = append(parts, counted(entry.Value.Map.Len(), "option"))
		case "secrets":
			parts = append(parts, counted(entry.Value.Map.Len(), "secret"))
		case "relations":
			parts = append(parts, counted(len(entry.Value.Items), "relation"))
		case "units":
			parts = append(parts, entry.Value.Str()+" units")
		case "application":
			parts = append(parts, "the application's name")
		case "leader":
			parts = append(parts, "who leads")
		case "model":
			parts = append(parts, modelSummary(entry.Value)...)
		}
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
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

// counted is a number with its noun.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return strconv.Itoa(n) + " " + noun
}
