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
		of, needs := endpoint.Integration, Needs{Kind: Relation, Name: endpoint.Name}
		related := p.State.Deployment.Related(endpoint.Name)
		text := p.base
		switch {
		case len(related) == 0:
			text = changed(text, edited(mock.AddRelation(text, endpoint.Name, of.Interface)))
		case !endpoint.Integrated:
			text = p.filled(endpoint)
		}
		w := way{needs: needs, mock: text}
		p.try(w)
		p.more(w, endpoint.Name, of)
	}
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
		if !can || p.given[v.Name] || p.told[w.needs][v.Name] || slices.Contains(tried, id) {
			continue
		}
		tried = append(tried, id)
		w.mock = changed(base, edited(mock.GiveData(base, endpoint, of, keys)))
		p.try(w)
		if of.Database && !p.told[w.needs][v.Name] { // a whole address counts for more than its parts
			w.mock = changed(base, edited(mock.GiveData(base, endpoint, of, []string{"uris"})))
			p.try(w)
		}
	}
}

// endpoints tries the integrations for which the charm has no endpoint.
func (p *prober) endpoints() {
	for _, of := range integration.All {
		w, endpoint, ok := p.withEndpoint(of)
		if !ok {
			continue
		}
		p.try(w)
		p.more(w, endpoint, of)
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
		mock:    changed(p.base, edited(mock.AddRelation(p.base, endpoint, of.Interface))),
		edits:   []source.Edit{edit.Declare(p.File, p.Root, []string{"requires"}, of.Definition(endpoint))},
	}, endpoint, true
}

// free returns a name for an endpoint that the charm does not have yet; empty
// if the charm cannot have one, or has it.
func (c *Charm) free(of *integration.Integration) string {
	if of.Added || of.Provides || c.declares(of) {
		return ""
	}
	for _, name := range append([]string{of.EndpointName()}, others(of)...) {
		if !c.taken(name) {
			return name
		}
	}
	return ""
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
	definition := value.NewMap()
	definition.Map.SetString("interface", value.NewString(of.Interface))
	definition.Map.SetString("optional", value.NewBool(true))
	definition.Map.SetString("limit", value.NewInt(1))
	declared := with(project, "requires", value.Entry{Key: value.NewString(endpoint), Value: definition})
	if of.Name != "oauth" || !c.Extended {
		return declared
	}
	f := c.framework()
	options := framework.Options(f.V1.OAuthOptions(endpoint)).With(f.Origin())
	return withOptions(declared, options.Map.Entries())
}

// with returns a copy of a mapping with more entries in one of its inner
// mappings; the original is not modified.
func with(outer *value.Value, key string, entries ...value.Entry) *value.Value {
	inner := value.NewMap()
	if at := outer.Get(key); at != nil && at.Kind == value.Map {
		inner = value.NewMap(at.Map.Entries()...).From(at)
	}
	for _, entry := range entries {
		inner.Map.Set(entry.Key, entry.Value)
	}
	return withMap(outer, key, inner)
}

// withMap returns a copy of a mapping with a new value for a key; the mapping
// may be nil.
func withMap(outer *value.Value, key string, inner *value.Value) *value.Value {
	changed := value.NewMap()
	if outer != nil && outer.Kind == value.Map {
		changed = value.NewMap(outer.Map.Entries()...).From(outer)
	}
	changed.Map.SetString(key, inner)
	return changed
}

// withOptions returns a project with more options.
func withOptions(project *value.Value, options []value.Entry) *value.Value {
	config := project.Get("config")
	if config == nil || config.Kind != value.Map {
		config = value.NewMap()
	}
	return withMap(project, "config", with(config, "options", options...))
}

// setKey returns the edits that set a top-level key of a file to a plain value.
func setKey(file *source.File, key, text string) []source.Edit {
	doc := document.ParseWith(file, document.Options{AllowDuplicates: true})
	if root := doc.Root.Resolve(); root != nil && root.Pair(key) != nil {
		return []source.Edit{edit.Replace(file, root.At(key), text)}
	}
	return []source.Edit{edit.AddAt(file, doc.Root, nil, key+": "+text)}
}
