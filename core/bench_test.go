package core

import (
	"fmt"
	"strings"
	"testing"
)

// manifest returns the charmcraft.yaml of a Flask charm with about this many lines.
func manifest(lines int) string {
	var text strings.Builder
	text.WriteString("name: bench\ntype: charm\nsummary: Bench\ndescription: Measured\nbase: ubuntu@24.04\nplatforms:\n  amd64:\nextensions: [flask-framework]\n" +
		"requires:\n  postgresql:\n    interface: postgresql_client\n    limit: 1\n    optional: true\nconfig:\n  options:\n")
	for i := range max(1, (lines-15)/4) {
		fmt.Fprintf(&text, "    option-%d:\n      type: string\n      default: value %d\n      description: Option %d of the app, which says how much of it there is.\n", i, i, i)
	}
	return text.String()
}

func BenchmarkEvaluate(b *testing.B) {
	for _, lines := range []int{100, 1000, 10000} {
		files := map[string]string{"charmcraft.yaml": manifest(lines)}
		b.Run(fmt.Sprintf("lines=%d", lines), func(b *testing.B) {
			for b.Loop() {
				if r := Evaluate(files, Options{Skip: []string{SkipPaths}}); r.Status == nil {
					b.Fatal(r.Expansion.Error)
				}
			}
		})
	}
}
