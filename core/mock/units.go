package mock

import (
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/schema"
	"charm-playground/core/value"
)

// unitPair is a unit of the output of juju show-unit in mock.yaml.
type unitPair struct {
	document.Pair
	path []string
	bare bool // it is at the top level
}

func (u *unitPair) name() string { return u.Key.Text }

func (u *unitPair) node() value.Node { return value.Node{Value: valueOf(u.Value)} }

// units reports findings about the output of juju show-unit.
func (r *reader) units() {
	var own []unitPair
	bare := 0
	for _, unit := range r.allUnits() {
		if r.isOther(&unit) {
			r.otherUnit(&unit)
			continue
		}
		if own = append(own, unit); unit.bare {
			bare++
		}
	}
	switch {
	case len(own) > 1:
		r.severalUnits(own)
	case bare > 0 && len(r.root.Pairs) > bare:
		r.report(diagnostic.JujuOutput, diagnostic.Information, own[0].path, own[0].Key,
			"This is the output of `juju show-unit`. It is read as if it were under 'juju-show-unit', where it belongs.",
			r.fix("Put it under 'juju-show-unit'", (*mockFile).wrapUnits)...)
	}
	if len(own) > 0 {
		r.unreadRelations(own)
	}
}

func (r *reader) allUnits() []unitPair {
	var all []unitPair
	add := func(path []string, bare bool) {
		for _, pair := range r.pairs(r.root.At(path...)) {
			if value := pair.Value.Resolve(); schema.IsUnitName(pair.Key.Text) && value != nil && value.Kind == document.Mapping {
				all = append(all, unitPair{pair, append(path[:len(path):len(path)], pair.Key.Text), bare})
			}
		}
	}
	add(nil, true)
	add([]string{showUnitKey}, false)
	return all
}

// isOther reports whether a unit belongs to another application than this
// charm's. Its relations show it: then this charm's endpoints are at their other
// end.
func (r *reader) isOther(unit *unitPair) bool {
	application, _ := UnitName(unit.name())
	if named := r.root.At("application"); named != nil && named.Text == application || application == r.charm.Name || len(r.charm.endpoints) == 0 {
		return false
	}
	charm := textOf(unit.node().Get("charm").Value)
	if charm != "" && charmName(charm) == r.charm.Name {
		return false
	}
	score := 0
	for _, relation := range unit.node().Get("relation-info").Items() {
		if textOf(relation.Get("endpoint").Value) == "secret-storage" {
			return false
		}
		score += r.otherness(relation)
	}
	return score > 0 && (charm != "" || r.anyFacesUs(unit))
}

// otherness scores how strongly a relation suggests that its unit belongs to
// another application; negative if it suggests this charm's.
func (r *reader) otherness(relation value.Node) int {
	switch {
	case r.hasOurUnits(relation):
		return 2
	case r.charm.hasEndpoint(textOf(relation.Get("endpoint").Value)):
		return -1
	case r.facesUs(relation):
		return 2
	}
	return 1
}

func (r *reader) anyFacesUs(unit *unitPair) bool {
	for _, relation := range unit.node().Get("relation-info").Items() {
		if r.hasOurUnits(relation) || !r.charm.hasEndpoint(textOf(relation.Get("endpoint").Value)) && r.facesUs(relation) {
			return true
		}
	}
	return false
}

// facesUs reports whether this charm is at the other end of a relation.
func (r *reader) facesUs(relation value.Node) bool {
	return r.charm.hasEndpoint(textOf(relation.Get("related-endpoint").Value)) || r.hasOurUnits(relation)
}

// hasOurUnits reports whether units of this charm's application are at the other
// end of a relation.
func (r *reader) hasOurUnits(relation value.Node) bool {
	for _, unit := range relation.Get("related-units").Entries() {
		if application, _ := UnitName(unit.Key); application == r.charm.Name {
			return true
		}
	}
	return false
}

// facesOthers reports whether units of other applications than this charm's are
// at the other end of a relation.
func (r *reader) facesOthers(relation value.Node) bool {
	for _, unit := range relation.Get("related-units").Entries() {
		if application, _ := UnitName(unit.Key); application != r.charm.Name {
			return true
		}
	}
	return false
}

