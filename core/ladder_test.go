// About the sources, and not about what becomes of them as WebAssembly.

//go:build !js

package core

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "charm-playground/"

// ladder is the order of the packages: a package imports only those on rungs
// below its own. ARCHITECTURE.md shows it; to print it there after a change, run
//
//	go test ./core -run TestLadderIsPrinted -update
var ladder = [][]string{
	{
		"core/big",
		"core/goyaml",
		"core/charmcraft",
		"core/project",
		"core/resolver",
		"core/shlex",
		"core/slab",
		"core/source",
		"core/upstream",
		"core/upstream/recorded",
	},
	{
		"core/integration",
		"core/juju",
		"core/pebble",
		"core/value",
	},
	{
		"core/diagnostic",
		"core/framework",
		"core/python",
		"core/suggest",
	},
	{
		"core/document",
		"core/pydantic",
		"core/schema",
	},
	{
		"core/edit",
		"core/emit",
		"core/redact",
	},
	{
		"core/mock",
		"core/packed",
	},
	{
		"core/check",
		"core/deployment",
		"core/envexample",
		"core/expansion",
		"core/structure",
		"core/verdict",
	},
	{"core/environment"},
	{
		"core/language",
		"core/possible",
		"core/status",
	},
	{"core/result"},
	{"core/rollout"},
	{"core"},
	{"wasm/bridge"},
	{
		"wasm",
		"wasm/catalogue",
		"wasm/native",
		"wasm/pack",
		"wasm/protocol",
	},
}

// users are the packages that may import what the rest must do without; no
// package of ours may import what has none.
var users = map[string][]string{
	"gopkg.in/yaml.v3":                  {"core/goyaml"}, // and document's tests, as a second opinion
	"github.com/hack-pad/hackpadfs":     {"core/project"},
	"github.com/hack-pad/hackpadfs/mem": {"core/project"},
	"github.com/agnivade/levenshtein":   {"core/suggest"},
	"encoding/json":                     {"wasm/catalogue"},
	"syscall/js":                        {"wasm"},
	"math/big":                          {},
	"os":                                {"wasm/pack", "wasm/catalogue", "wasm/native", "wasm/protocol"},
	"net":                               {},
	"net/url":                           {},
	"net/http":                          {},
	"syscall":                           {},
	"unsafe":                            {},
	"text/template":                     {},
}

func TestLadder(t *testing.T) {
	for _, pkg := range packages(t, "..") {
		own := rung(pkg)
		if own < 0 {
			t.Errorf("package %s has no rung on the ladder", pkg)
		}
		for _, imported := range imports(t, path.Join("..", pkg)) {
			inside, ours := strings.CutPrefix(imported, module)
			if allowed, restricted := users[imported]; restricted && !slices.Contains(allowed, pkg) {
				t.Errorf("package %s must not import %s", pkg, imported)
			}
			if ours && rung(inside) >= own {
				t.Errorf("package %s must not import %s, which is not on a rung below it", pkg, inside)
			}
		}
	}
}

func rung(pkg string) int {
	return slices.IndexFunc(ladder, func(rung []string) bool { return slices.Contains(rung, pkg) })
}

// packages returns the folders below core and wasm with Go files, without testdata.
func packages(t *testing.T, top string) []string {
	t.Helper()
	var found []string
	for _, folder := range []string{"core", "wasm"} {
		err := fs.WalkDir(os.DirFS(top), folder, func(name string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Name() == "testdata" {
				return fs.SkipDir
			}
			if err == nil && strings.HasSuffix(name, ".go") && !slices.Contains(found, path.Dir(name)) {
				found = append(found, path.Dir(name))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// imports returns the packages that a folder's files import, without tests.
func imports(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path.Join(folder, entry.Name()), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			found = append(found, strings.Trim(spec.Path.Value, `"`))
		}
	}
	return found
}
