package mock

import (
	"errors"
	"slices"
	"strings"

	"charm-playground/core/document"
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
	r := newReader(charm)
	if !r.open(parse(withoutNoise(text))) {
		return Pasted{}, ErrNotOutput
	}
	return r.pasted()
}

func (r *reader) pasted() (Pasted, error) {
	if r.root.Kind == document.Sequence {
		return r.pastedList()
	}
	if units := r.allUnits(); len(units) > 0 {
		return r.pastedUnits(units), nil
	}
	return r.pastedOutput()
}

// pastedOutput imports the first output that the text can be.
func (r *reader) pastedOutput() (Pasted, error) {
	for i := range outputs {
		if t, _ := r.claim(nil, &outputs[i]); t != nil {
			return Pasted{t.commandOf(&outputs[i]), t.parts, t.noteOn(&outputs[i])}, nil
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

// pastedUnits imports the output of juju show-unit: of units of this charm's
// application, or of another application, from which this charm sees only what
// the unit wrote.
func (r *reader) pastedUnits(units []unitPair) Pasted {
	first := &units[0]
	if !r.isOther(first) {
		return Pasted{Command: "juju show-unit", Parts: r.ownParts(first, len(units))}
	}
	note := "It is about '" + first.application() + "': `juju show-unit " + r.charm.Name + "/0` prints what it wrote."
	return Pasted{"juju show-unit", r.seenFrom(first).parts, note}
}

// ownParts returns what one of several units says about the deployment.
func (r *reader) ownParts(unit *unitPair, units int) *value.Value {
	parts := value.NewMap()
	words := withUnit(value.NewMap(), value.Node{Key: unit.name(), KeyValue: unit.Key.Value, Value: valueOf(unit.Value)}, units)
	for _, key := range []string{"application", "units", "unit", "leader", "relations"} {
		if given := words.Get(key).Value; given != nil && (key != "application" || textOf(given) != r.charm.Name) {
			parts.Map.SetString(key, given)
		}
	}
	return parts
}

// withoutNoise removes the lines that were copied along with the output.
func withoutNoise(text string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(text, "\n"), isNoise), "\n")
}

// isNoise reports whether a line is a prompt or a Markdown fence.
func isNoise(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "```") || isPrompt(line)
}

// isPrompt reports whether a line is a command at a shell's prompt, or an empty
// prompt.
func isPrompt(line string) bool {
	isCommand := strings.HasPrefix(line, "juju ") && !strings.Contains(line, ": ")
	return isCommand || slices.ContainsFunc(promptMarks, func(mark string) bool {
		before, _, found := strings.Cut(line+" ", mark)
		return found && !strings.ContainsAny(before, " \"'{")
	})
}

// promptMarks end the prompts of shells.
var promptMarks = []string{"$ ", "# juju ", "> ", "% "}

// Take returns the edits of mock.yaml that import the output of a Juju command.
// The output takes precedence over the content of mock.yaml.
func Take(mock string, pasted Pasted) ([]source.Edit, error) {
	return TakeAll(mock, []Pasted{pasted})
}

// makeRoom removes the content that a part is about to replace.
func (m *mockFile) makeRoom(key string, part *value.Value) error {
	switch {
	case m.root().At(key) == nil:
		return nil
	case key == "relations":
		return each(part.Items, m.replaceRelation)
	case !isMap(part):
		return m.removeKey(m.root(), key)
	}
	return m.makeRoomIn([]string{key}, part)
}

func (m *mockFile) makeRoomIn(path []string, part *value.Value) error {
	return each(part.Map.Entries(), func(entry value.Entry) error {
		return m.makeRoomAt(path, entry.Key.Str(), entry.Value)
	})
}

// makeRoomAt removes a key of the mapping at a path; of the model only the
// settings that the part has.
func (m *mockFile) makeRoomAt(path []string, key string, part *value.Value) error {
	switch {
	case m.doc.Root.At(path...).Pair(key) == nil:
		return nil
	case isMap(part) && path[0] == "model":
		return m.makeRoomIn(append(slices.Clone(path), key), part)
	}
	return m.removeAt(path, key)
}
