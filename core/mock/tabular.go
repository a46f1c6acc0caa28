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

// table describes a table that a command of Juju 3.6 prints: the words at the
// start of the first line, and the function that imports the content for which
// mock.yaml has keys.
type table struct {
	head, command string
	take          func(rows [][]string, charm *Charm) string
	lacks         string
}

var tables = []table{
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
	return slices.IndexFunc(tables, func(t table) bool { return strings.HasPrefix(words, t.head+" ") })
}

// Table returns the finding about a mock.yaml that is a table printed by Juju,
// with the fix that imports it; nil for any other text.
func Table(file *source.File, charm *Charm) []diagnostic.Diagnostic {
	i := tableOf(file.Text)
	if i < 0 {
		return nil
	}
	start := strings.Index(file.Text, strings.Fields(tables[i].head)[0])
	return []diagnostic.Diagnostic{{
		File: project.Mock, Severity: diagnostic.Warning, Code: diagnostic.JujuOutput, Span: file.LineSpan(file.Line(start)),
		Message: strings.TrimSpace("This is the table that `" + tables[i].command + "` prints, and mock.yaml has its own keys for it. " + tables[i].lacks),
		Fixes:   tables[i].importing(file, charm),
	}}
}

// importing returns the fix that puts a table into the keys of mock.yaml.
func (t *table) importing(file *source.File, charm *Charm) []diagnostic.Fix {
	title, text := "Remove it: the charm sees nothing of it", t.take(rowsOf(file.Text), charm)
	if text != "" {
		title = "Import what mock.yaml has keys for"
	}
	return diagnostic.Way(title, source.Edit{File: file.Name, Span: source.Span{End: len(file.Text)}, Text: text})
}

// rowsOf returns the words of each line.
func rowsOf(text string) [][]string {
	var rows [][]string
	for _, line := range strings.Split(text, "\n") {
		rows = append(rows, strings.Fields(line))
	}
	return rows
}

func nothing([][]string, *Charm) string { return "" }

// below returns the rows from the one after a heading that begins with these two
// words, up to an empty row.
func below(rows [][]string, first, second string) [][]string {
	heading := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 1 && row[0] == first && row[1] == second })
	if heading < 0 {
		return nil
	}
	rows = rows[heading+1:]
	if end := slices.IndexFunc(rows, func(row []string) bool { return len(row) == 0 }); end >= 0 {
		return rows[:end]
	}
	return rows
}

// unitsOfTable imports the model, the application's name and its number of units.
func unitsOfTable(rows [][]string, charm *Charm) string {
	text := ""
	if model := below(rows, "Model", "Controller"); len(model) > 0 {
		text = "model:\n  name: " + integration.Quoted(model[0][0]) + "\n"
	}
	return text + applicationOfTable(unitCounts(rows), charm)
}

// applicationOfTable imports the charm's application, or the only one that has
// units.
func applicationOfTable(units map[string]int, charm *Charm) string {
	text, application := "", charm.Name
	if units[application] == 0 && len(units) == 1 {
		for application = range units {
			text = "application: " + integration.Quoted(application) + "\n"
		}
	}
	if n := units[application]; n > 0 {
		text += "units: " + strconv.Itoa(n) + "\n"
	}
	return text
}

// unitCounts returns the number of units of each application.
func unitCounts(rows [][]string) map[string]int {
	units := map[string]int{}
	for _, row := range below(rows, "Unit", "Workload") {
		if application, _, isUnit := strings.Cut(row[0], "/"); isUnit {
			units[application]++
		}
	}
	return units
}

// secretsOfTable imports the secrets by their IDs.
func secretsOfTable(rows [][]string, _ *Charm) string {
	text := ""
	for _, row := range below(rows, "ID", "Name") {
		text += "  " + integration.Quoted(row[0]) + ": {}\n"
	}
	return withHead("secrets:\n", text)
}

// proxiesOfTable imports the part of the model's configuration that charms see.
func proxiesOfTable(rows [][]string, _ *Charm) string {
	text := ""
	for _, row := range below(rows, "Attribute", "From") {
		if len(row) == 3 && topSchema.Child("model").Child("config").Key(row[0]) != nil {
			text += "    " + row[0] + ": " + integration.Quoted(row[2]) + "\n"
		}
	}
	return withHead("model:\n  config:\n", text)
}

// withHead puts keys above lines, if there are any.
func withHead(keys, lines string) string {
	if lines == "" {
		return ""
	}
	return keys + lines
}
