package juju

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"charm-playground/core/goyaml"
)

// endpointFields has the keys of an endpoint; limit may be null.
var endpointFields = fields{
	{"interface", text, false},
	{"limit", &orNil{integer}, true},
	{"scope", oneOf{"global", "container"}, true},
	{"optional", boolean, true},
}

// metadataFields has the keys of metadata.yaml that Juju reads (meta.go,
// charmSchema).
var metadataFields = fields{
	{"name", text, false},
	{"summary", text, false},
	{"description", text, false},
	{"peers", &named{text, endpoint{}}, true},
	{"provides", &named{text, endpoint{}}, true},
	{"requires", &named{text, endpoint{}}, true},
	{"extra-bindings", &named{label, nothing}, true},
	{"revision", integer, true},
	{"format", integer, true},
	{"subordinate", boolean, true},
	{"categories", &list{text}, true},
	{"tags", &list{text}, true},
	{"series", &list{text}, true},
	{"storage", &named{text, fields{
		{"type", oneOf{"block", "filesystem"}, false},
		{"shared", boolean, true},
		{"read-only", boolean, true},
		{"multiple", fields{{"range", countRange{}, false}}, true},
		{"minimum-size", size{}, true},
		{"location", text, true},
		{"description", text, true},
		{"properties", &list{oneOf{"transient"}}, true},
	}}, true},
	{"devices", &named{text, fields{
		{"description", text, true},
		{"type", text, false},
		{"countmin", count{}, true},
		{"countmax", count{}, true},
	}}, true},
	{"deployment", fields{
		{"type", oneOf{"stateful", "stateless", "daemon"}, true},
		{"mode", oneOf{"operator", "workload"}, true},
		{"service", oneOf{"cluster", "loadbalancer", "external", "omit"}, true},
		{"min-version", text, true},
	}, true},
	{"payloads", &named{text, fields{{"type", text, false}}}, true},
	{"resources", &named{text, fields{
		{"type", text, true},
		{"filename", text, true},
		{"description", text, true},
	}}, true},
	{"terms", &list{text}, true},
	{"min-juju-version", text, true},
	{"assumes", &list{anything}, true},
	{"containers", &named{text, fields{
		{"resource", text, true},
		{"mounts", &list{fields{{"storage", text, true}, {"location", text, true}}}, true},
		{"uid", integer, true},
		{"gid", integer, true},
	}}, true},
	{"charm-user", text, true},
}

// metadata is metadata.yaml while it is read.
type metadata struct {
	*file
	root   *goyaml.Value
	name   string
	broken map[string]bool                     // the top-level keys whose content the schema refuses
	byName map[string]map[string]*goyaml.Value // values under top-level keys, by name; filled at the first lookup
}

// metadata reads metadata.yaml.
func (c *Charm) metadata(text string) {
	f, root := c.open(MetadataFile, text)
	if f == nil || root == nil {
		return
	}
	m := &metadata{file: f, broken: map[string]bool{}, byName: map[string]map[string]*goyaml.Value{}}
	if m.root = f.decoder.Any(root); m.root.Go == nil || !m.isMapping(root) {
		return
	}
	m.name, _ = m.at("name").goes().(string)
	c.name = m.name
	if m.ambiguous() || !m.schema() {
		return
	}
	for _, step := range metadataSteps {
		step(m)
	}
}

// isMapping refuses a file that is not a mapping.
func (m *metadata) isMapping(root *goyaml.Node) bool {
	if m.decoder.Failed == "" && !m.root.IsMap() {
		m.decoder.Mismatch(root, "map[interface {}]interface {}")
	}
	return m.readable()
}

// at returns the spot of a top-level key.
func (m *metadata) at(key string) *spot {
	if pair := m.root.Pair(key); pair != nil {
		return &spot{path: key, key: pair.Key.Node, value: pair.Value}
	}
	return &spot{path: key, key: m.root.Node}
}

// formats has the keys that only one format of metadata has.
var formats = map[string]int{"containers": 2, "assumes": 2, "charm-user": 2, "series": 1, "deployment": 1, "min-juju-version": 1}

// ambiguous refuses metadata with keys of both formats.
func (m *metadata) ambiguous() bool {
	matched, others := m.formatKeys()
	if others == nil {
		return false
	}
	m.refuse(Refusal{Rule: Inconsistent, Node: m.root.Pair(others[0]).Key.Node,
		Message: "ambiguous metadata: keys " + quotedNames(others) + " cannot be used with " + quotedNames(matched)})
	return true
}

// formatKeys returns the keys that only one format has: those of the format of
// the first key, and the others.
func (m *metadata) formatKeys() (matched, others []string) {
	var keys []string
	for _, pair := range m.root.Pairs {
		if key, is := pair.Key.Go.(string); is && formats[key] > 0 {
			keys = append(keys, key)
		}
	}
	sort.Strings(keys)
	for _, key := range keys {
		if formats[key] == formats[keys[0]] {
			matched = append(matched, key)
		} else {
			others = append(others, key)
		}
	}
	return matched, others
}

func quotedNames(names []string) string {
	var quoted []string
	for _, name := range names {
		quoted = append(quoted, strconv.Quote(name))
	}
	return strings.Join(quoted, ", ")
}

