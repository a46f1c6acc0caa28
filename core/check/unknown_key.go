package check

import (
	"slices"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/mend"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// unknownKeys finds keys that nobody reads. In a mapping that may have others
// (a rock's top level, a JSON schema) only slips of known keys are findings.
func unknownKeys(r *run) {
	r.walk(func(p place) {
		if p.node.Kind != document.Mapping || p.schema.Keys == nil || p.schema.Names != nil {
			return
		}
		for _, pair := range pairs(p.node) {
			if known(p, pair.Key.Text) {
				continue
			}
			r.unknownKey(p, pair)
		}
	})
}

func known(p place, key string) bool {
	if p.schema.Key(key) != nil {
		return true
	}
	return p.file.Source.Name == project.PaasConfig && len(p.path) == 0 &&
		slices.ContainsFunc(schema.PaasConfigV2, func(k schema.Key) bool { return k.Name == key })
}

func (r *run) unknownKey(p place, pair document.Pair) {
	key := pair.Key.Text
	options := []suggest.Option{suggest.Without(used(p.node)...)}
	if p.schema.Open {
		options = append(options, suggest.Slips())
	}
	near := suggest.Nearest(key, p.schema.KeyNames(), options...)
	if p.schema.Open && near == nil {
		return
	}
	f := finding{
		code: diagnostic.UnknownKey, severity: diagnostic.Warning, path: child(p.path, key), at: pair.Key,
		message: "Unknown key '" + key + "' in " + where(p.file.Source.Name, p.path) + ". " + ignored[p.file.Source.Name],
		fixes:   changes(p.file.Source, pair.Key, near),
	}
	if f.fixes == nil && p.file.Source.Name == project.Charmcraft {
		f.severity = diagnostic.Information
	}
	f.fixes = append(r.misplaced(p, pair), append(f.fixes, removal(p, pair)...)...)
	r.report(p.file, f)
}

// used are the keys of a mapping.
func used(mapping *document.Node) []string {
	var names []string
	for _, pair := range pairs(mapping) {
		names = append(names, pair.Key.Text)
	}
	return names
}

// removal is the fix that takes a pair out, where something is left then.
func removal(p place, pair document.Pair) []diagnostic.Fix {
	index := slices.IndexFunc(p.node.Pairs, func(other document.Pair) bool { return other.Key == pair.Key })
	edit, ok := mend.Remove(p.file.Source, p.node, index)
	if !ok {
		return nil
	}
	return []diagnostic.Fix{{Title: "Remove '" + pair.Key.Text + "'", Edits: []source.Edit{edit}}}
}
