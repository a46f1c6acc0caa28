package main

import (
	"bytes"
	"fmt"
	"go/version"
	"slices"
	"strings"
)

// knownVersions are the versions of Go whose table of functions is the one that
// symbols.go describes. To add one, compare its runtime/symtab.go and
// internal/abi/symtab.go with those of the version before, and run the tests of
// this package and the golden cases with it.
var knownVersions = []string{"go1.26", "go1.27"}

// checkVersion returns an error unless memory is that of a module built by the
// given Go, as runtime.Version names it, and pack knows that version. What the
// runtime reads in a module may change with each version, and a module packed
// by the rules of another one fails only when it panics.
func checkVersion(memory []byte, goVersion string) error {
	released, _, _ := strings.Cut(goVersion, " ") // experiments follow a space
	if !slices.Contains(knownVersions, version.Lang(released)) {
		return fmt.Errorf("the module is built with %s, but pack knows only %s: build with one of these (GOTOOLCHAIN=%s.0 make), or teach pack the new version in wasm/pack/version.go",
			goVersion, strings.Join(knownVersions, " and "), knownVersions[len(knownVersions)-1])
	}
	if !bytes.Contains(memory, []byte(goVersion)) {
		return fmt.Errorf("the module is not built with %s, the Go that runs pack: build both with the same one", goVersion)
	}
	return nil
}
