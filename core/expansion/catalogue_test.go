package expansion_test

import (
	"slices"
	"testing"

	"charm-playground/core/diagnostic"
)

// ownCodes are the codes that no other package reports.
var ownCodes = []diagnostic.Code{
	diagnostic.NotAProject, diagnostic.InvalidName, diagnostic.WrongLength, diagnostic.InvalidURL, diagnostic.InvalidBase, diagnostic.UnsupportedBase,
	diagnostic.ExperimentalBase, diagnostic.InvalidPlatform, diagnostic.UnknownExtension, diagnostic.ReservedKey, diagnostic.ReservedName,
	diagnostic.ReservedPrefix, diagnostic.DefaultNotOptional, diagnostic.CustomizedCharm, diagnostic.PaasConfig, diagnostic.CosCustom,
	diagnostic.CharmLibrary, diagnostic.UnknownPlugin, diagnostic.InvalidPart, diagnostic.InvalidGrammar, diagnostic.DuplicateFile,
}

func TestCatalogueExamples(t *testing.T) {
	documented := map[diagnostic.Code]diagnostic.Entry{}
	for _, entry := range diagnostic.Catalogue() {
		documented[entry.Code] = entry
	}
	for _, code := range ownCodes {
		entry, ok := documented[code]
		if !ok {
			t.Errorf("%s is not in the catalogue", code)
			continue
		}
		files := map[string]string{}
		for _, beside := range entry.Beside {
			files[beside[0]] = beside[1]
		}
		files[entry.File] = entry.Example
		if found := expand(t, files, false).Diagnostics; !slices.ContainsFunc(found, func(d diagnostic.Diagnostic) bool { return d.Code == code }) {
			t.Errorf("the example of %s shows %v", code, found)
		}
		files[entry.File] = entry.Mended
		if entry.Mended == "" {
			delete(files, entry.File)
		}
		if got := expand(t, files, false); got.Project == nil {
			t.Errorf("the mended example of %s is refused: %v", code, got.Diagnostics)
		}
	}
}
