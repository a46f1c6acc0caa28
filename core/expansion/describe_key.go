package expansion

import (
	"slices"

	"charm-playground/core/diagnostic"
	"charm-playground/core/project"
	"charm-playground/core/pydantic"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
	"charm-playground/core/value"
)

func describeExtra(p *pydantic.Problem, _ pydantic.Problems) *finding {
	name := source.Quote(last(p))
	message := "Unknown key " + name + within(p) + ". charmcraft refuses keys that it does not know."
	return findingAt(diagnostic.UnknownKey, p.Key, message, append(extraFixes(p), removal(name))...)
}

// extraFixes changes an unknown key to one that is allowed there.
func extraFixes(p *pydantic.Problem) []*fix {
	if len(p.Loc) == 1 {
		return topKeyFixes(p)
	}
	return nearest(last(p), p.Allowed, suggest.Without(keysOf(p)...))
}

// topKeyFixes is extraFixes for the top level. Options belong under 'config'.
func topKeyFixes(p *pydantic.Problem) []*fix {
	used := keysOf(p)
	if last(p) == "options" && !slices.Contains(used, "config") {
		return []*fix{{title: "Move under 'config'", kind: wrapKey, text: "config"}}
	}
	allowed := append([]string{"extensions"}, p.Allowed...) // charmcraft removes it from the project before the validation
	return keyFixes(p, nearest(last(p), allowed, suggest.Without(used...)))
}

// keyFixes drops the fixes to top-level keys that charmcraft always refuses,
// and to keys that do not accept a value of this type.
func keyFixes(p *pydantic.Problem, fixes []*fix) []*fix {
	return slices.DeleteFunc(fixes, func(way *fix) bool {
		key := schema.Of(project.Charmcraft).Key(way.text)
		return key == nil || !takes(key.Node.Types, p.Input.Kind)
	})
}

// takes reports whether a key of these types could accept a value of a kind. It
// allows any scalar for any other, because a scalar is easy to rewrite.
func takes(types schema.Type, kind value.Kind) bool {
	switch kind {
	case value.Map:
		return types == schema.Any || types&schema.Map != 0
	case value.List:
		return types == schema.Any || types&schema.List != 0
	case value.Null:
		return true
	}
	return types == schema.Any || types&(schema.Scalar|schema.List) != 0
}

// keysOf returns the allowed keys that the user wrote beside the unknown one.
func keysOf(p *pydantic.Problem) (used []string) {
	for _, name := range p.Allowed {
		if e, ok := p.Beside.Map.Entry(name); ok && e.Key.Origin.Layer == value.User {
			used = append(used, name)
		}
	}
	return used
}

// samples has example values for keys that are required.
var samples = source.Words{
	{"name", "my-charm"}, {"type", "charm"}, {"summary", "A short summary."}, {"description", "A description."}, {"version", "'0'"},
	{"lib", "charm.library"}, {"source", "."}, {"base", "ubuntu@24.04"}, {"build-on", "[amd64]"}, {"build-for", "[amd64]"},
}

// inMetadata adds where older charms have these keys.
var inMetadata = source.Words{
	{"name", " (older charms have it in metadata.yaml)"}, {"summary", " (older charms have it in metadata.yaml)"}, {"description", " (older charms have it in metadata.yaml)"},
}

func describeMissing(p *pydantic.Problem, all pydantic.Problems) *finding {
	missing := "The key '" + last(p) + "' is missing" + within(p)
	if len(p.Loc) == 1 {
		missing += inMetadata.Of(last(p))
	}
	if m := describeMeant(p, all, missing); m != nil {
		return m
	}
	return findingAt(diagnostic.MissingKey, p.Input, missing+".", sampleFixes(p)...).without(last(p))
}

// sampleFixes adds a missing key with its example value, if there is one.
func sampleFixes(p *pydantic.Problem) []*fix {
	name, sample := last(p), samples.Of(last(p))
	switch {
	case sample == "":
		return nil
	case len(p.Loc) > 1:
		return []*fix{insertion(name + ": " + sample)}
	}
	return []*fix{addition(name + ": " + sample)}
}

// describeMeant returns the finding for an unknown key that is probably a
// misspelling of the missing one beside it, or nil.
func describeMeant(p *pydantic.Problem, all pydantic.Problems, missing string) *finding {
	for _, other := range all {
		if fixes := respelling(other, p); fixes != nil {
			return findingAt(diagnostic.UnknownKey, other.Key, missing+"; '"+last(other)+"' is probably meant for it.", fixes...)
		}
	}
	return nil
}

// respelling changes an unknown key to the missing one beside it, if it is
// probably a misspelling.
func respelling(unknown, missing *pydantic.Problem) []*fix {
	if unknown.Type != pydantic.ExtraForbidden || unknown.Beside != missing.Input {
		return nil
	}
	return nearest(last(unknown), []string{last(missing)})
}

func describeKey(p *pydantic.Problem, _ pydantic.Problems) *finding {
	return findingAt(diagnostic.WrongType, p.Key, isNot("The key "+quoted(p.Key), p.Key, "text")+" Write it in quotes.", inQuotes)
}
