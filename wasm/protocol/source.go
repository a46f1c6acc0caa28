package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const module = "charm-playground/"

// sources are the packages of the module, read when they are first needed.
type sources struct {
	top      string // the folder of the module
	packages map[string]*pkg
}

// pkg is what a package declares.
type pkg struct {
	path  string // relative to the module: "core/result"
	types map[string]*declared
	words map[string][]string // by the name of a type: the values of its constants, in Go's notation
	funcs map[string]*ast.FuncDecl
	files map[string]*ast.File // by the name of a function in them
}

// declared is a type with its comment, and the file that declares it.
type declared struct {
	name string
	doc  string
	spec ast.Expr
	in   *ast.File
	pkg  *pkg
}

// pkg reads a package by its path relative to the module.
func (s *sources) pkg(folder string) (*pkg, error) {
	if known := s.packages[folder]; known != nil {
		return known, nil
	}
	names, err := s.files(folder)
	if err != nil {
		return nil, err
	}
	p := &pkg{folder, map[string]*declared{}, map[string][]string{}, map[string]*ast.FuncDecl{}, map[string]*ast.File{}}
	s.packages[folder] = p
	for _, name := range names {
		if err := p.read(name); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// files returns the names of a package's files, tests apart.
func (s *sources) files(folder string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(s.top, filepath.FromSlash(folder), "*.go"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("package %s is not there: %v", folder, err)
	}
	return slices.DeleteFunc(names, func(name string) bool { return strings.HasSuffix(name, "_test.go") }), nil
}

// read adds what a file declares.
func (p *pkg) read(name string) error {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	for _, declaration := range file.Decls {
		p.add(file, declaration)
	}
	return nil
}

func (p *pkg) add(file *ast.File, declaration ast.Decl) {
	switch d := declaration.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil {
			p.funcs[d.Name.Name], p.files[d.Name.Name] = d, file
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			p.addSpec(file, d, spec)
		}
	}
}

func (p *pkg) addSpec(file *ast.File, in *ast.GenDecl, spec ast.Spec) {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		p.types[spec.Name.Name] = &declared{spec.Name.Name, in.Doc.Text(), spec.Type, file, p}
	case *ast.ValueSpec:
		p.addWord(spec)
	}
}

// addWord records a constant of a named type: `Error Severity = "error"`.
func (p *pkg) addWord(spec *ast.ValueSpec) {
	kind, named := spec.Type.(*ast.Ident)
	if !named || len(spec.Values) != 1 {
		return
	}
	if value, ok := spec.Values[0].(*ast.BasicLit); ok && value.Kind == token.STRING {
		p.words[kind.Name] = append(p.words[kind.Name], value.Value)
	}
}

// find returns the type that an expression in a type's declaration names; nil
// for one of Go's own.
func (s *sources) find(from *declared, expression ast.Expr) (*declared, error) {
	switch e := expression.(type) {
	case *ast.Ident:
		return from.pkg.types[e.Name], nil
	case *ast.SelectorExpr:
		return s.findImported(from.in, e.X.(*ast.Ident).Name, e.Sel.Name)
	}
	return nil, nil
}

// findImported returns a type of a package that a file imports under a name.
func (s *sources) findImported(file *ast.File, name, kind string) (*declared, error) {
	folder, err := importOf(file, name)
	if err != nil {
		return nil, err
	}
	p, err := s.pkg(folder)
	if err != nil {
		return nil, err
	}
	if found := p.types[kind]; found != nil {
		return found, nil
	}
	return nil, fmt.Errorf("%s has no type %s", folder, kind)
}

// importOf returns the package of the module that a file imports under a name.
func importOf(file *ast.File, name string) (string, error) {
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if folder, ours := strings.CutPrefix(imported, module); err == nil && ours && path.Base(folder) == name {
			return folder, nil
		}
	}
	return "", fmt.Errorf("%s is not imported from the module", name)
}
