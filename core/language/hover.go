package language

import (
	"fmt"
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
func HoverAt(p Project, file string, position source.Position) *Hover {
	text, known := p.Files[file]
	root := schema.Of(file)
	if !known || root == nil {
		return nil
	}
	f := source.NewFile(file, text)
	e, onKey := under(outline(text, len(text)).root, f.Offset(position))
	if e == nil {
		return nil
	}
	h := &hovering{names: p.names(), file: file, root: root, entry: e, path: e.path()}
	span, about := e.value, h.value
	if onKey {
		span, about = e.key, h.key
	}
	contents, docs := about()
	if contents == "" {
		return nil
	}
	return &Hover{Range: f.Range(span), Contents: contents, Docs: docs}
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
	names := parent.Named(h.entry.name)
	if names == nil {
		return "", ""
	}
	return h.named(names.Kind)
}

// named describes a name that users choose.
func (h *hovering) named(kind schema.Kind) (contents, docs string) {
	switch kind {
	case schema.Endpoints:
		return h.endpoint(h.entry.name)
	case schema.Options:
		return h.describeOption(h.entry.name)
	case schema.Databag:
		return h.databagKey()
	case schema.Secrets:
		return h.secret()
	case schema.Services:
		return h.service()
	}
	return "", ""
}

// describeKey returns the documentation of a key of the schema.
func describeKey(key *schema.Key) string {
	facts := []string{"**" + key.Name + "**"}
	if name := typeName(key.Node); name != "" {
		facts = append(facts, name)
	}
	for _, row := range markNames {
		if key.Mark&row.mark != 0 {
			facts = append(facts, row.name)
		}
	}
	text := strings.Join(facts, " · ") + "\n\n" + key.Doc
	if len(key.Node.Values) > 0 && key.Node.Types&schema.Bool == 0 {
		text += "\n\nOne of `" + strings.Join(key.Node.Words(), "`, `") + "`."
	}
	if key.Default != "" {
		text += "\n\nDefault: `" + key.Default + "`"
	}
	return text
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
		return "**" + name + "** · endpoint\n\nThe charm library does not read this endpoint: it adds no variables.", ""
	}
	text := "**" + name + "** · " + known.Title + "\n\n" + known.Doc
	variables := h.variables(known, name)
	if len(variables) == 0 || h.framework == nil {
		return text, h.docs(known, upstream.Relations)
	}
	return text + "\n\nVariables of the app:\n\n- `" + strings.Join(variables, "`\n- `") + "`", h.docs(known, upstream.Variables)
}

// describeOption describes an option, with its variable.
func (h *hovering) describeOption(name string) (contents, docs string) {
	o := h.option(name)
	if o == nil {
		return "", ""
	}
	text := "**" + name + "** · " + strings.TrimSpace(o.kind+" option")
	if o.from != "" {
		text += " of " + o.from
	}
	if o.description != "" && h.file != project.Charmcraft {
		text += "\n\n" + o.description
	}
	text += becomes(h.variable(*o), o.kind)
	if o.def != "" {
		text += "\n\nDefault: `" + o.def + "`"
	}
	if h.framework != nil {
		return text, h.framework.OptionsDocs()
	}
	return text, schema.Of(project.Charmcraft).Key("config").Link
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

func (h *hovering) databagKey() (contents, docs string) {
	for e := h.entry; e != nil; e = e.parent {
		known := h.integration(e.textAt("endpoint"))
		if !e.item || known == nil {
			continue
		}
		for _, key := range slices.Concat(known.App, known.Unit) {
			if key.Name == h.entry.name && key.Doc != "" {
				return "**" + key.Name + "** · " + known.Title + "\n\n" + key.Doc, known.Link
			}
		}
	}
	return "", ""
}

// secret describes a secret by the options that name it.
func (h *hovering) secret() (contents, docs string) {
	id := mock.SecretID(h.entry.name)
	var users []string
	for _, e := range h.mock.at("config").all() {
		if mock.SecretID(e.text) == id {
			users = append(users, "option `"+e.name+"`")
		}
	}
	if users == nil {
		users = []string{"no option"}
	}
	return "**" + h.entry.name + "** · user secret\n\nNamed by " + strings.Join(users, " and ") + ".", schema.Of(project.Mock).Key("secrets").Link
}

// service says what the charm does with a service of the rock.
func (h *hovering) service() (contents, docs string) {
	name, docs := h.entry.name, schema.Of(project.Rockcraft).Key("services").Link
	text := "The charm leaves it as it is."
	switch {
	case h.framework != nil && name == h.framework.Name:
		text = "The app itself: the charm gives it its environment."
	case framework.IsWorker(name):
		text = "A worker: it runs on every unit, with the app's environment."
	case framework.IsScheduler(name):
		text = "A scheduler: it runs on unit 0 only, with the app's environment."
	}
	return "**" + name + "** · service\n\n" + text, docs
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
		if known := integration.ByInterface(h.entry.text); known != nil {
			return "**" + known.Interface + "** · " + known.Title + "\n\n" + known.Doc, known.Link
		}
	case h.entry.name == "endpoint" && h.file == project.Mock && h.entry.parent.item:
		return h.endpoint(h.entry.text)
	case strings.HasPrefix(h.entry.text, "secret:"):
		return h.secretValue()
	}
	return "", ""
}

// link returns the page about the value's key.
func (h *hovering) link() string {
	path := h.path
	for len(path) > 0 && path[len(path)-1] == "-" {
		path = path[:len(path)-1]
	}
	if len(path) == 0 {
		return ""
	}
	if key := h.root.At(path[:len(path)-1]...).Key(path[len(path)-1]); key != nil {
		return key.Link
	}
	return ""
}

func (h *hovering) secretValue() (contents, docs string) {
	id := mock.SecretID(h.entry.text)
	for _, e := range h.mock.at("secrets").all() {
		if mock.SecretID(e.name) == id {
			return fmt.Sprintf("**%s** · user secret\n\nKeys: `%s`.", id, strings.Join(e.names(), "`, `")), schema.Of(project.Mock).Key("secrets").Link
		}
	}
	return "**" + id + "** · user secret\n\nmock.yaml has no secret of this ID.", schema.Of(project.Mock).Key("secrets").Link
}
