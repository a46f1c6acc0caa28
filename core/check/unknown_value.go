package check

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// unknownValues finds values that are not among the allowed ones, such as the
// type of an option.
func (r *run) unknownValues(p *place) {
	if p.node.Kind != document.Scalar || p.node.Tag == resolver.TagNull || p.schema.Values == nil || p.schema.Types&schema.Bool != 0 {
		return
	}
	if p.file.Source.Name != project.Mock && p.schema.Word(p.node.Text) == nil {
		r.unknownValue(p)
	}
}

// refusing says who refuses an unknown value.
var refusing = source.Words{
	{project.Charmcraft, "charmcraft accepts it silently, but Juju and the charm refuse it."},
	{project.Metadata, "Juju refuses it."},
	{project.Config, "Juju and the charm refuse it."},
	{project.Actions, "Juju refuses it."},
	{project.Rockcraft, "rockcraft refuses it."},
	{project.PaasConfig, "The charm crashes on it."},
}

func (r *run) unknownValue(p *place) {
	words := p.schema.Words()
	r.report(p.file, &diagnostic.Diagnostic{
		Severity: diagnostic.Error, Path: dotted(p.path...), Span: p.node.Span,
		Message: "'" + p.node.Text + "' is not a valid value of " + where(p.file.Source.Name, p.path) + inParent(p) + ", which can be " + source.JoinOr(words) + ". " + refusing.Of(p.file.Source.Name),
		Fixes:   likely(p.file.Source, p.node, suggest.Find(p.node.Text, words, suggest.Closed())),
	})
}
