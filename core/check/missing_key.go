package check

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// missingKeys finds mappings without a key that Juju, rockcraft or the charm
// needs. Package deployment reports the keys that mock.yaml lacks.
func (r *run) missingKeys(p *place) {
	if p.node.Kind != document.Mapping || p.file.Source.Name == project.Mock || r.extended(p) {
		return
	}
	for i := range p.schema.Keys {
		if key := &p.schema.Keys[i]; key.Mark&schema.Required != 0 && !has(p.node, key.Name) && !r.slips.misspelt(p, key.Name) {
			r.missingKey(p, key)
		}
	}
}

// extended reports whether rockcraft's extension defines a service, so that
// rockcraft.yaml only has to change it.
func (r *run) extended(p *place) bool {
	return p.kind == schema.Services && slices.Contains(r.extensionServices(), p.path[len(p.path)-1])
}

// has reports whether a mapping has a key, directly or through its merge keys.
func has(mapping *document.Node, key string) bool {
	return mapping.Pair(key) != nil || mapping.Value.Get(key) != nil
}

// slips caches which key each unknown key is a slip of: the same key often occurs
// in many mappings.
type slips map[string]string

// misspelt reports whether an unknown key of the mapping is a slip of the missing
// one, so that one finding is enough.
func (s slips) misspelt(p *place, missing string) bool {
	var open []string
	for _, pair := range pairs(p.node) {
		if p.schema.Key(pair.Key.Text) != nil {
			continue
		}
		if open == nil {
			open = slices.DeleteFunc(p.schema.KeyNames(), func(name string) bool { return p.node.Pair(name) != nil })
		}
		if s.of(pair.Key.Text, open) == missing {
			return true
		}
	}
	return false
}

// of returns which of the unused words a key is a slip of, or empty.
func (s slips) of(key string, open []string) string {
	query := key + "\n" + strings.Join(open, "\n")
	if _, known := s[query]; !known {
		s[query] = ""
		if near := suggest.Nearest(key, open); len(near) > 0 {
			s[query] = near[0]
		}
	}
	return s[query]
}

// lacking says what happens without a key.
var lacking = source.Words{
	{"interface", "Juju refuses an endpoint without an interface."},
	{"type", "Juju treats an option without a type as a string, but the charm does not start with it."},
	{"override", "rockcraft refuses a service without it."},
	{"command", "rockcraft refuses a service without it."},
	{"job_name", "The charm fails without it."},
	{"static_configs", "The charm fails without it."},
	{"targets", "The charm fails without it."},
}

func (r *run) missingKey(p *place, key *schema.Key) {
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Error, Path: dotted(child(p.path, key.Name)...), Span: cmp.Or(p.key, p.node).Span,
		Message: strings.TrimSpace("Missing '" + key.Name + "' in " + where(p.file.Source.Name, p.path) + ". " + lacking.Of(key.Name)),
	}
	if p.kind == schema.Options {
		r.missingType(f)
	}
	if text := r.likely(p, key); text != "" {
		f.Fixes = diagnostic.Way("Add '"+text+"'", edit.Add(p.file.Source, p.node, text))
	}
	r.report(p.file, f)
}

// missingType says who needs the type of an option. Without the charm library,
// the charm's own code decides.
func (r *run) missingType(f *diagnostic.Diagnostic) {
	if r.isPaas() {
		f.By = diagnostic.Charm
		return
	}
	f.Severity = diagnostic.Information
	f.Message = strings.Replace(f.Message, ", but the charm does not start with it", "", 1)
}

// likely returns the pair that is probably missing, or empty.
func (r *run) likely(p *place, key *schema.Key) string {
	name := p.path[len(p.path)-1]
	switch key.Name {
	case "interface":
		if known := integration.At(name); known != nil {
			return "interface: " + known.Interface
		}
	case "type":
		return "type: " + typeOf(p.node.At("default"))
	case "override":
		return "override: replace"
	case "job_name":
		return "job_name: app"
	}
	return ""
}
