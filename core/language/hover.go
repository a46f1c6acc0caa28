package language

import (
	"cmp"
	"slices"
	"strings"

	"charm-playground/core/framework"
	"charm-playground/core/integration"
	"charm-playground/core/mock"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/upstream"
)

// Hover is the information about the word under the cursor.
type Hover struct {
	Range    source.Range
	Contents string // Markdown
	Docs     string // a page with more information; empty if there is none
}

// HoverAt returns the information about the word at a position of a file, or
// nil.
func HoverAt(p Project, name string, position source.Position) *Hover {
	file, root := p.file(name)
	if file == nil {
		return nil
	}
	e, onKey := under(outlineOf(file.Text), file.Offset(position))
	if e == nil {
		return nil
	}
	h := &hovering{names: p.names(), file: name, root: root, entry: e, path: e.path()}
	if onKey {
		return hoverOf(file.Range(e.key), h.key)
	}
	return hoverOf(file.Range(e.value), h.value)
}

// hoverOf returns the information about a word; nil if there is none.
func hoverOf(at source.Range, about func() (contents, docs string)) *Hover {
	contents, docs := about()
	if contents == "" {
		return nil
	}
	return &Hover{Range: at, Contents: contents, Docs: docs}
}

// under returns the entry whose key or value is at an offset.
func under(e *entry, offset int) (found *entry, onKey bool) {
	for _, c := range e.children {
		switch {
		case c.key.Len() > 0 && c.key.Contains(offset):
			return c, true
		case c.value.Len() > 0 && c.value.Contains(offset):
			return c, false
		}
		if found, onKey = under(c, offset); found != nil {
			return found, onKey
		}
	}
	return nil, false
}

// hovering is a request for the information about one word.
type hovering struct {
	*names
	file  string
	root  *schema.Node
	entry *entry
	path  []string
}

// parent returns the schema of the mapping that contains the word's key.
func (h *hovering) parent() *schema.Node { return h.root.At(h.path[:len(h.path)-1]...) }

func (h *hovering) key() (contents, docs string) {
	parent := h.parent()
	if key := parent.Key(h.entry.name); key != nil {
		return describeKey(key), key.Link
	}
	if names := parent.Named(h.entry.name); names != nil {
		return h.named(names.Kind)
	}
	return "", ""
}

// named describes a name that users choose.
func (h *hovering) named(kind schema.Kind) (contents, docs string) {
	for i := range descriptions {
		if descriptions[i].kind == kind {
			return descriptions[i].describe(h)
		}
	}
	return "", ""
}

var descriptions = [...]struct {
	kind     schema.Kind
	describe func(h *hovering) (contents, docs string)
}{
	{schema.Endpoints, func(h *hovering) (contents, docs string) { return h.endpoint(h.entry.name) }},
	{schema.Options, (*hovering).describeOption},
	{schema.Databag, (*hovering).databagKey},
	{schema.Secrets, (*hovering).secret},
	{schema.Services, (*hovering).service},
}

// titled returns a description below a heading: a name, and what it is.
func titled(name, what, text string) string { return "**" + name + "** · " + what + "\n\n" + text }

// describeKey returns the documentation of a key of the schema.
func describeKey(key *schema.Key) string {
	text := strings.Join(factsOf(key), " · ") + "\n\n" + key.Doc
	if len(key.Node.Values) > 0 && key.Node.Types&schema.Bool == 0 {
		text += "\n\nOne of `" + strings.Join(key.Node.Words(), "`, `") + "`."
	}
	return text + defaultsTo(key.Default)
}

// factsOf returns the name of a key, its type and its marks.
func factsOf(key *schema.Key) []string {
	facts := []string{"**" + key.Name + "**"}
	if name := typeName(key.Node); name != "" {
		facts = append(facts, name)
	}
	for _, row := range markNames {
		if key.Mark&row.mark != 0 {
			facts = append(facts, row.name)
		}
	}
	return facts
}

// defaultsTo tells the default of a key or an option; empty if it has none.
func defaultsTo(def string) string {
	if def == "" {
		return ""
	}
	return "\n\nDefault: `" + def + "`"
}

var markNames = []struct {
	mark schema.Mark
	name string
}{
	{schema.Required, "required"}, {schema.Deprecated, "deprecated"}, {schema.Reserved, "not allowed with a framework extension"}, {schema.Unread, "not read"},
}

// endpoint describes an endpoint of this charm, with the variables that it
// sets.
func (h *hovering) endpoint(name string) (contents, docs string) {
	known := h.integration(name)
	if known == nil {
		return titled(name, "endpoint", "The charm library does not read this endpoint: it adds no variables."), ""
	}
	text, variables := titled(name, known.Title, known.Doc), h.variables(known, name)
	if len(variables) == 0 || h.framework == nil {
		return text, h.docs(known, upstream.Relations)
	}
	return text + "\n\nVariables of the app:\n\n- `" + strings.Join(variables, "`\n- `") + "`", h.docs(known, upstream.Variables)
}

