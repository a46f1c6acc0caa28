package check

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/resolver"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// endpoint is an endpoint of charmcraft.yaml.
type endpoint struct {
	block string // requires or provides
	name  string
	pair  document.Pair
	iface *document.Node // the value of its key interface; nil if it has none
}

func (e *endpoint) interfaceName() string { return textOf(e.iface) }

// integration returns the integration with the endpoint's interface, or nil.
func (e *endpoint) integration() *integration.Integration {
	return integration.ByInterface(e.interfaceName())
}

// endpoints holds the endpoints of a block of charmcraft.yaml.
type endpoints struct {
	all    []*endpoint
	byName map[string]*endpoint // the first endpoint with each name
}

// endpoints returns the endpoints of a block of charmcraft.yaml.
func (r *run) endpoints(block string) []*endpoint { return r.block(block).all }

// endpoint returns the endpoint with a name, or nil.
func (r *run) endpoint(block, name string) *endpoint { return r.block(block).byName[name] }

func (r *run) block(name string) *endpoints {
	if r.declared[name] == nil {
		r.declared[name] = readEndpoints(name, r.charm(name))
	}
	return r.declared[name]
}

func readEndpoints(block string, mapping *document.Node) *endpoints {
	read := &endpoints{byName: map[string]*endpoint{}}
	for _, pair := range pairs(mapping) {
		e := &endpoint{block, pair.Key.Text, pair, pair.Value.Resolve().At("interface")}
		read.all = append(read.all, e)
		if read.byName[e.name] == nil {
			read.byName[e.name] = e
		}
	}
	return read
}

// endpointDots finds endpoints with a period in their names. Juju's charm reader
// accepts them, but the database of Juju 3 does not (canonical/charmcraft#2431).
func (r *run) endpointDots() {
	for _, block := range []string{"requires", "provides", "peers"} {
		for _, e := range r.endpoints(block) {
			if plain := strings.ReplaceAll(e.name, ".", "-"); plain != e.name && r.endpoint(block, plain) == nil {
				r.endpointDot(e, plain)
			}
		}
	}
}

func (r *run) endpointDot(e *endpoint, plain string) {
	r.report(r.Charmcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, By: diagnostic.Juju, Path: dotted(e.block, e.name), Span: e.pair.Key.Span,
		Message: "Juju 3 cannot store an endpoint with a '.' in its name: `juju deploy` fails with 'not a valid field name'.",
		Fixes:   diagnostic.Way("Change to '"+plain+"'", edit.Change(r.Charmcraft.Source, e.pair.Key, plain)),
	})
}

// endpointNames finds names that Juju cannot store, and integrations under
// another endpoint name than the only one that the charm reads.
func endpointNames(r *run) {
	r.endpointDots()
	if r.isPaas() {
		r.misnamedEndpoints()
	}
}

func (r *run) misnamedEndpoints() {
	for _, e := range r.endpoints("requires") {
		if known := e.integration(); known != nil && e.isMisnamed(known) && !r.full() {
			r.endpointName(e, known)
		}
	}
}

// isMisnamed reports whether the charm reads the integration only at an endpoint
// with another name, and nothing at this one.
func (e *endpoint) isMisnamed(known *integration.Integration) bool {
	return known.Endpoint != "" && !known.Added && known.Endpoint != e.name && integration.At(e.name) == nil
}

func (r *run) endpointName(e *endpoint, known *integration.Integration) {
	f := &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted(e.block, e.name), Span: e.pair.Key.Span,
		Message: "The charm reads " + known.Title + " only from an endpoint named '" + known.Endpoint + "', so '" + e.name + "' adds no variables.",
	}
	if r.endpoint("requires", known.Endpoint) != nil {
		f.Severity = diagnostic.Information
		r.report(r.Charmcraft, f)
		return
	}
	if known.Database {
		f.Severity = diagnostic.Error
		f.Message = "The charm reads " + known.Title + " from an endpoint named '" + known.Endpoint + "', and crashes without it."
	}
	f.Fixes = changes(r.Charmcraft.Source, e.pair.Key, []string{known.Endpoint})
	f.Fixes[0].Edits = append(f.Fixes[0].Edits, r.mockedEndpoint(e.name, known.Endpoint)...)
	r.report(r.Charmcraft, f)
}

// mockedEndpoint returns the edits that rename an endpoint in mock.yaml's
// relations.
func (r *run) mockedEndpoint(from, to string) (edits []source.Edit) {
	r.relations(func(_ []string, relation *document.Node) {
		if name := relation.At("endpoint"); textOf(name) == from {
			edits = append(edits, edit.Change(r.Mock.Source, name, to))
		}
	})
	return edits
}

// unknownInterfaces finds misspelt interfaces, and endpoints with a name that the
// charm reads with another interface only.
func unknownInterfaces(r *run) {
	for _, block := range []string{"requires", "provides"} {
		for _, e := range r.endpoints(block) {
			if e.interfaceName() != "" && e.iface.Kind == document.Scalar && !r.full() {
				r.unknownInterface(e)
			}
		}
	}
}

func (r *run) unknownInterface(e *endpoint) {
	named := integration.At(e.name)
	switch {
	case named != nil && named.Provides == (e.block == "provides") && r.isPaas():
		r.otherInterface(e, named)
	case !slices.Contains(integration.Interfaces(), e.interfaceName()) && r.searches():
		r.misspeltInterface(e)
	}
}

