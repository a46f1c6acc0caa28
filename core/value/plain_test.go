package value

import (
	"math"
	"testing"
)

// TestResolvePlain holds what PyYAML 6.0's Resolver says of these texts.
func TestResolvePlain(t *testing.T) {
	for tag, texts := range map[string][]string{
		TagNull:      {"", "~", "null", "Null", "NULL"},
		TagBool:      {"yes", "No", "TRUE", "on", "Off"},
		TagInt:       {"0", "-0", "+12", "1_000", "0x1F", "0x_", "0b1_0", "010", "-0_7", "1:30", "1:5:9"},
		TagFloat:     {"1.", "-1.5", ".5", ".5_0", "1.5e+3", "1_0.5E-3", "1:30.5", ".inf", "-.Inf", "+.INF", ".nan"},
		TagTimestamp: {"2024-01-01", "2024-1-1 1:02:03", "2024-01-01T01:02:03.5Z", "2024-01-01t01:02:03 +1", "2024-01-01\t01:02:03. -01:30"},
		TagMerge:     {"<<"},
		TagValue:     {"="},
		TagString: {
			"y", "nULL", "1e3", "1.5e3", "+.5", "+.nan", "0o14", "08", "0x", "1:60", "1:2:345", "1:", "-", "+", ".", "._5", "1.2.3",
			"2024-1-1", "2024-01-01 1:2:03", "2024-01-01T01:02:03 Q", "24-01-01", "1__:", "0b2", "abc",
		},
	} {
		for _, text := range texts {
			if got := ResolvePlain(text); got != tag {
				t.Errorf("%q: want %s, got %s", text, tag, got)
			}
		}
	}
}

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

// TestNumbersAreOneKey holds that 1, 1.0 and True are one key, and 0, 0.0 and
// False another.
func TestNumbersAreOneKey(t *testing.T) {
	d := NewDict()
	for _, key := range []*Value{NewInt(1), NewFloat(1), NewBool(true), NewInt(0), NewFloat(0), NewBool(false), NewInt(-1), NewFloat(1e300)} {
		d.Set(key, key)
	}
	if d.Len() != 4 {
		t.Errorf("want 4 keys, got %d", d.Len())
	}
}
