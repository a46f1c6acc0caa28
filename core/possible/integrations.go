package possible

import (
	"slices"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/environment"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// relations tries relations at the endpoints that the charm reads, and more
// data in existing relations.
func (p *prober) relations() {
	for _, endpoint := range p.State.Endpoints {
		w := way{needs: Needs{Kind: Relation, Name: endpoint.Name}, mock: p.relate(endpoint)}
		p.try(w)
		p.more(w, endpoint.Name, endpoint.Integration)
	}
}

// relate returns mock.yaml with a relation at an endpoint that has what the charm
// needs.
func (p *prober) relate(endpoint *environment.Endpoint) string {
	switch {
	case !p.related(endpoint.Name):
		return p.withRelation(endpoint.Name, endpoint.Integration)
	case !endpoint.Integrated:
		return p.filled(endpoint)
	}
	return p.base
}

// withRelation returns mock.yaml with one more relation.
func (p *prober) withRelation(endpoint string, of *integration.Integration) string {
	return changed(p.base, edited(mock.AddRelation(p.base, endpoint, of.Interface)))
}

// filled returns mock.yaml with everything that the charm needs in an
// endpoint's relation.
func (p *prober) filled(endpoint *environment.Endpoint) string {
	of := endpoint.Integration
	text := changed(p.base, edited(mock.FillRelation(p.base, p.State.Deployment.Related(endpoint.Name)[0].Place.Path, of)))
	if text != p.base {
		return text
	}
	return changed(text, edited(mock.GiveData(text, endpoint.Name, of, of.Needed())))
}

// more tries, in addition to a way, the optional keys of the relation's data
// that single variables need.
func (p *prober) more(w way, endpoint string, of *integration.Integration) {
	base := w.mock
	var tried []string
	for _, v := range of.VariablesOf(p.framework().App(), endpoint) {
		keys, can := of.Takes(&v)
		id := strings.Join(keys, " ")
		if !can || p.brings(w, v.Name) || slices.Contains(tried, id) {
			continue
		}
		tried = append(tried, id)
		p.tryKeys(w, base, endpoint, of, keys)
		if of.Database && !p.told[w.needs][v.Name] { // a whole address counts for more than its parts
			p.tryKeys(w, base, endpoint, of, []string{"uris"})
		}
	}
}

// brings reports whether the app gets a variable now, or the need of a way has
// already brought it.
func (p *prober) brings(w way, name string) bool { return p.given[name] || p.told[w.needs][name] }

// tryKeys tries a way with more keys in the data of its relation.
func (p *prober) tryKeys(w way, base, endpoint string, of *integration.Integration, keys []string) {
	w.mock = changed(base, edited(mock.GiveData(base, endpoint, of, keys)))
	p.try(w)
}

// endpoints tries the integrations for which the charm has no endpoint.
func (p *prober) endpoints() {
	for _, of := range integration.All {
		if w, endpoint, ok := p.withEndpoint(of); ok {
			p.try(w)
			p.more(w, endpoint, of)
		}
	}
}

// withEndpoint returns the way that adds an endpoint for an integration and a
// relation to it, the endpoint's name, and whether the charm can have it.
func (p *prober) withEndpoint(of *integration.Integration) (w way, endpoint string, ok bool) {
	endpoint = p.free(of)
	if endpoint == "" {
		return way{}, "", false
	}
	return way{
		needs:   Needs{Kind: Endpoint, Name: of.Name},
		project: p.declared(p.trial, of, endpoint),
		mock:    p.withRelation(endpoint, of),
		edits:   []source.Edit{edit.Declare(p.File, p.Root, []string{"requires"}, of.Definition(endpoint))},
	}, endpoint, true
}

// free returns a name for an endpoint that the charm does not have yet; empty
// if the charm cannot have one, or has it.
func (c *Charm) free(of *integration.Integration) string {
	names := append([]string{of.EndpointName()}, others(of)...)
	i := slices.IndexFunc(names, func(name string) bool { return !c.taken(name) })
	if i < 0 || of.Added || of.Provides || c.declares(of) {
		return ""
	}
	return names[i]
}

// others returns more names for an endpoint that may have any name.
func others(of *integration.Integration) []string {
	if of.Endpoint != "" {
		return nil
	}
	return []string{of.Name, "login", "sign-in"}
}

// declares reports whether the charm requires an integration.
func (c *Charm) declares(of *integration.Integration) bool {
	requires := value.Node{Value: c.project()}.Get("requires")
	return slices.ContainsFunc(requires.Entries(), func(e value.Node) bool { return e.Get("interface").Value.IsString(of.Interface) })
}

// taken reports whether the charm already has an endpoint with that name, or
// the options that charmcraft adds for an oauth endpoint with it.
func (c *Charm) taken(name string) bool {
	for _, block := range []string{"requires", "provides", "peers"} {
		if c.project().Lookup(block, name) != nil {
			return true
		}
	}
	return c.project().Lookup("config", "options", name+"-scopes") != nil
}

// declared returns a project with one more endpoint, as charmcraft would expand
// it.
func (c *Charm) declared(project *value.Value, of *integration.Integration, endpoint string) *value.Value {
	declared := with(project, "requires", value.Entry{Key: value.NewString(endpoint), Value: definition(of)})
	if of.Name != "oauth" || !c.Extended {
		return declared
	}
	f := c.framework()
	options := framework.Options(f.V1.OAuthOptions(endpoint)).With(f.Origin())
	return withOptions(declared, options.Map.Entries())
}

// definition returns what an endpoint for an integration is declared with.
func definition(of *integration.Integration) *value.Value {
	definition := value.NewMap()
	definition.Map.SetString("interface", value.NewString(of.Interface))
	definition.Map.SetString("optional", value.NewBool(true))
	definition.Map.SetString("limit", value.NewInt(1))
	return definition
}

// with returns a copy of a mapping with more entries in one of its inner
// mappings; the original is not modified.
func with(outer *value.Value, key string, entries ...value.Entry) *value.Value {
	inner := copied(outer.Get(key))
	for _, entry := range entries {
		inner.Map.Set(entry.Key, entry.Value)
	}
	return withMap(outer, key, inner)
}

// copied returns a mapping with the same entries, and an empty one for any other
// value or nil.
func copied(v *value.Value) *value.Value {
	if v == nil || v.Kind != value.Map {
		return value.NewMap()
	}
	return value.NewMap(v.Map.Entries()...).From(v)
}

// withMap returns a copy of a mapping with a new value for a key; the mapping
// may be nil.
func withMap(outer *value.Value, key string, inner *value.Value) *value.Value {
	changed := copied(outer)
	changed.Map.SetString(key, inner)
	return changed
}

// withOptions returns a project with more options.
func withOptions(project *value.Value, options []value.Entry) *value.Value {
	return withMap(project, "config", with(project.Get("config"), "options", options...))
}

// setKey returns the edits that set a top-level key of a file to a plain value.
func setKey(file *source.File, key, text string) []source.Edit {
	doc := document.ParseWith(file, document.Options{AllowDuplicates: true})
	if root := doc.Root.Resolve(); root != nil && root.Pair(key) != nil {
		return []source.Edit{edit.Replace(file, root.At(key), text)}
	}
	return []source.Edit{edit.AddAt(file, doc.Root, nil, key+": "+text)}
}
