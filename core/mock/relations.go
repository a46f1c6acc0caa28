package mock

import (
	"fmt"
	"slices"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
)

// bareUnit returns the top-level pair that is a unit of juju show-unit's output,
// or nil.
func (m *mockFile) bareUnit() *document.Pair {
	pairs := pairsAt(m.root())
	if i := slices.IndexFunc(pairs, isUnit); i >= 0 {
		return &pairs[i]
	}
	return nil
}

// shownUnit returns the unit of juju show-unit's output whose relations count, or
// nil.
func (m *mockFile) shownUnit() *document.Node {
	if m.root().Pair("relations") != nil {
		return nil
	}
	if bare := m.bareUnit(); bare != nil {
		return bare.Value.Resolve()
	}
	if shown := pairsAt(m.root(), showUnitKey); len(shown) > 0 {
		return shown[0].Value.Resolve()
	}
	return nil
}

// relationsHolder returns the mapping that holds the relations, and their key.
func (m *mockFile) relationsHolder() (*document.Node, string) {
	if unit := m.shownUnit(); unit != nil {
		return unit, "relation-info"
	}
	return m.root(), "relations"
}

// relations returns the items of the list of relations.
func (m *mockFile) relations() []*document.Node {
	holder, key := m.relationsHolder()
	return itemsAt(holder, key)
}

func endpointOf(relation *document.Node) string {
	if at := relation.Resolve().At("endpoint"); at != nil {
		return at.Text
	}
	return ""
}

// firstWith returns the index of the first relation with an endpoint, or -1.
func firstWith(endpoint string, relations []*document.Node) int {
	return slices.IndexFunc(relations, func(relation *document.Node) bool { return endpointOf(relation) == endpoint })
}

// relation returns the first relation at an endpoint, or nil.
func (m *mockFile) relation(endpoint string) *document.Node {
	relations := m.relations()
	if at := firstWith(endpoint, relations); at >= 0 {
		return relations[at].Resolve()
	}
	return nil
}

// related reports whether mock.yaml has a relation at an endpoint.
func (m *mockFile) related(endpoint string) bool { return firstWith(endpoint, m.relations()) >= 0 }

// relationText returns the text of a relation; Mock and FullMock of an
// integration are such functions.
type relationText func(i *integration.Integration, endpoint string) string

// of returns the text of a relation with an integration, which is nil if the
// charm library does not know it.
func (text relationText) of(known *integration.Integration, endpoint string) string {
	if known == nil {
		return "endpoint: " + endpoint
	}
	return text(known, endpoint)
}

// addRelation gives an endpoint a relation; one that is there gets one more unit.
func (m *mockFile) addRelation(endpoint, iface string, text relationText) error {
	known := integration.ByInterface(iface)
	if relation := m.relation(endpoint); relation != nil {
		return m.addUnit(relation, known)
	}
	err := m.addFirst(endpoint, text.of(known, endpoint))
	if err == nil && iface == "oauth" {
		err = m.addSecret(oauthSecret, "secret: not-so-secret")
	}
	return err
}

// addFirst adds the first relation of an endpoint.
func (m *mockFile) addFirst(endpoint, text string) error {
	if err := m.addItem(text); err != nil {
		return err
	}
	if items := m.relations(); len(items) == 0 || endpointOf(items[len(items)-1]) != endpoint {
		return ErrUnusual
	}
	return nil
}

// addItem adds an item to the relations.
func (m *mockFile) addItem(text string) error {
	holder, key := m.relationsHolder()
	if len(itemsAt(holder, key)) > 0 {
		return m.apply(edit.AddItem(m.file, holder.At(key), text))
	}
	return m.addKey(holder, key, asItem(text), "["+flowOf(text)+"]")
}

// asItem returns lines as an item of a list.
func asItem(lines string) string { return "- " + strings.TrimLeft(edit.Indent(lines, 2), " ") }

// addUnit gives a relation one more unit, if the units of the other side matter.
func (m *mockFile) addUnit(relation *document.Node, known *integration.Integration) error {
	units := relation.At("related-units")
	if known == nil || len(known.Unit) == 0 || len(pairsAt(units)) == 0 {
		return nil
	}
	application, number := nextUnit(units)
	return m.apply(edit.Add(m.file, units, inStyleOf(units, unitText(known, application, number))))
}

// nextUnit returns the application of related units, and a number that none of
// them has.
func nextUnit(units *document.Node) (application string, number int) {
	number = len(units.Pairs)
	application, _ = UnitName(units.Pairs[number-1].Key.Text)
	for units.Pair(fmt.Sprintf("%s/%d", application, number)) != nil {
		number++
	}
	return application, number
}

// unitText returns the text of a unit of an application, with the data that such
// units write.
func unitText(known *integration.Integration, application string, number int) string {
	text := fmt.Sprintf("%s/%d:\n  data:", application, number)
	for _, key := range known.Unit {
		if !key.Rare {
			text += "\n    " + key.Name + ": '" + exampleFrom(number, key) + "'"
		}
	}
	return text
}

// exampleFrom returns a realistic value that the unit with a number writes. The
// name of its host contains the number.
func exampleFrom(number int, key integration.Key) string {
	if key.Name == "hostname" {
		return strings.Replace(key.Example, "-0.", fmt.Sprintf("-%d.", number), 1)
	}
	return key.Example
}
