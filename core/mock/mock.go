// Package mock holds everything about mock.yaml: it reads the file, with the
// output of `juju show-unit` that it may contain, and changes it at one click. It
// adds and removes realistic relation data, values of options and secrets, and
// sets the shown unit. It makes these changes as edits that keep the user's
// comments and formatting.
package mock

import (
	"errors"
	"fmt"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/integration"
	"charm-playground/core/project"
	"charm-playground/core/schema"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// Subject is the thing to mock: exactly one of the fields is set.
type Subject struct {
	Endpoint string // the name of an endpoint of the charm
	Option   string // the name of a config option of the charm
	Secret   string // the ID of a secret, with or without secret:
}

// The errors of Add and Remove; their texts are for the user.
var (
	ErrNotMapping = errors.New("mock.yaml is not a mapping, or is not valid YAML: fix it first")
	ErrUnusual    = errors.New("mock.yaml is written in a way that cannot be edited here: change it by hand")
	ErrNothing    = errors.New("nothing to mock: name an endpoint, an option or a secret")
)

// Add returns the edits of mock.yaml that mock the subject for an expanded
// project; mock may be empty. It returns none if the subject is mocked already,
// except for an endpoint whose units matter: that gets one more unit. An error
// tells the user why the change is impossible.
func Add(mock string, project *value.Value, subject Subject) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		switch {
		case subject.Endpoint != "":
			iface, err := interfaceOf(project, subject.Endpoint)
			if err != nil {
				return err
			}
			return m.addRelation(subject.Endpoint, iface, (*integration.Integration).Mock)
		case subject.Option != "":
			return m.addOption(project, subject.Option)
		case subject.Secret != "":
			return m.addSecret(SecretID(subject.Secret), someCredentials)
		}
		return ErrNothing
	})
}

// Remove is the inverse of Add: it removes the relations of the endpoint, the
// option's value or the secret, and everything that Add created only for them.
func Remove(mock string, subject Subject) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		switch {
		case subject.Endpoint != "":
			return m.removeRelations(subject.Endpoint)
		case subject.Option != "":
			return m.removeOption(subject.Option)
		case subject.Secret != "":
			return m.removeSecret(SecretID(subject.Secret))
		}
		return ErrNothing
	})
}

// mockFile is mock.yaml while it is being changed, with LF line breaks.
type mockFile struct {
	file *source.File
	doc  *document.Document
}

// editMock makes the changes on a copy and returns the difference as edits.
func editMock(text string, change func(*mockFile) error) ([]source.Edit, error) {
	crlf := onlyCRLF(text)
	m := &mockFile{}
	if crlf {
		m.read(strings.ReplaceAll(text, "\r\n", "\n"))
	} else {
		m.read(text)
	}
	if m.doc.Fatal() || m.doc.Root != nil && m.root() == nil {
		return nil, ErrNotMapping
	}
	if err := change(m); err != nil {
		return nil, err
	}
	if m.doc.Fatal() {
		return nil, ErrUnusual
	}
	after := m.file.Text
	if crlf {
		after = strings.ReplaceAll(after, "\n", "\r\n")
	}
	return difference(text, after), nil
}

// onlyCRLF reports whether a text has line breaks, and all of them are CRLF.
func onlyCRLF(text string) bool {
	n := strings.Count(text, "\r\n")
	return n > 0 && strings.Count(text, "\r") == n && strings.Count(text, "\n") == n
}

func (m *mockFile) read(text string) {
	m.file = source.NewFile(project.Mock, text)
	m.doc = document.ParseWith(m.file, document.Options{AllowDuplicates: true})
}

// apply applies an edit and parses the result.
func (m *mockFile) apply(edit source.Edit) error {
	text, err := source.Apply(m.file.Text, []source.Edit{edit})
	if err != nil {
		return err
	}
	if m.read(text); m.doc.Fatal() || m.doc.Root != nil && m.root() == nil {
		return ErrUnusual
	}
	return nil
}

