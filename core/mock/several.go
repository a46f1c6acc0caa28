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
	for _, part := range partsOf(text) {
		pasted, err := Recognise(part, charm)
		if err != nil {
			left++
			continue
		}
		all = append(all, pasted)
	}
	if left > 0 {
		if whole, err := Recognise(text, charm); err == nil && len(all) < 2 {
			return []Pasted{whole}, 0, nil
		}
	}
	if len(all) == 0 {
		return nil, left, ErrNotOutput
	}
	sort.SliceStable(all, func(i, j int) bool {
		return slices.Index(ranks, all[i].Command) < slices.Index(ranks, all[j].Command)
	})
	return all, left, nil
}

// partsOf returns the parts of a text between prompts, fences and document
// markers, without blank parts.
func partsOf(text string) []string {
	var parts []string
	var part strings.Builder
	end := func() {
		if strings.TrimSpace(part.String()) != "" {
			parts = append(parts, part.String())
		}
		part.Reset()
	}
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		indented := strings.HasPrefix(line, " ")
		if !indented && (bare == "---" || bare == "..." || strings.HasPrefix(bare, "```") || isPrompt(bare)) {
			end()
			continue
		}
		part.WriteString(line)
	}
	end()
	return parts
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
		for i := range all {
			if err := m.take(all[i].Parts); err != nil {
				return err
			}
		}
		return nil
	})
}

func (m *mockFile) take(parts *value.Value) error {
	for _, entry := range parts.Map.Entries() {
		if err := m.makeRoom(entry.Key.Text, entry.Value); err != nil {
			return err
		}
	}
	return m.merge(parts)
}

// replaceRelation removes the relations that a new one replaces. An existing
// relation with the same application stays if it has data and the new one has
// none. A new relation without an application gets its name from the removed one.
func (m *mockFile) replaceRelation(relation *value.Value) error {
	endpoint := textOf(relation.Get("endpoint"))
	for _, there := range m.relations() {
		if endpointOf(there) != endpoint {
			continue
		}
		if !tellsData(relation) && tellsData(valueOf(there)) && sameApplication(there, relation) {
			return nil
		}
		if name := there.At("related-application"); name != nil && name.Kind == document.Scalar && applicationOf(relation) == "" {
			relation.Map.SetString("related-application", value.NewString(name.Text))
		}
	}
	if err := m.removeRelations(endpoint); err != nil && m.related(endpoint) {
		return err
	}
	return nil
}

// tellsData reports whether a relation has data, even if they are empty.
func tellsData(relation *value.Value) bool {
	return relation.Get("application-data") != nil || relation.Get("related-units") != nil
}

// applicationOf returns the related application of a relation, from its own key
// or from its units; it may be empty.
func applicationOf(relation *value.Value) string {
	if name := textOf(relation.Get("related-application")); name != "" {
		return name
	}
	if units := (value.Node{Value: relation}).Get("related-units").Entries(); len(units) > 0 {
		name, _ := UnitName(units[0].Key)
		return name
	}
	return ""
}

// sameApplication reports whether a relation of mock.yaml may be with the same
// application as another one.
func sameApplication(there *document.Node, relation *value.Value) bool {
	known := applicationOf(valueOf(there))
	return known == "" || known == applicationOf(relation)
}
