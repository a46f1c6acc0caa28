package document

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"charm-playground/core/source"
)

// yaml.v3 is a second opinion: another hand's reading of YAML, with which Juju
// reads charms. It accepts other texts than PyYAML, but where both accept, both
// must see one tree.

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

// FuzzOneTree holds it for any text.
func FuzzOneTree(f *testing.F) {
	for _, text := range recordedTexts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { oneTree(t, text) })
}

// emptyInFlow is where the two differ: a colon right before an indicator of a
// flow collection ends the key for PyYAML ({0:} is {0: None}) and belongs to it
// for yaml.v3 ({"0:": null}).
var emptyInFlow = regexp.MustCompile(`:[,\[\]{}]`)

// oneTree compares the trees of a text; it reports whether both read it.
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

// oracleTree is yaml.v3's tree, or nil where it refuses the text, which it does
// by a panic at times.
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
