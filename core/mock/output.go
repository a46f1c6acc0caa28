package mock

import (
	"slices"
	"strings"

	"charm-playground/core/diagnostic"
	"charm-playground/core/document"
	"charm-playground/core/edit"
	"charm-playground/core/value"
)

// output describes what a Juju command prints, as YAML or JSON, in the form of
// Juju 3.6 (cmd/juju).
type output struct {
	command string
	// entry reports whether the command prints a top-level pair like this one.
	entry func(key string, v *value.Value) bool
	// sure reports whether such pairs together can be nothing else.
	sure func(of value.Node) bool
	// take imports the content for which mock.yaml has keys into the parts.
	take func(t *taking)
	// lacks says what the output does not contain, and which command prints it;
	// it may be empty.
	lacks string
}

// outputs are the outputs to recognise at the top of mock.yaml, the most specific
// first.
var outputs = []output{
	{"juju export-bundle", isBundleEntry, isBundle, takeBundle,
		"Relation data is not in it: `juju show-unit` prints it."},
	{"juju status", isStatusEntry, isStatus, takeStatus, "Config values and relation data are not in it: `juju config` and `juju show-unit` print them."},
	{"juju config", words("application application-config charm settings"), isConfig, takeConfig, ""},
	{"goal-state", isGoalEntry, isGoalState, takeGoalState, "Relation data is not in it: `juju show-unit` prints it."},
	{"juju show-secret", isSecretEntry, anything, takeSecrets, ""},
	{"juju show-application", isApplicationEntry, anything, takeApplication, ""},
	{"juju model-config", isSourced, anything, takeModelConfig, ""},
	{"juju show-unit", words("relation-info charm opened-ports life provider-id address workload-version machine public-address goal-state"), isRelationInfo, takeRelationInfo, ""},
	{"juju show-unit", words("endpoint related-application application-data related-units relation-id related-endpoint cross-model local-unit"), isRelation, takeRelation, ""},
}

// nested are the outputs to recognise under a key of mock.yaml.
var nested = []struct {
	path []string
	output
}{
	{[]string{"config"}, output{"juju config", words("application application-config charm settings"), isConfig, takeConfig, ""}},
	{[]string{"config"}, output{"juju config", isSetting, anything, takeSettings, ""}},
	{[]string{"secrets"}, output{"juju show-secret", isSecretEntry, anything, takeSecrets, ""}},
	{[]string{"model", "config"}, output{"juju model-config", isSourced, anything, takeModelConfig, ""}},
	{[]string{"model"}, output{"juju model-config", isSourced, anything, takeModelConfig, ""}},
}

// outputs finds output of Juju commands for which mock.yaml has other keys.
func (r *reader) outputs() {
	for i := range outputs {
		r.output(nil, &outputs[i])
	}
	for i := range nested {
		r.output(nested[i].path, &nested[i].output)
	}
}

// claim returns the import of an output, and the pairs at a path that belong to
// it; nil if the path does not hold the output.
func (r *reader) claim(path []string, o *output) (*taking, []document.Pair) {
	claimed := r.entriesOf(path, o)
	of := value.NewMap()
	for _, pair := range claimed {
		of.Map.Set(pair.Key.Value, valueOf(pair.Value))
	}
	node := value.Node{Value: of, Path: strings.Join(path, ".")}
	if len(claimed) == 0 || !o.sure(node) {
		return nil, nil
	}
	t := r.taking(node)
	o.take(t)
	return t, claimed
}

// entriesOf returns the pairs at a path that an output may have.
func (r *reader) entriesOf(path []string, o *output) []document.Pair {
	return slices.DeleteFunc(r.pairs(r.root.At(path...)), func(p document.Pair) bool {
		return p.Key.Value == nil || !o.entry(p.Key.Text, valueOf(p.Value))
	})
}

// output reports an output at a path.
func (r *reader) output(path []string, o *output) {
	t, claimed := r.claim(path, o)
	if t == nil {
		return
	}
	r.skip(claimed)
	message := "This is the output of `" + t.commandOf(o) + "`, for which mock.yaml has its own keys. " + t.noteOn(o)
	r.report(diagnostic.JujuOutput, diagnostic.Warning, append(slices.Clone(path), claimed[0].Key.Text), claimed[0].Key,
		strings.TrimSpace(message), r.importing(path, claimed, t)...)
}

// importing returns the fix that puts an output into the keys of mock.yaml.
func (r *reader) importing(path []string, claimed []document.Pair, t *taking) []diagnostic.Fix {
	names := keysOf(claimed)
	if len(path) == 0 && slices.Equal(names, []string{"relation-info"}) && r.root.Pair("relations") == nil {
		return diagnostic.Way("Change it to 'relations'", edit.Change(r.file, claimed[0].Key, "relations"))
	}
	return r.fix(t.title(), func(m *mockFile) error { return m.replace(path, names, t.parts) })
}
