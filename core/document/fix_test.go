package document

import (
	"os"
	"path/filepath"
	"testing"

	"charm-playground/core/source"
)

// TestReadsAsFarAsNeeded checks that reading only up to a line gives the same
// verdict on the lines up to there as reading the whole text. Each text meets a third
// of the pieces, and each piece a third of the texts.
func TestReadsAsFarAsNeeded(t *testing.T) {
	names, err := filepath.Glob("../testdata/cases/*/*/input/charmcraft.yaml")
	if err != nil || len(names) < 100 {
		t.Fatal("no cases: ", err)
	}
	pieces := []string{"", ":", "- ", "'", "[", "}", "\t", "  ", "x\n", "|", "&a ", "\n---\n"}
	broken := 0
	step := 1
	if testing.Short() { // as WebAssembly, where a part shows as much
		step = 5
	}
	for n := 0; n < len(names); n += step {
		text, err := os.ReadFile(names[n])
		if err != nil {
			t.Fatal(err)
		}
		for i, piece := range pieces {
			if (n+i)%3 > 0 {
				continue
			}
			at := (n*37 + i*101) % (len(text) + 1)
			file := source.NewFile("charmcraft.yaml", string(text[:at])+piece+string(text[min(at+i%3, len(text)):]))
			out := outlineOf(file.Text, false)
			if out.broken {
				broken++
			}
			for line := range min(file.LineCount(), 60) {
				want := !out.broken || file.Line(out.problems[len(out.problems)-1].at) > line
				if reads(file, line) != want {
					t.Fatalf("up to line %d: want %t for:\n%s", line, want, file.Text)
				}
			}
		}
	}
	if broken < 400/step {
		t.Errorf("only %d texts cannot be read", broken)
	}
}
