package mock

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/value"
)

// unitPair is a unit of the output of juju show-unit in mock.yaml.
type unitPair struct {
	document.Pair
	path []string
	bare bool // it is at the top level
}

func (u *unitPair) name() string { return u.Key.Text }

func (u *unitPair) application() string {
	application, _ := UnitName(u.name())
	return application
}

func (u *unitPair) node() value.Node { return value.Node{Value: valueOf(u.Value)} }

// relations returns the relations that the unit shows.
func (u *unitPair) relations() value.Node { return u.node().Get("relation-info") }

// units reports findings about the output of juju show-unit.
func (r *reader) units() {
	own := r.ownUnits()
	bare := countBare(own)
	switch {
	case len(own) > 1:
		r.severalUnits(own)
	case bare > 0 && len(r.root.Pairs) > bare:
		r.bareUnit(&own[0])
	}
	r.unreadRelations(own)
}

// countBare returns how many units are at the top level.
func countBare(units []unitPair) int {
	n := 0
	for i := range units {
		if units[i].bare {
			n++
		}
	}
	return n
}

// bareUnit reports a unit beside keys of mock.yaml.
func (r *reader) bareUnit(unit *unitPair) {
	r.report(diagnostic.JujuOutput, diagnostic.Information, unit.path, unit.Key,
		"This is the output of `juju show-unit`. It is read as if it were under 'juju-show-unit', where it belongs.",
		r.fix("Put it under 'juju-show-unit'", (*mockFile).wrapUnits)...)
}

// ownUnits returns the units of this charm's application, and reports the others.
func (r *reader) ownUnits() []unitPair {
	return slices.DeleteFunc(r.allUnits(), func(unit unitPair) bool {
		isOther := r.isOther(&unit)
		if isOther {
			r.otherUnit(&unit)
		}
		return isOther
	})
}

func (r *reader) allUnits() []unitPair {
	return append(r.unitsAt(nil), r.unitsAt([]string{showUnitKey})...)
}

// unitsAt returns the units in the mapping at a path.
func (r *reader) unitsAt(path []string) []unitPair {
	var all []unitPair
	for _, pair := range r.pairs(r.root.At(path...)) {
		if isUnit(pair) && isMapping(pair.Value) {
			all = append(all, unitPair{pair, append(slices.Clone(path), pair.Key.Text), len(path) == 0})
		}
	}
	return all
}

// isOther reports whether a unit belongs to another application than this
// charm's. Its relations show it: then this charm's endpoints are at their other
// end.
func (r *reader) isOther(unit *unitPair) bool {
	charm, relations := textAt(unit.node(), "charm"), unit.relations()
	isOurs := r.isOurName(unit.application()) || charm != "" && charmName(charm) == r.charm.Name || hasPeers(relations)
	if isOurs || len(r.charm.endpoints) == 0 {
		return false
	}
	score := 0
	for _, relation := range relations.Items() {
		score += r.otherness(relation)
	}
	return score > 0 && (charm != "" || slices.ContainsFunc(relations.Items(), r.clearlyFacesUs))
}

// isOurName reports whether an application has the name that mock.yaml gives this
// charm's, or the charm's own.
func (r *reader) isOurName(application string) bool {
	return application == r.charm.Name || application == r.ourName()
}

// otherness scores how strongly a relation suggests that its unit belongs to
// another application; negative if it suggests this charm's.
func (r *reader) otherness(relation value.Node) int {
	switch {
	case r.hasOurUnits(relation):
		return 2
	case r.charm.hasEndpoint(textAt(relation, "endpoint")):
		return -1
	case r.facesUs(relation):
		return 2
	}
	return 1
}

// clearlyFacesUs reports whether only another application can have a relation.
func (r *reader) clearlyFacesUs(relation value.Node) bool {
	return r.hasOurUnits(relation) || !r.charm.hasEndpoint(textAt(relation, "endpoint")) && r.facesUs(relation)
}

// facesUs reports whether this charm is at the other end of a relation.
func (r *reader) facesUs(relation value.Node) bool {
	return r.charm.hasEndpoint(textAt(relation, "related-endpoint")) || r.hasOurUnits(relation)
}

// hasOurUnits reports whether units of this charm's application are at the other
// end of a relation.
func (r *reader) hasOurUnits(relation value.Node) bool {
	return slices.Contains(relatedApplications(relation), r.charm.Name)
}

// facesOthers reports whether units of other applications than this charm's are
// at the other end of a relation.
func (r *reader) facesOthers(relation value.Node) bool {
	return slices.ContainsFunc(relatedApplications(relation), func(name string) bool { return name != r.charm.Name })
}

// relatedApplications returns the application of each related unit.
func relatedApplications(relation value.Node) []string {
	var names []string
	for _, unit := range relation.Get("related-units").Entries() {
		application, _ := UnitName(unit.Key)
		names = append(names, application)
	}
	return names
}

