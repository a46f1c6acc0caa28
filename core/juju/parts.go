package juju

import (
	"fmt"
	"sort"
	"strings"

	"charm-playground/core/goyaml"
)

// roles has the keys with endpoints, in the order in which Juju reads them.
var roles = []string{"provides", "requires", "peers"}

func (m *metadata) endpoints() {
	known := map[string]*goyaml.Node{}
	for _, role := range roles {
		for _, pair := range m.pairs(role) {
			m.endpoint(role, pair, known)
		}
	}
}

// interfaceOf returns the interface of an endpoint. The short form of an
// endpoint is the interface alone.
func interfaceOf(v *goyaml.Value) *goyaml.Value {
	if isText(v.Go) {
		return v
	}
	return v.Get("interface")
}

func (m *metadata) endpoint(role string, pair goyaml.Pair, known map[string]*goyaml.Node) {
	name, iface := nameOf(pair), interfaceOf(pair.Value)
	earlier := known[name]
	known[name] = pair.Key.Node
	subordinate := isTrue(m.root.Get("subordinate"))
	local := role == "requires" && subordinate && textOf(pair.Value.Get("scope")) == "container"
	if _, reserved := isReserved(m.name, name); reserved && !local {
		m.refuse(Refusal{Rule: ReservedName, Message: fmt.Sprintf("charm %q using a reserved relation name: %q", m.name, name),
			Node: pair.Key.Node, Value: pair.Key, Names: []string{"endpoint", name}})
		return
	}
	if _, reserved := isReserved(m.name, textOf(iface)); reserved && role != "requires" {
		m.refuse(Refusal{Rule: ReservedName, Message: fmt.Sprintf("charm %q relation %q using a reserved interface: %q", m.name, name, textOf(iface)),
			Value: iface, Names: []string{"interface", textOf(iface)}})
		return
	}
	if earlier != nil {
		m.refuse(Refusal{Rule: DuplicateName, Message: fmt.Sprintf("charm %q using a duplicated relation name: %q", m.name, name),
			Node: pair.Key.Node, Value: pair.Key, Other: earlier, Names: []string{name}})
	}
}

func (m *metadata) extraBindings() {
	pair := m.root.Pair("extra-bindings")
	if pair == nil || m.broken["extra-bindings"] {
		return
	}
	invalid := fmt.Sprintf("charm %q has invalid extra bindings: ", m.name)
	if len(pair.Value.Pairs) == 0 {
		m.refuse(Refusal{Rule: WrongValue, Message: invalid + "extra bindings cannot be empty when specified", Node: pair.Key.Node})
		return
	}
	var taken []string
	var at *goyaml.Value
	for _, binding := range pair.Value.Pairs {
		if m.isEndpoint(nameOf(binding)) {
			taken, at = append(taken, nameOf(binding)), binding.Key
		}
	}
	if taken != nil {
		sort.Strings(taken)
		m.refuse(Refusal{Rule: DuplicateName, Message: invalid + "relation names (" + strings.Join(taken, ", ") + ") cannot be used in extra bindings",
			Value: at, Names: taken[:1]})
	}
}

// isEndpoint reports whether an endpoint in any role has a name.
func (m *metadata) isEndpoint(name string) bool {
	for _, role := range roles {
		if m.named(role, name) != nil {
			return true
		}
	}
	return false
}

func (m *metadata) subordinate() {
	pair := m.root.Pair("subordinate")
	if pair == nil || m.broken["requires"] || !isTrue(pair.Value) {
		return
	}
	for _, endpoint := range m.pairs("requires") {
		if textOf(endpoint.Value.Get("scope")) == "container" {
			return
		}
	}
	m.refuse(Refusal{Rule: Inconsistent, Node: pair.Key.Node,
		Message: fmt.Sprintf("subordinate charm %q lacks \"requires\" relation with container scope", m.name)})
}

func (m *metadata) storage() {
	for _, pair := range m.pairs("storage") {
		at, message := pair.Value.Get("location"), ""
		low, high := countsOf(pair.Value.Get("multiple"))
		kind := textOf(pair.Value.Get("type"))
		switch {
		case textOf(at) != "" && kind != "filesystem":
			message = fmt.Sprintf(`location may not be specified for "type: %s"`, kind)
		case low < 0:
			at, message = pair.Value.Get("multiple"), fmt.Sprintf("invalid minimum count %d", low)
		case high == 0 || high < -1:
			at, message = pair.Value.Get("multiple"), fmt.Sprintf("invalid maximum count %d", high)
		default:
			continue
		}
		m.refuse(Refusal{Rule: Inconsistent, Message: fmt.Sprintf("charm %q storage %q: %s", m.name, nameOf(pair), message), Value: at})
	}
}

// countsOf returns the bounds for the number of instances of a storage.
func countsOf(multiple *goyaml.Value) (low, high int64) {
	if multiple == nil {
		return 1, 1
	}
	v := multiple.Get("range").Go
	if n, is := intOf(v); is {
		return n, n
	}
	written, _ := v.(string)
	low, high, _ = rangeOf(written)
	return low, high
}

func (m *metadata) devices() {
	for _, pair := range m.pairs("devices") {
		low, high := countOf(pair.Value, "countmin"), countOf(pair.Value, "countmax")
		at, message := pair.Value.Get("type"), ""
		switch {
		case textOf(at) == "":
			message = "type must be specified"
		case low > high:
			at, message = pair.Value, fmt.Sprintf("maximum count %d can not be smaller than minimum count %d", high, low)
		default:
			continue
		}
		m.refuse(Refusal{Rule: Inconsistent, Message: fmt.Sprintf("charm %q device %q: %s", m.name, nameOf(pair), message), Value: at})
	}
}

// countOf returns a count of devices, by default 1.
func countOf(device *goyaml.Value, key string) int64 {
	v := device.Get(key)
	if v == nil {
		return 1
	}
	n, _ := intOf(v.Go)
	return n
}

func (m *metadata) payloads() {
	for _, pair := range m.pairs("payloads") {
		message := ""
		switch name := nameOf(pair); {
		case name == "":
			message = "payload class missing name"
		case !isPayload(name):
			message = fmt.Sprintf("invalid payload class %q", name)
		case textOf(pair.Value.Get("type")) == "":
			message = "payload class missing type"
		default:
			continue
		}
		m.refuse(Refusal{Rule: WrongValue, Message: message, Value: pair.Key})
	}
}

func (m *metadata) resourceFiles() {
	for _, pair := range m.pairs("resources") {
		filename := pair.Value.Get("filename")
		at, message := filename, ""
		switch name := textOf(filename); {
		case nameOf(pair) == "":
			at, message = pair.Key, "resource missing name"
		case typeOfResource(pair.Value) != "file":
			continue
		case name == "":
			at, message = pair.Key, "resource missing filename"
		case strings.Contains(name, "/"):
			message = fmt.Sprintf(`filename cannot contain "/" (got %q)`, name)
		default:
			continue
		}
		m.refuse(Refusal{Rule: WrongValue, Message: message, Value: at, Names: []string{nameOf(pair)}})
	}
}

func (m *metadata) terms() {
	for _, term := range m.items("terms") {
		if message := termProblem(textOf(term)); message != "" {
			m.refuse(Refusal{Rule: WrongValue, Message: message, Value: term})
		}
	}
}
