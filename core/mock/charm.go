package mock

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"charm-playground/core/integration"
	"charm-playground/core/value"
)

// Charm holds what reading mock.yaml needs to know about the charm.
type Charm struct {
	Name      string
	endpoints map[string]string // interfaces by endpoint name
	options   map[string]string // types by option name
}

// CharmOf returns the charm of an expanded project. If charmcraft refuses the
// project, the content of charmcraft.yaml is enough. The project may be nil.
func CharmOf(project *value.Value) *Charm {
	root := value.Node{Value: project}
	c := &Charm{endpoints: map[string]string{}, options: textsOf("type", root.Get("config").Get("options"))}
	if name := root.Get("name"); name.Truthy() {
		c.Name = name.Value.Str()
	}
	for _, block := range []string{"requires", "provides", "peers"} {
		maps.Copy(c.endpoints, textsOf("interface", root.Get(block)))
	}
	return c
}

// textsOf returns the texts that the entries of a mapping have under a key, by the
// names of the entries.
func textsOf(key string, of value.Node) map[string]string {
	texts := map[string]string{}
	for _, entry := range of.Entries() {
		texts[entry.Key] = textAt(entry, key)
	}
	return texts
}

// textOf returns the text of a str, or empty.
func textOf(v *value.Value) string {
	if v == nil || v.Kind != value.String {
		return ""
	}
	return v.Text
}

// textAt returns the text under a key, or empty.
func textAt(n value.Node, key string) string { return textOf(n.Get(key).Value) }

func (c *Charm) hasEndpoint(name string) bool {
	_, ok := c.endpoints[name]
	return ok
}

func (c *Charm) hasOption(name string) bool {
	_, ok := c.options[name]
	return ok
}

// integration returns the integration of an endpoint: by its interface, or else
// by its name. It is nil if the charm library knows neither.
func (c *Charm) integration(endpoint string) *integration.Integration {
	if found := integration.ByInterface(c.endpoints[endpoint]); found != nil {
		return found
	}
	return integration.At(endpoint)
}

// isOwn reports whether an application is this charm's: it has the charm's name,
// or was deployed from it ("local:shop-3", "ch:amd64/shop-12").
func (c *Charm) isOwn(application string, info value.Node) bool {
	if c.Name == "" || application == c.Name {
		return application == c.Name
	}
	return textAt(info, "charm-name") == c.Name || charmName(textAt(info, "charm")) == c.Name
}

// charmName returns the charm's name from a charm URL, or from the name of a
// charm file ("./shop_amd64.charm").
func charmName(address string) string {
	if file, packed := strings.CutSuffix(address, ".charm"); packed {
		name, _, _ := strings.Cut(file[strings.LastIndexByte(file, '/')+1:], "_")
		return name
	}
	return withoutRevision(address[strings.LastIndexAny(address, ":/")+1:])
}

// withoutRevision returns the charm's name from the last part of a charm URL,
// such as "shop-3".
func withoutRevision(name string) string {
	at := strings.LastIndexByte(name, '-')
	if at > 0 && at+1 < len(name) && strings.Trim(name[at+1:], "0123456789") == "" {
		return name[:at]
	}
	return name
}

// holds reports whether the other side of an integration writes a key of data;
// units says whether its units do, not its application.
func holds(i *integration.Integration, key string) (known, units bool) {
	if i == nil {
		return false, false
	}
	app := slices.Contains(i.AppKeys(), key)
	return app || slices.Contains(i.UnitKeys(), key), !app
}

// sortedKeys returns the keys of a map in alphabetical order.
func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	return keys
}
