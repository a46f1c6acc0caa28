package language

import (
	"slices"
	"strings"

	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/suggest"
)

// ItemKind is the kind of a completion item.
type ItemKind string

// The kinds of items.
const (
	Key     ItemKind = "key"
	Value   ItemKind = "value"
	Snippet ItemKind = "snippet" // several lines at once
)

// Item is one text that the completion offers at the cursor.
type Item struct {
	Label         string
	Kind          ItemKind
	Detail        string // a few words: a type, "required", where it comes from
	Documentation string // a sentence
	Docs          string // a page with more information; empty if there is none
	// Range is what Text replaces.
	Range source.Range
	// Text is the text to insert. Its later lines are indented relative to the
	// first character of the line, as in the Language Server Protocol's
	// adjustIndentation.
	Text string
	// Free says that any other text is also valid here: the item is an example, a
	// default or a name that the user chooses.
	Free bool
	// Snippet says that Text has placeholders in the protocol's syntax:
	// ${1:name}, ${1|a,b|} and $0.
	Snippet bool
}

// completion collects the items for one place.
type completion struct {
	cursor
	*names
	file   *source.File
	node   *schema.Node
	kind   schema.Kind // the kind of names in the mapping around the cursor
	around *entry      // the entry around the cursor; nil if it has none yet
	items  []Item
	labels map[string]bool // those of items
}

// Complete returns what can be written at a position of a file, the most likely
// first. It returns nil for a file without a schema.
func Complete(p Project, file string, position source.Position) []Item {
	text, known := p.Files[file]
	root := schema.Of(file)
	if !known || root == nil {
		return nil
	}
	f := source.NewFile(file, text)
	c := &completion{cursor: cursorAt(text, f.Offset(position)), names: p.names(), file: f, labels: map[string]bool{}}
	c.node = root.At(c.path...)
	c.around = find(outline(text, len(text)).root, c.path, c.span.Start)
	if c.inValue {
		c.values()
	} else {
		c.keys()
	}
	items := c.matching()
	// The items beyond the limit are offered after more is typed.
	return items[:min(len(items), project.Limits.Completions)]
}

// matching returns the items that contain what is already typed. If there are
// none, it returns the items that the typed text may misspell.
func (c *completion) matching() []Item {
	typed := strings.ToLower(strings.TrimSpace(c.typed))
	few := len(c.items) <= project.Limits.Completions
	if typed == "" || few && c.inValue && slices.ContainsFunc(c.items, func(i Item) bool { return i.Label == c.typed }) {
		return c.items
	}
	var fits []Item
	for _, begins := range []bool{true, false} {
		for _, item := range c.items {
			label := strings.ToLower(item.Label)
			if begins == strings.HasPrefix(label, typed) && strings.Contains(label, typed) {
				fits = append(fits, item)
			}
		}
	}
	if fits == nil {
		fits = c.nearest(typed)
	}
	return fits
}

func (c *completion) nearest(typed string) []Item {
	var labels []string
	for _, item := range c.items {
		labels = append(labels, item.Label)
	}
	var fits []Item
	for _, word := range suggest.Nearest(typed, labels) {
		fits = append(fits, c.items[slices.Index(labels, word)])
	}
	return fits
}

// add adds an item with the place's range, unless an item with the same label
// exists. It indents the later lines of the text by as much as the place is
// indented within its line.
func (c *completion) add(item Item) {
	if c.labels[item.Label] {
		return
	}
	c.labels[item.Label] = true
	if item.Detail == item.Label {
		item.Detail = ""
	}
	item.Range = c.file.Range(c.span)
	item.Text = strings.ReplaceAll(item.Text, "\n", "\n"+strings.Repeat(" ", c.indent))
	c.items = append(c.items, item)
}

// keys offers the keys that the mapping does not have yet. In a list it offers
// items.
func (c *completion) keys() {
	switch {
	case c.node == nil:
		return
	case c.node.Item != nil && c.node.Types&schema.Map == 0:
		c.listItems()
		return
	case c.node.Item != nil || c.node.Types&schema.Map == 0:
		c.values()
		return
	}
	if c.inItem && c.names != nil {
		c.wholeItems("")
	}
	c.named()
	for i := range c.node.Keys {
		if key := &c.node.Keys[i]; !slices.Contains(c.used, key.Name) {
			c.key(key)
		}
	}
}

// key offers a key of the schema.
func (c *completion) key(key *schema.Key) {
	if key.Mark&(schema.Unread|schema.Deprecated) != 0 || key.Mark&schema.Reserved != 0 && c.framework != nil {
		return
	}
	detail := typeName(key.Node)
	if key.Mark&schema.Required != 0 {
		detail = strings.TrimPrefix(detail+", required", ", ")
	}
	text, snippet := c.keyText(key.Name, key.Node)
	c.add(Item{Label: key.Name, Kind: Key, Detail: detail, Documentation: key.Doc, Docs: key.Link, Text: text, Snippet: snippet})
}

// keyText returns a key with the text that follows it.
func (c *completion) keyText(name string, node *schema.Node) (text string, snippet bool) {
	switch {
	case c.colon:
		return name, false
	case node == nil || c.inFlow || node.Types == schema.Any || node.Types&schema.Scalar != 0:
		return name + ": ", false
	case node.Types&schema.List != 0 && node.Types&schema.Map == 0:
		return name + ":\n  - $0", true
	default:
		return name + ":\n  $0", true
	}
}

// typeName returns the last of a node's types without its article: "list".
func typeName(n *schema.Node) string {
	if n == nil || len(n.Types.Names()) == 0 {
		return ""
	}
	names := n.Types.Names()
	return strings.TrimPrefix(names[len(names)-1], "a ")
}

// listItems offers items of a list, each with its dash.
func (c *completion) listItems() {
	dash := "- "
	if c.inFlow || c.inItem {
		dash = ""
	}
	c.wholeItems(dash)
	before := len(c.items)
	c.itemsOf(c.node.Item)
	for i := range c.items[before:] {
		item := &c.items[before+i]
		item.Text = dash + strings.ReplaceAll(item.Text, "\n", "\n"+strings.Repeat(" ", len(dash)))
	}
}

// itemsOf offers what can begin an item: its keys, or its values.
func (c *completion) itemsOf(item *schema.Node) {
	list := c.node
	c.node = item
	if item.Types&schema.Map == 0 {
		c.values()
	}
	for i := range item.Keys {
		if item.Types&schema.Map != 0 {
			c.key(&item.Keys[i])
		}
	}
	c.node = list
}
