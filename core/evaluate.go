// Package core is the playground without a page: what charmcraft 4.5.0 makes of
// a project folder, and what paas-charm 1.12.3 makes of that in a mocked
// deployment. It is a pure function of its input.
package core

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/expansion"
	"charm-playground/core/project"
	"charm-playground/core/result"
)

// Options are what charmcraft takes from outside the project folder.
type Options = expansion.Options

// Evaluate answers what becomes of a project folder: files are the texts by
// their paths, relative and with '/'. Whatever they hold, there is a result;
// a panic is a mistake of ours.
func Evaluate(files map[string]string, _ Options) result.Result {
	folder := openFolder(files)
	sources := result.NewSources(files)
	charmcraft := document.Parse(sources.File(project.Charmcraft))

	answer := result.New()
	answer.Diagnostics = sources.Diagnostics(append(skippedFiles(folder), charmcraft.Diagnostics...))
	return answer
}

// openFolder makes the project folder, which is all in memory: an error is a
// mistake of ours.
func openFolder(files map[string]string) *project.Folder {
	folder, err := project.New(files)
	if err != nil {
		panic(err)
	}
	return folder
}

// skippedFiles are findings for the files that no folder can hold.
func skippedFiles(folder *project.Folder) []diagnostic.Diagnostic {
	var found []diagnostic.Diagnostic
	for _, name := range folder.Skipped() {
		found = append(found, diagnostic.Diagnostic{
			File:     name,
			Severity: diagnostic.Warning,
			Code:     diagnostic.InvalidPath,
			Message: "'" + name + "' cannot be the name of a file in a project folder, so it is left out. " +
				"Use a relative path with '/', without '..', that is not below another file.",
		})
	}
	return found
}
