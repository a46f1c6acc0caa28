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
	if r.Expanded != nil {
		r.misreadTexts()
	}
}

func (r *run) misreadTexts() {
	for _, pair := range pairs(r.charm()) {
		if key := schema.Of(project.Charmcraft).Key(pair.Key.Text); key != nil && key.Node.Types == schema.Text && key.Node.Values == nil {
			r.misreadText(r.Charmcraft, []string{key.Name}, pair.Value.Resolve())
		}
	}
}

// comment is a comment behind a default, which probably belongs to it.
type comment struct {
	before string // the value before it
	text   string // without '#'
	span   source.Span
}

// misreadComment reports a default that is missing because it begins with '#', as
// colours and channels do, or that ends before a '#': in YAML that begins a
// comment.
func (r *run) misreadComment(option document.Pair) {
	pair := option.Value.Resolve().Pair("default")
	if pair == nil || pair.Value.Kind != document.Scalar || pair.Value.Style != document.Plain {
		return
	}
	if c := commentAfter(r.Charmcraft.Source, pair.Key.Span.End); c.belongsTo(pair.Value) {
		r.reportComment(option.Key.Text, pair.Value, c)
	}
}

// commentAfter returns the comment on the line of a key that ends at an offset.
func commentAfter(file *source.File, end int) comment {
	line := file.LineSpan(file.Line(end))
	before, text, _ := strings.Cut(file.Text[end:line.End], "#")
	value := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(before), ":"))
	return comment{value, text, source.Span{Start: line.End - len(text) - 1, End: line.End}}
}

// belongsTo reports whether the comment is a single word behind a default that is
// a text, or empty.
func (c *comment) belongsTo(value *document.Node) bool {
	return c.text != "" && !strings.ContainsAny(c.text, " \t\r'\"\\") && c.before == value.Text && (c.before == "" || value.Tag == resolver.TagString)
}

func (r *run) reportComment(option string, value *document.Node, c comment) {
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted("config", "options", option, "default"), Span: c.span,
		Message: "YAML takes '#" + c.text + "' for a comment, so this option has no default. Put text that begins with '#' in quotes.",
	}
	quoted := c.span
	if c.before != "" {
		f.Severity = diagnostic.Information
		f.Message = "YAML takes '#" + c.text + "' for a comment, so the default is '" + c.before + "'. Put text with ' #' in it in quotes."
		quoted.Start = value.Span.Start
	}
	f.Fixes = r.quote(quoted)
	r.report(r.Charmcraft, f)
}

// quote returns the fix that puts a part of charmcraft.yaml in quotes.
func (r *run) quote(span source.Span) []diagnostic.Fix {
	file := r.Charmcraft.Source
	return diagnostic.Way("Put it in quotes", source.Edit{File: file.Name, Span: span, Text: `"` + file.Text[span.Start:span.End] + `"`})
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
	decimal, ok := decimalOf(n.Text)
	if !ok || n.Tag != resolver.TagInt || !isMisread(n) || decimal == n.Value.Str() {
		return
	}
	r.report(file, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted(path...), Span: n.Span,
		Message: "YAML 1.1 reads " + n.Text + " as the number " + n.Value.Str() + ", since it takes a leading zero for octal and colons for base 60.",
		Fixes:   rewrites(file.Source, n, n.Value.Str(), decimal),
	})
}

// decimalOf returns a number without leading zeros and underscores, and whether
// it looks like a decimal one.
func decimalOf(text string) (decimal string, ok bool) {
	decimal = strings.ReplaceAll(strings.TrimPrefix(text, "+"), "_", "")
	sign := decimal[:len(decimal)-len(strings.TrimPrefix(decimal, "-"))]
	decimal = sign + strings.TrimLeft(decimal[len(sign):], "0")
	return decimal, decimal != sign && !strings.ContainsAny(decimal, "xb")
}

// rewrites returns the fixes that write a number as one of some decimal ones.
func rewrites(file *source.File, n *document.Node, numbers ...string) (fixes []diagnostic.Fix) {
	for _, number := range numbers {
		if !strings.Contains(number, ":") {
			fixes = append(fixes, diagnostic.Way("Change to "+number, edit.Replace(file, n, number))...)
		}
	}
	return fixes
}
