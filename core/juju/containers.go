package juju

import (
	"fmt"

	"charm-playground/core/goyaml"
)

// resourceTypes has the types of resources.
var resourceTypes = []string{"file", "oci-image"}

// typeOfResource returns the type of a resource, by default a file.
func typeOfResource(v *goyaml.Value) string {
	if kind := v.Get("type"); kind != nil {
		return textOf(kind)
	}
	return resourceTypes[0]
}

func isResourceType(kind string) bool { return kind == resourceTypes[0] || kind == resourceTypes[1] }

func (m *metadata) resourceTypes() {
	for _, pair := range m.pairs("resources") {
		if kind := typeOfResource(pair.Value); !isResourceType(kind) {
			m.refuse(Refusal{Rule: WrongValue, Message: fmt.Sprintf("unsupported resource type %q", kind),
				Value: pair.Value.Get("type"), Names: []string{nameOf(pair)}, Wanted: resourceTypes})
		}
	}
}

func (m *metadata) containers() {
	for _, pair := range m.pairs("containers") {
		if m.containerResource(pair) && m.mounts(pair) && m.reservedID(pair, "uid") {
			m.reservedID(pair, "gid")
		}
	}
}

func (m *metadata) containerResource(pair goyaml.Pair) bool {
	v := pair.Value.Get("resource")
	message := m.resourceProblem(textOf(v))
	if message == "" {
		return true
	}
	m.refuse(Refusal{Rule: Inconsistent, Message: "parsing containers: " + message, Value: v, Wanted: m.names("resources")})
	return false
}

// resourceProblem says what is wrong with the resource of a container; "" if
// nothing is.
func (m *metadata) resourceProblem(name string) string {
	if name == "" || m.broken["resources"] {
		return ""
	}
	resource := m.named("resources", name)
	switch {
	case resource == nil:
		return fmt.Sprintf("referenced resource %q not found", name)
	case typeOfResource(resource) != "oci-image" && isResourceType(typeOfResource(resource)):
		return fmt.Sprintf("referenced resource %q is not a oci-image", name)
	}
	return ""
}

// names returns the names under a top-level key.
func (m *metadata) names(key string) []string {
	var all []string
	for _, pair := range m.pairs(key) {
		all = append(all, nameOf(pair))
	}
	return all
}

func (m *metadata) mounts(pair goyaml.Pair) bool {
	for _, mount := range itemsOf(pair.Value.Get("mounts")) {
		if at, message := m.mountProblem(mount); message != "" {
			m.refuse(Refusal{Rule: Inconsistent, Message: fmt.Sprintf("parsing containers: container %q: %s", nameOf(pair), message), Value: at, Wanted: m.names("storage")})
			return false
		}
	}
	return true
}

// mountProblem says what is wrong with a mount, and where; "" if nothing is.
func (m *metadata) mountProblem(mount *goyaml.Value) (at *goyaml.Value, message string) {
	store := textOf(mount.Get("storage"))
	switch {
	case store == "":
		return mount, "storage must be specifed on mount"
	case textOf(mount.Get("location")) == "":
		return mount, "location must be specifed on mount"
	case m.named("storage", store) == nil && !m.broken["storage"]:
		return mount.Get("storage"), fmt.Sprintf("storage %q not valid", store)
	}
	return nil, ""
}

// reservedID refuses the IDs of users and groups that Juju reserves.
func (m *metadata) reservedID(pair goyaml.Pair, key string) bool {
	v := pair.Value.Get(key)
	if v == nil {
		return true
	}
	id, _ := intOf(v.Go)
	if id < 1000 || id >= 10000 {
		return true
	}
	m.refuse(Refusal{Rule: WrongValue, Value: v, Message: fmt.Sprintf(
		"parsing containers: container %q has invalid %s %d: %s cannot be in reserved range 1000-9999", nameOf(pair), key, id, key)})
	return false
}