// seenFrom imports what this charm sees of a unit of another application.
func (r *reader) seenFrom(unit *unitPair) *taking {
	t := r.taking(unit.node())
	for _, relation := range unit.relations().Items() {
		if endpoint := textAt(relation, "related-endpoint"); r.charm.hasEndpoint(endpoint) && !r.facesOthers(relation) {
			t.addRelation(fromOtherSide(endpoint, unit, relation))
		}
	}
	return t
}

// fromOtherSide returns a relation as this charm sees it.
func fromOtherSide(endpoint string, unit *unitPair, relation value.Node) *value.Value {
	seen := mapOf("endpoint", value.NewString(endpoint))
	seen.Map.SetString("related-application", value.NewString(unit.application()))
	if data := relation.Get("local-unit").Get("data"); data.Truthy() {
		seen.Map.SetString("related-units", mapOf(unit.name(), mapOf("data", data.Value)))
	}
	return seen
}

// otherUnit reports a unit of another application. This charm sees only what the
// unit itself wrote.
func (r *reader) otherUnit(unit *unitPair) {
	t := r.seenFrom(unit)
	title := "Remove it"
	if t.parts.Map.Len() > 0 {
		title = "Import " + t.summary() + " with what the unit wrote"
	}
	r.skip([]document.Pair{unit.Pair})
	r.report(diagnostic.JujuOutput, diagnostic.Warning, unit.path, unit.Key, otherSideOf(unit.application(), r.ourName()),
		r.fix(title, func(m *mockFile) error {
			return m.replace(unit.path[:len(unit.path)-1], []string{unit.name()}, t.parts)
		})...)
}

// otherSideOf says that the output is about the application at the other end.
func otherSideOf(application, own string) string {
	return "This is the output of `juju show-unit` for '" + application + "', which is at the other end of the relation: its application-data are what '" + own +
		"' wrote. `juju show-unit " + own + "/0` prints what '" + application + "' wrote."
}

// ourName returns the name of this charm's application: the one in mock.yaml, or
// else the charm's.
func (r *reader) ourName() string {
	if named := r.root.At("application"); named != nil {
		return named.Text
	}
	return r.charm.Name
}

// severalUnits says which of several units is shown, and how to show another.
func (r *reader) severalUnits(own []unitPair) {
	shown := shownOf(unitNames(own), value.Node{Value: r.root.Value})
	fixes := append(r.showOthers(own, shown), r.fix("Put them under 'juju-show-unit'", (*mockFile).wrapUnits)...)
	second := secondOf(own, shown)
	r.report(diagnostic.JujuOutput, diagnostic.Information, second.path, second.Key,
		"This is the output of `juju show-unit` for several units: "+strings.Join(unitNames(own), ", ")+". '"+own[shown].name()+"' is shown; 'unit' in mock.yaml chooses another.", fixes...)
}

// showOthers returns the fixes that show the first units that are not shown.
func (r *reader) showOthers(own []unitPair, shown int) []diagnostic.Fix {
	var fixes []diagnostic.Fix
	for i := range own {
		if _, number := UnitName(own[i].name()); i != shown && len(fixes) < 3 {
			fixes = append(fixes, r.fix("Show '"+own[i].name()+"'", func(m *mockFile) error { return m.setUnit(Unit{Unit: &number}) })...)
		}
	}
	return fixes
}

// secondOf returns the unit at which to report several: the last at the top level
// that is not shown, or else the second.
func secondOf(own []unitPair, shown int) *unitPair {
	for i := len(own) - 1; i >= 0; i-- {
		if own[i].bare && i != shown {
			return &own[i]
		}
	}
	return &own[1]
}

func unitNames(units []unitPair) []string {
	names := make([]string, len(units))
	for i := range units {
		names[i] = units[i].name()
	}
	return names
}

// shownOf returns the index of the shown unit: the one that 'unit' names, or the
// first.
func shownOf(names []string, root value.Node) int {
	chosen := root.Get("unit").Number(-1)
	for i, name := range names {
		if _, number := UnitName(name); number == chosen {
			return i
		}
	}
	return 0
}

// unreadRelations reports the relations of a unit that do not count, because
// mock.yaml has its own relations.
func (r *reader) unreadRelations(own []unitPair) {
	first := slices.IndexFunc(own, func(u unitPair) bool { return len(itemsAt(u.Value, "relation-info")) > 0 })
	if first >= 0 && r.root.Pair("relations") != nil {
		r.unread(&own[first])
	}
}

func (r *reader) unread(unit *unitPair) {
	t := r.taking(unit.node())
	takeRelationInfo(t)
	r.report(diagnostic.JujuOutput, diagnostic.Warning, append(slices.Clone(unit.path), "relation-info"), unit.Value.Resolve().Pair("relation-info").Key,
		"Nothing under 'relation-info' is read, because mock.yaml has its own 'relations'.",
		r.fix("Move what is not there yet to 'relations'", func(m *mockFile) error { return m.replace(unit.path, []string{"relation-info"}, t.parts) })...)
}
