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
		value := option.Pair("default")
		if value == nil || option.At("type") == nil {
			continue
		}
		r.optionDefault(pair, textOf(option.At("type")), *value)
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
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Error, Span: def.Value.Span,
		Path:    dotted("config", "options", pair.Key.Text, "default"),
		Message: "The default of option '" + pair.Key.Text + "' is " + writtenAs(value) + ", but its type is " + kind + ". charmcraft accepts it, but Juju refuses the charm.",
	}
	text := edit.As(r.Charmcraft.Source, kind, value)
	if coerced, ok := schema.Coerced(kind, value.Text); ok && value.Tag == resolver.TagString {
		f.Severity, text = diagnostic.Information, coerced
		f.Message = "The default of option '" + pair.Key.Text + "' is text, but its type is " + kind + ": Juju makes " + coerced + " of it."
	}
	if kind == "string" && value.Tag == resolver.TagTimestamp && value.Value != nil {
		if value.Value.Text == value.Text {
			return // charmcraft writes the same text for Juju
		}
		f.Severity = diagnostic.Warning
		f.Message = "YAML reads the default of option '" + pair.Key.Text + "' as a date, so it becomes '" + value.Value.Text + "'."
	}
	if text != "" && def.Value.Kind != document.Alias {
		f.Fixes = diagnostic.SafeWay("Change to "+text, edit.Replace(r.Charmcraft.Source, def.Value, text))
	}
	if kind == "secret" {
		f.Message = "Option '" + pair.Key.Text + "' is a secret: its default can only be a secret's ID, which is not known before the deployment."
		f.Fixes = append(f.Fixes, removal(&place{file: r.Charmcraft, node: pair.Value.Resolve()}, def)...)
	}
	r.report(r.Charmcraft, f)
}

func defaultFits(kind string, value *document.Node) bool {
	if kind == "secret" {
		return value.Kind == document.Scalar && isSecretID(value.Text)
	}
	if !slices.ContainsFunc(defaultTags, func(row [2]string) bool { return row[1] == kind }) {
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