// schema checks the types of all values. It reports whether the other checks
// can run.
func (m *metadata) schema() bool {
	if otherKey(m.root) != nil {
		return m.unlike(spot{value: m.root}, "map[string]")
	}
	for _, row := range metadataFields {
		written := m.root.Pair(row.name) != nil
		if (written || !row.optional) && !row.rule.check(m.file, *m.at(row.name)) {
			m.broken[row.name] = true
		}
	}
	return true
}

// intact returns the value of a top-level key, or nil if its types are wrong.
func (m *metadata) intact(key string) *goyaml.Value {
	if m.broken[key] {
		return nil
	}
	return m.root.Get(key)
}

// metadataSteps has the checks that Juju makes after the types, in its order
// (parseMeta and UnmarshalYAML, then Check for metadata v2).
var metadataSteps = []func(*metadata){
	(*metadata).deployment, (*metadata).minVersion, (*metadata).resourceTypes, (*metadata).containers, (*metadata).charmUser, (*metadata).assumes,
	(*metadata).format, (*metadata).endpoints, (*metadata).extraBindings, (*metadata).subordinate, (*metadata).storage, (*metadata).devices,
	(*metadata).payloads, (*metadata).resourceFiles, (*metadata).terms,
}

// pairs returns the pairs under a top-level key, or nil if their types are
// wrong.
func (m *metadata) pairs(key string) []goyaml.Pair { return pairsOf(m.intact(key)) }

// named returns the value with a name under a top-level key, or nil.
func (m *metadata) named(key, name string) *goyaml.Value {
	if m.byName[key] == nil {
		m.byName[key] = valuesByName(pairsOf(m.root.Get(key)))
	}
	return m.byName[key][name]
}

func valuesByName(pairs []goyaml.Pair) map[string]*goyaml.Value {
	all := map[string]*goyaml.Value{}
	for _, pair := range pairs {
		all[nameOf(pair)] = pair.Value
	}
	return all
}

// items returns the items under a top-level key, or nil if their types are
// wrong.
func (m *metadata) items(key string) []*goyaml.Value { return itemsOf(m.intact(key)) }

// pairsOf returns the pairs of a map, and none for nil.
func pairsOf(v *goyaml.Value) []goyaml.Pair {
	if v == nil {
		return nil
	}
	return v.Pairs
}

// itemsOf returns the items of a list, and none for nil.
func itemsOf(v *goyaml.Value) []*goyaml.Value {
	if v == nil {
		return nil
	}
	return v.Items
}

// textOf returns the text of a string, or "".
func textOf(v *goyaml.Value) string {
	if v == nil {
		return ""
	}
	s, _ := v.Go.(string)
	return s
}

// nameOf returns the key of a pair as text.
func nameOf(pair goyaml.Pair) string { return textOf(pair.Key) }

func (m *metadata) deployment() {
	pair := m.root.Pair("deployment")
	if pair == nil || m.broken["deployment"] || m.broken["series"] {
		return
	}
	if message := seriesProblem(m.items("series")); message != "" {
		m.refuse(Refusal{Rule: Inconsistent, Message: message, Node: pair.Key.Node})
	}
}

// seriesProblem says what is wrong with the series of a charm with the key
// deployment; "" if nothing is.
func seriesProblem(series []*goyaml.Value) string {
	switch {
	case len(series) == 0:
		return "charm with deployment metadata must declare at least one series"
	case textOf(series[0]) != "kubernetes":
		return `charms with deployment metadata only supported for "kubernetes"`
	}
	return ""
}

func (m *metadata) minVersion() {
	v := m.intact("min-juju-version")
	if v == nil || isVersion(textOf(v), true) {
		return
	}
	m.refuse(Refusal{Rule: WrongValue, Message: fmt.Sprintf("invalid min-juju-version: invalid version %q", textOf(v)), Value: v})
}

// charmUsers has the users that a charm can run as.
var charmUsers = []string{"root", "sudoer", "non-root"}

func (m *metadata) charmUser() {
	v := m.intact("charm-user")
	if v == nil || slices.Contains(charmUsers, textOf(v)) {
		return
	}
	m.refuse(Refusal{Rule: WrongValue, Value: v, Wanted: charmUsers,
		Message: fmt.Sprintf("parsing charm-user: invalid charm-user %q expected one of root, sudoer or non-root", textOf(v))})
}

// oldFormat has the keys that metadata cannot have if the charm has a
// manifest.yaml, which charmcraft always packs.
var oldFormat = []struct{ key, message string }{
	{"series", "metadata v2 manifest.yaml with series slice not valid"},
	{"min-juju-version", "min-juju-version in metadata v2 not valid"},
	{"deployment", "deployment in metadata v2 not valid"},
}

func (m *metadata) format() {
	for _, row := range oldFormat {
		pair := m.root.Pair(row.key)
		switch {
		case pair == nil || m.broken[row.key]:
		case row.key == "series" && len(pair.Value.Items) == 0:
		case row.key == "min-juju-version" && !isVersion(textOf(pair.Value), true):
		default:
			m.refuse(Refusal{Rule: Inconsistent, Message: row.message, Node: pair.Key.Node})
		}
	}
}
