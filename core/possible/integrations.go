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

// relations tries relations at the endpoints that the charm reads, and more data
// where there is a relation.
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

// filled is mock.yaml where the relation of an endpoint has all that the charm
// needs.
func (p *prober) filled(endpoint *environment.Endpoint) string {
	of := endpoint.Integration
	text := changed(p.base, edited(mock.FillRelation(p.base, p.State.Deployment.Related(endpoint.Name)[0].Place.Path, of)))
	if text != p.base {
		return text
	}
	return changed(text, edited(mock.GiveData(text, endpoint.Name, of, of.Needed())))
}

// more tries, on top of a way, the further keys of the relation's data that
// single variables take.
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

// withEndpoint is the way by an endpoint for an integration and a relation at it,
// the endpoint's name, and whether the charm can have it.
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

// free is the name for an endpoint that the charm does not have yet; empty where
// the charm cannot have one, or has it.
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

// others are further names for an endpoint that may have any.
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

// taken reports whether the charm has an endpoint of that name, or the options that
// charmcraft adds for one that users sign in by.
func (c *Charm) taken(name string) bool {
	for _, block := range []string{"requires", "provides", "peers"} {
		if c.project().Lookup(block, name) != nil {
			return true
		}
	}
	return c.project().Lookup("config", "options", name+"-scopes") != nil
}

// declared is a project with an endpoint more, as charmcraft would expand it.
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

// with is a mapping with entries more in one of those that it holds; it stays as it
// is itself.
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

// withMap is a mapping with another value of a key; the mapping may be missing.
func withMap(outer *value.Value, key string, inner *value.Value) *value.Value {
	changed := value.NewMap()
	if outer != nil && outer.Kind == value.Map {
		changed = value.NewMap(outer.Map.Entries()...).From(outer)
	}
	changed.Map.SetString(key, inner)
	return changed
}

// withOptions is a project with further options.
func withOptions(project *value.Value, options []value.Entry) *value.Value {
	config := project.Get("config")
	if config == nil || config.Kind != value.Map {
		config = value.NewMap()
	}
	return withMap(project, "config", with(config, "options", options...))
}

// setKey is the edits that set a key of the top level of a file to a plain value.
func setKey(file *source.File, key, text string) []source.Edit {
	doc := document.ParseWith(file, document.Options{AllowDuplicates: true})
	if root := doc.Root.Resolve(); root != nil && root.Pair(key) != nil {
		return []source.Edit{edit.Replace(file, root.At(key), text)}
	}
	return []source.Edit{edit.AddAt(file, doc.Root, nil, key+": "+text)}
}
