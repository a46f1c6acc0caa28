package juju

import (
	"fmt"
	"slices"
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
	switch {
	case m.reserves(name) && !m.isLocal(role, pair):
		m.refuse(Refusal{Rule: ReservedName, Message: fmt.Sprintf("charm %q using a reserved relation name: %q", m.name, name),
			Node: pair.Key.Node, Value: pair.Key, Names: []string{"endpoint", name}})
	case role != "requires" && m.reserves(textOf(iface)):
		m.refuse(Refusal{Rule: ReservedName, Message: fmt.Sprintf("charm %q relation %q using a reserved interface: %q", m.name, name, textOf(iface)),
			Value: iface, Names: []string{"interface", textOf(iface)}})
	case earlier != nil:
		m.refuse(Refusal{Rule: DuplicateName, Message: fmt.Sprintf("charm %q using a duplicated relation name: %q", m.name, name),
			Node: pair.Key.Node, Value: pair.Key, Other: earlier, Names: []string{name}})
	}
}

// reserves reports whether Juju reserves a name in this charm.
func (m *metadata) reserves(name string) bool {
	_, reserved := isReserved(m.name, name)
	return reserved
}

// isLocal reports whether an endpoint relates a subordinate charm to its
// principal, for which Juju itself uses reserved names.
func (m *metadata) isLocal(role string, pair goyaml.Pair) bool {
	return role == "requires" && isTrue(m.root.Get("subordinate")) && isInContainer(pair)
}

// isInContainer reports whether an endpoint has the scope container.
func isInContainer(endpoint goyaml.Pair) bool {
	return textOf(endpoint.Value.Get("scope")) == "container"
}

func (m *metadata) extraBindings() {
	pair := m.root.Pair("extra-bindings")
	if pair == nil || m.broken["extra-bindings"] {
		return
	}
	invalid := fmt.Sprintf("charm %q has invalid extra bindings: ", m.name)
	if len(pair.Value.Pairs) == 0 {
		m.refuse(Refusal{Rule: WrongValue, Message: invalid + "extra bindings cannot be empty when specified", Node: pair.Key.Node})
	}
	if taken, last := m.takenBindings(pair.Value.Pairs); taken != nil {
		m.refuse(Refusal{Rule: DuplicateName, Message: invalid + "relation names (" + strings.Join(taken, ", ") + ") cannot be used in extra bindings",
			Value: last, Names: taken[:1]})
	}
}

// takenBindings returns the bindings with the name of an endpoint, sorted, and
// the last of them in the text.
func (m *metadata) takenBindings(bindings []goyaml.Pair) (taken []string, last *goyaml.Value) {
	for _, binding := range bindings {
		if m.isEndpoint(nameOf(binding)) {
			taken, last = append(taken, nameOf(binding)), binding.Key
		}
	}
	sort.Strings(taken)
	return taken, last
}

// isEndpoint reports whether an endpoint in any role has a name.
func (m *metadata) isEndpoint(name string) bool {
	return slices.ContainsFunc(roles, func(role string) bool { return m.named(role, name) != nil })
}

func (m *metadata) subordinate() {
	pair := m.root.Pair("subordinate")
	if pair == nil || m.broken["requires"] || !isTrue(pair.Value) || slices.ContainsFunc(m.pairs("requires"), isInContainer) {
		return
	}
	m.refuse(Refusal{Rule: Inconsistent, Node: pair.Key.Node,
		Message: fmt.Sprintf("subordinate charm %q lacks \"requires\" relation with container scope", m.name)})
}

func (m *metadata) storage() {
	for _, pair := range m.pairs("storage") {
		if at, message := storageProblem(pair.Value); message != "" {
			m.refuse(Refusal{Rule: Inconsistent, Message: fmt.Sprintf("charm %q storage %q: %s", m.name, nameOf(pair), message), Value: at})
		}
	}
}

// storageProblem says what is wrong with a storage, and where; "" if nothing is.
// deviceProblem and resourceFileProblem do the same for other parts.
func storageProblem(v *goyaml.Value) (at *goyaml.Value, message string) {
	location, kind := v.Get("location"), textOf(v.Get("type"))
	low, high := countsOf(v.Get("multiple"))
	switch {
	case textOf(location) != "" && kind != "filesystem":
		return location, fmt.Sprintf(`location may not be specified for "type: %s"`, kind)
	case low < 0:
		return v.Get("multiple"), fmt.Sprintf("invalid minimum count %d", low)
	case high == 0 || high < -1:
		return v.Get("multiple"), fmt.Sprintf("invalid maximum count %d", high)
	}
	return nil, ""
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
		if at, message := deviceProblem(pair.Value); message != "" {
			m.refuse(Refusal{Rule: Inconsistent, Message: fmt.Sprintf("charm %q device %q: %s", m.name, nameOf(pair), message), Value: at})
		}
	}
}

func deviceProblem(v *goyaml.Value) (at *goyaml.Value, message string) {
	low, high := countOf(v, "countmin"), countOf(v, "countmax")
	switch kind := v.Get("type"); {
	case textOf(kind) == "":
		return kind, "type must be specified"
	case low > high:
		return v, fmt.Sprintf("maximum count %d can not be smaller than minimum count %d", high, low)
	}
	return nil, ""
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
		if message := payloadProblem(pair); message != "" {
			m.refuse(Refusal{Rule: WrongValue, Message: message, Value: pair.Key})
		}
	}
}

func payloadProblem(pair goyaml.Pair) string {
	switch name := nameOf(pair); {
	case name == "":
		return "payload class missing name"
	case !isPayload(name):
		return fmt.Sprintf("invalid payload class %q", name)
	case textOf(pair.Value.Get("type")) == "":
		return "payload class missing type"
	}
	return ""
}

func (m *metadata) resourceFiles() {
	for _, pair := range m.pairs("resources") {
		if at, message := resourceFileProblem(pair); message != "" {
			m.refuse(Refusal{Rule: WrongValue, Message: message, Value: at, Names: []string{nameOf(pair)}})
		}
	}
}

func resourceFileProblem(pair goyaml.Pair) (at *goyaml.Value, message string) {
	filename := pair.Value.Get("filename")
	switch name := textOf(filename); {
	case nameOf(pair) == "":
		return pair.Key, "resource missing name"
	case typeOfResource(pair.Value) != "file":
	case name == "":
		return pair.Key, "resource missing filename"
	case strings.Contains(name, "/"):
		return filename, fmt.Sprintf(`filename cannot contain "/" (got %q)`, name)
	}
	return nil, ""
}

func (m *metadata) terms() {
	for _, term := range m.items("terms") {
		if message := termProblem(textOf(term)); message != "" {
			m.refuse(Refusal{Rule: WrongValue, Message: message, Value: term})
		}
	}
}
