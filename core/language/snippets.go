package language

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charm-playground/core/edit"
	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/upstream"
)

// named offers entries of a mapping whose keys the user chooses: whole
// endpoints, options and so on, or the names that this project defines.
func (c *completion) named() {
	if c.node.Names == nil {
		return
	}
	for i := range namedOffers {
		if namedOffers[i].kind == c.node.Names.Kind {
			namedOffers[i].offer(c)
		}
	}
}

var namedOffers = [...]struct {
	kind  schema.Kind
	offer func(*completion)
}{
	{schema.Endpoints, (*completion).newEndpoints},
	{schema.Options, (*completion).newOptions},
	{schema.Actions, (*completion).newActions},
	{schema.Params, (*completion).newParams},
	{schema.Services, (*completion).newServices},
	{schema.Parts, (*completion).newParts},
	{schema.Secrets, (*completion).newSecrets},
	{schema.Units, (*completion).newUnits},
	{schema.Databag, (*completion).databagKeys},
}

// snippet offers several lines at once, with placeholders and two spaces per
// level.
func (c *completion) snippet(label, detail, doc, docs, text string) {
	if c.inFlow {
		return
	}
	c.add(Item{Label: label, Kind: Snippet, Detail: detail, Documentation: doc, Docs: docs, Text: text, Snippet: true})
}

// newEndpoints offers a whole endpoint for each integration that the charm does
// not have yet.
func (c *completion) newEndpoints() {
	provides := len(c.path) > 0 && c.path[0] == "provides"
	for _, known := range integration.All {
		name := known.EndpointName()
		if known.Added || known.Provides != provides || slices.Contains(c.used, name) {
			continue
		}
		c.snippet(name, known.Title, c.brings(known, name), c.docs(known, upstream.Relations), known.Definition(name))
	}
	c.snippet("endpoint", "any interface", "An endpoint with an interface of your own.", "", "${1:name}:\n  interface: ${2:interface}\n  optional: true")
}

// brings says what an integration is and which variables it sets for the app.
func (c *completion) brings(known *integration.Integration, name string) string {
	variables := c.variables(known, name)
	switch {
	case len(variables) == 0 || c.framework == nil:
		return known.Doc
	case len(variables) > 4:
		return fmt.Sprintf("%s It brings %s and %d more variables.", known.Doc, strings.Join(variables[:3], ", "), len(variables)-3)
	default:
		return known.Doc + " It brings " + strings.Join(variables, ", ") + "."
	}
}

// newOptions offers an option of each type in charmcraft.yaml, and the charm's
// own options in mock.yaml.
func (c *completion) newOptions() {
	if c.file.Name != "charmcraft.yaml" {
		c.charmOptions()
		return
	}
	for _, kind := range schema.OptionTypes {
		c.snippet(kind.Text+" option", "", kind.Doc, schema.Option.Key("type").Link, optionText(kind.Text))
	}
}

// optionText returns a new option of a type. Secrets have no defaults.
func optionText(kind string) string {
	text := "${1:name}:\n  type: " + kind + "\n  description: ${2:What it does.}"
	if kind == "secret" {
		return text
	}
	return text + "\n  default: ${3:" + optionDefaults.Of(kind) + "}"
}

// charmOptions offers the charm's options that mock.yaml does not set yet.
func (c *completion) charmOptions() {
	used := map[string]bool{}
	for _, name := range c.used {
		used[name] = true
	}
	for _, o := range c.options() {
		if !used[o.name] {
			text, _ := c.keyText(o.name, nil)
			c.add(Item{Label: o.name, Kind: Key, Detail: o.kind, Documentation: o.description, Text: text})
		}
	}
}

var optionDefaults = source.Words{{"string", "text"}, {"int", "1"}, {"float", "1.5"}, {"boolean", "false"}}

func (c *completion) newActions() {
	c.snippet("action", "", "An action that `juju run` can start.", "",
		"${1:name}:\n  description: ${2:What it does.}\n  params:\n    ${3:parameter}:\n      type: ${4|string,integer,number,boolean|}")
}

func (c *completion) newParams() {
	for _, kind := range []string{"string", "integer", "number", "boolean"} {
		c.snippet(kind+" parameter", "", "A parameter of the action.", "", "${1:name}:\n  type: "+kind+"\n  description: ${2:What it is.}")
	}
}

