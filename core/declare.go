package core

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
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
		d := &found[i]
		if d.File != project.Mock {
			continue
		}
		name := strings.Trim(f.sources.File(project.Mock).Text[d.Span.Start:d.Span.End], `"'`)
		switch d.Code {
		case diagnostic.UnknownOption:
			kind := typeOf(f.mock.Root.At("config", name))
			d.Fixes = append(d.Fixes, f.declare("Add the option '"+name+"' to charmcraft.yaml", []string{"config", "options"}, name+":\n  type: "+kind))
		case diagnostic.UnknownEndpoint:
			if known := integration.At(name); known != nil && !known.Provides && !known.Added {
				d.Fixes = append(d.Fixes, f.declare("Add the endpoint '"+name+"' to charmcraft.yaml", []string{"requires"}, known.Definition(name)))
			}
		}
	}
	return found
}

func (f *files) declare(title string, path []string, text string) diagnostic.Fix {
	return diagnostic.Way(title, edit.Declare(f.charmcraft.File, f.charmcraft.Root, path, text))[0]
}

// typeOf returns the type of an option that can have this value.
func typeOf(n *document.Node) string {
	if n == nil {
		return "string"
	}
	switch {
	case n.Tag == resolver.TagBool:
		return "boolean"
	case n.Tag == resolver.TagInt:
		return "int"
	case n.Tag == resolver.TagFloat:
		return "float"
	case strings.HasPrefix(n.Text, "secret:"):
		return "secret"
	}
	return "string"
}
