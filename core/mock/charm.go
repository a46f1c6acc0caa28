package mock

import (
	"slices"
	"sort"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/integration"
	"charm-playground/core/source"
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
	c := &Charm{endpoints: map[string]string{}, options: map[string]string{}}
	root := value.Node{Value: project}
	if name := root.Get("name"); name.Truthy() {
		c.Name = name.Value.Str()
	}
	for _, block := range []string{"requires", "provides", "peers"} {
		for _, endpoint := range root.Get(block).Entries() {
			c.endpoints[endpoint.Key] = textOf(endpoint.Get("interface").Value)
		}
	}
	for _, option := range root.Get("config").Get("options").Entries() {
		c.options[option.Key] = textOf(option.Get("type").Value)
	}
	return c
}

// textOf returns the text of a str, or empty.
func textOf(v *value.Value) string {
	if v == nil || v.Kind != value.String {
		return ""
	}
	return v.Text
}

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
	if textOf(info.Get("charm-name").Value) == c.Name {
		return true
	}
	return charmName(textOf(info.Get("charm").Value)) == c.Name
}

// charmName returns the charm's name from a charm URL, or from the name of a
// charm file ("./shop_amd64.charm").
func charmName(address string) string {
	if file, packed := strings.CutSuffix(address, ".charm"); packed {
		name, _, _ := strings.Cut(file[strings.LastIndexByte(file, '/')+1:], "_")
		return name
	}
	name := address[strings.LastIndexAny(address, ":/")+1:]
	if at := strings.LastIndexByte(name, '-'); at > 0 && strings.Trim(name[at+1:], "0123456789") == "" && at+1 < len(name) {
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

// spanOf returns the span of a pair, from its key to the end of its value.
func spanOf(p document.Pair) source.Span {
	return source.Span{Start: p.Key.Span.Start, End: max(p.Key.Span.End, p.Value.Span.End)}
}
