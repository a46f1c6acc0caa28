package core

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/emit"
	"charm-playground/core/expansion"
	"charm-playground/core/framework"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// recognise treats a charm that is already expanded, such as the output of
// `charmcraft expand-extensions`, as one of its framework, and says so. The
// charm library does not care where a charm's options and endpoints come from.
func (f *files) recognise(expanded *expansion.Expansion) []diagnostic.Diagnostic {
	if expanded.Project == nil || expanded.Framework != "" {
		return nil
	}
	known := framework.Recognise(expanded.Project, f.rockFramework())
	if known == nil {
		return nil
	}
	expanded.Framework, expanded.Released = known.Name, true
	return []diagnostic.Diagnostic{{
		File: project.Charmcraft, Severity: diagnostic.Information, Code: diagnostic.AlreadyExpanded,
		Path: "config", Span: f.charmcraft.Root.Pair("config").Key.Span,
		Message: "This charm is already expanded: it has what " + known.Extension() + " adds. Its environment is shown as that of a charm with the extension.",
	}}
}

// withCollapse gives the finding about an expanded charm its fix. Expanding the
// charm again proves it, not how much of the text it keeps.
func (w *worked) withCollapse(found []diagnostic.Diagnostic, options expansion.Options) []diagnostic.Diagnostic {
	for i := range found {
		if found[i].Code == diagnostic.AlreadyExpanded {
			found[i].Fixes = w.files.collapse(framework.Of(w.expanded.Framework), w.expanded.Project, options)
		}
	}
	return found
}

// rockFramework returns the framework that the rock's extension names, or
// empty.
func (f *files) rockFramework() string {
	named := valueOf(f.rockcraft).Lookup("extensions")
	if named == nil || named.Kind != value.List || len(named.Items) == 0 {
		return ""
	}
	return strings.TrimSuffix(named.Items[0].Text, "-framework")
}

// collapse returns the fix that writes the extension in place of what it adds;
// none if that would lose a comment, or would not expand to the same charm.
func (f *files) collapse(known *framework.Framework, expanded *value.Value, options expansion.Options) []diagnostic.Fix {
	text := f.charmcraft.File.Text
	short, _ := emit.YAML(known.Collapse(expanded))
	if hasComment(text) || !f.expandsTo(expanded, short, options) {
		return nil
	}
	whole := source.Edit{File: project.Charmcraft, Span: source.Span{End: len(text)}, Text: short}
	return diagnostic.Way("Write '"+known.Extension()+"' in place of what it adds", whole)
}

// hasComment reports whether a line of a text is a comment.
func hasComment(text string) bool {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			return true
		}
	}
	return false
}

// expandsTo reports whether the project with another text of charmcraft.yaml
// expands to the same charm.
func (f *files) expandsTo(want *value.Value, text string, options expansion.Options) bool {
	doc := document.Parse(source.NewFile(project.Charmcraft, text))
	again := expansion.Expand(f.folder, doc, options, f.others()...)
	return again.Project != nil && value.Equal(again.Project, want)
}