func (c *completion) newServices() {
	c.newService(framework.WorkerSuffix, "A background service that runs on every unit, with the app's environment.")
	c.newService(framework.SchedulerSuffix, "A background service that runs on unit 0 only, with the app's environment.")
}

func (c *completion) newService(suffix, doc string) {
	c.snippet(suffix[1:], "service", doc, "", "${1:app}"+suffix+":\n  override: replace\n  startup: enabled\n  command: ${2:command}")
}

func (c *completion) newParts() {
	c.snippet("part", "", "A part that adds files to the charm.", "", "${1:name}:\n  plugin: ${2|dump,nil|}\n  source: ${3:.}")
}

// newSecrets offers the secrets that the configuration names, and a new one.
func (c *completion) newSecrets() {
	used := map[string]bool{}
	for _, name := range c.used {
		used[mock.SecretID(name)] = true
	}
	for _, e := range c.mock.at("config").all() {
		id := mock.SecretID(e.text)
		if id != e.text && !used[id] {
			c.snippet(id, "for "+e.name, "The secret that the option names.", "", id+":\n  ${1:key}: ${2:value}")
		}
	}
	c.snippet("secret", "new", "A secret with its own ID.", "", c.newSecretID()+":\n  ${1:key}: ${2:value}")
}

// newUnits offers a unit of the application at the other end.
func (c *completion) newUnits() {
	application, data := c.otherSide()
	if application == "" {
		return
	}
	unit := fmt.Sprintf("%s/%d", application, len(c.used))
	c.snippet(unit, "unit", "A unit of the application at the other end.", "", unit+":\n  data:"+cmp.Or(data, " {}"))
}

// otherSide returns the application at the other end of the relation, and the
// data that its units write; the application is empty if it is not known.
func (c *completion) otherSide() (application, data string) {
	if c.around == nil || c.around.parent == nil {
		return "", ""
	}
	application = c.around.parent.textAt("related-application")
	known := c.integration(c.around.parent.textAt("endpoint"))
	if known == nil {
		return application, ""
	}
	return cmp.Or(application, known.Charm), known.UnitData("    ")
}

// integrationAround returns the integration of the relation around the cursor, or
// nil.
func (c *completion) integrationAround() *integration.Integration {
	for e := c.around; e != nil; e = e.parent {
		if name := e.textAt("endpoint"); e.item && name != "" {
			return c.integration(name)
		}
	}
	return nil
}

// databagKeys offers the keys that the other side of the relation writes.
func (c *completion) databagKeys() {
	known := c.integrationAround()
	if known == nil {
		return
	}
	for _, key := range c.keysHere(known) {
		if key.Doc != "" && !slices.Contains(c.used, key.Name) {
			c.databagKey(&key, known)
		}
	}
}

// keysHere returns the keys of an integration that belong in the databag around
// the cursor.
func (c *completion) keysHere(of *integration.Integration) []integration.Key {
	if len(c.path) > 0 && c.path[len(c.path)-1] == "data" {
		return of.Unit
	}
	return of.App
}

func (c *completion) databagKey(key *integration.Key, of *integration.Integration) {
	text, _ := c.keyText(key.Name, nil)
	detail := of.Title
	if key.Needed {
		detail += ", required"
	}
	c.add(Item{Label: key.Name, Kind: Key, Detail: detail, Documentation: key.Doc, Docs: of.Link, Text: text})
}

// wholeItems offers whole relations in mock.yaml.
func (c *completion) wholeItems(dash string) {
	if len(c.path) == 0 || !slices.Contains(c.path, "relations") || c.around != nil && c.inItem && len(c.used) > 0 {
		return
	}
	for _, e := range c.allEndpoints() {
		if known := c.integration(e.name); known != nil && (known.App != nil || known.Unit != nil) && !c.related(e.name) {
			c.wholeItem(dash, e.name, known)
		}
	}
}

// wholeItem offers a relation of an endpoint.
func (c *completion) wholeItem(dash, endpoint string, known *integration.Integration) {
	text := dash + strings.TrimLeft(edit.Indent(escape.Replace(known.Mock(endpoint)), len(dash)), " ")
	c.snippet(endpoint, "relation with "+known.Charm, known.Doc, known.Link, text)
}

// escape prevents a text from being read as a snippet.
var escape = strings.NewReplacer(`\`, `\\`, `$`, `\$`, `}`, `\}`)
