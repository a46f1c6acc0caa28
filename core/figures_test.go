package core

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// What production code may be at most, tables apart; `go test ./core -run
// Figures -v` prints what it is.
const (
	mostFunctionLines = 60
	mostFileLines     = 400
)

// figures are what is measured of Go's production code.
type figures struct {
	functions, files      []int // lines of each
	comments, lines       int   // of non-blank lines
	undocumented, tooLong []string
}

// TestFigures measures the production code: short functions, short files,
// comments, no exported name without one.
func TestFigures(t *testing.T) {
	var f figures
	for _, folder := range []string{"../core", "../wasm"} {
		err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.Name() == "testdata":
				return fs.SkipDir
			case strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go"):
				f.file(t, name)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	report(t, "functions", f.functions)
	report(t, "files", f.files)
	t.Logf("comments: %.1f %% of the lines that are not blank", 100*float64(f.comments)/float64(f.lines))
	for _, name := range f.undocumented {
		t.Errorf("%s is exported and has no comment", name)
	}
	for _, name := range f.tooLong {
		t.Errorf("%s is too long", name)
	}
}

// report prints the median, the ninetieth percentile and the longest.
func report(t *testing.T, what string, lines []int) {
	sort.Ints(lines)
	last := len(lines) - 1
	t.Logf("%d %s: lines median %d, p90 %d, longest %d", len(lines), what, lines[last/2], lines[last*9/10], lines[last])
}

func (f *figures) file(t *testing.T, name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	lines := func(node ast.Node) int { return set.Position(node.End()).Line - set.Position(node.Pos()).Line + 1 }
	tables := 0
	for _, declaration := range file.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && d.Doc == nil {
				f.undocumented = append(f.undocumented, name+": "+d.Name.Name)
			}
			if isTable(d) {
				tables += lines(d)
				continue
			}
			f.functions = append(f.functions, lines(d))
			if lines(d) > mostFunctionLines {
				f.tooLong = append(f.tooLong, name+": "+d.Name.Name)
			}
		case *ast.GenDecl:
			if d.Tok == token.VAR || d.Tok == token.CONST {
				tables += lines(d)
			}
			f.names(name, d)
		}
	}
	length := strings.Count(string(text), "\n")
	f.files = append(f.files, length)
	if length-tables > mostFileLines {
		f.tooLong = append(f.tooLong, name)
	}
	f.shares(string(text))
}

// isTable reports whether a function is a table: it returns one literal, or makes
// calls one below the other, without a branch.
func isTable(d *ast.FuncDecl) bool {
	branches := false
	ast.Inspect(d, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt, *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
			branches = true
		}
		return !branches
	})
	return !branches && d.Body != nil && len(d.Body.List) == 1
}

// names are the exported types, variables and constants without a comment. One
// on their group counts.
func (f *figures) names(file string, d *ast.GenDecl) {
	for _, spec := range d.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			if spec.Name.IsExported() && d.Doc == nil && spec.Doc == nil {
				f.undocumented = append(f.undocumented, file+": "+spec.Name.Name)
			}
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				if name.IsExported() && d.Doc == nil && spec.Doc == nil && spec.Comment == nil {
					f.undocumented = append(f.undocumented, file+": "+name.Name)
				}
			}
		}
	}
}

// shares counts the lines that are comments, or have one, among those that are
// not blank.
func (f *figures) shares(text string) {
	for line := range strings.Lines(text) {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" {
			continue
		}
		f.lines++
		if strings.HasPrefix(trimmed, "//") || strings.Contains(trimmed, " // ") {
			f.comments++
		}
	}
}