// root returns the mapping of mock.yaml; nil if the file holds none.
func (m *mockFile) root() *document.Node {
	if root := m.doc.Root.Resolve(); root != nil && root.Kind == document.Mapping {
		return root
	}
	return nil
}

// bareUnit returns the top-level pair that is a unit of juju show-unit's output,
// or nil.
func (m *mockFile) bareUnit() *document.Pair {
	root := m.root()
	if root == nil {
		return nil
	}
	for i := range root.Pairs {
		if schema.IsUnitName(root.Pairs[i].Key.Text) {
			return &root.Pairs[i]
		}
	}
	return nil
}

// shownUnit returns the unit of juju show-unit's output whose relations count, or
// nil.
func (m *mockFile) shownUnit() *document.Node {
	root := m.root()
	if root == nil || root.Pair("relations") != nil {
		return nil
	}
	if bare := m.bareUnit(); bare != nil {
		return bare.Value.Resolve()
	}
	if shown := root.At(showUnitKey); shown != nil && len(shown.Pairs) > 0 {
		return shown.Pairs[0].Value.Resolve()
	}
	return nil
}

// relationsHolder returns the mapping that holds the relations, and their key.
func (m *mockFile) relationsHolder() (*document.Node, string) {
	if unit := m.shownUnit(); unit != nil {
		return unit, "relation-info"
	}
	return m.root(), "relations"
}

// relations returns the items of the list of relations.
func (m *mockFile) relations() []*document.Node {
	holder, key := m.relationsHolder()
	if list := holder.At(key); list != nil && list.Kind == document.Sequence {
		return list.Items
	}
	return nil
}

func endpointOf(relation *document.Node) string {
	if at := relation.Resolve().At("endpoint"); at != nil {
		return at.Text
	}
	return ""
}

// interfaceOf returns the interface of an endpoint of the project.
func interfaceOf(project *value.Value, endpoint string) (string, error) {
	for _, block := range []string{"requires", "provides"} {
		if at := project.Lookup(block, endpoint, "interface"); at != nil {
			return at.Text, nil
		}
	}
	return "", fmt.Errorf("the charm has no endpoint '%s'", endpoint)
}

// AddRelation returns the edits that mock an endpoint of an interface, as Add
// does.
func AddRelation(mock, endpoint, iface string) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error { return m.addRelation(endpoint, iface, (*integration.Integration).Mock) })
}

// relationText returns the text of a relation; Mock and FullMock of an
// integration are such functions.
type relationText func(i *integration.Integration, endpoint string) string

func (m *mockFile) addRelation(endpoint, name string, textOf relationText) error {
	for _, relation := range m.relations() {
		if endpointOf(relation) == endpoint {
			return m.addUnit(relation.Resolve(), name)
		}
	}
	text := "endpoint: " + endpoint
	if known := integration.ByInterface(name); known != nil {
		text = textOf(known, endpoint)
	}
	if err := m.addItem(text); err != nil {
		return err
	}
	if items := m.relations(); len(items) == 0 || endpointOf(items[len(items)-1]) != endpoint {
		return ErrUnusual
	}
	if name == "oauth" {
		return m.addSecret(oauthSecret, "secret: not-so-secret")
	}
	return nil
}

// addItem adds an item to the relations.
func (m *mockFile) addItem(text string) error {
	holder, key := m.relationsHolder()
	if holder == nil {
		return m.apply(edit.AddTop(m.file, key+":\n  - "+strings.TrimLeft(edit.Indent(text, 4), " ")))
	}
	list := holder.At(key)
	switch {
	case list != nil && list.Kind == document.Sequence && len(list.Items) > 0:
		return m.apply(edit.AddItem(m.file, list, text))
	case holder.Pair(key) != nil:
		return m.fill(holder, key, "- "+strings.TrimLeft(edit.Indent(text, 2), " "))
	default:
		return m.addPair(holder, key+":\n  - "+strings.TrimLeft(edit.Indent(text, 4), " "), key+": ["+flowOf(text)+"]")
	}
}

