package value

import "strconv"

// Place is where something is written: the keys and indexes from the root of
// its file, joined with '.'. A Place without a path is in no file: the charm or
// Juju made the value.
type Place struct {
	Path string
	of   *Value
}

// PlaceOf returns the place of a key or a value.
func PlaceOf(path string, v *Value) Place { return Place{path, v} }

// Is reports whether two places are the same. A place in no file equals no
// other: two values that the charm made have nothing in common.
func (p Place) Is(other Place) bool { return p.Path != "" && p == other }

// Value returns the value at the place, or nil.
func (p Place) Value() *Value { return p.of }

// Origin returns the file of the place, and its bytes there.
func (p Place) Origin() Origin {
	if p.of == nil {
		return Origin{}
	}
	return p.of.Origin
}

// Node is a value, or nothing, with the way to it: its path, and its key in the
// parent mapping.
type Node struct {
	Key      string
	Path     string
	KeyValue *Value // the key itself
	Value    *Value
	// Paths has the paths of keys that are written elsewhere than under Path.
	Paths map[string]string
}

// Place returns the place of the value.
func (n Node) Place() Place { return Place{n.Path, n.Value} }

// KeyPlace returns the place of its key.
func (n Node) KeyPlace() Place { return Place{n.Path, n.KeyValue} }

// Get returns the value of a key, or nothing.
func (n Node) Get(key string) Node {
	if n.Value == nil || n.Value.Kind != Map {
		return Node{}
	}
	entry, ok := n.Value.Map.Entry(key)
	if !ok {
		return Node{}
	}
	return n.child(entry)
}

func (n Node) child(entry Entry) Node {
	key := entry.Key.Str()
	path, ok := n.Paths[key]
	if !ok {
		path = JoinPath(n.Path, key)
	}
	return Node{Key: key, Path: path, KeyValue: entry.Key, Value: entry.Value}
}

// JoinPath returns the path of a key below a path.
func JoinPath(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// Entries returns the entries of a mapping.
func (n Node) Entries() []Node {
	entries := n.Value.Entries()
	list := make([]Node, len(entries))
	for i, entry := range entries {
		list[i] = n.child(entry)
	}
	return list
}

// Items returns the items of a list.
func (n Node) Items() []Node {
	if n.Value == nil || n.Value.Kind != List {
		return nil
	}
	list := make([]Node, len(n.Value.Items))
	for i, item := range n.Value.Items {
		list[i] = Node{Value: item, Path: JoinPath(n.Path, strconv.Itoa(i))}
	}
	return list
}

// Truthy is Python's bool() of the value; nothing is false.
func (n Node) Truthy() bool { return n.Value.Truthy() }

// Number returns a whole number that is not negative, or else the given one.
func (n Node) Number(otherwise int) int {
	if i := n.Signed(otherwise); i >= 0 {
		return i
	}
	return otherwise
}

// Signed returns a whole number of at most 31 bits, such as an exit code, or
// else the given one.
func (n Node) Signed(otherwise int) int {
	if n.Value == nil || n.Value.Kind != Int || !n.Value.Int.IsInt64() || n.Value.Int.BitLen() > 31 {
		return otherwise
	}
	return int(n.Value.Int.Int64())
}
