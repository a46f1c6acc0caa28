package language

import (
	"slices"
	"strings"

	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/schema"
)

// values offers the values that can be at the cursor.
func (c *completion) values() {
	if c.node != nil {
		c.schemaValues()
	}
	for _, offer := range valueOffers {
		if offer.file == c.file.Name && matches(offer.path, c.path) {
			offer.run(c)
		}
	}
}

// schemaValues offers the values in the schema, and the default.
func (c *completion) schemaValues() {
	node, open, close := c.node, "", ""
	if node.Types&schema.Scalar == 0 && node.Item != nil {
		node, open, close = node.Item, "[", "]"
	}
	for _, word := range node.Values {
		if !slices.Contains(c.used, word.Text) {
			c.add(Item{Label: word.Text, Kind: Value, Documentation: word.Doc, Text: open + word.Text + close})
		}
	}
	if key := c.schemaKey(); key != nil && key.Default != "" && len(node.Values) == 0 {
		c.free(key.Default, "default", "")
	}
}

// schemaKey returns the key whose value is at the cursor, or nil.
func (c *completion) schemaKey() *schema.Key { return keyAt(schema.Of(c.file.Name), c.path) }

func (c *completion) value(label, detail, doc string) {
	if label != "" {
		c.add(Item{Label: label, Kind: Value, Detail: detail, Documentation: doc, Text: label})
	}
}

// free offers a value in a place where any other value is also valid.
func (c *completion) free(label, detail, doc string) {
	if label != "" {
		c.add(Item{Label: label, Kind: Value, Detail: detail, Documentation: doc, Text: label, Free: true})
	}
}

// matches reports whether a path matches a pattern, where "*" is any step.
func matches(pattern, path []string) bool {
	return slices.EqualFunc(pattern, path, func(p, step string) bool { return p == "*" || p == step })
}

// valueOffers has the values that depend on the project.
var valueOffers = []struct {
	file string
	path []string
	run  func(*completion)
}{
	{project.Charmcraft, []string{"requires", "*", "interface"}, func(c *completion) { c.interfaces(false) }},
	{project.Charmcraft, []string{"provides", "*", "interface"}, func(c *completion) { c.interfaces(true) }},
	{project.Charmcraft, []string{"config", "options", "*", "default"}, (*completion).defaults},
	{project.Charmcraft, []string{"charm-libs", "-", "lib"}, (*completion).libs},
	{project.Charmcraft, []string{"charm-libs", "-", "version"}, func(c *completion) { c.free(`"0"`, "", "The library's API version."); c.free(`"1"`, "", "") }},
	{project.Charmcraft, []string{"requires", "*", "limit"}, func(c *completion) { c.free("1", "", "One relation.") }},
	{project.Charmcraft, []string{"actions", "*", "required", "-"}, (*completion).requiredParams},
	{project.Mock, []string{"relations", "-", "endpoint"}, (*completion).relationEndpoints},
	{project.Mock, []string{"relations", "-", "related-application"}, (*completion).applications},
	{project.Mock, []string{"relations", "-", "application-data", "*"}, (*completion).databagValues},
	{project.Mock, []string{"relations", "-", "related-units", "*", "data", "*"}, (*completion).databagValues},
	{project.Mock, []string{"config", "*"}, (*completion).optionValues},
	{project.Mock, []string{"application"}, func(c *completion) { c.free(c.charm.textAt("name"), "the charm's name", "") }},
	{project.Mock, []string{"workload", "files", "-"}, (*completion).migrations},
	{project.Mock, []string{"workload", "files"}, (*completion).migrations},
	{project.Mock, []string{"workload", "exec", "*", "exit-code"}, func(c *completion) { c.free("1", "failure", "") }},
}

// interfaces offers interfaces, first the usual one for the endpoint's name.
func (c *completion) interfaces(provides bool) {
	named := integration.At(c.path[1])
	if named != nil {
		c.value(named.Interface, named.Title, named.Doc)
	}
	for _, known := range integration.All {
		if known != named && !known.Added && known.Provides == provides {
			c.value(known.Interface, known.Title, known.Doc)
		}
	}
	if provides {
		c.value("http", "", "An address of the app for other charms.")
	}
}

// defaults offers a default of the option's type.
func (c *completion) defaults() {
	kind := c.charm.textAt("config", "options", c.path[2], "type")
	if kind == "boolean" {
		c.booleans()
		return
	}
	c.free(optionDefaults.Of(kind), kind, "")
}

func (c *completion) booleans() {
	c.value("true", "", "")
	c.value("false", "", "")
}

// libs offers the libraries that the extensions use themselves.
func (c *completion) libs() {
	for _, lib := range framework.All()[0].V1.Libs() {
		c.value(strings.ReplaceAll(lib.Name, "_k8s.", "-k8s."), "version "+lib.Version, "")
	}
}

// requiredParams offers the action's own parameters.
func (c *completion) requiredParams() {
	for _, name := range c.charm.at("actions", c.path[1], "params").names() {
		c.value(name, "parameter", "")
	}
}

// relationEndpoints offers the charm's endpoints, those without a relation first.
func (c *completion) relationEndpoints() {
	for _, related := range []bool{false, true} {
		for _, e := range c.allEndpoints() {
			if c.related(e.name) == related {
				c.value(e.name, e.iface, "")
			}
		}
	}
}

// applications offers a charm for the other end of the relation.
func (c *completion) applications() {
	if known := c.integrationAround(); known != nil {
		c.free(known.Charm, "charm", "")
	}
}

// databagValues offers a value like those that real charms write.
func (c *completion) databagValues() {
	known := c.integrationAround()
	if known == nil {
		return
	}
	if key := known.Key(c.path[len(c.path)-1]); key != nil {
		c.databagValue(key)
	}
}

// databagValue offers the example of a key, and secrets if the value names one.
func (c *completion) databagValue(key *integration.Key) {
	if key.Secret() {
		c.secretIDs()
	}
	if key.Example != "" {
		c.add(Item{Label: key.Example, Kind: Value, Detail: "example", Documentation: key.Doc, Text: integration.Quoted(key.Example), Free: true})
	}
}

func (c *completion) secretIDs() {
	for _, id := range c.secrets() {
		c.value("secret:"+id, "secret", "")
	}
}

// someSecret begins the IDs of new secrets; a digit follows.
const someSecret = "d0erdgfmp25c762i8np"

// newSecretID returns the ID of a secret that mock.yaml does not have yet.
func (c *completion) newSecretID() string {
	known := c.secrets()
	for digit := '0'; digit < '9'; digit++ {
		if id := someSecret + string(digit); !slices.Contains(known, id) {
			return id
		}
	}
	return someSecret + "9"
}

// optionValues offers values of the option's type.
func (c *completion) optionValues() {
	o := c.option(c.path[1])
	if o == nil {
		return
	}
	switch o.kind {
	case "boolean":
		c.booleans()
	case "secret":
		c.secretIDs()
		c.value("secret:"+c.newSecretID(), "a new secret", "The ID of a secret whose keys are then written under `secrets`.")
	default:
		c.free(o.def, "default", "")
	}
}

// migrations offers the files that the charm runs before the app.
func (c *completion) migrations() {
	if !c.inItem && len(c.path) == 2 {
		return
	}
	for _, migration := range framework.Migrations {
		c.value(migration.File, "migration", "The charm runs it before the app.")
	}
}
