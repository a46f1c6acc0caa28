package core

import (
	"cmp"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
	"charm-playground/core/source"
)

// withDeclarations adds a fix to findings about things that mock.yaml sets and
// the charm does not have: declaring them in charmcraft.yaml, as an option or
// an endpoint that the charm library reads.
func (f *files) withDeclarations(found []diagnostic.Diagnostic) []diagnostic.Diagnostic {
	root := f.charmcraft.Root.Resolve()
	if f.charmcraft.Fatal() || root == nil || root.Kind != document.Mapping {
		return found
	}
	for i := range found {
		if d := &found[i]; d.File == project.Mock {
			d.Fixes = append(d.Fixes, f.declaration(d)...)
		}
	}
	return found
}

// declaration returns the fix that declares what a finding about mock.yaml says
// is unknown; none for other findings.
func (f *files) declaration(d *diagnostic.Diagnostic) []diagnostic.Fix {
	name := strings.Trim(f.mockText()[d.Span.Start:d.Span.End], `"'`)
	switch d.Code {
	case diagnostic.UnknownOption:
		kind := typeOf(f.mock.Root.At("config", name))
		return f.declare("Add the option '"+name+"' to charmcraft.yaml", []string{"config", "options"}, name+":\n  type: "+kind)
	case diagnostic.UnknownEndpoint:
		return f.declareEndpoint(name)
	}
	return nil
}

// declareEndpoint returns the fix for an endpoint that the charm library reads by
// its name.
func (f *files) declareEndpoint(name string) []diagnostic.Fix {
	known := integration.At(name)
	if known == nil || known.Provides || known.Added {
		return nil
	}
	return f.declare("Add the endpoint '"+name+"' to charmcraft.yaml", []string{"requires"}, known.Definition(name))
}

func (f *files) declare(title string, path []string, text string) []diagnostic.Fix {
	return diagnostic.Way(title, edit.Declare(f.charmcraft.File, f.charmcraft.Root, path, text))
}

// typesByTag are the types of options that take such scalars.
var typesByTag = source.Words{{resolver.TagBool, "boolean"}, {resolver.TagInt, "int"}, {resolver.TagFloat, "float"}}

// typeOf returns the type of an option that can have this value.
func typeOf(n *document.Node) string {
	if n == nil {
		return "string"
	}
	if kind := typesByTag.Of(n.Tag); kind != "" || !strings.HasPrefix(n.Text, "secret:") {
		return cmp.Or(kind, "string")
	}
	return "secret"
}
