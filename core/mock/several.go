package mock

import (
	"slices"
	"sort"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// ranks lists the commands in the order in which their outputs are imported: the
// one that says more about the same thing comes later.
var ranks = []string{"juju export-bundle", "goal-state", "juju status", "juju show-application", "juju config", "juju model-config",
	"juju show-unit", "juju secrets", "juju show-secret"}

// RecogniseAll does the same as Recognise for a text with the outputs of several
// commands in sequence, with prompts, Markdown fences or YAML's '---' between
// them. It returns them in the order in which to import them; left is the number
// of parts that are something else. It returns ErrNotOutput if all parts are.
func RecogniseAll(text string, charm *Charm) (all []Pasted, left int, err error) {
	all, left = recogniseEach(partsOf(text), charm)
	if left > 0 && len(all) < 2 {
		if whole, err := Recognise(text, charm); err == nil {
			return []Pasted{whole}, 0, nil
		}
	}
	if len(all) == 0 {
		return nil, left, ErrNotOutput
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].rank() < all[j].rank() })
	return all, left, nil
}

// recogniseEach returns the parts that are output, and how many are not.
func recogniseEach(parts []string, charm *Charm) (all []Pasted, left int) {
	for _, part := range parts {
		if pasted, err := Recognise(part, charm); err == nil {
			all = append(all, pasted)
		}
	}
	return all, len(parts) - len(all)
}

func (p *Pasted) rank() int { return slices.Index(ranks, p.Command) }

// partsOf returns the parts of a text between prompts, fences and document
// markers, without blank parts.
func partsOf(text string) []string {
	var parts []string
	start, at := 0, 0
	for line := range strings.Lines(text) {
		if at += len(line); separates(line) {
			parts = append(parts, text[start:at-len(line)])
			start = at
		}
	}
	return slices.DeleteFunc(append(parts, text[start:]), func(part string) bool { return strings.TrimSpace(part) == "" })
}

// separates reports whether a line comes between two outputs.
func separates(line string) bool {
	bare := strings.TrimSpace(line)
	return !strings.HasPrefix(line, " ") && (bare == "---" || bare == "..." || isNoise(bare))
}

// Summary says what there is to import: "2 options and 1 relation"; empty for
// nothing.
func (p *Pasted) Summary() string { return (&taking{parts: p.Parts}).summary() }

// TakeAll does the same as Take for several outputs in sequence.
func TakeAll(mock string, all []Pasted) ([]source.Edit, error) {
	return editMock(mock, func(m *mockFile) error {
		if err := m.wrapUnits(); err != nil {
			return err
		}
		return each(all, func(p Pasted) error { return m.take(p.Parts) })
	})
}

func (m *mockFile) take(parts *value.Value) error {
	err := each(parts.Map.Entries(), func(entry value.Entry) error { return m.makeRoom(entry.Key.Text, entry.Value) })
	if err != nil {
		return err
	}
	return m.merge(parts)
}

// replaceRelation removes the relations that a new one replaces.
func (m *mockFile) replaceRelation(relation *value.Value) error {
	endpoint := textOf(relation.Get("endpoint"))
	for _, there := range m.relations() {
		if endpointOf(there) != endpoint {
			continue
		}
		if tellsMore(there, relation) {
			return nil
		}
		inheritApplication(relation, there)
	}
	if err := m.removeRelations(endpoint); err != nil && m.related(endpoint) {
		return err
	}
	return nil
}

// tellsMore reports whether an existing relation must stay: it has data, and a new
// one with the same application has none.
func tellsMore(there *document.Node, relation *value.Value) bool {
	return !tellsData(relation) && tellsData(valueOf(there)) && sameApplication(there, relation)
}

// inheritApplication gives a new relation without an application the name from
// the one that it replaces.
func inheritApplication(relation *value.Value, there *document.Node) {
	name := there.At("related-application")
	if name != nil && name.Kind == document.Scalar && applicationOf(relation) == "" {
		relation.Map.SetString("related-application", value.NewString(name.Text))
	}
}

// tellsData reports whether a relation has data, even if they are empty.
func tellsData(relation *value.Value) bool {
	return relation.Get("application-data") != nil || relation.Get("related-units") != nil
}

// applicationOf returns the related application of a relation, from its own key
// or from its units; it may be empty.
func applicationOf(relation *value.Value) string {
	node := value.Node{Value: relation}
	name := textAt(node, "related-application")
	if units := node.Get("related-units").Entries(); name == "" && len(units) > 0 {
		name, _ = UnitName(units[0].Key)
	}
	return name
}

// sameApplication reports whether a relation of mock.yaml may be with the same
// application as another one.
func sameApplication(there *document.Node, relation *value.Value) bool {
	known := applicationOf(valueOf(there))
	return known == "" || known == applicationOf(relation)
}
