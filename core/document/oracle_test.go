package document

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"charm-playground/core/source"
)

// yaml.v3 is a second opinion: an independent reader of YAML, and the one that
// Juju uses for charms. It accepts different texts than PyYAML. But if both
// accept a text, both must see the same tree.

func TestOneTree(t *testing.T) {
	compared := 0
	for _, text := range recordedTexts(t) {
		if oneTree(t, text) {
			compared++
		}
	}
	if compared < 700 {
		t.Errorf("only %d texts are read by both", compared)
	}
}

// FuzzOneTree checks the same for any text.
func FuzzOneTree(f *testing.F) {
	for _, text := range recordedTexts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { oneTree(t, text) })
}

// emptyInFlow matches the texts that the two read differently. If a colon comes
// right before an indicator of a flow collection, it ends the key for PyYAML
// ({0:} is {0: None}) but belongs to the key for yaml.v3 ({"0:": null}).
var emptyInFlow = regexp.MustCompile(`:[,\[\]{}]`)

// oneTree compares the trees of a text. It reports whether both readers accept
// it.
func oneTree(t *testing.T, text string) bool {
	t.Helper()
	d := ParseWith(source.NewFile("charmcraft.yaml", text), Options{AllowDuplicates: true})
	other := oracleTree(text)
	if d.Fatal() || d.Root == nil || other == nil || emptyInFlow.MatchString(text) {
		return false
	}
	var ours, theirs strings.Builder
	writeTree(&ours, d.Root)
	writeOracle(&theirs, other.Content[0])
	if ours.String() != theirs.String() {
		t.Errorf("%q:\n   ours %s\nyaml.v3 %s", text, ours.String(), theirs.String())
	}
	return true
}

// oracleTree returns yaml.v3's tree, or nil if yaml.v3 refuses the text,
// sometimes by a panic.
func oracleTree(text string) (tree *yaml.Node) {
	defer func() {
		if recover() != nil {
			tree = nil
		}
	}()
	var document yaml.Node
	if yaml.Unmarshal([]byte(text), &document) != nil || len(document.Content) == 0 {
		return nil
	}
	return &document
}

// writeTree writes a tree in one line, without tags and styles.
func writeTree(out *strings.Builder, n *Node) {
	switch n.Kind {
	case Alias:
		fmt.Fprintf(out, "*%s ", n.Anchor())
		return
	case Scalar:
		fmt.Fprintf(out, "&%s %q ", n.Anchor(), n.Text)
		return
	}
	fmt.Fprintf(out, "&%s %s(", n.Anchor(), n.Kind)
	for _, item := range n.Items {
		writeTree(out, item)
	}
	for _, pair := range n.Pairs {
		writeTree(out, pair.Key)
		writeTree(out, pair.Value)
	}
	out.WriteString(")")
}

var oracleKinds = map[yaml.Kind]Kind{yaml.SequenceNode: Sequence, yaml.MappingNode: Mapping}

// writeOracle writes yaml.v3's tree as writeTree does.
func writeOracle(out *strings.Builder, n *yaml.Node) {
	switch n.Kind {
	case yaml.AliasNode:
		fmt.Fprintf(out, "*%s ", n.Value)
		return
	case yaml.ScalarNode:
		fmt.Fprintf(out, "&%s %q ", n.Anchor, n.Value)
		return
	}
	fmt.Fprintf(out, "&%s %s(", n.Anchor, oracleKinds[n.Kind])
	for _, inner := range n.Content {
		writeOracle(out, inner)
	}
	out.WriteString(")")
}
