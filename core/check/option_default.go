package check

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/resolver"
	"charm-playground/core/schema"
	"charm-playground/core/source"
)

// optionDefaults finds defaults of another type than their option's, often
// because YAML 1.1 reads a plain text as another type (on, 010, 1.0).
func optionDefaults(r *run) {
	for _, pair := range pairs(r.charm("config", "options")) {
		option := pair.Value.Resolve()
		if value := option.Pair("default"); value != nil && option.At("type") != nil {
			r.optionDefault(pair, textOf(option.At("type")), *value)
		}
	}
}

// defaultTags maps the tag of a default to the type of option that it fits; an
// int also fits a float.
var defaultTags = source.Words{{resolver.TagString, "string"}, {resolver.TagInt, "int"}, {resolver.TagFloat, "float"}, {resolver.TagBool, "boolean"}}

// isSecretID reports whether charmcraft accepts a text as a secret's default
// (charmcraft/models/config.py, JujuSecretOption).
func isSecretID(text string) bool {
	id, found := strings.CutPrefix(text, "secret:")
	return found && len(id) == 20 && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

func (r *run) optionDefault(pair document.Pair, kind string, def document.Pair) {
	value := def.Value.Resolve()
	if value == nil || value.Tag == resolver.TagNull || defaultFits(kind, value) {
		return
	}
	severity, message := explainDefault(pair.Key.Text, kind, value)
	r.report(r.Charmcraft, &diagnostic.Diagnostic{
		Severity: severity, Path: dotted("config", "options", pair.Key.Text, "default"), Span: def.Value.Span,
		Message: message, Fixes: r.defaultFixes(pair.Value.Resolve(), kind, def),
	})
}

// explainDefault says what becomes of a default of another type than its
// option's.
func explainDefault(option, kind string, value *document.Node) (diagnostic.Severity, string) {
	lead := "The default of option '" + option + "' is "
	coerced, ok := coercedDefault(kind, value)
	switch {
	case ok:
		return diagnostic.Information, lead + "text, but its type is " + kind + ": Juju makes " + coerced + " of it."
	case kind == "string" && isDate(value):
		return diagnostic.Warning, "YAML reads the default of option '" + option + "' as a date, so it becomes '" + value.Value.Text + "'."
	case kind == "secret":
		return diagnostic.Error, "Option '" + option + "' is a secret: its default can only be a secret's ID, which is not known before the deployment."
	}
	return diagnostic.Error, lead + writtenAs(value) + ", but its type is " + kind + ". charmcraft accepts it, but Juju refuses the charm."
}

// coercedDefault returns what Juju makes of a text as the default of an option
// that is not a string, if it accepts the text.
func coercedDefault(kind string, value *document.Node) (string, bool) {
	coerced, ok := schema.Coerced(kind, value.Text)
	return coerced, ok && value.Tag == resolver.TagString
}

func isDate(value *document.Node) bool {
	return value.Tag == resolver.TagTimestamp && value.Value != nil
}

// defaultFixes returns the fixes that write a default as the type of its option,
// or remove a secret's.
func (r *run) defaultFixes(option *document.Node, kind string, def document.Pair) (fixes []diagnostic.Fix) {
	text, ok := coercedDefault(kind, def.Value.Resolve())
	if !ok {
		text = edit.As(r.Charmcraft.Source, kind, def.Value.Resolve())
	}
	if text != "" && def.Value.Kind != document.Alias {
		fixes = diagnostic.SafeWay("Change to "+text, edit.Replace(r.Charmcraft.Source, def.Value, text))
	}
	if kind == "secret" {
		fixes = append(fixes, removal(&place{file: r.Charmcraft, node: option}, def)...)
	}
	return fixes
}

func defaultFits(kind string, value *document.Node) bool {
	switch {
	case kind == "secret":
		return value.Kind == document.Scalar && isSecretID(value.Text)
	case kind == "string" && isDate(value) && value.Value.Text == value.Text:
		return true // charmcraft writes the same text for Juju
	case !slices.ContainsFunc(defaultTags, func(row [2]string) bool { return row[1] == kind }):
		return true // another check reports the type itself
	}
	of := defaultTags.Of(value.Tag)
	return value.Kind == document.Scalar && (of == kind || of == "int" && kind == "float")
}

// typeOf returns the type of option that a default fits.
func typeOf(value *document.Node) string {
	if value != nil {
		if kind := defaultTags.Of(value.Tag); kind != "" {
			return kind
		}
	}
	return "string"
}
