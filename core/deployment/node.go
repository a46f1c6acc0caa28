package deployment

import (
	"strconv"
	"strings"

	"charm-playground/core/value"
)

const secretPrefix = "secret:"

// node is a value of mock.yaml, or nothing, with its place and its key in the
// mapping that holds it.
type node struct {
	key      string
	path     string
	keyValue *value.Value // the key itself
	value    *value.Value
	paths    map[string]string // of keys that are written elsewhere
}

func (n node) place() Place { return Place{n.path, n.value} }

func (n node) keyAt() Place { return Place{n.path, n.keyValue} }

// readMock is mock.yaml in its own words: the output of juju show-unit, as the
// whole file or under its key, is put under what it is called there.
func readMock(mock *value.Value) node {
	root := node{value: mock}
	if entries := root.entries(); len(entries) == 1 && strings.Contains(entries[0].key, "/") {
		return shownUnit(value.NewMap(), entries[0])
	}
	shown := root.get("juju-show-unit").entries()
	if len(shown) == 0 {
		return root
	}
	return shownUnit(mock, shown[0])
}

// shownUnit adds to mock what juju show-unit says about a unit.
func shownUnit(mock *value.Value, shown node) node {
	all := value.NewMap(mock.Map.Entries()...)
	root := node{value: all, paths: map[string]string{"application": shown.path, "unit": shown.path}}
	set := func(key string, v *value.Value) {
		if v != nil && root.get(key).value == nil {
			all.Map.SetString(key, v)
		}
	}
	name, number := unitName(shown.key)
	set("application", value.NewString(name).With(shown.keyValue.Origin))
	if number >= 0 {
		set("unit", value.NewInt(int64(number)).With(shown.keyValue.Origin))
	}
	set("leader", shown.value.Get("leader"))
	if root.get("relations").value == nil {
		set("relations", shown.value.Get("relation-info"))
		root.paths["relations"] = join(shown.path, "relation-info")
	}
	return root
}

// unitName splits "shelf/2"; the number is -1 where there is none.
func unitName(unit string) (application string, number int) {
	application, digits, _ := strings.Cut(unit, "/")
	number, err := strconv.Atoi(digits)
	if err != nil || number < 0 {
		return application, -1
	}
	return application, number
}

// get is the value of a key, or nothing.
func (n node) get(key string) node {
	if n.value == nil || n.value.Kind != value.Map {
		return node{}
	}
	entry, ok := n.value.Map.Entry(key)
	if !ok {
		return node{}
	}
	return n.child(entry)
}

func (n node) child(entry value.Entry) node {
	key := entry.Key.Str()
	path, ok := n.paths[key]
	if !ok {
		path = join(n.path, key)
	}
	return node{key: key, path: path, keyValue: entry.Key, value: entry.Value}
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// entries are the items of a mapping.
func (n node) entries() []node {
	if n.value == nil || n.value.Kind != value.Map {
		return nil
	}
	list := make([]node, 0, n.value.Map.Len())
	for _, entry := range n.value.Map.Entries() {
		list = append(list, n.child(entry))
	}
	return list
}

// items are the items of a list.
func (n node) items() []node {
	if n.value == nil || n.value.Kind != value.List {
		return nil
	}
	list := make([]node, len(n.value.Items))
	for i, item := range n.value.Items {
		list[i] = node{value: item, path: join(n.path, strconv.Itoa(i))}
	}
	return list
}

func (n node) truthy() bool { return n.value.Truthy() }

func (n node) text() Text { return Text{n.value.Str(), n.place()} }

// number is a whole number that is not negative, or what stands in for it.
func (n node) number(otherwise int) int {
	if i := n.signed(otherwise); i >= 0 {
		return i
	}
	return otherwise
}

// signed is a whole number of the size of an exit code, or what stands in for
// it.
func (n node) signed(otherwise int) int {
	if n.value == nil || n.value.Kind != value.Int || !n.value.Int.IsInt64() || n.value.Int.BitLen() > 31 {
		return otherwise
	}
	return int(n.value.Int.Int64())
}

// databag is a mapping whose values are strings, in Python's form where they
// are not.
func (n node) databag() Databag {
	bag := Databag{Place: n.place()}
	all := n.entries()
	if len(all) == 0 {
		return bag
	}
	bag.values = make(map[string]Text, len(all))
	for i := range all {
		bag.Keys = append(bag.Keys, all[i].key)
		bag.values[all[i].key] = all[i].text()
	}
	return bag
}
