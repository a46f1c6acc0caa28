package check

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// misreadValues finds values that YAML 1.1 reads as another text or number than
// the user wrote: 010 is eight, 1:30 is ninety, on is true.
func (r *run) misreadValues(p *place) {
	switch {
	case p.node.Kind != document.Scalar || p.schema.Values != nil || p.file.Source.Name == project.PaasConfig:
	case p.kind == schema.Databag || p.kind == schema.Others || p.schema.Types&schema.Scalar == schema.Text:
		r.misreadText(p.file, p.path, p.node)
	case p.schema.Types&schema.Scalar == schema.Int:
		r.misreadNumber(p.file, p.path, p.node)
	}
}

// misreadOptions does the same for the values of options, and for the top-level
// texts of charmcraft.yaml for which charmcraft accepts numbers.
func misreadOptions(r *run) {
	for _, pair := range pairs(r.charm("config", "options")) {
		r.misreadComment(pair)
		r.misreadOption(r.Charmcraft, pair.Key.Text, pair.Value.Resolve().At("default"), "config", "options", pair.Key.Text, "default")
	}
	for _, pair := range pairs(at(r.Mock, "config")) {
		r.misreadOption(r.Mock, pair.Key.Text, pair.Value.Resolve(), "config", pair.Key.Text)
	}
	if r.Expanded == nil {
		return
	}
	for _, pair := range pairs(r.charm()) {
		if key := schema.Of(project.Charmcraft).Key(pair.Key.Text); key != nil && key.Node.Types == schema.Text && key.Node.Values == nil {
			r.misreadText(r.Charmcraft, []string{key.Name}, pair.Value.Resolve())
		}
	}
}

// misreadComment reports a default that is missing because it begins with '#', as
// colours and channels do, or that ends before a '#': in YAML that begins a
// comment.
func (r *run) misreadComment(option document.Pair) {
	pair := option.Value.Resolve().Pair("default")
	if pair == nil || pair.Value.Kind != document.Scalar || pair.Value.Style != document.Plain {
		return
	}
	file := r.Charmcraft.Source
	line := file.LineSpan(file.Line(pair.Key.Span.End))
	before, written, found := strings.Cut(file.Text[pair.Key.Span.End:line.End], "#")
	value := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(before), ":"))
	if !found || written == "" || strings.ContainsAny(written, " \t\r'\"\\") || value != pair.Value.Text || value != "" && pair.Value.Tag != resolver.TagString {
		return
	}
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted("config", "options", option.Key.Text, "default"), Span: source.Span{Start: line.End - len(written) - 1, End: line.End},
		Message: "YAML takes '#" + written + "' for a comment, so this option has no default. Put text that begins with '#' in quotes.",
	}
	quoted := f.Span
	if value != "" {
		f.Severity = diagnostic.Information
		f.Message = "YAML takes '#" + written + "' for a comment, so the default is '" + value + "'. Put text with ' #' in it in quotes."
		quoted.Start = pair.Value.Span.Start
	}
	f.Fixes = diagnostic.Way("Put it in quotes", source.Edit{File: file.Name, Span: quoted, Text: `"` + file.Text[quoted.Start:quoted.End] + `"`})
	r.report(r.Charmcraft, f)
}

func (r *run) misreadOption(file *File, option string, value *document.Node, path ...string) {
	if kind := r.Expanded.Lookup("config", "options", option, "type"); value != nil && kind.IsString("int") {
		r.misreadNumber(file, path, value)
	}
}

// isMisread reports whether YAML reads a scalar as another text than the user
// wrote. The letter case of true and the like does not count.
func isMisread(n *document.Node) bool {
	if n == nil || n.Kind != document.Scalar || n.Style != document.Plain || n.Tagged() || n.Value == nil {
		return false
	}
	return n.Tag != resolver.TagNull && !strings.EqualFold(n.Value.Str(), n.Text)
}

func (r *run) misreadText(file *File, path []string, n *document.Node) {
	if !isMisread(n) {
		return
	}
	quoted := edit.Quote(file.Source, n)
	r.report(file, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted(path...), Span: n.Span,
		Message: "YAML 1.1 reads " + n.Text + " as " + writtenAs(n) + ", so the text here is '" + n.Value.Str() + "'.",
		Fixes:   diagnostic.SafeWay("Change to "+quoted.Text, quoted),
	})
}

// misreadNumber reports octal and sexagesimal numbers. Numbers that begin with 0x
// or 0b, or have an underscore, mean what they look like.
func (r *run) misreadNumber(file *File, path []string, n *document.Node) {
	decimal := strings.ReplaceAll(strings.TrimPrefix(n.Text, "+"), "_", "")
	sign := decimal[:len(decimal)-len(strings.TrimPrefix(decimal, "-"))]
	decimal = sign + strings.TrimLeft(decimal[len(sign):], "0")
	if n.Tag != resolver.TagInt || !isMisread(n) || strings.ContainsAny(decimal, "xb") || decimal == sign || decimal == n.Value.Str() {
		return
	}
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted(path...), Span: n.Span,
		Message: "YAML 1.1 reads " + n.Text + " as the number " + n.Value.Str() + ", since it takes a leading zero for octal and colons for base 60.",
	}
	for _, text := range []string{n.Value.Str(), decimal} {
		if !strings.Contains(text, ":") {
			f.Fixes = append(f.Fixes, diagnostic.Way("Change to "+text, edit.Replace(file.Source, n, text))...)
		}
	}
	r.report(file, f)
}
