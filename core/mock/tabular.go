package mock

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/source"
)

// tables are the tables that commands of Juju 3.6 print: the words at the start
// of the first line, and the function that imports the content for which
// mock.yaml has keys.
var tables = []struct {
	head, command string
	take          func(rows [][]string, charm *Charm) string
	lacks         string
}{
	{"Model Controller", "juju status", unitsOfTable, "Config values and relation data are not in it: `juju config` and `juju show-unit` print them."},
	{"App Version", "juju status", unitsOfTable, "Config values and relation data are not in it: `juju config` and `juju show-unit` print them."},
	{"Unit Workload", "juju status", unitsOfTable, "Config values and relation data are not in it: `juju config` and `juju show-unit` print them."},
	{"ID Name Owner", "juju secrets", secretsOfTable, "The contents are not in it: `juju show-secret ID --reveal` prints them."},
	{"Attribute From Value", "juju model-config", proxiesOfTable, ""},
	{"Integration provider", "juju status --relations", nothing, "Relation data is not in it: `juju show-unit` prints it."},
	{"Relation provider", "juju status --relations", nothing, "Relation data is not in it: `juju show-unit` prints it."},
}

// IsTable reports whether a text is a table that Juju prints, and so cannot be
// YAML.
func IsTable(text string) bool { return tableOf(text) >= 0 }

// tableOf returns the index in tables of the table in a text, or -1.
func tableOf(text string) int {
	first, _, _ := strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
	words := strings.Join(strings.Fields(first), " ") + " "
	for i := range tables {
		if strings.HasPrefix(words, tables[i].head+" ") {
			return i
		}
	}
	return -1
}

// Table returns the finding about a mock.yaml that is a table printed by Juju,
// with the fix that imports it; nil for any other text.
func Table(file *source.File, charm *Charm) []diagnostic.Diagnostic {
	i := tableOf(file.Text)
	if i < 0 {
		return nil
	}
	var rows [][]string
	for _, line := range strings.Split(file.Text, "\n") {
		rows = append(rows, strings.Fields(line))
	}
	start := strings.Index(file.Text, strings.Fields(tables[i].head)[0])
	d := diagnostic.Diagnostic{
		File: project.Mock, Severity: diagnostic.Warning, Code: diagnostic.JujuOutput, Span: file.LineSpan(file.Line(start)),
		Message: strings.TrimSpace("This is the table that `" + tables[i].command + "` prints, and mock.yaml has its own keys for it. " + tables[i].lacks),
	}
	title, text := "Remove it: the charm sees nothing of it", tables[i].take(rows, charm)
	if text != "" {
		title = "Import what mock.yaml has keys for"
	}
	d.Fixes = diagnostic.Way(title, source.Edit{File: file.Name, Span: source.Span{End: len(file.Text)}, Text: text})
	return []diagnostic.Diagnostic{d}
}

func nothing([][]string, *Charm) string { return "" }

// below returns the rows from the one after a heading that begins with these two
// words, up to an empty row.
func below(rows [][]string, first, second string) [][]string {
	for i, row := range rows {
		if len(row) > 1 && row[0] == first && row[1] == second {
			end := slices.IndexFunc(rows[i:], func(row []string) bool { return len(row) == 0 })
			if end < 0 {
				return rows[i+1:]
			}
			return rows[i+1 : i+end]
		}
	}
	return nil
}

// unitsOfTable imports the model, the application's name and its number of units.
func unitsOfTable(rows [][]string, charm *Charm) string {
	text := ""
	if model := below(rows, "Model", "Controller"); len(model) > 0 {
		text = "model:\n  name: " + integration.Quoted(model[0][0]) + "\n"
	}
	units := map[string]int{}
	for _, row := range below(rows, "Unit", "Workload") {
		if application, _, isUnit := strings.Cut(row[0], "/"); isUnit {
			units[application]++
		}
	}
	application := charm.Name
	if units[application] == 0 && len(units) == 1 {
		for application = range units {
			text += "application: " + integration.Quoted(application) + "\n"
		}
	}
	if n := units[application]; n > 0 {
		text += "units: " + strconv.Itoa(n) + "\n"
	}
	return text
}

// secretsOfTable imports the secrets by their IDs.
func secretsOfTable(rows [][]string, _ *Charm) string {
	text := ""
	for _, row := range below(rows, "ID", "Name") {
		text += "  " + integration.Quoted(row[0]) + ": {}\n"
	}
	if text != "" {
		text = "secrets:\n" + text
	}
	return text
}

// proxiesOfTable imports the part of the model's configuration that charms see.
func proxiesOfTable(rows [][]string, _ *Charm) string {
	text := ""
	for _, row := range below(rows, "Attribute", "From") {
		if len(row) == 3 && topSchema.Child("model").Child("config").Key(row[0]) != nil {
			text += "    " + row[0] + ": " + integration.Quoted(row[2]) + "\n"
		}
	}
	if text != "" {
		text = "model:\n  config:\n" + text
	}
	return text
}
