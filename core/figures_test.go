// About the sources, and not about what becomes of them as WebAssembly.

//go:build !js

package core

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
)

// What production code may be at most, tables apart; `go test ./core -run
// Figures -v` prints what it is. A function's lines are those from func to the
// brace that closes it.
const (
	medianFunctionLines = 8
	mostFunctionLines   = 42
	mostFileLines       = 400
	// nineTenths is how long nine in ten functions may be.
	nineTenths = 20
)

// figures are the measurements of the Go production code.
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
	if median, most := report(t, "functions", f.functions); median > medianFunctionLines || most > nineTenths {
		t.Errorf("functions have become longer: the median may be %d lines, the ninetieth percentile %d", medianFunctionLines, nineTenths)
	}
	report(t, "files", f.files)
	t.Logf("comments: %.1f %% of the lines that are not blank", 100*float64(f.comments)/float64(f.lines))
	for _, name := range f.undocumented {
		t.Errorf("%s is exported and has no comment", name)
	}
	for _, name := range f.tooLong {
		t.Errorf("%s is too long", name)
	}
}

// report prints and returns the median and the ninetieth percentile.
func report(t *testing.T, what string, lines []int) (median, most int) {
	sort.Ints(lines)
	last := len(lines) - 1
	median, most = lines[last/2], lines[last*9/10]
	t.Logf("%d %s: lines median %d, p90 %d, longest %d", len(lines), what, median, most, lines[last])
	return median, most
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

// isTable reports whether a function is a table: all that it does is to return a
// composite literal of several elements, to call something with one, or to do
// one or two things with each element.
func isTable(d *ast.FuncDecl) bool {
	if d.Body == nil || len(d.Body.List) != 1 {
		return false
	}
	switch statement := d.Body.List[0].(type) {
	case *ast.ReturnStmt:
		return slices.ContainsFunc(statement.Results, isList)
	case *ast.RangeStmt:
		return isList(statement.X) && len(statement.Body.List) < 3
	case *ast.ExprStmt:
		return isList(statement.X)
	}
	return false
}

// isList reports whether an expression is a composite literal of several elements
// without code in it, or a call with one.
func isList(e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.CompositeLit:
		return len(e.Elts) > 2 && !holdsCode(e)
	case *ast.UnaryExpr:
		return isList(e.X)
	case *ast.CallExpr:
		return slices.ContainsFunc(e.Args, isList)
	}
	return false
}

func holdsCode(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		_, code := n.(*ast.FuncLit)
		found = found || code
		return !found
	})
	return found
}

// TestTables holds what is left out of the lengths of functions.
func TestTables(t *testing.T) {
	for body, want := range map[string]bool{
		"return []int{1, 2, 3}":                                true,
		"return &T{a: 1, b: 2, c: 3}":                          true,
		"use([]int{1, 2, 3})":                                  true,
		"for _, n := range []int{1, 2, 3} { use(n) }":          true,
		"return T{1}":                                          false,
		"return n":                                             false,
		"if n > 0 { use([]int{1, 2, 3}) }":                     false,
		"n := []int{1, 2, 3}; return n":                        false,
		"return []func(){func() { use(1) }, nil, nil}":         false,
		"for n > 0 { use([]int{1, 2, 3}) }":                    false,
		"switch n { case 1: return []int{1, 2, 3} }":           false,
		"use(func() { use(1); use(2); use(3) })":               false,
		"return use(n, []string{\"one\", \"two\", \"three\"})": true,
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "", "package p\nfunc f() {\n"+body+"\n}", 0)
		if err != nil {
			t.Fatal(body, err)
		}
		if got := isTable(file.Decls[0].(*ast.FuncDecl)); got != want {
			t.Errorf("%s: a table is %t", body, got)
		}
	}
}

// names returns the exported types, variables and constants without a comment. One
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
