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
	for _, pair := range pairs(r.charm()) {
		if key := schema.Of(project.Charmcraft).Key(pair.Key.Text); key != nil && key.Mark&schema.Deprecated != 0 {
			r.deprecatedKey(key, pair)
		}
	}
}

func (r *run) deprecatedKey(key *schema.Key, pair document.Pair) {
	r.report(r.Charmcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Information, Path: dotted(key.Name), Span: pair.Key.Span,
		Message: "'" + key.Name + "' is deprecated. " + key.Doc,
		Fixes:   r.modern(pair),
	})
}

// modern returns the fix for a deprecated key.
func (r *run) modern(pair document.Pair) []diagnostic.Fix {
	if pair.Key.Text == "bases" {
		return r.platforms(pair)
	}
	return removal(&place{file: r.Charmcraft, node: r.Charmcraft.Root.Resolve()}, pair)
}

// platforms returns the fix that replaces bases by base and platforms.
func (r *run) platforms(pair document.Pair) []diagnostic.Fix {
	title, text := r.withoutBases(builds(items(pair.Value)))
	if text == "" || r.charm("base") != nil {
		return nil
	}
	span := source.Span{Start: pair.Key.Span.Start, End: pair.Value.Span.End}
	return diagnostic.Way(title, source.Edit{File: r.Charmcraft.Source.Name, Span: span, Text: text})
}

// withoutBases returns the keys that replace bases, with a title; the text is
// empty if there are none.
func (r *run) withoutBases(names, labels []string) (title, text string) {
	several := len(slices.Compact(names)) > 1
	built := r.charm("platforms") != nil // platforms says already what to build for
	switch {
	case names == nil, built && several:
		return "", ""
	case built:
		return "Write as base", "base: " + names[0]
	}
	return "Write as base and platforms", r.baseAndPlatforms(names[0], labels, several)
}

// baseAndPlatforms returns the keys base and platforms. Several bases become
// platforms that name their bases. A project without parts gets a default part
// because of bases, so the text also has that part.
func (r *run) baseAndPlatforms(base string, labels []string, several bool) string {
	text := "platforms:\n  " + strings.Join(labels, ":\n  ") + ":"
	if !several {
		text = "base: " + base + "\n" + strings.ReplaceAll(text, base+":", "")
	}
	if r.charm("parts") == nil && r.charm("extensions") == nil {
		text += "\nparts:\n  charm:\n    plugin: charm\n    source: ."
	}
	return text
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
	if schema.Of(project.Charmcraft).Key("base").Node.Word(base) == nil {
		return "", nil
	}
	return base, architecturesIn(entry.At("architectures"))
}

// architecturesIn returns the architectures in a list; nil if platforms does not
// support one of them.
func architecturesIn(list *document.Node) (names []string) {
	if list == nil {
		return []string{"amd64"}
	}
	known := schema.Of(project.Charmcraft).At("platforms")
	for _, name := range textsOf(list) {
		if known.Key(name) == nil {
			return nil
		}
		names = append(names, name)
	}
	return names
}

// only returns the single item of a list, or nil.
func only(list *document.Node) *document.Node {
	if all := items(list); len(all) == 1 {
		return all[0].Resolve()
	}
	return nil
}
