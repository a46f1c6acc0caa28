package structure

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBlocksAreMeasuredAsTexts checks that measuring block by block gives the
// same fit as measuring the whole text, for the texts of all cases with small
// edits.
func TestBlocksAreMeasuredAsTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var m blockMeter
	measured, each := 0, 40
	if testing.Short() { // as WebAssembly, where a few show as much
		each = 8
	}
	for _, text := range caseTexts(t) {
		for range each {
			text := edited(random, text)
			fit, fatal, ok := m.byBlocks("charmcraft.yaml", text)
			if !ok {
				continue
			}
			measured++
			if want := glance("charmcraft.yaml", text); want.fit != fit || want.fatal != fatal {
				t.Fatalf("want %d %t, got %d %t for:\n%s", want.fit, want.fatal, fit, fatal, text)
			}
		}
	}
	if measured < 25*each {
		t.Errorf("only %d texts were measured block by block", measured)
	}
}

// caseTexts returns the charmcraft.yaml files of the golden cases.
func caseTexts(t *testing.T) []string {
	names, err := filepath.Glob("../testdata/cases/*/*/input/charmcraft.yaml")
	if err != nil || len(names) < 100 {
		t.Fatal("no cases: ", err)
	}
	var texts []string
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(text))
	}
	return texts
}

// edited returns a text with up to three small edits of the kinds that people and
// candidates make.
func edited(random *rand.Rand, text string) string {
	pieces := []string{"", " ", "  ", "\n", ":", ": ", "- ", "'", "\"", "[", "]", "{", "}", "#", "|", "\t", "x", "name: y\n", "\n---\n", "é", "“", "!", "? ", ","}
	for range random.IntN(4) {
		at := random.IntN(len(text) + 1)
		end := min(at+random.IntN(4), len(text))
		text = text[:at] + pieces[random.IntN(len(pieces))] + text[end:]
	}
	return strings.ToValidUTF8(text, "")
}
