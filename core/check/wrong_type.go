package check

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/python"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// wrongTypes finds values of a type that Juju, rockcraft or the charm does not
// accept. An empty value counts as a missing one, and all of them read a number
// as text where they expect text. Package deployment judges the values of options
// in mock.yaml.
func (r *run) wrongTypes(p *place) {
	if p.schema.Types != schema.Any && !fits(p.node, p.schema.Types) && !r.refused(p) {
		r.wrongType(p)
	}
}

// refused reports whether charmcraft itself refuses another type at this place,
// which expansion reports, or Juju refuses it in an option.
func (r *run) refused(p *place) bool {
	switch p.file.Source.Name {
	case project.Charmcraft:
	case project.Mock:
		return len(p.path) == 2 && p.path[0] == "config"
	default:
		return len(p.path) == 0
	}
	depth := 1
	switch p.path[0] {
	case "config":
		depth = 3
	case "requires":
		depth = 2
	}
	return len(p.path) <= depth
}

// typesOf returns the schema types for a tag that PyYAML gives a scalar.
func typesOf(tag string) schema.Type {
	if types, ok := tagTypes[tag]; ok {
		return types
	}
	return schema.Text
}

func fits(n *document.Node, types schema.Type) bool {
	switch n.Kind {
	case document.Mapping:
		return types&schema.Map != 0
	case document.Sequence:
		return types&schema.List != 0
	}
	written := typesOf(n.Tag)
	return written&types != 0 || written == schema.Null || types&schema.Text != 0
}

func (r *run) wrongType(p *place) {
	r.report(p.file, &diagnostic.Diagnostic{
		Severity: diagnostic.Error, Path: dotted(p.path...), Span: p.node.Span,
		Message: "The value of " + where(p.file.Source.Name, p.path) + inParent(p) + " must be " + source.JoinOr(p.schema.Types.Names()) + ", not " + writtenAs(p.node) + ".",
		Fixes:   retype(p),
	})
}

// inParent names the mapping that holds a key of the schema.
func inParent(p *place) string {
	if p.kind != "" || len(p.path) < 2 {
		return ""
	}
	return " in " + where(p.file.Source.Name, p.path[:len(p.path)-1])
}

// writtenAs says what a node is, in the reader's words.
func writtenAs(n *document.Node) string {
	switch {
	case n.Kind == document.Mapping:
		return value.Map.InWords()
	case n.Kind == document.Sequence:
		return value.List.InWords()
	case n.Value == nil:
		return value.String.InWords()
	}
	return n.Value.Kind.InWords()
}

// isDatabag reports whether a path leads to a value in a relation's data. Such a
// value is text: JSON if it is more than a word.
func isDatabag(path []string) bool {
	return len(path) > 1 && (path[len(path)-2] == "application-data" || path[len(path)-2] == "data")
}

// onKeysLine changes an edit that replaces a block so that the new text begins on
// the line of the key.
func onKeysLine(p *place, e source.Edit) source.Edit {
	if p.key != nil && strings.TrimSpace(p.file.Source.Text[p.key.Span.End:e.Span.Start]) == ":" {
		e.Span.Start, e.Text = p.key.Span.End, ": "+e.Text
	}
	return e
}

// retype returns the fix for a value that only needs another notation.
func retype(p *place) []diagnostic.Fix {
	if isDatabag(p.path) && p.node.Kind != document.Scalar && p.node.Value != nil {
		return diagnostic.Way("Write it as JSON", onKeysLine(p, edit.Replace(p.file.Source, p.node, integration.Quoted(python.Dumps(p.node.Value)))))
	}
	if p.node.Kind != document.Scalar || strings.Contains(p.file.Source.Text[p.node.Span.Start:p.node.Span.End], "\n") {
		return nil
	}
	text := ""
	switch {
	case p.kind == schema.Endpoints && p.node.Tag == resolver.TagString:
		text = "{interface: " + p.node.Text + "}"
	case p.schema.Types&schema.Bool != 0:
		text = edit.Boolean(p.node.Text)
	case p.schema.Types&(schema.Int|schema.Float) != 0:
		text = edit.Number(p.node.Text, p.schema.Types&schema.Float == 0)
	case p.schema.Types&schema.List != 0 && p.node.Tag == resolver.TagString:
		text = "[" + p.file.Source.Text[p.node.Span.Start:p.node.Span.End] + "]"
	}
	if text == "" {
		return nil
	}
	return diagnostic.SafeWay("Change to "+text, edit.Replace(p.file.Source, p.node, text))
}

// tagTypes has the schema types for the tags that PyYAML gives scalars; for all
// others it is text.
var tagTypes = map[string]schema.Type{
	resolver.TagBool: schema.Bool, resolver.TagInt: schema.Int | schema.Float, resolver.TagFloat: schema.Float, resolver.TagNull: schema.Null,
}
