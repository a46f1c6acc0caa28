package check

import (
	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/source"
)

// opposites are keys that people write instead of a key with the opposite
// meaning, as charmcraft's own documentation once did
// (discourse.charmhub.io/t/15012).
var opposites = source.Words{{"required", "optional"}, {"mandatory", "optional"}, {"require", "optional"}}

// inverses negates the booleans.
var inverses = source.Words{{"true", "false"}, {"false", "true"}}

// opposed returns the key of a place's schema that means the opposite of an
// unknown key, or empty.
func opposed(p *place, pair document.Pair) string {
	name := opposites.Of(pair.Key.Text)
	if name == "" || p.schema.Key(name) == nil || pair.Value.Kind != document.Scalar {
		return ""
	}
	return name
}

// opposite returns the fixes for a key that means the opposite of the correct
// one: its value has to change, too. They are never applied automatically.
func opposite(p *place, pair document.Pair, name string) []diagnostic.Fix {
	inverse := inverses.Of(edit.Boolean(pair.Value.Text))
	switch {
	case inverse == "", p.node.Pair(name) != nil || p.schema.Key(name).Default == inverse:
		return removal(p, pair)
	case inverse == "false" && p.node.Pair("default") != nil && p.schema.Key("default") != nil: // charmcraft refuses both together
		return removal(p, pair)
	}
	text := name + ": " + inverse
	span := source.Span{Start: pair.Key.Span.Start, End: pair.Value.Span.End}
	return diagnostic.Way("Write '"+text+"'", source.Edit{File: p.file.Source.Name, Span: span, Text: text})
}
