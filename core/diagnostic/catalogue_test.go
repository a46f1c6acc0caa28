package diagnostic

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

var slug = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// otherVerb matches other words for what the page always calls "fix".
var otherVerb = regexp.MustCompile(`(?i)\b(mend|repair|correct(?:s|ed|ing)\b)[a-z]*`)

// withoutExample are the codes that no file in a catalogue can show: bugs of
// the playground itself, and files with more values than a page would hold.
var withoutExample = []Code{InternalError, TooLarge}

func TestCatalogueIsWhole(t *testing.T) {
	seen := map[Code]bool{}
	for _, entry := range Catalogue() {
		if seen[entry.Code] {
			t.Errorf("%s is there twice", entry.Code)
		}
		seen[entry.Code] = true
		if !slug.MatchString(string(entry.Code)) {
			t.Errorf("%q is no slug", entry.Code)
		}
		if entry.Title == "" || strings.HasSuffix(entry.Title, ".") || strings.ToUpper(entry.Title[:1]) != entry.Title[:1] {
			t.Errorf("%s: the title %q is no noun phrase", entry.Code, entry.Title)
		}
		if len(entry.Text) < 60 || !strings.HasSuffix(entry.Text, ".") {
			t.Errorf("%s: the text says too little: %q", entry.Code, entry.Text)
		}
		if other := otherVerb.FindString(entry.Title + " " + entry.Text); other != "" {
			t.Errorf("%s: the page says fix, not %s", entry.Code, other)
		}
		if lacks := entry.Example == ""; lacks != slices.Contains(withoutExample, entry.Code) {
			t.Errorf("%s: an example is missing, or the code is in withoutExample by mistake", entry.Code)
		}
		if entry.Severity != Error && entry.Severity != Warning && entry.Severity != Information && entry.Severity != Hint {
			t.Errorf("%s: unknown severity %q", entry.Code, entry.Severity)
		}
	}
}
