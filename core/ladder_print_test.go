// About the sources, and not about what becomes of them as WebAssembly.

//go:build !js

package core

import (
	"flag"
	"fmt"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "print into the documents what they show of the code")

// TestLadderIsPrinted checks that ARCHITECTURE.md shows the ladder, each package
// with the first sentence of its comment.
func TestLadderIsPrinted(t *testing.T) {
	var table strings.Builder
	table.WriteString("| rung | package | it |\n| --- | --- | --- |\n")
	for i, rung := range ladder {
		for _, pkg := range rung {
			fmt.Fprintf(&table, "| %d | [`%s`](%s) | %s |\n", i+1, pkg, pkg, synopsis(t, path.Join("..", pkg)))
		}
	}
	printed(t, "../ARCHITECTURE.md", "ladder", table.String())
}

// synopsis returns the first sentence of a package's comment, without its name. A
// package that is not there yet has none.
func synopsis(t *testing.T, folder string) string {
	t.Helper()
	files, err := filepath.Glob(path.Join(folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.PackageClauseOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if file.Doc != nil && !strings.HasSuffix(name, "_test.go") {
			words := strings.SplitN(new(doc.Package).Synopsis(file.Doc.Text()), " ", 3)
			return words[len(words)-1]
		}
	}
	t.Errorf("%s has no package comment", folder)
	return ""
}

// printed holds that a document has a text between the comments of a name, or
// puts it there with -update.
func printed(t *testing.T, document, name, want string) {
	t.Helper()
	text, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(text), "<!-- "+name+" -->\n")
	got, after, found := strings.Cut(rest, "<!-- end of "+name+" -->\n")
	switch {
	case !found:
		t.Fatalf("%s has no place for %s", document, name)
	case got == want:
	case *update:
		text := before + "<!-- " + name + " -->\n" + want + "<!-- end of " + name + " -->\n" + after
		if err := os.WriteFile(document, []byte(text), fs.FileMode(0o644)); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s does not show the %s as it is: run go test ./core -run '%s' -update", document, name, t.Name())
	}
}
