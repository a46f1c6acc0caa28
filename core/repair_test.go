package core

import (
	"testing"
)

// TestRepair checks that a text full of mistakes is repaired by first fixes, and
// that a good one stays as it is.
func TestRepair(t *testing.T) {
	broken := "```yaml\nname: shop\ntpye: charm\nsummary: A shop.\ndescription: Sells things.\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nextensions: - flask-framework\n" +
		"config:\n  options:\n    token:\n      type string\n      default: abc\nreqires:\n  redis:\n    interface:redis\n```\n"
	repair := Repair(map[string]string{"charmcraft.yaml": broken}, Options{})
	if r := Evaluate(repair.Files, Options{}); r.Expansion.YAML == nil || firstProblem(r, false) != nil {
		t.Errorf("%s\n%s", toJSON(repair.Steps), repair.Files["charmcraft.yaml"])
	}
	if len(repair.Steps) < 4 || repair.Steps[0].Line != 0 {
		t.Errorf("steps: %s", toJSON(repair.Steps))
	}
	good := map[string]string{"charmcraft.yaml": wholeCharm}
	if again := Repair(good, Options{}); len(again.Steps) != 0 || again.Files["charmcraft.yaml"] != wholeCharm {
		t.Errorf("a good text is repaired: %s", toJSON(again))
	}
}

// TestRepairEnds checks that a repair of a large or hopeless text ends.
func TestRepairEnds(t *testing.T) {
	for _, text := range []string{manifest(3000) + "x:y\n", "{{{", "", "\t\t\t"} {
		repair := Repair(map[string]string{"charmcraft.yaml": text}, Options{})
		if len(repair.Steps) > mostRepairs {
			t.Errorf("%d steps", len(repair.Steps))
		}
	}
}
