//go:build !js

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPackedProgramRecovers checks that a packed module does what the linked
// one does wherever the runtime reads its table of functions: testdata/panics
// is built by the Go that runs the test, with and without inlining, and run by
// Node.
func TestPackedProgramRecovers(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("Node runs the modules: ", err)
	}
	for name, flags := range map[string]string{"inlined": "", "as core.wasm": "-gcflags=all=-l"} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			linked, packed := filepath.Join(folder, "linked.wasm"), filepath.Join(folder, "packed.wasm")
			build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", linked)
			if flags != "" {
				build.Args = append(build.Args, flags, "-gcflags=runtime=", "-gcflags=internal/runtime/...=")
			}
			build.Args = append(build.Args, "./testdata/panics")
			build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
			if out, err := build.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if err := run(linked, packed); err != nil {
				t.Fatal(err)
			}
			want, got := output(t, node, linked), output(t, node, packed)
			if want != got || strings.Count(got, "\n") != 7 {
				t.Errorf("linked:\n%spacked:\n%s", want, got)
			}
		})
	}
}

// output returns what a module prints, in an environment small enough for Go's
// loader.
func output(t *testing.T, node, module string) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	loader := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	command := exec.Command(node, loader, module)
	command.Env = []string{}
	out, err := command.CombinedOutput()
	if err != nil {
		t.Errorf("%s: %v", filepath.Base(module), err)
	}
	return string(out)
}
