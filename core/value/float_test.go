package value

import (
	"math"
	"testing"
)

// TestFormatFloat holds what Python's repr says of these floats.
func TestFormatFloat(t *testing.T) {
	for want, f := range map[string]float64{
		"0.0": 0, "-0.0": math.Copysign(0, -1), "1.0": 1, "1.5": 1.5, "0.0001": 1e-4, "1e-05": 1e-5, "9.999999999999999e-05": 9.999999999999999e-05,
		"1000000000000000.0": 1e15, "1e+16": 1e16, "1.2345e+300": 1.2345e300, "5e-324": 5e-324, "inf": math.Inf(1), "-inf": math.Inf(-1), "nan": math.NaN(),
	} {
		if got := FormatFloat(f); got != want {
			t.Errorf("want %s, got %s", want, got)
		}
	}
}

func TestNaNKeys(t *testing.T) {
	d := NewDict()
	one, other := NewFloat(math.NaN()), NewFloat(math.NaN())
	d.Set(one, NewInt(1))
	d.Set(other, NewInt(2))
	d.Set(one, NewInt(3))
	if d.Len() != 2 || d.Entries()[0].Value.Int.Int64() != 3 {
		t.Errorf("want two keys of which the first was replaced, got %d", d.Len())
	}
}
