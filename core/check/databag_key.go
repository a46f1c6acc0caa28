package check

import (
	"slices"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/suggest"
)

// databagKeys finds typos in the keys of relation data. It does not report other
// unknown keys: charms write more keys than anyone reads.
func databagKeys(r *run) {
	r.relations(func(path []string, relation *document.Node) {
		if known := r.integrationOf(textOf(relation.At("endpoint"))); known != nil && !r.full() {
			r.databags(path, relation, known)
		}
	})
}

// databags checks the data of the related application and of its units.
func (r *run) databags(path []string, relation *document.Node, known *integration.Integration) {
	r.databag(child(path, "application-data"), relation.At("application-data"), known.AppKeys())
	keys := known.UnitKeys()
	for _, unit := range pairs(relation.At("related-units")) {
		unitPath := append(child(path, "related-units"), unit.Key.Text, "data")
		r.databag(unitPath, unit.Value.Resolve().At("data"), keys)
	}
}

// relations visits the relations of mock.yaml, wherever they are in it.
func (r *run) relations(visit func(path []string, relation *document.Node)) {
	if r.Mock != nil {
		mock.EachRelation(r.Mock.Root, visit)
	}
}

// integrationOf returns the integration at an endpoint of this charm: by the
// endpoint's interface, or else by its name.
func (r *run) integrationOf(name string) *integration.Integration {
	for _, block := range []string{"requires", "provides"} {
		if e := r.endpoint(block, name); e != nil {
			if found := integration.ByInterface(e.interfaceName()); found != nil {
				return found
			}
		}
	}
	return integration.At(name)
}

func (r *run) databag(path []string, data *document.Node, keys []string) {
	present := slices.DeleteFunc(slices.Clone(keys), func(key string) bool { return data.Pair(key) == nil })
	for _, pair := range pairs(data) {
		near := suggest.Find(pair.Key.Text, keys, suggest.Slips(), suggest.Without(present...))
		if near.Words != nil && !r.full() {
			r.databagKey(path, pair.Key, near)
		}
	}
}

func (r *run) databagKey(path []string, key *document.Node, near suggest.Found) {
	r.report(r.Mock, &diagnostic.Diagnostic{
		Severity: diagnostic.Warning, Path: dotted(child(path, key.Text)...), Span: key.Span,
		Message: "Unknown key '" + key.Text + "' in the relation data: the charm reads '" + near.Words[0] + "'.",
		Fixes:   likely(r.Mock.Source, key, near),
	})
}
