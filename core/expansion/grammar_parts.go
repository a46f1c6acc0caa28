package expansion

import (
	"errors"
	"slices"
	"strings"

	"charm-playground/core/charmcraft"
	"charm-playground/core/diagnostic"
	"charm-playground/core/value"
)

// staysList reports whether a key of a part stays a list
// (craft_application/grammar.py, _NON_SCALAR_VALUES without organize).
func staysList(name string) bool {
	for i := range charmcraft.Part {
		if key := &charmcraft.Part[i]; key.Name == name && !key.Plain {
			return key.IsList()
		}
	}
	return false
}

// processGrammar selects in every part what applies to the target
// (craft_application/grammar.py, process_parts).
func (x *expander) processGrammar(yaml *value.Value) *failure {
	parts := yaml.Get("parts")
	if parts == nil {
		return nil
	}
	if parts.Kind != value.Map {
		return crash("AttributeError", wrongType("'parts'", parts, "a mapping of parts"))
	}
	p := &processor{target: x.target}
	out := parts
	for _, e := range parts.Map.Entries() {
		if e.Value.Kind != value.Map {
			return crash("AttributeError", wrongType("Part "+quoted(e.Key), e.Value, "a mapping"))
		}
		part, failed := p.part(e.Value)
		if failed != nil {
			return failed
		}
		out = with(parts, out, e, part)
	}
	yaml.Map.SetString("parts", out)
	return nil
}

// part processes the keys of a part.
func (p *processor) part(part *value.Value) (*value.Value, *failure) {
	out := part
	for _, e := range part.Map.Entries() {
		if items, ok := grammarItems(e); ok {
			selected, failed := p.key(out, e, items)
			if failed != nil {
				return nil, failed
			}
			out = with(part, out, e, selected)
		}
	}
	return out, nil
}

// key processes one key of a part.
func (p *processor) key(part *value.Value, e value.Entry, items []*value.Value) (*value.Value, *failure) {
	selected, err := p.process(items)
	var syntax syntaxError
	switch {
	case errors.As(err, &syntax):
		return nil, refuse("Invalid grammar syntax while processing '"+e.Key.Text+"' in '"+part.Repr()+"': "+err.Error(),
			findingAt(diagnostic.InvalidGrammar, e.Key, strings.TrimPrefix(err.Error(), "Invalid grammar syntax: ")))
	case err != nil:
		return nil, crash("UnsatisfiedStatementError", findingAt(diagnostic.InvalidGrammar, e.Key, "No clause of '"+e.Key.Text+"' applies to this platform, and it ends with 'else fail'."))
	case p.variant == forVariant && e.Key.Text == "organize":
		return mergeSelected(part, e, selected)
	}
	return processed(e, selected), nil
}

// mergeSelected follows merge_processed_dict: with 'for', it merges the
// selected dicts of organize into one.
func mergeSelected(part *value.Value, e value.Entry, selected []*value.Value) (*value.Value, *failure) {
	if len(selected) == 0 {
		return value.NewNull().From(e.Value), nil
	}
	merged := value.NewMap().From(e.Value)
	var twice []string
	for _, dict := range selected {
		if dict.Kind != value.Map {
			return nil, crash("AttributeError", findingAt(diagnostic.WrongType, dict, "'organize' selects "+dict.Kind.InWords()+", not a mapping of files."))
		}
		twice = append(twice, keysOfBoth(merged, dict)...)
		update(merged, dict)
	}
	if twice != nil {
		return nil, refuse("Duplicate keys in processed dict ["+strings.Join(twice, ", ")+"] in '"+part.Repr()+"'",
			findingAt(diagnostic.InvalidGrammar, e.Key, "Several clauses of 'organize' that apply here name the same file."))
	}
	return merged, nil
}

// keysOfBoth returns the keys that two dicts share, as Python shows them.
func keysOfBoth(a, b *value.Value) (shared []string) {
	for _, e := range b.Map.Entries() {
		if _, ok := a.Map.Find(e.Key); ok {
			shared = append(shared, e.Key.Repr())
		}
	}
	return shared
}

func grammarItems(e value.Entry) ([]*value.Value, bool) {
	if e.Key.Kind != value.String || grammarPart.Field(e.Key.Text) == nil {
		return nil, false
	}
	switch e.Value.Kind {
	case value.String:
		return []*value.Value{e.Value}, true
	case value.List:
		other := func(v *value.Value) bool { return v.Kind != value.Map && v.Kind != value.String }
		return e.Value.Items, !slices.ContainsFunc(e.Value.Items, other)
	}
	return nil, false
}

// processed follows post_process_grammar: it returns a list, or the first
// selected value.
func processed(e value.Entry, selected []*value.Value) *value.Value {
	switch {
	case !staysList(e.Key.Text):
		return firstOrNull(selected, e.Value)
	case e.Value.Kind == value.List && slices.Equal(selected, e.Value.Items):
		return e.Value
	}
	return value.NewList(selected...).From(e.Value)
}

// firstOrNull returns the first selected value, or None if nothing is selected.
func firstOrNull(selected []*value.Value, from *value.Value) *value.Value {
	if len(selected) == 0 {
		return value.NewNull().From(from)
	}
	return selected[0]
}