func (r *run) misspeltInterface(e *endpoint) {
	d := &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted(e.block, e.name, "interface"), Span: e.iface.Span, Fixes: r.likelyInterfaces(e),
		Message: "Unknown interface '" + e.interfaceName() + "' of endpoint '" + e.name + "'. charmcraft does not check it, and Juju integrates only endpoints with the same interface.",
	}
	if !r.isPaas() {
		d.Severity, d.Fixes = diagnostic.Information, unsafe(d.Fixes)
	}
	if len(d.Fixes) > 0 {
		r.report(r.Charmcraft, d)
	}
}

// likelyInterfaces returns the fixes that change an unknown interface to those
// that are probably meant.
func (r *run) likelyInterfaces(e *endpoint) []diagnostic.Fix {
	name, all := e.interfaceName(), integration.Interfaces()
	near := suggest.SlipsOf(name, all)
	if near == nil && r.isPaas() { // charms without a framework choose their own interface names
		return unsafe(changes(r.Charmcraft.Source, e.iface, suggest.Synonyms(name, all)))
	}
	return changes(r.Charmcraft.Source, e.iface, near)
}

// otherInterface reports an interface other than the one with which the charm
// reads an endpoint of this name.
func (r *run) otherInterface(e *endpoint, named *integration.Integration) {
	name := e.interfaceName()
	if named.Interface == name {
		return
	}
	r.report(r.Charmcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted(e.block, e.name, "interface"), Span: e.iface.Span,
		Message: "The charm reads endpoint '" + e.name + "' only when its interface is '" + named.Interface + "': with '" + name + "' it adds no variables.",
		Fixes:   r.changeInterface(e, named.Interface), By: diagnostic.Charm,
	})
}

// changeInterface returns the fix that changes an interface. It is unsafe if the
// two are not alike: perhaps the name of the endpoint is wrong.
func (r *run) changeInterface(e *endpoint, wanted string) []diagnostic.Fix {
	name, fixes := e.interfaceName(), changes(r.Charmcraft.Source, e.iface, []string{wanted})
	if suggest.SlipsOf(name, []string{wanted}) == nil && !slices.Contains(suggest.Synonyms(name, integration.Interfaces()), wanted) {
		return unsafe(fixes)
	}
	return fixes
}

// unsafe marks all fixes as unsafe, so that none is applied automatically.
func unsafe(fixes []diagnostic.Fix) []diagnostic.Fix {
	for i := range fixes {
		fixes[i].Safe = false
	}
	return fixes
}

// endpointSides finds integrations under provides that the charm can only
// require.
func endpointSides(r *run) {
	for _, e := range r.endpoints("provides") {
		if known := e.integration(); known != nil && !known.Provides && (known.Endpoint == "" || known.Endpoint == e.name) {
			r.endpointSide(e, known)
		}
	}
}

func (r *run) endpointSide(e *endpoint, known *integration.Integration) {
	r.report(r.Charmcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted("provides", e.name), Span: e.pair.Key.Span,
		Message: "Endpoint '" + e.name + "' is under provides, but the app uses " + known.Title + ": it belongs under requires.",
		Fixes:   r.moveToRequires(e),
	})
}

func (r *run) moveToRequires(e *endpoint) []diagnostic.Fix {
	const title = "Move to 'requires'"
	file, root := r.Charmcraft.Source, r.Charmcraft.Root
	provides := root.Pair("provides")
	alone := len(pairs(provides.Value)) == 1
	switch {
	case root.Pair("requires") == nil && alone:
		return diagnostic.Way(title, edit.Change(file, provides.Key, "requires"))
	case r.endpoint("requires", e.name) != nil:
		return nil
	}
	gone := r.cutProvided(e, *provides, alone)
	if gone == nil || provides.Value.Resolve().Style == document.Flow {
		return nil
	}
	return diagnostic.Way(title, gone[0].Edits[0], edit.AddAt(file, root, []string{"requires"}, edit.Text(file, e.pair)))
}

// cutProvided takes an endpoint out of provides, or provides as a whole if it has
// no other endpoint.
func (r *run) cutProvided(e *endpoint, provides document.Pair, alone bool) []diagnostic.Fix {
	if alone {
		return cut(&place{file: r.Charmcraft, node: r.Charmcraft.Root.Resolve()}, provides)
	}
	return cut(&place{file: r.Charmcraft, node: provides.Value.Resolve()}, e.pair)
}

// tracingLimits finds a tracing endpoint without `limit: 1`, which makes the
// charm fail (tempo_coordinator_k8s tracing v0, TracingEndpointRequirer).
func tracingLimits(r *run) {
	for _, e := range r.endpoints("requires") {
		if known := e.integration(); known != nil && known.Limit && e.name == known.Endpoint {
			r.tracingLimit(e, e.pair.Value.Resolve().At("limit"))
		}
	}
}

func (r *run) tracingLimit(e *endpoint, limit *document.Node) {
	if textOf(limit) == "1" || limit != nil && limit.Tag != resolver.TagInt {
		return
	}
	r.report(r.Charmcraft, &diagnostic.Diagnostic{
		Severity: diagnostic.Error, Path: dotted("requires", e.name), Span: e.pair.Key.Span,
		Message: "Endpoint '" + e.name + "' needs 'limit: 1', or the charm crashes.",
		Fixes:   r.limitToOne(e, limit),
	})
}

// limitToOne returns the fix that adds a limit to an endpoint, or changes it.
func (r *run) limitToOne(e *endpoint, limit *document.Node) []diagnostic.Fix {
	if limit == nil {
		return diagnostic.SafeWay("Add 'limit: 1'", edit.Add(r.Charmcraft.Source, e.pair.Value.Resolve(), "limit: 1"))
	}
	return diagnostic.SafeWay("Change to 1", edit.Replace(r.Charmcraft.Source, limit, "1"))
}
