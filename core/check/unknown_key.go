package check

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// unknownKeys finds keys that nobody reads. In a mapping that may have other keys
// (a rock's top level, a JSON schema) it reports only slips of known keys.
func (r *run) unknownKeys(p *place) {
	if p.node.Kind != document.Mapping || p.schema.Keys == nil || p.schema.Names != nil && p.schema.Only == nil {
		return
	}
	var present []string
	for _, pair := range pairs(p.node) {
		if r.full() {
			return
		}
		if known(p, pair.Key.Text) || r.Reading.Skips(pair.Key.Value) {
			continue
		}
		if present == nil {
			present = slices.DeleteFunc(p.schema.KeyNames(), func(name string) bool { return p.node.Pair(name) == nil })
		}
		r.unknownKey(p, pair, present)
	}
}

func known(p *place, key string) bool {
	if p.schema.Key(key) != nil || p.schema.Named(key) != nil || slices.Contains(strings.Fields(p.schema.More), key) {
		return true
	}
	return p.file.Source.Name == project.PaasConfig && len(p.path) == 0 &&
		slices.ContainsFunc(schema.PaasConfigV2, func(k schema.Key) bool { return k.Name == key })
}

// unknownKey reports a key that is not in the schema; present are the keys of the
// schema that the mapping has.
func (r *run) unknownKey(p *place, pair document.Pair, present []string) {
	near := meantKey(p, pair.Key.Text, present)
	foreign := foreignKey(p, pair)
	if p.schema.Open && near.Words == nil && foreign == "" {
		return
	}
	f := unknownKeyOf(p, pair)
	if name := opposed(p, pair); name != "" {
		f.Message += " The opposite is written as '" + name + "'."
		f.Fixes = opposite(p, pair, name)
	} else {
		r.fixUnknownKey(f, p, pair, near, foreign)
	}
	r.report(p.file, f)
}

// meantKey searches for the key that the user meant. A mapping that may have
// other keys has slips only.
func meantKey(p *place, key string, present []string) suggest.Found {
	options := []suggest.Option{suggest.Without(present...)}
	if p.schema.Open {
		options = append(options, suggest.Slips())
	}
	return suggest.Find(key, p.schema.KeyNames(), options...)
}

// unknownKeyOf returns the finding without fixes.
func unknownKeyOf(p *place, pair document.Pair) *diagnostic.Diagnostic {
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted(child(p.path, pair.Key.Text)...), Span: pair.Key.Span,
		Message: "Unknown key '" + pair.Key.Text + "' in " + where(p.file.Source.Name, p.path) + ". " + ignored.Of(p.file.Source.Name),
	}
	if p.file.Source.Name == project.PaasConfig { // the charm crashes
		f.Severity = diagnostic.Error
	}
	return f
}

// fixUnknownKey adds the fixes: they move the key, change it, or else remove it.
func (r *run) fixUnknownKey(f *diagnostic.Diagnostic, p *place, pair document.Pair, near suggest.Found, foreign string) {
	f.Fixes = r.misplaced(p, pair)
	if foreign != "" {
		f.Message = "Key '" + pair.Key.Text + "' does not belong in " + where(p.file.Source.Name, p.path) + ". " + foreign
	} else {
		f.Fixes = append(f.Fixes, keyChanges(p, pair, near)...)
	}
	if len(f.Fixes) > 0 {
		return
	}
	f.Fixes = removal(p, pair)
	if p.file.Source.Name == project.Charmcraft && foreign == "" {
		f.Severity = diagnostic.Information
	}
}

// foreignKey says why a key of an action belongs elsewhere; empty for other keys.
func foreignKey(p *place, pair document.Pair) string {
	why := foreignToAction.Of(pair.Key.Text)
	if why == "" && isParameter(pair) {
		why = "Juju takes parameters under 'params' only."
	}
	if p.kind != schema.Actions {
		return ""
	}
	return why
}

// foreignToAction lists keys of other blocks that people write in an action; Juju
// takes them as part of the parameters' JSON schema.
var foreignToAction = source.Words{
	{"optional", "Endpoints and options can be optional; an action lists the parameters that it needs under 'required'."},
	{"type", "Parameters have a type, under 'params'."},
	{"default", "Parameters have a default, under 'params'."},
	{"interface", "Endpoints have an interface."},
}

// schemaWords are the keys of a JSON schema that contain schemas, and so may
// appear beside an action's own keys.
const schemaWords = " properties patternProperties definitions $defs dependencies not items if then else contains propertyNames "

// isParameter reports whether a pair of an action looks like a parameter.
func isParameter(pair document.Pair) bool {
	body := pair.Value.Resolve()
	if body == nil || body.Kind != document.Mapping || strings.Contains(schemaWords, " "+pair.Key.Text+" ") {
		return false
	}
	return textOf(body.At("type")) != "" || textOf(body.At("description")) != ""
}

// used returns the keys of a mapping.
func used(mapping *document.Node) []string {
	var names []string
	for _, pair := range pairs(mapping) {
		names = append(names, pair.Key.Text)
	}
	return names
}

// removal returns the fix that removes a pair; nil if the pair cannot be taken
// out.
func removal(p *place, pair document.Pair) []diagnostic.Fix {
	return without(p, pair, "Remove '"+pair.Key.Text+"'", edit.TakeOut)
}

// cut does the same for a pair that moves elsewhere together with its comments.
func cut(p *place, pair document.Pair) []diagnostic.Fix { return without(p, pair, "Cut", edit.Remove) }

func without(p *place, pair document.Pair, title string, take func(*source.File, *document.Node, int) (source.Edit, bool)) []diagnostic.Fix {
	index := slices.IndexFunc(p.node.Pairs, func(other document.Pair) bool { return other.Key == pair.Key })
	edit, ok := take(p.file.Source, p.node, index)
	if !ok {
		return nil
	}
	return diagnostic.Way(title, edit)
}
