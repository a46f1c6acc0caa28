package resolver

import (
	"testing"
)

// TestResolve checks what PyYAML 6.0's Resolver says of these texts.
func TestResolve(t *testing.T) {
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
			if got := Resolve(text); got != tag {
				t.Errorf("%q: want %s, got %s", text, tag, got)
			}
		}
	}
}
