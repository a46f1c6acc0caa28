package diagnostic

import (
	"slices"

	"charm-playground/core/source"
)

// Entry is a row of the catalogue: what a code means, for the page of findings.
type Entry struct {
	Code     Code
	Severity Severity // its usual severity
	By       Party    // who objects as a rule; empty in a row where the code or the file says it
	Title    string   // a noun phrase: "Unknown key"
	Text     string   // what it means and why it matters, a few sentences of Markdown
	File     string   // the project file that Example and Mended are the content of
	Example  string   // a minimal file that shows it
	Mended   string   // the same file without it
	// Beside are the other project files that the example needs, by name.
	Beside source.Words
}

// Catalogue is the one table of codes, in the order of the stages that find
// them; what the core as a whole finds comes last.
func Catalogue() []Entry {
	all := slices.Concat(yamlEntries, expansionEntries, deploymentEntries, checkEntries, jujuEntries, expectedEntries, coreEntries)
	for i := range all {
		all[i].By = (&Diagnostic{Code: all[i].Code, File: all[i].File, By: all[i].By}).Objector()
	}
	return all
}