// addPair adds a pair to a mapping, as block or as flow text to match the
// mapping.
func (m *mockFile) addPair(mapping *document.Node, block, flow string) error {
	if mapping.Style != document.Flow {
		return m.apply(edit.Add(m.file, mapping, block))
	}
	if len(mapping.Pairs) == 0 && mapping == m.root() {
		return m.apply(edit.Replace(m.file, mapping, block))
	}
	return m.apply(edit.Add(m.file, mapping, flow))
}

// fill replaces the empty value of a key ([], {}, null or nothing at all) with
// lines below it.
func (m *mockFile) fill(mapping *document.Node, key, lines string) error {
	pair := mapping.Pair(key)
	if mapping.Style == document.Flow {
		return m.apply(edit.Replace(m.file, pair.Value, itemOrPairs(lines)))
	}
	line := m.file.LineSpan(m.file.Line(pair.Key.Span.Start))
	indent := pair.Key.Span.Start - line.Start + 2
	span := source.Span{Start: pair.Value.Span.Start, End: pair.Value.Span.End}
	if span.Len() == 0 {
		return m.apply(edit.AddUnder(m.file, pair.Key, lines))
	}
	for span.Start > line.Start && m.file.Text[span.Start-1] == ' ' {
		span.Start--
	}
	// A comment after the value stays on the key's line.
	rest := m.file.Text[span.End:max(line.End, span.End)]
	span.End += len(rest)
	return m.apply(source.Edit{File: project.Mock, Span: span, Text: rest + "\n" + edit.Indent(lines, indent)})
}

// itemOrPairs writes an item of a list, or pairs, in flow style.
func itemOrPairs(lines string) string {
	if item, ok := strings.CutPrefix(lines, "- "); ok {
		return "[" + flowOf(item) + "]"
	}
	return flowOf(lines)
}

// flowOf writes the lines of a relation or a mapping, with two spaces per level,
// in braces.
func flowOf(text string) string {
	var out strings.Builder
	depth := 0
	for i, line := range strings.Split(text, "\n") {
		level := (len(line) - len(strings.TrimLeft(line, " "))) / 2
		if i == 0 || level > depth {
			out.WriteString("{")
		} else {
			out.WriteString(strings.Repeat("}", depth-level) + ", ")
		}
		depth = level
		line = strings.TrimSpace(line)
		out.WriteString(line)
		if strings.HasSuffix(line, ":") {
			out.WriteByte(' ')
		}
	}
	return out.String() + strings.Repeat("}", depth+1)
}

// addUnit gives a relation one more unit, if the units of the other side matter.
func (m *mockFile) addUnit(relation *document.Node, name string) error {
	units := relation.At("related-units")
	known := integration.ByInterface(name)
	if units == nil || units.Kind != document.Mapping || len(units.Pairs) == 0 || known == nil || len(known.Unit) == 0 {
		return nil
	}
	last := units.Pairs[len(units.Pairs)-1]
	application, _, _ := strings.Cut(last.Key.Text, "/")
	number := len(units.Pairs)
	for units.Pair(fmt.Sprintf("%s/%d", application, number)) != nil {
		number++
	}
	text := unitText(known, application, number)
	if units.Style == document.Flow {
		name, rest, _ := strings.Cut(text, "\n")
		text = name + " " + flowOf(edit.Indent(strings.ReplaceAll(rest, "\n  ", "\n"), 0)[2:])
	}
	return m.apply(edit.Add(m.file, units, text))
}

// unitText returns the text of a unit of an application, with the data that such
// units write.
func unitText(known *integration.Integration, application string, number int) string {
	text := fmt.Sprintf("%s/%d:\n  data:", application, number)
	for _, key := range known.Unit {
		example := key.Example
		if key.Name == "hostname" {
			example = strings.Replace(example, "-0.", fmt.Sprintf("-%d.", number), 1)
		}
		if !key.Rare {
			text += "\n    " + key.Name + ": '" + example + "'"
		}
	}
	return text
}
