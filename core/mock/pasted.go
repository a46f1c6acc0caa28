package mock

import (
	"errors"
	"strings"

	"charm-playground/core/document"
	"charm-playground/core/project"
	"charm-playground/core/source"
	"charm-playground/core/value"
)

// ErrNotOutput is the error for a text that no known Juju command prints.
var ErrNotOutput = errors.New("this is not the output of a Juju command that mock.yaml has room for")

// Pasted is a recognised output of a Juju command.
type Pasted struct {
	Command string // "juju config"
	// Parts is the content to put into mock.yaml, a mapping with the keys of
	// mock.yaml; empty if the charm sees nothing of the output.
	Parts *value.Value
	Note  string // a sentence on what the output does not contain; it may be empty
}

// Recognise determines which Juju command printed a text, as YAML or JSON,
// perhaps with the prompt's line or Markdown fences around it. It returns the
// content to put into mock.yaml for a charm, or ErrNotOutput for any other text.
func Recognise(text string, charm *Charm) (Pasted, error) {
	file := source.NewFile(project.Mock, withoutNoise(text))
	doc := document.ParseWith(file, document.Options{AllowDuplicates: true})
	root := doc.Root.Resolve()
	if doc.Fatal() || root == nil {
		return Pasted{}, ErrNotOutput
	}
	r := &reader{charm: charm, file: file, root: root, reading: &Reading{skipped: map[*value.Value]bool{}, secrets: map[string]bool{}}}
	if root.Kind == document.Sequence {
		return r.pastedList()
	}
	if pasted, ok := r.pastedUnit(); ok {
		return pasted, nil
	}
	for i := range outputs {
		if t, _ := r.claim(nil, &outputs[i]); t != nil {
			return Pasted{t.commandOf(&outputs[i]), t.parts, strings.TrimSpace(outputs[i].lacks + " " + t.note)}, nil
		}
	}
	return Pasted{}, ErrNotOutput
}

// pastedList imports a list of relations, as relation-info holds them.
func (r *reader) pastedList() (Pasted, error) {
	t := r.taking(value.Node{})
	for _, item := range r.root.Items {
		if endpointOf(item) != "" {
			t.addRelation(valueOf(item))
		}
	}
	if t.parts.Map.Len() == 0 {
		return Pasted{}, ErrNotOutput
	}
	return Pasted{Command: "juju show-unit", Parts: t.parts}, nil
}

// pastedUnit imports the output of juju show-unit: of a unit of this charm's
// application, or of another application, from which this charm sees only what
// the unit wrote.
func (r *reader) pastedUnit() (Pasted, bool) {
	units := r.allUnits()
	if len(units) == 0 {
		return Pasted{}, false
	}
	pasted := Pasted{Command: "juju show-unit", Parts: value.NewMap()}
	if r.isOther(&units[0]) {
		application, _ := UnitName(units[0].name())
		t := r.seenFrom(&units[0])
		pasted.Parts, pasted.Note = t.parts, "It is about '"+application+"': `juju show-unit "+r.charm.Name+"/0` prints what it wrote."
		return pasted, true
	}
	words := withUnit(value.NewMap(), value.Node{Key: units[0].name(), KeyValue: units[0].Key.Value, Value: valueOf(units[0].Value)}, len(units))
	for _, key := range []string{"application", "units", "unit", "leader", "relations"} {
		if given := words.Get(key).Value; given != nil && (key != "application" || textOf(given) != r.charm.Name) {
			pasted.Parts.Map.SetString(key, given)
		}
	}
	return pasted, true
}

// withoutNoise removes the lines that were copied along with the output: the
// prompt, and Markdown fences.
func withoutNoise(text string) string {
	var kept []string
	for _, line := range strings.Split(text, "\n") {
		bare := strings.TrimSpace(line)
		if strings.HasPrefix(bare, "```") || isPrompt(bare) {
			continue
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "\n")
}

// isPrompt reports whether a line is a command at a shell's prompt, or an empty
// prompt.
func isPrompt(line string) bool {
	if strings.HasPrefix(line, "juju ") && !strings.Contains(line, ": ") {
		return true
	}
	for _, mark := range []string{"$ ", "# juju ", "> ", "% "} {
		before, _, found := strings.Cut(line+" ", mark)
		if found && !strings.ContainsAny(before, " \"'{") {
			return true
		}
	}
	return false
}

// Take returns the edits of mock.yaml that import the output of a Juju command.
// The output takes precedence over the content of mock.yaml.
func Take(mock string, pasted Pasted) ([]source.Edit, error) {
	return TakeAll(mock, []Pasted{pasted})
}

// makeRoom removes the content that a part is about to replace.
func (m *mockFile) makeRoom(key string, part *value.Value) error {
	there := m.root().At(key)
	switch {
	case there == nil:
		return nil
	case key == "relations":
		for _, relation := range part.Items {
			if err := m.replaceRelation(relation); err != nil {
				return err
			}
		}
		return nil
	case !isMap(part):
		return m.removeKey(m.root(), key)
	}
	return m.makeRoomIn([]string{key}, part)
}

func (m *mockFile) makeRoomIn(path []string, part *value.Value) error {
	for _, entry := range part.Map.Entries() {
		here := m.doc.Root.At(path...)
		if here == nil || here.Pair(entry.Key.Str()) == nil {
			continue
		}
		err := error(nil)
		if isMap(entry.Value) && path[0] == "model" {
			err = m.makeRoomIn(append(path[:len(path):len(path)], entry.Key.Str()), entry.Value)
		} else {
			err = m.removeAt(path, entry.Key.Str())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// related reports whether mock.yaml has a relation at an endpoint.
func (m *mockFile) related(endpoint string) bool {
	for _, relation := range m.relations() {
		if endpointOf(relation) == endpoint {
			return true
		}
	}
	return false
}
