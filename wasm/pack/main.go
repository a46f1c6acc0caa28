// Command pack makes a WebAssembly module of Go's linker smaller to send.
//
// The linker writes memory as tens of thousands of small data segments with an
// address each, to leave out zeros. Compressed, the addresses cost far more than
// the zeros. It also describes each function for stack traces, which are never shown,
// and has tables for each function that many could share (counter.go, index.go).
// The compiler's code jumps, stops, addresses and returns by numbers that differ
// at each place; code.go rewrites them. Together this makes core.wasm a third
// smaller in Brotli, and faster.
//
//	pack IN.wasm OUT.wasm
package main

import (
	"fmt"
	"os"
	"runtime"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: pack IN.wasm OUT.wasm")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "pack:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	module, err := os.ReadFile(in)
	if err != nil {
		return err
	}
	packed, err := pack(module, runtime.Version())
	if err != nil {
		return fmt.Errorf("%s: %w", in, err)
	}
	return os.WriteFile(out, packed, 0o644)
}
