package check

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// deprecatedKeys finds deprecated keys of charmcraft.yaml.
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

// modern returns the fix for a deprecated key.
func (r *run) modern(pair document.Pair) []diagnostic.Fix {
	if pair.Key.Text == "bases" {
		return r.platforms(pair)
	}
	return removal(&place{file: r.Charmcraft, node: r.Charmcraft.Root.Resolve()}, pair)
}

// platforms returns the fix that replaces bases by base and platforms; several
// bases become platforms that name their bases. A project without parts gets a
// default part because of bases, so the fix also writes that part out.
func (r *run) platforms(pair document.Pair) []diagnostic.Fix {
	bases := pair.Value.Resolve()
	if bases == nil || len(bases.Items) == 0 || r.charm("base") != nil {
		return nil
	}
	names, labels := builds(bases.Items)
	several := len(slices.Compact(names)) > 1
	built := r.charm("platforms") != nil // platforms says already what to build for
	title, text := "Write as base", ""
	switch {
	case names == nil, built && several:
		return nil
	case built:
		text = "base: " + names[0]
	default:
		title, text = "Write as base and platforms", "platforms:\n  "+strings.Join(labels, ":\n  ")+":"
		if !several {
			text = "base: " + names[0] + "\n" + strings.ReplaceAll(text, names[0]+":", "")
		}
		if r.charm("parts") == nil && r.charm("extensions") == nil {
			text += "\nparts:\n  charm:\n    plugin: charm\n    source: ."
		}
	}
	span := source.Span{Start: pair.Key.Span.Start, End: pair.Value.Span.End}
	return diagnostic.Way(title, source.Edit{File: r.Charmcraft.Source.Name, Span: span, Text: text})
}

// builds returns the bases that the entries of bases build for, and labels such
// as "ubuntu@22.04:amd64"; nil if base and platforms do not support one of them.
func builds(entries []*document.Node) (names, labels []string) {
	for _, entry := range entries {
		name, architectures := builtFor(entry.Resolve())
		if name == "" || len(architectures) == 0 {
			return nil, nil
		}
		names = append(names, name)
		for _, architecture := range architectures {
			labels = append(labels, name+":"+architecture)
		}
	}
	return names, labels
}

// builtFor returns the base that an entry of bases builds for, in the form of the
// key base, and its architectures; empty if base and platforms do not support
// them.
func builtFor(entry *document.Node) (base string, architectures []string) {
	if entry.At("build-on") != nil && entry.At("run-on") != nil {
		entry = only(entry.At("run-on"))
	}
	base = textOf(entry.At("name")) + "@" + textOf(entry.At("channel"))
	top := schema.Of(project.Charmcraft)
	if top.Key("base").Node.Word(base) == nil {
		return "", nil
	}
	listed := entry.At("architectures")
	if listed == nil {
		return base, []string{"amd64"}
	}
	for _, item := range listed.Items {
		name := textOf(item)
		if top.At("platforms").Key(name) == nil {
			return "", nil
		}
		architectures = append(architectures, name)
	}
	return base, architectures
}

// only returns the single item of a list, or nil.
func only(list *document.Node) *document.Node {
	if list == nil || len(list.Items) != 1 {
		return nil
	}
	return list.Items[0].Resolve()
}
