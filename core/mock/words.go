package mock

import (
	"slices"
	"strconv"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/schema"
	"charm-playground/core/value"
)

// showUnitKey is the key of mock.yaml that holds the output of `juju show-unit`.
const showUnitKey = "juju-show-unit"

// Words returns mock.yaml, as a value, with its own keys only: it translates the
// output of `juju show-unit`, which may be the whole file, beside other keys or
// under its own key. The file's own keys take precedence. Content that the
// reading reports as misplaced does not count; the reading may be nil.
func Words(file *value.Value, reading *Reading) value.Node {
	file = reading.prune(file)
	root := value.Node{Value: file}
	shown := shownUnits(root)
	if len(shown) == 0 {
		return root
	}
	names := make([]string, len(shown))
	for i, unit := range shown {
		names[i] = unit.Key
	}
	return withUnit(file, shown[shownOf(names, root)], len(shown))
}

// shownUnits returns the units that mock.yaml has from `juju show-unit`.
func shownUnits(root value.Node) []value.Node {
	var units []value.Node
	for _, entry := range append(root.Entries(), root.Get(showUnitKey).Entries()...) {
		if schema.IsUnitName(entry.Key) && isMap(entry.Value) {
			units = append(units, entry)
		}
	}
	return units
}

// withUnit adds the content of juju show-unit's output about one of several units
// to mock.yaml.
func withUnit(file *value.Value, shown value.Node, units int) value.Node {
	all := value.NewMap(file.Map.Entries()...)
	root := value.Node{Value: all, Paths: map[string]string{}}
	set := func(key string, v *value.Value, path string) {
		if v != nil && root.Get(key).Value == nil {
			all.Map.SetString(key, v)
			root.Paths[key] = path
		}
	}
	name, number := UnitName(shown.Key)
	set("application", value.NewString(name).With(shown.KeyValue.Origin), shown.Path)
	set("unit", value.NewInt(int64(max(number, 0))).With(shown.KeyValue.Origin), shown.Path)
	set("leader", shown.Value.Get("leader"), value.JoinPath(shown.Path, "leader"))
	set("relations", shown.Value.Get("relation-info"), value.JoinPath(shown.Path, "relation-info"))
	if units > 1 && !hasPeers(root.Get("relations")) {
		set("units", value.NewInt(int64(units)).With(shown.KeyValue.Origin), shown.Path)
	}
	return root
}

// hasPeers reports whether the relations include the peer relation, which lists
// the units.
func hasPeers(relations value.Node) bool {
	return slices.ContainsFunc(relations.Items(), func(n value.Node) bool { return n.Get("endpoint").Value.IsString("secret-storage") })
}

// UnitName splits a unit's name such as "shelf/2"; the number is -1 if it has
// none.
func UnitName(unit string) (application string, number int) {
	application, digits, _ := strings.Cut(unit, "/")
	number, err := strconv.Atoi(digits)
	if err != nil || number < 0 {
		return application, -1
	}
	return application, number
}

// EachRelation visits the relations of mock.yaml, given as its root, with their
// paths, wherever they are in the file.
func EachRelation(root *document.Node, visit func(path []string, relation *document.Node)) {
	eachItem([]string{"relations"}, root.At("relations"), visit)
	eachUnitsRelation(nil, root.Resolve(), visit)
	eachUnitsRelation([]string{showUnitKey}, root.At(showUnitKey), visit)
}

// eachUnitsRelation visits the relations of units in the output of juju
// show-unit.
func eachUnitsRelation(path []string, units *document.Node, visit func([]string, *document.Node)) {
	for _, unit := range pairsAt(units) {
		if isUnit(unit) {
			eachItem(append(slices.Clone(path), unit.Key.Text, "relation-info"), unit.Value.Resolve().At("relation-info"), visit)
		}
	}
}

func eachItem(path []string, list *document.Node, visit func([]string, *document.Node)) {
	for i, item := range itemsAt(list) {
		if isMapping(item) {
			visit(append(slices.Clone(path), strconv.Itoa(i)), item.Resolve())
		}
	}
}
