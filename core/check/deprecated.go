package check

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// deprecatedKeys finds keys of charmcraft.yaml that are on their way out.
func deprecatedKeys(r *run) {
	if r.Charmcraft == nil || r.Charmcraft.Root == nil {
		return
	}
	for _, pair := range pairs(r.Charmcraft.Root) {
		key := schema.Of(project.Charmcraft).Key(pair.Key.Text)
		if key == nil || key.Mark&schema.Deprecated == 0 {
			continue
		}
		r.report(r.Charmcraft, &diagnostic.Diagnostic{
			Severity: diagnostic.Information, Path: dotted(key.Name), Span: pair.Key.Span,
			Message: "'" + key.Name + "' is deprecated. " + key.Doc,
			Fixes:   r.modern(pair),
		})
	}
}

// modern is the fix for a deprecated key.
func (r *run) modern(pair document.Pair) []diagnostic.Fix {
	if pair.Key.Text == "bases" {
		return r.platforms(pair)
	}
	return removal(&place{file: r.Charmcraft, node: r.Charmcraft.Root.Resolve()}, pair)
}

// platforms is the fix that writes a single base in the short form of bases as
// base and platforms.
func (r *run) platforms(pair document.Pair) []diagnostic.Fix {
	bases := pair.Value.Resolve()
	if bases == nil || len(bases.Items) != 1 || r.charm("base") != nil || r.charm("platforms") != nil {
		return nil
	}
	base := bases.Items[0].Resolve()
	if base.At("build-on") != nil && base.At("run-on") != nil {
		base = only(base.At("run-on"))
	}
	name, channel := textOf(base.At("name")), textOf(base.At("channel"))
	if name == "" || channel == "" {
		return nil
	}
	architectures := []string{"amd64"}
	if listed := base.At("architectures"); listed != nil {
		architectures = nil
		for _, item := range listed.Items {
			architectures = append(architectures, textOf(item))
		}
	}
	text := "base: " + name + "@" + channel + "\nplatforms:\n  " + strings.Join(architectures, ":\n  ") + ":"
	span := source.Span{Start: pair.Key.Span.Start, End: pair.Value.Span.End}
	return diagnostic.Way("Write as base and platforms", source.Edit{File: r.Charmcraft.Source.Name, Span: span, Text: text})
}

// only is the one item of a list, or nil.
func only(list *document.Node) *document.Node {
	if list == nil || len(list.Items) != 1 {
		return nil
	}
	return list.Items[0].Resolve()
}