// describeOption describes an option, with its variable.
func (h *hovering) describeOption() (contents, docs string) {
	o := h.option(h.entry.name)
	if o == nil {
		return "", ""
	}
	text := "**" + o.name + "** · " + o.title()
	if o.description != "" && h.file != project.Charmcraft {
		text += "\n\n" + o.description
	}
	return text + becomes(h.variable(*o), o.kind) + defaultsTo(o.def), h.optionDocs()
}

// title says what an option is: "string option of flask-framework".
func (o *option) title() string {
	title := strings.TrimSpace(o.kind + " option")
	if o.from != "" {
		title += " of " + o.from
	}
	return title
}

// optionDocs returns the page about options.
func (h *hovering) optionDocs() string {
	if h.framework != nil {
		return h.framework.OptionsDocs()
	}
	return schema.Of(project.Charmcraft).Key("config").Link
}

// becomes says which variable an option becomes; empty if it becomes none.
func becomes(variable, kind string) string {
	switch {
	case variable == "":
		return ""
	case kind == "secret":
		return "\n\nIt becomes the variable `" + variable + "_<KEY>` for each key of the secret."
	}
	return "\n\nIt becomes the variable `" + variable + "`."
}

// databagKey describes a key by the relation around it.
func (h *hovering) databagKey() (contents, docs string) {
	for e := h.entry; e != nil; e = e.parent {
		known := h.integration(e.textAt("endpoint"))
		if !e.item || known == nil {
			continue
		}
		if key := documented(h.entry.name, known); key != nil {
			return titled(key.Name, known.Title, key.Doc), known.Link
		}
	}
	return "", ""
}

// documented returns the first key of an integration with that name that has a
// text, or nil.
func documented(name string, of *integration.Integration) *integration.Key {
	keys := of.Keys()
	if i := slices.IndexFunc(keys, func(k integration.Key) bool { return k.Name == name && k.Doc != "" }); i >= 0 {
		return &keys[i]
	}
	return nil
}

// secret describes a secret by the options that name it.
func (h *hovering) secret() (contents, docs string) {
	users := cmp.Or(strings.Join(h.usersOf(mock.SecretID(h.entry.name)), " and "), "no option")
	return titled(h.entry.name, "user secret", "Named by "+users+"."), secretsDocs()
}

// usersOf returns the options that name a secret.
func (h *hovering) usersOf(id string) []string {
	var users []string
	for _, e := range h.mock.at("config").all() {
		if mock.SecretID(e.text) == id {
			users = append(users, "option `"+e.name+"`")
		}
	}
	return users
}

// secretsDocs returns the page about the secrets of mock.yaml.
func secretsDocs() string { return schema.Of(project.Mock).Key("secrets").Link }

// service says what the charm does with a service of the rock.
func (h *hovering) service() (contents, docs string) {
	return titled(h.entry.name, "service", h.serviceRole(h.entry.name)), schema.Of(project.Rockcraft).Key("services").Link
}

func (h *hovering) serviceRole(name string) string {
	switch {
	case h.framework != nil && name == h.framework.Name:
		return "The app itself: the charm gives it its environment."
	case framework.IsWorker(name):
		return "A worker: it runs on every unit, with the app's environment."
	case framework.IsScheduler(name):
		return "A scheduler: it runs on unit 0 only, with the app's environment."
	}
	return "The charm leaves it as it is."
}

// value describes the value at the cursor: a word of the schema, or a name in
// the project or in the charm library.
func (h *hovering) value() (contents, docs string) {
	node := h.root.At(h.path...)
	if word := node.Word(h.entry.text); word != nil && word.Doc != "" {
		return "**" + word.Text + "**\n\n" + word.Doc, h.link()
	}
	switch {
	case h.entry.name == "interface":
		return describeInterface(h.entry.text)
	case h.entry.name == "endpoint" && h.file == project.Mock && h.entry.parent.item:
		return h.endpoint(h.entry.text)
	case strings.HasPrefix(h.entry.text, "secret:"):
		return h.secretValue()
	}
	return "", ""
}

// describeInterface describes an interface that the charm library reads.
func describeInterface(name string) (contents, docs string) {
	known := integration.ByInterface(name)
	if known == nil {
		return "", ""
	}
	return titled(known.Interface, known.Title, known.Doc), known.Link
}

// link returns the page about the value's key.
func (h *hovering) link() string {
	path := h.path
	for len(path) > 0 && path[len(path)-1] == "-" {
		path = path[:len(path)-1]
	}
	if key := keyAt(h.root, path); key != nil {
		return key.Link
	}
	return ""
}

// keyAt returns the key of the schema that a path leads to, or nil.
func keyAt(root *schema.Node, path []string) *schema.Key {
	if len(path) == 0 {
		return nil
	}
	last := len(path) - 1
	return root.At(path[:last]...).Key(path[last])
}

// secretValue describes the secret that a value names.
func (h *hovering) secretValue() (contents, docs string) {
	id := mock.SecretID(h.entry.text)
	for _, e := range h.mock.at("secrets").all() {
		if mock.SecretID(e.name) == id {
			return titled(id, "user secret", "Keys: `"+strings.Join(e.names(), "`, `")+"`."), secretsDocs()
		}
	}
	return titled(id, "user secret", "mock.yaml has no secret of this ID."), secretsDocs()
}
