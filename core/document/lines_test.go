package document

import (
	"strings"
	"testing"
)

// TestLinePaths has the expected path in front of each line.
func TestLinePaths(t *testing.T) {
	for name, lines := range map[string]string{
		"blocks": `
                      |# A comment.
name                  |name: shop
                      |
description           |description: |
description           |  two lines
description           |
description           |  and a third
requires              |requires:
requires.s3           |  s3:
requires.s3.interface |    interface: s3   # comment
requires.a.b          |  "a.b": text that
requires.a.b          |    goes on
parts                 |parts:
parts.0.name          |  - name: one
parts.0.of            |    of: [1,
parts.0.of.1          |      2, 3]
parts.1               |  -
parts.1.name          |    name: two
                      |    # A comment.
parts.2.0             |  - - x
parts.2.1             |    - y
empty                 |empty:
`,
		"flow": `
a                     |a: {b: {c: 1}, d: 2}
e                     |e: {f: 1,
e.g                   |  g: {h: 2, i: 3}, j: 4,
                      |  # A comment.
e                     |}
k                     |k: &anchor [x]
l                     |l: *anchor
`,
		"unfinished": `
name                  |name: shop
requires              |requires:
requires.s3           |  s3: {interface: s3
config                |config:
config.options        |  options:
`,
		"lists at the top": `
0.a                   |- a: 1
0.b                   |  b: 2
1                     |- c
`,
	} {
		var text []string
		var want []string
		for line := range strings.SplitSeq(strings.Trim(lines, "\n"), "\n") {
			path, written, _ := strings.Cut(line, "|")
			if strings.HasPrefix(line, "description: |") {
				path, written = "description", line
			}
			want = append(want, strings.TrimSpace(path))
			text = append(text, written)
		}
		got := parse(strings.Join(text, "\n")).LinePaths()
		for i := range max(len(want), len(got)) {
			if i >= len(got) || i >= len(want) || got[i] != want[i] {
				t.Errorf("%s, line %d: want %q, got %q", name, i, want[min(i, len(want)-1)], got[min(i, len(got)-1)])
			}
		}
	}
}
