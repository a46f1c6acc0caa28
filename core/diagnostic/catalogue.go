package diagnostic

import (
	"slices"

	"charm-playground/core/source"
)

// Entry is a row of the catalogue: what a code means, for the page of findings.
type Entry struct {
	Code     Code
	Severity Severity // its usual severity
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
	return slices.Concat(yamlEntries, expansionEntries, deploymentEntries, checkEntries, expectedEntries, coreEntries)
}
