package mock

import (
	"slices"
	"sort"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// ranks are the commands in the order in which their outputs are taken over: what
// tells more of the same thing comes later.
var ranks = []string{"juju export-bundle", "goal-state", "juju status", "juju show-application", "juju config", "juju model-config",
	"juju show-unit", "juju secrets", "juju show-secret"}

// RecogniseAll is Recognise for a text with the outputs of several commands, one
// after another: with prompts, Markdown's fences or YAML's '---' between. They
// come in the order in which they are to be taken over. left is how many parts
// are something else. It returns ErrNotOutput where all are.
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

// partsOf are the parts of a text between prompts, fences and document markers,
// without those that are blank.
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

// Summary says what there is to take over: "2 options and 1 relation"; empty for
// nothing.
func (p *Pasted) Summary() string { return (&taking{parts: p.Parts}).summary() }

// TakeAll is Take for several outputs, one after another.
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

// replaceRelation takes away the relations in whose place one is to come. Those
// that say more of the same relation stay; of the others, the application's name
// is kept where the new one does not tell it.
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

// tellsData reports whether a relation has data, be they empty.
func tellsData(relation *value.Value) bool {
	return relation.Get("application-data") != nil || relation.Get("related-units") != nil
}

// applicationOf is the related application that a relation names, by itself or by
// its units; it may be empty.
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

// sameApplication reports whether a relation of mock.yaml may be with the
// application of another one.
func sameApplication(there *document.Node, relation *value.Value) bool {
	known := applicationOf(valueOf(there))
	return known == "" || known == applicationOf(relation)
}