// seenFrom imports what this charm sees of a unit of another application.
func (r *reader) seenFrom(unit *unitPair) *taking {
	t := r.taking(unit.node())
	application, _ := UnitName(unit.name())
	for _, relation := range t.of.Get("relation-info").Items() {
		if endpoint := textOf(relation.Get("related-endpoint").Value); r.charm.hasEndpoint(endpoint) && !r.facesOthers(relation) {
			t.addRelation(fromOtherSide(endpoint, application, unit.name(), relation))
		}
	}
	return t
}

// otherUnit reports a unit of another application. This charm sees only what the
// unit itself wrote.
func (r *reader) otherUnit(unit *unitPair) {
	t := r.seenFrom(unit)
	application, _ := UnitName(unit.name())
	own := r.charm.Name
	if named := r.root.At("application"); named != nil {
		own = named.Text
	}
	title := "Remove it"
	if t.parts.Map.Len() > 0 {
		title = "Import " + t.summary() + " with what the unit wrote"
	}
	names := []string{unit.name()}
	r.skip([]document.Pair{unit.Pair})
	r.report(diagnostic.JujuOutput, diagnostic.Warning, unit.path, unit.Key,
		"This is the output of `juju show-unit` for '"+application+"', which is at the other end of the relation: its application-data are what '"+own+
			"' wrote. `juju show-unit "+own+"/0` prints what '"+application+"' wrote.",
		r.fix(title, func(m *mockFile) error { return m.replace(unit.path[:len(unit.path)-1], names, t.parts) })...)
}

// fromOtherSide returns a relation as this charm sees it.
func fromOtherSide(endpoint, application, unit string, relation value.Node) *value.Value {
	seen := value.NewMap()
	seen.Map.SetString("endpoint", value.NewString(endpoint))
	seen.Map.SetString("related-application", value.NewString(application))
	data := relation.Get("local-unit").Get("data")
	if data.Truthy() {
		wrote := value.NewMap()
		wrote.Map.SetString("data", data.Value)
		units := value.NewMap()
		units.Map.SetString(unit, wrote)
		seen.Map.SetString("related-units", units)
	}
	return seen
}

// severalUnits says which of several units is shown, and how to show another.
func (r *reader) severalUnits(own []unitPair) {
	shown := shownOf(unitNames(own), value.Node{Value: r.root.Value})
	var fixes []diagnostic.Fix
	second := &own[1]
	for i := range own {
		if i == shown {
			continue
		}
		if own[i].bare {
			second = &own[i]
		}
		if _, number := UnitName(own[i].name()); len(fixes) < 3 {
			fixes = append(fixes, r.fix("Show '"+own[i].name()+"'", func(m *mockFile) error { return m.setUnit(Unit{Unit: &number}) })...)
		}
	}
	fixes = append(fixes, r.fix("Put them under 'juju-show-unit'", (*mockFile).wrapUnits)...)
	r.report(diagnostic.JujuOutput, diagnostic.Information, second.path, second.Key,
		"This is the output of `juju show-unit` for several units: "+strings.Join(unitNames(own), ", ")+". '"+own[shown].name()+"' is shown; 'unit' in mock.yaml chooses another.", fixes...)
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
	if r.root.Pair("relations") == nil {
		return
	}
	for i := range own {
		info := own[i].Value.Resolve().Pair("relation-info")
		if info == nil || len(info.Value.Resolve().Items) == 0 {
			continue
		}
		path := own[i].path
		t := r.taking(own[i].node())
		takeRelationInfo(t)
		r.report(diagnostic.JujuOutput, diagnostic.Warning, append(path[:len(path):len(path)], "relation-info"), info.Key,
			"Nothing under 'relation-info' is read, because mock.yaml has its own 'relations'.",
			r.fix("Move what is not there yet to 'relations'", func(m *mockFile) error { return m.replace(path, []string{"relation-info"}, t.parts) })...)
		return
	}
}
