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
	around *entry // the entry around the cursor; nil if it has none yet
	items  []Item
	labels map[string]bool // those of items
}

// Complete returns what can be written at a position of a file, the most likely
// first. It returns nil for a file without a schema.
func Complete(p Project, file string, position source.Position) []Item {
	c := completionAt(p, file, position)
	if c == nil {
		return nil
	}
	c.offer()
	items := c.matching()
	// The items beyond the limit are offered after more is typed.
	return items[:min(len(items), project.Limits.Completions)]
}

// completionAt returns the completion at a position; nil for a file without a
// schema.
func completionAt(p Project, name string, position source.Position) *completion {
	file, root := p.file(name)
	if file == nil {
		return nil
	}
	c := &completion{cursor: cursorAt(file.Text, file.Offset(position)), names: p.names(), file: file, labels: map[string]bool{}}
	c.node = root.At(c.path...)
	c.around = find(outlineOf(file.Text), c.path, c.span.Start)
	return c
}

// offer collects all that can be at the cursor.
func (c *completion) offer() {
	if c.inValue {
		c.values()
	} else {
		c.keys()
	}
}

// matching returns the items that contain what is already typed. If there are
// none, it returns the items that the typed text may misspell.
func (c *completion) matching() []Item {
	typed := strings.ToLower(strings.TrimSpace(c.typed))
	if typed == "" || c.isComplete() {
		return c.items
	}
	if fits := append(c.containing(typed, true), c.containing(typed, false)...); len(fits) > 0 {
		return fits
	}
	return c.nearest(typed)
}

// isComplete reports whether the value is one of the items already. Then all of
// them are offered, because the user may want another.
func (c *completion) isComplete() bool {
	few := len(c.items) <= project.Limits.Completions
	return few && c.inValue && slices.ContainsFunc(c.items, func(i Item) bool { return i.Label == c.typed })
}

// containing returns the items that contain a text, either at the start or
// elsewhere.
func (c *completion) containing(typed string, atStart bool) []Item {
	return slices.DeleteFunc(slices.Clone(c.items), func(item Item) bool {
		label := strings.ToLower(item.Label)
		return !strings.Contains(label, typed) || strings.HasPrefix(label, typed) != atStart
	})
}

// nearest returns the items that a text may misspell.
func (c *completion) nearest(typed string) []Item {
	labels := make([]string, len(c.items))
	for i, item := range c.items {
		labels[i] = item.Label
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
	case c.node.Types&schema.Map == 0 && c.node.Item != nil:
		c.listItems()
	case c.node.Types&schema.Map == 0 || c.node.Item != nil:
		c.values()
	default:
		c.mappingKeys()
	}
}

func (c *completion) mappingKeys() {
	if c.inItem {
		c.wholeItems("")
	}
	c.named()
	for i := range c.node.Keys {
		if key := &c.node.Keys[i]; !slices.Contains(c.used, key.Name) {
			c.key(key)
		}
	}
}

// key offers a key of the schema, unless the project must not have it.
func (c *completion) key(key *schema.Key) {
	isReserved := key.Mark&schema.Reserved != 0 && c.framework != nil
	if isReserved || key.Mark&(schema.Unread|schema.Deprecated) != 0 {
		return
	}
	text, snippet := c.keyText(key.Name, key.Node)
	c.add(Item{Label: key.Name, Kind: Key, Detail: keyDetail(key), Documentation: key.Doc, Docs: key.Link, Text: text, Snippet: snippet})
}

// keyDetail returns the type of a key, and whether the key is required.
func keyDetail(key *schema.Key) string {
	detail := typeName(key.Node)
	if key.Mark&schema.Required != 0 {
		return strings.TrimPrefix(detail+", required", ", ")
	}
	return detail
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
	putAfter(dash, c.items[before:])
}

// putAfter puts items after a dash, and their later lines below.
func putAfter(dash string, items []Item) {
	for i := range items {
		items[i].Text = dash + strings.ReplaceAll(items[i].Text, "\n", "\n"+strings.Repeat(" ", len(dash)))
	}
}

// itemsOf offers what can begin an item: its keys, or its values.
func (c *completion) itemsOf(item *schema.Node) {
	list := c.node
	c.node = item
	if item.Types&schema.Map == 0 {
		c.values()
	} else {
		c.firstKeys()
	}
	c.node = list
}

// firstKeys offers the keys of a mapping that has none yet.
func (c *completion) firstKeys() {
	for i := range c.node.Keys {
		c.key(&c.node.Keys[i])
	}
}
