package diagnostic

import (
	"slices"

	"charm-playground/core/source"
)

// Entry is a row of the catalogue: what a code means, for the page of findings.
type Entry struct {
	Code     Code
	Severity Severity // its usual severity
	By       Party    // who usually objects; empty in a row if the code or the file decides
	Title    string   // a noun phrase: "Unknown key"
	Text     string   // what it means and why it matters, a few sentences of Markdown
	File     string   // the project file whose content Example and Mended are
	Example  string   // a minimal file with the mistake
	Mended   string   // the same file without the mistake
	// Beside are the other project files that the example needs, by name.
	Beside source.Words
}

// Catalogue returns the one table of codes, in the order of the stages that
// find them; findings about the request as a whole come last.
func Catalogue() []Entry {
	all := slices.Concat(yamlEntries, expansionEntries, deploymentEntries, checkEntries, jujuEntries, expectedEntries, coreEntries)
	for i := range all {
		all[i].By = (&Diagnostic{Code: all[i].Code, File: all[i].File, By: all[i].By}).Objector()
	}
	return all
}
